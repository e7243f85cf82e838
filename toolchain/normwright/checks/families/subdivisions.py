"""Clauses and subclauses (ISO/IEC Directives Part 2, Clause 22)."""

import re
from collections.abc import Iterator

from normwright.checks.capitals import misplaced
from normwright.checks.document import Document
from normwright.checks.elements import FRONT, body_clauses, heading_words, is_supplement, name_of
from normwright.checks.finding import Entitle, Finding, at, on, replace
from normwright.checks.listed import is_numbered_list
from normwright.checks.rule import rule
from normwright.sts.places import is_generated
from normwright.sts.views import Block, Clause, Kind, Note, Passage, Role

DEEPEST = 5  # levels of subclauses below a clause
ADVISED = 3
LONGEST_TITLE = 500  # characters; what is longer is none
#: Kinds of clauses whose subclauses other rules look at.
_OTHERS = frozenset({Kind.FOREWORD, Kind.NORMATIVE_REFERENCES, Kind.BIBLIOGRAPHY, Kind.INDEX})


@rule("SEC001", on=Document)
def check_titles(document: Document, _: Document) -> Iterator[Finding]:
    """Every clause has a title; below it, subclauses may go without."""
    for clause in () if document.once(is_supplement) else body_clauses(document):
        if re.fullmatch(r"\d+", clause.number) and not clause.title:
            yield on("SEC001", clause, number=clause.number)


@rule("SEC002", on=Clause)
def check_uniform_titles(clause: Clause, document: Document) -> Iterator[Finding]:
    """Of the subclauses of one clause, all have titles or none."""
    children = [one for one in clause.children if one.kind is Kind.CLAUSE and one.label]
    bare = [one for one in children if not one.title]
    titled = [one for one in children if one.title]
    if bare and titled:
        odd = bare[0] if len(bare) <= len(titled) else titled[0]
        has = "has no title" if odd in bare else "has a title"
        other = titled[0] if odd in bare else bare[0]
        does = "has" if odd in bare else "doesn’t"
        yield on("SEC002", odd, number=odd.number, has=has, other=other.number, does=does)


@rule("SEC003", on=Clause)
def check_hanging_paragraph(clause: Clause, document: Document) -> Iterator[Finding]:
    """Between a heading and the first subclause below it stands nothing that could be referred to."""
    if not clause.children or clause.kind in _OTHERS or _leads_in(clause):
        return
    block = next((one for one in clause.lead if _hangs(one)), None)
    if block is not None:
        title = heading_words(clause.language).get("general", "General")
        facts = {"clause": name_of(clause), "first": name_of(clause.children[0]), "title": title}
        yield on("SEC003", block, Entitle(clause, title), **facts)


def _leads_in(clause: Clause) -> bool:
    """Whether what stands there introduces numbered entries: terms, reagents, instruments."""
    below = [clause, *clause.children]
    entries = any(one.kind is Kind.TERM_ENTRY for part in below for one in part.children)
    return entries or clause.top.kind is Kind.TERMS or is_numbered_list(clause)


def _hangs(block: Block) -> bool:
    return not is_generated(block.element) and not (isinstance(block, Note) and block.editorial)


@rule("SEC004", on=Clause)
def check_lone_subclause(clause: Clause, document: Document) -> Iterator[Finding]:
    """There are two subclauses at a level, or none."""
    if len(clause.children) != 1 or clause.kind in _OTHERS or is_numbered_list(clause):
        return
    if document.once(is_supplement):
        return  # it shows what changes, and not what stands beside it
    (child,) = clause.children
    if child.kind is Kind.CLAUSE and child.label:
        yield on("SEC004", child, number=child.number, clause=name_of(clause))


@rule("SEC005", on=Clause)
def check_depth(clause: Clause, document: Document) -> Iterator[Finding]:
    """At most five levels of subclauses; of a draft it is told when it is read."""
    if document.draft is None and _levels(clause) == DEEPEST + 1:
        yield on("SEC005", clause, number=clause.number, most=DEEPEST)


@rule("SEC006", on=Clause)
def check_advised_depth(clause: Clause, document: Document) -> Iterator[Finding]:
    """Numbers of more than four figures are hard to cite; the first one of each subclause is told."""
    if _levels(clause) == ADVISED and clause.children and clause.children[0].label:
        yield on("SEC006", clause.children[0], number=clause.children[0].number, most=ADVISED)


def _levels(clause: Clause) -> int:
    """How many levels of subclauses a clause is below its own: 1 for 5.2, 1 for A.2.1."""
    around = clause.depth - 1
    return around - 1 if clause.top.kind is Kind.ANNEX else around


@rule("SEC007", on=Document)
def check_numbers(document: Document, _: Document) -> Iterator[Finding]:
    """Numbers count from 1 without a gap; those of a draft are the program's."""
    if document.draft is not None or document.once(is_supplement):
        return
    body = body_clauses(document)
    tops = [one for one in body if re.fullmatch(r"\d{1,4}", one.number)]
    first = 1 if any(one.kind is Kind.SCOPE for one in tops) else None
    yield from _gaps([(int(one.number), one) for one in tops], first)
    for clause in document.clauses:
        yield from _gaps(_ordinals(clause), 1)


def _ordinals(clause: Clause) -> list[tuple[int, Clause]]:
    """The last figure of the numbers of subclauses, where they go on from that of the clause."""
    start = "0" if clause.kind is Kind.INTRODUCTION else clause.number
    pattern = re.compile(rf"{re.escape(start)}\.(\d{{1,4}})")
    matched = [(pattern.fullmatch(child.number), child) for child in clause.children if start]
    return [(int(match[1]), child) for match, child in matched if match is not None]


def _gaps(numbered: list[tuple[int, Clause]], first: int | None) -> Iterator[Finding]:
    """One finding for the first number that isn't the one that was due."""
    due = first
    for number, clause in numbered:
        if due is not None and number != due:
            wanted = f"{clause.number.rpartition('.')[0]}.{due}".lstrip(".")
            yield on("SEC007", clause, number=clause.number, wanted=wanted)
            return
        due = number + 1


@rule("SEC008", on=Passage, roles=[Role.TITLE])
def check_sentence_case(passage: Passage, document: Document) -> Iterator[Finding]:
    """In a title only its first word and names begin with a capital; a name is what the text capitalizes."""
    if passage.role is not Role.TITLE or passage.top in FRONT or len(passage.string) > LONGEST_TITLE:
        return
    found = [] if passage.string.isupper() else list(misplaced(passage.prose, document))
    if found:
        mendings = [replace(passage, one.start(), one.start() + 1, one[0][0].lower()) for one in found]
        spoken = ", ".join(f"“{match[0]}”" for match in found)
        yield at("SEC008", passage, *found[0].span(), *mendings, capitals=spoken)
