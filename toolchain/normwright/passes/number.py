"""Numbers of clauses: 1, 5.2, A.1, 0.1 (Directives Part 2, numbering of divisions and subdivisions)."""

from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.sts.build import set_label
from normwright.sts.labels import letters

#: Levels below a clause that the Directives allow.
DEEPEST = 5


def number_clauses(job: Job) -> None:
    """Labels every clause, annex and term entry, and notes in `job.scopes` what ids in it are called after.

    Complaint: SRC015 a subclause below the fifth level.
    """
    _number_front(job, job.front())
    _number_body(job)
    _number_back(job, job.back())
    if job.wrapper is not None:
        _number_front(job, job.wrapper[0])
        for back in job.wrapper.findall("back"):
            _number_back(job, back)


def _number_front(job: Job, front: _Element) -> None:
    for section in front.findall("sec"):
        kind = section.get("sec-type", "front")
        job.scopes[section] = kind
        if kind == "intro":
            _number_inside(job, section, "0", 1)
        else:
            _name_inside(job, section, kind)


def _number_body(job: Job) -> None:
    for number, clause in enumerate(_clauses(job.body()), start=1):
        job.scopes[clause] = str(number)
        if job.amending:
            if clause.get("sec-type") == "amending":
                del clause.attrib["sec-type"]
            set_label(clause, "")
            _name_inside(job, clause, str(number))
        else:
            set_label(clause, str(number))
            _number_inside(job, clause, str(number), 1)


def _number_back(job: Job, back: _Element) -> None:
    word = job.words["block"]["annex"]
    ordinal = 0
    for annex in back.iter("app"):
        letter = job.scopes.get(annex, "")
        if not letter:
            ordinal += 1
            letter = job.scopes[annex] = letters(ordinal).upper()
        set_label(annex, f"{word} {letter}")
        _number_inside(job, annex, letter, 0)
    for bibliography in back.findall("ref-list"):
        job.scopes[bibliography] = "bibl"


def _number_inside(job: Job, parent: _Element, number: str, depth: int) -> None:
    for ordinal, section in enumerate(_clauses(parent), start=1):
        label = f"{number}.{ordinal}"
        job.scopes[section] = label
        set_label(section, label)
        if depth > DEEPEST:
            job.say("SRC015", section, label=label)
        _number_inside(job, section, label, depth + 1)


def _name_inside(job: Job, parent: _Element, scope: str) -> None:
    """Subclauses without numbers are called after their parent, for their ids only."""
    for ordinal, section in enumerate(_clauses(parent), start=1):
        job.scopes[section] = f"{scope}.{ordinal}"
        if section.find("title") is None:
            set_label(section, "")
        _name_inside(job, section, f"{scope}.{ordinal}")


def _clauses(parent: _Element) -> list[_Element]:
    return [child for child in parent if child.tag in {"sec", "term-sec"}]
