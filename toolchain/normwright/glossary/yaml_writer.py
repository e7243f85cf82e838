"""A vocabulary as YAML text, in the one form in which this program writes it."""

from collections.abc import Iterable
from typing import Any

import yaml

from normwright.glossary.concept import RELATIONS, Concept, Designation, Vocabulary, Wording
from normwright.glossary.links import with_braces

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Flow(dict[str, str]):
    """A mapping that is written on one line."""


class _Writer(_Dumper):  # type: ignore[misc]
    """Leaves the shared dumper as it is."""


_Writer.add_representer(
    _Flow, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)
)


def write_yaml(vocabulary: Vocabulary, *, comment: str = "") -> bytes:
    """UTF-8 text that `read_yaml` reads as the same vocabulary; `comment` stands on top, a line each.

    Same vocabulary, same bytes.
    """
    plain = with_braces(vocabulary)
    data = {**_head(plain), "concepts": [_concept(concept) for concept in plain.concepts]}
    text = yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=110)
    top = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    return f"{top}{text}".encode()


def _head(vocabulary: Vocabulary) -> dict[str, Any]:
    head: dict[str, Any] = {"format": 1, "name": vocabulary.name}
    for key in ("edition", "title"):
        if getattr(vocabulary, key):
            head[key] = getattr(vocabulary, key)
    if vocabulary.languages:
        head["languages"] = list(vocabulary.languages)
    if not vocabulary.complete:
        head["complete"] = False
    for key in ("source", "rights", "iri"):
        if getattr(vocabulary, key):
            head[key] = getattr(vocabulary, key)
    if vocabulary.sample:
        head["sample"] = True
    return head


def _concept(concept: Concept) -> dict[str, Any]:
    made: dict[str, Any] = {"id": concept.id}
    if concept.number:
        made["number"] = concept.number
    if concept.domains:
        made["domain"] = _worded(concept.domains, single=True)
    made["terms"] = _terms(concept.designations)
    if concept.definitions:
        made["definition"] = _worded(concept.definitions, single=True)
    for key, wordings in (
        ("examples", concept.examples),
        ("notes", concept.notes),
        ("source", concept.sources),
    ):
        if wordings:
            made[key] = _worded(wordings)
    for kind in RELATIONS:
        targets = [one.target for one in concept.relations if one.kind == kind]
        if targets:
            made[kind] = _one_or_all(targets)
    if concept.evidence:
        made["evidence"] = _one_or_all(concept.evidence)
    return made


def _terms(designations: tuple[Designation, ...]) -> dict[str, Any]:
    by_language: dict[str, list[Any]] = {}
    for one in designations:
        those = by_language.setdefault(one.language, [])
        those.append(_term(one, "admitted" if those else "preferred"))
    return {language: _one_or_all(those) for language, those in by_language.items()}


def _term(one: Designation, usual: str) -> Any:
    grammar = " ".join(word for word in (one.part_of_speech, one.gender, one.number) if word)
    facts = {
        "status": "" if one.status == usual else one.status,
        "kind": one.kind,
        "grammar": grammar,
        "usage": one.usage,
    }
    said = {key: value for key, value in facts.items() if value}
    return _Flow(term=one.text, **said) if said else one.text


def _worded(wordings: tuple[Wording, ...], *, single: bool = False) -> Any:
    """Texts by language, or only texts where they hold for all; of a `single` one the first of each."""
    by_language: dict[str, list[str]] = {}
    for one in wordings:
        by_language.setdefault(one.language, []).append(one.text)
    if "" in by_language:
        return by_language[""][0] if single else _one_or_all(by_language[""])
    return {language: texts[0] if single else _one_or_all(texts) for language, texts in by_language.items()}


def _one_or_all(values: Iterable[Any]) -> Any:
    those = list(values)
    return those[0] if len(those) == 1 else those
