"""Vocabularies from SKOS (W3C), in Turtle or JSON-LD."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from normwright.diagnostics import Place, Report
from normwright.errors import InputError, ToolError
from normwright.glossary.building import Draft, Tally, with_sound_ids
from normwright.glossary.concept import Concept, Designation, Relation, Vocabulary, Wording, tag
from normwright.glossary.skos_writer import LABELS, PREFIXES, RELATIONS, SKOS, WORDINGS

_XL = "http://www.w3.org/2008/05/skos-xl#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#: What says nothing that a vocabulary would keep: structure, and what follows from what is kept.
_STRUCTURE = {
    _RDF_TYPE,
    *(f"{SKOS}{name}" for name in ("inScheme", "topConceptOf", "broaderTransitive", "narrowerTransitive")),
}
_NO_CONCEPTS = {f"{SKOS}{name}" for name in ("ConceptScheme", "Collection", "OrderedCollection")}


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


_LABELS = {_full(name): status for status, name in LABELS.items()}
_XL_LABELS = {iri.replace(SKOS, _XL): status for iri, status in _LABELS.items()}
_WORDINGS = {
    **{_full(name): part for part, name in WORDINGS.items()},
    f"{SKOS}scopeNote": "notes",
    f"{SKOS}editorialNote": "notes",
    "http://purl.org/dc/elements/1.1/source": "sources",
    "http://purl.org/dc/elements/1.1/subject": "domains",
}
_FINE = {_full(names[1]): (kind, _full(names[0])) for kind, names in RELATIONS.items() if len(names) > 1}
_RELATIONS = {
    **{_full(names[0]): kind for kind, names in RELATIONS.items() if len(names) == 1},
    **{iri: kind for iri, (kind, _) in _FINE.items()},
    _full("isothes:broaderGeneric"): "broader",
    _full("isothes:narrowerGeneric"): "narrower",
}


def read_skos(
    data: bytes, *, form: str, name: str, file: str, report: Report, language: str = ""
) -> Vocabulary:
    """The concepts of a SKOS file; `form` is "turtle" or "json-ld", `language` for labels that say none.

    Concepts come in the order of their notations or addresses. What isn't taken is in `report`.
    Raises: InputError when it is no SKOS, ToolError without rdflib.
    """
    graph = _parse(data, form, file, report)
    tally = Tally(report)
    reader = _Reader(graph, Place(file), language, tally)
    base, given = _without_base(list(reader.concepts()))
    concepts = with_sound_ids(given, tally)
    tally.tell()
    if not concepts:
        raise InputError(f"{file} has no SKOS concepts", help="see the findings; a concept has a prefLabel")
    kept = [one.id for one in given] == [one.id for one in concepts]
    iri = base if kept else ""
    title, source = reader.title(), reader.scheme()
    return Vocabulary(name, concepts, title=title, source=source, iri=iri, place=Place(file))


def _without_base(concepts: list[Concept]) -> tuple[str, list[Concept]]:
    """What all addresses begin with, and the concepts with only the rest of it as id."""
    bases = {re.sub(r"[^#/:]*$", "", one.id) for one in concepts}
    base = bases.pop() if len(bases) == 1 else ""
    return base, [
        replace(
            one,
            id=one.id.removeprefix(base),
            relations=tuple(replace(r, target=r.target.removeprefix(base)) for r in one.relations),
        )
        for one in concepts
    ]


def _parse(data: bytes, form: str, file: str, report: Report) -> Any:
    try:
        import rdflib
    except ImportError:
        raise ToolError("SKOS needs rdflib", help='pip install "normwright[skos]"') from None
    if form == "json-ld":
        _refuse_remote(data, file, report)
    graph = rdflib.Graph(bind_namespaces="none")
    try:
        graph.parse(data=data, format=form, publicID="urn:normwright:file:")
    except Exception as fault:  # rdflib's parsers raise what they like, down to AssertionError
        line = getattr(fault, "lines", 0)
        words = " ".join(str(fault).split())[:200] or type(fault).__name__
        report.say("VOC035", Place(file, line + 1 if line else 0), form=form, fault=words)
        raise InputError(f"{file} could not be read as SKOS", help="see the findings") from None
    return graph


def _refuse_remote(data: bytes, file: str, report: Report) -> None:
    """No context is fetched: neither from the network nor from another file."""
    try:
        waiting: list[Any] = [json.loads(data)]
    except (ValueError, RecursionError) as fault:
        report.say("VOC035", Place(file, getattr(fault, "lineno", 0)), form="JSON", fault=str(fault)[:200])
        raise InputError(f"{file} could not be read as JSON-LD", help="see the findings") from None
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            context = value.get("@context")
            named = [
                one for one in (context if isinstance(context, list) else [context]) if isinstance(one, str)
            ]
            named += [str(value["@import"])] if "@import" in value else []
            if named:
                report.say("VOC034", Place(file), context=named[0][:100])
                raise InputError(f"{file} leans on another file", help="see the findings")
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


class _Reader:
    def __init__(self, graph: Any, place: Place, language: str, tally: Tally) -> None:
        self.graph, self.place, self.language, self.tally = graph, place, language, tally

    def concepts(self) -> Iterator[Concept]:
        """Every concept that has a label, sorted."""
        subjects = set(self._subjects(f"{SKOS}Concept"))
        for predicate in (*_LABELS, *_XL_LABELS):
            subjects.update(s for s, _, _ in self.graph.triples((None, _uri(predicate), None)))
        made = [self._concept(one) for one in sorted(subjects, key=str)]
        yield from sorted(filter(None, made), key=_order)

    def scheme(self) -> str:
        """Address of the first concept scheme; empty when there is none."""
        return next(iter(sorted(str(one) for one in self._subjects(f"{SKOS}ConceptScheme"))), "")

    def title(self) -> str:
        """Title of the concept scheme."""
        for predicate in (_full("dct:title"), f"{SKOS}prefLabel"):
            for one in sorted(self._subjects(f"{SKOS}ConceptScheme")):
                for value in sorted(self.graph.objects(one, _uri(predicate))):
                    return self.tally.clean(str(value), self.place)
        return ""

    def _subjects(self, kind: str) -> Iterable[Any]:
        found: Iterable[Any] = self.graph.subjects(_uri(_RDF_TYPE), _uri(kind))
        return found

    def _concept(self, subject: Any) -> Concept | None:
        kinds = {str(kind) for kind in self.graph.objects(subject, _uri(_RDF_TYPE))}
        if kinds & _NO_CONCEPTS:
            self.tally.count("VOC032", "a collection or scheme", self.place)
            return None
        made = Draft(str(subject), self.place, self.tally)
        facts = sorted(self.graph.predicate_objects(subject), key=_fact_order)
        finer = {(kind[1], value) for p, value in facts if (kind := _FINE.get(str(p)))}
        for predicate, value in facts:
            if (str(predicate), value) not in finer:
                self._add_fact(made, str(predicate), value)
        if made.named:
            return made.concept()
        facts_ = {"fault": "it has no label", "hint": "add a prefLabel, or take the concept out"}
        self.tally.report.say("VOC030", self.place, what=f"concept {subject}", **facts_)
        return None

    def _add_fact(self, made: Draft, predicate: str, value: Any) -> None:
        if predicate in _LABELS:
            self._add_label(made, value, _LABELS[predicate])
        elif predicate in _XL_LABELS:
            for form in sorted(self.graph.objects(value, _uri(f"{_XL}literalForm"))):
                self._add_label(made, form, _XL_LABELS[predicate])
        elif predicate == f"{SKOS}notation" and not made.number:
            made.number = self.tally.clean(str(value), self.place)
        elif predicate in _RELATIONS and not _is_literal(value):
            made.add_relation(Relation(_RELATIONS[predicate], str(value), self.place))
        elif predicate in _WORDINGS and (_is_literal(value) or predicate.endswith("source")):
            self._add_wording(made, _WORDINGS[predicate], value)
        elif predicate not in _STRUCTURE:
            self.tally.count("VOC032", f"<{predicate}>", self.place)

    def _add_wording(self, made: Draft, part: str, value: Any) -> None:
        language = tag(getattr(value, "language", None) or "")
        if not language and part in ("definitions", "notes", "examples"):
            language = tag(self.language) or "en"
        made.add_wording(part, Wording(self.tally.clean(str(value), self.place), language, place=self.place))

    def _add_label(self, made: Draft, value: Any, status: str) -> None:
        language = tag(getattr(value, "language", None) or self.language)
        text = self.tally.clean(str(value), self.place)
        if not language:
            self.tally.report.say("VOC033", self.place, what=f'label "{text[:60]}"')
        elif text:
            made.add_designation(Designation(text, language, status, place=self.place))


#: The order in which what is said of a concept is taken: labels by what they are worth, then the rest.
_RANKS = {predicate: rank for labels in (_LABELS, _XL_LABELS) for rank, predicate in enumerate(labels)}


def _fact_order(fact: tuple[Any, Any]) -> tuple[int, str, str, str]:
    predicate, value = fact
    name = str(predicate)
    return _RANKS.get(name, 9), name, str(getattr(value, "language", None) or ""), str(value)


def _uri(iri: str) -> Any:
    from rdflib import URIRef

    return URIRef(iri)


def _is_literal(value: Any) -> bool:
    from rdflib import Literal

    return isinstance(value, Literal)


def _order(concept: Concept) -> tuple[list[tuple[int, str]], str]:
    """By number, else by the end of the address, numbers as numbers."""
    key = concept.number or re.split(r"[#/:]", concept.id)[-1]
    parts = [found.group() for found in re.finditer(r"\d+|\D+", key)]
    return [
        (int(part), "") if part.isdecimal() and len(part) < 18 else (0, part) for part in parts
    ], concept.id
