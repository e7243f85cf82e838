"""Generated drafts of a wanted size.

Their difficulty, written down before anything was measured on them, and not tuned since:

* a page is 340 words; every clause is one file of some 6,000 words, cut into 12 subclauses of 4 paragraphs a kind;
* for each 100 pages: 43 tables of 6 rows by 4 columns (every third with a joined head cell, a key or a footnote),
  23 formulae (half with a where-list), 17 figures (SVG), 570 cross-references (every tenth a list or a range),
  60 term mentions, 40 citations, 60 notes, 30 examples, 90 lists (every third nested), 25 footnotes;
* 20 term entries whatever the size;
* the draft of subclauses has 3,500 of them in 35 clauses, one short paragraph each, and nothing else.

Words come from a fixed list by a seeded generator: the same size gives the same bytes.
"""

import random
from pathlib import Path

_WORDS = [
    "shade",
    "refuge",
    "district",
    "visitor",
    "entrance",
    "water",
    "seat",
    "path",
    "tree",
    "roof",
    "library",
    "garden",
    "record",
    "plan",
    "visit",
    "summer",
    "evening",
    "building",
    "room",
    "fan",
    "window",
    "street",
    "square",
    "bench",
    "fountain",
    "school",
    "market",
    "station",
    "river",
    "bridge",
    "wall",
    "cool",
    "open",
    "public",
    "local",
    "shared",
    "quiet",
    "regular",
    "annual",
    "simple",
    "wide",
    "short",
    "early",
    "safe",
    "accessible",
    "common",
    "wet",
    "dry",
    "provides",
    "keeps",
    "covers",
    "reaches",
    "lowers",
    "offers",
    "measures",
    "records",
    "follows",
    "lists",
    "names",
    "opens",
    "closes",
    "serves",
]
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160" viewBox="0 0 320 160">'
    '<rect x="10" y="10" width="300" height="140" fill="none" stroke="black"/>{shapes}</svg>\n'
)
WORDS_A_PAGE = 340
WORDS_A_CLAUSE = 6000


def write_draft(root: Path, *, pages: int, seed: int = 1) -> Path:
    """A workspace at `root` with one draft "bench" of some `pages` A4 pages; gives the draft's folder."""
    return _Writer(root, random.Random(f"{seed}-{pages}")).by_pages(pages)


def write_subclauses(root: Path, *, count: int = 3500, seed: int = 1) -> Path:
    """A workspace with one draft "bench" of `count` subclauses of one paragraph."""
    return _Writer(root, random.Random(f"{seed}-{count}")).by_subclauses(count)


