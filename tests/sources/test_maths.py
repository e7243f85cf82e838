"""LaTeX to MathML: what comes out, what is refused, the cache, bombs."""

import json
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Place, Report
from normwright.sources import maths, pandoc
from normwright.sts import build
from normwright.sts.fragment import FRAGMENT, LATEX, placeholder
from normwright.sts.places import mark
from normwright.sts.tags import LABELS, MML, mml

FORMULAS = [
    r"s = \frac{A}{A_\mathrm{d}}",
    r"\begin{aligned} a &= b \\ c &= d\end{aligned}",
    r"\sum_{i=1}^n x_i \quad \sqrt[3]{x}",
    r"\binom{n}{k}",
    r"\begin{cases} 1 & x\\ 2 & y\end{cases}",
    r"\operatorname{min}_{x} \mathbf{x}\mathbb{R}\mathcal{L}",
    r"\overbrace{x}^{y} \underbrace{a}_{b} \hat{x} \vec{v} \overline{abc}",
    r"\begin{array}{l|c} a & b \\ \hline c & d\end{array}",
    r"{}_1^2 X + \lim_{x\to 0} f'(x) \, \mathrm{d}x",
    r"\left( \frac{1}{2} \right. \cancel{x} \boxed{y}",
    r"\substack{a\\b} \underset{a}{b} \xrightarrow{a}",
    r"\tfrac12 \dfrac ab 20\,^\circ\mathrm{C} \text{ a < b & c}",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \left\{ x \middle| y \right\}",
    r"\text{où } é_{où} α × β ≤ ∞",
]


def fragment(*formulas: str, display: str = "inline") -> _Element:
    made = etree.Element(FRAGMENT)
    for number, tex in enumerate(formulas, start=1):
        paragraph = build.paragraph(
            ["where ", mark(placeholder(LATEX, [tex], display=display), Place("a.rst", number)), " holds"]
        )
        made.append(paragraph)
    return made


def filled(*formulas: str, display: str = "inline", cache: Path | None = None) -> tuple[list[str], Report]:
    """The formulas' MathML without its prefix, and what was said."""
    report = Report()
    root = fragment(*formulas, display=display)
    maths.fill_formulas([root], cache=cache, report=report)
    assert not list(root.iter(LATEX))
    assert all(math.tail == " holds" for math in root.iter(mml("math")))
    return [plain(math) for math in root.iter(mml("math"))], report


def plain(math: _Element) -> str:
    def show(node: _Element) -> str:
        attributes = "".join(
            f' {key}="{value}"' for key, value in node.attrib.items() if not str(key).startswith("{")
        )
        name = etree.QName(node).localname
        return f"<{name}{attributes}>{node.text or ''}{''.join(map(show, node))}</{name}>"

    return "".join(show(child) for child in math)


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"x^{-2}", "<msup><mi>x</mi><mrow><mo>−</mo><mn>2</mn></mrow></msup>"),
        (r"a/b", "<mi>a</mi><mo>/</mo><mi>b</mi>"),
        (r"1{,}8", "<mn>1,8</mn>"),
        (r"12\,000\,000", "<mn>12\u00a0000\u00a0000</mn>"),
        (r"\mathrm{kg}", '<mi mathvariant="normal">kg</mi>'),
        (r"A_\mathrm{max}", '<msub><mi>A</mi><mi mathvariant="normal">max</mi></msub>'),
        (
            r"\sin\cos x",
            '<mrow><mi mathvariant="normal">sin</mi><mo>\u2061</mo></mrow>'
            '<mrow><mi mathvariant="normal">cos</mi><mo>\u2061</mo></mrow><mi>x</mi>',
        ),
        (
            r"|A|",
            '<mo stretchy="false" form="prefix">|</mo><mi>A</mi><mo stretchy="false" form="postfix">|</mo>',
        ),
        (r"\text{50 % of}", '<mtext mathvariant="normal">50 % of</mtext>'),
    ],
)
def test_mends(tex: str, expected: str) -> None:
    made, report = filled(tex)
    assert list(report) == []
    assert [
        item.replace('form="prefix" stretchy="false"', 'stretchy="false" form="prefix"').replace(
            'form="postfix" stretchy="false"', 'stretchy="false" form="postfix"'
        )
        for item in made
    ] == [expected]


def test_presentation_only_and_place_kept() -> None:
    report = Report()
    root = fragment(FORMULAS[0], display="block")
    root[0][0].set(LABELS, "f-share")
    maths.fill_formulas([root], cache=None, report=report)
    math = root[0][0]
    assert math.get("display") == "block"
    assert math.get(LABELS) == "f-share"
    assert {etree.QName(node).namespace for node in math.iter()} == {MML}
    assert b"annotation" not in etree.tostring(root)
    assert b"style" not in etree.tostring(root)


