"""Vocabularies as SKOS (W3C SKOS Reference; partitive relations by ISO 25964-1), in Turtle and JSON-LD."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from normwright.files import slug
from normwright.glossary.concept import Concept, Vocabulary

SKOS = "http://www.w3.org/2004/02/skos/core#"
PREFIXES = {
    "skos": SKOS,
    "dct": "http://purl.org/dc/terms/",
    "isothes": "http://purl.org/iso25964/skos-thes#",
}
LABELS = {"preferred": "skos:prefLabel", "admitted": "skos:altLabel", "deprecated": "skos:hiddenLabel"}
WORDINGS = {
    "definitions": "skos:definition",
    "notes": "skos:note",
    "examples": "skos:example",
    "sources": "dct:source",
    "domains": "dct:subject",
}
#: The finer relation of ISO 25964 stands beside the one that every SKOS reader knows.
RELATIONS = {
    "broader": ("skos:broader",),
    "narrower": ("skos:narrower",),
    "whole": ("skos:broader", "isothes:broaderPartitive"),
    "part": ("skos:narrower", "isothes:narrowerPartitive"),
    "related": ("skos:related",),
}


@dataclass(frozen=True)
class Literal:
    """A text with its language; an empty one has none."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Resource:
    """Something with an address."""

    iri: str


Fact = tuple[str, Literal | Resource]


def write_turtle(vocabulary: Vocabulary) -> bytes:
    """Turtle of what `fitted` lets through; same vocabulary, same bytes."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    for subject, kind, facts in _nodes(vocabulary):
        lines += ["", f"{_iri(subject)} a {kind} ;"]
        lines += [f"    {name} {_turtle(value)} ;" for name, value in facts]
        lines[-1] = lines[-1].removesuffix(";") + "."
    return ("\n".join(lines) + "\n").encode()


def write_jsonld(vocabulary: Vocabulary) -> bytes:
    """JSON-LD with its context written out; same vocabulary, same bytes."""
    graph = []
    for subject, kind, facts in _nodes(vocabulary):
        node: dict[str, Any] = {"@id": subject, "@type": kind}
        for name, value in facts:
            node.setdefault(name, []).append(_json(value))
        graph.append(node)
    return (json.dumps({"@context": PREFIXES, "@graph": graph}, ensure_ascii=False, indent=2) + "\n").encode()


def base_iri(vocabulary: Vocabulary) -> str:
    """What stands before the ids: the vocabulary's own, else one that says that nobody publishes it."""
    return vocabulary.iri or f"urn:normwright:{slug(vocabulary.label)}:"


def _nodes(vocabulary: Vocabulary) -> Iterator[tuple[str, str, list[Fact]]]:
    base = base_iri(vocabulary)
    scheme = f"{base}scheme"
    while scheme.removeprefix(base) in vocabulary.by_id:
        scheme += "-"
    yield scheme, "skos:ConceptScheme", list(_head(vocabulary))
    for concept in vocabulary.concepts:
        facts: list[Fact] = [("skos:inScheme", Resource(scheme)), *_facts(concept, base)]
        yield base + concept.id, "skos:Concept", facts


def _head(vocabulary: Vocabulary) -> Iterator[Fact]:
    yield "dct:title", Literal(vocabulary.title or vocabulary.label)
    yield "dct:identifier", Literal(vocabulary.label)
    for name, text in (("dct:source", vocabulary.source), ("dct:rights", vocabulary.rights)):
        if text:
            yield name, Literal(text)


def _facts(concept: Concept, base: str) -> Iterator[Fact]:
    if concept.number:
        yield "skos:notation", Literal(concept.number)
    for one in concept.designations:
        yield LABELS[one.status], Literal(one.text, one.language)
    for part, name in WORDINGS.items():
        for wording in getattr(concept, part):
            yield name, Literal(wording.text, wording.language)
    for relation in concept.relations:
        for name in RELATIONS[relation.kind]:
            yield name, Resource(base + relation.target)


def _turtle(value: Literal | Resource) -> str:
    if isinstance(value, Resource):
        return _iri(value.iri)
    text = re.sub(r'["\\\n\r\t]', lambda found: _ESCAPES[found.group()], value.text)
    return f'"{text}"@{value.language.lower()}' if value.language else f'"{text}"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _iri(iri: str) -> str:
    return "<" + re.sub(r'[\x00-\x20<>"{}|^`\\]', lambda found: f"%{ord(found.group()):02X}", iri) + ">"


def _json(value: Literal | Resource) -> dict[str, str]:
    if isinstance(value, Resource):
        return {"@id": value.iri}
    return {"@value": value.text, "@language": value.language} if value.language else {"@value": value.text}
