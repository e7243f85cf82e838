"""Stage codes: the matrix, the transitions, histories."""

import pytest

from normwright.names.stages import Stage, UnknownStage, allowed, check_history, stages

MATRIX = {
    "00": "00 20 60 98 99",
    "10": "00 20 60 92 98 99",
    "20": "00 20 60 98 99",
    "30": "00 20 60 92 98 99",
    "40": "00 20 60 92 93 98 99",
    "50": "00 20 60 92 98 99",
    "60": "00 60",
    "90": "20 60 92 93 99",
    "95": "20 60 92 99",
}


def _history(text: str, body: str = "iso") -> list[tuple[str, str]]:
    steps = check_history([Stage.parse(code, body=body) for code in text.split()])
    return [(step.before.code, step.after.code) for step in steps]


def test_the_matrix_is_complete() -> None:
    wanted = [f"{main}.{sub}" for main, subs in MATRIX.items() for sub in subs.split()]
    assert [stage.code for stage in stages()] == wanted
    assert all(stage.name and stage.phase and stage.verified for stage in stages())


def test_cen_rows_are_marked() -> None:
    verified = {stage.code for stage in stages("cen") if stage.verified}
    assert verified == {"20.60", "30.99", "45.99"}
    assert Stage.parse("65.20", body="cen").phase == "national implementation"


@pytest.mark.parametrize(
    "text", ["", "30", "30.2", "3020", "30.21", "30,20", "20.92", "60.20", "99.60", "٣0.20"]
)
def test_unknown_codes(text: str) -> None:
    with pytest.raises(UnknownStage):
        Stage.parse(text)


def test_unknown_code_names_the_nearest() -> None:
    with pytest.raises(UnknownStage) as caught:
        Stage.parse("3020")
    assert caught.value.nearest == "30.20"


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("30.00", "30.20", True),
        ("30.20", "30.60", True),
        ("30.60", "30.99", True),
        ("30.99", "40.00", True),
        ("20.99", "40.00", True),  # committee stage skipped
        ("40.99", "60.00", True),  # approval stage skipped
        ("30.92", "20.20", True),
        ("40.92", "30.20", True),
        ("40.93", "40.20", True),
        ("50.92", "40.00", True),
        ("90.92", "20.00", True),
        ("90.99", "95.20", True),
        ("30.20", "30.20", True),
        ("30.98", "30.99", False),
        ("30.20", "40.20", False),
        ("30.99", "50.00", False),
        ("60.60", "30.20", False),
        ("95.99", "00.00", False),
    ],
)
def test_transitions(before: str, after: str, verdict: bool) -> None:
    assert allowed(Stage.parse(before), Stage.parse(after)) is verdict


@pytest.mark.parametrize(
    ("history", "wrong"),
    [
        ("20.20 30.20 40.20 60.60", []),
        ("10.99 20.00 20.99 40.00 40.20 40.60 40.99 60.00 60.60 90.20 90.60 90.93 90.20", []),
        ("30.20 30.60 30.20", []),  # the same event again
        ("40.20 40.60 40.93 40.20", []),
        ("40.20 40.60 40.20", [("40.60", "40.20")]),  # enquiry has its own code for that
        ("30.20 20.20", [("30.20", "20.20")]),
        ("30.20 30.60 30.92 20.20 30.20", []),
        ("40.98 40.99 50.00", [("40.98", "40.99")]),
        ("60.60 30.20", [("60.60", "30.20")]),
        ("95.99 20.00", [("95.99", "20.00")]),
        ("", []),
    ],
)
def test_histories(history: str, wrong: list[tuple[str, str]]) -> None:
    assert _history(history) == wrong


def test_cen_histories() -> None:
    assert _history("10.99 20.60 30.99 40.20 40.60 45.99 50.20 50.60 60.55 60.60", "cen") == []
    assert _history("40.60 40.20", "cen") == [("40.60", "40.20")]


def test_a_wrong_step_says_why() -> None:
    codes = [Stage.parse("40.98"), Stage.parse("50.00")]
    assert next(iter(check_history(codes))).reason == "40.98 ends the project"
