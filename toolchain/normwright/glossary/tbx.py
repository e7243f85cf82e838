"""Vocabularies from and to TBX (ISO 30042)."""

from collections.abc import Iterable, Iterator

from normwright.diagnostics import Place, Report
from normwright.glossary.building import Draft, Tally, with_sound_ids
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
#: Category -> field of a designation, and what its values mean to us.
_FIELDS: dict[str, tuple[str, dict[str, str] | None]] = {
    "administrativeStatus": ("status", _STATUS),
    "normativeAuthorization": ("status", _STATUS),
    "termType": ("kind", _KINDS),
    "type": ("kind", _KINDS),
    "partOfSpeech": ("part_of_speech", _SPEECH),
    "grammaticalGender": ("gender", _GENDER),
    "grammaticalNumber": ("number", _NUMBER),
    "geographicalUsage": ("usage", None),
    "regionalVariant": ("usage", None),
}
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
    read = (reader.concept(entry) for entry in base.entries)
    concepts = with_sound_ids((made for made in read if made is not None), tally)
    tally.tell()
    return Vocabulary(name, concepts, title=base.title, source=base.source, place=Place(file))


class _Reader:
    def __init__(self, file: str, language: str, tally: Tally) -> None:
        self.file, self.language, self.tally = file, language, tally

    def concept(self, entry: TbxEntry) -> Concept | None:
        """The concept of an entry, None for one that names nothing."""
        made = Draft(entry.id, self._place(entry.line), self.tally)
        self._add_facts(made, entry.facts, "")
        for section in entry.languages:
            language = tag(section.language or self.language)
            if not language:
                self.tally.report.say("VOC033", self._place(section.line), what="a language section")
                continue
            self._add_facts(made, section.facts, language)
            for term in section.terms:
                self._add_term(made, term, language)
        if made.named:
            return made.concept()
        facts = {"fault": "it has no term", "hint": "add its term, or take the entry out"}
        what = f'entry "{entry.id}"' if entry.id else "an entry"
        self.tally.report.say("VOC030", made.place, what=what, **facts)
        return None

    def _add_term(self, made: Draft, term: TbxTerm, language: str) -> None:
        place = self._place(term.line)
        text = self.tally.clean(term.text, place)
        if text in ("", "…"):
            self.tally.count("VOC032", "a term that isn't text", place)
            return
        about, rest = _about_term(term.facts)
        about.setdefault("status", "admitted" if made.names(language) else "preferred")
        usage = self.tally.clean(about.pop("usage", ""), place)
        made.add_designation(Designation(text, language, usage=usage, place=place, **about))
        self._add_facts(made, rest, language)

    def _add_facts(self, made: Draft, facts: Iterable[TbxText], language: str) -> None:
        for fact in facts:
            place = self._place(fact.line)
            if fact.category in _PARTS and fact.text:
                made.add_wording(_PARTS[fact.category], self._wording(fact, language, place))
            elif fact.category in _RELATIONS and (fact.target or fact.text):
                target = fact.target.lstrip("#") or fact.text
                made.add_relation(Relation(_RELATIONS[fact.category], target, place))
            elif fact.text or fact.target:
                self.tally.count("VOC032", f'"{fact.category}"', place)

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


def _about_term(facts: Iterable[TbxText]) -> tuple[dict[str, str], list[TbxText]]:
    """What is said of a term itself, by the fields of a designation, and the rest."""
    about: dict[str, str] = {}
    rest: list[TbxText] = []
    for fact in facts:
        field, values = _FIELDS.get(fact.category, ("", None))
        plain = fact.text.strip().removesuffix("-admn-sts").lower()
        value = fact.text.strip() if field == "usage" else (values or {}).get(plain)
        if not field or value is None:
            rest.append(fact)
        else:
            about[field] = value
    return about, rest


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
