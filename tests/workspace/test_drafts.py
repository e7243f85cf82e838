"""draft.toml: what is read from it, and what is said of every fault, with its place."""

from datetime import date
from pathlib import Path

import pytest

from normwright.diagnostics import Level, Report
from normwright.workspace.drafts import find_drafts, load_draft
from normwright.workspace.record import Act, StageEvent, Title
from normwright.workspace.settings import Workspace

from .conftest import DRAFT, Load

FULL = """\
format = 1
language = "en"
translations = []
deliverable = "IS"
edition = 2
ics = ["13.020.20"]
keywords = ["heat"]
sample = true
vocabulary = false
patent-declared = true
index = true

[title.en]
introductory = "Sustainable communities"
main = "Cool refuges"
[title.fr]
introductory = "Communautés durables"
main = "Refuges frais"
[title.de]
introductory = "Nachhaltige Kommunen"
main = "Kühle Zufluchtsorte"

[procedure]
lead = "iso"
parallel = true
track = 24
directives = "2021"

[iso]
number = "99100"
part = 1
project = "99100"
committee = "ISO/TC 268"
working-group = "WG 9"
secretariat = ["XSB"]
copyright-year = 2032
stages = [
  { code = "20.20", date = 2031-06-02 },
  { code = "30.20", date = 2032-03-02, until = 2032-04-27, tag = "cd1", document = "N 412" },
]

[cen]
reference = "EN ISO 99100-1"
work-item = "00465099"
committee = "CEN/TC 465"
mandate = "M/999"
acts = [{ annex = "ZA", id = "2031/999/EU", candidate = true }]
stages = [{ code = "30.20", date = 2032-03-02 }]
[cen.dates]
dop = "2034-05-31"
dow = "2034-05"

[relations]
revises = ["ISO 99100:2021"]
[terms]
also = ["ISO 99000"]
[smart]
base = "https://example.org/std"
[meta]
purpose = "test"
"""

# the file, with one fault -> "line:column CODE" and words that must be in message or help
FAULTS = [
    ("sample = true", "simple = true", ["8:1 SET001", "write sample"]),
    (
        'committee = "ISO/TC 268"',
        'comittee = "ISO/TC 268"',
        ["29:1 SET004", "33:1 SET001", "write committee"],
    ),
    ("sample = true", 'number = "1"', ["8:1 SET001", "move it to [iso]"]),
    ("[meta]", "[metta]", ["59:1 SET001", "write meta"]),
    ('deliverable = "IS"', 'deliverable = "ISS"', ["4:15 SET002", 'nearest: "IS"']),
    ("edition = 2", 'edition = "2"', ["5:11 SET002", "a whole number"]),
    ("edition = 2", "edition = 0", ["5:11 SET002", "1 or more"]),
    ("sample = true", 'sample = "yes"', ["8:10 SET002", "true or false"]),
    ('ics = ["13.020.20"]', 'ics = ["13.020.20", "13-20"]', ["6:21 SET002", "13.020.20"]),
    ("track = 24", "track = 30", ["26:9 SET002", "one of 18, 24, 36"]),
    ('number = "99100"', "number = 99100", ["30:10 SET002", "digits in quotes"]),
    ('code = "30.20", date = 2032-03-02, until', 'code = "3020", date = 2032-03-02, until', ["39:12 SET002"]),
    (
        'code = "30.20", date = 2032-03-02, until',
        'code = "30.21", date = 2032-03-02, until',
        ["39:12 NAM010"],
    ),
    (
        "date = 2032-03-02, until",
        "date = 2030-03-02, until",
        ["39:28 SET003", "stands after a stage of 2031-06-02"],
    ),
    ("until = 2032-04-27", "until = 2032-01-27", ["39:48 SET014"]),
    ("until = 2032-04-27", 'until = "soon"', ["39:48 SET002", "a date such as"]),
    ('{ code = "20.20", date = 2031-06-02 }', '{ code = "40.20", date = 2031-06-02 }', ["39:12 NAM012"]),
    ('{ code = "20.20", date = 2031-06-02 }', '{ code = "20.20" }', ["38:3 SET004", "iso.stages[1].date"]),
    ('committee = "ISO/TC 268"', 'committee = "TC 268"', ["33:13 NAM005"]),
    ('committee = "ISO/TC 268"', 'committee = "CEN/TC 268"', ["33:13 SET015"]),
    ('reference = "EN ISO 99100-1"', 'reference = "ISO 99100-1"', ["43:13 SET015"]),
    ('reference = "EN ISO 99100-1"', 'reference = "EN ISO"', ["43:13 NAM001"]),
    ('dow = "2034-05"', 'dow = "2034-04"', ["51:7 SET014", "dow (2034-04) is before dop (2034-05-31)"]),
    ('dow = "2034-05"', 'dow = "May 2034"', ["51:7 SET002"]),
    ('dow = "2034-05"', 'dov = "2034-05"', ["51:1 SET001"]),
    ('annex = "ZA"', 'annex = "A"', ["47:19 SET002"]),
    ('revises = ["ISO 99100:2021"]', 'revises = ["ISO 99100:202"]', ["54:12 NAM001"]),
    ('base = "https://example.org/std"', 'base = "file:///etc/passwd"', ["58:8 SET002"]),
    ('purpose = "test"', "purpose = 1", ["60:11 SET002"]),
    ('purpose = "test"', 'purpose = "a\\u0007"', ["60:11 SET002", "printable"]),
    ("translations = []", 'translations = ["fr"]', ["3:17 SET016"]),
    ("[title.de]", "[title.deu]", ["SET001", "SET004"]),
    ('introductory = "Nachhaltige Kommunen"\n', "", ["19:1 SET018"]),
    ("parallel = true", "paralel = true", ["25:1 SET001", "write parallel"]),
]


