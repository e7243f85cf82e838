"""References within a vocabulary's wordings: `{heat episode}`, or `{shown words|concept-id}`.

What stands between braces alone is a designation of the concept in the language of the wording. A brace that
is meant as one is doubled: `{{`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from normwright.glossary.concept import Concept, Link, Vocabulary, Wording, main

_PIECES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")

#: The parts of a concept that can refer to others.
LINKED = ("definitions", "notes", "examples")


@dataclass(frozen=True)
class Broken:
    """A reference that leads nowhere, or a brace without its other half."""

    words: str
    wording: Wording
    known: tuple[str, ...] = ()  # ids of several concepts that are called so


class Names:
    """Which concepts are called what, for finding those that wordings refer to."""

    def __init__(self, concepts: tuple[Concept, ...]) -> None:
        self._ids = {concept.id for concept in concepts}
        self._called: dict[tuple[str, str], list[str]] = {}
        for concept in concepts:
            for one in concept.designations:
                those = self._called.setdefault((main(one.language), one.text.casefold()), [])
                if not those or those[-1] != concept.id:  # the designations of one concept come together
                    those.append(concept.id)

    def called(self, words: str, language: str) -> list[str]:
        """Ids of the concepts that are called so in a language."""
        return self._called.get((main(language), words.casefold()), [])

    def __contains__(self, concept: str) -> bool:
        return concept in self._ids


def with_links(concepts: tuple[Concept, ...]) -> tuple[tuple[Concept, ...], list[Broken]]:
    """The concepts with the braces of their wordings read, and the references that lead nowhere."""
    names = Names(concepts)
    broken: list[Broken] = []
    made = tuple(_each(concept, lambda wording: _read(wording, names, broken)) for concept in concepts)
    return made, broken


def with_braces(vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with its links written into the wordings, as `with_links` reads them."""
    names = Names(vocabulary.concepts)
    made = tuple(_each(concept, lambda wording: _write(wording, names)) for concept in vocabulary.concepts)
    return replace(vocabulary, concepts=made)


def without_links(concept: Concept) -> Concept:
    """The concept with plain wordings."""
    return _each(concept, lambda wording: replace(wording, links=()) if wording.links else wording)


def renamed(concept: Concept, ids: Mapping[str, str]) -> Concept:
    """The concept with the targets of its links under other ids; those that have none are left out."""

    def rename(wording: Wording) -> Wording:
        links = tuple(replace(one, concept=ids[one.concept]) for one in wording.links if one.concept in ids)
        return replace(wording, links=links)

    return _each(concept, rename)


def _each(concept: Concept, change: Callable[[Wording], Wording]) -> Concept:
    changed = {}
    for part in LINKED:
        old: tuple[Wording, ...] = getattr(concept, part)
        new = tuple(change(wording) for wording in old)
        if any(one is not other for one, other in zip(old, new, strict=True)):
            changed[part] = new
    return replace(concept, **changed) if changed else concept  # type: ignore[arg-type]


def _read(wording: Wording, names: Names, broken: list[Broken]) -> Wording:
    raw = wording.text
    if "{" not in raw and "}" not in raw:
        return wording
    parts: list[str] = []
    links: list[Link] = []
    length = at = 0
    for match in _PIECES.finditer(raw):
        parts.append(raw[at : match.start()])
        length += match.start() - at
        at = match.end()
        shown, concept = _meant(match, wording, names, broken)
        if concept:
            links.append(Link(length, length + len(shown), concept))
        parts.append(shown)
        length += len(shown)
    parts.append(raw[at:])
    return replace(wording, text="".join(parts), links=tuple(links))


def _meant(match: re.Match[str], wording: Wording, names: Names, broken: list[Broken]) -> tuple[str, str]:
    """What is shown for a piece, and the id it leads to."""
    whole, inner = match.group(), match.group(1)
    if inner is None:
        if len(whole) == 1:
            broken.append(Broken(whole, wording))
        return whole[0], ""
    shown, bar, wanted = inner.partition("|")
    shown, wanted = shown.strip(), wanted.strip()
    those = ([wanted] if wanted in names else []) if bar else names.called(shown, wording.language)
    if len(those) != 1 or not shown:
        broken.append(Broken(inner, wording, tuple(those)))
        return shown, ""
    return shown, those[0]


def _write(wording: Wording, names: Names) -> Wording:
    if not wording.links and "{" not in wording.text and "}" not in wording.text:
        return wording
    return replace(wording, text="".join(_written(wording, names)), links=())


def _written(wording: Wording, names: Names) -> Iterator[str]:
    at = 0
    for link in wording.links:
        yield _doubled(wording.text[at : link.start])
        shown = wording.text[link.start : link.end]
        alone = names.called(shown, wording.language) == [link.concept]
        yield f"{{{shown}}}" if alone else f"{{{shown}|{link.concept}}}"
        at = link.end
    yield _doubled(wording.text[at:])


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
