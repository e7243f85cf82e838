"""Figures by others."""

from pathlib import Path

import pytest

from tests.checks.harness import example, make


def _figure(number: str, title: str = "Plan") -> str:
    return (
        f'<fig id="f{number}"><label>Figure {number}</label><caption><title>{title}</title></caption>'
        f'<graphic xlink:href="f{number}"/></fig>'
    )


_ANNEX = '<app id="sec_A" content-type="informative"><label>Annex A</label><title>Plans</title>{}</app>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<p>See Figures 1 and 2.</p>{_figure('1')}{_figure('2')}", []),
        (f"<p>See Figures 1 to 3.</p>{_figure('1')}{_figure('2')}{_figure('3')}", []),
        (f"<p>See Figure 1.</p>{_figure('1')}{_figure('3')}", ["FIG001", "FIG003"]),
        (f"<p>See Figure 1-1 and Figure 1-2.</p>{_figure('1-1')}{_figure('1-2')}", []),
        (f"<p>See Figure 1a.</p>{_figure('1a')}", ["FIG003"]),
        (f"<p>See Figure 1 of ISO 00003 and ISO 00003:2030, Figure 1.</p>{_figure('1')}", ["FIG001"]),
        (f"<p>Counts are in [4], Figure 1, and in [5], p. 4, Figure 1.</p>{_figure('1')}", ["FIG001"]),
        (f"<p>See <std><std-ref>ISO 00003:2030</std-ref>, Figure 1</std>.</p>{_figure('1')}", ["FIG001"]),
        ("".join(_figure(str(number)) for number in range(1, 9)), ["FIG001"]),  # told once for all
        (
            f'<p>See <xref ref-type="fig" rid="f1">it</xref> and Annex A.</p>{_figure("1")}'
            + _ANNEX.format(f"<p>See Figure A.1.</p>{_figure('A.1')}"),
            [],
        ),
        ("<fig id='x'><graphic xlink:href='x'/></fig>", []),
    ],
)
def test_figures_by_others(text: str, expected: list[str], tmp_path: Path) -> None:
    told = [one.code for one in make(example(text, "sts"), tmp_path).told if one.code.startswith("FIG")]
    assert told == expected
