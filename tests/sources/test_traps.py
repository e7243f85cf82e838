"""Every way in which markup loses text or structure in silence is told, at its place, in either syntax."""

import pytest

from tests.sources.snippets import read

#: Code, syntax, text with the place marked.
CASES = [
    ("SRC001", "md", "# T\n\n:::{note}\nA\n\n:::{example}\nB\n:::\n\nC\n◆:::\n\nD\n"),
    ("SRC002", "rst", "T\n=\n\nThese:\n◆- one\n- two\n"),
    ("SRC002", "rst", "T\n=\n\nThese:\n◆1. one\n2. two\n"),
    ("SRC002", "md", "# T\n\nThese:\n\n◆a) one\nb) two\n"),
    ("SRC002", "md", "# T\n\nThese:\n◆a) one\nb) two\n"),
    ("SRC003", "rst", "T\n=\n\nword:ref:◆`x` y\n"),
    ("SRC003", "rst", "T\n=\n\nsee ◆`x` here\n"),
    ("SRC004", "rst", "T\n=\n\npara\n\n   ◆indented\n"),
    ("SRC004", "md", "# T\n\n◆> quote\n"),
    ("SRC005", "rst", "T\n=\n\nA\n-\n\nB\n~\n\nC\n=\n\n◆D\n~\n\npara\n"),
    ("SRC005", "md", "# T\n\n◆### S\n\npara\n"),
    ("SRC005", "md", "◆## T\n\npara\n"),
    ("SRC006", "rst", "T\n=\n\n.. note::\n\n   ◆H\n   -\n\n   text\n"),
    ("SRC006", "md", "# T\n\n:::{note}\n◆## H\n\ntext\n:::\n"),
    ("SRC007", "rst", "T\n=\n\n◆.. note: text\n"),
    ("SRC007", "rst", "T\n=\n\n◆.. _label\n\npara\n"),
    ("SRC007", "rst", "T\n=\n\n◆.. [#a]text\n"),
    ("SRC008", "md", "# T\n\n◆:::note\nA\n:::\n"),
    ("SRC008", "md", "# T\n\n◆```note\nA\n```\n"),
    ("SRC009", "rst", "T\n=\n\n.. numbered-paragraph:: One.\n\n◆Two.\n"),
    ("SRC009", "md", "# T\n\n:::{numbered-paragraph} One.\n:::\n\n◆Two.\n"),
    ("SRC011", "rst", "◆.. _Fig 1:\n\nT\n=\n"),
    ("SRC011", "md", "◆(Fig 1)=\n# T\n"),
    ("SRC011", "rst", "T\n=\n\n.. note::\n   ◆:name: x y\n\n   A\n"),
    ("SRC011", "md", "# T\n\n:::{note}\n◆:name: and\nA\n:::\n"),
    ("SRC011", "rst", "T\n=\n\n- ◆:label:`X` text\n"),
    ("SRC012", "rst", "T\n=\n\ntext\n\n◆.. _end:\n"),
    ("SRC012", "md", "# T\n\ntext\n\n◆(end)=\n"),
    ("SRC024", "rst", "T\n=\n\n◆.. only:: x\n\n   text\n"),
    ("SRC024", "md", "# T\n\n◆:::{only} x\ntext\n:::\n"),
    ("SRC041", "rst", "T\n=\n\nsee ◆:numref:`x`\n"),
    ("SRC112", "md", "# T\n\nIt costs ◆$5 and 6$ a year.\n"),
    ("SRC112", "md", "# T\n\nSome ◆$12 000 kilogram of ice$.\n"),
    ("SRC041", "md", "# T\n\nsee ◆{eq}`x`\n"),
    ("SRC041", "md", "# T\n\nsee ◆[b](other.md)\n"),
    ("SRC060", "rst", "T\n=\n\nx ◆[#a]_\n"),
    ("SRC060", "md", "# T\n\nx ◆[^a]\n"),
    ("SRC062", "rst", "T\n=\n\nx\n\n◆.. [#a] A\n"),
    ("SRC062", "md", "# T\n\nx\n\n◆[^a]: A\n"),
    ("SRC063", "rst", "T\n=\n\nx [#a]_\n\n.. [#a] A\n\n◆.. [#a] B\n"),
    ("SRC064", "rst", "T\n=\n\nx [#a]_\n\n.. [#a] A ◆[#a]_\n"),
    ("SRC070", "rst", "T\n=\n\n◆24. Text.\n"),
    ("SRC070", "rst", "T\n=\n\n◆X. Text.\n"),
    ("SRC070", "md", "# T\n\n◆2031. Text.\n"),
    ("SRC071", "rst", "T\n=\n\n◆NOTE 1 This is.\n"),
    ("SRC071", "md", "# T\n\n◆NOTE: This is.\n"),
    ("SRC071", "md", "# T\n\n◆Note 1 to entry: This is.\n"),
    ("SRC072", "rst", "T\n=\n\n◆A. Person wrote.\n"),
    ("SRC082", "rst", "T\n=\n\ntext\n\n◆:a: b\n"),
    ("SRC082", "md", "# T\n\ntext\n\n◆:a: b\n"),
    ("SRC082", "rst", "◆:a: b\n\ntext\n"),
    ("SRC120", "rst", "T\n=\n\n◆.. tip:: text\n"),
    ("SRC120", "md", "# T\n\n◆:::{tip} text\n:::\n"),
    ("SRC120", "rst", "T\n=\n\n◆.. raw:: html\n\n   <b>x</b>\n"),
    ("SRC120", "md", "# T\n\n◆```{raw} html\n<b>x</b>\n```\n"),
    ("SRC120", "md", "# T\n\n◆```{eval-rst}\n.. raw:: html\n```\n"),
    ("SRC120", "md", "# T\n\n◆<div>x</div>\n"),
    ("SRC120", "md", "# T\n\na ◆<span>c\n"),
    ("SRC120", "rst", "T\n=\n\na\n\n◆----\n\nx\n"),
    ("SRC120", "md", "# T\n\na\n\n◆----\n\nx\n"),
    ("SRC120", "rst", "T\n=\n\na ◆|x| b\n"),
    ("SRC120", "rst", "T\n=\n\n◆.. |x| replace:: foo\n"),
    ("SRC120", "md", "# T\n\na ◆{{ x }} b\n"),
    ("SRC120", "md", "# T\n\n◆+++ some text\n\nx\n"),
    ("SRC120", "rst", "T\n=\n\n◆-a  option a\n-b  option b\n"),
    ("SRC120", "md", "# T\n\n◆- [ ] task\n"),
    ("SRC120", "rst", "T\n=\n\n◆>>> doctest\n"),
    ("SRC120", "rst", "T\n=\n\nx ◆[ABC]_\n"),
    ("SRC120", "md", '# T\n\n◆[x](https://a.org "title")\n'),
    ("SRC122", "rst", "T\n=\n\n.. note::\n   ◆:colour: y\n\n   text\n"),
    ("SRC122", "md", "# T\n\n:::{note}\n◆:colour: y\ntext\n:::\n"),
    ("SRC122", "md", "# T\n\n:::{note}\n---\n◆colour: y\n---\ntext\n:::\n"),
    ("SRC124", "rst", "T\n=\n\n.. figure:: a.svg\n   ◆:atl: y\n\n   T\n"),
    ("SRC125", "rst", "T\n=\n\n◆.. exmaple:: x\n\n   text\n"),
    ("SRC125", "md", "# T\n\n◆:::{exmaple} x\n\ntext\n:::\n"),
    ("SRC125", "md", "# T\n\n- item\n\n  ◆:::{exmaple} x\n  text\n  :::\n"),
    ("SRC126", "rst", "T\n=\n\ntext ◆:trem:`x`\n"),
    ("SRC126", "md", "# T\n\ntext ◆{trem}`x`\n"),
    ("SRC127", "rst", "T\n=\n\n◆.. index:: x\n"),
    ("SRC128", "rst", "T\n=\n\n◆`x <javascript:alert(1)>`_\n"),
    ("SRC128", "md", "# T\n\n◆[x](javascript:alert(1))\n"),
    ("SRC128", "md", "# T\n\n◆[x](//host/path)\n"),
    ("SRC129", "md", "# T\n\n◆[x](d/e.pdf)\n"),
    ("SRC133", "rst", "T\n=\n\n◆.. class:: foo\n\npara\n"),
    ("SRC134", "rst", "T\n=\n\n◆.. note::\n\npara\n"),
    ("SRC134", "md", "# T\n\n◆:::{note}\n:::\n"),
    ("SRC135", "md", "# T\n\n:::{note}\n:name: x\n◆:name: y\ntext\n:::\n"),
    ("SRC136", "rst", "T\n=\n\n◆.. change:: 5.2\n\n   text\n"),
    ("SRC137", "rst", "T\n=\n\n◆A\n   .. comment\n"),
    ("SRC200", "rst", "T\n=\n\n+---+\n| a |\n◆+--\n"),
    ("SRC201", "rst", "T\n=\n\nan ◆*open text\n"),
    ("SRC203", "rst", "T\n=\n\n◆.. note::\n   :name: x\n   :name: y\n\n   text\n"),
    ("SRC216", "rst", "T\n=\n\n◆.. _foo: https://x.org\n\nx\n"),
    ("SRC216", "md", "# T\n\n◆[foo]: https://x.org\n\nx\n"),
    ("SRC217", "md", "◆---\na: b\n---\n# T\n\nx\n"),
    ("SRC218", "rst", "T\n=\n\n.. toctree::\n\n   ◆Title <siting>\n"),
    ("SRC218", "md", "# T\n\n:::{toctree}\n◆https://x.org\n:::\n"),
]


