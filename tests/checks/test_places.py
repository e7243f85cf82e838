"""Words of a running text and where they stand in its source: exactly, or said to be approximate."""

import re
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright import resources
from normwright.checks.finding import Words, at, on
from normwright.checks.places import Sources
from normwright.checks.placing.beginning import align
from normwright.diagnostics import Report
from normwright.passes.compose import compose
from normwright.sources.reader import Reader
from normwright.sts.standard import Standard
from normwright.sts.views import Passage, passages
from normwright.workspace.drafts import load_draft
from tests.checks.harness import Case, lay_out
from tests.support.growth import assert_in_proportion
from tests.support.tried import tried

RULES = "Requirements\n============\n\n"

#: title: (file, source). Every "⟦tap⟧" is printed as it stands, in this order.
CASES: dict[str, tuple[str, str]] = {
    "a word that stands several times in a paragraph": (
        "body.rst",
        RULES + "A ⟦tap⟧ or a ⟦tap⟧, and one ⟦tap⟧\nmore; ⟦tap⟧ by ⟦tap⟧.\n",
    ),
    "emphasis, code and escapes": (
        "body.rst",
        RULES + "A *⟦tap⟧* and **⟦tap⟧** with ``⟦tap⟧`` or \\*\\ ⟦tap⟧ and H\\ :sub:`2`\\ O ⟦tap⟧.\n",
    ),
    "roles whose names and targets have the word": (
        "body.rst",
        RULES
        + ".. _tap:\n\nFirst\n-----\n\nIn :ref:`tap`, the ⟦tap⟧ of :ref:`tap and two`; a ⟦tap⟧ :ref:`the ⟦tap⟧ <tap>`.\n\n"
        + ".. _two:\n\nSecond\n------\n\n:label:`tap-b` The ⟦tap⟧ is of :ref:`tap-b`, a ⟦tap⟧.\n",
    ),
    "footnote marks, and the footnote": (
        "body.rst",
        RULES + "A ⟦tap⟧ [#tap]_ and a ⟦tap⟧ [#tap]_.\n\n.. [#tap] The ⟦tap⟧ drips.\n",
    ),
    "nested lists": (
        "body.rst",
        RULES + "It has:\n\na) a ⟦tap⟧:\n\n   - one ⟦tap⟧;\n   - two, each a\n     ⟦tap⟧;\n\nb) a ⟦tap⟧.\n",
    ),
    "a quotation": (
        "body.rst",
        RULES + "They say:\n\n   The ⟦tap⟧ drips, the\n   ⟦tap⟧ does.\n\n   -- A ⟦tap⟧\n",
    ),
    "pipe table": (
        "body.rst",
        RULES
        + "See :ref:`t`.\n\n.. table:: The ⟦tap⟧\n   :name: t\n   :units: In ⟦tap⟧\n\n"
        + "   | tap ⟦tap⟧ | ⟦tap⟧ |\n   |-----|-----|\n   | ⟦tap⟧ | ⟦tap⟧ |\n   | ⟦tap⟧ | *⟦tap⟧*<br>⟦tap⟧ |\n".replace(
            "tap ⟦tap⟧", "⟦tap⟧"
        ),
    ),
    "grid table": (
        "body.rst",
        RULES
        + "See :ref:`t`.\n\n.. table:: A ⟦tap⟧\n   :name: t\n\n"
        + "   +---------+---------+\n   | ⟦tap⟧ one | ⟦tap⟧     |\n   | or ⟦tap⟧  | two     |\n"
        + "   +---------+---------+\n   | ⟦tap⟧     | ⟦tap⟧     |\n   +---------+---------+\n",
    ),
    "simple table": (
        "body.rst",
        RULES
        + "See :ref:`t`.\n\n.. table:: A ⟦tap⟧\n   :name: t\n\n"
        + "   =====  =====\n   ⟦tap⟧    ⟦tap⟧\n   =====  =====\n   a      ⟦tap⟧\n   ⟦tap⟧    ⟦tap⟧\n   =====  =====\n",
    ),
    "list table": (
        "body.rst",
        RULES
        + "See :ref:`t`.\n\n.. table:: A ⟦tap⟧\n   :name: t\n\n   .. list-table::\n\n"
        + "      * - ⟦tap⟧\n        - ⟦tap⟧\n      * - a\n        - long ⟦tap⟧\n          and ⟦tap⟧\n",
    ),
    "values": (
        "body.rst",
        RULES
        + "See :ref:`t`.\n\n.. csv-table:: A ⟦tap⟧\n   :name: t\n   :header-rows: 1\n\n"
        + '   A, a ⟦tap⟧,"⟦tap⟧, too"\n   *⟦tap⟧* and ⟦tap⟧,one, "a ""⟦tap⟧"" ⟦tap⟧"\n   "one\n   or ⟦tap⟧",, ⟦tap⟧\n',
    ),
    "MyST: values, parted and enclosed by other signs": (
        "body.md",
        "# Requirements\n\nSee {ref}`t`.\n\n:::{csv-table} A ⟦tap⟧\n:name: t\n:delim: ;\n:quote: '\n\n"
        + "one; a ⟦tap⟧ \n'a ; ⟦tap⟧';⟦tap⟧\n:::\n",
    ),
    "figure": (
        "body.rst",
        RULES
        + "See :ref:`t`.\n\n.. figure:: figures/plan.svg\n   :name: t\n   :alt: A tap\n   :units: In ⟦tap⟧\n\n"
        + "   Plan of a ⟦tap⟧\n\n   Key\n\n   1\n      ⟦tap⟧\n\n   .. note:: A ⟦tap⟧.\n",
    ),
    "where-list": (
        "body.rst",
        RULES
        + "With :ref:`f`:\n\n.. math:: t = a\n   :label: f\n\nwhere\n\n:var:`t`\n   is the ⟦tap⟧ and :math:`tap` or ⟦tap⟧;\n\n"
        + ":var:`a`\n   is a ⟦tap⟧, in m².\n",
    ),
    "titles": (
        "body.rst",
        "=========\nThe ⟦tap⟧\n=========\n\nA *⟦tap⟧* again\n---------------\n\nOne.\n\nTwo\n---\n\nThe ⟦tap⟧.\n",
    ),
    "formula in a text": (
        "body.rst",
        RULES + "A ⟦tap⟧ of :math:`x = tap` and a ⟦tap⟧ of :math:`y`, ⟦tap⟧.\n",
    ),
    "notes and examples": (
        "body.rst",
        RULES
        + ".. note:: The ⟦tap⟧ runs.\n\n.. note::\n   :name: tap\n\n   The ⟦tap⟧.\n\n   And a ⟦tap⟧.\n\n"
        + ".. example:: ⟦tap⟧\n\n.. warning:: Hot ⟦tap⟧.\n",
    ),
    "links": (
        "body.rst",
        RULES + "At <https://example.org/pat> a ⟦tap⟧ and `a ⟦tap⟧ <https://example.org/pat>`_ or ⟦tap⟧.\n",
    ),
    "typography": (
        "body.rst",
        RULES + 'The "⟦tap⟧" isn\'t 5 mm – a ⟦tap⟧ -- at 10 000 m, the users\' "⟦tap⟧", ⟦tap⟧.\n',
    ),
    "provision": (
        "body.rst",
        RULES
        + ".. provision:: p-7k2xqd\n   :method: tap\n\n   The ⟦tap⟧ shall run.\n\n:provision:`p-3mwzt8` A ⟦tap⟧ shall drip.\n",
    ),
    "numbered paragraph": (
        "body.rst",
        RULES + ".. numbered-paragraph::\n\n   A ⟦tap⟧ runs.\n\n.. numbered-paragraph::\n\n   The ⟦tap⟧.\n",
    ),
    "tabs": ("body.rst", RULES + "-\tA ⟦tap⟧\tand ⟦tap⟧\n\tor ⟦tap⟧;\n-\ta ⟦tap⟧.\n"),
    "characters beyond the first plane, and combining ones": (
        "body.rst",
        RULES + "A 𝒜 ⟦tap⟧ and e\u0301 ⟦tap⟧, \U0001f6b0 ⟦tap⟧, \u00e9 ⟦tap⟧.\n",
    ),
    "term entry": (
        "terms.rst",
        "Terms and definitions\n=====================\n\nfour ⟦tap⟧\n----------\n\n:admitted: big ⟦tap⟧ (US)\n"
        + ":domain: tapping\n\na ⟦tap⟧ that taps\n\n.. note:: No ⟦tap⟧.\n\nsmall ⟦tap⟧\n-----------\n\n:term:`four ⟦tap⟧` that is a ⟦tap⟧\n",
    ),
    "an annex": (
        "annex-a.rst",
        "Annex (informative): The ⟦tap⟧\n===============================\n\nA ⟦tap⟧.\n",
    ),
    "MyST: emphasis, code, escapes, entities": (
        "body.md",
        "# Requirements\n\nA *⟦tap⟧* and __⟦tap⟧__ with `⟦tap⟧` or \\* ⟦tap⟧ &amp; ⟦tap⟧ &mdash; ⟦tap⟧\nand ⟦tap⟧.\n",
    ),
    "MyST: roles and links": (
        "body.md",
        "# Requirements\n\n(tap)=\n## First\n\nIn {ref}`tap` a ⟦tap⟧, in [the ⟦tap⟧](#tap) and [](#tap) a ⟦tap⟧.\n\n## Second\n\n"
        + "At <https://example.org/pat> a ⟦tap⟧ [a ⟦tap⟧](https://example.org/pat) ⟦tap⟧[^tap] ⟦tap⟧.\n\n[^tap]: A ⟦tap⟧.\n",
    ),
    "MyST: formulae": ("body.md", "# Requirements\n\nA ⟦tap⟧ $x = tap$ and a ⟦tap⟧ for \\$5 ⟦tap⟧.\n"),
    "MyST: quotation and lists": (
        "body.md",
        "# Requirements\n\n> The ⟦tap⟧ and\n> the ⟦tap⟧\n\nThey:\n\n- ⟦tap⟧ and\n  ⟦tap⟧:\n  1. ⟦tap⟧;\n- ⟦tap⟧.\n",
    ),
    "MyST: table": (
        "body.md",
        "# Requirements\n\nSee {ref}`t`.\n\n:::{table} A ⟦tap⟧\n:name: t\n\n| ⟦tap⟧ | b |\n|---|---|\n| ⟦tap⟧ | ⟦tap⟧ |\n"
        + "| a<br>⟦tap⟧ | {ref}`t` ⟦tap⟧ |\n\nKey\n\nM\n: a ⟦tap⟧\n:::\n",
    ),
    "MyST: notes": (
        "body.md",
        "# Requirements\n\n:::{note}\nA ⟦tap⟧.\n:::\n\n:::{example} The ⟦tap⟧.\n:::\n\n```{note}\nA ⟦tap⟧.\n```\n",
    ),
    "MyST: titles": ("body.md", "# The ⟦tap⟧\n\n## A *⟦tap⟧* ##\n\nA.\n\nSome ⟦tap⟧\n---\n\nB ⟦tap⟧.\n"),
    "French": (
        "body.rst",
        'Exigences\n=========\n\nLe « ⟦tap⟧ » est ouvert : un ⟦tap⟧ ; l\'eau du "⟦tap⟧" coule ! Le ⟦tap⟧ ?\n',
    ),
}