def test_one_bad_formula_leaves_the_others() -> None:
    made, report = filled("x", r"\foo{x}", "y", r"\frac{1", "z")
    assert [made[0], made[2], made[4]] == ["<mi>x</mi>", "<mi>y</mi>", "<mi>z</mi>"]
    assert [(finding.code, str(finding.place)) for finding in report] == [
        ("SRC110", "a.rst:2"),
        ("SRC110", "a.rst:4"),
    ]
    assert r"unexpected control sequence \foo" in next(iter(report)).message
    assert made[1] == r"<mtext>\foo{x}</mtext>"


@pytest.mark.parametrize(
    "tex",
    [
        r"\newcommand{\a}{\a\a}\a",
        r"\def\z{y}\z",
        r"\input{/etc/passwd}",
        r"\href{javascript:alert(1)}{x}",
        "",
        r"\ ",
        "x\ue000y",
        "x" * 9000,
        "x^{" * 30 + "1" + "}" * 30,
        "}{",
        "[WARNING] Could not convert TeX math \\foo\n\\foo",
        "$x$",
        r"\tag{1} x",
    ],
)
def test_refused(tex: str) -> None:
    made, report = filled("a", tex, "b")
    assert [finding.code for finding in report] == ["SRC110"]
    assert made[0] == "<mi>a</mi>"
    assert made[2] == "<mi>b</mi>"


def test_macros_do_not_leak() -> None:
    _, report = filled(r"\newcommand{\a}{b} \a", r"\a")
    assert [finding.place.line for finding in report] == [1, 2]


def test_a_formula_that_takes_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maths, "_DEEPEST", 1000)
    monkeypatch.setattr(pandoc, "_SECONDS_AT_FIRST", 2.0)
    monkeypatch.setattr(pandoc, "_SECONDS_AT_LEAST", 1.5)
    made, report = filled("a", "x^{" * 40 + "1" + "}" * 40, "b", "c")
    assert [(finding.code, finding.place.line) for finding in report] == [("SRC110", 2)]
    assert "too long" in next(iter(report)).message
    assert made[2:] == ["<mi>b</mi>", "<mi>c</mi>"]


def test_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, report = filled(*FORMULAS, r"\foo", cache=tmp_path / "c")
    stored = (tmp_path / "c" / "formulae.json").read_bytes()
    monkeypatch.setattr(
        pandoc, "convert", lambda formulas: pytest.fail("converted again") if formulas else []
    )
    second, again = filled(*FORMULAS, r"\foo", cache=tmp_path / "c")
    assert first == second
    assert list(report) == list(again)
    assert (tmp_path / "c" / "formulae.json").read_bytes() == stored


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"made by": 1}', b"\xff", b'{"formulae": []}'])
def test_a_spoilt_cache_is_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "formulae.json").write_bytes(spoilt)
    made, _ = filled("x", cache=tmp_path)
    assert made == ["<mi>x</mi>"]
    assert json.loads((tmp_path / "formulae.json").read_bytes())["formulae"]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("a = b\n\n", "a = b"),
        ("a \\\\ b", "\\begin{aligned}\na \\\\ b\n\\end{aligned}"),
        ("a &= b", "\\begin{aligned}\na &= b\n\\end{aligned}"),
        ("\\begin{cases} a \\\\ b \\end{cases}", "\\begin{cases} a \\\\ b \\end{cases}"),
        ("a \\& b", "a \\& b"),
        ("a\n\nb", "\\begin{gathered}\na \\\\\nb\n\\end{gathered}"),
        ("", ""),
    ],
)
def test_prepare(tex: str, expected: str) -> None:
    assert maths.prepare(tex) == expected


def test_the_schemas_accept_it(shared: Path) -> None:
    report = Report()
    root = fragment(*FORMULAS, *(maths.prepare(tex) for tex in ("a \\\\ b", "a\n\nb &= 1 \\\\ c")))
    maths.fill_formulas([root], cache=None, report=report)
    assert list(report) == []
    standard = build.element("standard", {}, build.element("front"), build.element("body"))
    for math in list(root.iter(mml("math"))):
        math.tail = None
        standard[1].append(build.paragraph([build.inline_formula(math)]))
    from normwright.sts.write import write_sts

    document = etree.fromstring(write_sts(standard)).getroottree()
    folder = shared / "niso-sts"
    dtd = etree.DTD(str(folder / "interchange-1.2-mathml3-dtd/NISO-STS-interchange-1-mathml3.dtd"))
    assert dtd.validate(document), dtd.error_log
    rng = etree.RelaxNG(
        etree.parse(folder / "interchange-1.2-mathml3-rng/NISO-STS-interchange-1-mathml3.rng")
    )
    assert rng.validate(document), rng.error_log


def test_what_is_known_needs_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("x", r"\foo", cache=tmp_path)
    monkeypatch.setattr(pandoc.subprocess, "run", lambda *_, **__: pytest.fail("a process was started"))
    made, report = filled("x", r"\foo", cache=tmp_path)
    assert made[0] == "<mi>x</mi>"
    assert len(report) == 1
