"""Whatever is typed: reading never raises, and no word is lost unless something is told."""

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from lxml.etree import _Element

from tests.sources.snippets import read
from tests.support.tried import tried

_PIECES = [
    "word", "Größe", "x1", "*", "**", "`", "``", "_", "__", "|", "::", ":", ".. ", "..", "[#a]_", "[^a]", "[^a]: ", ".. [#a] ",
    ".. note::", ":::{note}", "::::{example}", ":::", "```", "```{code}", "- ", "1. ", "a) ", "> ", "#", "## ", "====", "----",
    "~~~~", "\n", "\n\n", "\n   ", "\n\n   ", " ", ":ref:`a`", "{ref}`a`", "{foo}`a`", ":foo:`a`", ".. _lab:", "(lab)=", "$x$",
    "$$\nx\n$$", "<b>", "<!-- c -->", "<https://a.org>", "\\", "\\*", ":field: ", "+++", "| a | b |", "|---|---|", "+---+",
    "{.arabic}", "&amp;", "&", "<", ">", "---", "--", ".. class:: arabic", "[t](#a)", "![a](b.png)", "[a]: b", "\t", "...",
    ":::{table} t", ".. table:: t", ".. math::", ".. figure:: x.svg", ":name: n", ".. provision::", "~~s~~", "{{ x }}", "%c", "\u00a0",
]  # fmt: skip
#: Words that are syntax where they stand, or are told to be none of the text (comments).
_TEXT = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"word|Größe|x1", text))


@pytest.mark.parametrize("syntax", ["rst", "md"])
@tried(
    250,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(text=_TEXT)
@example(text=".. word\n\nword")
def test_nothing_raises_and_nothing_is_lost(syntax: str, text: str) -> None:
    got = read(text, syntax)
    assert "SRC209" not in got.codes, got.findings
    lost = _words(text) - _words(_everything(got.fragment))
    assert not lost or got.codes or _has_comment(text, syntax), (text, got.xml)


def _everything(fragment: _Element) -> str:
    """Its text (in formulae each letter is an element), and what stands in attributes: labels, targets, languages."""
    attributes = [str(value) for element in fragment.iter() for value in element.attrib.values()]
    return " ".join([*attributes, "".join(fragment.itertext())])


def _has_comment(text: str, syntax: str) -> bool:
    return bool(re.search(r"(?m)^\s*\.\.(\s|$)" if syntax == "rst" else r"(?m)<!--|^[ >\-\d.:]*%", text))


@pytest.mark.parametrize("syntax", ["rst", "md"])
@tried(
    150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(text=st.text(max_size=200))
def test_any_characters(syntax: str, text: str) -> None:
    assert "SRC209" not in read(text.replace("\ud800", ""), syntax).codes
