"""What is read from a sentence: one statement a verbal form."""

from dataclasses import dataclass, field
from functools import cached_property

from normwright.prose.conditions import Condition
from normwright.prose.forms import Form, Kind
from normwright.prose.quantities import Quantity, quantities
from normwright.prose.sentences import Span


@dataclass(frozen=True)
class Statement:
    """What one verbal form states; offsets count characters of the text that was read.

    `span` is its sentence, `at` the words of the form (empty at the sentence's beginning for one that the
    lead-in of a list gave), `words` those words. `kind` follows the form alone; `meant` is the other kind
    that the sentence probably means, None without a sign of one. `subordinate`: said in a condition, a
    relative clause or what is ensured, thus no provision of its own. `element` is handed through.
    """

    kind: Kind
    negative: bool
    form: Form
    words: str
    span: Span
    at: Span
    subject: Span | None = None
    subordinate: bool = False
    imperative: bool = False
    inherited: bool = False
    meant: Kind | None = None
    conditions: tuple[Condition, ...] = ()
    element: str = ""
    text: str = field(default="", repr=False, compare=False)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of its sentence."""
        return tuple(quantities(self.text, self.span))

    @property
    def equivalent(self) -> bool:
        """Whether other words than the preferred ones carry it."""
        return self.form.equivalent

    @property
    def is_provision(self) -> bool:
        """Whether it binds, recommends or permits by itself."""
        return not self.subordinate and self.kind in (Kind.REQUIREMENT, Kind.RECOMMENDATION, Kind.PERMISSION)
