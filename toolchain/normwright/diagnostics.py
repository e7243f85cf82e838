"""Complaints about a user's document: code, place, what is wrong, what to do next, source.

The words of each code stand in `data/messages/<FAMILY>.toml`, one table a code:

    [SRC010]
    name = "label-used-twice"            # the fault, not the cure
    level = "error"                      # error | warning | advice
    message = 'label "{label}" is used twice; it also stands at {other}'
    help = "give one of the two another name"
    source = "normwright authoring syntax"
    docs = "Why it matters, in a sentence or three, for `normwright explain`."
    repeats = ["SRC009"]                 # codes that say the same fault better, see `unrepeated` (optional)

A drafting rule has more, see `checks/rule.py`. Codes are never reused.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Any

from normwright import resources


class Level(StrEnum):
    """How bad it is: an error stops the build from being called good, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file; lines and columns count from 1, 0 means unknown.

    `file` is relative to the workspace, with forward slashes, or as the user typed it.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    approximate: bool = False
    length: int = 1

    def __str__(self) -> str:
        parts = [self.file or "-"]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)

    def within(self, value: str, start: int, end: int) -> "Place":
        """The place of characters [start, end) of a value that stands here in quotes.

        It is the whole place where signs are escaped, or where it isn't known how long the value is.
        """
        if self.length != len(value) + 2:
            return self
        return replace(self, column=self.column + 1 + start, length=end - start)


NOWHERE = Place()


@dataclass(frozen=True)
class Diagnostic:
    """One complaint, worded for its reader.

    `path` is the way to the element from the root of a file by others; `fixable`: `check --fix` knows how.
    """

    code: str
    level: Level
    place: Place
    message: str
    help: str = ""
    source: str = ""
    path: str = ""
    fixable: bool = False


@dataclass(frozen=True)
class Code:
    """The page of a code, as `normwright explain` prints it."""

    code: str
    name: str
    level: Level
    message: str
    help: str
    source: str
    docs: str
    repeats: frozenset[str] = frozenset()  # codes beside which, at the same spot, it says nothing new
    levels: Mapping[str, Level] = field(default_factory=dict)  # from a stage on; only rules have it, and:
    languages: tuple[str, ...] = ()  # those it is for; empty: all
    edition: str = ""  # of the source, whose clause numbers are meant
    basis: str = ""  # how far it is verified against the source
    since: str = ""  # edition of the Directives that first has it
    off: bool = False  # unless the workspace gives it a level
    whole: bool = False  # only the whole document can decide it; advice where there is but a part
    slot: str = ""  # where the examples stand
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


@cache
def codes() -> dict[str, Code]:
    """Every known code, sorted."""
    found: dict[str, Code] = {}
    for path in sorted(resources.data("messages").glob("*.toml")):
        for code, page in resources.table(f"messages/{path.name}").items():
            found[code] = Code(
                code=code,
                name=page["name"],
                level=Level(page["level"]),
                message=page["message"],
                help=page.get("help", ""),
                source=page.get("source", ""),
                docs=page.get("docs", ""),
                repeats=frozenset(page.get("repeats", ())),
                levels={stage: Level(level) for stage, level in page.get("levels", {}).items()},
                languages=tuple(page.get("languages", ())),
                edition=page.get("edition", ""),
                basis=page.get("basis", ""),
                since=page.get("since", ""),
                off=page.get("off", False),
                whole=page.get("whole", False),
                slot=page.get("slot", ""),
                bad=_several(page.get("bad", ())),
                good=_several(page.get("good", ())),
            )
    return dict(sorted(found.items()))


def _several(examples: Any) -> tuple[str, ...]:
    return (examples,) if isinstance(examples, str) else tuple(examples)


def diagnose(code: str, place: Place = NOWHERE, /, **facts: Any) -> Diagnostic:
    """The complaint `code` at `place`, its message and help filled with `facts`.

    Raises: KeyError for an unknown code or a fact that the wording needs and did not get (our bug).
    """
    page = codes()[code]
    words = {name: str(value) for name, value in facts.items()}
    return Diagnostic(
        code, page.level, place, page.message.format(**words), page.help.format(**words), page.source
    )


def unrepeated(findings: Iterable[Diagnostic], *, beside: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """The findings but those that only repeat what another one, of these or of `beside`, says of the spot."""
    told = list(findings)
    spoken = {(one.code, _spot(one)) for one in (*told, *beside)}
    return [
        one for one in told if all((code, _spot(one)) not in spoken for code in codes()[one.code].repeats)
    ]


def _spot(diagnostic: Diagnostic) -> tuple[str, int, int]:
    return diagnostic.place.file, diagnostic.place.line, diagnostic.place.column


@dataclass
class Report:
    """What was found so far, in the order found; iterating gives it by place, without repetitions.

    The same complaint at the same place is kept once.
    """

    findings: list[Diagnostic] = field(default_factory=list)
    _known: set[Diagnostic] = field(default_factory=set, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._known.update(self.findings)

    def say(self, code: str, place: Place = NOWHERE, /, **facts: Any) -> None:
        """Adds the complaint `code` at `place`."""
        self.add(diagnose(code, place, **facts))

    def add(self, diagnostic: Diagnostic) -> None:
        """Adds a finished diagnostic."""
        if diagnostic not in self._known:
            self._known.add(diagnostic)
            self.findings.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Adds several."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        told = unrepeated(self.findings)
        return iter(sorted(told, key=lambda d: (d.place.file, d.place.line, d.place.column, d.code)))

    def __len__(self) -> int:
        return len(self.findings)

    def count(self, level: Level) -> int:
        """Number of findings of that level."""
        return sum(1 for finding in self.findings if finding.level is level)

    @property
    def failed(self) -> bool:
        """Whether there is at least one error."""
        return self.count(Level.ERROR) > 0


def raised(diagnostic: Diagnostic, level: Level) -> Diagnostic:
    """The same complaint at another level (settings and stages change levels)."""
    return replace(diagnostic, level=level)
