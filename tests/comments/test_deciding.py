"""Decisions: the rules of statuses, groups, deciding again, two people in two branches."""

import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from normwright.comments.choosing import Filter, filtered, named
from normwright.comments.deciding import Resolution, decide, record
from normwright.comments.decisions import by_comment, check_decisions, other_named, outdated
from normwright.comments.record import Decision
from normwright.comments.statuses import statuses
from normwright.comments.store import load_decisions
from normwright.diagnostics import Report
from normwright.errors import UsageError
from tests.support.ballots import comment, git, received, write
from tests.support.tried import tried

ONE, TWO, THREE = comment("DE", 1), comment("FR", 2), comment("GB", 3, type="te")


def _load(base) -> list[Decision]:
    report = Report()
    found = load_decisions(base.ballot, report)
    assert not report.findings
    return found


def test_a_decision_answers_one_or_many(tmp_path: Path) -> None:
    base = write(received(tmp_path, ONE, TWO, THREE))
    decided = decide(
        base, [], [TWO.key, ONE.key], Resolution("accepted", meeting="Berlin", date="2031-06-02")
    )
    record(base.ballot, decided)
    (found,) = _load(base)
    assert (found.id, found.comments, found.status) == (ONE.key, (ONE.key, TWO.key), "accepted")
    assert (found.meeting, found.date, set(found.answered)) == ("Berlin", "2031-06-02", {ONE.key, TWO.key})
    assert not list(check_decisions(base, [found]))


@pytest.mark.parametrize("status", [name for name, one in statuses().items() if one.reason])
def test_a_due_reason_is_demanded(tmp_path: Path, status: str) -> None:
    base = received(tmp_path, ONE, TWO)
    with pytest.raises(UsageError, match="reason"):
        decide(base, [], [ONE.key], Resolution(status))
    told = list(check_decisions(base, [Decision("x", (ONE.key,), status)]))
    assert "CMT152" in {one.code for one in told}
    assert decide(base, [], [ONE.key], Resolution(status, reason=f"see {TWO.key}")).decision.status == status


def test_a_duplicate_names_the_other(tmp_path: Path) -> None:
    base = received(tmp_path, ONE, TWO, numbers={ONE.key: "DE-001", TWO.key: "US 26-051"})
    with pytest.raises(UsageError, match="no other"):
        decide(base, [], [ONE.key], Resolution("duplicate", reason="as said by DE-001"))
    for words in ("see US 26-051.", f"see {TWO.key}", "Same as us 26-051, which is better"):
        assert decide(base, [], [ONE.key], Resolution("duplicate", reason=words)).decision.reason == words
    assert not other_named(base, Decision("x", (ONE.key,), "duplicate", reason="see US 26-0510"))


