"""What stands around a running text."""

import pytest

from normwright.diagnostics import Report
from normwright.sts.parse import parse_xml
from normwright.sts.standard import Standard
from normwright.sts.views import Role, passages
from normwright.sts.views.lists import aside, lead_in

SEC = "<standard><body><sec id='s'>{0}</sec></body></standard>"
LIST = "<list><list-item><label>a)</label><p>tap;</p><p>more</p></list-item></list>"


def _all(body: str) -> list[tuple[str, str, Role | None]]:
    root = parse_xml(SEC.format(body).encode(), report=Report())
    assert root is not None
    standard = Standard(root)
    return [(one.string, lead_in(one), aside(one)) for one in passages(standard)]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (f"<p>It shall have:</p>{LIST}", [("It shall have:", ""), ("tap;", "It shall have:"), ("more", "")]),
        (f"<p>It shall have:{LIST}</p>", [("It shall have:", ""), ("tap;", "It shall have:"), ("more", "")]),
        (LIST, [("tap;", ""), ("more", "")]),
        (
            "<p>It shall:</p><list><list-item><p>keep:</p><list><list-item><p>names;</p></list-item></list>"
            "</list-item></list>",
            [("It shall:", ""), ("keep:", "It shall:"), ("names;", "It shall: keep:")],
        ),
        (
            "<p>One:<list><list-item><p>x</p></list-item></list>Two:<list><list-item><p>y</p></list-item></list></p>",
            [("One:\nTwo:", ""), ("x", "One:"), ("y", "Two:")],
        ),
    ],
)
def test_the_words_before_a_list(body: str, wanted: list[tuple[str, str]]) -> None:
    assert [(string, lead) for string, lead, _ in _all(body)] == wanted


def test_a_list_in_a_note_is_part_of_the_note() -> None:
    body = f"<non-normative-note><p>They have:</p>{LIST}</non-normative-note><p>x</p>"
    assert [role for _, _, role in _all(body)] == [Role.NOTE] * 3 + [None]
    warning = '<non-normative-note content-type="warning"><p>Hot.</p></non-normative-note>'
    footnotes = "<p>x<fn><p>a</p></fn></p><table-wrap><table><tr><td>y<fn><p>b</p></fn></td></tr></table></table-wrap>"
    assert [role for _, _, role in _all(warning + footnotes)] == [
        None,
        None,
        Role.FOOTNOTE,
        None,
        Role.OBJECT_FOOTNOTE,
    ]
