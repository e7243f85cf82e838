"""Figures (ISO/IEC Directives Part 2, Clause 28)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, on
from normwright.checks.mentions import mentions, unmentioned
from normwright.checks.rule import rule
from normwright.checks.sequences import faults, number_of
from normwright.sts.views import Clause, Figure, Footnote, Note, blocks, clause_of

_SUBFIGURE = re.compile(r"(?:.*\s)?\(?[a-z]\)?").fullmatch
_LETTERED = re.compile(r"[a-z]{1,2}[).]?|\*+").fullmatch


@rule("FIG001", on=Document)
def check_figures_mentioned(document: Document, _: Document) -> Iterator[Finding]:
    """Each figure is mentioned in the text."""
    for figure, others in unmentioned(document, _figures(document)):
        yield on("FIG001", figure, label=figure.label, others=others)


@rule("FIG002", on=Document)
def check_figure_titles(document: Document, _: Document) -> Iterator[Finding]:
    """A figure has a title."""
    for figure in _figures(document):
        if number_of(figure) and not figure.title:
            yield on("FIG002", figure, label=figure.label)


@rule("FIG003", on=Document)
def check_figure_numbers(document: Document, _: Document) -> Iterator[Finding]:
    """Figures are numbered 1, 2, 3 through the body and A.1, A.2 in an annex."""
    for figure, reason in faults(_figures(document)):
        yield on("FIG003", figure, label=figure.label, reason=reason)


@rule("FIG004", on=Figure)
def check_subfigures(figure: Figure, document: Document) -> Iterator[Finding]:
    """Subfigures are a), b), c), one level deep, and share key, notes and footnotes."""
    for one in figure.subfigures:
        if one.subfigures:
            yield on("FIG004", one, label=one.label or figure.label, what="figures in it")
        elif one.label and not _SUBFIGURE(one.label):
            yield on("FIG004", one, label=one.label, what="a number in place of a letter")
        elif one.key is not None or any(isinstance(each, Note | Footnote) for each in blocks(one)):
            yield on(
                "FIG004", one, label=one.label or figure.label, what="a key, note or footnote of its own"
            )


@rule("FIG005", on=Figure)
def check_figure_footnotes(figure: Figure, document: Document) -> Iterator[Finding]:
    """Footnotes of a figure are lettered."""
    for block in figure.blocks:
        if isinstance(block, Footnote) and block.label and not _LETTERED(block.label):
            yield on("FIG005", block, label=block.label)


@rule("FIG008", on=Document)
def check_first_mention(document: Document, _: Document) -> Iterator[Finding]:
    """A figure does not stand in a clause before the one that first mentions it."""
    known = document.once(mentions)
    order = {clause: place for place, clause in enumerate(document.clauses)}
    for figure in _figures(document):
        first = known.number(Figure, number_of(figure)) if figure.label else None
        home = clause_of(figure)
        if first is not None and home is not None:
            mentioned = document.passages[first].clause
            if mentioned is not None and _is_later(mentioned, home, order):
                yield on("FIG008", figure, label=figure.label, clause=mentioned.label or mentioned.title)


def _is_later(mentioned: Clause, home: Clause, order: dict[Clause, int]) -> bool:
    """Whether a clause begins behind another; one within it does not count."""
    if mentioned not in order or home not in order or order[mentioned] <= order[home]:
        return False
    return all(one != mentioned for one in home.walk())


def _figures(document: Document) -> list[Figure]:
    """The figures without the subfigures."""
    inner = {one for figure in document.every(Figure) for one in figure.subfigures}
    return [figure for figure in document.every(Figure) if figure not in inner]
