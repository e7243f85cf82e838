"""PDFs of the preview: of the whole, and of one clause."""

import io
from pathlib import Path

import pytest

from tests.preview.conftest import Served, add


def _text(pdf: bytes) -> str:
    pdfium = pytest.importorskip("pypdfium2")
    with pdfium.PdfDocument(io.BytesIO(pdf)) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_whole_and_clause(served: Served, text: Path) -> None:
    add(text / "scope.rst", "\nA sentence about swallows.\n")
    served.news("iso", until=lambda _: "swallows" in served.get("/iso").text)
    whole = served.get("/iso.pdf")
    assert whole.headers["Content-Type"] == "application/pdf"
    assert "swallows" in _text(whole.body)
    scope = _text(served.get("/iso.pdf?part=sec_1").body)
    assert "swallows" in scope
    assert "Terms and definitions" not in scope
    assert "Contents" in _text(whole.body)
    assert "Contents" not in scope
    add(text / "scope.rst", "\nA sentence about swifts.\n")
    served.news("iso", until=lambda _: "swifts" in served.get("/iso").text)
    assert "swifts" in _text(served.get("/iso.pdf?part=p_1-1").body)


def test_a_clause_that_is_not_there(served: Served) -> None:
    answer = served.get("/iso.pdf?part=sec_99")
    assert answer.status == 503
    assert "not there" in answer.text