def read(root: Path, name: str, source: str, language: str = "en") -> tuple[Standard, Sources]:
    """The composed standard of a draft with one file of interest."""
    case = Case("place", {name: source}, options={"language": language})
    if language != "en":
        case.files["scope.rst"] = "Domaine d'application\n=====================\n\nCe document.\n"
    folder = lay_out(case, root)
    (folder / "figures").mkdir(exist_ok=True)
    (folder / "figures" / "plan.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8"
    )
    return composed(folder, root, language)


def composed(folder: Path, root: Path, language: str = "en") -> tuple[Standard, Sources]:
    """The ISO version of a draft, and its sources."""
    report = Report()
    draft = load_draft(folder, root, report)
    assert draft is not None
    reader = Reader(folder, language, root=root, cache=None)
    versions = compose(
        draft,
        reader.read(reader.docnames(), report),
        language=language,
        wording=resources.templates() / "wording",
        day=date(2032, 3, 2),
        working_copy=False,
        report=report,
    )
    assert versions.iso is not None
    return versions.iso, Sources(root)


def marked(source: str) -> tuple[str, list[int]]:
    """The source without marks, and the offsets of the marked words."""
    offsets, plain = [], ""
    for number, part in enumerate(re.split("[⟦⟧]", source)):
        if number % 2:
            offsets.append(len(plain))
        plain += part
    return plain, offsets


