"""Safe fixes: what is mended, what is left alone and why, and that nothing else changes."""

from collections.abc import Callable, Iterator
from dataclasses import replace as replace_level
from pathlib import Path

import pytest

from normwright.checks.document import Document
from normwright.checks.elements import heading_words
from normwright.checks.finding import Entitle, Finding, at, on, replace
from normwright.checks.mending import Look, Looking, Mended, mend
from normwright.checks.mending.edits import Edit, Fix, by_file, compatible, edited
from normwright.checks.places import Sources
from normwright.checks.report import Checked
from normwright.diagnostics import Level, Report, diagnose
from normwright.sts.views import clauses, passages
from normwright.workspace.record import Draft
from tests.checks.harness import Case, lay_out
from tests.checks.mending_harness import composed, load

Rule = Callable[[Document], Iterator[Finding]]
TITLE = "Requirements\n============\n\n"


def words(old: str, new: str, *, code: str = "VRB001") -> Rule:
    """A rule that wants every `old` to be `new`, in quotations and code too."""

    def check(document: Document) -> Iterator[Finding]:
        for passage in passages(document.standard):
            string, start = passage.string, 0
            while old in string[start:]:
                start = string.index(old, start)
                end = start + len(old)
                yield at(code, passage, start, end, replace(passage, start, end, new))
                start = end

    return check


def hanging(document: Document) -> Iterator[Finding]:
    """A rule that wants a heading over each hanging paragraph."""
    from normwright.sts.views import blocks

    for clause in clauses(document.standard):
        if clause.children and any(True for _ in blocks(clause)):
            yield on("SEC003", clause, Entitle(clause, heading_words(clause.language)["general"]))


def looking(*rules: Rule) -> Looking:
    """How a draft is looked at with these rules alone."""

    def look(draft: Draft) -> Look:
        report = Report()
        standards = composed(draft, report)
        sources = Sources(draft.root)
        checked = [
            _told(finding, sources)
            for name, standard in standards.items()
            if name == "iso"
            for rule in rules
            for finding in rule(Document(standard, stage="FDIS", draft=draft))
        ]
        return Look(standards, checked, report)

    return look


def _told(finding: Finding, sources: Sources) -> Checked:
    return Checked(finding, diagnose("CHK030", sources.place(finding), code=finding.code, reason="x"))


def fixed(case: Case, root: Path, *rules: Rule) -> tuple[Mended, dict[str, str]]:
    """A case's draft mended and written: what was done, and its files."""
    folder = lay_out(case, root)
    made = mend(load(folder, root), looking(*rules))
    made.write()
    again = mend(load(folder, root), looking(*rules))
    assert again.files == {}, again.diff(root)
    language = case.options.get("language", "en")
    return made, {
        name: (folder / language / name).read_bytes().decode()
        for name in case.files
        if not name.endswith(".toml")
    }


def body(text: str) -> Case:
    """A draft with one clause."""
    return Case("case", {"body.rst": TITLE + text})


def reasons(made: Mended) -> list[str]:
    """What was left out, and why."""
    return [one.message for one in made.report if one.code == "CHK030"]


# -- replacing -----------------------------------------------------------------------------------------------


def test_words_are_replaced_where_they_stand_and_nowhere_else(tmp_path: Path) -> None:
    case = body(
        'The city must *must* act; ``must``, "must".\nIt must run.\n\n   They must.\n\n   -- A city\n'
    )
    made, files = fixed(case, tmp_path, words("must", "shall"))
    assert files["body.rst"] == TITLE + (
        'The city shall *shall* act; ``must``, "must".\nIt shall run.\n\n   They must.\n\n   -- A city\n'
    )
    assert len(made.fixed) == 3
    assert len(reasons(made)) == 3
    assert all("not the author's own" in reason for reason in reasons(made))


def test_definitions_that_others_worded_are_left(tmp_path: Path) -> None:
    head = "Terms and definitions\n=====================\n\n"
    terms = "tap\n---\n\nplace that must run\n\nwell\n----\n\n:source: ISO 00001, 3.2\n\nplace that must be deep\n"
    case = Case("case", {"terms.rst": head + terms, "body.rst": TITLE + "A tap beside a well.\n"})
    case.files["references.toml"] = '[[bibliography]]\nref = "ISO 00001"\ntitle = "Taps"\n'
    made, files = fixed(case, tmp_path, words("must", "shall"))
    assert files["terms.rst"] == head + terms.replace("must run", "shall run")
    assert "taken from another document" in reasons(made)[0]


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    folder = lay_out(body(""), tmp_path)
    path = folder / "en" / "body.rst"
    path.write_bytes(b"\xef\xbb\xbf" + (TITLE + "It must.\n\nIt must too.\n").replace("\n", "\r\n").encode())
    made = mend(load(folder, tmp_path), looking(words("must", "shall"), hanging))
    made.write()
    assert (
        path.read_bytes()
        == b"\xef\xbb\xbf" + (TITLE + "It shall.\n\nIt shall too.\n").replace("\n", "\r\n").encode()
    )


