"""The vocabularies that count for a document, and where it uses a word of theirs or of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from normwright.glossary.concept import Concept, Designation, Vocabulary
from normwright.glossary.match import Terms
from normwright.glossary.uses import READ, is_looked_for, is_short
from normwright.names.identifiers import same_document
from normwright.prose.words import folded_words, main, words
from normwright.sts.views import Designation as OwnDesignation
from normwright.sts.views import Passage, TermEntry

if TYPE_CHECKING:
    from normwright.checks.document import Document

_WORD_LENGTH = 8  # letters of a word that is also looked for in two pieces
_PIECE_LENGTH = 3


@dataclass(frozen=True, eq=False)  # to compare two would be to go through all their concepts
class Authority:
    """A vocabulary and how it binds the document: `declared` by the workspace, or by citing it."""

    vocabulary: Vocabulary
    declared: bool

    def called(self, term: str, language: str) -> list[tuple[Concept, Designation]]:
        """The concepts that it calls so in a language, whatever it thinks of the name."""
        return self._called.get((main(language), folded(term, language)), [])

    @cached_property
    def _called(self) -> dict[tuple[str, tuple[str, ...]], list[tuple[Concept, Designation]]]:
        found: dict[tuple[str, tuple[str, ...]], list[tuple[Concept, Designation]]] = defaultdict(list)
        for concept in self.vocabulary.concepts:
            for one in concept.designations:
                found[main(one.language), folded(one.text, one.language)].append((concept, one))
        return dict(found)

    @cached_property
    def numbers(self) -> dict[str, Concept]:
        """The concepts by the numbers of their entries."""
        return {concept.number: concept for concept in self.vocabulary.concepts if concept.number}


@dataclass(frozen=True)
class Name:
    """What someone calls a concept: the document in its own entry, or an authority.

    `status` is preferred, admitted, deprecated, or unlisted for another spelling of a preferred term;
    `instead` is the preferred term, where that is a full form.
    """

    text: str
    status: str
    instead: str
    language: str
    entry: TermEntry | None = field(default=None, compare=False)
    authority: Authority | None = None
    concept: str = ""


@dataclass(frozen=True)
class Use:
    """Characters [start, end) of a passage are one of these names; `entry` is the one that they stand in."""

    passage: Passage
    start: int
    end: int
    names: tuple[Name, ...]
    joined: bool
    entry: TermEntry | None


@dataclass(frozen=True)
class Lexicon:
    """The authorities of a document, and every use of a name."""

    authorities: tuple[Authority, ...]
    uses: tuple[Use, ...]


def lexicon(document: "Document") -> Lexicon:
    """The lexicon of a document; ask for it with `document.once(lexicon)`."""
    authorities = tuple(_authorities(document))
    said = _Said(document)
    names = [*_own_names(document), *(name for one in authorities for name in _listed(one, said))]
    return Lexicon(authorities, tuple(_uses(document, names, said)))


def folded(term: str, language: str) -> tuple[str, ...]:
    """The words of a term as they are compared."""
    return tuple(folded_words(term, language))


class _Said:
    """The texts that names are looked for in: each with its language and its words, folded."""

    def __init__(self, document: "Document") -> None:
        self.texts: list[tuple[Passage, str, list[str]]] = []
        self._words: dict[str, set[str]] = defaultdict(set)
        for passage in document.passages:
            if passage.role in READ:
                language = passage.language or document.language
                found = folded_words(passage.prose, language)
                self.texts.append((passage, language, found))
                self._words[language].update(found)

    def languages(self) -> Set[str]:
        """Those of the texts."""
        return self._words.keys()

    def may_have(self, name: str, language: str) -> bool:
        """Whether each word of a name is somewhere in them: of thousands of names most are not."""
        return language in self._words and self._words[language].issuperset(folded_words(name, language))


# -- who counts ----------------------------------------------------------------------------------------------


def _authorities(document: "Document") -> Iterator[Authority]:
    """Drafts of a workspace use its vocabularies, a file by others those that it cites; none binds itself."""
    own = document.metadata.undated_reference or document.metadata.dated_reference
    cited = _cited(document) if document.vocabularies else []
    for vocabulary in document.vocabularies:
        if not own or not same_document(own, vocabulary.name):
            cites = any(same_document(one, vocabulary.name) for one in cited)
            yield Authority(vocabulary, declared=document.draft is not None or cites)


def _cited(document: "Document") -> Sequence[str]:
    listed = [one.reference for one in document.references] + [one.reference for one in document.citations]
    also = document.draft.record.terms_also if document.draft else ()
    return list(dict.fromkeys(one for one in (*listed, *also) if one))


# -- names ---------------------------------------------------------------------------------------------------


def _own_names(document: "Document") -> Iterator[Name]:
    for entry in document.entries:
        for part in entry.languages:
            language = main(part.language)
            preferred = [one for one in part.designations if one.status == "preferred"]
            full = [one.term for one in preferred if not is_short(one.term, one.kind)]
            instead = full[0] if full else ""
            for one in part.designations:
                if is_looked_for(one.term, one.kind):
                    yield Name(one.term, _own_status(one), instead, language, entry)
            for spelling in other_spellings(instead, language) if instead else ():
                yield Name(spelling, "unlisted", instead, language, entry)


def _own_status(one: OwnDesignation) -> str:
    short = is_short(one.term, one.kind)
    return "preferred" if short and one.status != "deprecated" else one.status


def _listed(authority: Authority, said: _Said) -> Iterator[Name]:
    for concept in authority.vocabulary.concepts:
        for language in dict.fromkeys(main(one.language) for one in concept.designations):
            if language in said.languages():
                yield from _called(concept, language, authority, said)


def _called(concept: Concept, language: str, authority: Authority, said: _Said) -> Iterator[Name]:
    preferred = concept.preferred(language)
    instead = preferred.text if preferred and not is_short(preferred.text, preferred.kind) else ""
    for one in concept.named(language):
        if said.may_have(one.text, language) and is_looked_for(one.text, one.kind):
            status = _status(one)
            yield Name(one.text, status, instead, language, authority=authority, concept=concept.id)
    for spelling in other_spellings(instead, language) if instead else ():
        if said.may_have(spelling, language):
            yield Name(spelling, "unlisted", instead, language, authority=authority, concept=concept.id)


def _status(one: Designation) -> str:
    short = is_short(one.text, one.kind)
    return "preferred" if short and one.status != "deprecated" else one.status


def other_spellings(term: str, language: str) -> Iterator[str]:
    """A term of several words in one ("heatwave"), a long word in two ("waste water"); no other hyphens."""
    pieces = [term[word.start : word.end] for word in words(term, language)]
    if 1 < len(pieces) < 4 and all(len(piece) >= _PIECE_LENGTH for piece in pieces):
        yield "".join(pieces)
    elif pieces == [term] and len(term) >= _WORD_LENGTH and term.isalpha():
        for at in range(_PIECE_LENGTH, len(term) - _PIECE_LENGTH + 1):
            yield f"{term[:at]} {term[at:]}"


# -- uses ----------------------------------------------------------------------------------------------------


def _uses(document: "Document", names: list[Name], said: _Said) -> Iterator[Use]:
    terms: dict[str, Terms[Name]] = {}
    homes = _homes(document)
    for name in names:
        looked = terms.setdefault(name.language, Terms(name.language))
        looked.add(name.text, name, exact_case=is_short(name.text, ""))
    for passage, language, found in said.texts:
        known = terms.get(language)
        if known is not None:
            home = homes.get(passage.text.element)
            for match in known.matches(passage.prose, found):
                yield Use(passage, match.start, match.end, match.of, match.joined, home)


def _homes(document: "Document") -> dict[object, TermEntry]:
    """Block of an entry -> the entry."""
    found: dict[object, TermEntry] = {}
    for entry in document.entries:
        for part in entry.languages:
            blocks = [part.definition, *part.notes, *part.examples]
            found.update({block.element: entry for block in blocks if block is not None})
    return found
