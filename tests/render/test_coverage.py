"""Every element of the Interchange tag set is drawn, or reported; none swallows its text."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from normwright.diagnostics import Report
from normwright.render.html import render_html
from normwright.sts.standard import Standard
from tests.support.words import complaint, html_words, lost_words, source_runs

SPACES = {
    "mml": "http://www.w3.org/1998/Math/MathML",
    "tbx": "urn:iso:std:iso:30042:ed-1",
    "xi": "http://www.w3.org/2001/XInclude",
    "ali": "http://www.niso.org/schemas/ali/1.0/",
}
#: Decided: no rendering of their own, text printed and reported. Journal articles' leftovers, which no
#: content model of a standard reaches, are reported too and not listed.
REPORTED = frozenset(
    {"xi:include", "xi:fallback", "private-char", "glyph-data", "glyph-ref", "mml:mstack", "mml:mlongdiv"}
)
#: Not in the fuzz: of these some text is left out by rule (see `tests.support.words`).
BY_RULE = frozenset({"alternatives", "processing-meta", "std-id", "object-id", "standard", "adoption"})

BLOCKS = """p list def-list table-wrap fig disp-formula disp-quote code preformat non-normative-note
    non-normative-example boxed-text statement array verse-group speech supplementary-material fig-group
    table-wrap-group glossary ref-list editing-instruction sec term-sec"""
INLINES = """bold italic sub sup sc overline monospace underline strike roman sans-serif num fixed-case
    xref ext-link uri email std std-ref named-content styled-content inline-code inline-formula abbrev target
    ruby tex-math mixed-citation element-citation related-object related-article chem-struct inline-graphic"""


@pytest.fixture(scope="module")
def dtd(shared: Path) -> etree.DTD:
    return etree.DTD(str(shared / "niso-sts/interchange-1.2-mathml3-dtd/NISO-STS-interchange-1-mathml3.dtd"))


def _name(declared: Any) -> str:
    return f"{{{SPACES[declared.prefix]}}}{declared.name}" if declared.prefix else declared.name


@pytest.mark.parametrize("name", [*BLOCKS.split(), *INLINES.split()])
def test_usual_elements_have_a_rendering(templates: list[Path], name: str) -> None:
    root = etree.fromstring(
        f"<standard><front/><body><sec><{name}>some words</{name}></sec></body></standard>"
    )
    report = Report()
    page = render_html(Standard(root), templates=templates, report=report)
    assert b"some words" in page
    assert "RND001" not in {finding.code for finding in report}


def test_what_has_no_rendering_is_counted_at_its_first_place(templates: list[Path]) -> None:
    root = etree.fromstring("<standard><body>\n<odd>one</odd>\n<odd>two</odd></body></standard>")
    report = Report()
    page = render_html(Standard(root, file="odd.xml"), templates=templates, report=report)
    assert [(f.code, str(f.place)) for f in report] == [("RND001", "odd.xml:2")]
    assert '"odd"' in report.findings[0].message
    assert "2 in the document" in report.findings[0].message
    assert b"one" in page
    assert b"two" in page


def test_decided_exceptions_are_reported(templates: list[Path]) -> None:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
    for name in sorted(REPORTED):
        report = Report()
        root = etree.fromstring(f"<standard {declared}><body><p><{name}/></p></body></standard>")
        render_html(Standard(root), templates=templates, report=report)
        assert "RND001" in {finding.code for finding in report}, name


class Maker:
    """Trees with the elements and text that the content models name, in any order."""

    def __init__(self, dtd: etree.DTD, seed: int) -> None:
        self.random = random.Random(seed)
        declared = {element.name: element for element in dtd.elements()}
        self.declared = {_name(element): element for element in dtd.elements()}
        self.children = {name: self._children(element, declared) for name, element in self.declared.items()}
        self.count = 0

    def _children(self, element: Any, declared: dict[str, Any]) -> list[str]:
        names: list[str] = []
        todo = [element.content]
        while todo:
            part = todo.pop()
            if part is None:
                continue
            if part.type == "element":
                names.append(part.name)
            else:
                todo += [part.left, part.right]
        return sorted({_name(declared[name]) for name in names if name in declared and name not in BY_RULE})

    def word(self) -> str:
        self.count += 1
        return f" w{''.join(chr(97 + int(digit)) for digit in str(self.count))} "

    def make(self, name: str, depth: int) -> etree._Element:
        made = etree.Element(name)
        mixed = self.declared[name].type == "mixed"
        if mixed:
            made.text = self.word()
        for child in (
            self.random.choices(self.children[name], k=self.random.randint(0, 3))
            if self.children[name] and depth
            else []
        ):
            made.append(self.make(child, depth - 1))
            if mixed:
                made[-1].tail = self.word()
        return made


@pytest.mark.parametrize("seed", range(40))
def test_no_element_swallows_text(dtd: etree.DTD, templates: list[Path], seed: int) -> None:
    maker = Maker(dtd, seed)
    root = etree.Element("standard")
    make: Callable[[str], etree._Element] = lambda name: maker.make(name, 6)  # noqa: E731
    root.extend([make("front"), make("body"), make("back")])
    root[1].extend([make("sec"), make("term-sec"), make("table-wrap")])
    page = render_html(Standard(root), templates=templates, report=Report())
    lost = lost_words(source_runs(root), html_words(page))
    assert not lost, complaint(lost)
