"""Words for which a vocabulary, or the document itself, has others (Directives Part 2, 5.6, 16.5.5)."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from normwright.checks.document import Document
from normwright.checks.finding import Finding, Replace, at, on, replace
from normwright.checks.renaming import renamed, with_article
from normwright.checks.rule import rule
from normwright.checks.vocabularies import Name, Use, lexicon
from normwright.glossary.workspace import known_of

_MANY = 5  # uses of an admitted term

_OWN = {"deprecated": "TRM016", "admitted": "TRM015", "unlisted": "VOC052"}
_THEIRS = {"deprecated": "VOC050", "admitted": "VOC051", "unlisted": "VOC052"}


@rule("TRM015", "TRM016", "VOC050", "VOC051", "VOC052", on=Document)
def check_words(document: Document, _: Document) -> Iterator[Finding]:
    """A concept goes by its preferred term; the document's own entries count first."""
    blamed: dict[Name, list[Use]] = defaultdict(list)
    for use in document.once(lexicon).uses:
        name = _blamed(use)
        if name is not None and not _is_short(name):
            blamed[name].append(use)
    for name, uses in blamed.items():
        code = (_OWN if name.entry else _THEIRS)[name.status]
        # An admitted term that is used all over was chosen: it is told once, for all its places.
        at_once = len(uses) if name.status == "admitted" and len(uses) > _MANY else 1
        for first in range(0, len(uses), at_once):
            yield _told(code, name, uses[first : first + at_once])


def _told(code: str, name: Name, uses: list[Use]) -> Finding:
    first, others = uses[0], len(uses) - 1
    mendings = [mending for use in uses for mending in _mending(use, name)]
    if len(mendings) < len(uses):
        mendings = []
    places = f", here and in {others} other places" if others else ""
    return at(code, first.passage, first.start, first.end, *mendings, places=places, **_facts(name))


def _blamed(use: Use) -> Name | None:
    """The name that should not be used here; None when anyone who counts is content with it."""
    if use.joined:
        return None
    own = [name for name in use.names if name.entry is not None]
    listed = [name for name in own if name.status != "unlisted"]
    if listed:
        return _worst(listed) if all(name.entry != use.entry for name in listed) else None
    theirs = [name for name in use.names if name.entry is None and _binds(name)]
    named = [name for name in theirs if name.status != "unlisted"]
    return _worst(named or [*own, *theirs])


def _is_short(name: Name) -> bool:
    """Whether it is admitted and one word of the preferred term, which also has its everyday meaning."""
    word = name.text.casefold()
    return name.status == "admitted" and word in name.instead.casefold().split()


def _binds(name: Name) -> bool:
    return name.authority is not None and name.authority.declared


def _worst(names: list[Name]) -> Name | None:
    """The first of these, unless one of them is content, or has nothing to say instead."""
    if not names or any(name.status == "preferred" or not name.instead for name in names):
        return None
    if len({name.instead for name in names}) > 1:
        return None
    return min(names, key=lambda name: ("admitted", "deprecated", "unlisted").index(name.status))


def _facts(name: Name) -> dict[str, Any]:
    if name.entry is not None:
        number = name.entry.number
        return {"instead": name.instead, "by": f"entry {number}" if number else "its entry"}
    assert name.authority is not None
    return {"instead": name.instead, "by": name.authority.vocabulary.label}


def _mending(use: Use, name: Name) -> Iterator[Replace]:
    """The preferred term in the number and case of the words, with the article before it."""
    text = use.passage.string
    by = renamed(text[use.start : use.end], name.text, name.instead, name.language)
    placed = with_article(text, use.start, by, name.language) if by else None
    if placed is not None:
        yield replace(use.passage, placed[0], use.end, placed[1])


@rule("VOC021", on=Document)
def check_completeness(document: Document, _: Document) -> Iterator[Finding]:
    """Of an incomplete vocabulary is told once what is known, and how to load the rest."""
    for authority in document.once(lexicon).authorities:
        if authority.declared and not authority.vocabulary.complete:
            yield on("VOC021", authority.vocabulary.place, **known_of(authority.vocabulary))
