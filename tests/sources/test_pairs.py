"""The two syntaxes give one result; what it is, is said here in STS without places."""

import re

import pytest

from tests.sources.snippets import read

#: Title, reStructuredText, MyST, what stands behind the title of the clause.
PAIRS = [
    (
        "inline markup",
        "a *b* **c** ``d`` H\\ :sub:`2`\\ O m\\ :sup:`2` :var:`A_d` :var:`n`",
        "a *b* **c** `d` H{sub}`2`O m{sup}`2` {var}`A_d` {var}`n`",
        "<p>a <italic>b</italic> <bold>c</bold> <inline-code>d</inline-code> H<sub>2</sub>O m<sup>2</sup> "
        '<named-content content-type="variable">A</named-content><sub>d</sub> '
        '<named-content content-type="variable">n</named-content></p>',
    ),
    (
        "references",
        ":ref:`a and b` :ref:`the plan <p>` `x <a_>`_",
        "{ref}`a and b` {ref}`the plan <p>` [x](#a)",
        '<p><ref targets="a and b"/> <ref targets="p">the plan</ref> <ref targets="a">x</ref></p>',
    ),
    (
        "terms, citations, provisions",
        ":provision:`p-1` :term:`refuges` :term:`they <refuge>` :cite:`ISO 1:2020, 5.2; k`",
        "{provision}`p-1` {term}`refuges` {term}`they <refuge>` {cite}`ISO 1:2020, 5.2; k`",
        '<p><provision-mark argument="p-1"/> <term designation="refuges">refuges</term> '
        '<term designation="refuge">they</term> <cite target="ISO 1:2020, 5.2; k"/></p>',
    ),
    (
        "footnotes",
        "a [#x]_, b [#x]_.\n\n.. [#x] One *two*.",
        "a [^x], b[^x].\n\n[^x]: One *two*.",
        '<p>a<xref ref-type="fn" to="a#x"/><fn key="a#x"><p>One <italic>two</italic>.</p></fn>, '
        'b<xref ref-type="fn" to="a#x"/>.</p>',
    ),
    (
        "lists",
        "a) one\n\n   1. two\n\n      i. three\n\n   * four\n\nb) :label:`l` five",
        "1. one\n\n   1. two\n\n      1. three\n\n   * four\n\n1. {label}`l` five",
        '<list list-type="alpha-lower"><list-item><p>one</p><list list-type="arabic"><list-item><p>two</p>'
        '<list list-type="roman-lower"><list-item><p>three</p></list-item></list></list-item></list>'
        '<list list-type="dash"><list-item><p>four</p></list-item></list></list-item>'
        '<list-item labels="l"><p>five</p></list-item></list>',
    ),
    (
        "numbering by class",
        ".. class:: arabic\n\na) one\nb) two",
        "{.arabic}\n1. one\n2. two",
        '<list list-type="arabic"><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list>',
    ),
    (
        "definitions",
        ".. _sy:\n\n*r*\n   radius\n\nx : y\n   z",
        "(sy)=\n*r*\n: radius\n\nx : y\n: z",
        '<def-list labels="sy"><def-item><term><italic>r</italic></term><def><p>radius</p></def></def-item>'
        "<def-item><term>x : y</term><def><p>z</p></def></def-item></def-list>",
    ),
    (
        "notes and warnings",
        ".. note:: a\n   b\n\n.. example::\n   :name: e\n\n   c\n\n.. danger:: d",
        ":::{note} a\nb\n:::\n\n:::{example}\n:name: e\n\nc\n:::\n\n:::{danger} d\n:::",
        "<non-normative-note><p>a b</p></non-normative-note>"
        '<non-normative-example labels="e"><p>c</p></non-normative-example>'
        '<non-normative-note content-type="danger"><p>d</p></non-normative-note>',
    ),
    (
        "quotations",
        "   one\n\n   -- :cite:`k`, *p*",
        "> one\n>\n> -- {cite}`k`, *p*",
        '<disp-quote><p>one</p><attrib specific-use="source"><cite target="k"/>, <italic>p</italic></attrib></disp-quote>',
    ),
    (
        "code",
        ".. code-block:: c\n   :name: c-1\n\n   a\n     b",
        ":::{code-block} c\n:name: c-1\n\na\n  b\n:::",
        '<code language="c" labels="c-1">a\n  b</code>',
    ),
    (
        "provisions",
        ".. provision:: p-1\n   :when: ex:a = true\n   :own-word: x\n\n   It shall.\n\n   .. note:: n",
        "::::{provision} p-1\n:when: ex:a = true\n:own-word: x\n\nIt shall.\n\n:::{note} n\n:::\n::::",
        '<provision argument="p-1"><option name="when">ex:a = true</option><option name="own-word">x</option>'
        "<p>It shall.</p><non-normative-note><p>n</p></non-normative-note></provision>",
    ),
    (
        "indicators, notes of editors, things to do, changes",
        ".. indicator:: Share\n   :name: i-1\n   :unit: %\n\n   text\n\n.. editor-note:: e\n\n.. todo:: t\n\n"
        ".. change:: 5.2\n   :action: add\n\n   c",
        ":::{indicator} Share\n:name: i-1\n:unit: %\n\ntext\n:::\n\n:::{editor-note} e\n:::\n\n:::{todo} t\n:::\n\n"
        ":::{change} 5.2\n:action: add\n\nc\n:::",
        '<indicator labels="i-1"><title>Share</title><option name="unit">%</option><p>text</p></indicator>'
        '<editor-note><p>e</p></editor-note><todo><p>t</p></todo><change target="5.2" action="add"><p>c</p></change>',
    ),
    (
        "fields",
        ":abbreviation: CR\n:source: ISO 1, *x*\n\ntext",
        ":abbreviation: CR\n:source: ISO 1, *x*\n\ntext",
        '<fields><field name="abbreviation">CR</field><field name="source">ISO 1, <italic>x</italic></field></fields>'
        "<p>text</p>",
    ),
    (
        "clauses and numbered paragraphs",
        "a\n\n.. _s:\n\nS\n-\n\n.. numbered-paragraph::\n   :name: n\n\n   b",
        "a\n\n(s)=\n## S\n\n:::{numbered-paragraph}\n:name: n\n\nb\n:::",
        '<p>a</p><sec labels="s"><title>S</title><sec sec-type="numbered-paragraph" labels="n"><p>b</p></sec></sec>',
    ),
    (
        "links",
        "<https://a.org/x?y=1#z> https://b.org, `c <mailto:c@d.org>`_",
        "<https://a.org/x?y=1#z> https://b.org, [c](mailto:c@d.org)",
        '<p><ext-link ext-link-type="uri" href="https://a.org/x?y=1#z">https://a.org/x?y=1#z</ext-link> '
        '<ext-link ext-link-type="uri" href="https://b.org">https://b.org</ext-link>, '
        '<ext-link ext-link-type="uri" href="mailto:c@d.org">c</ext-link></p>',
    ),
    (
        "toctree",
        ".. toctree::\n\n   one\n   sub/two\n   /three",
        ":::{toctree}\none\nsub/two\n/three\n:::",
        '<toctree><entry name="one"/><entry name="sub/two"/><entry name="three"/></toctree>',
    ),
    ("comments", "a\n\n.. never\n   this\n\nb", "a\n\n% never\n\n<!-- this -->\n\nb", "<p>a</p><p>b</p>"),
]


