"""Mathematical formulae (ISO/IEC Directives Part 2, Clause 27, Annex B; ISO House Style)."""

import re
from collections.abc import Iterator

from normwright.checks import symbols, units
from normwright.checks.document import Document
from normwright.checks.finding import Finding, on
from normwright.checks.mentions import mentions
from normwright.checks.rule import rule
from normwright.checks.sequences import faults, number_of
from normwright.sts.views import Formula, Letters, Mathematics, mathematics, mathematics_in

_WORD = re.compile(r"[A-Za-zÀ-ÿ]?[a-zà-ÿ]{3,}(?:[ -][A-Za-zà-ÿ]+)*").fullmatch
_CAPITALS = re.compile(r"[A-Z]{3,}|[A-Z]{2,}[a-z]?").fullmatch
_DEEPEST = 2  # subscripts: one in another


@rule("FML001", on=Document)
def check_formula_numbers(document: Document, _: Document) -> Iterator[Finding]:
    """Formulae are numbered (1), (2), (3) through the body and (A.1), (A.2) in an annex."""
    for formula, reason in faults(document.every(Formula)):
        yield on("FML001", formula, label=formula.label, reason=reason)


@rule("FML002", on=Document)
def check_formulae_mentioned(document: Document, _: Document) -> Iterator[Finding]:
    """A formula with a number is referred to."""
    known = document.once(mentions)
    for formula in document.every(Formula):
        if (
            formula.label
            and formula.id not in known.ids
            and known.number(Formula, number_of(formula)) is None
        ):
            yield on("FML002", formula, label=formula.label)


@rule("FML003", on=Document)
def check_variables(document: Document, _: Document) -> Iterator[Finding]:
    """A variable is one letter in italics; words in an index are upright."""
    told: set[str] = set()
    # Displayed ones first: what is explained or said in the text is not told again.
    for formula in sorted(mathematics(document.standard), key=lambda one: not one.displayed):
        for run in formula.runs:
            reason = _form(run)
            if reason and (formula.displayed or run.string not in told):
                told.add(run.string)
                yield on("FML003", formula, words=run.string, reason=reason)


@rule("FML004", on=Formula)
def check_symbols_explained(formula: Formula, document: Document) -> Iterator[Finding]:
    """Every symbol of a formula is explained."""
    missing = list(dict.fromkeys(symbols.unexplained(formula, document.once(symbols.explained))))
    if missing:
        names = [f"{one.base}_{one.index}" if one.index else one.base for one in missing]
        yield on("FML004", formula, symbols=", ".join(names))


@rule("FML005", on=Formula)
def check_words_as_quantities(formula: Formula, document: Document) -> Iterator[Finding]:
    """Quantities are letters, not words, and no units stand among them."""
    for part in mathematics_in(formula):
        for run in part.runs:
            if not run.lowered and _is_word(run):
                yield on("FML005", formula, words=run.string, reason="is a word")
            elif formula.label and _is_unit(run, part):
                yield on("FML005", formula, words=run.string, reason="is a unit")


@rule("FML006", on=Document)
def check_nested_subscripts(document: Document, _: Document) -> Iterator[Finding]:
    """A subscript has at most one subscript of its own."""
    deep = [formula for formula in mathematics(document.standard) if formula.depth > _DEEPEST]
    displayed = any(formula.displayed for formula in deep)
    for formula in deep:
        if formula.displayed or not displayed:  # not again where it is explained
            yield on("FML006", formula)


def _form(run: Letters) -> str:
    """What is wrong with the form of letters; empty for nothing."""
    if _is_abbreviation(run):
        return "stands for a quantity"
    is_word = run.lowered and _WORD(run.string) is not None and not symbols.RUNNING(run.string)
    return "is a lowered word in italics" if is_word and not run.upright else ""


def _is_abbreviation(run: Letters) -> bool:
    return not run.lowered and run.string not in symbols.known() and _CAPITALS(run.string) is not None


def _is_word(run: Letters) -> bool:
    """Whether letters form a word: four letters without a sign between them, or words set as text."""
    if run.string in symbols.known() or run.string.lower() in symbols.known():
        return False
    return _WORD(run.string) is not None and (run.upright or len(run.string) > 3)


def _is_unit(run: Letters, part: Mathematics) -> bool:
    """Whether letters directly behind a number are a unit; a result in figures alone may have one."""
    return run.number and run.upright and run.string in units.loose_symbols() and bool(part.quantities)
