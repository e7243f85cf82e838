"""How much of what is marked by hand the code finds: `python -m tests.prose.figures`, a line a difficulty."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.prose.marking import FOLDER, HELD_OUT, Marked, marked

from normwright.prose.conditions import conditions
from normwright.prose.forms import find_forms
from normwright.prose.quantities import quantities
from normwright.prose.sentences import OBJECT, sentences
from normwright.prose.statement import Statement
from normwright.prose.verbal import SILENT, statements
from normwright.sts.views.passages import quoted

#: What an element of the marked texts is called by those who ask.
ROLES = {
    "body": "paragraph",
    "item": "list item",
    "references": "reference",
    "bibliography": "reference",
    "table footnote": "footnote to a table or figure",
    "entry example": "example in an entry",
}


@dataclass
class Count:
    """Marked and found alike, found only, marked only."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the found that is marked; 1 when nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the marked that was found; 1 when nothing is marked."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def add(self, wanted: Iterable[Any], got: Iterable[Any]) -> None:
        """Counts two sets."""
        one, other = set(wanted), set(got)
        self.right += len(one & other)
        self.wrong += len(other - one)
        self.missed += len(one - other)


def masked(string: str) -> str:
    """A text as rules read it, quotations masked."""
    letters = list(string)
    for start, end in quoted(string):
        letters[start:end] = OBJECT * (end - start)
    return "".join(letters)


def read(one: Marked) -> tuple[Statement, ...]:
    """What the code finds in a marked text."""
    role = ROLES.get(one.element, one.element)
    return statements(masked(one.string), lead_in=one.lead_in, element=role)


def wanted_forms(one: Marked) -> set[Any]:
    """The marked forms: kind, polarity, end of the words, and whether subordinate, imperative, from the lead-in."""
    return {(f.kind, f.negative, f.end, f.subordinate, f.imperative, f.inherited) for f in one.forms}


def found_forms(found: Iterable[Statement]) -> set[Any]:
    """The found ones in the same shape."""
    return {
        (str(s.kind), s.negative, 0 if s.inherited else s.at.end, s.subordinate, s.imperative, s.inherited)
        for s in found
    }


def aspects(one: Marked) -> Iterator[tuple[str, set[Any], set[Any]]]:
    """What is compared: name, the marked, the found. Where no subject or quantity is marked, none is counted."""
    found = read(one)
    text = masked(one.string)
    yield "forms", wanted_forms(one), found_forms(found)
    meanings = {(s.at.end, str(s.meant)) for s in found if s.meant}
    yield "meaning", {(f.end, f.meant) for f in one.forms if f.meant}, meanings
    when = {
        (c.start, c.end, c.kind)
        for span in sentences(text)
        for c in conditions(text, span, [f.start for f in find_forms(text, "en", *span)])
    }
    if one.element not in SILENT:
        yield "conditions", {(c.start, c.end, c.kind) for c in one.conditions}, when
    ends = [span.end for span in sentences(text)]
    yield "sentences", set(one.ends), set(ends[:-1])
    if one.subjects:
        yield "subjects", {(s.start, s.end) for s in one.subjects}, {s.subject for s in found if s.subject}
    if one.quantities or one.difficulty in QUANTITIES:
        got = {
            (q.start, q.end, q.comparator, q.unit if q.comparator not in "∈±" else "")
            for q in quantities(text)
        }
        yield "quantities", {(q.start, q.end, q.kind, q.unit) for q in one.quantities}, got


QUANTITIES = {one.difficulty for one in marked("quantities")} | {"quantities"}


def figures(name: str = "*", folder: Path = FOLDER) -> dict[str, dict[str, Count]]:
    """Counts by difficulty and aspect."""
    found: dict[str, dict[str, Count]] = defaultdict(lambda: defaultdict(Count))
    for one in marked(name, folder):
        for aspect, wanted, got in aspects(one):
            found[one.difficulty][aspect].add(wanted, got)
    return {difficulty: dict(counts) for difficulty, counts in found.items()}


def total(counted: dict[str, dict[str, Count]], aspect: str) -> Count:
    """The sum over all difficulties."""
    sums = [counts[aspect] for counts in counted.values() if aspect in counts]
    return Count(sum(c.right for c in sums), sum(c.wrong for c in sums), sum(c.missed for c in sums))


def lines(counted: dict[str, dict[str, Count]]) -> Iterator[str]:
    """The figures for reading: precision and recall of forms by difficulty, then of each aspect."""
    yield f"{'difficulty':<28}{'forms':>6}{'precision':>11}{'recall':>9}"
    for difficulty, counts in counted.items():
        forms = counts["forms"]
        yield f"{difficulty:<28}{forms.right + forms.missed:>6}{forms.precision:>11.2f}{forms.recall:>9.2f}"
    yield ""
    for aspect in ("forms", "meaning", "conditions", "sentences", "subjects", "quantities"):
        count = total(counted, aspect)
        yield f"{aspect:<28}{count.right + count.missed:>6}{count.precision:>11.3f}{count.recall:>9.3f}"


if __name__ == "__main__":
    for title, where in (("marked before the code", FOLDER), ("held out", HELD_OUT)):
        print(f"{title}\n\n" + "\n".join(lines(figures(folder=where))) + "\n")