@pytest.mark.parametrize(("title", "rest", "myst", "expected"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_pair(title: str, rest: str, myst: str, expected: str) -> None:
    for syntax, text in (("rst", f"T\n=\n\n{rest}\n"), ("md", f"# T\n\n{myst}\n")):
        got = read(text, syntax)
        assert got.codes == [], [f"{found.place} {found.message}" for found in got.findings]
        assert _content(got.xml) == expected, syntax


def _content(xml: str) -> str:
    """What stands behind the clause's title, prefixes and places left out."""
    plain = re.sub(r"(?<=[< /])\w+:(?=[a-z])(?!//)", "", re.sub(r' (?:xmlns:\w+|heads)="[^"]*"', "", xml))
    return plain.partition("</title>")[2].removesuffix("</sec></fragment>")


@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_blanks_that_do_not_break_stay(syntax: str) -> None:
    heading = "T\n=\n\n" if syntax == "rst" else "# T\n\n"
    assert "1,8\u00a0m and 12\u00a0000" in read(f"{heading}1,8\u00a0m  and\n12\u00a0000\n", syntax).xml


def test_line_breaks_of_myst() -> None:
    assert "<p>a<break/>b<break/>c<break/>d</p>" in read("# T\n\na  \nb\\\nc<br>d\n", "md").xml


def test_names_of_subfolders() -> None:
    from normwright.diagnostics import Report
    from tests.sources.snippets import draft, reader

    files = {
        "en/sub/a.rst": "T\n=\n\n.. toctree::\n\n   b\n   ../c\n\nx [#f]_\n\n.. [#f] y\n",
        "en/.hidden/x.rst": "",
    }
    with draft(files) as root:
        made = reader(root)
        assert made.docnames() == ["sub/a"]
        fragment = made.read(["sub/a"], Report())["sub/a"]
    assert [entry.get("name") for entry in fragment.iter("{*}entry")] == ["sub/b", "c"]
    assert fragment.get("file") == "sub/a"
    assert [mark.get("{urn:normwright:memory}key") for mark in fragment.iter("fn")] == ["sub/a#f"]
