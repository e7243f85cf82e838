"""What a PDF says of itself and carries: read back, not asked of the engine."""

import hashlib
import shutil
import subprocess
from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from normwright.diagnostics import Report
from normwright.render.attachments import Attachment, source_attachments
from normwright.render.pdf import render_pdf
from normwright.sts.companion import write_companion
from normwright.sts.standard import Standard
from normwright.sts.write import write_sts
from tests.render.conftest import TEMPLATES, standard_of
from tests.render.test_pdf import ANNEX, CLAUSES, DAY, META
from tests.support.pages import read_pages

PDFA, PDFUA = "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfua/ns/id/"
BOTH = ("3", "A", "1")


def attached(standard: Standard) -> tuple[Attachment, Attachment]:
    return source_attachments("iso-cd-00000-en", write_sts(standard.root), write_companion(standard))


def exported(
    body: str, report: Report | None = None, *, templates: list[Path] | None = None, day: date = DAY
) -> bytes:
    standard = standard_of(body, front=META, back=ANNEX)
    return render_pdf(
        standard,
        templates=templates or [TEMPLATES],
        day=day,
        report=Report() if report is None else report,
        attachments=attached(standard),
    )


@pytest.fixture(scope="module")
def made() -> bytes:
    return exported(CLAUSES)


def claims(pdf: bytes) -> tuple[str, str, str]:
    """Part and conformance of PDF/A, part of PDF/UA, as the metadata give them."""
    with pikepdf.open(BytesIO(pdf)) as document, document.open_metadata() as metadata:
        names = (f"{{{PDFA}}}part", f"{{{PDFA}}}conformance", f"{{{PDFUA}}}part")
        part, conformance, access = (str(metadata.get(name, "")) for name in names)
        return part, conformance, access


def test_it_says_what_it_was_exported_as(made: bytes) -> None:
    assert claims(made) == BOTH


def test_it_says_its_language_title_and_that_it_is_tagged(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as document:
        assert str(document.Root.Lang) == "en"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo["/Title"]) == "Cool things — Rules"
        assert "/OutputIntents" in document.Root


def test_the_standard_is_attached_byte_for_byte(made: bytes) -> None:
    standard, companion = attached(standard_of(CLAUSES, front=META, back=ANNEX))
    with pikepdf.open(BytesIO(made)) as document:
        assert document.attachments[standard.name].get_file().read_bytes() == standard.data
        assert document.attachments[companion.name].get_file().read_bytes() == companion.data
        found = {
            str(file.UF): (str(file.AFRelationship), str(file.EF.F.Subtype)) for file in document.Root.AF
        }
    assert found == {
        "iso-cd-00000-en.xml": ("/Source", "/application/xml"),
        "standard.data.json": ("/Data", "/application/json"),
    }


def test_the_fingerprint_is_that_of_the_attached_standard(made: bytes) -> None:
    standard, _ = attached(standard_of(CLAUSES, front=META, back=ANNEX))
    digits = hashlib.sha256(standard.data).hexdigest()[:12]
    pages = read_pages(made)
    assert all(digits in text.replace(" ", "") for text in pages.texts)
    assert standard.name in pages.texts[0]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(made)
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


def test_every_formula_and_picture_has_an_alternative(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as document:
        elements = list(_elements(document.Root.StructTreeRoot))
    spoken = [str(element.Alt) for element in elements if element.get("/S") == "/Formula"]
    assert spoken == ["a equals b"]


def _elements(node: Any) -> list[Any]:
    if isinstance(node, pikepdf.Array):
        return [element for child in node for element in _elements(child)]
    if isinstance(node, pikepdf.Dictionary):
        return [node, *(_elements(node.K) if "/K" in node else [])]
    return []


# -- what Typst refuses ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "a \ue000 z",
        "a \ufeff z",
        "a 漢 z",
        "<title/>",
        "x<inline-formula><mml:math><mml:mi>漢</mml:mi></mml:math></inline-formula>",
    ],
)
def test_odd_characters_don_t_cost_the_claim(text: str) -> None:
    pdf = exported(f"<sec><title>One</title><p>{text}</p></sec>")
    assert claims(pdf) == BOTH


def test_a_term_without_number_skips_no_level() -> None:
    body = """<sec><title>Terms</title><term-sec><tbx:termEntry id="t"><tbx:langSet xml:lang="en"><tbx:tig>
    <tbx:term>den</tbx:term></tbx:tig></tbx:langSet></tbx:termEntry><term-sec><label>3.1</label></term-sec></term-sec></sec>"""
    report = Report()
    assert claims(exported(body, report)) == BOTH
    assert not {finding.code for finding in report} & {"RND057"}


def test_a_template_that_breaks_a_rule_loses_the_claim_and_is_told(tmp_path: Path) -> None:
    folder = shutil.copytree(TEMPLATES / "pdf", tmp_path / "pdf")
    main = (folder / "standard.typ").read_text()
    (folder / "standard.typ").write_text(main + "\n= One\n=== Three\n")
    report = Report()
    pdf = exported(CLAUSES, report, templates=[tmp_path, TEMPLATES])
    assert claims(pdf) == ("3", "A", "")
    [said] = [finding.message for finding in report if finding.code == "RND057"]
    assert "PDF/UA-1" in said
    assert "skipped" in said
    assert Counter(read_pages(pdf).tags)["Table"] == 1


def test_same_bytes(made: bytes) -> None:
    assert exported(CLAUSES) == made
