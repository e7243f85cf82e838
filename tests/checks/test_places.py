"""Words of a running text and where they stand in its source: exactly, or said to be approximate."""

import re
from datetime import date
from pathlib import Path

import pytest

from normwright import resources
from normwright.checks.finding import Words
from normwright.checks.places import Sources
from normwright.diagnostics import Report
from normwright.passes.compose import compose
from normwright.sources.reader import Reader
from normwright.sts.standard import Standard
from normwright.sts.views import Passage, passages
from normwright.workspace.drafts import load_draft
from tests.checks.harness import Case, lay_out

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
