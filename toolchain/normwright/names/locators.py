"""Places in a document: "Clause 5", "8.2", "B.2", "Table 3", "5.2 b)", "3.6.6, Note 1 to entry", "p. 14".

A place that isn't understood is kept as written, with kind "other".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from normwright import resources
from normwright.names.tokens import plain

_INSIDE = ("note", "example", "item", "paragraph", "footnote")


@dataclass(frozen=True)
class Locator:
    """One place in a cited document.

    `within` is the clause or entry that a note, example, item or paragraph stands in; `to` ends a range.
    """

    text: str  # as written
    kind: str  # clause annex table figure formula entry note example item page … | other
    number: str = ""  # "8.2", "B", "A.1", "2"; of a formula without brackets
    item: str = ""  # "b" of "5.2 b)"
    to: str = ""
    within: str = ""
    offset: int = 0  # characters from the start of the text given to `parse_locators`

    @property
    def understood(self) -> bool:
        """Whether its kind is known."""
        return self.kind != "other"


def parse_locators(text: str) -> tuple[Locator, ...]:
    """The places named in `text`, in order; "and" and commas part them, a kind holds for those after it."""
    found: list[Locator] = []
    for piece, offset in _pieces(text):
        before = found[-1] if found else None
        locator = replace(_locator(piece, before), text=piece, offset=offset)
        if locator.kind in _INSIDE and not locator.within and before is not None:
            locator = replace(locator, within=before.within or before.number)
        found.append(locator)
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """The stretches between commas and words such as "and", with their offsets."""
    start, at = 0, 0
    while at <= len(text):
        cut = 1 if at == len(text) or text[at] == "," else _conjunction(text, at)
        if not cut or (0 < at < len(text) and text[at] == "," and _decimal(text, at)):
            at += 1
            continue
        piece = text[start:at]
        if piece.strip():
            yield piece.strip(), start + len(piece) - len(piece.lstrip())
        start = at = at + cut
    return


def _decimal(text: str, at: int) -> bool:
    return text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit() and text[at - 1 : at] != " "


def _conjunction(text: str, at: int) -> int:
    """Length of " and " and its like at `at`, 0 if there is none."""
    if text[at] not in " \u00a0":
        return 0
    for word in _words("and"):
        end = at + 1 + len(word)
        if text[at + 1 : end].lower() == word and text[end : end + 1] in (" ", "\u00a0"):
            return len(word) + 2
    return 0


def _locator(piece: str, before: Locator | None) -> Locator:
    line = plain(piece)
    kind, rest = _kind(line)
    if kind:
        return _worded(kind, rest)
    number, to = _range(rest)
    if " " in line and (inner := _inner(line)) is not None:
        return inner
    if _paragraph(line):
        return Locator(piece, "paragraph", line)
    bare, item = _item(number)
    held = _held_kind(bare, before)
    if held or _clause_number(bare):
        return Locator(piece, held or "clause", bare.strip("()"), item, to.strip("()"))
    if line.endswith(")") and len(line) <= 4 and line[:-1].isalnum():
        return Locator(piece, "item", line[:-1])
    return Locator(piece, "other")


def _held_kind(number: str, before: Locator | None) -> str:
    """The kind that goes on from the place before, as in "Tables 2, 3 and A.1"; "" if none does."""
    if before is None:
        return ""
    bare = number.strip("()")
    lettered = len(bare) == 1 and bare.isalpha() and bare.isupper()
    head, _, tail = bare.partition(".")
    counted = (bare.isdigit() or (head.isalpha() and len(head) == 1 and tail.isdigit())) and (
        before.kind in ("table", "figure", "formula", "page", "note", "example")
    )
    return before.kind if counted or (lettered and before.kind == "annex") else ""


def _worded(kind: str, rest: str) -> Locator:
    """A place that begins with its kind: "Table A.1", "Formula (2)", "Note 1 to entry", "Tables 2 to 4"."""
    for words in _words("entry"):
        rest = rest.removesuffix(words).strip()
    number, to = _range(rest)
    number, item = _item(number)
    if kind in ("formula", "page", "item") or not item:
        number, to = number.strip("()"), to.strip("()")
    needed = kind in ("clause", "annex", "table", "figure", "formula", "page", "part")
    understood = len(number.split()) <= 1 and (bool(number) or not needed)
    return Locator("", kind, number, item, to) if understood else Locator("", "other")


def _inner(line: str) -> Locator | None:
    """ "5.2 Note 2", "5.2 second paragraph": the inner place, with where it stands."""
    outer, _, rest = line.partition(" ")
    kind, number = _kind(rest)
    if not _clause_number(outer):
        return None
    if kind in _INSIDE:
        return replace(_worded(kind, number), within=outer)
    return Locator("", "paragraph", rest, within=outer) if _paragraph(rest) else None


def _kind(line: str) -> tuple[str, str]:
    """The kind that the first word or words name, and what follows; ("", line) when they name none."""
    low = line.lower()
    for word, kind in _kind_words():
        if low == word or low.startswith(word + " ") or (word.endswith(".") and low.startswith(word)):
            return kind, line[len(word) :].strip()
    return "", line


def _range(text: str) -> tuple[str, str]:
    """ "2 to 4", "14-16" -> both ends."""
    for word in _words("to"):
        first, found, last = text.partition(f" {word} ")
        if found and " " not in last.strip():
            return first.strip(), last.strip()
    first, found, last = text.partition("-")
    if found and first.strip().isdigit() and last.strip().isdigit():
        return first.strip(), last.strip()
    return text.strip(), ""


def _item(number: str) -> tuple[str, str]:
    """ "5.2 b)" -> ("5.2", "b"); also "5.2 b) 1)" -> "b) 1"."""
    head, _, rest = number.partition(" ")
    pieces = rest.split()
    if pieces and all(
        piece.endswith(")") and 0 < len(piece) - 1 <= 4 and piece[:-1].isalnum() for piece in pieces
    ):
        return head, rest[:-1]
    return number, ""


def _clause_number(text: str) -> bool:
    """ "8", "8.2", "B.2.1", "3.6.6", "0.1"; a lone letter is no clause."""
    first, *others = text.split(".")
    lettered = len(first) <= 2 and first.isalpha() and first.isupper() and bool(others)
    return (first.isdigit() or lettered) and all(piece.isdigit() for piece in others)


def _paragraph(line: str) -> bool:
    low = line.lower()
    return any(low == word or low.endswith(" " + word) for word in _words("paragraph"))


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(resources.table("locators.toml")["words"][kind])


@cache
def _kind_words() -> tuple[tuple[str, str], ...]:
    """(word, kind), longest word first."""
    table = resources.table("locators.toml")["kinds"]
    pairs = [(word, kind) for kind, words in table.items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))
