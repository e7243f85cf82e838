"""Files by others that are no whole documents, and faults that are told once a clause."""

from pathlib import Path

from normwright.checking import check_file
from normwright.checks.document import Document
from normwright.checks.excerpt import is_excerpt, is_part
from normwright.checks.places import Sources
from normwright.checks.report import check
from normwright.checks.run import Asked
from normwright.diagnostics import Diagnostic, Report
from normwright.sts.normalise import profile
from normwright.sts.parse import parse_xml
from normwright.sts.standard import Standard
from tests.checks.harness import Case, foreign, foreign_parts, make

#: A clause out of the middle of a document, with a table that nothing mentions here and a word that is wrong anywhere.
EXCERPT = """<body><sec id="sec_7"><label>7</label><title>Entrances</title><p id="p_7">The city must light the entrance.</p>
<table-wrap id="tab_4"><label>Table 4</label><caption><title>Lamps</title></caption>
<table><tbody><tr><td>Lamp</td></tr></tbody></table></table-wrap></sec></body>"""


def document(text: str) -> Document:
    """A file by others, at the strictest stage."""
    tree = parse_xml(text.encode(), report=Report())
    assert tree is not None
    return Document(profile(Standard(tree, file="foreign.xml")), stage="FDIS")


def levels(made: Document, **settings: str) -> dict[str, str]:
    """Code -> its level here."""
    return {one.diagnostic.code: str(one.diagnostic.level) for one in check(made, settings, Sources(Path()))}


def test_what_needs_the_whole_is_advice_in_an_excerpt() -> None:
    made = document(foreign_parts(EXCERPT))
    assert is_excerpt(made)
    found = levels(made)
    assert found["STR001"] == "warning"
    assert found["TAB001"] == found["TAB003"] == "advice"
    assert found["VRB001"] == "error"


def test_a_level_that_was_chosen_stays() -> None:
    assert levels(document(foreign_parts(EXCERPT)), TAB001="error")["TAB001"] == "error"


def test_the_excerpt_is_said() -> None:
    made = document(foreign_parts(EXCERPT))
    told = [one.diagnostic for one in check(made, {}, Sources(Path())) if one.diagnostic.code == "STR001"]
    assert [one.message.partition(";")[2] for one in told] == [
        " it is read as an excerpt, and what only the whole can show is told as advice"
    ]


def test_a_document_that_lacks_one_or_two_elements_is_whole() -> None:
    body = "<body><sec sec-type='scope'><label>1</label><title>Scope</title></sec></body>"
    made = document(foreign_parts(body))  # its foreword is there
    assert not is_excerpt(made)
    assert levels(made)["STR001"] == "error"


def test_an_amendment_is_part_of_another_document() -> None:
    text = foreign_parts(EXCERPT).replace("ISO/FDIS 00000", "ISO 00000:2031/FDAmd 1")
    made = document(text)
    assert is_part(made)
    assert not is_excerpt(made)
    assert levels(made)["TAB001"] == "advice"
    assert "STR001" not in levels(made)


def test_a_draft_is_always_whole(tmp_path: Path) -> None:
    made = make(Case("x", {"body.rst": "Requirements\n============\n\nThe door shall be open.\n"}), tmp_path)
    assert not is_part(Document(made.standard, draft=made.draft))


def told(tmp_path: Path, body: str) -> list[Diagnostic]:
    """What is told of a file by others with this clause."""
    path = tmp_path / "foreign.xml"
    path.write_text(foreign(body), encoding="utf-8")
    outcome = check_file(path, Asked(stage="FDIS"))
    return [one.diagnostic for one in outcome.results if one.diagnostic.level != "advice"]


def test_faults_of_a_kind_are_told_once_a_clause(tmp_path: Path) -> None:
    body = "".join(f"<p>The height shall be 0.{n} m.</p>\n" for n in range(1, 9))
    body += '<sec id="sec_5"><label>5</label><title>Widths</title><p>The width shall be 0.9 m.</p></sec>'
    found = told(tmp_path, body)
    assert [one.code for one in found] == ["NUM001", "NUM001"]
    lines = [found[0].place.line + number for number in range(1, 5)]
    named = ", ".join(f'"0.{number}" in line {line}' for number, line in enumerate(lines, 2))
    assert found[0].message.endswith(f"; likewise {named} and 3 more")
    assert "likewise" not in found[1].message


def test_different_faults_stay_apart(tmp_path: Path) -> None:
    found = told(tmp_path, "<p>The door shall be 0.9 m wide and/or open.</p>")
    assert [one.code for one in found] == ["LNG003", "NUM001"]


def test_in_a_draft_each_place_is_told(tmp_path: Path) -> None:
    text = "Requirements\n============\n\nThe door shall be 0.9 m wide.\n\nThe window shall be 0.8 m wide.\n"
    made = make(Case("x", {"body.rst": text}), tmp_path)
    assert [one.code for one in made.told] == ["NUM001", "NUM001"]
