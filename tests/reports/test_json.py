"""Findings as JSON, by the shipped schema."""

import json

import jsonschema

from normwright import resources
from normwright.diagnostics import Diagnostic, Level, Place
from normwright.reports.json import format_json


def test_the_document_fits_its_schema() -> None:
    finding = Diagnostic(
        "SRC040", Level.WARNING, Place("a.rst", 2, 3, length=4), "message", "help", "source", "/a", True
    )
    document = json.loads(format_json("build", [finding], {"files": []}))
    schema = json.loads(resources.data("schemas/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    told = document["findings"][0]
    assert (told["line"], told["length"], told["path"], told["fixable"]) == (2, 4, "/a", True)