@pytest.mark.parametrize(("code", "syntax", "text"), CASES, ids=lambda value: str(value)[:40])
def test_told_at_its_place(code: str, syntax: str, text: str) -> None:
    got = read(text, syntax)
    (expected,) = got.places
    places = [(found.place.line, found.place.column) for found in got.findings if found.code == code]
    assert expected in places, [f"{found.place} {found.code} {found.message}" for found in got.findings]
    assert not any(found.place.approximate for found in got.findings if found.code == code)


@pytest.mark.parametrize(
    "text",
    [
        "T\n=\n\nThe sum is\n5. Then it\n",
        "T\n=\n\nsee 1) and 2)\n",
        "T\n=\n\n.. a comment\n\n.. another: comment\n\ntext\n",
        "T\n=\n\nNOTES are not given\n",
        "T\n=\n\nA price of $5 and 6$, a*b, 2 * 3 * 4\n",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert read(text).codes == []


@pytest.mark.parametrize(
    "value", ["> 5", "| 5", "a # b", '"x" y', "'", "*bold*", "&a *a", "!!python/object:os.system"]
)
def test_option_values_of_myst_are_text(value: str) -> None:
    got = read(f"# T\n\n:::{{provision}}\n:when: {value}\n:method: m\n\nIt shall.\n:::\n", "md")
    options = {option.get("name"): option.text for option in got.fragment.iter("{*}option")}
    assert options == {"when": value, "method": "m"}
    assert got.codes == []


def test_a_value_goes_on_in_indented_lines() -> None:
    text = "# T\n\n:::{provision}\n---\nwhen: |\n  a\n  b\npass: one\n  two\n---\nIt shall.\n:::\n"
    got = read(text, "md")
    options = {option.get("name"): option.text for option in got.fragment.iter("{*}option")}
    assert options == {"when": "a\nb", "pass": "one\ntwo"}
