"""The cells of a place as steps: "8.2.1, Table 4, 3rd row" is clause 8.2.1, table 4, a detail.

Words are those of `names.locators` (`data/locators.toml`) and of forms (`data/comment-places.toml`).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from normwright import resources
from normwright.comments.likeness import folded

LAST = -1
_LONGEST = 300  # characters of a cell that name a place; behind that it is prose

_BLANKS = re.compile(r"[\s\u00a0]+")
_PIECE = re.compile(r"\([^\s()]{1,8}\)|\[\d+\]|[^\s,;:/&()\[\]+]+\)?")
_CLAUSE = re.compile(r"(?:\d{1,3}|[A-Z]{1,2})(?:\.\d{1,4}){0,9}\.?")
_LABEL = re.compile(r"\(?([a-z]{1,4}|\d{1,2})\)\.?,?")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|e|er|re|ère|ème|eme|o|º|ª|\.|te|ter|tes)")
_COUNT = re.compile(r"\(?((?:[A-Z]\.)?\d{1,3}[a-z]?|[A-Z](?:\.\d+)*)\)?\.?")
_PART = re.compile(r"\d{1,2}-(\d+(?:\.\d+)+)")
_CLAUSES = frozenset({"clause", "annex", "entry"})
#: Named without a number, and named by nothing but one.
_SINGLE = frozenset({"list", "definition", "heading", "code", "source", "editor", "notice"})
_COUNTED = frozenset({"item", "paragraph", "page", "part", "reference"})
#: Blocks that have a number of their own in the whole document.
NUMBERED = frozenset({"table", "figure", "formula"})


Titles = Callable[[str], str]


def _untitled(_: str) -> str:
    return ""


@dataclass(frozen=True)
class Step:
    """One step of a way: a kind with its number ("8.2.1", "b", "A.1"), or counted (1, 2 … -1 the last)."""

    kind: str
    number: str = ""
    ordinal: int = 0


@dataclass(frozen=True)
class Way:
    """Where the two cells say that a comment belongs.

    `steps` in the order of reading, clause cell first; `words` are those of them that nothing is known of;
    `whole` says that the document is meant, `page` that a page is.
    """

    steps: tuple[Step, ...] = ()
    words: str = ""
    whole: bool = False
    page: int = 0


def read_way(clause: str, element: str, titles: Titles = _untitled) -> Way:
    """The way that the cells for clause and element describe.

    `titles` gives the title of a clause's number: words of it behind the number say nothing more.
    """
    clause, element = _plain(clause), _plain(element)
    if not element and _is_whole(clause):
        return Way(whole=True)
    outer, rest = _steps(_mended(clause), in_clause=True, titles=titles)
    if _is_whole(clause):
        outer, rest = [], ""
    inner, further = _steps(_mended(element), in_clause=False, titles=titles)
    page = next((int(step.number) for step in (*outer, *inner) if step.kind == "page" and step.number), 0)
    steps = tuple(step for step in (*outer, *inner) if step.kind not in ("page", "detail"))
    words = " ".join(filter(None, (rest, further)))
    return Way(steps, words, not steps and not page and _is_whole(clause) and not words, page)


def _is_whole(cell: str) -> bool:
    return folded(cell.strip(" _.*-()")) in _folded("document") or not cell.strip(" _.*-")


def _plain(cell: str) -> str:
    text = unicodedata.normalize("NFC", cell[:_LONGEST]).replace("\u2011", "-")
    return _BLANKS.sub(" ", text).strip()


def _mended(cell: str) -> str:
    """ "8,2,1" and "8. 2. 1" as 8.2.1, "Tab.4" as Tab. 4, "Annex C.2" as it is."""
    cell = re.sub(r"(?<=\d),(?=\d)|(?<=\b[A-Z]),(?=\d)", ".", cell)
    cell = re.sub(r"(?<=\d)\.\s+(?=\d)", ".", cell)
    cell = re.sub(r"\b([A-Z])\.?\s?(?=\d)(?!\d+(?:st|nd|rd|th)\b)", r"\1.", cell)
    cell = _entry().sub("", cell)
    return re.sub(r"(?<=[^\W\d_]{2})(\.?)(?=\d)|(?<=§)(?=\d)", r"\1 ", cell)


def _steps(cell: str, *, in_clause: bool, titles: Titles) -> tuple[list[Step], str]:
    """The steps of a cell, and the words between them."""
    pieces = [match.group() for match in _PIECE.finditer(cell)]
    found: list[Step] = []
    rest: list[str] = []
    at = 0
    if not in_clause and re.fullmatch(r"[a-z]", cell):
        return [Step("item", cell)], ""
    while at < len(pieces):
        further = bool(rest) and rest[-1].lower() in _joining() and found[-1:] and found[-1].kind == "clause"
        in_place = in_clause and (not found or bool(further))
        step, used = _worded(pieces, at) or _bare(pieces[at], in_clause=in_place) or (None, 1)
        if step is None:
            rest += pieces[at : at + used]
        elif not (step.kind == "clause" and found and found[-1].kind == "reference"):
            found.append(step)
        at += used
        if step is not None and step.kind in _CLAUSES:
            at += _title_length(pieces[at:], folded(titles(step.number)))
    return found, " ".join(word for word in rest if word.lower() not in _joining())


def _title_length(pieces: list[str], title: str) -> int:
    """How many pieces are the title of the clause before them."""
    said = ""
    for used, piece in enumerate(pieces, start=1):
        said = f"{said} {folded(piece)}".strip()
        if said == title:
            return used
        if not title.startswith(said):
            return 0
    return len(pieces) if title and said else 0


def _worded(pieces: list[str], at: int) -> tuple[Step, int] | None:
    """A step that names its kind: "Table 2", "2nd para", "last bullet", "list item b)"."""
    ordinal = _ordinal(pieces[at])
    start = at + bool(ordinal)
    kind, used = _kind(pieces, start)
    if ordinal and kind:
        return Step(kind, ordinal=ordinal), 1 + used
    if not kind:
        return None
    behind = start + used
    if kind in _SINGLE:
        return Step(kind), used
    part = _PART.fullmatch(pieces[behind]) if behind < len(pieces) else None
    if part:
        return Step("clause", part[1]), used + 1
    number = _number(kind, pieces[behind]) if behind < len(pieces) else ""
    if number:
        counted = kind not in NUMBERED | _CLAUSES and number.isdigit()
        return Step(kind, number, int(number) if counted and kind != "page" else 0), used + 1
    return None if kind in _COUNTED else (Step(kind), used)


def _number(kind: str, piece: str) -> str:
    """The number behind a kind's name; empty when what follows is none."""
    if kind in _CLAUSES:
        return piece.rstrip(".") if _CLAUSE.fullmatch(piece) else ""
    if kind == "item":
        label = _LABEL.fullmatch(piece) or re.fullmatch(r"([a-z]|[ivx]{1,4}|\d{1,2})[.,]?", piece)
        return label[1] if label else ""
    if kind == "detail":
        return piece if any(sign.isdigit() for sign in piece) else ""
    if kind == "footnote" and re.fullmatch(r"[a-z]\)?", piece):
        return piece[0]
    if kind == "page":
        digits = re.match(r"\d{1,4}", piece)
        return digits[0] if digits else ""
    count = _COUNT.fullmatch(piece.strip("[]"))
    return count[1] if count else ""


