"""Where drafts use the words of vocabularies, and how often."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from normwright.glossary.concept import Vocabulary, main
from normwright.glossary.match import Terms
from normwright.sts.standard import Standard
from normwright.sts.views import Clause, Role, metadata, passages

#: Running text that uses words; other texts name, quote or cite.
READ = frozenset(
    {
        Role.TITLE,
        Role.CAPTION,
        Role.PARAGRAPH,
        Role.ITEM,
        Role.NOTE,
        Role.EXAMPLE,
        Role.NOTICE,
        Role.FOOTNOTE,
        Role.OBJECT_FOOTNOTE,
        Role.CELL,
        Role.KEY,
        Role.DEFINITION,
        Role.NOTE_TO_ENTRY,
        Role.ENTRY_EXAMPLE,
    }
)
_SHORT = frozenset({"abbreviation", "acronym", "symbol", "formula", "equation", "shortForm"})
_SIGNS = frozenset({"symbol", "formula", "equation"})


def is_short(text: str, kind: str) -> bool:
    """Whether a designation is an abbreviation or a symbol, whose letters stand as they are."""
    return kind in _SHORT or len(text) == 1 or (" " not in text and sum(map(str.isupper, text)) > 1)


def is_looked_for(text: str, kind: str) -> bool:
    """Whether a designation can be found in running text: a symbol or a single letter stands for too much."""
    return kind not in _SIGNS and len(text) > 1


@dataclass(frozen=True)
class Source:
    """What brings concepts: a vocabulary, or a draft with its term entries and its text.

    `href` is the address of the draft's page, empty where there is none.
    """

    vocabulary: Vocabulary
    standard: Standard | None = None
    href: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it is a draft."""
        return self.standard is not None


@dataclass(frozen=True)
class Spot:
    """Uses in one clause: its number, else its title; the id of its place on the page; how many."""

    clause: str
    id: str
    count: int


@dataclass(frozen=True)
class Uses:
    """How often a draft uses a concept's names; `deprecated` of them are names that shouldn't be used."""

    count: int
    deprecated: int
    spots: tuple[Spot, ...]


#: Number of a source and id of a concept in it -> number of a draft among the sources -> its uses.
Counted = Mapping[tuple[int, str], Mapping[int, Uses]]


def count_uses(sources: Sequence[Source]) -> Counted:
    """The uses of every concept in every draft. Linear in the texts."""
    trees = _trees(sources)
    found: dict[tuple[int, str], dict[int, Uses]] = defaultdict(dict)
    for number, source in enumerate(sources):
        if source.standard is not None:
            for key, tally in _tallied(source.standard, trees).items():
                found[key][number] = tally.uses()
    return found


_Name = tuple[int, str, str]  # source, concept, status


def _trees(sources: Sequence[Source]) -> dict[str, Terms[_Name]]:
    trees: dict[str, Terms[_Name]] = {}
    for number, source in enumerate(sources):
        for concept in source.vocabulary.concepts:
            for one in concept.designations:
                if is_looked_for(one.text, one.kind):
                    language = main(one.language)
                    tree = trees.setdefault(language, Terms(language))
                    name = (number, concept.id, one.status)
                    tree.add(one.text, name, exact_case=is_short(one.text, one.kind))
    return trees


class _Tally:
    """Counts the uses of one concept in one draft."""

    def __init__(self) -> None:
        self.clauses: dict[tuple[str, str], int] = defaultdict(int)
        self.deprecated = 0

    def add(self, clause: Clause | None, status: str) -> None:
        where = (clause.number or clause.title, clause.id) if clause else ("front matter", "")
        self.clauses[where] += 1
        self.deprecated += status == "deprecated"

    def uses(self) -> Uses:
        spots = tuple(Spot(clause, id, count) for (clause, id), count in self.clauses.items())
        return Uses(sum(self.clauses.values()), self.deprecated, spots)


def _tallied(standard: Standard, trees: Mapping[str, Terms[_Name]]) -> dict[tuple[int, str], _Tally]:
    tallies: dict[tuple[int, str], _Tally] = defaultdict(_Tally)
    language = main(metadata(standard).language)
    for passage in passages(standard):
        tree = trees.get(passage.language or language)
        if tree is None or passage.role not in READ or passage.generated:
            continue
        for match in tree.matches(passage.prose):
            seen = {(source, concept): status for source, concept, status in match.of}
            for key, status in seen.items():
                tallies[key].add(passage.clause, status)
    return tallies
