"""Vocabularies as we keep them: YAML files below `glossary/`.

    name: ISO 00001
    edition: "2031"
    languages: [en, fr]
    concepts:
      - id: cool-refuge
        terms:
          en: [cool refuge, {term: CR, kind: abbreviation}, {term: cold room, status: deprecated}]
          fr: {term: refuge frais, grammar: m}
        definition:
          en: place, open to the public, that keeps people cool during a {heat episode}
        broader: place

The whole form: `data/schemas/vocabulary.schema.json`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from normwright.diagnostics import Place, Report
from normwright.garbage import uncollected
from normwright.glossary.concept import (
    RELATIONS,
    Concept,
    Designation,
    Relation,
    Vocabulary,
    Wording,
    tag,
)
from normwright.glossary.links import with_links
from normwright.glossary.soundness import check_references, check_vocabulary
from normwright.glossary.yaml_faults import sound_concepts, top_is_sound
from normwright.glossary.yaml_tree import LARGEST, Items, Table, place_of, read_tree

_BLANKS = re.compile(r"[ \t\r\n]+")
_rough = re.compile(r"[\t\r\n]|  |^ | $").search
_GRAMMAR = {
    **dict.fromkeys(("noun", "verb", "adj", "adv"), "part_of_speech"),
    **dict.fromkeys(("m", "f", "n"), "gender"),
    **dict.fromkeys(("plural", "singular"), "number"),
}


def read_yaml_file(path: Path, root: Path, report: Report) -> Vocabulary | None:
    """The vocabulary in a file, its places relative to `root`; None when it can't be read (VOC002)."""
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as fault:
        report.say("VOC002", Place(file), fault=f"can't be read: {fault.strerror or fault}")
        return None
    if len(content) > LARGEST:
        report.say("VOC002", Place(file), fault=f"is longer than {LARGEST >> 20} MiB")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = content[: fault.start]
        place = Place(file, before.count(b"\n") + 1, fault.start - before.rfind(b"\n"), approximate=True)
        report.say("VOC002", place, fault="is not UTF-8 text here")
        return None
    return read_yaml(text, file=file, report=report)


def read_yaml(text: str, *, file: str, report: Report) -> Vocabulary | None:
    """The vocabulary in a text, without the concepts that are faulty; None when nothing can be made of it.

    Everything that is wrong is said at once, with line and column: VOC001 to VOC019.
    """
    with uncollected():
        return _read(text, file, report)


def _read(text: str, file: str, report: Report) -> Vocabulary | None:
    tree = read_tree(text, file=file, report=report)
    if not isinstance(tree, Table):
        if not report.failed:
            report.say("VOC001", Place(file, 1, 1), fault="there is no name and there are no concepts")
        return None
    if _newer(tree, file, report):
        return None
    usable = top_is_sound(tree, file=file, report=report)
    if not isinstance(tree.get("concepts"), Items):
        return None
    sound = sound_concepts(tree["concepts"], file=file, report=report)
    concepts, broken = with_links(tuple(_concept(each, file) for each in sound))
    made = replace(_head(tree, file) if usable else Vocabulary(""), concepts=concepts)
    faulty = {str(each["id"]) for each in tree["concepts"] if isinstance(each, Table) and each.get("id")}
    check_references(broken, made, report)
    check_vocabulary(made, report, also_known=faulty)
    return made if usable else None


def _newer(tree: Table, file: str, report: Report) -> bool:
    form = tree.get("format") or "1"
    if isinstance(form, str) and form.isdigit() and int(form) > 1:
        report.say("VOC006", place_of(form, file), format=form, known=1)
        return True
    return False


def _head(tree: Table, file: str) -> Vocabulary:
    def said(key: str) -> str:
        return str(tree.get(key, ""))

    return Vocabulary(
        name=said("name"),
        edition=said("edition"),
        title=said("title"),
        languages=tuple(tag(one) for one in tree.get("languages", ())),
        complete=said("complete") != "false",
        source=said("source"),
        rights=said("rights"),
        iri=said("iri"),
        sample=said("sample") == "true",
        place=place_of(tree["name"], file),
    )


def _concept(given: Table, file: str) -> Concept:
    return Concept(
        id=str(given["id"]),
        designations=tuple(_designations(given["terms"], file)),
        definitions=tuple(_wordings(given.get("definition"), file)),
        notes=tuple(_wordings(given.get("notes"), file)),
        examples=tuple(_wordings(given.get("examples"), file)),
        sources=tuple(_wordings(given.get("source"), file)),
        domains=tuple(_wordings(given.get("domain"), file)),
        relations=tuple(
            Relation(kind, str(target), place_of(target, file))
            for kind in RELATIONS
            for target in _several(given.get(kind))
        ),
        evidence=tuple(str(one) for one in _several(given.get("evidence"))),
        number=str(given.get("number", "")),
        place=place_of(given["id"], file),
    )


def _designations(given: Table, file: str) -> Iterator[Designation]:
    for language, terms in given.items():
        for index, term in enumerate(_several(terms)):
            status = "admitted" if index else "preferred"
            if isinstance(term, Table):
                yield _designation(term, language, status, file)
            else:
                yield Designation(collapsed(term), tag(language), status, place=place_of(term, file))


def _designation(term: Table, language: str, status: str, file: str) -> Designation:
    grammar = (
        {_GRAMMAR[word]: word for word in re.split(r"[ ,]+", term["grammar"])} if "grammar" in term else {}
    )
    return Designation(
        collapsed(term["term"]),
        tag(language),
        str(term.get("status", status)),
        kind=str(term.get("kind", "")),
        usage=str(term.get("usage", "")),
        place=place_of(term["term"], file),
        **grammar,
    )


def _wordings(given: Any, file: str) -> Iterator[Wording]:
    if isinstance(given, Table):
        for language, texts in given.items():
            for text in _several(texts):
                yield Wording(collapsed(text), tag(language), place=place_of(text, file))
    else:
        for text in _several(given):
            yield Wording(collapsed(text), place=place_of(text, file))


def _several(given: Any) -> tuple[Any, ...]:
    if given is None:
        return ()
    return tuple(given) if isinstance(given, Items) else (given,)


def collapsed(text: str) -> str:
    """A text on one line; no-break spaces stay what they are."""
    return _BLANKS.sub(" ", text).strip(" ") if _rough(text) else str(text)
