"""One paragraph of any length costs its length: text by others can be anything."""

from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest

from normwright.checks.document import Document
from normwright.checks.engine import check_document
from normwright.checks.stretches import Stretches
from normwright.diagnostics import Report
from normwright.sts.normalise import profile
from normwright.sts.parse import parse_xml
from normwright.sts.standard import Standard
from normwright.sts.views import Inline
from tests.checks.harness import foreign
from tests.support.growth import assert_in_proportion

SIGNS = 4_000  # and eight times as many

#: What is repeated; each once made some expression try again from every sign.
TEXTS = {
    "prose": "The city shall open 3 refuges of 5 m where it may, see Table 3; AB & C help. ",
    "one word": "a",
    "one word and a mark": "a&®",
    "hyphens": "a-® & ",
    "digits": "1",
    "groups": "111 ",
    "decimals": "1,",
    "signs": "=",
    "stars": "*",
    "signs between numbers": "1 × ",
    "quotation marks": "“",
    "quotations": "“a” ",
    "brackets": "(",
    "entries": "(3.1.2 and ",
    "letters": "a ",
    "initials": "A. ",
    "bodies": "EN ",
    "names of works": "ISO 37100 and ",
    "abbreviations": "ABC DEF ",
    "no-break spaces": "\u00a0\u202f",
}
#: The same with marked words.
MARKED = {
    "italics": "<italic>a</italic> ABC ",
    "citations": "<std><std-ref>ISO 37100</std-ref></std>, 5.2 and Table 3 of ISO 37100 ",
    "cross-references": '<xref ref-type="sec" rid="s4">Clause 4</xref> shall, Table 3. ',
}


def _document(text: str) -> Document:
    tree = parse_xml(foreign(f"<p>{text}</p>").encode(), report=Report())
    assert tree is not None
    return Document(profile(Standard(tree, file="foreign.xml")), stage="FDIS")


@pytest.mark.parametrize("name", [*TEXTS, *MARKED])
def test_a_long_paragraph_is_checked_in_linear_time(name: str) -> None:
    once = escape(TEXTS[name]) if name in TEXTS else MARKED[name]

    def checking(signs: int) -> Callable[[], object]:
        text = once * (signs // len(once))
        return lambda: check_document(_document(f"{text} &amp; ® 5 × 1 a"), {})

    assert_in_proportion(checking, SIGNS)


def test_a_character_lies_in_one_of_many_stretches() -> None:
    found = Stretches([(10, 12), (0, 5), (1, 3), (20, 30), (22, 23)])
    inside = {*range(5), 10, 11, *range(20, 30)}
    assert {at for at in range(-1, 40) if at in found} == inside
    assert 0 not in Stretches([])


def test_the_outermost_span_around_a_character() -> None:
    text = "<italic>a<italic>b</italic>c</italic>d<monospace>e</monospace><italic>f</italic>"
    (passage,) = (one for one in _document(text).passages if one.string == "abcdef")
    italic = frozenset({Inline.ITALIC})
    spans = [passage.span_at(at, italic) for at in range(7)]
    assert [(one.start, one.end) if one else None for one in spans] == [
        *[(0, 3)] * 3,
        *[None] * 2,
        (5, 6),
        None,
    ]
    code = passage.span_at(4, frozenset({Inline.CODE, Inline.ITALIC}))
    assert code is not None
    assert code.kind is Inline.CODE
