"""Vocabularies that tests share, small and arbitrary."""

from dataclasses import replace

from hypothesis import strategies as st

from normwright.diagnostics import NOWHERE, Report
from normwright.glossary.concept import RELATIONS, Concept, Designation, Link, Relation, Vocabulary, Wording
from normwright.glossary.yaml_reader import read_yaml

HEAT = """\
name: ISO 99001
edition: "2031"
languages: [en, fr]
concepts:
  - id: place
    terms: {en: place, fr: {term: lieu, grammar: m}}
    definition: {en: part of a settlement}
  - id: cool-refuge
    number: 3.1.2
    domain: {en: heat, fr: chaleur}
    terms:
      en:
        - cool refuge
        - {term: CR, kind: abbreviation}
        - {term: cooling center, usage: US}
        - {term: cold room, status: deprecated}
      fr: {term: refuge frais, grammar: m}
    definition:
      en: "{place} that keeps people cool during a {hot spell|heat-episode}"
      fr: lieu qui garde les gens au frais
    examples: {en: A library.}
    notes: {en: [It is open to all., It is free.]}
    source: ISO 99002:2030, 3.4
    broader: place
    evidence: seen in a leaflet
  - id: heat-episode
    terms: {en: [heat episode, hot spell], fr: épisode de chaleur}
    definition: {en: period of heat}
    related: cool-refuge
"""


def vocabulary(text: str = HEAT) -> Vocabulary:
    """A vocabulary from sound YAML."""
    report = Report()
    made = read_yaml(text, file="glossary/heat.yaml", report=report)
    assert made is not None, list(report)
    return made


def placeless(concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The concepts without their places, for comparing what came from different files."""
    return tuple(_placeless(concept) for concept in concepts)


def _placeless(concept: Concept) -> Concept:
    parts = ("designations", "definitions", "notes", "examples", "sources", "domains", "relations")
    bare = {part: tuple(replace(one, place=NOWHERE) for one in getattr(concept, part)) for part in parts}
    return replace(concept, place=NOWHERE, **bare)


# -- arbitrary ones ------------------------------------------------------------------------------------------

_LANGUAGES = ("en", "fr", "de", "pt-BR")
#: Words with everything that a form could stumble over.
_SIGNS = "abcdé ß'\"\\,;:|{}[]()<>&=+-@#*_.?^$%!~`/ 0189\u00a0\u2019日𝒳"
texts = (
    st.text(_SIGNS, min_size=1, max_size=24)
    .map(lambda text: " ".join(text.split(" ")).strip(" "))
    .map(lambda text: " ".join(filter(None, text.split(" "))))
    .filter(bool)
)
languages = st.sampled_from(_LANGUAGES)


@st.composite
def wordings(draw: st.DrawFn, ids: tuple[str, ...] = (), *, language: bool = True) -> Wording:
    text = draw(texts)
    links: tuple[Link, ...] = ()
    if ids and draw(st.booleans()):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        # A reference begins and ends with words, not with blanks, bars or braces.
        shown = text[start:end]
        if shown.strip(" \u00a0") == shown and not set(shown) & set("{}|"):
            links = (Link(start, end, draw(st.sampled_from(ids))),)
    return Wording(text, draw(languages) if language else "", links)


@st.composite
def designations(draw: st.DrawFn) -> Designation:
    return Designation(
        draw(texts),
        draw(languages),
        draw(st.sampled_from(("preferred", "admitted", "deprecated"))),
        kind=draw(st.sampled_from(("", "", "fullForm", "abbreviation", "symbol", "variant"))),
        part_of_speech=draw(st.sampled_from(("", "noun", "verb", "adj", "adv"))),
        gender=draw(st.sampled_from(("", "m", "f", "n"))),
        number=draw(st.sampled_from(("", "plural", "singular"))),
        usage=draw(st.sampled_from(("", "US", "New Zealand"))),
    )


def _once(those: list[Wording]) -> tuple[Wording, ...]:
    """One a language, and languages together."""
    return tuple({one.language: one for one in those}.values())


def _together(those: list[Wording]) -> tuple[Wording, ...]:
    order = list(dict.fromkeys(one.language for one in those))
    return tuple(dict.fromkeys(sorted(those, key=lambda one: order.index(one.language))))


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    """Concepts as a sound file gives them."""
    ids = tuple(
        draw(
            st.lists(
                st.from_regex(r"[A-Za-z_][A-Za-z0-9._-]{0,8}", fullmatch=True),
                min_size=1,
                max_size=4,
                unique=True,
            )
        )
    )
    concepts = []
    for one in ids:
        named = draw(
            st.lists(designations(), min_size=1, max_size=4, unique_by=lambda d: (d.text, d.language))
        )
        order = list(dict.fromkeys(d.language for d in named))
        related = draw(
            st.lists(
                st.tuples(st.sampled_from(tuple(RELATIONS)), st.sampled_from(ids)), max_size=3, unique=True
            )
        )
        related.sort(key=lambda pair: tuple(RELATIONS).index(pair[0]))
        concepts.append(
            Concept(
                id=one,
                designations=tuple(sorted(named, key=lambda d: order.index(d.language))),
                definitions=_once(draw(st.lists(wordings(ids), max_size=3))),
                notes=_together(draw(st.lists(wordings(ids), max_size=3))),
                examples=_together(draw(st.lists(wordings(ids), max_size=2))),
                sources=tuple(dict.fromkeys(draw(st.lists(wordings(language=False), max_size=2)))),
                domains=_once(draw(st.lists(wordings(), max_size=2))),
                relations=tuple(Relation(*pair) for pair in related),
                evidence=tuple(dict.fromkeys(draw(st.lists(texts, max_size=2)))),
                number=draw(st.sampled_from(("", "3.1", "3.10", "1e5", "no"))),
            )
        )
    return Vocabulary("ISO 99001", tuple(concepts), edition="2031", languages=("en",))
