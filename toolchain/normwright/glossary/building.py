"""What importers share: clean words, ids, and a tally of what has no place in our vocabularies."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from normwright.diagnostics import NOWHERE, Place, Report
from normwright.files import slug
from normwright.glossary.concept import Concept, Designation, Relation, Wording
from normwright.glossary.links import renamed
from normwright.glossary.yaml_reader import collapsed
from normwright.glossary.yaml_tree import printable

_OBJECT = "\ufffc"  # a formula or picture in a running text


@dataclass
class Tally:
    """Counts what happened to the parts of a file, each kind told once, with its first place."""

    report: Report
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)

    def count(self, code: str, what: str, place: Place = NOWHERE) -> None:
        """One more of a kind."""
        key = (code, what)
        self.counts[key] = self.counts.get(key, 0) + 1
        self.places.setdefault(key, place)

    def tell(self) -> None:
        """Says each kind with its number."""
        for (code, what), count in self.counts.items():
            self.report.say(code, self.places[code, what], what=what, count=count)

    def clean(self, text: str, place: Place) -> str:
        """A text on one line without what plain text can't hold; VOC037 for what was changed."""
        if _OBJECT in text:
            self.count("VOC037", "a formula or picture in a text was replaced by …", place)
            text = text.replace(_OBJECT, "…")
        if not printable(text):
            self.count("VOC037", "signs that can't be printed were left out of a text", place)
            text = "".join(sign for sign in text if printable(sign))
        return collapsed(text)


def concept_id(wanted: str, taken: set[str]) -> str:
    """An id of the form that a vocabulary wants, not yet `taken`; it is noted there.

    An id that has the form already stays what it is.
    """
    plain = wanted if _ID.fullmatch(wanted) else _made(wanted)
    made, number = plain, 2
    while made in taken:
        made, number = f"{plain[:110]}-{number}", number + 1
    taken.add(made)
    return made


_ID = re.compile(r"[A-Za-z_][A-Za-z0-9._-]{0,119}")


def _made(wanted: str) -> str:
    folded = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9._]+", "-", folded).strip("-.")[:100]
    return plain if plain[:1].isalpha() or plain[:1] == "_" else f"c-{plain}".rstrip("-")


def with_sound_ids(
    concepts: Iterable[Concept], tally: Tally, *, after_term: bool = False
) -> tuple[Concept, ...]:
    """The concepts under ids of our form, relations and links following; those that lead nowhere left out.

    `after_term`: the ids are made from the terms ("cool-refuge") whatever they were.
    """
    given = list(concepts)
    taken: set[str] = set()
    ids: dict[str, str] = {}
    names = [concept_id(slug(one.label) if after_term else one.id or one.label, taken) for one in given]
    for concept, name in zip(given, names, strict=True):
        ids.setdefault(concept.id, name)
    return tuple(
        replace(renamed(concept, ids), id=name, relations=tuple(_followed(concept.relations, ids, tally)))
        for concept, name in zip(given, names, strict=True)
    )


def _followed(relations: Iterable[Relation], ids: dict[str, str], tally: Tally) -> Iterator[Relation]:
    seen = set()
    for relation in relations:
        if relation.target not in ids:
            tally.count(
                "VOC032", f"a relation ({relation.kind}) to a concept that isn't in the file", relation.place
            )
            continue
        made = replace(relation, target=ids[relation.target])
        if (made.kind, made.target) not in seen:
            seen.add((made.kind, made.target))
            yield made


@dataclass
class Draft:
    """A concept that is being put together from the pieces of a file; nothing is added to it twice."""

    id: str
    place: Place
    tally: Tally
    number: str = ""
    _designations: dict[Designation, Place] = field(default_factory=dict)
    _wordings: dict[str, dict[Wording, Place]] = field(default_factory=dict)
    _relations: dict[Relation, Place] = field(default_factory=dict)
    _evidence: dict[str, None] = field(default_factory=dict)
    _languages: set[str] = field(default_factory=set)

    def add_designation(self, one: Designation) -> None:
        """One more name."""
        self._languages.add(one.language)
        self._designations.setdefault(replace(one, place=NOWHERE), one.place)

    def add_wording(self, part: str, one: Wording) -> None:
        """One more text of a part such as "notes"; an empty one is none."""
        if one.text:
            self._wordings.setdefault(part, {}).setdefault(replace(one, place=NOWHERE), one.place)

    def add_relation(self, one: Relation) -> None:
        """One more relation."""
        self._relations.setdefault(replace(one, place=NOWHERE), one.place)

    def add_evidence(self, one: str) -> None:
        """One more place where it was seen."""
        if one:
            self._evidence.setdefault(one)

    def names(self, language: str) -> bool:
        """Whether it has a designation in a language."""
        return language in self._languages

    @property
    def named(self) -> bool:
        """Whether it has a designation at all."""
        return bool(self._designations)

    def concept(self) -> Concept:
        """The concept as it is now, with one definition and one domain a language."""
        wordings = {
            part: tuple(replace(one, place=place) for one, place in those.items())
            for part, those in self._wordings.items()
        }
        made = Concept(
            id=self.id,
            designations=tuple(replace(one, place=place) for one, place in self._designations.items()),
            relations=tuple(replace(one, place=place) for one, place in self._relations.items()),
            evidence=tuple(self._evidence),
            number=self.number,
            place=self.place,
            **wordings,
        )
        return one_each(made, self.tally)


def one_each(concept: Concept, tally: Tally) -> Concept:
    """The concept with one definition and one domain a language; further ones are counted as not taken."""
    changed = {}
    for part, what in (("definitions", "a second definition in a language"), ("domains", "a second domain")):
        kept: list[Wording] = []
        languages: set[str] = set()
        for one in getattr(concept, part):
            if one.language in languages:
                tally.count("VOC032", what, one.place)
            else:
                languages.add(one.language)
                kept.append(one)
        if "" in languages and len(languages) > 1:  # our files say either for each language, or for all
            tally.count("VOC032", f"{what} beside one for all languages", kept[-1].place)
            kept = [one for one in kept if one.language]
        changed[part] = tuple(kept)
    return replace(concept, **changed)  # type: ignore[arg-type]