def printed(standard: Standard, file: str, word: str) -> list[tuple[Passage, int]]:
    """Every place in the author's texts of a file at which a word is printed."""
    return [
        (passage, match.start())
        for passage in passages(standard)
        if not passage.generated and passage.text.place(0).file.endswith(f"/{file}")
        for match in re.finditer(rf"\b{word}\b", passage.string)
    ]


@pytest.mark.parametrize("title", CASES)
def test_every_word_is_found_where_it_stands(title: str, tmp_path: Path) -> None:
    name, text = CASES[title]
    plain, wanted = marked(text)
    standard, sources = read(tmp_path, name, plain, "fr" if title == "French" else "en")
    found = []
    for passage, start in printed(standard, name, "tap"):
        span = sources.span(Words(passage.text, start, start + 3))
        found.append((span[1], span[2] - span[1]) if span else (-1, 0))
    assert sorted(found) == [(offset, 3) for offset in sorted(wanted)]


# -- words over line ends, and what isn't certain ------------------------------------------------------------


def the(standard: Standard, begins: str) -> Passage:
    """The passage that begins with these words."""
    return next(one for one in passages(standard) if one.string.startswith(begins))


def span(standard: Standard, sources: Sources, begins: str, words: str) -> str | None:
    """What stands in the source for the first of these words of a passage."""
    passage = the(standard, begins)
    start = passage.string.index(words)
    found = sources.span(Words(passage.text, start, start + len(words)))
    return found[0].text[found[1] : found[2]] if found else None


