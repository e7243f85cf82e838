"""Tables by others, and what is let be in cells."""

from pathlib import Path

import pytest

from tests.checks.harness import example, make


def _table(*rows: str, head: str = "", foot: str = "") -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    heads = "".join(f"<th>{cell}</th>" for cell in head.split("|")) if head else ""
    above = f"<thead><tr>{heads}</tr></thead>" if heads else ""
    return (
        '<p>See Table 1.</p><table-wrap id="tab_1"><label>Table 1</label><caption><title>Data</title></caption>'
        f"<table>{above}<tbody>{body}</tbody></table><table-wrap-foot>{foot}</table-wrap-foot></table-wrap>"
    )


_NOTE = "<non-normative-note><label>NOTE</label><p>M means that it must be there.</p></non-normative-note>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_table("a|5 km", "b|6 km", "c|7 km", head="Place|Way"), ["TAB006"]),
        (_table("a|5 km", "b|6 km", head="Place|Way"), []),
        (_table("a|5 km", "b|6 m", "c|7 km", head="Place|Way"), []),
        (_table("a|5", "b|6", "c|7", head="Place|Way in km"), []),
        (_table("a|M", "b|M", head="Datum|Status"), ["TAB007"]),
        (_table("a|M", "b|M", head="Datum|Class"), []),
        (_table("a|X", "b|X", head="Datum|Status"), []),
        (_table("a|M", "b|M", head="Datum|Status", foot=_NOTE), []),
        (_table("a|0.5", "b|12.5", head="Place|Share"), ["NUM001", "NUM001"]),
        (_table("a|4.1", "b|4.2", head="Place|Clause"), []),
        (_table("4.1.1|0,5", "4.2|0,7"), []),
        (_table("a|12000", "b|2030", head="Place|Count"), ["NUM002"]),
    ],
)
def test_tables_by_others(text: str, expected: list[str], tmp_path: Path) -> None:
    told = make(example(text, "sts"), tmp_path).told
    assert [one.code for one in told if one.code[:3] in ("TAB", "NUM")] == expected


def test_a_table_in_a_cell(tmp_path: Path) -> None:
    inner = "<array><table><tbody><tr><td>1</td></tr></tbody></table></array>"
    told = make(example(_table(f"a|{inner}"), "sts"), tmp_path).told
    assert [one.code for one in told if one.code.startswith("TAB")] == ["TAB004"]
