"""Cross-references get their printed words: "Tables 2 to 4", "5.2 b)", "5.2, Note 2" (Directives Part 2)."""

import difflib
from dataclasses import replace
from itertools import pairwise

from lxml.etree import _Element

from normwright.passes.identify import fill_links
from normwright.passes.job import Job
from normwright.passes.links import linked
from normwright.passes.targets import Called, Step, aim, called, read_targets, reference_type
from normwright.passes.tree import Pieces, carry, nearest, pieces, put_in_place
from normwright.sts import build
from normwright.sts.fragment import REF
from normwright.sts.places import generate, place_of
from normwright.sts.tags import LABELS

Target = tuple[Step, _Element, Called]
#: Where an `xref` can't stand, so that a reference is plain text.
TEXT_ONLY = frozenset({"xref", "ext-link", "named-content", "styled-content"})


def resolve_references(job: Job) -> None:
    """Replaces every `ref` placeholder by one `xref` a target.

    Complaints: SRC010 label used twice, SRC040 no such label, SRC042 a range that is none, SRC043 a target
    without a number, SRC044 the ISO text points at a European part, SRC045 targets that can't be read.
    """
    labels = _labels(job)
    order = {element: number for number, element in enumerate(labels.values())}
    for zone, _ in job.zones():
        for placeholder in list(zone.iter(REF)):
            content = _Reference(job, placeholder, labels, order, zone).content()
            put_in_place(placeholder, content)
    fill_links(job)


def _labels(job: Job) -> dict[str, _Element]:
    """Every label's element, in document order."""
    found: dict[str, _Element] = {}
    for zone, _ in job.zones():
        for element in zone.iter("*"):
            for label in (element.get(LABELS) or "").split():
                if label in found:
                    job.say("SRC010", element, label=label, other=place_of(found[label]))
                else:
                    found[label] = element
    return found


class _Reference:
    """One placeholder."""

    def __init__(
        self,
        job: Job,
        placeholder: _Element,
        labels: dict[str, _Element],
        order: dict[_Element, int],
        zone: _Element,
    ) -> None:
        self.job = job
        self.placeholder = placeholder
        self.labels = labels
        self.order = order
        self.zone = zone

    def content(self) -> Pieces:
        """What is printed in its place; on a fault the author's own words, or what was typed."""
        typed = self.placeholder.get("targets", "")
        own = pieces(self.placeholder)
        steps = read_targets(typed, self.job.words)
        if steps is None:
            self._say("SRC045", typed=typed)
            return own or [typed]
        targets = [target for step in steps if (target := self._target(step)) is not None]
        if len(targets) < len(steps):
            return own or [typed]
        if nearest(self.placeholder, TEXT_ONLY) is not None:
            return own or [self._unlinked(targets)]
        if own:
            elements = [element for _, element, _ in targets]
            return linked(own, lambda text: self._link(elements, text, generated=False))
        self._check(targets)
        if not all(name.number for _, _, name in targets):
            return [typed]
        return self._worded(targets)

    # -- finding ---------------------------------------------------------------------------------------------

    def _target(self, step: Step) -> Target | None:
        element = self.labels.get(step.label)
        if element is None:
            near = difflib.get_close_matches(step.label, list(self.labels), n=1)
            self._say("SRC040", label=step.label, nearest=f"nearest: {near[0]}" if near else "none is near")
            return None
        if self.zone is self.job.main and element.getroottree().getroot() is not self.zone:
            self._say("SRC044", label=step.label)
            return None
        return step, element, called(self.job, element)

    def _check(self, targets: list[Target]) -> None:
        for step, _, name in targets:
            if not name.number:
                self._say("SRC043", label=step.label)
        for (before, first, one), (step, last, other) in pairwise(targets):
            if step.joiner != "to":
                continue
            same = one.kind == other.kind and _series(one) == _series(other)
            if not same or self.order[first] >= self.order[last]:
                why = "they are not in order" if same else "they are not of one kind"
                self._say("SRC042", first=before.label, last=step.label, why=why)

    # -- wording ---------------------------------------------------------------------------------------------

    def _worded(self, targets: list[Target]) -> Pieces:
        together = len(targets) > 1 and self._together(targets)
        content: Pieces = []
        for index, (step, element, name) in enumerate(targets):
            if index:
                content.append(self._joiner(step))
            if together and index:
                name = replace(name, base="", word="")
            text = self._text(name, several=together)
            content.append(self._link([element], [text], generated=True))
        return content

    def _together(self, targets: list[Target]) -> bool:
        """Whether word and base are said once: one kind and base, joined by more than "or"."""
        first = targets[0][2]
        if any(step.joiner == "or" for step, _, _ in targets) or first.kind == "abbreviation":
            return False
        if any(name.number == "-" for _, _, name in targets):
            return False
        return all((name.kind, name.base) == (first.kind, first.base) for _, _, name in targets)

    def _text(self, name: Called, *, several: bool) -> str:
        words = self.job.words["reference"]
        number = "" if name.number == "-" else name.number
        if name.word == "note-to-entry":
            rest = str(words["note-to-entry"]).format(number=number)
        elif name.word:
            rest = f"{words[name.word][1 if several else 0]} {number}".rstrip()
        else:
            rest = number
        return f"{name.base}{name.gap}{rest}" if name.base else rest

    def _joiner(self, step: Step) -> str:
        return ", " if step.joiner == "," else f" {self.job.words[step.joiner]} "

    def _unlinked(self, targets: list[Target]) -> str:
        return "".join(
            piece if isinstance(piece, str) else piece.text or "" for piece in self._worded(targets)
        )

    def _link(self, targets: list[_Element], text: Pieces, *, generated: bool) -> _Element:
        kind, custom = reference_type(aim(targets[0]))
        if len({reference_type(aim(target)) for target in targets}) > 1:
            kind, custom = "other", ""
        made = carry(self.placeholder, build.cross_reference(kind, [], text, custom=custom))
        self.job.links.append((made, [aim(target) for target in targets]))
        return generate(made, "reference") if generated else made

    def _say(self, code: str, **facts: object) -> None:
        self.job.say(code, self.placeholder, **facts)


def _series(name: Called) -> str:
    """What two ends of a range have in common: the base of items and notes, the level of subclauses."""
    return name.base or (str(name.number.count(".")) if name.kind in {"clause", "subclause"} else "")
