"""Figures from source to STS, the same in both syntaxes; pictures that can't be used."""

from pathlib import Path

import pytest

from normwright.diagnostics import Report
from normwright.sts.tags import HREF
from tests.sources.snippets import read, reader
from tests.sources.test_pictures import SVG, png
from tests.sources.test_tables import BOTH, block

FILES = {"figures/plan.svg": SVG, "en/figures/own.png": png(), "figures/own.png": SVG}


def both(name: str, argument: str, body: str, *options: str, files: dict[str, str | bytes] = FILES):  # type: ignore[no-untyped-def,assignment]
    """What both syntaxes give, once they are found to be equal."""
    made = [read(block(syntax, name, argument, body, *options), syntax, files) for syntax in BOTH]
    assert made[0].xml == made[1].xml
    assert made[0].codes == made[1].codes
    return made[0]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("figures/plan.svg", "figures/plan.svg"),
        ("figures/own.png", "en/figures/own.png"),
        ("../figures/plan.svg", "figures/plan.svg"),
    ],
)
def test_where_pictures_are_looked_up(name: str, path: str) -> None:
    made = both("figure", name, "Title", "alt: Words.")
    assert made.codes == []
    assert [graphic.get(HREF) for graphic in made.fragment.iter("graphic")] == [path]


@pytest.mark.parametrize(
    "name",
    [
        "figures/none.svg",
        "../../../secret.png",
        "/etc/passwd",
        "https://example.org/plan.svg",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "C:/plan.svg",
        "figures",
        "figures/text.png",
        "figures/scan.tiff",
        "figures/bomb.svg",
    ],
)
def test_pictures_that_cannot_be_used(name: str) -> None:
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(12)
    )
    files = {
        **FILES,
        "../../secret.png": png(),
        "figures/text.png": "words",
        "figures/scan.tiff": b"II*\x00rest",
        "figures/bomb.svg": f'<!DOCTYPE svg [{entities}]><svg xmlns="http://www.w3.org/2000/svg">&m;</svg>',
    }
    made = both("figure", name, "Title", "alt: Words.", files=files)
    assert made.codes == ["SRC101"]
    assert list(made.fragment.iter("graphic")) == []
    assert both("image", name, "", "alt: Words.", files=files).codes == ["SRC101"]


def test_a_link_out_of_the_draft_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "drafts" / "x"
    (folder / "en").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "plan.png").symlink_to(tmp_path / "secret.png")
    (folder / "en" / "a.rst").write_text(block("rst", "figure", "plan.png", "Title", "alt: Words."))
    report = Report()
    reader(tmp_path).read(["a"], report)
    assert [finding.code for finding in report] == ["SRC101"]


def test_a_drawing_that_must_be_cleaned_is_told() -> None:
    files: dict[str, str | bytes] = {"figures/a.svg": SVG.replace(b"<rect/>", b"<script/>")}
    made = both("figure", "figures/a.svg", "Title", "alt: Words.", files=files)
    assert made.codes == ["SRC266"]
    assert "script" in made.findings[0].message
    assert len(list(made.fragment.iter("graphic"))) == 1


@pytest.mark.parametrize(
    ("argument", "body", "options", "codes"),
    [
        ("figures/plan.svg", "Title", [], ["SRC100"]),
        ("figures/plan.svg", "", ["alt: Words."], ["SRC267"]),
        ("figures/plan.svg", "Key\n\nText.", ["alt: Words."], ["SRC256", "SRC267"]),
        ("", "Title", [], ["SRC268"]),
        ("figures/plan.svg", "Title", ["alt: Words.", "size: XL"], ["SRC123"]),
        ("figures/plan.svg", "Title", ["alt: Words.", "width: 9"], ["SRC122"]),
        ("figures/plan.svg", "Title", ["alt: Words.", "unit: mm"], ["SRC124"]),
    ],
)
def test_faults(argument: str, body: str, options: list[str], codes: list[str]) -> None:
    assert sorted(both("figure", argument, body, *options).codes) == codes


def test_a_figure_may_show_code_or_a_table() -> None:
    for body in (".. code-block:: text\n\n   x", ".. list-table::\n\n   * - a\n   * - b"):
        made = read(block("rst", "figure", "", f"Title\n\n{body}"))
        assert made.codes == []
        assert made.fragment[0].tag == "fig"


MEMBER = ".. figure:: figures/plan.svg\n   :alt: Words.\n\n   Part\n"


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ("   .. note:: Text.\n", "SRC102"),
        ("   Key\n\n   A\n      b\n", "SRC102"),
        ("   .. figure:: figures/plan.svg\n      :alt: Words.\n\n      Deep\n", "SRC102"),
    ],
)
def test_a_subfigure_has_nothing_of_its_own(inner: str, code: str) -> None:
    made = read(block("rst", "figure", "", f"Whole\n\n{MEMBER}\n{inner}"), files=FILES)
    assert code in made.codes


def test_a_group_with_a_picture_of_its_own() -> None:
    made = read(block("rst", "figure", "figures/plan.svg", f"Whole\n\n{MEMBER}", "alt: Words."), files=FILES)
    assert made.codes == ["SRC270"]


def test_footnotes_stand_behind_their_first_marks() -> None:
    body = "Title {n}\n\nKey\n\n{entry}\n\nText {n} and more.\n\n{note} Words.\n"
    made = [
        read(
            block(
                syntax,
                "figure",
                "figures/plan.svg",
                body.format(n=mark, entry=entry, note=note),
                "alt: Words.",
            ),
            syntax,
            FILES,
        )
        for syntax, mark, entry, note in (
            ("rst", "[#n]_", "A\n   one [#n]_", ".. [#n]"),
            ("md", "[^n]", "A\n: one[^n]", "[^n]:"),
        )
    ]
    for each in made:
        assert each.codes == []
        marks = list(each.fragment.iter("xref"))
        assert [mark.get("ref-type") for mark in marks] == ["fn", "fn", "fn"]
        assert [fn.getprevious() for fn in each.fragment.iter("fn")] == marks[:1]
        assert "and more." in "".join(each.fragment.itertext())


def test_a_picture_within_text() -> None:
    made = read("Press ![the *blue* button](figures/plan.svg) once.\n", "md", FILES)
    assert made.codes == []
    graphic = next(made.fragment.iter("inline-graphic"))
    assert (graphic.get(HREF), graphic.findtext("alt-text"), graphic.tail) == (
        "figures/plan.svg",
        "the blue button",
        " once.",
    )
    assert read("![](figures/plan.svg)\n", "md", FILES).codes == ["SRC100"]
    assert read("![x](https://example.org/x.png)\n", "md", FILES).codes == ["SRC101"]
