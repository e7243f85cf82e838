"""`normwright build` with a translation beside the original."""

import json
import re
from pathlib import Path

import pytest
from tests.support.command import run

FRENCH = {
    "index": ".. toctree::\n\n   scope\n   rules\n",
    "scope": "Domaine d'application\n=====================\n\nLe présent document traite des toits.\n",
    "rules": "Règles\n======\n\nLes toits doivent être clairs.\n\n.. note:: Le blanc est clair.\n",
}
ENGLISH = {
    "index": ".. toctree::\n\n   scope\n   rules\n",
    "scope": "Scope\n=====\n\nThis document treats roofs.\n",
    "rules": "Rules\n=====\n\nRoofs shall be light.\n\n.. note:: White is light.\n",
}


@pytest.fixture
def roofs(workspace: Path) -> Path:
    """The draft "roofs" in English and French."""
    folder = workspace / "drafts" / "roofs"
    for language, files in (("en", ENGLISH), ("fr", FRENCH)):
        (folder / language).mkdir(exist_ok=True)
        for path in (folder / language).iterdir():
            path.unlink()
        for name, text in files.items():
            (folder / language / f"{name}.rst").write_text(text, encoding="utf-8")
    record = folder / "draft.toml"
    text = re.sub(
        r"(?m)^(language = .*)$", r'\1\ntranslations = ["fr"]', record.read_text(encoding="utf-8"), count=1
    )
    record.write_text(f'{text}\n[title.fr]\nmain = "Toits"\n', encoding="utf-8")
    return folder


def _built(workspace: Path, *options: str) -> tuple[int, list[str], list[str]]:
    """Exit code, the STS files made below build/, and the findings of translations, in order."""
    done = run("build", "roofs", "-f", "sts", "--format", "json", *options, cwd=workspace)
    told = json.loads(done.out)
    files = [Path(file["path"]) for file in told["results"]["files"] if file["format"] == "sts"]
    findings = [f["code"] for f in told["findings"] if f["code"].startswith(("SRC15", "SRC04"))]
    return done.code, [path.parent.name for path in files], findings


def test_every_language_is_built(workspace: Path, roofs: Path) -> None:
    assert _built(workspace) == (0, ["iso", "en", "iso-fr", "en-fr"], [])
    (made,) = (workspace / "build" / "roofs" / "iso-fr").glob("*.xml")
    assert made.stem.endswith("-fr")
    assert 'xml:lang="fr"' in made.read_text(encoding="utf-8")
    assert _built(workspace) == (0, ["iso", "en", "iso-fr", "en-fr"], [])  # from the stamp


def test_one_language_can_be_asked_for(workspace: Path, roofs: Path) -> None:
    assert _built(workspace, "--language", "fr", "--as", "iso")[1] == ["iso-fr"]
    assert _built(workspace, "--language", "en")[1] == ["iso", "en"]
    done = run("build", "roofs", "--language", "de", cwd=workspace)
    assert done.code == 2
    assert "en, fr" in done.err


def test_a_lagging_translation_is_built_and_told(workspace: Path, roofs: Path) -> None:
    path = roofs / "fr" / "rules.rst"
    path.write_text(FRENCH["rules"].partition("..")[0], encoding="utf-8")
    code, made, findings = _built(workspace)
    assert (code, made, findings) == (0, ["iso", "en", "iso-fr", "en-fr"], ["SRC150"])


def test_an_error_in_a_translation_leaves_the_original_alone(workspace: Path, roofs: Path) -> None:
    path = roofs / "fr" / "rules.rst"
    path.write_text(f"{FRENCH['rules']}\nVoir :ref:`nulle-part`.\n", encoding="utf-8")
    code, made, findings = _built(workspace)
    assert (code, made) == (1, ["iso", "en"])
    assert "SRC040" in findings