def test_a_full_record(load: Load) -> None:
    draft, findings = load(FULL)
    assert findings == []
    assert draft is not None
    record = draft.record
    assert draft.name == "test"
    assert record.titles["en"] == Title("Cool refuges", "Sustainable communities")
    assert (record.edition, record.sample, record.patent_declared, record.index) == (2, True, True, True)
    assert record.procedure.track == 24
    assert record.iso is not None
    assert (record.iso.number, record.iso.part, record.iso.working_group) == ("99100", 1, "WG 9")
    assert record.iso.stages[1] == StageEvent("30.20", date(2032, 3, 2), date(2032, 4, 27), "cd1", "N 412")
    assert record.date == date(2032, 3, 2)
    assert record.cen is not None
    assert record.cen.acts == (Act("ZA", "2031/999/EU", True),)
    assert dict(record.cen.dates) == {"dop": "2034-05-31", "dow": "2034-05"}
    assert dict(record.relations) == {"revises": ("ISO 99100:2021",)}
    assert record.terms_also == ("ISO 99000",)
    assert record.smart_base == "https://example.org/std"
    assert dict(record.meta) == {"purpose": "test"}


@pytest.mark.parametrize(("right", "wrong", "said"), FAULTS)
def test_faults_have_their_place(load: Load, right: str, wrong: str, said: list[str]) -> None:
    assert FULL.count(right) == 1
    draft, findings = load(FULL.replace(right, wrong))
    assert draft is not None or "deliverable" in right
    for words in said:
        assert any(words in finding for finding in findings), findings


def test_everything_is_reported_in_one_go(load: Load) -> None:
    text = (
        FULL.replace("edition = 2", "edition = 0")
        .replace('"ISO/TC 268"', '"TC 268"')
        .replace("[meta]", "[mta]")
    )
    _, findings = load(text, "[[normative]]\nref = 3\n")
    assert [finding.split(" ")[1] for finding in findings] == [
        "SET002",
        "NAM005",
        "SET001",
        "SET012",
        "SET002",
    ] or sorted(finding.split(" ")[1] for finding in findings) == [
        "NAM005",
        "SET001",
        "SET002",
        "SET002",
        "SET012",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = 1\nlanguage = ", "2:12 SET005"),
        ("format = 1\nformat = 1", "2:11 SET005"),
        ("a = [" + "[" * 2000 + "]" * 2000 + "]", "SET005"),
        ("format = 2\nall = 'different'", "1:10 SET007"),
        ("", "1:1 SET004"),
        ("title = 3", "1:9 SET002"),
    ],
)
def test_files_that_give_no_draft(load: Load, text: str, said: str) -> None:
    draft, findings = load(text)
    assert draft is None
    assert any(said in finding for finding in findings), findings


