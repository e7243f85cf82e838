"""Asks every rule about every view of the class it is for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from normwright.checks.document import Document
from normwright.checks.excerpt import is_part
from normwright.checks.finding import Finding, Words
from normwright.checks.levels import level_of
from normwright.checks.occurrence import Passages
from normwright.checks.rule import Rule, rules
from normwright.diagnostics import Level, codes
from normwright.sts.places import is_generated
from normwright.sts.views import View
from normwright.sts.views.base import language_of

#: The family of rules that an adoption is for, see `Document.adopted`.
EUROPEAN = "CEN"
_AT_A_TIME = 1000  # askings, so that a step takes some milliseconds; one for a whole document


def check_document(document: Document, settings: Mapping[str, str]) -> list[tuple[Finding, Level]]:
    """Every finding of the rules in force with its level, class by class of what rules look at.

    `settings` gives codes another level: error, warning, advice, or off. What the program worded itself is
    never complained about.
    """
    return [found for step in check_stepwise(document, settings) for found in step]


def check_stepwise(document: Document, settings: Mapping[str, str]) -> Iterator[list[tuple[Finding, Level]]]:
    """The same in steps of a moment each, for whoever has other things to do between them.

    A view is shown to all rules that are for its class before the next: what they work out from its text is
    still at hand then.
    """
    levels = _Levels(document, settings)
    for kind, asked in _by_class(rules(), levels).items():
        for those, whole in _scopes(asked, document):
            views = document.views(kind, whole=whole)
            always = [one for one in those if not one.limited]
            beside = _where_they_speak([one for one in those if one.limited], views, document)
            found: list[tuple[Finding, Level]] = []
            asked_of = 0
            for at, view in enumerate(views):
                for one in (*always, *beside.get(at, ())):
                    for finding in one.check(view, document):
                        told = _told(finding, document, levels)
                        if told is not None:
                            found.append(told)
                    asked_of += 1
                    if asked_of % _AT_A_TIME == 0 or kind is Document:
                        yield found
                        found = []
            yield found


def _where_they_speak(
    asked: Sequence[Rule], views: Sequence[Any], document: Document
) -> dict[int, list[Rule]]:
    """For the number of a passage those of these rules that can have something to say of it."""
    chosen: dict[int, list[Rule]] = {}
    passages = document.index if views is document.passages else Passages(views)
    for one in asked:
        for at in places(one, passages, document):
            chosen.setdefault(at, []).append(one)
    return chosen


def places(one: Rule, passages: Passages, document: Document) -> Iterable[int]:
    """The numbers of those passages that a rule is asked about."""
    limits: list[Iterable[int]] = [passages.of(where) for where in one.where]
    if one.words is not None:
        limits.append(passages.saying(one.words()))
    if one.among is not None:
        limits.append(passages.numbers(document.once(one.among)))
    if one.roles or not limits:
        limits.append(passages.of("", one.roles))
    first, *others = limits
    return sorted(set(first).intersection(*others)) if others else first


def _by_class(asked: Iterable[Rule], levels: "_Levels") -> dict[type, list[Rule]]:
    """The rules that can say anything here, by the class of view they are for."""
    found: dict[type, list[Rule]] = {}
    for one in asked:
        if any(levels[code] is not None for code in one.codes):
            found.setdefault(one.on, []).append(one)
    return found


def _scopes(asked: Sequence[Rule], document: Document) -> Iterator[tuple[list[Rule], bool]]:
    """Rules that look at the whole document, then those that see what an adoption adds."""
    if not document.adopted:
        yield list(asked), True
        return
    european = [one for one in asked if any(code.startswith(EUROPEAN) for code in one.codes)]
    yield european, True
    yield [one for one in asked if one not in european], False


class _Levels(dict[str, Level | None]):
    """Code -> its level in a document, None when it doesn't count there; worked out once.

    What only the whole document could decide is advice where there is but a part of it, unless it was chosen.
    """

    def __init__(self, document: Document, settings: Mapping[str, str]) -> None:
        super().__init__()
        self.document = document
        self.settings = settings

    def __missing__(self, code: str) -> Level | None:
        document, page = self.document, codes()[code]
        level = level_of(page, stage=document.stage, directives=document.directives, settings=self.settings)
        if level is not None and page.whole and code not in self.settings and document.once(is_part):
            level = Level.ADVICE
        self[code] = level
        return level


def _told(finding: Finding, document: Document, levels: _Levels) -> tuple[Finding, Level] | None:
    level = levels[finding.code]
    if level is None or not _speaks(finding, document) or _is_ours(finding):
        return None
    chosen = levels.settings.get(finding.code) is not None
    if chosen or finding.level is None or (codes()[finding.code].whole and document.once(is_part)):
        return finding, level
    return finding, finding.level


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
