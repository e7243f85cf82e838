"""`normwright terms`: commands, what they print and leave behind, exit codes."""

import json
import os
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.glossary.samples import HEAT

from normwright.cli import cli
from normwright.errors import NormwrightError

TABLE = (
    "id;term en;terme fr;definition en\na;cool refuge;refuge frais;cool place\nb;place;lieu;part of a town\n"
)
STUB = "name: ISO 99001\nedition: '2031'\ncomplete: false\nconcepts:\n- {id: a, terms: {en: refuge}}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace without drafts, in which we stand."""
    (tmp_path / "normwright.toml").write_text(
        'format = 1 # ours\n\n[rules]\nVRB007 = "off"\n', encoding="utf-8"
    )
    (tmp_path / "glossary").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def terms(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["terms", *arguments], standalone_mode=False)


def listed(here: Path) -> list[str]:
    return tomllib.loads((here / "normwright.toml").read_text(encoding="utf-8")).get("vocabularies", [])


def test_import_makes_a_file_the_authority(here: Path) -> None:
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    result = terms("import", "a.csv", "--as", "ISO 99001", "--edition", "2031")
    assert result.return_value == 0, result.output
    assert "glossary/iso-99001.yaml: ISO 99001:2031, 2 concepts, 4 designations" in result.stdout
    assert listed(here) == ["glossary/iso-99001.yaml"]
    settings = (here / "normwright.toml").read_text(encoding="utf-8")
    assert settings == (
        'format = 1 # ours\nvocabularies = ["glossary/iso-99001.yaml"]\n\n[rules]\nVRB007 = "off"\n'
    )
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert terms("import", "a.csv", "--as", "ISO 99001", "--edition", "2031").return_value == 0
    assert before == {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert terms("check").return_value == 0


def test_an_incomplete_file_gives_way(here: Path) -> None:
    Path("glossary/iso-99001.yaml").write_text(STUB, encoding="utf-8")
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    result = terms("import", "a.csv", "--as", "ISO 99001", "--edition", "2031")
    assert result.return_value == 0
    assert "replaced: the incomplete ISO 99001:2031" in result.stderr


@pytest.mark.parametrize(
    "old", [HEAT.replace("2031", "2016"), HEAT, "name: Other\nconcepts: []\n", "broken: ["]
)
def test_another_vocabulary_does_not(old: str, here: Path) -> None:
    path = Path("glossary/iso-99001.yaml")
    path.write_text(old, encoding="utf-8")
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    result = terms("import", "a.csv", "--as", "ISO 99001", "--edition", "2031")
    assert isinstance(result.exception, NormwrightError)
    assert "--replace" in result.exception.help
    assert path.read_text(encoding="utf-8") == old
    assert terms("import", "a.csv", "--as", "ISO 99001", "--edition", "2031", "--replace").return_value == 0
    assert path.read_text(encoding="utf-8") != old


def test_editions_can_stand_beside_each_other(here: Path) -> None:
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    terms("import", "a.csv", "--as", "ISO 99001", "--edition", "2031")
    result = terms(
        "import", "a.csv", "--as", "ISO 99001", "--edition", "2036", "-o", "glossary/iso-99001-2036.yaml"
    )
    assert result.return_value == 0
    assert listed(here) == ["glossary/iso-99001.yaml", "glossary/iso-99001-2036.yaml"]


def test_half_a_file_is_never_taken_for_the_whole(here: Path) -> None:
    Path("a.csv").write_text(TABLE + "c;;;a thing without a name\n", encoding="utf-8")
    result = terms("import", "a.csv", "--as", "ISO 99001")
    assert result.return_value == 1
    assert "row 4 is not taken: it has no term" in result.stderr
    assert "complete: false" in Path("glossary/iso-99001.yaml").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(here: Path) -> None:
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    before = sorted(here.rglob("*"))
    result = terms("import", "a.csv", "--as", "ISO 99001", "--dry-run")
    assert result.return_value == 0
    assert "nothing was written" in result.stderr
    assert sorted(here.rglob("*")) == before


WRONG = {
    "year in the name": ("--as", "ISO 99001:2031"),
    "no year": ("--as", "ISO 99001", "--edition", "second"),
    "no name": ("--as", "  "),
    "a bell in the name": ("--as", "ISO\a1"),
    "outside": ("--as", "x", "-o", "../x.yaml"),
    "no YAML": ("--as", "x", "-o", "glossary/x.txt"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_told(case: str, here: Path) -> None:
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    result = terms("import", "a.csv", *WRONG[case])
    assert isinstance(result.exception, NormwrightError)
    assert result.exception.exit_code == 2
    assert result.exception.help
    assert os.listdir(here / "glossary") == []


def test_names_cannot_leave_the_folder(here: Path) -> None:
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    terms("import", "a.csv", "--as", "../../etc/--output=x")
    assert os.listdir(here / "glossary") == ["etc-output-x.yaml"]


def test_what_cannot_be_read_ends_with_three(here: Path) -> None:
    Path("a.tbx").write_text("<tbx><", encoding="utf-8")
    result = terms("import", "a.tbx", "--as", "x")
    assert isinstance(result.exception, NormwrightError)
    assert result.exception.exit_code == 3
    assert "a.tbx:1" in result.stderr


SETTINGS = {
    "empty list": ("vocabularies = []\n", 'vocabularies = ["glossary/x.yaml"]\n'),
    "one line": ('vocabularies = ["a]b"] # c\n', 'vocabularies = ["a]b", "glossary/x.yaml"] # c\n'),
    "comma": ('vocabularies = ["a",]\n', 'vocabularies = ["a", "glossary/x.yaml"]\n'),
    "lines": (
        'vocabularies = [\n  "a", # one\n  "b" # two, ]\n]\nsample = true\n',
        None,
    ),
    "lines with commas": (
        'vocabularies = [\n    "a",\n]\n',
        'vocabularies = [\n    "a",\n    "glossary/x.yaml",\n]\n',
    ),
    "tables": (
        "# all\n\n# rules\n[rules]\nA = 1\n",
        '# all\nvocabularies = ["glossary/x.yaml"]\n\n# rules\n[rules]\nA = 1\n',
    ),
    "nothing": ("", 'vocabularies = ["glossary/x.yaml"]\n'),
    "no line feed": ("format = 1", 'format = 1\nvocabularies = ["glossary/x.yaml"]\n'),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_settings_keep_what_their_author_typed(case: str) -> None:
    from normwright.glossary.settings_line import with_vocabulary

    old, new = SETTINGS[case]
    found = with_vocabulary(old.encode(), "glossary/x.yaml")
    assert (found.decode() if found else None) == new


def test_check_tells_all_and_counts(here: Path) -> None:
    Path("glossary/a.yaml").write_text(HEAT, encoding="utf-8")
    Path("glossary/b.yaml").write_text("name: b\nconcepts:\n- {id: a, term: x}\n", encoding="utf-8")
    Path("glossary/c.yaml").write_text(HEAT, encoding="utf-8")
    (here / "normwright.toml").write_text(
        'format = 1\nvocabularies = ["glossary/a.yaml", "glossary/b.yaml", "glossary/gone.yaml"]\n',
        encoding="utf-8",
    )
    result = terms("check", "--format", "json")
    assert result.return_value == 1
    told = json.loads(result.stdout)
    assert sorted(one["code"] for one in told["findings"]) == [
        "VOC003", "VOC005", "VOC022", "VOC023", "VOC024"
    ]  # fmt: skip
    assert told["results"]["vocabularies"][0] == {
        "file": "glossary/a.yaml", "name": "ISO 99001:2031", "complete": True, "concepts": 3
    }  # fmt: skip


def test_check_of_one_file(here: Path) -> None:
    Path("x.yaml").write_text(HEAT, encoding="utf-8")
    assert terms("check", "x.yaml").return_value == 0


@pytest.mark.parametrize("name", ["ISO 99001", "iso 99001:2031", "glossary/a.yaml", "a"])
def test_export_by_any_name(name: str, here: Path) -> None:
    Path("glossary/a.yaml").write_text(HEAT, encoding="utf-8")
    (here / "normwright.toml").write_text(
        'format = 1\nvocabularies = ["glossary/a.yaml"]\n', encoding="utf-8"
    )
    result = terms("export", name, "-f", "skos")
    assert result.return_value == 0
    assert "skos:prefLabel" in result.stdout
    assert "skos has no place for evidence: left out 1 times" in result.stderr


def test_export_names_the_nearest(here: Path) -> None:
    Path("glossary/a.yaml").write_text(HEAT, encoding="utf-8")
    (here / "normwright.toml").write_text(
        'format = 1\nvocabularies = ["glossary/a.yaml"]\n', encoding="utf-8"
    )
    result = terms("export", "ISO 9901")
    assert isinstance(result.exception, NormwrightError)
    assert "ISO 99001:2031" in result.exception.help


def test_export_of_a_draft(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace)
    terms_file = workspace / "drafts" / "roofs" / "en" / "terms.rst"
    terms_file.write_text(
        "Terms and definitions\n=====================\n\ncool roof\n---------\n\n:fr: toit frais (m)\n\nroof that stays cool\n",
        encoding="utf-8",
    )
    index = terms_file.parent / "index.rst"
    if "terms" not in index.read_text(encoding="utf-8"):
        index.write_text(index.read_text(encoding="utf-8").rstrip() + "\n   terms\n", encoding="utf-8")
    result = terms("export", "roofs", "-f", "csv", "-o", "out.csv")
    assert result.return_value == 0, result.output
    text = Path("out.csv").read_text(encoding="utf-8-sig")
    assert "cool-roof;3.1;en;cool roof;preferred" in text
    assert "cool-roof;;fr;toit frais;preferred;;m" in text


def test_a_file_without_terms_becomes_no_vocabulary(here: Path) -> None:
    Path("empty.tbx").write_text("<tbx><text><body/></text></tbx>", encoding="utf-8")
    result = terms("import", "empty.tbx", "--as", "ISO 99001", "--edition", "2031")
    assert isinstance(result.exception, NormwrightError)
    assert result.exception.exit_code == 3
    assert (listed(here), list((here / "glossary").iterdir())) == ([], [])
