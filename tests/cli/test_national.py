"""A national body's workspace: experts' files in, one position, one form out, and nobody's name."""

import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.sampleballot.forms import broken_form, official_form, saved_page, semicolons
from tests.support.command import Done, run

from normwright.comments.forms.dispatch import read_form
from normwright.comments.received import load_received
from normwright.comments.record import Ballot, Wording
from normwright.comments.sources import fresh_source
from normwright.comments.store import load_comments
from normwright.diagnostics import Report

SAMPLE = Path(__file__).parents[2] / "comments" / "cool-refuges" / "cd1"
TEXT = next((SAMPLE / "circulated").glob("*.xml"))
#: Invented, as no person is called; they stand where experts write their names.
NAMES = ("Zaphira Quill", "zaphira", "Quill", "Nibor Tark", "Tark", "ZQ", "Acme Shade Works", "Ombrelle")
FORMATS = ("docx", "xlsx", "csv", "json")

FIRST = [
    Wording(
        "ZQ", "", "10.4", "c)", "te", "The ratio of shade is too low for open squares.", "Change it to 60 %."
    ),
    Wording("ZQ", "", "Clause 12.2", "Table 7", "Te", "On humid coasts the air stays hot at night.", ""),
]
SECOND = [
    Wording("Acme Shade Works", "", "10.4", "c)", "te", "The ratio of shade is too low for open squares", "Change it to 60 %"),
    Wording("Acme Shade Works", "", "6.3", "", "ed", "A word too many. It should go.", 'Delete "usually".'),
]  # fmt: skip
THIRD = [
    Wording(
        "XA", "", "4.10", "", "ge", "The clause says nothing that the introduction does not.", "Delete it."
    ),
    Wording("XA-2", "", "", "", "", "More examples from cold regions.", ""),
]
#: Target, quoted, line, clause, element, type, comment, proposal.
FOURTH = [("", "", "", "6.3", "", "ed", "A word too many. It should go!", 'Delete "usually".')]


def files(ballot: Ballot) -> dict[str, bytes]:
    """What four experts sent, under names that say who they are."""
    rows = semicolons(THIRD).decode("cp1252").splitlines()
    page = ballot if ballot.text else replace(ballot, text="a" * 64)
    named = "\r\n".join([f"Name;{rows[0]}", *(f"Nibor Tark;{row}" for row in rows[1:])])
    return {
        "comments Zaphira Quill.docx": _signed(official_form(ballot, "", FIRST)),
        "acme shade works.docx": broken_form(SECOND),
        "tark.csv": named.encode("cp1252"),
        "iso-cd-00000-expert-7.json": saved_page(page, "Ombrelle", FOURTH),
    }


