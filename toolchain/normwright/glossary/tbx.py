"""Vocabularies from and to TBX (ISO 30042)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from normwright.diagnostics import Place, Report
from normwright.glossary.building import Tally, one_each, with_sound_ids
from normwright.glossary.concept import Concept, Designation, Link, Relation, Vocabulary, Wording, tag
from normwright.sts.tbx_files import (
    TbxEntry,
    TbxFile,
    TbxLanguage,
    TbxLink,
    TbxTerm,
    TbxText,
    read_tbx,
    write_tbx,
)

_STATUS = {
    "preferredterm": "preferred",
    "preferred": "preferred",
    "standardizedterm": "preferred",
    "admittedterm": "admitted",
    "admitted": "admitted",
    "deprecatedterm": "deprecated",
    "deprecated": "deprecated",
    "supersededterm": "deprecated",
    "superseded": "deprecated",
    "obsolete": "deprecated",
    "notrecommended": "deprecated",
    "forbidden": "deprecated",
}
_KINDS = {
    "fullform": "fullForm",
    "acronym": "abbreviation",
    "initialism": "abbreviation",
    "abbreviation": "abbreviation",
    "abbreviatedform": "abbreviation",
    "shortform": "variant",
    "variant": "variant",
    "synonym": "",
    "symbol": "symbol",
    "formula": "symbol",
    "equation": "symbol",
}
_SPEECH = {"noun": "noun", "verb": "verb", "adjective": "adj", "adj": "adj", "adverb": "adv", "adv": "adv"}
_SPEECH_OUT = {"adj": "adjective", "adv": "adverb"}
_GENDER = {"masculine": "m", "feminine": "f", "neuter": "n"}
_GENDER_OUT = {short: long for long, short in _GENDER.items()}
_NUMBER = {"plural": "plural", "singular": "singular"}
_RELATIONS = {
    "superordinateConceptGeneric": "broader",
    "broaderConceptGeneric": "broader",
    "relatedConceptBroader": "broader",
    "subordinateConceptGeneric": "narrower",
    "narrowerConceptGeneric": "narrower",
    "relatedConceptNarrower": "narrower",
    "superordinateConceptPartitive": "whole",
    "broaderConceptPartitive": "whole",
    "subordinateConceptPartitive": "part",
    "narrowerConceptPartitive": "part",
    "relatedConcept": "related",
    "associatedConcept": "related",
    "crossReference": "related",
    "see": "related",
}
_RELATIONS_OUT = {
    "broader": "superordinateConceptGeneric",
    "narrower": "subordinateConceptGeneric",
    "whole": "superordinateConceptPartitive",
    "part": "subordinateConceptPartitive",
    "related": "relatedConcept",
}
#: Where the words of a concept go, by category.
_PARTS = {
    "definition": "definitions",
    "note": "notes",
    "example": "examples",
    "source": "sources",
    "subjectField": "domains",
}
_CATEGORIES = {part: category for category, part in _PARTS.items()}


def read_tbx_vocabulary(
    data: bytes, *, name: str, file: str, report: Report, language: str = ""
) -> Vocabulary:
    """The concepts of a TBX file under the name that they are to have; `language` for those that say none.

    What isn't taken is in `report`: VOC030 to VOC037. Raises: InputError when it is no TBX.
    """
    base = read_tbx(data, file=file, report=report)
    tally = Tally(report)
    reader = _Reader(file, language, tally)
    concepts = with_sound_ids(
        (one_each(made, tally) for entry in base.entries if (made := reader.concept(entry)) is not None),
        tally,
    )
    tally.tell()
    return Vocabulary(name, concepts, title=base.title, source=base.source, place=Place(file))


class _Reader:
    def __init__(self, file: str, language: str, tally: Tally) -> None:
        self.file, self.language, self.tally = file, language, tally

    def concept(self, entry: TbxEntry) -> Concept | None:
        """The concept of an entry, None for one that names nothing."""
        made = Concept(entry.id, place=self._place(entry.line))
        made = self._with_facts(made, entry.facts, "")
        for section in entry.languages:
            language = tag(section.language or self.language)
            if not language:
                self.tally.report.say("VOC033", self._place(section.line), what="a language section")
                continue
            made = self._with_facts(made, section.facts, language)
            for term in section.terms:
                made = self._with_term(made, term, language)
        if not made.designations:
            hint = "add its term, or take the entry out"
            what = f'entry "{entry.id}"' if entry.id else "an entry"
            self.tally.report.say("VOC030", made.place, what=what, fault="it has no term", hint=hint)
            return None
        return made

    def _with_term(self, made: Concept, term: TbxTerm, language: str) -> Concept:
        place = self._place(term.line)
        text = self.tally.clean(term.text, place)
        if text in ("", "…"):
            self.tally.count("VOC032", "a term that isn't text", place)
            return made
        first = not any(one.language == language for one in made.designations)
        one = Designation(text, language, "preferred" if first else "admitted", place=place)
        said_status = False
        rest = []
        for fact in term.facts:
            value = fact.text.strip()
            plain = value.removesuffix("-admn-sts").lower()
            if fact.category in ("administrativeStatus", "normativeAuthorization") and plain in _STATUS:
                if not said_status or _STATUS[plain] != "preferred":
                    one = replace(one, status=_STATUS[plain])
                said_status = True
            elif fact.category in ("termType", "type") and plain in _KINDS:
                one = replace(one, kind=_KINDS[plain])
            elif fact.category == "partOfSpeech" and plain in _SPEECH:
                one = replace(one, part_of_speech=_SPEECH[plain])
            elif fact.category == "grammaticalGender" and plain in _GENDER:
                one = replace(one, gender=_GENDER[plain])
            elif fact.category == "grammaticalNumber" and plain in _NUMBER:
                one = replace(one, number=_NUMBER[plain])
            elif fact.category in ("geographicalUsage", "regionalVariant") and value:
                one = replace(one, usage=self.tally.clean(value, place))
            else:
                rest.append(fact)
        made = replace(made, designations=(*made.designations, one))
        return self._with_facts(made, rest, language)

    def _with_facts(self, made: Concept, facts: Iterable[TbxText], language: str) -> Concept:
        for fact in facts:
            place = self._place(fact.line)
            part = _PARTS.get(fact.category)
            if part is not None and fact.text:
                wording = self._wording(fact, language, place)
                if wording not in getattr(made, part):
                    made = replace(made, **{part: (*getattr(made, part), wording)})  # type: ignore[arg-type]
            elif fact.category in _RELATIONS and (fact.target or fact.text):
                relation = Relation(_RELATIONS[fact.category], fact.target.lstrip("#") or fact.text, place)
                made = replace(made, relations=(*made.relations, relation))
            elif fact.text or fact.target:
                self.tally.count("VOC032", f'"{fact.category}"', place)
        return made

    def _wording(self, fact: TbxText, language: str, place: Place) -> Wording:
        text = self.tally.clean(fact.text, place)
        links = tuple(Link(one.start, one.end, one.target.lstrip("#")) for one in fact.links)
        # A place for all languages has words in one of them: that of who reads the file.
        spoken = language or (
            "" if fact.category in ("source", "subjectField") else tag(self.language) or "en"
        )
        return Wording(text, spoken, links if text == fact.text else (), place)

    def _place(self, line: int) -> Place:
        return Place(self.file, line)


# -- writing -------------------------------------------------------------------------------------------------


def write_tbx_vocabulary(vocabulary: Vocabulary) -> bytes:
    """A TBX file of the vocabulary, as far as `fitted` lets it through. Same vocabulary, same bytes."""
    base = TbxFile(
        title=f"{vocabulary.label}, {vocabulary.title}" if vocabulary.title else vocabulary.label,
        source="; ".join(part for part in (vocabulary.source, vocabulary.rights) if part),
        language=next(iter(vocabulary.languages), ""),
        entries=tuple(_entry(concept) for concept in vocabulary.concepts),
    )
    return write_tbx(base)


def _entry(concept: Concept) -> TbxEntry:
    facts = [
        TbxText(_CATEGORIES[part], one.text, links=_links(one))
        for part in _CATEGORIES
        for one in getattr(concept, part)
        if not one.language
    ]
    facts += [TbxText(_RELATIONS_OUT[one.kind], one.target, one.target) for one in concept.relations]
    languages = tuple(TbxLanguage(one, *_said_in(concept, one)) for one in concept.languages)
    return TbxEntry(concept.id, languages, tuple(facts))


def _said_in(concept: Concept, language: str) -> tuple[tuple[TbxTerm, ...], tuple[TbxText, ...]]:
    facts = tuple(
        TbxText(_CATEGORIES[part], one.text, links=_links(one))
        for part in _CATEGORIES
        for one in getattr(concept, part)
        if one.language == language
    )
    terms = tuple(
        TbxTerm(one.text, tuple(_about(one))) for one in concept.designations if one.language == language
    )
    return terms, facts


def _about(one: Designation) -> Iterator[TbxText]:
    facts = {
        "partOfSpeech": _SPEECH_OUT.get(one.part_of_speech, one.part_of_speech),
        "grammaticalGender": _GENDER_OUT.get(one.gender, ""),
        "grammaticalNumber": one.number,
        "termType": one.kind,
        "administrativeStatus": f"{one.status}Term-admn-sts",
        "geographicalUsage": one.usage,
    }
    return (TbxText(category, text) for category, text in facts.items() if text)


def _links(wording: Wording) -> tuple[TbxLink, ...]:
    return tuple(TbxLink(one.start, one.end, one.concept) for one in wording.links)