@pytest.mark.parametrize(
    ("given", "near"), [("acepted", "accepted"), ("AWM", "accepted-modified"), ("Rejected", "not-accepted")]
)
def test_an_unknown_status_gets_the_nearest(tmp_path: Path, given: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        decide(received(tmp_path, ONE), [], [ONE.key], Resolution(given))
    assert near in caught.value.help


def test_the_observation_can_say_the_status(tmp_path: Path) -> None:
    base = received(tmp_path, ONE)
    made = decide(
        base, [], [ONE.key], Resolution(observation="Rejected. No consensus.", reason="no consensus")
    )
    assert made.decision.status == "not-accepted"
    with pytest.raises(UsageError, match="status"):
        decide(base, [], [ONE.key], Resolution(observation="We thank the member."))


def test_a_final_text_only_notes_technical_comments(tmp_path: Path) -> None:
    base = received(tmp_path, ONE, THREE, stage="50.20")
    with pytest.raises(UsageError, match="technical"):
        decide(base, [], [ONE.key, THREE.key], Resolution("accepted"))
    assert decide(base, [], [ONE.key], Resolution("accepted")).decision.status == "accepted"
    noted = decide(base, [], [THREE.key], Resolution("noted")).decision
    assert noted.observation == "Noted for future consideration"
    told = [one.code for one in check_decisions(base, [Decision("x", (THREE.key,), "accepted")])]
    assert told == ["CMT153"]


def test_deciding_again_updates_and_keeps_what_people_wrote(tmp_path: Path) -> None:
    base = write(received(tmp_path, ONE))
    record(
        base.ballot, decide(base, [], [ONE.key], Resolution("noted", observation="Noted.", meeting="Oslo"))
    )
    path = base.ballot.folder / "decisions" / f"{ONE.key}.toml"
    path.write_text("# talk to DE first\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    record(base.ballot, decide(base, _load(base), [ONE.key], Resolution("not-accepted", reason="too late")))
    (found,) = _load(base)
    assert (found.status, found.observation, found.reason, found.meeting) == (
        "not-accepted",
        "",
        "too late",
        "Oslo",
    )
    assert path.read_text(encoding="utf-8").startswith("# talk to DE first\n")
    before = path.read_bytes()
    record(base.ballot, decide(base, _load(base), [ONE.key], Resolution()))
    assert path.read_bytes() == before


def test_a_comment_leaves_the_decision_of_its_group(tmp_path: Path) -> None:
    base = write(received(tmp_path, ONE, TWO, THREE))
    record(base.ballot, decide(base, [], [ONE.key, TWO.key, THREE.key], Resolution("accepted")))
    record(base.ballot, decide(base, _load(base), [ONE.key], Resolution("withdrawn")))
    found = {one.id: one for one in _load(base)}
    assert found[ONE.key].comments == (TWO.key, THREE.key)
    other = next(one for name, one in found.items() if name != ONE.key)
    assert (other.comments, other.status) == ((ONE.key,), "withdrawn")
    record(base.ballot, decide(base, _load(base), [ONE.key, TWO.key, THREE.key], Resolution("noted")))
    (last,) = _load(base)
    assert (last.status, len(last.comments)) == ("noted", 3)
    assert [path.name for path in (base.ballot.folder / "decisions").iterdir()] == [f"{last.id}.toml"]


def test_ids_are_names_for_files(tmp_path: Path) -> None:
    base = received(tmp_path, ONE, TWO)
    for wrong in ("../x", "A", "a b", "con", "-x", "x" * 61, ""):
        if wrong:
            with pytest.raises(UsageError):
                decide(base, [], [ONE.key], Resolution("noted", id=wrong))
    assert decide(base, [], [ONE.key], Resolution("noted", id="plenary-4")).decision.id == "plenary-4"
    with pytest.raises(UsageError, match="other comments"):
        decide(
            base, [Decision("plenary-4", (TWO.key,), "noted")], [ONE.key], Resolution("noted", id="plenary-4")
        )


def test_a_changed_comment_is_flagged_until_it_is_decided_again(tmp_path: Path) -> None:
    base = write(received(tmp_path, ONE))
    record(base.ballot, decide(base, [], [ONE.key], Resolution("accepted")))
    changed = replace(ONE, wording=replace(ONE.wording, comment="Something else"))
    later = write(replace(base, comments=(changed,)))
    (decision,) = _load(later)
    assert outdated(decision, changed)
    (told,) = check_decisions(later, [decision])
    assert (told.code, told.place.file) == ("CMT155", f"comments/roofs/cd1/decisions/{ONE.key}.toml")
    assert told.place.line == 7
    record(later.ballot, decide(later, [decision], [ONE.key], Resolution()))
    assert not list(check_decisions(later, _load(later)))


def test_hand_edits_are_told_with_file_and_line(tmp_path: Path) -> None:
    base = write(received(tmp_path, ONE, TWO))
    folder = base.ballot.folder / "decisions"
    folder.mkdir()
    (folder / "a.toml").write_text(
        f'format = 1\ncomments = [\n  "{ONE.key}",\n  "xx-0123456789",\n]\nstatus = "accepted"\nobservation = "Rejected"\n',
        encoding="utf-8",
    )
    (folder / "b.toml").write_text(
        f'format = 1\ncomments = ["{ONE.key}"]\nstatus = "not-accepted"\n', encoding="utf-8"
    )
    told = {(one.code, one.place.file[-6:], one.place.line) for one in check_decisions(base, _load(base))}
    assert told == {
        ("CMT150", "a.toml", 4),
        ("CMT156", "a.toml", 7),
        ("CMT151", "b.toml", 2),
        ("CMT152", "b.toml", 3),
    }


def test_comments_are_named_by_key_number_and_beginning(tmp_path: Path) -> None:
    base = received(tmp_path, ONE, TWO, THREE, numbers={ONE.key: "DE-001", TWO.key: "X-1", THREE.key: "x-1"})
    assert named(base, ["de-001", TWO.key, ONE.key[:8]]) == [ONE.key, TWO.key]
    with pytest.raises(UsageError) as caught:
        named(base, ["X-1", "nobody", "fr-"])
    assert caught.value.message.count("\n") == 2
    assert filtered(base, {ONE.key: "noted"}, Filter(undecided=True)) == [TWO.key, THREE.key]
    assert filtered(base, {}, Filter(type="te", clause="5")) == [THREE.key]


def test_two_people_decide_in_two_branches(tmp_path: Path) -> None:
    comments = [comment("DE", row) for row in range(6)]
    base = write(received(tmp_path, *comments))
    keys = [one.key for one in comments]
    git(tmp_path, "init", "-q", "-b", "main")
    _commit(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "left")
    record(base.ballot, decide(base, _load(base), keys[:2], Resolution("accepted")))
    record(base.ballot, decide(base, _load(base), keys[2:3], Resolution("noted")))
    _commit(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "right", "main")
    record(base.ballot, decide(base, _load(base), keys[3:], Resolution("not-accepted", reason="no")))
    _commit(tmp_path)
    git(tmp_path, "merge", "-q", "left")
    found = _load(base)
    assert sorted(key for one in found for key in one.comments) == sorted(keys)
    assert not list(check_decisions(base, found))


def _commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "decide")


_KEYS = [comment("DE", row).key for row in range(6)]
_CHOICES = some.lists(
    some.tuples(
        some.sets(some.sampled_from(_KEYS), min_size=1), some.sampled_from(["noted", "accepted", "withdrawn"])
    ),
    max_size=6,
)


@given(_CHOICES)
@tried(150)
def test_each_comment_has_the_last_thing_decided_and_one_decision(
    choices: list[tuple[set[str], str]],
) -> None:
    base = received(Path(), *(comment("DE", row) for row in range(6)))
    now: dict[str, Decision] = {}
    last: dict[str, str] = {}
    for keys, status in choices:
        decided = decide(base, list(now.values()), keys, Resolution(status))
        now |= {one.id: one for one in decided.written}
        now = {name: one for name, one in now.items() if name not in decided.removed}
        last |= dict.fromkeys(keys, status)
        assert len({name.casefold() for name in now}) == len(now)
    found = by_comment(now.values())
    assert {key: [one.status for one in those] for key, those in found.items()} == {
        key: [status] for key, status in last.items()
    }


@given(some.text(string.printable, max_size=60))
@tried(200)
def test_any_words_can_be_a_status_or_a_name(words: str) -> None:
    base = received(Path(), comment("DE", 1))
    key = base.comments[0].key
    for resolution in (Resolution(words), Resolution("noted", id=words), Resolution(observation=words)):
        try:
            made = decide(base, [], [key], resolution).decision
        except UsageError:
            continue
        assert made.status in statuses()
        assert "/" not in made.id