class _Writer:
    def __init__(self, root: Path, chance: random.Random) -> None:
        self.chance = chance
        self.root = root
        self.draft = root / "drafts" / "bench"
        self.labels: list[str] = []
        self.serial = 0

    def by_pages(self, pages: int) -> Path:
        self._frame()
        clauses = max(1, round(pages * WORDS_A_PAGE / WORDS_A_CLAUSE))
        words = pages * WORDS_A_PAGE // clauses
        names = [f"clause-{number:02}" for number in range(1, clauses + 1)]
        self.labels = [f"s-{name}-{i}" for name in names for i in range(1, 13)]
        for name in names:
            self._write(f"en/{name}.rst", self._clause(name, words))
        self._index(names)
        return self.draft

    def by_subclauses(self, count: int) -> Path:
        self._frame()
        names = []
        for number in range(1, 36):
            name = f"clause-{number:02}"
            names.append(name)
            lines = [f"Matter {number}", "=" * 60, ""]
            for i in range(count // 35):
                lines += [f"Point {i + 1}", "-" * 60, "", self._sentence() + ".", ""]
            self._write(f"en/{name}.rst", "\n".join(lines))
        self._index(names)
        return self.draft

    def _frame(self) -> None:
        self._write("../../normwright.toml", 'format = 1\ncommittee = "ISO/TC 0"\n')
        self._write(
            "draft.toml",
            'format = 1\nlanguage = "en"\ndeliverable = "IS"\nedition = 1\nsample = true\n'
            '[title.en]\nmain = "Generated draft"\n[title.fr]\nmain = "Projet produit"\n'
            '[procedure]\nlead = "iso"\nparallel = false\n'
            '[iso]\nnumber = "00001"\nproject = "00001"\ncommittee = "ISO/TC 0"\ncopyright-holder = "normwright sample"\n'
            'stages = [{ code = "30.20", date = 2031-03-02 }]\n',
        )
        self._write(
            "references.toml",
            '[[normative]]\nref = "ISO 99100:2031"\ntitle = "Shade"\n'
            '[[bibliography]]\nref = "ISO 99400:2030"\ntitle = "Heat plans"\n',
        )
        self._write("en/scope.rst", f"Scope\n=====\n\n{self._sentence()}.\n")
        terms = ["Terms and definitions", "=" * 40, ""]
        for word in _WORDS[:20]:
            terms += [f"cool {word}", "-" * 40, "", f"{self._sentence(12).lower()}", ""]
        self._write("en/terms.rst", "\n".join(terms))

    def _index(self, names: list[str]) -> None:
        entries = "\n".join(f"   {name}" for name in ("scope", "terms", *names))
        self._write("en/index.rst", f".. toctree::\n\n{entries}\n")

    def _clause(self, name: str, words: int) -> str:
        lines = [f"Matter of {name}", "=" * 60, ""]
        hundredth = words / WORDS_A_PAGE / 100
        extras = [
            kind
            for kind, per_hundred in (
                (self._table, 43),
                (self._formula, 23),
                (self._figure, 17),
                (self._note, 60),
                (self._example, 30),
                (self._list, 90),
                (self._footnote, 25),
            )
            for _ in range(round(per_hundred * hundredth))
        ]
        self.chance.shuffle(extras)
        marks = [570 * hundredth, 60 * hundredth, 40 * hundredth]
        paragraphs = max(12, words // 75)
        for i in range(12):
            lines += [f".. _s-{name}-{i + 1}:", "", f"Subject {i + 1}", "-" * 60, ""]
            for _ in range(paragraphs // 12):
                lines += [self._paragraph(marks, paragraphs), ""]
                if extras and self.chance.random() < len(extras) / max(1, paragraphs // 2):
                    lines += extras.pop()()
            while extras and i == 11:
                lines += extras.pop()()
        return "\n".join(lines) + "\n"

    def _paragraph(self, marks: list[float], paragraphs: int) -> str:
        text = f"{self._sentence(20)}. {self._sentence(18)}"
        for _ in range(max(1, round(marks[0] / paragraphs))):
            target = self.chance.choice(self.labels)
            if self.chance.random() < 0.1:
                target = f"{target} and {self.chance.choice(self.labels)}"
            text += f", see :ref:`{target}`"
        if self.chance.random() < marks[1] / paragraphs:
            text += f" with a :term:`cool {self.chance.choice(_WORDS[:20])}`"
        if self.chance.random() < marks[2] / paragraphs:
            text += " as in :cite:`ISO 99400:2030, 8.2`"
        return f"{text}. {self._sentence(16)}."

    def _table(self) -> list[str]:
        number = self._next()
        title = f".. table:: {self._sentence(4)}"
        lines = [title, f"   :name: tab-{number}", ""]
        head = [f"   | {self._word()} | {self._word()} | {self._word()} | {self._word()} |"]
        if number % 3 == 0:
            head = [f"   | {self._word()} | {self._word()} | < | {self._word()} |", "   | ^ | a | b | ^ |"]
        lines += [*head, "   |---|---:|:---:|---|"]
        for _ in range(6):
            cells = (
                self._word(),
                f"{self.chance.randint(1, 99)},{self.chance.randint(0, 9)}",
                "yes",
                self._sentence(5),
            )
            lines.append(f"   | {' | '.join(cells)} |")
        if number % 3 == 1:
            lines += ["", "   Key", "", "   M", f"      {self._word()}"]
        return [*lines, "", f"The figures stand in :ref:`tab-{number}`.", ""]

    def _formula(self) -> list[str]:
        number = self._next()
        lines = [
            f".. math:: s_{{{number}}} = \\frac{{A + {number}}}{{A_\\mathrm{{d}}}} \\sqrt{{t}}",
            f"   :label: f-{number}",
            "",
        ]
        if number % 2:
            lines += [
                "where",
                "",
                ":var:`A`",
                "   is the area, in m²;",
                "",
                ":var:`t`",
                "   is the time, in h.",
                "",
            ]
        return lines

    def _figure(self) -> list[str]:
        number = self._next()
        shapes = "".join(
            f'<circle cx="{self.chance.randint(20, 300)}" cy="{self.chance.randint(20, 140)}" r="6"/>'
            for _ in range(8)
        )
        self._write(f"figures/plan-{number}.svg", _SVG.format(shapes=shapes))
        return [
            f".. figure:: figures/plan-{number}.svg", f"   :name: fig-{number}", f"   :alt: Plan number {number}", "",
            f"   {self._sentence(4)}", "", f"The plan is in :ref:`fig-{number}`.", "",
        ]  # fmt: skip

    def _note(self) -> list[str]:
        return [f".. note:: {self._sentence(14)}.", ""]

    def _example(self) -> list[str]:
        return [f".. example:: {self._sentence(12)}.", ""]

    def _list(self) -> list[str]:
        lines = ["The plan lists:", ""]
        for i in range(4):
            lines.append(f"#. {self._sentence(6).lower()};")
            if i == 1 and self.chance.random() < 0.33:
                lines += [
                    "",
                    f"   #. {self._sentence(4).lower()};",
                    f"   #. {self._sentence(4).lower()};",
                    "",
                ]
        return [*lines, ""]

    def _footnote(self) -> list[str]:
        number = self._next()
        return [f"{self._sentence(8)} [#n{number}]_.", "", f".. [#n{number}] {self._sentence(8)}.", ""]

    def _sentence(self, length: int = 10) -> str:
        return " ".join(self._word() for _ in range(length)).capitalize()

    def _word(self) -> str:
        return self.chance.choice(_WORDS)

    def _next(self) -> int:
        self.serial += 1
        return self.serial

    def _write(self, name: str, text: str) -> None:
        path = self.draft / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.resolve().write_text(text, encoding="utf-8", newline="\n")
