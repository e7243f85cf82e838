"""The term entries of a standard, our own or by others, as a vocabulary."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from normwright.diagnostics import Place, Report
from normwright.glossary.building import Draft, Tally, with_sound_ids
from normwright.glossary.concept import Concept, Designation, Link, Vocabulary, Wording, tag
from normwright.sts import views
from normwright.sts.standard import Standard

_KINDS = {"acronym": "abbreviation", "formula": "symbol", "equation": "symbol"}
_GENDER = {"masculine": "m", "feminine": "f", "neuter": "n"}
_STATUSES = ("preferred", "admitted", "deprecated")
#: A designation that is a formula or picture has no words to be looked for.
_OBJECT = "\ufffc"


def entries_of(
    standard: Standard, *, name: str = "", edition: str = "", report: Report | None = None
) -> Vocabulary:
    """The entries as concepts, in printed order; ids follow the terms ("cool-refuge").

    `name` and `edition` are those of the standard where nothing else is said. `report` hears what a
    vocabulary can't hold.
    """
    meta = views.metadata(standard)
    tally = Tally(report if report is not None else Report())
    concepts = [_concept(entry, tally) for entry in views.term_entries(standard)]
    for one in concepts:
        if not one.designations:
            facts = {"what": f"entry {one.number}", "fault": "it has no term", "hint": "add it to the source"}
            tally.report.say("VOC030", one.place, **facts)
    named = (one for one in concepts if one.designations)
    _, _, year = meta.dated_reference.partition(":")
    made = Vocabulary(
        name=name or meta.undated_reference or standard.file,
        edition=edition or (year[:4] if year[:4].isdigit() else ""),
        title=meta.title,
        concepts=with_sound_ids(named, tally, after_term=True),
        languages=(meta.language,) if meta.language else (),
        source=meta.document_reference,
        place=Place(standard.file),
    )
    tally.tell()
    return made


def merged(vocabularies: Iterable[Vocabulary]) -> Vocabulary:
    """The entries of one document in several languages as one: the first, with what the others add.

    Entries belong together by their number in the document.
    """
    first, *others = vocabularies
    concepts = list(first.concepts)
    where = {concept.number: index for index, concept in enumerate(concepts) if concept.number}
    for other in others:
        for concept in other.concepts:
            index = where.get(concept.number)
            if index is None:
                continue
            ids = {one.id: concepts[where[one.number]].id for one in other.concepts if one.number in where}
            concepts[index] = _joined(concepts[index], concept, ids)
    languages = tuple(dict.fromkeys(language for one in (first, *others) for language in one.languages))
    return replace(first, concepts=tuple(concepts), languages=languages)


def _joined(one: Concept, other: Concept, ids: dict[str, str]) -> Concept:
    changed = {}
    for part in ("definitions", "notes", "examples", "domains"):
        have = {wording.language for wording in getattr(one, part)}
        more = [_relinked(each, ids) for each in getattr(other, part) if each.language not in have]
        changed[part] = (*getattr(one, part), *more)
    named = {designation.language for designation in one.designations}
    new = tuple(each for each in other.designations if each.language not in named)
    return replace(one, designations=(*one.designations, *new), **changed)  # type: ignore[arg-type]


def _relinked(wording: Wording, ids: dict[str, str]) -> Wording:
    links = tuple(replace(one, concept=ids[one.concept]) for one in wording.links if one.concept in ids)
    return replace(wording, links=links)


def _concept(entry: views.TermEntry, tally: Tally) -> Concept:
    made = Draft(entry.id or entry.section_id or entry.number, entry.place, tally, number=entry.number)
    for part in entry.languages:
        language = tag(part.language)
        if part.definition is not None:
            made.add_wording("definitions", _wording(part.definition, language, tally))
        for name, those in (("notes", part.notes), ("examples", part.examples), ("sources", part.sources)):
            for one in those:
                made.add_wording(name, _wording(one, "" if name == "sources" else language, tally))
        if part.domain:
            made.add_wording(
                "domains", Wording(tally.clean(part.domain, part.place), language, (), part.place)
            )
        for designation in _designations(part.designations, language, tally):
            made.add_designation(designation)
    return made.concept()


def _designations(given: Iterable[views.Designation], language: str, tally: Tally) -> Iterator[Designation]:
    for one in given:
        if _OBJECT in one.term or not one.term:
            tally.count("VOC032", "a symbol that is a formula", one.place)
            continue
        yield Designation(
            text=tally.clean(one.term, one.place),
            language=language,
            status=one.status if one.status in _STATUSES else "preferred",
            kind=_KINDS.get(one.kind, one.kind),
            part_of_speech=one.part_of_speech,
            gender=_GENDER.get(one.gender, ""),
            number=one.grammatical_number,
            usage=one.usage,
            place=one.place,
        )


def _wording(part: views.EntryPart, language: str, tally: Tally) -> Wording:
    given = part.wording
    text = tally.clean(given.string, part.place)
    links = tuple(Link(one.start, one.end, one.target) for one in given.mentions)
    return Wording(text, language, links if text == given.string else (), part.place)