def test_a_fragment_over_a_line_end(tmp_path: Path) -> None:
    standard, sources = read(
        tmp_path, "body.rst", RULES + "- It shall\n  be open to *all\n  persons* here.\n"
    )
    assert span(standard, sources, "It shall", "shall be") == "shall\n  be"
    assert span(standard, sources, "It shall", "all persons here") == "all\n  persons* here"
    passage = the(standard, "It shall")
    place = sources.place(at("VRB001", passage, 3, 11))
    assert (place.line, place.column, place.length, place.approximate) == (4, 6, 5, False)


def test_a_fragment_with_a_formula_and_a_reference(tmp_path: Path) -> None:
    text = RULES + ".. _one:\n\nOne\n---\n\nIt is :math:`x`, see :ref:`one` and so on.\n\nTwo\n---\n\nEnd.\n"
    standard, sources = read(tmp_path, "body.rst", text)
    assert span(standard, sources, "It is", "is \ufffc, see 4.1 and") == "is :math:`x`, see :ref:`one` and"
    assert span(standard, sources, "It is", "4.1") == ":ref:`one`"


def test_words_that_a_role_shows_as_typed(tmp_path: Path) -> None:
    terms = "Terms and definitions\n=====================\n\ntap\n---\n\nthing\n\nbig tap\n-------\n\n:term:`tap` that is big\n"
    standard, sources = read(tmp_path, "terms.rst", terms)
    assert span(standard, sources, "tap (3.1)", "tap") == "tap"
    assert span(standard, sources, "tap (3.1)", "that is") == "that is"


def test_line_ends_of_two_characters_and_a_byte_order_mark(tmp_path: Path) -> None:
    standard, _ = read(tmp_path, "body.rst", RULES + "A tap\nruns.\n")
    path = tmp_path / "drafts" / "d" / "en" / "body.rst"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    standard, sources = composed(tmp_path / "drafts" / "d", tmp_path)
    passage = the(standard, "A tap")
    place = sources.place(at("VRB001", passage, 6, 10))
    assert (place.line, place.column, place.length, place.approximate) == (5, 1, 4, False)


def test_an_included_file_has_its_own_places(tmp_path: Path) -> None:
    case = Case(
        "include",
        {
            "body.rst": RULES + "One tap.\n\n.. include:: shared/rule.txt\n",
            "shared/rule.txt": "\nAnother tap.\n",
        },
    )
    folder = lay_out(case, tmp_path)
    standard, sources = composed(folder, tmp_path)
    place = sources.place(at("VRB001", the(standard, "Another"), 8, 11))
    assert (place.file, place.line, place.column) == ("drafts/d/en/shared/rule.txt", 2, 9)


