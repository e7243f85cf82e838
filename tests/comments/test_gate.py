"""Trailers of commits, and what keeps the gate shut."""

import json
import re
from dataclasses import fields, replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from normwright.comments.computed import Computed, Grouped, keep_computed, read_computed
from normwright.comments.deciding import Resolution, decide, record
from normwright.comments.gate import holds, state_of
from normwright.comments.recalled import load_recalled
from normwright.comments.record import Decision
from normwright.comments.statuses import statuses
from normwright.comments.store import load_comments, load_decisions
from normwright.comments.trailers import Received, Said, implementations, trailer
from normwright.diagnostics import Report
from tests.support.ballots import TITLE, comment, received, write
from tests.support.tried import tried

ONE, TWO, THREE = comment("DE", 1), comment("FR", 2), comment("GB", 3)
_A, _B, _C = ("a" * 40, "b" * 40, "c" * 40)


def _base(**facts: object) -> Received:
    return received(Path(), ONE, TWO, THREE, **facts)


def _found(base: Received, *messages: str) -> tuple[dict[str, list[str]], list[str]]:
    """What commits a, b, c … (newest first) implement, and the codes of what is told."""
    report = Report()
    commits = [Said(sign * 40, message) for sign, message in zip("abcdef", messages, strict=False)]
    found = implementations([base], commits, report)[base.ballot.title]
    return found, [one.code for one in report]


def test_trailers_name_comments_by_number_or_key() -> None:
    base = _base(numbers={ONE.key: "US 26-051", TWO.key: "**-031", THREE.key: "X-1\nComment: evil"})
    for key in (ONE.key, TWO.key, THREE.key):
        line = trailer(base, key)
        assert "\n" not in line
        assert _found(base, f"Say it\n\n{line}\nReviewed-by: n\n") == ({key: [_A]}, [])
    both = f"x\n\n{trailer(base, ONE.key)}\ncomment : {TITLE}/{TWO.key}\n"
    assert _found(base, both, both) == ({ONE.key: [_A, _B], TWO.key: [_A, _B]}, [])


def test_squashed_messages_count_and_prose_does_not() -> None:
    line = f"Comment: {TITLE}/{ONE.key}"
    assert _found(_base(), f"Squashed\n\n* one\n\n{line}\n\n* two\n\nComment: all is well.\n\nSo be it.") == (
        {ONE.key: [_A]},
        [],
    )


def test_a_reverted_commit_implements_nothing_until_the_revert_is_reverted() -> None:
    line = f"x\n\nComment: {TITLE}/{ONE.key}"
    revert = f'Revert "x"\n\nThis reverts commit {_B}.'
    assert _found(_base(), revert, line)[0] == {}
    again = f"Revert\n\nThis reverts commit {_B}."
    assert _found(_base(), again, f"Revert\n\nThis reverts commit {_C}.", line)[0] == {ONE.key: [_C]}


def test_malformed_and_unknown_trailers_are_told() -> None:
    base = _base(numbers={ONE.key: "X-1", TWO.key: "x-1"})
    cases = {
        "Comment: DE-001": "CMT160",
        f"Comment: {TITLE}": "CMT160",
        f"Comment: {TITLE}/DE-099": "CMT161",
        "Comment: roofs/cd2/X-1": "CMT161",
        f"Comment: {TITLE}/X-1": "CMT162",
    }
    for line, code in cases.items():
        assert _found(base, f"x\n\nSigned-off-by: n\n{line}\n") == ({}, [code]), line
    assert _found(base, "x\n\nComment: walls/cd1/DE-001") == ({}, [])


@given(some.text(max_size=200), some.sampled_from(["", "x\n\n", f"Comment: {TITLE}/"]))
@tried(200)
def test_any_message_is_read(text: str, before: str) -> None:
    found, _ = _found(_base(), before + text)
    assert set(found) <= {ONE.key, TWO.key, THREE.key}


