"""Changes that carry comments out: exact words, one place, proven on a copy, committed with their names."""

import json
import shutil
from pathlib import Path

import pytest

from normwright.comments.record import Comment
from tests.support.ballots import TITLE, comment, git, received, roofs, write
from tests.support.command import Done, run

_TEXT = """\
.. _rules:

Rules
=====

The roof shall be *green* and flat. The owner of the
roof shall keep it so.

Other words stand here, and a roof is a roof.

See :ref:`rules`. It costs 5 € | net.

.. note::

   A note says nothing.
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in git, its draft "roofs" circulated as CD; clause 5 has the text."""
    root = tmp_path_factory.mktemp("template") / "committee"
    roofs(root, _TEXT)
    circulated = root / "comments" / "roofs" / "cd1" / "circulated"
    circulated.mkdir(parents=True)
    for path in (root / "build" / "roofs" / "iso").glob("*.*"):
        shutil.copyfile(path, circulated / path.name)
    git(root, "init", "-q", "-b", "main")
    _commit(root, "circulate")
    git(root, "tag", TITLE)
    return root


@pytest.fixture
def committee(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the template, the user's own settings kept out of it."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "n")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "n@example.org")
    return Path(shutil.copytree(template, tmp_path / "committee", symlinks=True))


def _commit(root: Path, message: str) -> None:
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", message)


def _say(root: Path, *comments: Comment, decide: str = "accepted") -> None:
    """These comments, received and, with a status, decided."""
    write(received(root, *comments))
    if decide:
        for one in comments:
            done = run("comments", "decide", one.key, "--status", decide, "--reason", "yes", cwd=root)
            assert done.code == 0, done.err
    _commit(root, "decide")


def _apply(root: Path, *words: str) -> Done:
    return run("comments", "apply", *words, cwd=root)


def _text(root: Path) -> str:
    return (root / "drafts" / "roofs" / "en" / "rules.rst").read_text(encoding="utf-8")


def _log(root: Path) -> list[str]:
    return git(root, "log", "--format=%B").splitlines()


CASES = [
    ('Replace "flat" by "level".', "*green* and level. The owner"),
    ("Replace “be green and flat” by “be green and not flat”", "be *green* and not flat. The owner"),
    ("change keep it so to keep it thus", "roof shall keep it thus."),
    ('Delete "of the roof"', "The owner shall keep it so."),
    ('Add "for ever" after "keep it so"', "keep it so for ever."),
    ("After “roof is a roof”, insert “, or *not*”", "a roof is a roof, or \\*not\\*."),
    ('Replace "A note says nothing." by "A note says `this`."', "   A note says \\`this\\`."),
    ('Replace "owner" by "owner (see 5 | 6)"', "owner (see 5 | 6)"),
]


@pytest.mark.parametrize(("proposal", "expected"), CASES)
def test_exact_words_are_changed_and_committed(committee: Path, proposal: str, expected: str) -> None:
    one = comment(proposal=proposal)
    _say(committee, one)
    before = _text(committee)
    shown = _apply(committee, one.key, "--dry-run")
    assert _text(committee) == before
    done = _apply(committee, one.key)
    assert done.code == 0, done.err
    assert done.out == shown.out
    assert expected in _text(committee)
    assert git(committee, "status", "--porcelain") == ""
    assert git(committee, "show", "--name-only", "--format=").split() == ["drafts/roofs/en/rules.rst"]
    assert f"Comment: {TITLE}/{one.key}" in _log(committee)
    again = _apply(committee, one.key)
    assert (again.code, "nothing is to be done" in again.out) == (0, True)
    assert len(git(committee, "log", "--format=%h").split()) == 3


REFUSED = [
    (["--replace", "roof", "--with", "house"], "CMT167", "rules.rst:6:5"),
    (["--replace", "keeps it", "--with", "x"], "CMT166", "keeps it"),
    (["--replace", "Scope", "--with", "x"], "CMT166", "stands at"),
    (["--replace", "green and", "--with", "blue or"], "CMT168", "markup"),
    (["--replace", "See Clause", "--with", "x"], "CMT16", ""),
    (["--replace", "flat", "--with", "flat"], "CMT168", "same"),
    ([], "CMT170", "no words"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED)
def test_what_is_not_one_certain_place_is_refused(
    committee: Path, words: list[str], code: str, said: str
) -> None:
    one = comment(proposal="Make it better.")
    _say(committee, one)
    before = _text(committee)
    done = _apply(committee, one.key, *words)
    assert (done.code, code in done.err, said in done.err) == (1, True, True), done.err
    assert _text(committee) == before
    assert git(committee, "status", "--porcelain") == ""


def test_only_what_is_accepted_is_applied(committee: Path) -> None:
    one, two = comment(proposal='Delete "x"'), comment("FR", proposal='Delete "x"')
    _say(committee, one, decide="not-accepted")
    _say(committee, one, two, decide="")
    done = _apply(committee, one.key, two.key)
    assert done.err.count("CMT171") == 2
    assert done.code == 1


def test_a_draft_with_other_changes_is_left_alone(committee: Path) -> None:
    one = comment(proposal='Replace "flat" by "level".')
    _say(committee, one)
    path = committee / "drafts" / "roofs" / "en" / "rules.rst"
    for extra in ("\nMore.\n", ""):
        path.write_text(_TEXT.replace("flat", "level" if not extra else "flat") + extra, encoding="utf-8")
        other = path.with_name("scope.rst")
        if not extra:
            other.write_text(other.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
        done = _apply(committee, one.key)
        assert done.code == 2
        assert "not committed" in done.err


def test_what_was_written_and_not_committed_is_committed(committee: Path) -> None:
    one = comment(proposal='Replace "flat" by "level".')
    _say(committee, one)
    printed = _apply(committee, one.key, "--no-commit")
    assert printed.out == f"roofs: apply {one.key} (cd1)\n\nComment: {TITLE}/{one.key}\n"
    assert "+The roof shall be *green* and level. The owner of the" in printed.err
    assert git(committee, "status", "--porcelain").strip() == "M drafts/roofs/en/rules.rst"
    (committee / "drafts" / "roofs" / "en" / ".new-abcdefgh").write_text("half")
    assert _apply(committee, one.key).code == 0
    assert git(committee, "status", "--porcelain") == ""
    assert _text(committee).count("level") == 1


def test_other_staged_files_stay_staged(committee: Path) -> None:
    one = comment(proposal='Replace "flat" by "level".')
    _say(committee, one)
    (committee / "own.txt").write_text("mine")
    git(committee, "add", "own.txt")
    assert _apply(committee, one.key).code == 0
    assert git(committee, "status", "--porcelain").strip() == "A  own.txt"


def test_a_hook_that_says_no_leaves_the_text_as_it_was(committee: Path) -> None:
    one = comment(proposal='Replace "flat" by "level".')
    _say(committee, one)
    hook = committee / ".git" / "hooks" / "commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\ngrep -q "^Comment: roofs/cd1/" "$1" && echo "not on Sundays" >&2 && exit 1\n')
    hook.chmod(0o755)
    done = _apply(committee, one.key)
    assert (done.code, "not on Sundays" in done.err) == (3, True)
    assert git(committee, "status", "--porcelain") == ""
    hook.write_text("#!/bin/sh\necho 'Reviewed: yes' >> \"$1\"\n")
    assert _apply(committee, one.key).code == 0
    assert "Reviewed: yes" in _log(committee)


def test_a_decision_is_applied_for_all_its_comments(committee: Path) -> None:
    one = comment("DE", proposal='Replace "flat" by "level".')
    two = comment("FR", proposal="Please change « flat » to « level »")
    write(received(committee, one, two, numbers={one.key: "DE-001", two.key: "x\nComment: y"}))
    assert run("comments", "decide", one.key, two.key, "--status", "accepted", cwd=committee).code == 0
    assert _apply(committee, f"decisions/{one.key}.toml").code == 0
    lines = _log(committee)
    assert f"Comment: {TITLE}/DE-001" in lines
    assert f"Comment: {TITLE}/{two.key}" in lines
    assert len([line for line in lines if line.startswith("Comment: y")]) == 0


def test_what_was_decided_together_and_asks_for_the_same_words_goes_along(committee: Path) -> None:
    words = 'Replace "roof" by "cover".'
    one, same = comment(proposal='Replace "flat" by "level".'), comment("FR", proposal="Change flat to level")
    other, unlike = comment("IT", proposal=words), comment("GB", proposal="")
    _say(committee, one, same, other, unlike, decide="")
    keys = [each.key for each in (one, same, other, unlike)]
    run("comments", "decide", *keys, "--status", "accepted", cwd=committee)
    assert _apply(committee, same.key).code == 0
    said = git(committee, "log", "-1", "--format=%B")
    assert [key in said for key in keys] == [True, True, False, False]


def test_editorial_comments_are_accepted_in_one_go(committee: Path) -> None:
    clean = [
        comment("DE", 1, proposal='Replace "flat" by "level".'),
        comment("FR", 2, proposal="Replace “flat” by “level”"),
        comment("GB", 3, proposal='Delete "Other"'),
        comment("GB", 4, proposal='Replace "nothing" by "`nothing`"'),
    ]
    left = [
        comment("IT", 5, proposal='Replace "roof" by "house".'),
        comment("IT", 6, proposal='Replace "flat" by "even".'),
        comment("IT", 7, type="te", proposal='Replace "keep" by "hold".'),
        comment("IT", 8, proposal="Change keep to hold"),
        comment("IT", 9, clause="99", proposal='Replace "keep" by "hold".'),
    ]
    _say(committee, *clean, *left, decide="")
    shown = _apply(committee, "--editorial", "--dry-run")
    assert git(committee, "status", "--porcelain") == ""
    done = _apply(committee, "--editorial")
    assert (done.code, done.out) == (0, shown.out), done.err
    assert "*green* and level." in _text(committee)
    assert "\nwords stand here" in _text(committee)
    assert "\\`nothing\\`" in _text(committee)
    assert [line.rpartition("/")[2] for line in _log(committee) if line.startswith("Comment:")] == [
        one.key for one in clean
    ]
    assert git(committee, "status", "--porcelain") == ""
    decided = {path.stem for path in (committee / "comments" / "roofs" / "cd1" / "decisions").iterdir()}
    assert decided == {clean[0].key, clean[2].key, clean[3].key}
    assert "no change" not in _apply(committee, "--editorial").out


def test_a_patch_changes_one_place_of_the_text(committee: Path) -> None:
    one = comment(proposal="Say more.")
    _say(committee, one)
    path = committee / "drafts" / "roofs" / "en" / "rules.rst"

    def patch(text: str, name: str = "a.patch") -> str:
        old = path.read_text(encoding="utf-8")
        path.write_text(text, encoding="utf-8")
        (committee.parent / name).write_text(git(committee, "diff"), encoding="utf-8")
        path.write_text(old, encoding="utf-8")
        return str(committee.parent / name)

    two = patch(_TEXT.replace("flat", "level").replace("nothing", "little"))
    done = _apply(committee, one.key, "--file", two)
    assert (done.code, "more than one place" in done.err) == (1, True)
    broken = patch(_TEXT.replace("flat", ":ref:`nowhere`"))
    assert "CMT169" in _apply(committee, one.key, "--file", broken).err
    more = patch(_TEXT.replace("Other words", "It is written.\n\nSome words"))
    done = _apply(committee, one.key, "--file", more)
    assert done.code == 0, done.err
    assert "It is written.\n\nSome words" in _text(committee)
    outside = committee.parent / "o.patch"
    outside.write_text("--- /dev/null\n+++ b/../../x\n@@ -0,0 +1 @@\n+x\n")
    assert _apply(committee, one.key, "--further", "--file", str(outside)).code == 2
    settings = committee.parent / "s.patch"
    settings.write_text("--- /dev/null\n+++ b/drafts/roofs/x.toml\n@@ -0,0 +1 @@\n+x\n")
    assert "no text of this draft" in _apply(committee, one.key, "--further", "--file", str(settings)).err


def test_names_and_words_are_no_options(committee: Path) -> None:
    one = comment(proposal='Replace "flat" by "--output=x".')
    _say(committee, one)
    done = _apply(committee, one.key, "--message", "--amend\n\nComment: roofs/cd1/nobody")
    assert done.code == 0, done.err
    assert _log(committee)[0] == "--amend Comment: roofs/cd1/nobody"
    assert "--output=x" in _text(committee)


def test_a_batch_half_written_is_finished(committee: Path) -> None:
    comments = [
        comment("DE", 1, proposal='Replace "flat" by "level".'),
        comment("GB", 3, clause="1", proposal='Add "and more" after "This document"'),
    ]
    _say(committee, *comments, decide="")
    assert _apply(committee, "--editorial", "--no-commit").code == 0
    scope = committee / "drafts" / "roofs" / "en" / "scope.rst"
    assert "and more" in scope.read_text(encoding="utf-8")
    git(committee, "checkout", "-q", "--", str(scope))
    assert _apply(committee, "--editorial").code == 0
    assert "and more" in scope.read_text(encoding="utf-8")
    assert run("status", "--gate", cwd=committee).code == 0
    assert git(committee, "status", "--porcelain") == ""


def test_line_ends_and_markdown_stay_as_they_are(committee: Path) -> None:
    folder = committee / "drafts" / "roofs" / "en"
    text = "(more)=\n# More\n\nThe wall is **thick** and [x](#more) high.\nIt ends.\n"
    (folder / "more.md").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    index = next(folder.glob("index.*"))
    index.write_text(index.read_text(encoding="utf-8").replace("rules", "rules\n   more"), encoding="utf-8")
    one = comment(clause="5", proposal="See below.")
    _say(committee, one)
    words = ["--at", "more", "--replace", "high. It", "--with", "high <b> and {x}`y`. It"]
    done = _apply(committee, one.key, *words)
    assert done.code == 0, done.err
    made = (folder / "more.md").read_bytes()
    assert made.startswith(b"\xef\xbb\xbf(more)=\r\n# More\r\n\r\nThe wall is **thick** and [x](#more) high ")
    assert b"\r\nIt ends.\r\n" in made
    assert made.count(b"\n") == made.count(b"\r\n")


def test_a_text_that_stands_twice_and_a_provision_elsewhere_are_left_alone(committee: Path) -> None:
    folder = committee / "drafts" / "roofs" / "en"
    (folder / "shared").mkdir()
    (folder / "shared" / "part.txt").write_text("The part shall be strong.\n", encoding="utf-8")
    for name in ("scope", "rules"):
        path = folder / f"{name}.rst"
        path.write_text(
            path.read_text(encoding="utf-8") + "\n.. include:: shared/part.txt\n", encoding="utf-8"
        )
    one = comment(clause="5", proposal='Replace "strong" by "firm"')
    _say(committee, one)
    done = _apply(committee, one.key)
    assert (done.code, "CMT16" in done.err) == (1, True), done.err
    assert git(committee, "status", "--porcelain") == ""


def test_a_requirement_can_become_a_recommendation(committee: Path) -> None:
    one = comment(clause="5", type="te", proposal='Replace "shall keep" by "should keep"')
    _say(committee, one)
    assert _apply(committee, one.key).code == 0
    assert "should keep it so" in _text(committee)


def test_a_title_can_change_and_references_follow(committee: Path) -> None:
    one = comment(clause="5", proposal='Replace "Rules" by "Laws"')
    _say(committee, one)
    done = _apply(committee, one.key)
    assert (done.code, "CMT169" in done.err) in ((0, False), (1, True)), done.err


def test_a_group_is_decided_by_the_number_that_is_shown(committee: Path) -> None:
    words = "The roof shall be level, since flat roofs keep the water of heavy rain."
    alike = [comment(body, 1, clause="5", comment=words) for body in ("DE", "FR", "GB")]
    other = comment("IT", 2, clause="1", comment="The scope says nothing of walls, which belong to any roof.")
    _say(committee, *alike, other, decide="")
    shown = json.loads(run("comments", "group", "--format", "json", cwd=committee).out)["results"]["groups"]
    (group,) = shown
    assert set(group["comments"]) == {one.key for one in alike}
    done = run("comments", "decide", "--group", str(group["number"]), "--status", "noted", cwd=committee)
    assert done.code == 0, done.err
    run("comments", "decide", alike[0].key, "--status", "not-accepted", "--reason", "no", cwd=committee)
    done = run("status", cwd=committee)
    assert "3 in groups without one decision" in done.out