def _signed(form: bytes) -> bytes:
    """A Word file whose properties name its author, as all do that Word saves."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                creator = b"<dc:creator>Zaphira Quill</dc:creator></cp:coreProperties>"
                data = data.replace(b"</cp:coreProperties>", creator)
            new.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def ledgers(root: Path) -> str:
    """All ledgers."""
    return "".join(
        path.read_text("utf-8") for path in sorted((ballot_of(root).folder / "ledger").glob("*.toml"))
    )


def ballot_of(root: Path) -> Ballot:
    """The ballot, as the workspace has it."""
    from normwright.comments.store import ballot_in
    from normwright.workspace.settings import open_workspace

    found = ballot_in(open_workspace(root), root / "comments" / "cool-refuges" / "cd1", Report())
    assert found is not None
    return found


def expert(root: Path, name: str) -> str:
    """The code of the expert who sent the file with this in its name."""
    records = load_received(ballot_of(root), Report()).values()
    return next(one.body for one in records if name in one.sent.casefold())


def key(root: Path, name: str, words: str) -> str:
    """The key of a comment in the file with this in its name."""
    source, found = expert(root, name), load_comments(ballot_of(root), Report())
    return next(one.key for one in found if one.body == source and words in one.wording.comment)


def decide(root: Path, *words: str) -> Done:
    """Decides, and it must go well."""
    done = run("comments", "decide", *words, cwd=root)
    assert done.code == 0, done.err
    return done


def taken_in(folder: Path, *, text: bool) -> Path:
    """A workspace with the files of all experts imported."""
    root = folder / "mirror"
    assert run("init", "--role", "national", "--body", "XA", str(root)).code == 0
    how = ["--circulated", str(TEXT)] if text else ["--document", "ISO/CD 00000"]
    done = run("comments", "import", "--ballot", "cool-refuges/cd1", *how, cwd=root)
    assert done.code == 0, done.err
    for name, data in files(ballot_of(root)).items():
        (root / "comments/cool-refuges/cd1/inbox" / name).write_bytes(data)
    assert run("comments", "import", cwd=root).code == 1  # one form is broken, which is told
    return root


def decided(root: Path) -> Path:
    """The same, with all decided: two groups to be submitted, one of them reworded, one comment not."""
    groups = json.loads(run("comments", "group", "--format", "json", cwd=root).out)["results"]["groups"]
    assert [len(one["comments"]) for one in groups] == [2, 2]
    shade = next(one["number"] for one in groups if key(root, "quill", "ratio") in one["comments"])
    other = next(one["number"] for one in groups if one["number"] != shade)
    # Of whom the first comment of a group is depends on the codes, and these on the bytes of the files.
    first = ("--words", key(root, "acme", "ratio"))
    decide(root, "--group", str(shade), "--status", "submit", "--date", "2032-05-01", *first)
    words = ("--comment", "One word too many.", "--words", key(root, "expert-7", "A word"))
    decide(root, "--group", str(other), *words, "--date", "2032-05-03")
    decide(root, key(root, "quill", "humid"), "--observation", "To submit.")
    decide(root, key(root, "tark", "introduction"), "--status", "not-submit", "--reason", "Needed.")
    decide(root, key(root, "tark", "cold"), "--cell", "clause=General", "--cell", "type=ge")
    return root


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return decided(taken_in(tmp_path_factory.mktemp("with"), text=True))


@pytest.fixture(scope="module")
def textless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return decided(taken_in(tmp_path_factory.mktemp("without"), text=False))


@pytest.fixture(params=["mirror", "textless"])
def root(request: pytest.FixtureRequest) -> Path:
    """A workspace with the circulated text, and one without."""
    made: Path = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def changeable(textless: Path, tmp_path: Path) -> Path:
    """A copy, to be changed."""
    return Path(shutil.copytree(textless, tmp_path / "mirror"))


def compiled(root: Path) -> dict[str, bytes]:
    """The form in all formats, by ending."""
    done = run("comments", "compile", "-f", ",".join(FORMATS), cwd=root)
    assert done.code == 0, done.err
    folder = root / "build" / "cool-refuges" / "cd1"
    return {form: (folder / f"iso-cd-00000-comments-xa.{form}").read_bytes() for form in FORMATS}


def plain(data: bytes) -> str:
    """All that is in a file, also when it is a package."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_experts_are_known_by_codes(root: Path) -> None:
    found = load_comments(ballot_of(root), Report())
    quill, tark = expert(root, "quill"), expert(root, "tark")
    assert {one.body for one in found} == {expert(root, "acme"), quill, tark, "expert-7"}
    assert {one.origin.file for one in found} >= {f"{quill}.docx", f"{tark}.csv"}
    assert [one.own for one in found if "cold" in one.wording.comment] == ["2"]


def test_a_ledger_names_nobody(textless: Path) -> None:
    text = ledgers(textless)
    assert "The ratio of shade" in text
    assert [name for name in NAMES if name in text] == []


def test_importing_again_changes_nothing(textless: Path) -> None:
    before = ledgers(textless)
    assert run("comments", "import", cwd=textless).code == 0
    assert ledgers(textless) == before


def test_the_form_has_the_position_alone(root: Path) -> None:
    for form, data in compiled(root).items():
        rows = read_form(data, f"form.{form}").rows
        cells = [(one.cells.clause, one.cells.type, one.cells.comment) for one in rows]
        assert cells == [
            ("General", "ge", "More examples from cold regions."),
            ("6.3", "ed", "One word too many."),
            ("10.4", "te", "The ratio of shade is too low for open squares"),
            ("12.2", "te", "On humid coasts the air stays hot at night."),
        ], form
        numbers = [one.cells.body or f"XA-{one.own}" for one in rows]
        assert numbers == ["XA-001", "XA-002", "XA-003", "XA-004"], form
        assert not any(one.repairs or one.cells.observation for one in rows), form


def test_the_form_names_no_expert(textless: Path) -> None:
    for form, data in compiled(textless).items():
        text = plain(data)
        assert [name for name in (*NAMES, "expert-") if name in text] == [], form


def test_the_same_form_each_time(textless: Path) -> None:
    assert compiled(textless) == compiled(textless)


