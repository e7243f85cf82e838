"""`normwright comments import, list, forget` as commands: what is said, written, and the exit code."""

import json
import re
import shutil
from pathlib import Path

import pytest
from tests.support.command import run

from normwright import resources
from normwright.workspace.schemas import schema_faults
from normwright.workspace.toml import load_schema

HEAD = "MB/NC;Line number;Clause;Paragraph;Type;Comments;Proposed change;Observations\n"
FORM = HEAD + "DE-001;;4.10;;te;The limit is too low.;Say 30.;\n;17;5;Table 1;Ed;A typing error.;Right it.;\n"
STS = """<?xml version="1.0" encoding="UTF-8"?>
<standard><front><iso-meta><title-wrap xml:lang="en"><main>Roofs</main><full>Roofs</full></title-wrap>
<doc-ident><sdo>ISO</sdo><language>en</language></doc-ident><std-ref type="dated">ISO/CD 99990</std-ref>
<release-version stage-code="30.20">CD</release-version></iso-meta></front>
<body><sec id="sec_4"><label>4</label><title>Roofs</title><p id="sec_4-p1">Roofs are dry.</p></sec></body></standard>
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with the ballot roofs/cd1, opened on a small text."""
    root = tmp_path / "committee"
    assert run("init", str(root)).code == 0
    built = root / "build" / "roofs" / "iso"
    (built / "figures").mkdir(parents=True)
    (built / "iso-cd-99990-en.xml").write_text(STS, encoding="utf-8")
    (built / "figures" / "fig_1.svg").write_text("<svg/>", encoding="utf-8")
    done = run("comments", "import", "--ballot", "roofs/cd1", "--circulated", "build/roofs/iso", cwd=root)
    assert done.code == 0, done.err
    return root


def put(folder: Path, name: str, text: str = FORM) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_ballot_is_opened_on_what_was_built(workspace: Path) -> None:
    folder = workspace / "comments" / "roofs" / "cd1"
    said = (folder / "ballot.toml").read_text(encoding="utf-8")
    assert 'document = "ISO/CD 99990"' in said
    assert 'stage = "30.20"' in said
    assert (folder / "circulated" / "iso-cd-99990-en.xml").read_text(encoding="utf-8") == STS
    assert (folder / "circulated" / "figures" / "fig_1.svg").is_file()
    words = ("comments", "import", "--ballot", "roofs/cd1", "--circulated", "build/roofs/iso")
    assert run(*words, cwd=workspace).code == 0
    (workspace / "build" / "roofs" / "iso" / "iso-cd-99990-en.xml").write_text(STS.replace("dry", "wet"))
    done = run(*words, cwd=workspace)
    assert done.code == 2
    assert "on another text" in done.err


def test_without_a_ballot_it_says_what_to_do(tmp_path: Path) -> None:
    root = tmp_path / "committee"
    run("init", str(root))
    done = run("comments", "import", "x.csv", cwd=root)
    assert done.code == 2
    assert "--circulated" in done.err
    done = run("comments", "import", "--ballot", "roofs/cd1", "x.csv", cwd=root)
    assert "--ballot roofs/cd1 --circulated build/roofs/iso" in done.err
    done = run("comments", "import", "--ballot", "Roofs", "--circulated", ".", cwd=root)
    assert (done.code, "can't be the name of a ballot" in done.err) == (2, True)


def test_import_list_and_forget(workspace: Path, tmp_path: Path) -> None:
    file = put(tmp_path, "din.csv")
    done = run("comments", "import", file, cwd=workspace)
    assert done.code == 1  # a member was carried down
    assert "inbox/din.csv: DE: 2 rows, 2 new, 1 mended" in done.out
    assert "mended: row 3: member taken from the row above: DE-001" in done.out
    assert "CMT012" in done.err
    again = run("comments", "import", file, cwd=workspace)
    assert (again.code, again.out) == (0, "")

    listed = run("comments", "list", cwd=workspace)
    assert [line.split()[1:5] for line in listed.out.splitlines()] == [
        ["001", "DE", "4.10", "te"],
        ["DE", "5", "Table", "1"],
    ]
    assert "2 of 2 comments" in listed.err
    for words, count in (
        (("--body", "DIN"), 2), (("--body", "FR"), 0), (("--clause", "4"), 1), (("--type", "ed"), 1),
        (("--status", "accepted"), 0), (("--open",), 2),
    ):  # fmt: skip
        found = run("comments", "list", *words, "--format", "json", cwd=workspace)
        assert len(json.loads(found.out)["results"]["comments"]) == count, words

    gone = run("comments", "forget", "din.csv", "--with-comments", cwd=workspace)
    assert gone.code == 0
    assert "2 comments removed" in gone.out
    assert run("comments", "list", cwd=workspace).out == ""
    assert run("comments", "import", file, cwd=workspace).code == 1


def test_json_has_everything_and_fits_its_schema(workspace: Path, tmp_path: Path) -> None:
    files = [put(tmp_path, "din.csv", FORM + "some words\n"), put(tmp_path, "scan.docx", "%PDF-1.7")]
    done = run("comments", "import", *files, "--format", "json", "--dry-run", cwd=workspace)
    told = json.loads(done.out)
    assert not schema_faults(told, load_schema("report"))
    first, second = told["results"]["files"]
    assert (first["rows"], len(first["new"]), first["bodies"]) == (2, 2, ["DE"])
    assert [entry["place"] for entry in first["not-understood"]] == ["row 4"]
    assert second["refused"]
    assert {finding["code"] for finding in told["findings"]} >= {"CMT001", "CMT012", "CMT024"}
    assert run("comments", "list", cwd=workspace).out == ""
    assert not (workspace / "comments" / "roofs" / "cd1" / "inbox" / "din.csv").exists()


