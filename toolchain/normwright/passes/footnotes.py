"""Numbers of footnotes: running through the text, lettered in each table and figure (Directives Part 2)."""

from collections import Counter

from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.passes.tree import take_out
from normwright.sts.build import set_label
from normwright.sts.labels import letters
from normwright.sts.tags import KEY, TO

#: Footnotes called in one of these belong to it.
OWNERS = ("table-wrap", "fig", "fig-group")
#: A table's key is printed below its cells, though it stands before them (niso-sts.md section 9).
BELOW_CELLS = {"legend": 1, "table-wrap-foot": 2}


def number_footnotes(job: Job) -> None:
    """Labels footnotes in the order of their first marks; a mark without one was reported on reading."""
    for zone, _ in job.zones():
        notes = {note.get(KEY, ""): note for note in zone.iter("fn")}
        counts: Counter[_Element | None] = Counter()
        for table in zone.iter("table-wrap"):
            for mark in _printed_order(table):
                note = notes.get(mark.get(TO, ""))
                if note is not None and note not in job.numbers and owner_of(note) is table:
                    _number(job, note, counts)
        for mark in list(zone.iter("xref")):
            key = mark.get(TO)
            if key is None:
                continue
            note = notes.get(key)
            if note is None:
                take_out(mark)
                continue
            if note not in job.numbers:
                _number(job, note, counts)
            mark.text = job.numbers[note]
            mark.set("ref-type", "table-fn" if _in_foot(note) else "fn")
            job.links.append((mark, [note]))
        for note in notes.values():
            if note not in job.numbers:
                _number(job, note, counts)
        for foot in zone.iter("table-wrap-foot"):
            _sort(job, foot)


def owner_of(note: _Element) -> _Element | None:
    """The table or figure that a footnote belongs to."""
    return next(note.iterancestors(*OWNERS), None)


def _number(job: Job, note: _Element, counts: "Counter[_Element | None]") -> None:
    owner = owner_of(note)
    counts[owner] += 1
    job.numbers[note] = str(counts[owner]) if owner is None else letters(counts[owner])
    set_label(note, job.numbers[note])


def _printed_order(table: _Element) -> list[_Element]:
    parts = sorted(table, key=lambda part: BELOW_CELLS.get(part.tag, 0))
    return [mark for part in parts for mark in part.iter("xref")]


def _sort(job: Job, foot: _Element) -> None:
    """Puts the footnotes below a table in the order of their letters; what else is there stays."""
    notes = foot.findall("fn")
    places = [foot.index(note) for note in notes]
    for note in notes:
        foot.remove(note)
    for place, note in zip(
        places, sorted(notes, key=lambda note: _rank(job.numbers.get(note, ""))), strict=True
    ):
        foot.insert(place, note)


def _rank(letters: str) -> tuple[int, str]:
    return len(letters), letters


def _in_foot(note: _Element) -> bool:
    return next(note.iterancestors("table-wrap-foot"), None) is not None
