"""One standard before and after fixes: the same words, provisions and references but for what they name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from normwright.checks.finding import Entitle, Replace
from normwright.checks.mending.edits import Fix
from normwright.checks.mending.typed import as_typed
from normwright.sts.counterparts import counterparts, ids_around
from normwright.sts.standard import Standard
from normwright.sts.text import OBJECT
from normwright.sts.views import Inline, Passage, Role, clauses, cross_references, passages, provisions
from normwright.sts.views.keyed import PassageKey, keyed_passages

#: Families whose mendings name the kind of a provision: verbal forms, wherever they stand.
_ABOUT_KINDS = ("VRB", "FWD", "INT", "SCO", "TRM")
#: What the companion has of a provision from its words.
_FROM_WORDS = frozenset({"text", "form"})
_KIND = frozenset({"kind", "kind-from"})
_REFERENCES = frozenset({Inline.CROSS_REFERENCE, Inline.TERM})


@dataclass(frozen=True)
class Comparison:
    """A standard before and after `fixes`; `replacements` is theirs, whose words may be another version's."""

    before: Standard
    after: Standard
    fixes: Sequence[Fix]
    replacements: Mapping[PassageKey, Sequence[tuple[str, Replace]]]

    def fault(self) -> str:
        """What differs that shouldn't; empty for nothing."""
        if self.ids is None:
            return "parts of the document would come or go"
        return self._words() or self._provisions() or self._targets()

    @cached_property
    def ids(self) -> Mapping[str, str] | None:
        """Id before -> id after; None when parts would come or go."""
        return counterparts(self.before, self.after, entitled=self._entitled)

    @cached_property
    def _entitled(self) -> Counter[str]:
        """Ids of the clauses that get a heading below their title; a clause is known by its place."""
        mendings = [one for fix in self.fixes for one in fix.checked.finding.mendings]
        wanted = Counter(one.clause.place for one in mendings if isinstance(one, Entitle))
        found = {clause.place: clause.id for clause in clauses(self.before)} if wanted else {}
        return Counter({found[place]: count for place, count in wanted.items() if place in found})

    # -- words -----------------------------------------------------------------------------------------------

    def _words(self) -> str:
        """Each running text must be the one before with the fixes made."""
        kept = [one for one in passages(self.after) if not self._is_new(one)]
        if len(kept) != len(self._texts):
            return "texts would come or go"
        for (key, old), new in zip(self._texts.items(), kept, strict=True):
            wanted = _plain(_replaced(self._shown(old), [one for _, one in self.replacements.get(key, ())]))
            got = _plain(self._shown(new))
            if (old.role, wanted) != (new.role, got):
                return f'"{_difference(got, wanted)}" would stand where "{_difference(wanted, got)}" is meant'
        return ""

    def _is_new(self, passage: Passage) -> bool:
        home = passage.clause
        return (
            bool(self._entitled)
            and passage.role is Role.TITLE
            and home is not None
            and bool(home.id)
            and home.id not in self._known
        )

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset((self.ids or {}).values())

    @cached_property
    def _texts(self) -> dict[PassageKey, Passage]:
        return keyed_passages(self.before)

    def _shown(self, passage: Passage) -> str:
        """Its words; where numbers change, references are U+FFFC: their targets are compared elsewhere."""
        if not self._entitled:
            return passage.string
        signs = list(passage.string)
        for span in passage.spans:
            if span.kind in _REFERENCES:
                signs[span.start : span.end] = OBJECT * (span.end - span.start)
        return "".join(signs)

    # -- provisions and references ---------------------------------------------------------------------------

    def _provisions(self) -> str:
        """What the companion says must stay, but for what is read from words that the fixes change."""
        ids = self.ids or {}
        if len(self.before.companion) != len(self.after.companion):
            return "data would come or go"
        for name, data in self.before.companion.items():
            left_out = _FROM_WORDS | (_KIND if name in self._reworded else frozenset())
            other = self.after.companion.get(ids.get(name, ""), {})
            if _without(_renamed(data, ids), left_out) != _without(other, left_out):
                return f"what is known of {name} would change"
        old = {
            ids.get(one.id, ""): one.kind for one in provisions(self.before) if one.id not in self._reworded
        }
        new = {one.id: one.kind for one in provisions(self.after)}
        reworded = {ids.get(name, "") for name in self._reworded}
        new = {name: kind for name, kind in new.items() if name not in reworded}
        return "" if old == new else "a provision would become one of another kind"

    @cached_property
    def _reworded(self) -> frozenset[str]:
        """Ids of the blocks whose verbal forms are mended, and of the blocks around them."""
        found: set[str] = set()
        for key, those in self.replacements.items():
            if key in self._texts and any(code.startswith(_ABOUT_KINDS) for code, _ in those):
                found.update(ids_around(self._texts[key].text.element))
        return frozenset(found)

    def _targets(self) -> str:
        """Every reference must lead to the same element."""
        ids = self.ids or {}
        old = [tuple(ids.get(name, name) for name in one.targets) for one in cross_references(self.before)]
        new = [one.targets for one in cross_references(self.after)]
        return "" if old == new else "a cross-reference would lead elsewhere"


def replacements(
    standards: Iterable[Standard], fixes: Iterable[Fix]
) -> dict[PassageKey, list[tuple[str, Replace]]]:
    """What is replaced in each text of these standards, with the code for which; the same thing once."""
    keys = {one.text.element: key for standard in standards for key, one in keyed_passages(standard).items()}
    found: dict[PassageKey, list[tuple[str, Replace]]] = defaultdict(list)
    for fix in fixes:
        for one in fix.checked.finding.mendings:
            if isinstance(one, Replace):
                known = found[keys[one.words.text.element]]
                if all((one.words.start, one.words.end, one.by) != _what(other) for _, other in known):
                    known.append((fix.checked.finding.code, one))
    return found


def _what(one: Replace) -> tuple[int, int, str]:
    return one.words.start, one.words.end, one.by


def _replaced(text: str, by: Sequence[Replace]) -> str:
    for one in sorted(by, key=lambda one: one.words.start, reverse=True):
        text = text[: one.words.start] + one.by + text[one.words.end :]
    return text


def _plain(text: str) -> str:
    """Words as they were typed; of references in a row only that they are there."""
    return re.sub(rf"{OBJECT}+", OBJECT, as_typed(text)).strip()


def _difference(one: str, other: str) -> str:
    """A few words of one text where it begins to differ from the other."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(other))
    start = max(0, one.rfind(" ", 0, max(0, same - 12)) + 1)
    return one[start : same + 24]


def _renamed(data: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(data, dict):
        return {key: _renamed(value, ids) for key, value in data.items()}
    if isinstance(data, list):
        return [_renamed(value, ids) for value in data]
    return ids.get(data, data) if isinstance(data, str) else data


def _without(data: Any, keys: frozenset[str]) -> Any:
    if isinstance(data, dict):
        return {key: _without(value, keys) for key, value in data.items() if key not in keys}
    if isinstance(data, list):
        return [_without(value, keys) for value in data]
    return data