def test_a_missing_french_title_is_an_error_from_the_enquiry_on(tmp_path: Path, load: Load) -> None:
    text = DRAFT.replace('[title.fr]\nmain = "Refuges frais"\n', "")
    for stages, level in (("20.20", Level.WARNING), ("40.20", Level.ERROR)):
        load(text.replace('code = "20.20"', f'code = "{stages}"'))
        report = Report()
        load_draft(tmp_path / "drafts" / "test", tmp_path, report)
        assert [(f.code, f.level) for f in report] == [("SET004", level)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[iso]", "[cen]"), "SET008"),
        (('deliverable = "IS"', 'deliverable = "EN"'), "EN is CEN's, and [cen] is missing"),
        (("[iso]", "[procedure]\nparallel = true\n[iso]"), "both sides, and [cen] is missing"),
        (("[iso]", '[procedure]\nlead = "cen"\n[iso]'), 'lead is "cen", and [cen] is missing'),
        (('deliverable = "IS"', 'deliverable = "AMD"'), 'SET004 "amendment" is missing'),
        (('deliverable = "IS"', 'translations = ["en"]\ndeliverable = "IS"'), '"translations[1]" is "en"'),
        (("[title.en]", "[title.de]"), '"title.en" is missing'),
    ],
)
def test_what_must_fit_together(load: Load, change: tuple[str, str], said: str) -> None:
    _, findings = load(DRAFT.replace(*change))
    assert any(said in finding for finding in findings), findings


def test_what_is_cens_alone_has_no_iso_side(load: Load) -> None:
    cen = '[cen]\ncommittee = "CEN/TC 0"\n'
    _, findings = load(DRAFT.replace('"IS"', '"EN"') + cen)
    assert any("EN is CEN's alone, and [iso] is there too" in finding for finding in findings), findings


def test_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    folder = tmp_path / "drafts" / "test"
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "index.md").touch()
    text = DRAFT.replace("99100", "9910O").replace("\n", "\r\n")
    (folder / "draft.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    report = Report()
    assert load_draft(folder, tmp_path, report) is not None
    (finding,) = report
    assert str(finding.place) == "drafts/test/draft.toml:11:10"


@pytest.mark.parametrize(
    ("content", "place"), [(b"format = 1\ntitle = '\xff'", "2:10"), (b"a = 1\n" * 200_000, ""), (None, "")]
)
def test_unreadable_files(tmp_path: Path, content: bytes | None, place: str) -> None:
    folder = tmp_path / "drafts" / "test"
    folder.mkdir(parents=True)
    if content is not None:
        (folder / "draft.toml").write_bytes(content)
    report = Report()
    assert load_draft(folder, tmp_path, report) is None
    (finding,) = report
    assert finding.code == "SET006"
    assert str(finding.place) == f"drafts/test/draft.toml:{place}".rstrip(":")


def test_names_that_windows_forbids(tmp_path: Path, load: Load) -> None:
    load(DRAFT)
    folder = tmp_path / "drafts" / "test" / "en"
    for name in ("aux.rst", "Plan.svg", "plan.svg"):
        (folder / name).touch()
    report = Report()
    load_draft(folder.parent, tmp_path, report)
    assert [f.code for f in report] == ["SET017", "SET017"]


def test_find_drafts(tmp_path: Path) -> None:
    for name in ("b", "a", "empty"):
        (tmp_path / "drafts" / name).mkdir(parents=True)
        if name != "empty":
            (tmp_path / "drafts" / name / "draft.toml").touch()
    assert [path.name for path in find_drafts(Workspace(tmp_path))] == ["a", "b"]
    assert find_drafts(Workspace(tmp_path / "a")) == []


def test_the_sample_draft_is_clean() -> None:
    root = Path(__file__).parents[2]
    report = Report()
    assert load_draft(root / "drafts" / "cool-refuges", root, report) is not None
    assert list(report) == []
