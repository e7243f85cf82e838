"""What is put right in a finished PDF: pages on their side among text that goes on, heads of rows."""

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from normwright.diagnostics import Report
from normwright.render.amending import ROW_HEADS, TURNED, amended
from normwright.render.pdf import Printed, print_pdf
from tests.render.conftest import TEMPLATES, standard_of

TEXT = f"<p>{'Some words that fill the lines of a page. ' * 12}</p>"


def table(number: int, rows: str, *, landscape: bool = False) -> str:
    turned = ' orientation="landscape"' * landscape
    return (
        f'<table-wrap id="t{number}"{turned}><label>Table {number}</label><caption><title>Things</title></caption>'
        f"<table><thead><tr><th/><th>h</th></tr></thead><tbody>{rows}</tbody></table></table-wrap>"
    )


ROWS = '<tr><th rowspan="2">a</th><td>b</td></tr><tr><td>c</td></tr><tr><th>d</th><th>e</th></tr><tr><th/><td>f</td></tr>'
BODY = f"<sec><title>One</title>{TEXT}{table(1, ROWS, landscape=True)}<p>behind it</p>{table(2, '<tr><td>x</td><td>y</td></tr>')}{TEXT * 14}</sec>"
TERMS = "".join(
    f"<term-sec><label>3.{n}</label><tbx:termEntry><tbx:langSet><tbx:tig><tbx:term>{term}</tbx:term></tbx:tig></tbx:langSet>"
    "</tbx:termEntry></term-sec>"
    for n, term in enumerate(("Überhitzung", "shade (outdoors)"), start=1)
)


@pytest.fixture(scope="module")
def made() -> Printed:
    report = Report()
    printed = print_pdf(
        standard_of(f"{BODY}<sec><label>3</label><title>Terms</title>{TERMS}</sec>"),
        templates=[TEMPLATES],
        day=date(2032, 3, 2),
        report=report,
        lines=True,
    )
    assert "RND059" not in {finding.code for finding in report}
    return printed


def test_the_file_is_whole(made: Printed) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as document:
        assert not document.check_pdf_syntax()


def test_text_fills_the_page_before_a_turned_one(made: Printed) -> None:
    pages = list(pypdfium2.PdfDocument(made.pdf))
    [sheet] = [number for number, page in enumerate(pages) if page.get_rotation() == 90]
    before, turned = (pages[number].get_textpage().get_text_bounded() for number in (sheet - 1, sheet))
    assert "behind it" in before
    assert "Table 1" in turned
    assert "words" not in turned
    lines = made.lines.lines if made.lines else ()
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert not [line for line in lines if line.page == sheet + 1]


def test_tables_keep_their_order_on_the_pages_and_in_the_structure(made: Printed) -> None:
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made.pdf)]
    first, second = ([n for n, text in enumerate(texts) if f"Table {number}" in text] for number in (1, 2))
    assert max(first) < min(second)
    with pikepdf.open(BytesIO(made.pdf)) as document:
        kinds = [str(kind) for kind, _ in _cells(document.Root.StructTreeRoot.K)]
        assert kinds.index("/Table") < kinds.index("/P", kinds.index("/Table"))


def test_heads_of_rows_are_tagged_with_their_scope(made: Printed) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as document:
        found = list(_cells(document.Root.StructTreeRoot.K))
    cells = [f"{kind}{scope}" for kind, scope in found if kind in ("/TH", "/TD")]
    head = ["/TH/Column", "/TH/Column"]
    assert cells[:9] == [*head, "/TH/Row", "/TD", "/TD", *head, "/TD", "/TD"]
    assert cells[9:] == [*head, "/TD", "/TD"]


def test_bookmarks_of_entries_name_their_term(made: Printed) -> None:
    titles = [mark.get_title() for mark in pypdfium2.PdfDocument(made.pdf).get_toc()]
    assert titles[-3:] == ["3 Terms", "3.1 Überhitzung", "3.2 shade (outdoors)"]


def _cells(node: Any) -> list[tuple[str, str]]:
    """Kind and scope of each element of the structure, in order."""
    if isinstance(node, pikepdf.Array):
        return [found for child in node for found in _cells(child)]
    if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
        return []
    scopes = [str(one.Scope) for one in node.get("/A", []) if "/Scope" in one]
    return [(str(node.S), "".join(scopes)), *(_cells(node.K) if "/K" in node else [])]


@pytest.mark.parametrize("pdf", [b"", b"%PDF-2.0\ntrailer\n<<>>\nstartxref\n9\n%%EOF"])
def test_a_file_of_another_build_is_refused(pdf: bytes) -> None:
    assert amended(pdf, {TURNED: [], ROW_HEADS: [{"rows": 3, "heads": []}]}, {}) == pdf
    with pytest.raises(ValueError, match="no plain table"):
        amended(pdf, {TURNED: [2], ROW_HEADS: []}, {})
