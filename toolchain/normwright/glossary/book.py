"""The sources of a glossary page with all that is known across them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from normwright.files import slug
from normwright.glossary.concept import RELATIONS
from normwright.glossary.contrasts import Contrast, contrasts
from normwright.glossary.uses import Counted, Source, count_uses

#: Number of a source and id of a concept in it.
Key = tuple[int, str]
#: Relations that nobody states: what definitions refer to, and the reverse.
DEFINED_WITH, USED_TO_DEFINE = "defined-with", "used-to-define"


@dataclass(frozen=True)
class Book:
    """The sources in the order of the page."""

    sources: Sequence[Source]

    @cached_property
    def uses(self) -> Counted:
        """The uses of every concept in every draft."""
        return count_uses(self.sources)

    @cached_property
    def contrasts(self) -> list[Contrast]:
        """The terms that are defined differently in two places."""
        return contrasts(self.sources)

    @cached_property
    def anchors(self) -> Mapping[Key, str]:
        """Number of a source and id of a concept -> id of its entry on the page."""
        found: dict[Key, str] = {}
        taken: set[str] = set()
        for number, source in enumerate(self.sources):
            for concept in source.vocabulary.concepts:
                wanted = name = f"{number + 1}-{slug(concept.id)}"
                again = 1
                while name in taken:
                    again += 1
                    name = f"{wanted}.{again}"
                taken.add(name)
                found[number, concept.id] = name
        return found

    @cached_property
    def neighbours(self) -> Mapping[Key, Mapping[str, list[str]]]:
        """Number of a source and id of a concept -> kind of relation -> ids of others, both ways."""
        return dict(_neighbours(self.sources))

    @cached_property
    def contrasted(self) -> Mapping[Key, int]:
        """Number of a source and id of a concept -> number of its first contrast, from 1."""
        found: dict[Key, int] = {}
        for number, one in enumerate(self.contrasts, 1):
            for side in (one.first, one.second):
                found.setdefault((side.source, side.concept.id), number)
        return found


def _neighbours(sources: Sequence[Source]) -> Iterator[tuple[Key, dict[str, list[str]]]]:
    for number, source in enumerate(sources):
        found: dict[str, dict[str, list[str]]] = {one.id: {} for one in source.vocabulary.concepts}
        for concept in source.vocabulary.concepts:
            for relation in concept.relations:
                if relation.target in found and relation.kind in RELATIONS:
                    _join(found, concept.id, relation.kind, relation.target, RELATIONS[relation.kind])
        for concept in source.vocabulary.concepts:
            for target in (link.concept for one in concept.definitions for link in one.links):
                if target in found and not _are_joined(found, concept.id, target):
                    _join(found, concept.id, DEFINED_WITH, target, USED_TO_DEFINE)
        for id, kinds in found.items():
            yield (number, id), kinds


def _join(found: dict[str, dict[str, list[str]]], one: str, kind: str, other: str, reverse: str) -> None:
    for here, name, there in ((one, kind, other), (other, reverse, one)):
        those = found[here].setdefault(name, [])
        if there not in those and here != there:
            those.append(there)


def _are_joined(found: dict[str, dict[str, list[str]]], one: str, other: str) -> bool:
    return any(
        other in those for kind, those in found[one].items() if kind not in (DEFINED_WITH, USED_TO_DEFINE)
    )
