"""The sheet of forty formulae (`formulas-sheet/sheet.md`), from LaTeX to the alternative in the PDF.

What it looks like was judged by eye; here is what a machine can see of it.
"""

import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml.etree import _Element

from normwright import resources
from normwright.diagnostics import Report
from normwright.passes.compose import compose
from normwright.render.pdf import render_pdf
from normwright.render.speech import is_readable, read_aloud
from normwright.sources.reader import Reader
from normwright.sts.standard import Standard
from normwright.sts.tags import mml
from normwright.workspace.drafts import load_draft
from tests.render.conftest import TEMPLATES
from tests.support.pages import read_pages

SHEET = Path(__file__).parent / "formulas-sheet"
CONSTRUCTS = Path(__file__).parent.parent / "constructs"
DAY = date(2032, 3, 2)


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    root = tmp_path_factory.mktemp("sheet")
    folder = root / "drafts/sheet"
    shutil.copytree(SHEET, folder / "en")
    shutil.copy(CONSTRUCTS / "draft.toml", folder)
    (folder / "references.toml").touch()
    (folder / "en/index.md").write_text("```{toctree}\nsheet\n```\n")
    report = Report()
    draft = load_draft(folder, root, report)
    assert draft is not None
    reader = Reader(folder, "en", root=root, cache=None)
    made = compose(
        draft,
        reader.read(reader.docnames(), report),
        language="en",
        wording=resources.templates() / "wording",
        day=DAY,
        working_copy=False,
        report=report,
    )
    assert made.iso is not None
    assert not list(report)
    return made.iso


@pytest.fixture(scope="module")
def pdf(sheet: Standard) -> bytes:
    report = Report()
    made = render_pdf(sheet, templates=[TEMPLATES], day=DAY, report=report)
    assert not list(report)
    return made


def displayed(sheet: Standard) -> list[_Element]:
    return [formula for block in sheet.root.iter("disp-formula") for formula in block.findall(mml("math"))]


def test_there_are_forty_and_each_can_be_read(sheet: Standard) -> None:
    formulas = displayed(sheet)
    assert len(formulas) == 40
    assert all(is_readable(formula) for formula in formulas)
    assert len({read_aloud(formula) for formula in formulas}) == 40


def test_each_has_its_reading_in_the_pdf(sheet: Standard, pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        spoken = [str(e.Alt) for e in _elements(document.Root.StructTreeRoot) if e.get("/S") == "/Formula"]
    assert spoken == [read_aloud(formula) for formula in sheet.root.iter(mml("math"))]


def test_no_letter_or_figure_is_lost(sheet: Standard, pdf: bytes) -> None:
    written = Counter("".join(signs("".join(map(str, f.itertext()))) for f in sheet.root.iter(mml("math"))))
    assert not written - Counter(signs(read_pages(pdf).body))


def signs(text: str) -> str:
    """Letters and figures of any style as plain ones."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())


def test_the_widest_stays_on_the_page(pdf: bytes) -> None:
    import pypdfium2

    for page in pypdfium2.PdfDocument(pdf):
        for item in page.get_objects():
            left, _, right, _ = item.get_bounds()
            assert left >= 0
            assert right <= page.get_width()


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        yield node
        if "/K" in node:
            yield from _elements(node.K)
