"""The list of drafting rules, complete: what became of each id, whether it has a code of its own or not.

`data/rules/ids.toml` has the ids; `data/rules/<FAMILY>.toml` the fate of those that no rule says:

    [STR010]
    state = "merged"                  # or "undecidable"
    with = ["SRC022"]                 # for merged: the codes that do it
    reason = "Why, in a sentence."
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from normwright import resources
from normwright.checks.rule import rules
from normwright.diagnostics import codes


@dataclass(frozen=True)
class Entry:
    """What became of an id: "on", "off" (unless asked for), "merged", "undecidable" or "missing".

    For a merged one `others` are the codes that say it.
    """

    id: str
    state: str
    reason: str = ""
    others: tuple[str, ...] = ()


@cache
def catalogue() -> Mapping[str, Entry]:
    """Every id of the list in its order."""
    told = rule_codes()
    fates = _fates()
    return {code: _entry(code, told, fates.get(code, {})) for code in ids()}


def ids() -> tuple[str, ...]:
    """Every id of the list, family by family."""
    families = resources.table("rules/ids.toml")["families"]
    return tuple(f"{family}{number:03}" for family, most in families.items() for number in range(1, most + 1))


@cache
def rule_codes() -> frozenset[str]:
    """The codes that rules can say, also those beyond the list (vocabularies, protected passages)."""
    return frozenset(code for rule in rules() for code in rule.codes)


def _entry(code: str, told: frozenset[str], fate: Mapping[str, Any]) -> Entry:
    if code in told:
        return Entry(code, "off" if codes()[code].off else "on")
    return Entry(code, fate.get("state", "missing"), fate.get("reason", ""), tuple(fate.get("with", ())))


def _fates() -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted(resources.data("rules").glob("*.toml")):
        if path.name != "ids.toml":
            found |= resources.table(f"rules/{path.name}")
    return found
