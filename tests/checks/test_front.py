"""Mendings in a scope."""

from pathlib import Path

from normwright.checks.finding import Replace
from tests.checks.harness import Case, make


def test_a_document_calls_itself_this_document(tmp_path: Path) -> None:
    scope = "Scope\n=====\n\nThis Technical Specification specifies shade, and this standard is short.\n"
    found = make(Case("names", {"scope.rst": scope}), tmp_path).checked
    mendings = [one.finding.mendings[0] for one in found]
    assert [one.by for one in mendings if isinstance(one, Replace)] == ["This document", "this document"]