def test_a_phrase_over_a_line_end_becomes_one(tmp_path: Path) -> None:
    _, files = fixed(body("It has\nto run.\n"), tmp_path, words("has to", "shall"))
    assert files["body.rst"] == TITLE + "It shall run.\n"


def test_a_phrase_with_markup_in_it_is_left(tmp_path: Path) -> None:
    made, files = fixed(body("It *has* to run.\n"), tmp_path, words("has to", "shall"))
    assert files["body.rst"] == TITLE + "It *has* to run.\n"
    assert ["markup" in reason for reason in reasons(made)] == [True]


def test_blanks_beside_the_words_go_with_them(tmp_path: Path) -> None:
    rules = (words("the ", "", code="TRM006"), words(" now", "", code="TRM006"))
    _, files = fixed(body("So the\nowner acts now, and the *owner* rests now.\n"), tmp_path, *rules)
    assert files["body.rst"] == TITLE + "So owner acts, and *owner* rests.\n"


def test_what_a_role_printed_is_left(tmp_path: Path) -> None:
    case = body(".. _first:\n\nFirst\n-----\n\nSee :ref:`second`.\n\n.. _second:\n\nSecond\n------\n\nOne.\n")
    made, files = fixed(case, tmp_path, words("4.2", "4.3", code="XRF001"))
    assert ":ref:`second`" in files["body.rst"]
    assert len(reasons(made)) == 1


def test_two_fixes_of_the_same_words_are_made_one_after_the_other(tmp_path: Path) -> None:
    _, files = fixed(body("It must run.\n"), tmp_path, words("must run", "shall run"), words("run", "go"))
    assert files["body.rst"] == TITLE + "It shall go.\n"


def test_fixes_that_never_settle_end(tmp_path: Path) -> None:
    folder = lay_out(body("It is a.\n"), tmp_path)
    draft = load(folder, tmp_path)
    made = mend(draft, looking(words(" a.", " b."), words(" b.", " a.")))
    assert made.files == {} or len(made.fixed) < 20


def test_a_shared_file_is_mended_once(tmp_path: Path) -> None:
    case = body("One.\n\n.. include:: shared/rule.txt\n\nTwo.\n\n.. include:: shared/rule.txt\n")
    case.files["shared/rule.txt"] = "It must run.\n"
    _, files = fixed(case, tmp_path, words("must", "shall"))
    assert files["shared/rule.txt"] == "It shall run.\n"


def test_what_reads_otherwise_afterwards_is_left_out(tmp_path: Path) -> None:
    """Stars would turn the words into emphasis: the draft would not say what the fix says."""
    made, files = fixed(body("It must run. It must go.\n"), tmp_path, words("must run", "*must* run"))
    assert files["body.rst"] == TITLE + "It must run. It must go.\n"
    assert len(reasons(made)) == 1


def test_of_many_fixes_only_the_bad_one_is_left_out(tmp_path: Path) -> None:
    text = "".join(f"Number {n} must run.\n\n" for n in range(9))
    rules = (words("must", "shall"), words("Number 5", "``Number 5``"))
    made, files = fixed(body(text), tmp_path, *rules)
    assert files["body.rst"] == TITLE + text.replace("must", "shall")
    assert len(made.fixed) == 9
    assert len(reasons(made)) == 1


def test_a_fix_that_would_raise_an_error_is_left_out(tmp_path: Path) -> None:
    def no_shall(document: Document) -> Iterator[Finding]:
        for passage in passages(document.standard):
            if "shall" in passage.string and passage.role == "note":
                yield at("VRB007", passage, 0, 3)

    folder = lay_out(body(".. note:: It must run.\n"), tmp_path)
    look = looking(words("must", "shall"), no_shall)

    def erring(draft: Draft) -> Look:
        made = look(draft)
        found = [
            Checked(one.finding, replace_level(one.diagnostic, level=Level.ERROR, code="VRB007"))
            if one.finding.code == "VRB007"
            else one
            for one in made.checked
        ]
        return Look(made.standards, found, made.report)

    made = mend(load(folder, tmp_path), erring)
    assert made.files == {}
    assert "VRB007" in reasons(made)[0]


