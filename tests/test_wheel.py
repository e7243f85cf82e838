"""The wheel alone: installed elsewhere, it runs the demo, and makes and builds a first draft."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIBRARIES = sysconfig.get_path("purelib")

#: Laid into the installed program: any look at this checkout ends it, but for the libraries in its .venv.
_GUARD = """
import os, sys
_BARRED, _FREE = {barred!r}, {free!r}
def _watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir", "import") and arguments and isinstance(arguments[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if path.startswith(_BARRED) and not path.startswith(_FREE):
            os.write(2, b"the checkout was reached: " + os.fsencode(arguments[0]) + b"\\n")
            os._exit(99)
sys.addaudithook(_watch)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def test_the_wheel_holds_what_the_program_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "normwright/_shipped/templates/html/standard.xsl",
        "normwright/_shipped/templates/pdf/standard.typ",
        "normwright/_shipped/templates/wording/en.toml",
        "normwright/_shipped/sample/normwright.toml",
        "normwright/_shipped/sample/drafts/cool-refuges/draft.toml",
        "normwright/_shipped/sample/drafts/nature-based-vocabulary/draft.toml",
        "normwright/_shipped/sample/drafts/nature-based-vocabulary/figures/concepts.svg",
        "normwright/_shipped/sample/comments/cool-refuges/cd1/ballot.toml",
        "normwright/_shipped/sample/comments/cool-refuges/cd1/inbox/iso-cd-00000-xd.docx",
        "normwright/py.typed",
    ):
        assert needed in names
    assert not [name for name in names if name.endswith((".dtd", ".rng", ".ent")) or "/tests/" in name]


def test_installed_alone_it_works_and_gives_the_same_bytes(
    wheel: Path, tmp_path: Path, built_samples: Path
) -> None:
    """Another program, folder, home, clock zone, language and hash seed, and another process: the same files."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    env |= {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "HOME": str(tmp_path)}
    home = tmp_path / "installed"
    venv.create(home, with_pip=False)
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "-q", "--no-deps",
         "--no-index", str(wheel)],
        check=True, capture_output=True, env=env, cwd=tmp_path,
    )  # fmt: skip
    site = next(home.glob("lib/python*/site-packages"))
    # What it depends on is here already; `make demo` installs it anew.
    (site / "others.pth").write_text(f"{LIBRARIES}\n", encoding="utf-8")
    (site / "guard.py").write_text(_GUARD.format(barred=str(ROOT) + os.sep, free=LIBRARIES), encoding="utf-8")
    (site / "guard.pth").write_text("import guard\n", encoding="utf-8")
    place = tmp_path / "quite" / "another place"
    place.mkdir(parents=True)

    def run(*words: str, cwd: Path = place) -> str:
        done = subprocess.run(
            [str(home / "bin" / "normwright"), *words],
            cwd=cwd, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    demo = run("demo")
    made = [
        place / line.strip() for line in demo.splitlines() if line.strip().endswith((".xml", ".html", ".pdf"))
    ]
    assert {path.suffix for path in made} == {".xml", ".html", ".pdf"}
    assert all(path.stat().st_size > 10_000 for path in made)
    here, there = _files(built_samples), _files(place / "normwright-demo")
    assert [name for name in sorted(here.keys() | there.keys()) if here.get(name) != there.get(name)] == []
    run("init", "committee")
    run("init", "drafts/first", "--deliverable", "TS", "--title", "First", cwd=place / "committee")
    run("build", "first", cwd=place / "committee")
    assert list((place / "committee" / "build" / "first").rglob("*.pdf"))


def _files(root: Path) -> dict[str, bytes]:
    """What was built, and from what."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def test_the_guard_would_notice(tmp_path: Path) -> None:
    (tmp_path / "guard.py").write_text(
        _GUARD.format(barred=str(ROOT) + os.sep, free=LIBRARIES), encoding="utf-8"
    )
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import guard; open({str(ROOT / 'README.md')!r})"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script], capture_output=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 99
