"""What the `ref` role points at: its grammar, and what each target is called (Directives Part 2)."""

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.passes.tree import plain
from normwright.sts.tags import tbx

NOTE, EXAMPLE = "non-normative-note", "non-normative-example"
CLAUSES = ("sec", "app", "term-sec", "ref-list")
OBJECTS = {"table-wrap": "table", "fig": "figure", "fig-group": "figure", "disp-formula": "formula"}
REF_TYPES = {
    "sec": "sec",
    "app": "app",
    "table-wrap": "table",
    "fig": "fig",
    "fig-group": "fig",
    "disp-formula": "disp-formula",
    "list-item": "list",
    "statement": "statement",
    "term": "abbreviation",
}
CUSTOM = {
    NOTE: "note",
    tbx("note"): "note",
    EXAMPLE: "example",
    tbx("example"): "example",
    "term-sec": "term-entry",
}


@dataclass(frozen=True)
class Step:
    """One target and what joins it to the one before: "", ",", "and", "or", "to"."""

    label: str
    joiner: str


@dataclass(frozen=True)
class Called:
    """How a target is called: "Table" + "2"; "5.2" + " " + "b)"; `number` is "" for what has none."""

    kind: str
    number: str
    base: str = ""  # what stands before and is said once in a list: the clause of a note or item
    word: str = ""  # key of the word before the number
    gap: str = " "  # between base and the rest


def read_targets(text: str, words: dict[str, str]) -> list[Step] | None:
    """The labels in order; None for anything but labels joined by commas, and, or, to (or the language's)."""
    joiners = {",": ","} | {name: name for name in ("and", "or", "to")}
    joiners |= {words[name]: name for name in ("and", "or", "to")}
    steps: list[Step] = []
    joiner = ""
    for token in re.findall(r",|[^\s,]+", text):
        if token in joiners:
            if not steps or joiner not in {"", ","}:
                return None
            joiner = joiners[token]
            continue
        if steps and not joiner:
            return None
        steps.append(Step(token, joiner))
        joiner = ""
    return None if joiner or not steps else steps


def reference_type(target: _Element) -> tuple[str, str]:
    """ref-type and custom-type of an `xref` to the element (niso-sts.md section 7)."""
    tag = str(target.tag)
    if tag in CUSTOM:
        return "custom", CUSTOM[tag]
    return REF_TYPES.get(tag, "other"), ""


def called(job: Job, target: _Element) -> Called:
    """What the Directives call the element in running text."""
    tag = str(target.tag)
    if tag in CLAUSES:
        return _clause(job, target)
    if tag in OBJECTS:
        kind = OBJECTS[tag]
        return Called(kind, job.numbers.get(target, ""), word=kind)
    if tag == "list-item":
        return _item(job, target)
    if tag in {NOTE, EXAMPLE} and target in job.numbers:
        kind = "note" if tag == NOTE else "example"
        return Called(kind, job.numbers[target] or "-", _holder(job, target), kind, ", ")
    if tag in {tbx("note"), tbx("example")}:
        return _in_entry(job, target)
    if tag == "term":
        return Called("abbreviation", plain(target))
    if tag == "def-item":
        return Called("abbreviation", plain(target[0]))
    table = next(target.iterancestors("table-wrap"), None)
    if table is not None:
        return Called("table", job.numbers.get(table, ""), word="table")
    clause = next((node for node in target.iterancestors() if node in job.scopes), None)
    return replace(_clause(job, clause), kind="place") if clause is not None else Called("place", "")


def aim(target: _Element) -> _Element:
    """The element whose id a reference carries."""
    return target[0] if target.tag == "def-item" and len(target) else target


def _clause(job: Job, clause: _Element) -> Called:
    number = job.scopes.get(clause, "")
    if clause.tag == "app":
        return Called("annex", number, word="annex")
    if clause.tag == "ref-list" or clause.find("label") is None:
        return Called("part", plain(clause.find("title")) if clause.find("title") is not None else "")  # type: ignore[arg-type]
    if not clause.findtext("label"):
        return Called("clause", "")
    # "Clause 5" and "Clause A.2" at the top; the bare number below.
    top = "." not in number or (number[0].isalpha() and number.count(".") == 1)
    if clause.tag == "term-sec" or not top:
        return Called("subclause", number)
    return Called("clause", number, word="clause")


def _item(job: Job, item: _Element) -> Called:
    marks = [job.numbers.get(node, "") for node in (item, *item.iterancestors("list-item"))]
    if not marks[0]:
        return Called("item", "")
    outer = " ".join(mark for mark in reversed(marks[1:]) if mark)
    base = " ".join(part for part in (_holder(job, item), outer) if part)
    return Called("item", marks[0], base)


def _in_entry(job: Job, target: _Element) -> Called:
    siblings = list(target.itersiblings(str(target.tag), preceding=True))
    parent = target.getparent()
    assert parent is not None
    several = len(parent.findall(str(target.tag))) > 1
    number = str(len(siblings) + 1)
    if target.tag == tbx("note"):
        return Called("note-to-entry", number, _holder(job, target), "note-to-entry", ", ")
    return Called("example", number if several else "-", _holder(job, target), "example", ", ")


def _holder(job: Job, element: _Element) -> str:
    """The table, figure or clause that a note, item or paragraph stands in, as it is called."""
    for node in element.iterancestors():
        if node.tag in OBJECTS and node.tag != "disp-formula":
            return f"{job.words['reference'][OBJECTS[str(node.tag)]][0]} {job.numbers[node]}"
        if node in job.scopes:
            found = _clause(job, node)
            return f"{job.words['reference'][found.word][0]} {found.number}" if found.word else found.number
    return ""
