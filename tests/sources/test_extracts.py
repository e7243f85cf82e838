"""A section that is read alone is what reading the whole file gives, or there is none."""

import copy
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.sources.reader import Reader
from normwright.sts.tags import AT
from tests.sources.snippets import draft, reader
from tests.support.tried import tried

REST = """\
.. _l:

=====
Title
=====

Intro.

One
---

Text one [#a]_.

.. [#a] Foot.

- x
- y

Deep one
~~~~~~~~

Deep text.

Deep two
~~~~~~~~

More.

.. _l2:

Two
---

.. note::

   Noted.

Text :ref:`l`.

Three
-----

End [#]_.

.. [#] Auto.
"""
MYST = """\
(l)=
# Title

Intro.

## One

Text one [^a].

[^a]: Foot.

- x
- y

### Deep one

Deep text.

### Deep two

More.

(l2)=
## Two

:::{note}
Noted.
:::

Text {ref}`l`.

Three
-----

End.
"""
TEXTS = {"a.rst": REST, "b.md": MYST.replace("[^a]: Foot.\n", "").replace(" [^a]", "")}
_COMMON = [
    "Words.",
    "   indented",
    "- item\n\n  - inner",
    "1. one",
    "----",
    "*open",
    "**open",
    "`open",
    "\\",
    "",
]
#: What may reach beyond its section, or mean something else when it stands alone.
SNIPPETS = {
    "a.rst": [
        *_COMMON, "High\n=====", "Same\n----", "Deeper\n~~~~~~", "Other\n^^^^^", "====\nOver\n====", ".. _new:",
        ".. _new:\n\nText.", "See [#n]_.", "See [#]_.\n\n.. [#] New.", ".. [#n] New.", ".. note::\n\n   Words.",
        ".. note::", "::", "| line", "|sub|", ".. |sub| replace:: x", "`x`_", "x__", "__ http://a.org", "``open",
        ".. comment\n   more", "..", ".. todo::\n\n   More.", ".. include:: missing.rst", ":field: x",
        ".. numbered-paragraph::\n\n   x", ":math:`a`", ".. provision::\n\n   The owner shall act.",
    ],
    "b.md": [
        *_COMMON, "# High", "## Same", "### Deeper", "Set\n===", "Set\n---", "(new)=", "(new)=\n\nText.", "See [^n].",
        "[^n]: New.", "```", "~~~", ":::{note}", ":::", "```{note}\nWords.\n```", "$$", "$x$", "[a]: http://a.org",
        "[a]", "<div>", "<!-- open", "-->", "> quote", "% comment", "+++", "```{include} missing.md\n```",
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
@tried(40)
@given(data=st.data())
def test_any_edit(name: str, data: st.DataObject) -> None:
    lines = TEXTS[name].split("\n")
    at = data.draw(st.integers(0, len(lines)))
    gone = data.draw(st.sampled_from([0, 0, 0, 1, 2, 5]))
    snippet = data.draw(st.sampled_from(SNIPPETS[name]))
    around = data.draw(st.sampled_from([[""], [""], []]))
    lines[at : at + gone] = [*around, *snippet.split("\n"), *around]
    _section(name, "\n".join(lines))


@pytest.mark.parametrize(
    ("name", "old", "new", "title"),
    [
        ("a.rst", "Deep text.", "Deep words.\n\nMore of them.", "Deep one"),
        ("a.rst", "Deep text.", ":ref:`l2` and\n\n.. _new:\n\nThird\n^^^^^\n\nWords.", "Deep one"),
        ("a.rst", "Deep one\n~~~", "Deep new\n~~~", "One"),
        ("a.rst", "Text :ref:`l`.\n", "Text.\n\nDeep\n~~~~\n\nx\n", "Two"),
        ("b.md", "Deep text.", "- a\n- b", "Deep one"),
        ("b.md", "End.", "End.\n\n### Deeper\n\nWords.", "Three"),
        ("b.md", "Noted.\n:::", "Noted.\n:::\n\nx", "Two"),
    ],
)
def test_sections_that_can_be_read_alone(name: str, old: str, new: str, title: str) -> None:
    section = _section(name, TEXTS[name].replace(old, new))
    assert section is not None
    assert section.findtext("title") == title


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("a.rst", "Intro.", "Words."),
        ("a.rst", "Text one", "``open"),
        ("a.rst", "More.\n\n.. _l2:", "More.\n\n.. _l3:\n\n.. _l2:"),
        ("a.rst", "Text :ref:`l`.\n", "Text.\n\nHigh\n=====\n"),
        ("a.rst", "Text :ref:`l`.\n", "Text [#]_.\n\n.. [#] Counted.\n"),
        ("b.md", "Deep text.", "```"),
        ("b.md", "Noted.\n:::", "Noted.\n\n(l3)=\n\n"),
        ("b.md", "Deep text.", "[a]: http://a.org"),
    ],
)
def test_what_must_be_read_whole(name: str, old: str, new: str) -> None:
    assert _section(name, TEXTS[name].replace(old, new)) is None


def test_other_files_that_changed_are_no_section() -> None:
    text = REST.replace("Deep text.", ".. include:: part.inc")
    with draft({"en/a.rst": text, "en/part.inc": "Words.\n"}) as root:
        made = _keeping(root)
        base = made.read(["a"], Report())
        _write(made, "a.rst", text.replace("Noted", "Seen"))
        assert made.sections(base) is not None
        _write(made, "part.inc", "Others.\n")
        assert made.sections(base) is None


@cache
def _base(name: str) -> tuple[Reader, dict[str, _Element]]:
    """The text as it was, read and kept."""
    with draft({f"en/{name}": TEXTS[name]}) as root:
        made = _keeping(root)
        return made, made.read([_docname(name)], Report())


def _section(name: str, text: str) -> _Element | None:
    """The section that is read alone when a file becomes `text`; it is compared with the whole file's."""
    made, base = _base(name)
    docname = _docname(name)
    made.folder.mkdir(parents=True)
    try:
        _write(made, name, text)
        section = (made.sections(base) or {}).get(docname)
        if section is not None:
            whole = reader(made.root).read([docname], Report())[docname]
            assert etree.tostring(_at(whole, section)) == etree.tostring(section)
            assert _without_places(_put(base[docname], section)) == _without_places(whole)
        return section
    finally:
        shutil.rmtree(made.root)


def _keeping(root: Path) -> Reader:
    return Reader(root / "drafts" / "x", "en", root=root, cache=None, keep=True)


def _docname(name: str) -> str:
    return name.partition(".")[0]


def _put(base: _Element, section: _Element) -> _Element:
    mixed = copy.deepcopy(base)
    old = _at(mixed, section)
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, copy.deepcopy(section))
    return mixed


def _at(fragment: _Element, section: _Element) -> _Element:
    return next(one for one in fragment.iter("sec") if one.get(AT) == section.get(AT))


def _without_places(fragment: _Element) -> bytes:
    etree.strip_attributes(fragment, AT)
    return etree.tostring(fragment)


def _write(made: Reader, name: str, text: str) -> None:
    (made.folder / name).write_text(text, encoding="utf-8")
