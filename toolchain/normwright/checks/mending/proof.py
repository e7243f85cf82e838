"""Whether a draft says, after an edit, what it said before but for what the fixes name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from normwright.checks.mending.edits import Fix
from normwright.checks.mending.sameness import Comparison, replacements
from normwright.checks.report import Checked
from normwright.diagnostics import Diagnostic, Level, Report
from normwright.sts.standard import Standard


@dataclass(frozen=True)
class Look:
    """A draft as its sources stand: its standards by version and language, what reading and rules said.

    `checked` has only what counts: what is suppressed or in the baseline is left out. `report` has what
    reading, composing and pairing with translations said.
    """

    standards: Mapping[str, Standard]
    checked: Sequence[Checked] = ()
    report: Report = field(default_factory=Report)


#: Codes of the reader that a new heading in the original raises in the translations, by design.
PAIRING = frozenset({"SRC150", "SRC151", "SRC152"})


def fault(before: Look, after: Look, fixes: Sequence[Fix]) -> str:
    """Why these fixes must not be made, in words that follow "because"; empty when they are right."""
    if before.standards.keys() != after.standards.keys():
        return "the draft could not be composed any more"
    by = replacements(before.standards.values(), fixes)
    for name, standard in before.standards.items():
        found = Comparison(standard, after.standards[name], fixes, by).fault()
        if found:
            return found
    return _new_complaints(before, after)


def _new_complaints(before: Look, after: Look) -> str:
    """The first complaint of the reader, or error of a rule, that wasn't there before."""
    left = Counter(_kind(one) for one in before.report)
    left.update(_kind(one.diagnostic) for one in before.checked)
    errors = [one.diagnostic for one in after.checked]
    for one in [*after.report, *errors]:
        left[_kind(one)] -= 1
    for one in [*(one for one in after.report if one.code not in PAIRING), *_errors(errors)]:
        if left[_kind(one)] < 0:
            return f"it would raise {one.code}: {one.message}"
    return ""


def _errors(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.level is Level.ERROR]


def _kind(one: Diagnostic) -> tuple[str, str]:
    return one.code, one.place.file
