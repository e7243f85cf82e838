"""Terms that are defined differently in two places."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normwright.glossary.compare import Difference, differences
from normwright.glossary.concept import Concept, Wording, main
from normwright.glossary.uses import Source
from normwright.prose.words import words


@dataclass(frozen=True)
class Side:
    """One of the two definitions: the number of its source, its concept, its words."""

    source: int
    concept: Concept
    definition: Wording


@dataclass(frozen=True)
class Contrast:
    """One term with two definitions, and where they differ (from the first to the second)."""

    term: str
    language: str
    first: Side
    second: Side
    differences: tuple[Difference, ...]


def contrasts(sources: Sequence[Source]) -> list[Contrast]:
    """Every such pair: each later definition against the first one of its term. By term, then language.

    Concepts of one source are not compared, nor those whose domains tell them apart.
    """
    found = [
        contrast
        for (language, _), sides in sorted(_by_term(sources).items())
        for contrast in _pairs(language, sides)
    ]
    return sorted(found, key=lambda one: (one.term.casefold(), one.language, one.second.source))


def _by_term(sources: Sequence[Source]) -> dict[tuple[str, tuple[str, ...]], list[Side]]:
    found: dict[tuple[str, tuple[str, ...]], list[Side]] = defaultdict(list)
    for number, source in enumerate(sources):
        for concept in source.vocabulary.concepts:
            for language in dict.fromkeys(main(one.language) for one in concept.designations):
                preferred, definition = concept.preferred(language), concept.definition(language)
                if preferred is not None and definition is not None:
                    folded = tuple(word.folded for word in words(preferred.text, language))
                    found[language, folded].append(Side(number, concept, definition))
    return found


def _pairs(language: str, sides: list[Side]) -> Iterator[Contrast]:
    for index, second in enumerate(sides):
        first = next((one for one in sides[:index] if _comparable(one, second, language)), None)
        if first is not None:
            differs = differences(first.definition.text, second.definition.text)
            preferred = first.concept.preferred(language)
            if differs and preferred is not None:
                yield Contrast(preferred.text, language, first, second, differs)


def _comparable(one: Side, other: Side, language: str) -> bool:
    domains = {one.concept.domain(language).casefold(), other.concept.domain(language).casefold()} - {""}
    return one.source != other.source and len(domains) < 2