def _bare(piece: str, *, in_clause: bool) -> tuple[Step, int] | None:
    """A step of a number or a label alone."""
    if piece.startswith("["):
        return Step("reference", piece.strip("[]")), 1
    label = _LABEL.fullmatch(piece)
    if label and not (piece.startswith("(") and label[1].isdigit()):
        return Step("item", label[1]), 1
    if piece.startswith("("):
        count = _COUNT.fullmatch(piece)
        return (Step("formula", count[1]), 1) if count else None
    part = _PART.fullmatch(piece)
    if part:
        return Step("clause", part[1]), 1
    if _CLAUSE.fullmatch(piece):
        number = piece.rstrip(".")
        if in_clause or "." in number:
            return Step("clause", number), 1
        return (Step("bare", number), 1) if number.isdigit() else None
    return None


def _ordinal(piece: str) -> int:
    """2 for "2nd", "second", "2e", "2.", "zweiter"; -1 for "last"; 0 for other words."""
    word = piece.lower()
    if word in _words("last"):
        return LAST
    digits = _ORDINAL.fullmatch(word)
    return int(digits[1]) if digits else _ordinals().get(word, 0)


def _kind(pieces: list[str], at: int) -> tuple[str, int]:
    """The kind that the next one to four words name, and how many they are; ("", 0) when they name none."""
    for used in range(min(4, len(pieces) - at), 0, -1):
        word = " ".join(pieces[at : at + used]).lower().replace("’", "'").rstrip(".")
        kind = _kinds().get(word)
        if kind:
            return kind, used
    return "", 0


def kinds_named(text: str) -> frozenset[str]:
    """The kinds of blocks that words of a text name: "Delete the list item." names an item."""
    pieces = re.split(r"[^\w'’-]+", text[:_LONGEST])
    return frozenset(_kind(pieces, at)[0] for at in range(len(pieces))) - {""}


@cache
def _kinds() -> dict[str, str]:
    """Word -> kind; forms have their own sense of some words."""
    found: dict[str, str] = {}
    for kind, words in resources.table("locators.toml")["kinds"].items():
        found.update(dict.fromkeys((word.rstrip(".") for word in words), kind))
    for kind, words in resources.table("comment-places.toml")["kinds"].items():
        found.update(dict.fromkeys((word.replace("’", "'") for word in words), kind))
    return found


@cache
def _joining() -> frozenset[str]:
    return frozenset(resources.table("locators.toml")["words"]["and"])


@cache
def _entry() -> re.Pattern[str]:
    """What stands behind the number of a note to entry."""
    words = resources.table("locators.toml")["words"]["entry"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _ordinals() -> dict[str, int]:
    lists = resources.table("comment-places.toml")["ordinals"].values()
    return {word: at for words in lists for at, word in enumerate(words, start=1)}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(resources.table("comment-places.toml")["words"][name])


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(folded(word) for word in _words(name)) - {""}


# -- lines ---------------------------------------------------------------------------------------------------


@cache
def _line() -> re.Pattern[str]:
    word = "|".join(sorted(map(re.escape, _words("line")), key=len, reverse=True))
    to = "|".join(sorted(map(re.escape, _words("to")), key=len, reverse=True))
    return re.compile(
        rf"(?:(?:{word})\.?\s*)?(\d{{1,6}})(?:\s*(?:{to})\s*(\d{{1,6}})|\s*f{{1,2}}\.?)?", re.IGNORECASE
    )


def read_lines(cell: str) -> tuple[int, int] | None:
    """First and last of the lines that a cell names, the first range of several; None for other words."""
    found = _line().search(_plain(cell))
    if not found:
        return None
    first = int(found[1])
    last = int(found[2]) if found[2] else first
    return (first, last) if first <= last else (last, first)
