"""The vocabularies that come with the program."""

from pathlib import Path

import pytest

from normwright import resources
from normwright.diagnostics import Level, Report
from normwright.glossary.workspace import load_vocabularies, say_incomplete
from normwright.glossary.yaml_reader import read_yaml_file
from normwright.workspace.settings import open_workspace

ROOT = resources.sample()


def shipped(name: str) -> tuple[object, Report]:
    report = Report()
    return read_yaml_file(ROOT / "glossary" / name, ROOT, report), report


@pytest.mark.parametrize("name", sorted(path.name for path in Path(ROOT / "glossary").glob("*.yaml")))
def test_they_are_sound(name: str) -> None:
    made, report = shipped(name)
    assert made is not None
    assert list(report) == []


def test_the_sample_is_whole() -> None:
    workspace = open_workspace(ROOT)
    sample = load_vocabularies(workspace, Report())[0]
    assert sample.sample
    assert sample.complete
    assert len(sample.concepts) >= 65
    for concept in sample.concepts:
        assert concept.definition("en") is not None
        assert concept.preferred("en") is not None
        assert concept.preferred("fr") is not None
        text = concept.definition("en").text
        assert not text.endswith(".")
        assert not text.lower().startswith(("a ", "an ", "the "))
    numbers = [concept.number for concept in sample.concepts]
    assert numbers == sorted(numbers, key=lambda one: [int(part) for part in one.split(".")])
    assert len(set(numbers)) == len(numbers)
    statuses = {one.status for concept in sample.concepts for one in concept.designations}
    assert statuses == {"preferred", "admitted", "deprecated"}
    assert {one.kind for concept in sample.concepts for one in concept.relations} >= {
        "broader",
        "whole",
        "part",
        "related",
    }


def test_the_stub_holds_designations_with_evidence_and_nothing_else() -> None:
    stub = load_vocabularies(open_workspace(ROOT), Report())[1]
    assert (stub.label, stub.complete) == ("ISO 37100:2016", False)
    assert all(concept.evidence and concept.designations for concept in stub.concepts)
    assert not any(
        concept.definitions or concept.notes or concept.examples or concept.number
        for concept in stub.concepts
    )
    report = Report()
    say_incomplete(stub, report)
    (told,) = report
    assert (told.code, told.level) == ("VOC021", Level.ADVICE)
    assert 'normwright terms import FILE --as "ISO 37100" --edition 2016' in told.help


def test_the_drafts_cite_what_the_sample_defines() -> None:
    """An entry of the drafts that is taken from ISO 00001:2031 has the number that it cites."""
    import re

    sample = load_vocabularies(open_workspace(ROOT), Report())[0]
    by_number = {concept.number: concept for concept in sample.concepts}
    cited = []
    for path in sorted((ROOT / "drafts").rglob("en/terms*")):
        text = path.read_text(encoding="utf-8")
        for found in re.finditer(
            r"\n(?:## )?([^\n:]+)\n(?:~+\n)?\n(?:[:(][^\n]*\n| {3}[^\n]*\n)*?:source: ISO 00001:2031, ([\d.]+)",
            text,
        ):
            cited.append(found.groups())
    assert len(cited) >= 4
    for term, number in cited:
        assert by_number[number].preferred("en").text == term
