"""Tables: spans to a grid."""

import pytest
from lxml import etree

from normwright.sts.grid import resolve

CASES = [
    ("plain", "<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>", ["a0b1", "c0d1"], 0),
    ("colspan", '<tr><td colspan="2">a</td></tr><tr><td>c</td><td>d</td></tr>', ["a0", "c0d1"], 0),
    ("rowspan", '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>d</td></tr>', ["a0b1", "d1"], 0),
    (
        "both",
        '<tr><td rowspan="2" colspan="2">a</td><td>b</td></tr><tr><td>d</td></tr><tr><td>e</td><td>f</td><td>g</td></tr>',
        ["a0b2", "d2", "e0f1g2"],
        0,
    ),
    ("ragged", "<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", ["a0b1", "c0"], 1),
    ("too far down", '<tr><td rowspan="3">a</td></tr>', ["a0"], 1),
    (
        "overlap",
        '<tr><td>a</td><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr>',
        ["a0b1", "c0"],
        1,
    ),
    ("no number", '<tr><td colspan="x">a</td><td rowspan="0">b</td></tr>', ["a0b1"], 0),
    (
        "head, foot before the body",
        "<thead><tr><th>h</th></tr></thead><tfoot><tr><td>f</td></tr></tfoot><tbody><tr><td>b</td></tr></tbody>",
        ["h0", "b0", "f0"],
        0,
    ),
    ("cells without row", "<thead><th>h</th></thead><tbody><tr><td>b</td></tr></tbody>", ["h0", "b0"], 0),
    (
        "a span ends with the head",
        '<thead><tr><th rowspan="2">h</th></tr></thead><tbody><tr><td>b</td></tr></tbody>',
        ["h0", "b0"],
        1,
    ),
    ("empty row under a span", '<tr><td rowspan="2">a</td></tr><tr/>', ["a0", ""], 0),
]


@pytest.mark.parametrize(("title", "xml", "rows", "faults"), CASES, ids=[case[0] for case in CASES])
def test_grid(title: str, xml: str, rows: list[str], faults: int) -> None:
    grid = resolve(etree.fromstring(f"<table>{xml}</table>"))
    assert ["".join(f"{s.element.text}{s.column}" for s in row) for row in grid.rows] == rows
    assert len(grid.faults) == faults, grid.faults
