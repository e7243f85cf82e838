"""Whether a draft says, after an edit, what it said before, but for the one place that was to change.

References print numbers and terms of what they lead to and may follow a change; that they are there counts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from normwright.checks.mending.typed import as_typed
from normwright.diagnostics import Diagnostic, Level, Report
from normwright.sts.standard import Standard
from normwright.sts.text import OBJECT, Text
from normwright.sts.views import Inline, Passage, Span, passages, provisions
from normwright.sts.views.keyed import PassageKey, keyed_passages
from normwright.sts.views.passages import spans_of

_FOLLOWING = frozenset({Inline.CROSS_REFERENCE, Inline.TERM})
_MADE_BY_MARKUP = (*_FOLLOWING, Inline.CODE, Inline.LINK)
_FEW = 300  # texts around a patch that are compared one by one


@dataclass(frozen=True)
class Composed:
    """A draft as its sources stand: standards by version and language, and what making them said."""

    standards: Mapping[str, Standard] = field(repr=False)
    report: Report = field(default_factory=Report)


def fault_of_rewordings(before: Composed, after: Composed, wanted: Mapping[PassageKey, str]) -> str:
    """What else than these texts changed, or how they changed otherwise; empty when all is as it should be.

    `wanted` has the new words of texts of `before`; in another version they have the same key.
    """
    found = _fault_of_report(before, after)
    for name, standard in before.standards.items():
        found = found or _fault_of_standard(standard, after.standards[name], wanted)
    return found


def fault_of_patch(before: Composed, after: Composed) -> str:
    """Why a patch does more than change one place of the text; empty when it doesn't."""
    found = _fault_of_report(before, after)
    changed = False
    for name, standard in before.standards.items():
        old, new = list(passages(standard)), list(passages(after.standards[name]))
        region = _region(_signs(old), _signs(new))
        if region is None:
            return found or "it changes the text at more than one place"
        changed = changed or _signs(old[region[0]]) != _signs(new[region[1]])
        if _provisions(standard, old[region[0]]) != _provisions(after.standards[name], new[region[1]]):
            found = found or "a provision elsewhere would change"
    return found or ("" if changed else "it changes no word of the text")


def _fault_of_standard(before: Standard, after: Standard, wanted: Mapping[PassageKey, str]) -> str:
    old, new = keyed_passages(before), list(passages(after))
    if len(old) != len(new):
        return "texts would come or go"
    touched: list[tuple[Passage, Passage]] = []
    for (key, one), other in zip(old.items(), new, strict=True):
        if key in wanted:
            touched.append((one, other))
            fault = _fault_of_text(one, other, wanted[key])
        else:
            fault = "" if _sign(one) == _sign(other) else f'"{_beginning(one)}" would change too'
        if fault:
            return fault
    kept = _provisions(before, [one for one, _ in touched])
    same = kept == _provisions(after, [other for _, other in touched])
    return "" if same else "a provision elsewhere would change"


def _fault_of_text(before: Passage, after: Passage, wanted: str) -> str:
    """Whether the text reads as was asked, and no word of it became markup."""
    if before.role is not after.role or _plain(after.string) != _plain(wanted):
        return f'the text would read "{_difference(after.string, wanted)}"'
    same = _made(before) == _made(after)
    return "" if same else "the new words would be taken for markup"


def _made(passage: Passage) -> Counter[Inline]:
    return Counter(span.kind for span in passage.spans if span.kind in _MADE_BY_MARKUP)


def _fault_of_report(before: Composed, after: Composed) -> str:
    if before.standards.keys() != after.standards.keys():
        return "the draft could not be composed any more"
    left = Counter(_kind(one) for one in before.report)
    for one in after.report:
        left[_kind(one)] -= 1
        if one.level is Level.ERROR and left[_kind(one)] < 0:
            return f"it would raise {one.code} at {one.place}: {one.message}"
    return ""


def _region(old: Sequence[str], new: Sequence[str]) -> tuple[slice, slice] | None:
    """The one stretch in which two lists differ; None when there are several."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    stretches = slice(start, len(old) - end), slice(start, len(new) - end)
    left, right = old[stretches[0]], new[stretches[1]]
    if len(left) > _FEW or len(right) > _FEW:
        return None
    changes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return stretches if all(tag != "equal" for tag, *_ in changes) else None


def _provisions(standard: Standard, touched: Sequence[Passage]) -> list[tuple[str, ...]]:
    """Kind, words and ids of the provisions, but for those that are these texts."""
    left_out = {one.text.element for one in touched}
    return [
        (one.kind, _masked(one.text, spans_of(one.text)), *_ids(one.data))
        for one in provisions(standard)
        if one.text.element not in left_out
    ]


def _ids(data: Mapping[str, Any]) -> Iterator[str]:
    return (str(one.get("id", "")) for one in data.get("provisions", ()))


def _signs(found: Sequence[Passage]) -> list[str]:
    return [_sign(one) for one in found]


def _sign(passage: Passage) -> str:
    """What it is and what it says, each reference U+FFFC."""
    return f"{passage.role}\n{_masked(passage.text, passage.spans)}"


def _masked(text: Text, spans: Iterable[Span]) -> str:
    signs = text.string
    for span in sorted(spans, key=lambda span: span.start, reverse=True):
        if span.kind in _FOLLOWING:
            signs = signs[: span.start] + OBJECT + signs[span.end :]
    return signs


def _plain(text: str) -> str:
    return as_typed(text).strip()


def _beginning(passage: Passage) -> str:
    return passage.string[:40]


def _difference(one: str, other: str) -> str:
    """A few words of one text where it begins to differ from the other."""
    same = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    start = max(0, one.rfind(" ", 0, max(0, same - 12)) + 1)
    return one[start : same + 40]


def _kind(one: Diagnostic) -> tuple[str, str]:
    return one.code, one.place.file
