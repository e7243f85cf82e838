"""Term entries, one concept each (ISO 10241-1; NISO STS: TBX)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from normwright.lazy import lazy
from normwright.sts.standard import Standard
from normwright.sts.tags import XML_LANG, tbx
from normwright.sts.text import Text
from normwright.sts.views.base import View, text_of, words_at, words_of

#: What is printed behind a term that has an entry: " (3.1.2)".
_NUMBER = re.compile(r"\s*\(\w+(?:\.\w+)*\)$")
_STATUS = {"preferredTerm": "preferred", "admittedTerm": "admitted", "deprecatedTerm": "deprecated"}


@dataclass(frozen=True)
class Designation(View):
    """One term, symbol or abbreviation of a concept in one language."""

    @lazy
    def term(self) -> str:
        """The designation as printed."""
        return words_at(self.element, tbx("term"))

    @property
    def text(self) -> Text:
        """The designation with its way back to the source."""
        found = self.element.find(tbx("term"))
        return text_of(self.element if found is None else found, self.standard)

    @property
    def status(self) -> str:
        """preferred, admitted or deprecated; one that the file leaves open is preferred."""
        value = self._value("normativeAuthorization")
        return _STATUS.get(value, value or "preferred")

    @property
    def kind(self) -> str:
        """fullForm, abbreviation, acronym, symbol, variant, formula, equation; empty when not said."""
        return self._value("termType")

    @property
    def part_of_speech(self) -> str:
        """noun, verb, adj, adv; empty when not said."""
        return self._value("partOfSpeech")

    @property
    def gender(self) -> str:
        """masculine, feminine, neuter or masculine-feminine; empty when not said."""
        return self._value("grammaticalGender")

    @property
    def grammatical_number(self) -> str:
        """singular or plural; empty when not said."""
        return self._value("grammaticalNumber")

    @property
    def usage(self) -> str:
        """Where it is used, such as "US"; empty when not said."""
        return words_at(self.element, tbx("geographicalUsage")) or self._value("geographicalUsage")

    @property
    def pronunciation(self) -> str:
        """How it is spoken; empty when not said."""
        return words_at(self.element, tbx("pronunciation"))

    @property
    def usage_notes(self) -> tuple[str, ...]:
        """Remarks on how it is used."""
        return tuple(words_of(note) for note in self.element.iterchildren(tbx("usageNote")))

    def _value(self, name: str) -> str:
        found = self.element.find(tbx(name))
        return "" if found is None else str(found.get("value") or "")


@dataclass(frozen=True)
class EntryPart(View):
    """Definition, note, example, source or domain of an entry; `number` counts those of its kind from 1."""

    number: int = 1

    @lazy
    def wording(self) -> "Wording":
        """The text as an author thinks of it: without the entry numbers that are printed behind terms."""
        return _wording(self.text)


@dataclass(frozen=True)
class Mention:
    """Characters [start, end) name the entry `target`, by its id."""

    start: int
    end: int
    target: str


@dataclass(frozen=True)
class Wording:
    """A text of an entry, and the terms in it that have entries of their own."""

    string: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class LanguageEntry(View):
    """What an entry says in one language."""

    @lazy
    def designations(self) -> tuple[Designation, ...]:
        """All designations in printed order."""
        return tuple(Designation(tig, self.standard) for tig in self.element.iterchildren(tbx("tig")))

    @property
    def preferred(self) -> Designation | None:
        """The first preferred designation."""
        return next((one for one in self.designations if one.status == "preferred"), None)

    @property
    def definition(self) -> EntryPart | None:
        """The definition, None when there is none."""
        return next(iter(self._parts("definition")), None)

    @property
    def domain(self) -> str:
        """The subject field, without its angle brackets; empty when not said."""
        return words_at(self.element, tbx("subjectField"))

    @property
    def notes(self) -> tuple[EntryPart, ...]:
        """Notes to entry."""
        return self._parts("note")

    @property
    def examples(self) -> tuple[EntryPart, ...]:
        """Examples."""
        return self._parts("example")

    @property
    def sources(self) -> tuple[EntryPart, ...]:
        """Sources, without brackets and the word SOURCE."""
        return self._parts("source")

    def _parts(self, name: str) -> tuple[EntryPart, ...]:
        found = self.element.iterchildren(tbx(name))
        return tuple(EntryPart(element, self.standard, number) for number, element in enumerate(found, 1))


@dataclass(frozen=True)
class TermEntry(View):
    """A concept; `id` is that of the entry, which other entries refer to."""

    @property
    def number(self) -> str:
        """The entry's number, such as "3.1"; empty when it has none."""
        around = self.element.getparent()
        return "" if around is None else words_at(around, "label")

    @property
    def section_id(self) -> str:
        """Id of the numbered place, which references from outside the terms clause use."""
        around = self.element.getparent()
        return "" if around is None else str(around.get("id") or "")

    @lazy
    def languages(self) -> tuple[LanguageEntry, ...]:
        """One part a language, in the file's order."""
        return tuple(LanguageEntry(part, self.standard) for part in self.element.iterchildren(tbx("langSet")))

    def in_language(self, language: str) -> LanguageEntry | None:
        """The part in `language`; a region behind it ("en-GB") doesn't matter."""
        wanted = _main(language)
        return next((p for p in self.languages if _main(p.element.get(XML_LANG) or "") == wanted), None)

    @property
    def designations(self) -> tuple[Designation, ...]:
        """The designations of all languages."""
        return tuple(one for part in self.languages for one in part.designations)


def term_entries(standard: Standard) -> Iterator[TermEntry]:
    """Every entry in document order."""
    for element in standard.root.iter(tbx("termEntry")):
        yield TermEntry(element, standard)


def _wording(text: Text) -> Wording:
    parts: list[str] = []
    mentions: list[Mention] = []
    length = 0
    for words, target in _pieces(text):
        shown = _NUMBER.sub("", words) if target else words
        if target and shown:
            mentions.append(Mention(length, length + len(shown), target))
        parts.append(shown)
        length += len(shown)
    return Wording("".join(parts), tuple(mentions))


def _pieces(text: Text) -> Iterator[tuple[str, str]]:
    """Stretches of the text with the id of the entry that each of them names, empty for most."""
    stretches: list[tuple[int, _Element | None]] = []
    for start, element, tail in text.runs():
        owner = _mention_around(element.getparent() if tail else element)
        if not stretches or stretches[-1][1] is not owner:
            stretches.append((start, owner))
    ends = [start for start, _ in stretches[1:]] + [len(text)] * bool(stretches)
    for (start, owner), end in zip(stretches, ends, strict=True):
        yield text.string[start:end], "" if owner is None else str(owner.get("target") or "")


def _mention_around(element: _Element | None) -> _Element | None:
    while element is not None and element.tag != tbx("langSet"):
        if element.tag == tbx("entailedTerm"):
            return element
        element = element.getparent()
    return None


def _main(language: str) -> str:
    return language.lower().split("-")[0]
