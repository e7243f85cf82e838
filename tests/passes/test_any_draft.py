"""Whatever an author combines: both versions stay valid and equal, no word of the text goes, nothing breaks."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from normwright.sts.proof import prove_same_text
from normwright.sts.write import write_sts
from tests.passes.drafts import PARALLEL, REFERENCES, SCOPE, entry, make, validate

CITED = ("ISO 99000", "harbour-2031, p. 1", "ISO 99300", "ISO 99400:2030; ISO 99100:2031")
FORMULA = "<mml:math{0}><mml:mi>x</mml:mi></mml:math>"
DISPLAYED = FORMULA.format(" display='block'")


class Author:
    """Writes nonsense that is well-formed; every paragraph has a word of its own."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.labels = 0
        self.words = 0

    def label(self) -> str:
        if self.random.random() > 0.3:
            return ""
        self.labels += 1
        return f" nw:labels='l{self.labels}'"

    def inline(self, depth: int = 0) -> str:
        plain = self.random.choice(["word ", "ISO 99000, 5 ", '"quoted" ', "it's 5 m ", "shall be. "])
        if depth > 2:
            return plain
        makers = [
            lambda: f"<italic>{self.inline(depth + 1)}</italic>",
            lambda: f"<bold>{self.inline(depth + 1)}</bold>",
            lambda: f"<nw:ref targets='l{self.random.randint(1, 9)}'>{self.inline(depth + 1)}</nw:ref>",
            lambda: f"<nw:ref targets='l{self.random.randint(1, 9)}'/>",
            lambda: f"<nw:cite target='{self.random.choice(CITED)}'/>",
            lambda: f"<nw:term designation='betas'>{self.inline(depth + 1)}</nw:term>",
            lambda: "<nw:provision-mark argument='permission'/>It may be. ",
            lambda: f"<inline-formula>{FORMULA.format('')}</inline-formula>",
            lambda: '<inline-code>c "q"</inline-code>',
            lambda: "<named-content content-type='variable'>A</named-content>",
        ]
        return plain if self.random.random() < 0.4 else self.random.choice(makers)()

    def paragraph(self) -> str:
        self.words += 1
        return f"<p{self.label()}>unique{self.words} {self.inline()}{self.inline()}</p>"

    def list(self, kind: str = "dash") -> str:
        inner = self.random.choice(["", self.provision()]) if kind != "dash" else ""
        return (
            f"<list list-type='{kind}'><list-item{self.label()}>{self.paragraph()}{inner}</list-item></list>"
        )

    def provision(self) -> str:
        more = self.random.choice(["", self.list()])
        return f"<nw:provision argument=''><nw:option name='kind'>requirement</nw:option>{self.paragraph()}{more}</nw:provision>"

    def table(self) -> str:
        foot = f"<non-normative-note{self.label()}>{self.paragraph()}</non-normative-note>"
        cells = f"<td{self.label()}>{self.inline()}</td><td>{self.paragraph()}</td>"
        return (
            f"<table-wrap{self.label()}><caption><title>T</title></caption><table><tbody><tr>{cells}</tr></tbody></table>"
            f"<table-wrap-foot>{foot}</table-wrap-foot></table-wrap>"
        )

    def block(self) -> str:
        picture = "<graphic xlink:href='a.svg'><alt-text>a</alt-text></graphic>"
        makers = [
            self.paragraph,
            self.provision,
            self.table,
            lambda: self.list(self.random.choice(["alpha-lower", "dash", "arabic"])),
            lambda: f"<non-normative-note{self.label()}>{self.paragraph()}</non-normative-note>",
            lambda: f"<fig{self.label()}><caption><title>F{self.inline(1)}</title></caption>{picture}</fig>",
            lambda: f"<disp-quote>{self.paragraph()}<attrib>{self.inline()}</attrib></disp-quote>",
            lambda: f"<nw:editor-note>{self.paragraph()}</nw:editor-note>",
            lambda: (
                f"<def-list><def-item><term>{self.inline(1)}</term><def>{self.paragraph()}</def></def-item></def-list>"
            ),
            lambda: f"<disp-formula{self.label()}>{DISPLAYED}</disp-formula>",
        ]
        return self.random.choice(makers)()

    def section(self, title: str, depth: int = 0) -> str:
        blocks = "".join(self.block() for _ in range(self.random.randint(1, 4)))
        inner = (
            "".join(self.section("S", depth + 1) for _ in range(self.random.randint(0, 2)))
            if depth < 3
            else ""
        )
        return f"<sec{self.label()}><title>{title}</title>{blocks}{inner}</sec>"

    def entry(self, name: str) -> str:
        fields = [
            ("domain", self.inline(3)),
            ("symbol", self.inline(1)),
            ("fr", "mot (m)"),
            ("source", "ISO 99000, 3.1"),
        ]
        note = f"<non-normative-note{self.label()}>{self.paragraph()}{self.list()}</non-normative-note>"
        return entry(
            name, self.inline(), self.random.sample(fields, 2), self.random.choice(["", self.list(), note])
        )

    def draft(self) -> str:
        entries = "".join(self.entry(name) for name in ("alpha", "beta"))
        titles = [
            "Clause",
            "Clause",
            "Annex (normative): A",
            "European foreword",
            "Annex ZA (informative): Z",
        ]
        return "".join(
            [
                *(self.section(title) for title in ("Foreword", "Introduction")),
                SCOPE,
                f"<sec><title>Terms and definitions</title>{entries}</sec>",
                *(self.section(title) for title in titles),
            ]
        )


@pytest.mark.parametrize("seed", range(12))
def test_any_draft(seed: int, shared: Path) -> None:
    text = Author(seed).draft()
    made = make(text, record=PARALLEL, references=REFERENCES, scope=False)
    assert made.iso is not None
    assert made.en is not None
    validate(shared, made.iso, made.en)
    assert prove_same_text(write_sts(made.iso.root), write_sts(made.en.root)) == []
    words = Counter(re.findall(r"unique\d+", "".join(made.en.root.itertext())))
    assert words == Counter(re.findall(r"unique\d+", text))