def test_nothing_readable_is_exit_code_3(workspace: Path, tmp_path: Path) -> None:
    done = run("comments", "import", put(tmp_path, "scan.docx", "%PDF-1.7"), cwd=workspace)
    assert done.code == 3
    assert "ask its sender" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--map", "clause"), "maps nothing"), (("--map", "chapter=Abschnitt"), "chapter"), (("--as", "nobody in particular at all, really"), "names no body"),
        (("--replaces", "other.csv"), "no single file"), (("--ballot", "roofs/cd2"), "did you mean roofs/cd1?"),
    ],
)  # fmt: skip
def test_wrong_wishes(workspace: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = run("comments", "import", put(tmp_path, "din.csv"), *words, cwd=workspace)
    assert done.code == 2
    assert said in done.err


def test_mapping_and_body_are_kept_for_the_next_reading(workspace: Path, tmp_path: Path) -> None:
    text = "Wer;Stelle;Comments;Proposed change;Type\n;4.10;Too low.;Say 30.;te\n"
    file = put(tmp_path, "form.csv", text)
    assert "CMT067" in run("comments", "import", file, cwd=workspace).err
    done = run(
        "comments", "import", file, "--as", "AFNOR", "--map", "clause=Stelle", "--map", "=Wer", cwd=workspace
    )
    assert "FR: 1 row, 1 new" in done.out
    ledger = workspace / "comments" / "roofs" / "cd1" / "ledger" / "fr.toml"
    before = ledger.read_bytes()
    assert b'clause = "4.10"' in before
    ledger.unlink()
    record = next((workspace / "comments" / "roofs" / "cd1" / "received").glob("*.toml"))
    record.write_text(record.read_text().replace('taken = "yes"\n', ""))
    run("comments", "import", cwd=workspace)
    assert ledger.read_bytes() == before


def test_experts_need_no_code_of_their_own(tmp_path: Path) -> None:
    root = tmp_path / "mirror"
    assert run("init", str(root), "--role", "national").code == 0
    settings = root / "normwright.toml"
    settings.write_text('format = 1\nrole = "national"\nmember = "DIN"\n', encoding="utf-8")
    (root / "text").mkdir()
    (root / "text" / "iso.xml").write_text(STS, encoding="utf-8")
    run("comments", "import", "--ballot", "roofs/cd1", "--circulated", "text", cwd=root)
    done = run("comments", "import", put(tmp_path, "expert.csv", FORM.replace("DE-001", "")), cwd=root)
    assert re.search(r"expert-\d{4}: 2 rows, 2 new", done.out)


def test_received_files_of_a_size_stay_out_of_git(workspace: Path, tmp_path: Path) -> None:
    settings = workspace / "normwright.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "\n[comments]\nlargest-in-git = 0\n", encoding="utf-8"
    )
    run("comments", "import", put(tmp_path, "din.csv"), cwd=workspace)
    inbox = workspace / "comments" / "roofs" / "cd1" / "inbox"
    assert [path.suffix for path in (inbox / "beside").glob("*.csv")] == [".csv"]
    assert not (inbox / "din.csv").exists()


def test_every_message_of_the_intake_is_said() -> None:
    package = resources.data("").parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    for name in resources.table("messages/CMT-intake.toml"):
        assert f'"{name}"' in code, f"{name} is never said"


def test_the_sample_forms_are_taken(workspace: Path, shared: Path) -> None:
    forms = shared / "samples" / "forms"
    if not forms.is_dir():
        pytest.skip("the forms by others are not beside this checkout")
    inbox = workspace / "comments" / "roofs" / "cd1" / "inbox"
    for path in forms.glob("*.docx"):
        shutil.copy(path, inbox / path.name)
    done = run("comments", "import", "--force", cwd=workspace)
    assert "20 rows" in done.out


def test_a_text_that_does_not_name_itself_is_named(workspace: Path, tmp_path: Path) -> None:
    text = tmp_path / "foreign.xml"
    text.write_text(
        "<standard><front/><body><sec><title>Scope</title><p>It is dry.</p></sec></body></standard>"
    )
    words = ("comments", "import", "--ballot", "roofs/dis", "--circulated", str(text))
    silent = run(*words, cwd=workspace)
    assert (silent.code, "--document" in silent.err) == (3, True)
    assert run(*words, "--document", "ISO/DIS 7", cwd=workspace).code == 0
    assert 'document = "ISO/DIS 7"' in (workspace / "comments/roofs/dis/ballot.toml").read_text()
    text.write_text("<standard><body>&mdash;</body></standard>")
    broken = run(*words, cwd=workspace)
    assert (broken.code, "foreign.xml:1:" in broken.err) == (3, True)
    built = ("comments", "import", "--ballot", "roofs/cd2", "--circulated", "build/roofs/iso")
    other = run(*built, "--document", "ISO/CD 1", cwd=workspace)
    assert (other.code, "not ISO/CD 1" in other.err) == (2, True)


def test_listed_liaisons_need_no_option(workspace: Path, tmp_path: Path) -> None:
    form = put(tmp_path, "form.csv", FORM.replace("DE-001", "Eurocities-4"))
    assert "CMT067" in run("comments", "import", form, cwd=workspace).err
    settings = workspace / "normwright.toml"
    settings.write_text(settings.read_text("utf-8") + "\n[comments.liaisons]\nEUROCITIES = []\n", "utf-8")
    done = run("comments", "import", cwd=workspace)
    assert (done.code, "EUROCITIES: 2 rows, 2 new" in done.out) == (1, True)  # a row names nobody
    run("comments", "compile", "-f", "csv", cwd=workspace)
    assert "Eurocities-4" in next((workspace / "build").rglob("*comments.csv")).read_text("utf-8-sig")
