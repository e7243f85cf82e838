"""The docs say what is: generated pages are current, and every command shown runs."""

import re
import runpy
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import run

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
GENERATED = runpy.run_path(str(ROOT / "docs" / "generate.py"))["PAGES"]


@pytest.mark.parametrize("page", GENERATED)
def test_generated_pages_are_current(page: str) -> None:
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == GENERATED[page](), "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), f"{page.name} links to {target}"


def _lay_experts_files(folder: Path) -> None:
    """What the guide of the national body begins with: a circulated text and three experts' files."""
    ballot = ROOT / "comments" / "cool-refuges" / "cd1"
    shutil.copytree(ballot / "circulated", folder / "circulated")
    (folder / "from-experts").mkdir()
    for number, name in enumerate(("xb.docx", "xc.docx", "xe.xlsx"), 1):
        ending = name.rpartition(".")[2]
        shutil.copy(ballot / "inbox" / f"iso-cd-00000-{name}", folder / "from-experts" / f"{number}.{ending}")


def _lay_vocabularies(folder: Path) -> None:
    """What `normwright demo` has laid out when the guide of vocabularies begins."""
    shutil.copytree(ROOT / "glossary", folder / "normwright-demo" / "glossary")


_BEGINNINGS = {"national.md": _lay_experts_files, "vocabulary.md": _lay_vocabularies}


def _steps(page: Path) -> Iterator[tuple[str, str]]:
    """The commands of a page, and the files that it shows with their names, in order: name or "", text."""
    blocks = re.finditer(r"```(\w+)(?: (\S+))?\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for kind, name, text in (block.groups() for block in blocks):
        if name:
            yield name, text
        elif kind == "console":
            yield from (("", line[2:]) for line in text.splitlines() if line.startswith("$ "))


@pytest.mark.parametrize("page", [p for p in PAGES if any(_steps(p))], ids=lambda p: p.name)
def test_commands_shown_run(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    here = tmp_path
    _BEGINNINGS.get(page.name, lambda _: None)(tmp_path)
    for name, command in _steps(page):
        if name:
            (here / name).write_text(command, encoding="utf-8")
            continue
        program, *words = shlex.split(command)
        if program == "cd":
            here = here / words[0]
            continue
        assert program == "normwright"
        if words == ["demo"]:  # its folder is built; from nothing it is in tests/test_wheel.py
            built = shutil.copytree(request.getfixturevalue("built_samples"), here / "normwright-demo")
            done = run("demo", cwd=built)
        else:
            done = run(*words, cwd=here)
        assert done.code == 0, f"{command}\n{done.out}{done.err}"


def test_the_findings_shown_in_the_readme_are_told(tmp_path: Path) -> None:
    shown = (ROOT / "README.md").read_text(encoding="utf-8").partition("$ normwright check cool-roofs\n")[2]
    lines = [line for line in shown.partition("```")[0].splitlines() if not line.startswith(("$", "…"))]
    sentence = next(line for line in lines if line.startswith("-"))[1:]
    new = ("--deliverable", "TS", "--title", "Cool roofs", "--committee", "ISO/TC 0")
    assert run("init", "my-committee", cwd=tmp_path).code == 0
    assert run("init", "drafts/cool-roofs", *new, cwd=tmp_path / "my-committee").code == 0
    with (tmp_path / "my-committee/drafts/cool-roofs/en/general.rst").open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")
    told = run("check", "cool-roofs", cwd=tmp_path / "my-committee")
    mended = run("check", "cool-roofs", "--fix", "--dry-run", cwd=tmp_path / "my-committee")
    said = f"{told.out}\n{told.err}\n{mended.out}".splitlines()
    assert [line for line in lines if line not in said] == []


def test_codes_named_in_the_docs_exist() -> None:
    from normwright.diagnostics import codes

    for page in PAGES:
        for code in re.findall(
            r"\b(?:ENV|GIT|NAM|PRV|RND|SET|SRC|STS|XML)\d{3}\b", page.read_text(encoding="utf-8")
        ):
            assert code in codes(), f"{page.name} names {code}"


def _examples() -> list[tuple[str, str]]:
    text = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    return re.findall(r"```(rst|md)\n(.*?)\n```\n", text, re.DOTALL)


@pytest.mark.parametrize("number", range(len(_examples())))
def test_examples_of_the_authoring_guide_are_understood(number: int, tmp_path: Path) -> None:
    from normwright.diagnostics import Report
    from normwright.sources.reader import Reader

    syntax, text = _examples()[number]
    folder = tmp_path / "drafts" / "guide"
    (folder / "figures").mkdir(parents=True)
    (folder / "figures" / "plan.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
        encoding="utf-8",
    )
    (folder / "en").mkdir()
    (folder / "en" / f"example.{syntax}").write_text(text + "\n", encoding="utf-8")
    report = Report()
    Reader(folder, "en", root=tmp_path, cache=None).read(["example"], report)
    assert [(finding.place.line, finding.code, finding.message) for finding in report] == []