def test_values_in_a_file_have_their_own_places(tmp_path: Path) -> None:
    case = Case(
        "values",
        {
            "body.md": "# Requirements\n\n:::{csv-table} Taps\n:file: data/taps.csv\n:::\n",
            "data/taps.csv": 'one,the tap\n"a\nnew tap",""\n',
        },
    )
    standard, sources = composed(lay_out(case, tmp_path), tmp_path)
    for begins, found in (("the tap", (1, 9)), ("a new tap", (3, 5))):
        passage = the(standard, begins)
        place = sources.place(at("VRB001", passage, len(begins) - 3, len(begins)))
        assert (place.file, place.line, place.column) == ("drafts/d/en/data/taps.csv", *found)


def test_words_that_are_nowhere_are_said_to_be_approximate(tmp_path: Path) -> None:
    standard, _ = read(tmp_path, "body.rst", RULES + "The tap runs.\n")
    path = tmp_path / "drafts" / "d" / "en" / "body.rst"
    path.write_text(RULES + "Something else.\n", encoding="utf-8")
    place = Sources(tmp_path).place(at("VRB001", the(standard, "The tap"), 4, 7))
    assert place.approximate
    assert place.line == 4


def test_a_block_and_the_whole_document_have_places_too(tmp_path: Path) -> None:
    standard, sources = read(tmp_path, "body.rst", RULES + "The tap runs.\n")
    passage = the(standard, "The tap")
    assert passage.clause is not None
    assert sources.place(on("SEC001", passage.clause)).line == 1
    assert sources.place(on("STR001", None)).file == ""


def test_a_paragraph_of_a_megabyte_takes_time_that_grows_with_it(tmp_path: Path) -> None:
    words = 'The *tap* at the door, and :sub:`two` others, shall run "all" day.\n'
    standard, sources = read(tmp_path, "body.rst", RULES + words * 200)

    def aligning(size: int) -> Callable[[], object]:
        big = sources.root / "drafts" / "d" / "en" / f"big{size}.rst"
        big.write_text(RULES + words * 200 * size, encoding="utf-8")
        text = the(standard, "The tap").text
        long = type(text)((text.string + " ") * size, text.element, text.file, text._starts, text._spots)
        source = Sources(sources.root).file(f"drafts/d/en/big{size}.rst")
        assert source is not None
        made = align(long, source.text, source.starts, len(RULES), markdown=False)
        assert made.reached >= len(long) - 1
        return lambda: align(long, source.text, source.starts, len(RULES), markdown=False)

    assert_in_proportion(aligning, 1)


def test_sources_full_of_half_markup_are_no_trap(tmp_path: Path) -> None:
    standard, _ = read(tmp_path, "body.rst", RULES + "The tap runs.\n")
    text = the(standard, "The tap").text
    for noise in (
        ":a:`",
        "`x <",
        "[",
        "{a}`",
        "$",
        "*",
    ):
        for markdown in (False, True):

            def aligning(size: int, noise: str = noise, markdown: bool = markdown) -> Callable[[], object]:
                source = f"The {noise * (size // len(noise))}{noise[0]} tap"
                return lambda: align(text, source, (0,), 0, markdown=markdown)

            assert_in_proportion(aligning, 5_000)


@pytest.mark.parametrize("name", ["cool-refuges", "nature-based-vocabulary"])
def test_nearly_every_text_of_the_samples_is_found_whole(name: str) -> None:
    root = resources.sample()
    standard, sources = composed(root / "drafts" / name, root)
    found, texts = 0, 0
    for passage in passages(standard):
        file = passage.text.place(0).file
        if not passage.generated and file.endswith((".rst", ".md")) and passage.role != "other":
            texts += 1
            found += sources.span(Words(passage.text, 0, len(passage.string))) is not None
    assert found >= 0.985 * texts, (found, texts)


# -- random documents ----------------------------------------------------------------------------------------