def test_the_gate_is_shut_until_all_is_answered_and_carried_out() -> None:
    base = _base()
    decisions: list[Decision] = []

    def points(implemented: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
        state = state_of(base, decisions, implemented or {})
        assert holds([state], state.faults()) is not bool(state.points)
        return state.points

    assert points() == {"undecided": [ONE.key, TWO.key, THREE.key]}
    decisions = [decide(base, [], [ONE.key, TWO.key], Resolution("accepted")).decision]
    decisions.append(decide(base, decisions, [THREE.key], Resolution("clarification")).decision)
    assert points({TWO.key: [_A]}) == {
        "undecided": [THREE.key],
        "accepted without a change in the text": [ONE.key],
    }
    decisions[1] = Decision("x", (THREE.key,), "not-accepted")
    assert points({ONE.key: [_A], TWO.key: [_A]}) == {"lacking a due reason": [THREE.key]}
    decisions[1] = Decision("x", (THREE.key,), "not-accepted", reason="no")
    assert points({ONE.key: [_A], TWO.key: [_A]}) == {}


def test_findings_say_the_same_as_points() -> None:
    base = _base()
    decisions = [Decision("x", (ONE.key,), "accepted", answered={ONE.key: "0" * 12})]
    state = state_of(
        base,
        decisions,
        {},
        Computed({TWO.key: "no such clause"}, [Grouped((ONE.key, THREE.key), "same words")]),
    )
    codes = sorted(one.code for one in [*state.faults(), *state.findings()])
    assert codes == ["CMT155", "CMT180", "CMT180", "CMT181", "CMT182", "CMT183"]
    assert set(state.points) == {
        "undecided", "accepted without a change in the text", "changed since they were decided",
        "placed nowhere", "in groups without one decision",
    }  # fmt: skip


def test_a_group_may_have_duplicates_and_is_left_alone_before_the_meeting() -> None:
    base, group = _base(), Computed({}, [Grouped((ONE.key, TWO.key), "same words")])
    noted = Decision("a", (ONE.key,), "noted")
    for others, divided in (
        ([], 0),
        ([noted], 1),
        ([noted, Decision("b", (TWO.key,), "duplicate", reason=ONE.key)], 0),
    ):
        assert len(state_of(base, others, {}, group).divided) == divided


def test_every_status_is_open_or_closed_at_the_gate() -> None:
    base = received(Path(), ONE, TWO)
    for name, one in statuses().items():
        state = state_of(
            received(Path(), ONE), [Decision("x", (ONE.key,), name, reason=f"see {TWO.key}")], {}
        )
        assert state.answered is (one.closed and not one.change), name
    assert not state_of(base, [], {}).answered


def test_what_was_computed_is_kept_until_a_ledger_changes(tmp_path: Path) -> None:
    base = write(received(tmp_path, ONE, TWO))
    made = Computed({ONE.key: "why"}, [Grouped((ONE.key, TWO.key), "same words")])
    assert read_computed(base.ballot, []) is None
    keep_computed(base.ballot, [], made)
    assert read_computed(base.ballot, []) == made
    assert read_computed(base.ballot, [Decision("x", (ONE.key,), "noted", placement="sec_5")]) is None
    write(received(tmp_path, ONE, TWO, THREE))
    assert read_computed(base.ballot, []) is None
    keep_computed(base.ballot, [], made)
    (tmp_path / "build" / ".cache" / "roofs.cd1.placed.json").write_text("{")
    assert read_computed(base.ballot, []) is None


def test_what_was_read_is_recalled_until_a_file_changes(tmp_path: Path) -> None:
    full = replace(
        ONE, own="7", repairs=("a",), attachments=("b.png",), earlier=(TWO.wording,), late=True, target="sec_5",
        quoted="words", repeated=(TWO.origin,), missing="de.docx",
    )  # fmt: skip
    base = write(received(tmp_path, full, TWO))
    record(
        base.ballot,
        decide(
            base,
            [],
            [ONE.key, TWO.key],
            Resolution("accepted", "Agreed.", "why", "Oslo", "2031-06-02", "sec_5"),
        ),
    )
    cache = tmp_path / "build" / ".cache" / "roofs.cd1.read.json"

    def load() -> tuple[object, ...]:
        report = Report()
        comments, decisions = load_recalled(base.ballot, report)
        places = [one.place for one in [*comments, *decisions]]
        return comments, decisions, places, list(report)

    first = load()
    assert cache.is_file()
    assert load() == first
    assert first[0] == load_comments(base.ballot, Report())
    assert all(getattr(full, one.name) != one.default for one in fields(full) if one.name != "place")
    path = base.ballot.folder / "decisions" / f"{ONE.key}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Oslo", "Rome"), encoding="utf-8")
    assert load()[1] == load_decisions(base.ballot, Report()) != first[1]
    path.write_text("status = 5", encoding="utf-8")
    assert load()[3]
    assert load()[3]
    cache.write_text(re.sub(r'"comments": \[\[.*', "", cache.read_text()))
    path.unlink()
    assert load()[0] == first[0]
    kept = json.loads(cache.read_text())
    kept["files"] = {name: [stamp, [[1]]] for name, (stamp, _) in kept["files"].items()}
    cache.write_text(json.dumps(kept))
    assert load()[0] == first[0]
    cache.write_text('{"form": 1}')
    assert load()[1] == []
