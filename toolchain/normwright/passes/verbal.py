"""The kind of an explicit provision by its verbal form (`data/verbal-forms.toml`)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from normwright import resources

#: Kinds that stand in content-type, strongest first.
KINDS = ("requirement", "recommendation", "permission", "possibility")
#: Kinds that an author can give and that leave the text unmarked.
FORMLESS = ("external", "statement")


def find_form(text: str, language: str) -> tuple[str, str] | None:
    """Kind and words of the strongest verbal form in `text`; None when it has none or the language is off."""
    for kind, pattern in _patterns(language):
        match = pattern.search(text)
        if match:
            return kind, match[0].lower()
    return None


def strongest(kinds: Iterable[str]) -> str:
    """The strongest of several kinds, "" for none."""
    order = (*KINDS, *FORMLESS)
    known = [kind for kind in kinds if kind in order]
    return min(known, key=order.index, default="")


@cache
def _patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    entry: dict[str, Any] = resources.table("verbal-forms.toml").get(language, {})
    if not entry.get("verified"):
        return []
    return [
        (form["kind"], re.compile(rf"\b(?:{'|'.join(map(re.escape, form['words']))})\b", re.IGNORECASE))
        for form in entry["forms"]
    ]
