"""Concepts and what they are called, as every vocabulary gives them, whatever file it came from.

Languages are tags such as "en" or, where a file insists, "en-US"; an empty one means that the words hold for
all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from normwright.diagnostics import NOWHERE, Place

#: What a vocabulary thinks of a designation, best first.
STATUSES = ("preferred", "admitted", "deprecated")
#: What a designation is; empty: a full form, or not said.
KINDS = ("fullForm", "abbreviation", "symbol", "variant")
#: Relations of one concept to another (ISO 704): generic, partitive, associative; with their reverses.
RELATIONS: Mapping[str, str] = {
    "broader": "narrower",
    "narrower": "broader",
    "whole": "part",  # this concept is a part, the other the whole
    "part": "whole",
    "related": "related",
}


@dataclass(frozen=True)
class Designation:
    """A term, abbreviation or symbol of a concept in one language.

    `usage` is where it is used, such as "US"; `gender` m, f, n; `number` plural or singular;
    `part_of_speech` noun, verb, adj, adv; each is empty when the vocabulary doesn't say.
    """

    text: str
    language: str
    status: str = "preferred"
    kind: str = ""
    part_of_speech: str = ""
    gender: str = ""
    number: str = ""
    usage: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Link:
    """Characters [start, end) of a wording name another concept of the vocabulary, by its id."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True)
class Wording:
    """A definition, note, example, domain or source in one language, as plain text."""

    text: str
    language: str = ""
    links: tuple[Link, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Relation:
    """This concept has the concept `target` (an id) as its `kind`, one of `RELATIONS`."""

    kind: str
    target: str
    place: Place = NOWHERE


@dataclass(frozen=True)
class Concept:
    """One concept; all that is said of it, in the vocabulary's order.

    `number` is that of its entry in the source, such as "3.1.2"; `evidence` says where designations were
    seen, in a vocabulary that could not be read whole.
    """

    id: str
    designations: tuple[Designation, ...] = ()
    definitions: tuple[Wording, ...] = ()
    notes: tuple[Wording, ...] = ()
    examples: tuple[Wording, ...] = ()
    sources: tuple[Wording, ...] = ()
    domains: tuple[Wording, ...] = ()
    relations: tuple[Relation, ...] = ()
    evidence: tuple[str, ...] = ()
    number: str = ""
    place: Place = NOWHERE

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages that it is named in, each once, in order."""
        return tuple(dict.fromkeys(one.language for one in self.designations))

    def named(self, language: str) -> tuple[Designation, ...]:
        """The designations in a language; a region ("en-gb") doesn't matter."""
        return tuple(one for one in self.designations if main(one.language) == main(language))

    def preferred(self, language: str) -> Designation | None:
        """The first preferred designation in a language, before symbols and abbreviations."""
        those = [one for one in self.named(language) if one.status == "preferred"]
        full = [one for one in those if one.kind in ("", "fullForm")]
        return next(iter(full or those), None)

    def definition(self, language: str) -> Wording | None:
        """The definition in a language."""
        return in_language(self.definitions, language)

    def domain(self, language: str) -> str:
        """The subject field in a language; empty when it has none."""
        found = in_language(self.domains, language)
        return found.text if found else ""

    @property
    def label(self) -> str:
        """What people call it: the preferred designation in its first language, else its id."""
        first = self.preferred(self.languages[0]) if self.languages else None
        return first.text if first else next((one.text for one in self.designations), self.id)


@dataclass(frozen=True)
class Vocabulary:
    """Concepts under one authority.

    `name` is that of the document, such as "ISO 37100", `edition` its year; `complete` is false where only
    some of its designations are known, so that nothing follows from a missing one. `languages` are those
    that every concept should be named in; `iri` is what stands before ids in linked data.
    """

    name: str
    concepts: tuple[Concept, ...] = ()
    edition: str = ""
    title: str = ""
    languages: tuple[str, ...] = ()
    complete: bool = True
    source: str = ""
    rights: str = ""
    iri: str = ""
    sample: bool = False
    place: Place = NOWHERE

    @property
    def label(self) -> str:
        """Name and edition: "ISO 37100:2016"."""
        return f"{self.name}:{self.edition}" if self.edition else self.name

    @cached_property
    def by_id(self) -> Mapping[str, Concept]:
        """The concepts by id."""
        return {concept.id: concept for concept in self.concepts}

    def designations(self, language: str) -> Iterator[tuple[Concept, Designation]]:
        """Every designation in a language with its concept."""
        for concept in self.concepts:
            for one in concept.named(language):
                yield concept, one


@lru_cache(maxsize=1024)
def main(language: str) -> str:
    """The main code of a language tag: "en" for "en-GB"."""
    return language.lower().replace("_", "-").partition("-")[0]


@lru_cache(maxsize=1024)
def tag(language: str) -> str:
    """A language tag as it is usually written: "en-US" for "EN_us"."""
    first, *rest = language.replace("_", "-").split("-")
    shapes = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(shapes.get(len(part), str.lower)(part) for part in rest)])


def in_language(wordings: tuple[Wording, ...], language: str) -> Wording | None:
    """The first of these in a language, else the first that holds for all."""
    wanted = main(language)
    found = next((one for one in wordings if one.language and main(one.language) == wanted), None)
    return found or next((one for one in wordings if not one.language), None)
