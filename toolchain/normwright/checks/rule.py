"""Rules: functions that look at one view, registered with the codes that they can say.

What a code means, and everything else that is words, stands in `data/messages/<FAMILY>.toml`:

    [VRB007]
    name = "requirement-in-note"         # the fault, not the cure
    level = "error"                      # at the last stages
    levels = { WD = "warning" }          # from a stage on; before the first one named: `level`
    message = 'a note states a requirement: "{words}"'
    help = "move the sentence to the body, or state it as a fact"
    source = "ISO/IEC Directives Part 2, 24.5"
    edition = "2018"                     # that the clause number is from
    basis = "P18"                        # how far it is verified: P18 P21 HS CC MEM ours
    languages = ["en"]                   # for word rules; without it the rule is for every language
    since = "2021"                       # edition of the Directives that first has the rule (optional)
    off = true                           # off unless the workspace's settings give it a level (optional)
    whole = true                         # needs the whole document; advice in an excerpt (optional)
    repeats = ["SRC030"]                 # as in `diagnostics` (optional)
    slot = "body"                        # where the examples stand (optional; see tests/checks/harness.py)
    bad = "The city must publish data."  # or a list of several
    good = "The city shall publish data."
    docs = "Why it matters, for `normwright explain`."
"""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from normwright.checks.finding import Finding
from normwright.sts.views import Role

#: A rule's function: the view, and the document it stands in.
Check = Callable[[Any, Any], Iterator[Finding]]
#: Words in small letters, given when they are needed.
Words = Callable[[], Set[str]]
#: Which texts of a document are looked at, by their elements.
Among = Callable[[Any], Set[object]]


@dataclass(frozen=True)
class Rule:
    """A registered function: the codes it can say, and the class of view it looks at.

    `where`, `words`, `among` and `roles` spare a rule for passages the others: it is asked where each
    expression is found in the passage's string, where one of the words is in its prose, about the texts of
    these elements, and of these roles; what isn't given doesn't limit.
    """

    codes: tuple[str, ...]
    on: type
    check: Check
    where: tuple[str, ...] = ()
    roles: frozenset[Role] = frozenset()
    words: Words | None = None
    among: Among | None = None

    @property
    def limited(self) -> bool:
        """Whether it is asked about some passages only."""
        return bool(self.where or self.roles or self.words or self.among)


_RULES: list[Rule] = []


def rule(
    *codes: str,
    on: type,
    where: str | tuple[str, ...] = (),
    roles: Iterable[Role] = (),
    words: Words | None = None,
    among: Among | None = None,
) -> Callable[[Check], Check]:
    """Registers a function for every view of class `on` (a view, `Passage`, or `Document` for the whole).

    `where` is an expression without which a passage has nothing for the rule, such as a digit, or several of
    them; it is looked for in many passages at once, so no "^" and "$" in it. `words` gives words in small
    letters, one of which must be there, see `Passages.saying`.
    """
    wanted = (where,) if isinstance(where, str) else where

    def register(check: Check) -> Check:
        _RULES.append(Rule(codes, on, check, wanted, frozenset(roles), words, among))
        return check

    return register


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, family by family in the order of their names."""
    import importlib
    import pkgutil

    from normwright.checks import families

    for family in sorted(module.name for module in pkgutil.iter_modules(families.__path__)):
        importlib.import_module(f"{families.__name__}.{family}")
    return tuple(_RULES)