def test_files_of_others_are_left(tmp_path: Path) -> None:
    folder = lay_out(body("It must.\n"), tmp_path)
    outside = tmp_path / "elsewhere.rst"
    outside.write_text(TITLE + "It must.\n", encoding="utf-8")
    (folder / "en" / "body.rst").unlink()
    (folder / "en" / "body.rst").symlink_to(outside)
    made = mend(load(folder, tmp_path), looking(words("must", "shall")))
    assert made.files == {}


def test_words_in_another_language_are_left(tmp_path: Path) -> None:
    case = Case(
        "case",
        {
            "terms.rst": "Terms and definitions\n=====================\n\ntap\n---\n\n:fr: le must\n\nwhat must run\n"
        },
    )
    _, files = fixed(case, tmp_path, words("must", "shall", code="TRM009"))
    assert ":fr: le must" in files["terms.rst"]
    assert "what shall run" in files["terms.rst"]


def test_the_diff_can_be_applied(tmp_path: Path) -> None:
    import subprocess

    folder = lay_out(body("It must run.\n\nNo line end: it must"), tmp_path)
    path = folder / "en" / "body.rst"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    made = mend(load(folder, tmp_path), looking(words("must", "shall")))
    subprocess.run(["git", "apply", "-"], input=made.diff(tmp_path).encode(), cwd=tmp_path, check=True)
    assert path.read_text(encoding="utf-8") == TITLE + "It shall run.\n\nNo line end: it shall"


# -- headings ------------------------------------------------------------------------------------------------

SUBCLAUSES = ".. _first:\n\nFirst\n-----\n\nOne, see :ref:`second`.\n\n.. _second:\n\nSecond\n------\n\nTwo: see 4.1.\n"


def test_a_hanging_paragraph_gets_a_heading_in_the_style_of_the_file(tmp_path: Path) -> None:
    made, files = fixed(body(".. _all:\n\nIt shall run.\n\n- a;\n- b.\n\n" + SUBCLAUSES), tmp_path, hanging)
    wanted = TITLE + "General\n-------\n\n.. _all:\n\nIt shall run.\n\n- a;\n- b.\n\n" + SUBCLAUSES
    assert files["body.rst"] == wanted
    assert [one.code for one in made.report] == ["CHK031", "CHK032"]
    follow, typed = made.report
    assert "4.1 is now 4.2, 4.2 is now 4.3" in follow.message
    assert "1 of them" in follow.message
    assert (typed.place.file, typed.place.line) == (
        "drafts/d/en/body.rst",
        wanted[: wanted.index("see 4.1")].count("\n") + 1,
    )
    assert '"First" is now 4.2' in typed.message


def test_overlined_titles_and_deeper_levels(tmp_path: Path) -> None:
    text = "============\nRequirements\n============\n\nTop\n~~~\n\nHanging.\n\nA\n+++\n\nOne.\n\nB\n+++\n\nTwo.\n\nEnd\n~~~\n\nX.\n"
    case = Case("case", {"body.rst": text})
    _, files = fixed(case, tmp_path, hanging)
    assert files["body.rst"] == text.replace("Hanging.", "General\n+++++++\n\nHanging.")


@pytest.mark.parametrize(
    ("title", "heading"), [("# Requirements\n", "## General"), ("Requirements\n===\n", "## General")]
)
def test_myst_headings(title: str, heading: str, tmp_path: Path) -> None:
    text = f"{title}\nHanging.\n\n(a)=\n## First\n\nOne: {{ref}}`a`.\n\n## Second\n\nTwo.\n"
    _, files = fixed(Case("case", {"body.md": text}), tmp_path, hanging)
    assert files["body.md"] == text.replace("Hanging.", f"{heading}\n\nHanging.")


