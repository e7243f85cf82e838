"""Reads the sentences marked by hand (`marked/README.md`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "marked"
HELD_OUT = Path(__file__).parent / "held-out"
KINDS = {
    "REQ": "requirement",
    "REC": "recommendation",
    "PER": "permission",
    "POS": "possibility",
    "EXT": "external",
    "OUT": "unlisted",
}
_ELEMENTS = (
    "title|caption|annex|item|note to entry|note|entry example|example|table footnote|footnote|key|definition|scope|"
    "foreword|introduction|references|cell|bibliography|normative annex"
)
_HEAD = re.compile(rf"(?P<element>{_ELEMENTS})(?:<(?P<lead>[^|]*))?\|")
_FORM = re.compile(
    r"(?P<kind>[A-Z]{3})(?P<negative>-?)(?P<meant>~[A-Z]{3}-?)?(?P<sub>,?)(?P<verb>!?)(?P<from>[:<])"
)
_PAIRS = {"{": "}", "⟨": "⟩", "⟦": "⟧", "⟪": "⟫"}


@dataclass(frozen=True)
class MarkedForm:
    """A verbal form: its kind, polarity and words at [start, end); without words: that of the lead-in."""

    kind: str
    negative: bool
    start: int
    end: int
    words: str
    meant: str = ""
    subordinate: bool = False
    imperative: bool = False
    inherited: bool = False


@dataclass(frozen=True)
class MarkedSpan:
    """A subject, condition (`kind` is its type) or quantity (`kind` is the comparator)."""

    start: int
    end: int
    kind: str = ""
    value: str = ""
    unit: str = ""


@dataclass
class Marked:
    """One text with all that is marked in it."""

    difficulty: str
    element: str
    lead_in: str
    string: str = ""
    forms: list[MarkedForm] = field(default_factory=list)
    subjects: list[MarkedSpan] = field(default_factory=list)
    conditions: list[MarkedSpan] = field(default_factory=list)
    quantities: list[MarkedSpan] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # where a sentence ends and another one follows


def marked(name: str = "*", folder: Path = FOLDER) -> Iterator[Marked]:
    """Every marked text of the files `name`."""
    for path in sorted(folder.glob(f"{name}.txt")):
        difficulty = ""
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.startswith("== "):
                difficulty = line[3:].partition(":")[0].strip()
            elif line and not line.startswith("#"):
                yield read_line(line, difficulty)


def read_line(line: str, difficulty: str = "") -> Marked:
    """One line. Raises: ValueError for a mark that isn't one."""
    head = _HEAD.match(line)
    found = Marked(difficulty, head["element"] if head else "body", (head and head["lead"]) or "")
    rest = line[head.end() :] if head else line
    opened: list[tuple[str, int, str]] = []
    at = 0
    while at < len(rest):
        sign = rest[at]
        if sign in _PAIRS:
            name = _name(sign, rest, at)
            opened.append((sign, len(found.string), name))
            at += 1 + len(name)
        elif opened and sign == _PAIRS.get(opened[-1][0]):
            _close(found, *opened.pop())
            at += 1
        elif sign == "‖":
            found.string = found.string.rstrip()
            found.ends.append(len(found.string))
            at += 1
        elif sign == "|" and opened and opened[-1][0] == "⟪":
            opened.append(("|", len(found.string), ""))
            at += 1
        elif opened and opened[-1][0] == "|" and sign == "⟫":
            _, border, _ = opened.pop()
            _, start, name = opened.pop()
            string = found.string
            found.quantities.append(
                MarkedSpan(start, len(string), name[:-1], string[start:border], string[border:].strip())
            )
            at += 1
        else:
            found.string += sign
            at += 1
    if opened:
        raise ValueError(f"a mark isn't closed: {line}")
    return found


def _name(sign: str, rest: str, at: int) -> str:
    if sign == "⟨":
        return ""
    pattern = _FORM if sign == "{" else re.compile(r"[^:⟧⟫]{1,8}:")
    match = pattern.match(rest, at + 1)
    if not match:
        raise ValueError(f"unreadable mark at {at}: {rest}")
    return match[0]


def _close(found: Marked, sign: str, start: int, name: str) -> None:
    end = len(found.string)
    if sign == "⟨":
        found.subjects.append(MarkedSpan(start, end))
    elif sign == "⟦":
        found.conditions.append(MarkedSpan(start, end, name[:-1]))
    elif sign == "⟪":
        found.quantities.append(MarkedSpan(start, end, name[:-1], found.string[start:end]))
    else:
        found.forms.append(_form(found, start, end, name))


def _form(found: Marked, start: int, end: int, name: str) -> MarkedForm:
    match = _FORM.fullmatch(name)
    assert match is not None
    words, inherited = found.string[start:end], match["from"] == "<"
    if inherited:
        found.string, end = found.string[:start], start
    meant = (match["meant"] or "")[1:].rstrip("-")
    return MarkedForm(
        KINDS[match["kind"]],
        bool(match["negative"]),
        start,
        end,
        words,
        KINDS.get(meant, ""),
        bool(match["sub"]),
        bool(match["verb"]),
        inherited,
    )
