"""The structure that the design promises: imports go down, element names stay where they belong."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "toolchain" / "normwright"
MODULES = sorted(PACKAGE.rglob("*.py"))

#: What a package may import of ours, besides what every module may use.
COMMON = {"errors", "diagnostics", "resources", "files", "limits", "encodings", "garbage", "pandoc"}
ALLOWED: dict[str, set[str]] = {
    "sts": {"names"},
    "names": set(),
    "prose": set(),
    "workspace": {"names"},
    "sources": {"sts", "names", "workspace"},
    "passes": {"sts", "names", "workspace", "prose"},
    "render": {"sts", "names"},
    "history": {"sts", "names"},
    "glossary": {"sts", "names", "workspace", "prose"},
    "checks": {"sts", "names", "workspace", "prose", "glossary"},
    # checks: its places and edits of sources, so that a comment is applied by the same hand as a fix
    "comments": {"sts", "names", "workspace", "prose", "wordml", "checks"},
    "reports": set(),
    "wordml": set(),
}
#: Libraries that stay behind one door.
DOORS = {
    "sphinx": "sources",
    "docutils": "sources",
    "myst_parser": "sources",
    "git": "history",
    "click": "cli",
}
#: These packages see typed views only.
VIEW_ONLY = (
    "checks",
    "comments",
    "history",
    "smart",
    "glossary",
    "ballots",
    "reports",
    "cli",
    "workspace",
    "names",
    "prose",
)
_XPATH = re.compile(r"\.(xpath|iterfind|findall|find|findtext|iter|getchildren|itertext)\(|lxml|XPath")
_NAMES = re.compile(
    r"[\"'](?:.*/)?(term-sec|table-wrap|disp-formula|non-normative-note|list-item|std-meta|app-group|ref-list|"
    r"xref|std-ref|termEntry|langSet|adoption-front)(?:/.*)?[\"']"
)


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def _owner(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    owner = _owner(path)
    if owner in ALLOWED:
        for name in _imports(path):
            parts = name.split(".")
            if parts[0] == "normwright" and len(parts) > 1 and (PACKAGE / parts[1]).exists():
                assert parts[1] in ALLOWED[owner] | COMMON | {owner}, f"{owner} must not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_stay_behind_their_door(path: Path) -> None:
    for name in _imports(path):
        door = DOORS.get(name.split(".")[0])
        assert door in (None, _owner(path)), f"only {door} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_making_half_knows_element_names(path: Path) -> None:
    if _owner(path) in VIEW_ONLY:
        text = path.read_text(encoding="utf-8")
        code = "\n".join(line.split("#")[0] for line in text.splitlines())
        assert not _XPATH.search(code), f"{path.name} looks into the tree"
        assert not _NAMES.search(code), f"{path.name} knows element names"


def test_the_doors_are_found_when_they_are_broken(tmp_path: Path) -> None:
    broken = tmp_path / "module.py"
    broken.write_text("from git import Repo\nimport normwright.cli.build\n", encoding="utf-8")
    assert {"git", "normwright.cli.build"} <= _imports(broken)
    assert _XPATH.search("tree.xpath('//p')")
    assert _NAMES.search("'term-sec'")


def test_every_module_imports_alone() -> None:
    import subprocess
    import sys

    names = [".".join(("normwright", *p.relative_to(PACKAGE).with_suffix("").parts)) for p in MODULES]
    script = "import importlib, sys\nfor n in sys.argv[1:]:\n    importlib.import_module(n.removesuffix('.__init__'))"
    subprocess.run([sys.executable, "-c", script, *names], check=True)


def test_the_command_starts_without_its_engines() -> None:
    """`normwright --help` and a build with nothing to do must not pay for Sphinx, Typst or git."""
    import subprocess
    import sys

    script = (
        "import sys, normwright.cli.build, normwright.cli.check, normwright.cli.init, normwright.cli.demo\n"
        "heavy = {'sphinx', 'docutils', 'typst', 'git', 'pypandoc', 'jsonschema', 'lxml.isoschematron'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