def test_subclauses_from_a_toctree_in_the_clause(tmp_path: Path) -> None:
    case = Case(
        "case",
        {
            "body.rst": TITLE + "Hanging.\n\n.. toctree::\n\n   parts/one\n   parts/two\n",
            "parts/one.rst": "One\n===\n\nFirst.\n",
            "parts/two.rst": "Two\n===\n\nSecond.\n",
            "index.rst": ".. toctree::\n\n   scope\n   body\n",
        },
    )
    made, files = fixed(case, tmp_path, hanging)
    assert files["body.rst"] == TITLE + ".. toctree::\n\n   body-general\n   parts/one\n   parts/two\n"
    new = tmp_path / "drafts" / "d" / "en" / "body-general.rst"
    assert new.read_text(encoding="utf-8") == "General\n=======\n\nHanging.\n"
    assert "4.1 is now 4.2, 4.2 is now 4.3" in made.report.findings[0].message
    assert "--- /dev/null\n+++ b/drafts/d/en/body-general.rst" in made.diff(tmp_path)


def test_a_french_draft_gets_a_french_heading(tmp_path: Path) -> None:
    case = Case(
        "case",
        {
            "scope.rst": "Domaine d'application\n=====================\n\nCe document spécifie tout.\n",
            "body.rst": "Exigences\n=========\n\nSuspendu.\n\nUn\n--\n\nA.\n\nDeux\n----\n\nB.\n",
        },
        options={"language": "fr"},
    )
    _, files = fixed(case, tmp_path, hanging)
    assert "Généralités\n-----------\n\nSuspendu." in files["body.rst"]


def test_numbers_that_mean_something_else_are_not_told(tmp_path: Path) -> None:
    case = body(
        "It shall run.\n\n"
        + SUBCLAUSES.replace("see 4.1", "see Table 4.1, :cite:`ISO 00001, 4.1`, 4.10, 4.1.1")
    )
    case.files["references.toml"] = '[[normative]]\nref = "ISO 00001"\ntitle = "Taps"\n'
    made, _ = fixed(case, tmp_path, hanging)
    assert [one.code for one in made.report] == ["CHK031"]


def test_other_drafts_and_comments_are_told(tmp_path: Path) -> None:
    folder = lay_out(body("It shall run.\n\n" + SUBCLAUSES), tmp_path)
    other = tmp_path / "drafts" / "other" / "en"
    other.mkdir(parents=True)
    (other / "scope.rst").write_text(
        "Scope\n=====\n\nSee ISO 00000, 4.1,\nand ISO 00000:2032,\n4.2, and ISO 00000-2, 4.1.\n",
        encoding="utf-8",
    )
    ledger = tmp_path / "comments" / "d" / "cd1" / "ledger"
    ledger.mkdir(parents=True)
    (ledger / "one.toml").write_text(
        '[[comment]]\nclause = "4.1"\n\n[[comment]]\nclause = "4.2 a)"\n', encoding="utf-8"
    )
    made = mend(load(folder, tmp_path), looking(hanging))
    told = [
        (one.code, one.place.file, one.place.line) for one in made.report if one.code in ("CHK033", "CHK034")
    ]
    assert told == [
        ("CHK034", "comments/d/cd1/ledger/one.toml", 2),
        ("CHK033", "drafts/other/en/scope.rst", 4),
        ("CHK033", "drafts/other/en/scope.rst", 6),
    ]


# -- edits ---------------------------------------------------------------------------------------------------


def _fix(*edits: Edit) -> Fix:
    return Fix(Checked(Finding("VRB001", None), diagnose("CHK031", moves="", count=0)), edits)


def test_of_two_fixes_that_touch_the_first_is_kept() -> None:
    one, two, three = (
        _fix(Edit("f", 3, 7, "a")),
        _fix(Edit("f", 7, 9, "b")),
        _fix(Edit("f", 20, 22, "c"), Edit("f", 0, 1, "d")),
    )
    assert compatible([one, two, three]) == [one, three]
    assert compatible([one, one]) == [one, one]
    assert by_file([one, one, three]) == {
        "f": [Edit("f", 0, 1, "d"), Edit("f", 3, 7, "a"), Edit("f", 20, 22, "c")]
    }


def test_ten_thousand_fixes_are_sorted_at_once() -> None:
    fixes = [_fix(Edit("f", at, at + 2, "x")) for at in range(0, 16_000, 4)]
    assert len(compatible(reversed(fixes))) == len(fixes)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_edits_count_lines_as_the_reader_does(ends: str) -> None:
    content = f"one{ends}two{ends}three".encode()
    edits = [Edit("f", 3, 3, "\n+"), Edit("f", 4, 7, "2"), Edit("f", 8, 13, "3")]
    assert edited(content, edits) == f"one{ends}+{ends}2{ends}3".encode()
