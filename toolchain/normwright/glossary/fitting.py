"""What each format can hold of a vocabulary; the rest is taken out before writing, and told."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from normwright.diagnostics import Report
from normwright.glossary.concept import Concept, Designation, Vocabulary, Wording
from normwright.glossary.links import LINKED, without_links

FORMATS = ("yaml", "tbx", "skos", "jsonld", "csv", "xlsx")
_LONGEST_CELL = 32_767  # characters in a cell of a spreadsheet

#: A step gives the concept as the format holds it, and counts what it takes out.
Step = Callable[[Concept, "Losses"], Concept]


class Losses:
    """Counts what a format has no place for."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def add(self, what: str, count: int = 1) -> None:
        """So many more of a kind."""
        if count:
            self.counts[what] = self.counts.get(what, 0) + count


def fitted(vocabulary: Vocabulary, form: str, report: Report) -> Vocabulary:
    """The vocabulary as `form` can hold it; VOC040 for each kind of thing that it can't.

    Writing and reading what comes out gives the same again, but for the head (name, edition, languages …),
    which only our own form has, and for the order of synonyms in linked data.
    """
    losses = Losses()
    concepts = []
    for concept in vocabulary.concepts:
        for step in _STEPS[form]:
            concept = step(concept, losses)
        concepts.append(concept)
    for what, count in losses.counts.items():
        report.say("VOC040", vocabulary.place, format=form, what=what, count=count)
    return replace(vocabulary, concepts=tuple(concepts))


def _no_number(concept: Concept, losses: Losses) -> Concept:
    losses.add("the number of an entry", bool(concept.number))
    return replace(concept, number="")


def _no_evidence(concept: Concept, losses: Losses) -> Concept:
    losses.add("evidence", len(concept.evidence))
    return replace(concept, evidence=())


def _no_links(concept: Concept, losses: Losses) -> Concept:
    losses.add(
        "references within a text", sum(len(one.links) for part in LINKED for one in getattr(concept, part))
    )
    # Without its references a text can be the same as another.
    return _with_wordings(without_links(concept), lambda those: tuple(dict.fromkeys(those)))


def _plain_designations(concept: Concept, losses: Losses) -> Concept:
    """SKOS labels have a language and a status, and one preferred label a language."""
    kept: list[Designation] = []
    preferred: set[str] = set()
    for one in concept.designations:
        losses.add("the kind of a designation", one.kind not in ("", "fullForm"))
        losses.add("the grammar of a designation", bool(one.part_of_speech or one.gender or one.number))
        losses.add("where a designation is used", bool(one.usage))
        status = one.status
        if status == "preferred" and one.language in preferred:
            losses.add("a further preferred term in a language")
            status = "admitted"
        if status == "preferred":
            preferred.add(one.language)
        plain = Designation(one.text, one.language, status, place=one.place)
        if any((plain.text, plain.language) == (k.text, k.language) for k in kept):
            losses.add("the same designation twice")
        else:
            kept.append(plain)
    return replace(concept, designations=tuple(kept))


def _one_relation(concept: Concept, losses: Losses) -> Concept:
    """In SKOS a whole is broader than its parts anyway; a generic relation beside that can't be told."""
    partitive = {(one.kind, one.target) for one in concept.relations if one.kind in _GENERIC}
    implied = {(_GENERIC[kind], target) for kind, target in partitive}
    kept = tuple(one for one in concept.relations if (one.kind, one.target) not in implied)
    losses.add("a generic relation beside a partitive one", len(concept.relations) - len(kept))
    return replace(concept, relations=kept)


def _no_foreign_words(concept: Concept, losses: Losses) -> Concept:
    """TBX keeps words of a language beside its terms; without terms there is no place for them."""
    named = {"", *concept.languages}

    def kept(wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
        fit = tuple(one for one in wordings if one.language in named)
        losses.add("a text in a language without terms", len(wordings) - len(fit))
        return fit

    return _with_wordings(concept, kept)


def _by_language(concept: Concept, losses: Losses) -> Concept:
    """TBX and tables keep together what is said in a language, in the order of the terms."""
    named = ("", *concept.languages)

    def sorted_(those: tuple[Wording, ...]) -> tuple[Wording, ...]:
        return tuple(sorted(those, key=lambda one: _place_in(named, one.language)))

    designations = sorted(concept.designations, key=lambda one: _place_in(named, one.language))
    return _with_wordings(replace(concept, designations=tuple(designations)), sorted_)


def _place_in(languages: tuple[str, ...], language: str) -> tuple[int, str]:
    """Languages without terms come last, by their codes."""
    return (languages.index(language), "") if language in languages else (len(languages), language)


def _sources_for_all(concept: Concept, losses: Losses) -> Concept:
    """A table has one column for the source, and one for the domain in the language of the row."""
    losses.add("the language of a source", sum(1 for one in concept.sources if one.language))
    sources = dict.fromkeys(one.text for one in concept.sources)
    general = [one for one in concept.domains if not one.language]
    domains = [replace(one, language=language) for one in general for language in concept.languages]
    return replace(
        concept,
        sources=tuple(Wording(text) for text in sources),
        domains=tuple(domains or concept.domains),
    )


def _short_cells(concept: Concept, losses: Losses) -> Concept:
    def kept(wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
        fits = sum(len(one.text) + 1 for one in wordings) < _LONGEST_CELL
        losses.add("texts longer than a cell", 0 if fits else len(wordings))
        return wordings if fits else ()

    return _with_wordings(concept, kept)


def _with_wordings(concept: Concept, change: Callable[[tuple[Wording, ...]], tuple[Wording, ...]]) -> Concept:
    parts = ("definitions", "notes", "examples", "sources", "domains")
    changed = {part: change(getattr(concept, part)) for part in parts}
    return replace(concept, **changed)  # type: ignore[arg-type]


_GENERIC = {"whole": "broader", "part": "narrower"}
_LINKED_DATA: Iterable[Step] = (_no_evidence, _no_links, _plain_designations, _one_relation)
_TABLE: Iterable[Step] = (_no_links, _by_language, _sources_for_all)
_STEPS: dict[str, Iterable[Step]] = {
    "yaml": (),
    "tbx": (_no_number, _no_evidence, _by_language, _no_foreign_words),
    "skos": _LINKED_DATA,
    "jsonld": _LINKED_DATA,
    "csv": _TABLE,
    "xlsx": (*_TABLE, _short_cells),
}
