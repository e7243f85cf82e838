"""What a rule's mendings make of a text."""

from normwright.checks.finding import Replace
from normwright.checks.units import typed
from tests.checks.harness import Made


def mended(made: Made, *codes: str) -> list[tuple[str, str]]:
    """What is replaced by what, for the findings of these codes in the order told.

    Blanks of the text are plain, as they were typed.
    """
    return [
        (typed(str(mending.words)), mending.by)
        for one in made.checked
        if one.diagnostic.code in codes
        for mending in one.finding.mendings
        if isinstance(mending, Replace)
    ]
