"""Entries that name a vocabulary as their source: what they took, and whether it is what they say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from normwright.checks.vocabularies import Authority
from normwright.glossary.compare import Difference, differences
from normwright.glossary.concept import Concept, Vocabulary, main
from normwright.glossary.uses import is_short
from normwright.names.citations import Citation, parse_citations
from normwright.names.identifiers import FORTHCOMING, same_document
from normwright.sts.views import EntryPart, LanguageEntry


@dataclass(frozen=True)
class Copy:
    """One source of an entry that names a vocabulary, and the concept that it was taken from.

    `concept` is None where the vocabulary has none of this number or name; `instead` then says what it has.
    """

    part: LanguageEntry
    source: EntryPart
    citation: Citation
    vocabulary: Vocabulary
    concept: Concept | None
    instead: str = ""

    @property
    def term(self) -> str:
        """What the entry calls its concept."""
        preferred = self.part.preferred
        return preferred.term if preferred else ""

    @property
    def number(self) -> str:
        """The place in the vocabulary, as cited; empty when none is."""
        return self.citation.locator

    @property
    def cited(self) -> str:
        """The vocabulary as cited."""
        return self.citation.head

    @property
    def modified(self) -> bool:
        """Whether the source says that something was changed."""
        return bool(self.citation.remark)

    @property
    def other_edition(self) -> bool:
        """Whether another edition is cited than the one at hand."""
        name = self.citation.identifier
        year = name.year if name else ""
        edition = self.vocabulary.edition
        return bool(year and edition) and year[:4] != edition[:4] and year != FORTHCOMING

    @property
    def definition(self) -> str:
        """The vocabulary's definition in the language of the entry; empty when it isn't known."""
        found = self.concept.definition(self.part.language) if self.concept else None
        return found.text if found else ""

    @cached_property
    def differs(self) -> tuple[Difference, ...] | None:
        """Where the definition differs; None when it doesn't, or can't be compared."""
        ours = self.part.definition
        if ours is None or not self.definition:
            return None
        return differences(ours.words, self.definition) or None

    @property
    def is_the_same(self) -> bool:
        """Whether nothing at all is changed, all of the concept being known."""
        concept, language = self.concept, self.part.language
        if concept is None or not self.vocabulary.complete or not self.definition:
            return False
        notes = [one.text for one in concept.notes if main(one.language or language) == main(language)]
        examples = [one.text for one in concept.examples if main(one.language or language) == main(language)]
        return (
            self.differs is None
            and self.part.definition is not None
            and _alike([one.words for one in self.part.notes], notes)
            and _alike([one.words for one in self.part.examples], examples)
            and {one.term.casefold() for one in self.part.designations}
            == {one.text.casefold() for one in concept.named(language)}
            and self.part.domain == concept.domain(language)
        )


def _alike(ours: list[str], theirs: list[str]) -> bool:
    return len(ours) == len(theirs) and not any(
        differences(one, other) for one, other in zip(ours, theirs, strict=True)
    )


def sources_of(part: LanguageEntry) -> list[tuple[EntryPart, Citation]]:
    """Every work that an entry names as its source."""
    return [(source, citation) for source in part.sources for citation in _citations(source.words)]


def _citations(words: str) -> list[Citation]:
    """Several are parted by semicolons; those behind "modified" belong to what was changed."""
    found = parse_citations(words.removeprefix("SOURCE:").strip().removeprefix("[").removesuffix("]"))
    first = next((i for i, one in enumerate(found) if one.remark), len(found) - 1)
    return found[: first + 1]


def taken_from(part: LanguageEntry, authorities: Iterable[Authority]) -> Iterator[Copy]:
    """The sources of an entry that are vocabularies at hand."""
    named = sources_of(part)
    for authority in authorities:
        for source, citation in named:
            if same_document(citation.head, authority.vocabulary.name):
                yield _copy(part, source, citation, authority)


def _copy(part: LanguageEntry, source: EntryPart, citation: Citation, authority: Authority) -> Copy:
    alike = [concept for one in part.designations for concept, _ in authority.called(one.term, part.language)]
    if citation.locator and authority.numbers:
        there = authority.numbers.get(citation.locator)
        if there is not None and (there in alike or citation.remark or not alike):
            return Copy(part, source, citation, authority.vocabulary, there)
        return Copy(part, source, citation, authority.vocabulary, None, _elsewhere(citation, there, alike))
    # Of several alike the domain says which is meant.
    domain = part.domain.casefold()
    fitting = [one for one in alike if one.domain(part.language).casefold() == domain] or alike
    instead = f"no concept of it is called {_terms(part)}"
    return Copy(part, source, citation, authority.vocabulary, next(iter(fitting), None), instead)


def _elsewhere(citation: Citation, there: Concept | None, alike: list[Concept]) -> str:
    what = f'{citation.locator} is "{there.label}"' if there else f"there is no {citation.locator}"
    if alike and alike[0].number:
        what += f'; "{alike[0].label}" is {alike[0].number}'
    return what


def _terms(part: LanguageEntry) -> str:
    return " or ".join(f'"{one.term}"' for one in part.designations[:2])


def known_as(term: str, domain: str, language: str, authority: Authority) -> tuple[Concept, str] | None:
    """The one concept that an authority calls so, and the status of the name; None for none or several."""
    found = [
        (concept, one.status)
        for concept, one in authority.called(term, language)
        if not is_short(one.text, one.kind) and not _apart(domain, concept.domain(language))
    ]
    those = [pair for pair in found if pair[1] == "preferred"] or found
    return those[0] if len({concept.id for concept, _ in those}) == 1 else None


def _apart(domain: str, other: str) -> bool:
    return bool(domain and other) and domain.casefold() != other.casefold()
