"""Findings as JSON, by the shipped schema."""

import json

import jsonschema

from normwright import resources
from normwright.diagnostics import Diagnostic, Level, Place
from normwright.reports.json import format_json


def test_the_document_fits_its_schema() -> None:
    finding = Diagnostic("SRC040", Level.WARNING, Place("a.rst", 2, 3), "message", "help", "source")
    document = json.loads(format_json("build", [finding], {"files": []}))
    schema = json.loads(resources.data("schemas/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    assert document["findings"][0]["line"] == 2