def test_the_secretariats_own_form_names_nobody(textless: Path, tmp_path: Path) -> None:
    template = tmp_path / "empty.docx"
    template.write_bytes(_signed(official_form(ballot_of(textless), "", [])))
    done = run("comments", "compile", "--template", str(template), "-o", str(tmp_path), cwd=textless)
    assert done.code == 0, done.err
    assert "Zaphira" not in plain((tmp_path / "iso-cd-00000-comments-xa.docx").read_bytes())


def test_the_committee_takes_the_form_without_a_repair(root: Path, tmp_path: Path) -> None:
    committee = tmp_path / "committee"
    assert run("init", str(committee)).code == 0
    opening = ("--ballot", "cool-refuges/cd1", "--circulated", str(TEXT))
    assert run("comments", "import", *opening, cwd=committee).code == 0
    for form, data in compiled(root).items():
        (committee / "comments/cool-refuges/cd1/inbox" / f"position-xa.{form}").write_bytes(data)
    document = json.loads(run("comments", "import", "--format", "json", cwd=committee).out)
    assert {one["code"] for one in document["findings"]} <= {"CMT075", "CMT079"}  # sent four times
    read = document["results"]["files"]
    assert [(one["bodies"], one["repaired"], one["not-understood"]) for one in read] == [(["XA"], [], [])] * 4
    # The same comments in every format: new in the first, repeated in the others.
    assert [(len(one["new"]), len(one["repeated"])) for one in read] == [(4, 0), (0, 4), (0, 4), (0, 4)]
    listed = run("comments", "list", "--unplaced", "--format", "json", cwd=committee)
    assert json.loads(listed.out)["results"]["comments"] == []


def test_the_gate_opens_when_all_is_decided(changeable: Path) -> None:
    assert run("status", "--gate", cwd=changeable).code == 0
    decide(changeable, key(changeable, "tark", "cold"), "--status", "to-discuss")
    told = run("status", "--gate", cwd=changeable)
    assert told.code == 1
    assert "1 undecided" in told.out
    done = run("comments", "compile", cwd=changeable)
    assert done.code == 1
    assert "CMT195" in done.err


def test_what_a_row_of_the_form_lacks_is_told(changeable: Path) -> None:
    decide(changeable, key(changeable, "tark", "cold"), "--status", "submit")
    done = run("comments", "compile", cwd=changeable)
    assert done.code == 1
    assert "has no clause and type" in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--status", "accepted"], '"accepted" is no status'),
        (["--status", "submit-reworded"], "no other words are given"),
        (["--status", "submit", "--comment", "x"], "other words are given"),
        (["--status", "not-submit"], "needs a reason"),
        (["--cell", "type=x"], "is no type"),
        (["--cell", "body=x"], "is no cell"),
        (["--status", "submit", "--words", "expert-7-"], "which it doesn't answer"),
    ],
)
def test_wrong_decisions_are_refused(textless: Path, words: list[str], told: str) -> None:
    done = run("comments", "decide", key(textless, "quill", "humid"), *words, cwd=textless)
    assert (done.code, told in done.err) == (2, True), done.err


def test_a_filter_decides_each_apart(changeable: Path) -> None:
    done = decide(changeable, "--type", "te", "--status", "to-discuss")
    assert sorted(line.rpartition(": ")[2] for line in done.out.splitlines()[::2]) == ["to-discuss"] * 2
    assert len(list((changeable / "comments/cool-refuges/cd1/decisions").glob("*.toml"))) == 5
    words = ["--type", "te", "--status", "submit-reworded", "--comment", "x"]
    refused = run("comments", "decide", *words, cwd=changeable)
    assert (refused.code, "words are for one decision" in refused.err) == (2, True)


def test_a_hand_written_decision_is_checked(changeable: Path) -> None:
    path = changeable / "comments/cool-refuges/cd1/decisions" / f"{key(changeable, 'tark', 'cold')}.toml"
    path.write_text(path.read_text("utf-8").replace("submit-reworded", "submit"), "utf-8")
    done = run("status", "--gate", cwd=changeable)
    assert done.code == 1
    assert "CMT157" in done.err


def test_a_corrected_file_stays_its_experts(changeable: Path) -> None:
    path = changeable / "comments/cool-refuges/cd1/inbox/comments Zaphira Quill.docx"
    changed = [replace(FIRST[0], proposal="Change it to 70 %."), FIRST[1]]
    path.write_bytes(official_form(ballot_of(changeable), "", changed))
    before = {one.key for one in load_comments(ballot_of(changeable), Report())}
    done = run("comments", "import", cwd=changeable)
    assert f"{expert(changeable, 'quill')}: 2 rows, 0 new, 1 changed" in done.out
    assert {one.key for one in load_comments(ballot_of(changeable), Report())} == before


