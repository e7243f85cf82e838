"""Asks every rule about every view of the class it is for."""

from collections.abc import Iterator, Mapping

from normwright.checks.document import Document
from normwright.checks.finding import Finding, Words
from normwright.checks.levels import level_of
from normwright.checks.rule import Rule, rules
from normwright.diagnostics import Level, codes
from normwright.sts.places import is_generated
from normwright.sts.views import View
from normwright.sts.views.base import language_of

#: The family of rules that an adoption is for, see `Document.adopted`.
EUROPEAN = "CEN"


def check_document(document: Document, settings: Mapping[str, str]) -> list[tuple[Finding, Level]]:
    """Every finding of the rules in force with its level, in the order of the rules.

    `settings` gives codes another level: error, warning, advice, or off. What the program worded itself is
    never complained about.
    """
    return [found for step in check_stepwise(document, settings) for found in step]


def check_stepwise(document: Document, settings: Mapping[str, str]) -> Iterator[list[tuple[Finding, Level]]]:
    """The same in steps, one a rule, for whoever has other things to do between them."""
    levels = _Levels(document, settings)
    for one in rules():
        if any(levels[code] is not None for code in one.codes):
            found = _ask(one, document)
            yield [told for finding in found if (told := _told(finding, document, levels)) is not None]


class _Levels(dict[str, Level | None]):
    """Code -> its level in a document, None when it doesn't count there; worked out once."""

    def __init__(self, document: Document, settings: Mapping[str, str]) -> None:
        super().__init__()
        self.document = document
        self.settings = settings

    def __missing__(self, code: str) -> Level | None:
        document = self.document
        self[code] = level_of(
            codes()[code], stage=document.stage, directives=document.directives, settings=self.settings
        )
        return self[code]


def _ask(one: Rule, document: Document) -> Iterator[Finding]:
    whole = not document.adopted or any(code.startswith(EUROPEAN) for code in one.codes)
    for view in document.views(one.on, whole=whole):
        yield from one.check(view, document)


def _told(finding: Finding, document: Document, levels: _Levels) -> tuple[Finding, Level] | None:
    level = levels[finding.code]
    if level is None or not _speaks(finding, document) or _is_ours(finding):
        return None
    own = finding.level if levels.settings.get(finding.code) is None else None
    return finding, own or level


def _speaks(finding: Finding, document: Document) -> bool:
    """Whether the rule knows the language of the words or block complained about."""
    known = codes()[finding.code].languages
    if not known:
        return True
    anchor = finding.anchor
    if isinstance(anchor, Words):
        return language_of(anchor.text.element).lower().split("-")[0] in known
    language = anchor.language if isinstance(anchor, View) else document.language
    return language.lower().split("-")[0] in known


def _is_ours(finding: Finding) -> bool:
    """Whether the words complained about, or the block, are the program's own."""
    anchor = finding.anchor
    if isinstance(anchor, Words):
        ends = {anchor.start, max(anchor.start, anchor.end - 1)}
        return any(is_generated(anchor.text.locate(at).owner) for at in ends if at < len(anchor.text))
    return isinstance(anchor, View) and is_generated(anchor.element)
