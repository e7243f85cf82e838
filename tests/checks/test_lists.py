"""Lists by others, mendings of lists, and lists that are let be."""

from pathlib import Path

import pytest

from tests.checks.harness import example, make
from tests.checks.mended import mended

CODES = tuple(f"LST{number:03}" for number in range(1, 9))


def _codes(text: str, slot: str, root: Path) -> list[str]:
    return [one.code for one in make(example(text, slot), root).told if one.code in CODES]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has the following\n\n- shade;\n- seats.", [("following", "following:")]),
        ("It has, in short,\n\n- shade;\n- seats.", [("short,", "short:")]),
        ("It has:\n\n- shade.\n- seats;\n- beds;\n- water.", [("shade.", "shade;")]),
        ("It has:\n\n- shade;\n- seats", [("seats", "seats.")]),
        ("It has:\n\n- The seats are low.\n- The beds are high\n- The taps run.", [("high", "high.")]),
    ],
)
def test_a_list_is_mended(text: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert mended(make(example(text, "body"), tmp_path), *CODES) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It has:\n\n- shade, and\n- seats.",
        "It has:\n\n- shade;\n- seats; and\n- water.",
        "It has:\n\n- Shade\n- Seats",
        "It has these parts.\n\n- The shade is deep.\n- The seats are low.",
        "It has:\n\n- seats:\n\n  - with backs;\n  - without backs;\n\n- beds.",
        "It has:\n\n- shade;\n\n  .. note:: Trees give it.\n\n- seats.",
    ],
)
def test_a_good_list_is_let_be(text: str, tmp_path: Path) -> None:
    assert _codes(text, "body", tmp_path) == []


_ITEM = "<list-item>{label}<p>{words}</p></list-item>"


def _list(*words: str, kind: str = "dash", label: str = "") -> str:
    items = "".join(
        _ITEM.format(label=f"<label>{label}</label>" if label else "", words=one) for one in words
    )
    return f'<list list-type="{kind}">{items}</list>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<p>It has:</p>{_list('shade', 'seats')}", []),  # no signs at all
        (f"<p>It has:</p>{_list('shade;', 'seats')}", ["LST003"]),
        (f"<p>It has{_list('shade;', 'seats.')}</p>", ["LST002"]),  # a list in its paragraph
        (_list("shade;", "seats."), ["LST001"]),
        (f"<p>It has:</p>{_list('shade;', 'seats.', kind='alpha-upper')}", ["LST008"]),
        (
            f"<table-wrap><table><tbody><tr><td>{_list('shade;', 'seats')}</td></tr></tbody></table></table-wrap>",
            [],
        ),
    ],
)
def test_lists_by_others(text: str, expected: list[str], tmp_path: Path) -> None:
    assert _codes(text, "sts", tmp_path) == expected