_WORDS = st.sampled_from(["tap", "water", "a", "tap-water", "tab", "Tap", "m²", "shade", "l’eau", "x_y"])
_REST = [
    "{}",
    "*{}*",
    "**{}**",
    "``{}``",
    "{},",
    '"{}"',
    "({})",
    ":sub:`{}`",
    "\\ {}",
    ":ref:`here <tap>` {}",
]
_MYST = [
    "{}",
    "*{}*",
    "**{}**",
    "`{}`",
    "{},",
    '"{}"',
    "({})",
    "{{sub}}`{}`",
    "[{}](#tap)",
    "{{ref}}`tap` {}",
]


@st.composite
def paragraph(draw: st.DrawFn, forms: list[str], indent: str) -> str:
    """A paragraph with words marked, over several lines, in which they stand again and again."""
    pieces = []
    for _ in range(draw(st.integers(2, 14))):
        word = draw(_WORDS)
        if word == "x_y":
            pieces.append("x\\_y")
            continue
        form = draw(st.sampled_from(forms))
        pieces.append(form.format(f"⟦{word}⟧"))
    ends = [draw(st.sampled_from([" ", " ", "\n" + indent])) for _ in pieces]
    return "Now " + "".join(piece + end for piece, end in zip(pieces, ends, strict=True)).rstrip() + " end."


@st.composite
def document(draw: st.DrawFn) -> tuple[str, str]:
    """A source file with paragraphs in lists, notes, quotations and cells."""
    markdown = draw(st.booleans())
    forms = _MYST if markdown else _REST
    blocks = []
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(["plain", "list", "note", "quote", "table"]))
        if kind == "plain":
            blocks.append(draw(paragraph(forms, "")))
        elif kind == "list":
            blocks.append("- " + draw(paragraph(forms, "  ")) + "\n- " + draw(paragraph(forms, "  ")))
        elif kind == "note":
            inner = draw(paragraph(forms, "" if markdown else "   "))
            blocks.append(f":::{{note}}\n{inner}\n:::" if markdown else f".. note:: {inner}")
        elif kind == "quote":
            blocks.append(("> " if markdown else "   ") + draw(paragraph(forms, "> " if markdown else "   ")))
        else:
            cells = [draw(_WORDS) for _ in range(4)]
            cells = ["x" if cell == "x_y" else f"⟦{cell}⟧" for cell in cells]
            rows = [f"| {cells[0]} | {cells[1]} |", "|---|---|", f"| {cells[2]} | {cells[3]} |"]
            opening, closing = (":::{table} T\n\n", "\n:::") if markdown else (".. table:: T\n\n", "")
            blocks.append(opening + "\n".join(row if markdown else f"   {row}" for row in rows) + closing)
    title = "(tap)=\n# Requirements" if markdown else ".. _tap:\n\nRequirements\n============"
    return ("body.md" if markdown else "body.rst"), title + "\n\n" + "\n\n".join(blocks) + "\n"


@given(made=document())
@tried(40)
def test_a_word_is_found_exactly_or_not_at_all(made: tuple[str, str]) -> None:
    name, marked_text = made
    plain, wanted = marked(marked_text)
    with tempfile.TemporaryDirectory() as folder:
        standard, sources = read(Path(folder).resolve(), name, plain)
        _compare(standard, sources, name, marked_text, wanted)


def _compare(standard: Standard, sources: Sources, name: str, marked_text: str, wanted: list[int]) -> None:
    words = [match[1] for match in re.finditer("⟦(.*?)⟧", marked_text)]
    for word in set(words):
        here = [start for start, one in zip(wanted, words, strict=True) if one == word]
        found = [
            sources.span(Words(passage.text, start, start + len(word)))
            for passage in _in_order(standard, name)
            for start in _whole(passage.string, word)
        ]
        assert len(found) == len(here), (word, found)
        for one, start in zip(found, here, strict=True):
            assert one is None or one[1:] == (start, start + len(word)), (word, start)


def _in_order(standard: Standard, name: str) -> list[Passage]:
    found = [one for one in passages(standard) if not one.generated]
    return [one for one in found if one.text.place(0).file.endswith(f"/{name}")]


def _whole(string: str, word: str) -> list[int]:
    """Where a word stands that isn't part of a longer one."""
    return [m.start() for m in re.finditer(rf"(?<![\w’²-]){re.escape(word)}(?![\w’²-])", string)]