def test_codes_are_the_same_in_every_branch_and_order(tmp_path: Path) -> None:
    opened = tmp_path / "mirror"
    assert run("init", "--role", "national", "--body", "XA", str(opened)).code == 0
    run("comments", "import", "--ballot", "cool-refuges/cd1", "--document", "ISO/CD 00000", cwd=opened)
    for name in ("a", "b"):
        row = Wording("", "", "5", "", "ge", f"What {name} thinks.", "")
        (tmp_path / f"{name}.csv").write_bytes(semicolons([row]))
    given = []
    for names in (("a",), ("b",), ("b", "a")):
        branch = Path(shutil.copytree(opened, tmp_path / "-".join(names)))
        for name in names:
            assert run("comments", "import", str(tmp_path / f"{name}.csv"), cwd=branch).code == 0
        given.append({name: expert(branch, f"{name}.csv") for name in names})
    assert given[0] | given[1] == given[2]
    assert given[2]["a"] != given[2]["b"]


def test_a_code_that_is_taken_is_not_given_again() -> None:
    first = fresh_source("ab" * 32)
    assert re.fullmatch(r"expert-\d{4}", first)
    assert fresh_source("ab" * 32, {first}) != first


def test_the_committee_gives_the_numbers(textless: Path) -> None:
    refused = run("ballot", "close", cwd=textless)
    assert (refused.code, "the committee that circulated the text gives the numbers" in refused.err) == (
        2,
        True,
    )
    assert "numbers" not in (ballot_of(textless).folder / "ballot.toml").read_text("utf-8")


def test_another_file_of_the_same_name_is_another_expert(changeable: Path, tmp_path: Path) -> None:
    other = tmp_path / "tark.csv"
    other.write_bytes(semicolons([Wording("", "", "5", "", "ge", "Quite another matter.", "")]))
    first = expert(changeable, "tark")
    done = run("comments", "import", str(other), cwd=changeable)
    assert re.search(r"expert-\d{4}: 1 row, 1 new", done.out)
    assert first not in done.out
    more = tmp_path / "more.csv"
    more.write_bytes(semicolons([Wording("", "", "5", "", "ge", "One more.", "")]))
    told = run("comments", "import", "--as", "Expert 4", str(more), cwd=changeable)
    assert "expert-4: 1 row" in told.out
    refused = run("comments", "import", "--as", "Nibor Tärk", str(more), cwd=changeable)
    assert (refused.code, "code of an expert" in refused.err) == (2, True)


def test_what_is_forgotten_leaves_no_name(changeable: Path) -> None:
    done = run("comments", "forget", "tark.csv", cwd=changeable)
    assert done.code == 0, done.err
    records = (changeable / "comments/cool-refuges/cd1/received").glob("*.toml")
    assert not any("tark" in path.read_text("utf-8") for path in records)


def test_a_text_that_comes_later_places_them(changeable: Path) -> None:
    done = run(
        "comments", "import", "--ballot", "cool-refuges/cd1", "--circulated", str(TEXT), cwd=changeable
    )
    assert done.code == 0, done.err
    assert "10.4" in run("comments", "group", cwd=changeable).out
    assert len(read_form(compiled(changeable)["docx"], "x.docx").rows) == 4


def test_the_meeting_view_shows_experts_by_code(textless: Path, tmp_path: Path) -> None:
    done = run("comments", "report", "-o", str(tmp_path), cwd=textless)
    assert done.code == 0, done.err
    page = (tmp_path / "meeting.html").read_text("utf-8")
    assert "expert-7" in page
    assert [name for name in NAMES if f" {name} " in page] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--role", "national", "--body", "Nobody in particular, really"], "names no body"),
        (["--body", "XA"], "add --role national"),
    ],
)
def test_a_body_must_be_one(tmp_path: Path, words: list[str], told: str) -> None:
    done = run("init", *words, str(tmp_path / "new"))
    assert (done.code, told in done.err) == (2, True)


def test_without_a_code_no_form_is_written(changeable: Path) -> None:
    settings = changeable / "normwright.toml"
    settings.write_text(settings.read_text("utf-8").replace("member =", "# member ="), "utf-8")
    done = run("comments", "compile", cwd=changeable)
    assert (done.code, "doesn't say whose workspace" in done.err) == (2, True)
    assert run("comments", "compile", "--body", "expert-1", cwd=changeable).code == 2
