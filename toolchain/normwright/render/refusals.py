"""Typst asked until it gives a document: what it refuses is taken back and reported, the rest tried again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.errors import ToolError
from normwright.render.nesting import LIMITS, flatten_deep
from normwright.render.prepare import Prepared
from normwright.render.trimming import trimmed_source
from normwright.render.typesetting import Typeset, TypesettingError, is_drawable, typeset
from normwright.sts.tags import HREF

#: What a PDF is exported as, in Typst's words: for archives, with its structure; for assistive technology.
STANDARDS = {"a-3a": "PDF/A-3a", "ua-1": "PDF/UA-1"}
_TRIES = 8


@dataclass
class _Attempt:
    """What the next try is made of."""

    prepared: Prepared
    folder: Path
    facts: dict[str, Any]
    report: Report
    standards: list[str] = field(default_factory=lambda: list(STANDARDS))
    limits: list[tuple[int, int]] = field(default_factory=lambda: list(LIMITS))
    replaced: set[str] = field(default_factory=set)


def typeset_at_all(
    prepared: Prepared,
    folder: Path,
    facts: dict[str, Any],
    *,
    day: date,
    marks: Sequence[str],
    report: Report,
) -> Typeset:
    """The document, set with as little taken back as Typst allows; `facts` and the prepared tree change.

    Raises: ToolError when there is no way; `report` then holds why.
    """
    attempt = _Attempt(prepared, folder, facts, report)
    _flatten(attempt)
    for rest in range(_TRIES, -1, -1):
        try:
            source = trimmed_source(prepared.root, facts["targets"])
            standards = attempt.standards
            return typeset(folder, standard=source, facts=facts, day=day, marks=marks, standards=standards)
        except TypesettingError as refusal:
            if not rest or not _give_in(attempt, refusal):
                raise _given_up(attempt, refusal) from refusal
            if rest == 1:  # the last try: without anything that can be left out
                facts["targets"] = {}
                attempt.standards.clear()
    raise AssertionError


def _give_in(attempt: _Attempt, refusal: TypesettingError) -> bool:
    """Takes back what Typst refused; False where there is nothing to take back."""
    if refusal.standards:
        return _replace_characters(attempt, refusal) or _drop_standards(attempt, refusal)
    if refusal.labels & attempt.facts["targets"].keys():
        return _drop_targets(attempt, refusal.labels)
    if refusal.is_depth and attempt.limits:
        return _flatten(attempt)
    return refusal.is_picture and _drop_pictures(attempt)


def _flatten(attempt: _Attempt) -> bool:
    calls, boxes = attempt.limits.pop(0)
    for element in flatten_deep(attempt.prepared.root, calls=calls, boxes=boxes):
        attempt.report.say("RND051", attempt.prepared.place(element), name=_printed(element))
    return True


def _drop_targets(attempt: _Attempt, names: set[str]) -> bool:
    """Links to what the template doesn't print, or prints more than once, become plain text."""
    facts, prepared = attempt.facts, attempt.prepared
    facts["targets"] = {name: label for name, label in facts["targets"].items() if name not in names}
    for element in prepared.root.iter("*"):
        if element.get("id") in names:
            attempt.report.say("RND056", prepared.place(element), target=element.get("id"))
    return True


def _drop_pictures(attempt: _Attempt) -> bool:
    """Takes out the pictures that Typst can't decode; says whether there were any."""
    facts, prepared = attempt.facts, attempt.prepared
    broken = {name for name, path in facts["pictures"].items() if not is_drawable(attempt.folder, path)}
    facts["pictures"] = {name: path for name, path in facts["pictures"].items() if name not in broken}
    for element in prepared.root.iter("*"):
        name = element.get(HREF)
        if name in broken:
            attempt.report.say("RND003", prepared.place(element), name=name)
    return bool(broken)


def _replace_characters(attempt: _Attempt, refusal: TypesettingError) -> bool:
    """Prints the code of characters that an archive can't hold; False where none is left that is known."""
    characters = refusal.characters - attempt.replaced
    attempt.replaced |= characters
    found = False
    for element in attempt.prepared.root.iter("*"):
        for character in characters & set((element.text or "") + (element.tail or "")):
            found = True
            code = f"U+{ord(character):04X}"
            element.text = element.text and element.text.replace(character, code)
            element.tail = element.tail and element.tail.replace(character, code)
            attempt.report.say("RND053", attempt.prepared.place(element), character=character, code=code)
    return found


def _drop_standards(attempt: _Attempt, refusal: TypesettingError) -> bool:
    """Exports without the standards that refuse this document."""
    refused = [name for name in attempt.standards if name in refusal.standards]
    attempt.standards = [name for name in attempt.standards if name not in refused]
    attempt.report.say(
        "RND057",
        attempt.prepared.place(attempt.prepared.root),
        standards=" and ".join(STANDARDS[name] for name in refused),
        reasons="; ".join(refusal.reasons[:3]),
    )
    return bool(refused)


def _given_up(attempt: _Attempt, refusal: TypesettingError) -> ToolError:
    attempt.report.say("RND054", attempt.prepared.place(attempt.prepared.root), reason=refusal.message)
    return ToolError(f"no PDF was made: {refusal.message}", help="see the findings")


def _printed(element: _Element) -> str:
    name = etree.QName(element).localname
    label = " ".join((element.findtext("label") or "").split())
    return f"{name} {label}".strip()
