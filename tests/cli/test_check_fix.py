"""`normwright check --fix` and protected texts, as a user calls them."""

import re
import shutil
from pathlib import Path

from tests.support.command import run

_CLAUSE = "Rules\n=====\n\n"
_HANGING = "The roof has an area of 0.75 m².\n\n.. _one:\n\nOne\n---\n\nSee :ref:`two`.\n\n.. _two:\n\nTwo\n---\n\nSee 5.1.\n"


def _write(draft: Path, text: str) -> Path:
    """A clause of its own, last in the draft."""
    path = draft / "rules.rst"
    path.write_text(text, encoding="utf-8", newline="\n")
    index = next(draft.glob("index.*"))
    lines = index.read_text(encoding="utf-8").rstrip("\n").split("\n")
    last = max(number for number, line in enumerate(lines) if line.strip() and not line.startswith(":::"))
    indent = lines[last][: len(lines[last]) - len(lines[last].lstrip())]
    index.write_text(
        "\n".join([*lines[: last + 1], f"{indent}rules", *lines[last + 1 :]]) + "\n", encoding="utf-8"
    )
    return path


def test_headings_and_words_are_mended_and_numbers_told(workspace: Path, draft: Path) -> None:
    path = _write(draft, _CLAUSE + _HANGING)
    done = run("check", "--fix", "--select", "SEC003,NUM001,CHK", cwd=workspace)
    assert path.read_text(encoding="utf-8") == (
        _CLAUSE + "General\n-------\n\n" + _HANGING.replace("0.75", "0,75")
    )
    assert "CHK031" in done.out + done.err
    assert "CHK032" in done.out + done.err
    again = run("check", "--fix", "--select", "SEC003,NUM001", cwd=workspace)
    assert "mended" not in again.out
    assert path.read_text(encoding="utf-8").count("General") == 1


def test_a_translation_gets_the_heading_or_is_told_that_it_lacks_it(workspace: Path, draft: Path) -> None:
    _write(draft, _CLAUSE + _HANGING)
    shutil.copytree(draft, draft.parent / "fr")
    record = draft.parent / "draft.toml"
    text = record.read_text(encoding="utf-8")
    text = text.replace('language = "en"', 'language = "en"\ntranslations = ["fr"]', 1)
    record.write_text(text.replace("[title.en]", '[title.fr]\nmain = "Toits"\n[title.en]'), encoding="utf-8")
    french = draft.parent / "fr" / "rules.rst"
    silenced = ".. normwright: ignore SEC003 comme dans la loi\n\n"
    french.write_text(_CLAUSE + silenced + _HANGING, encoding="utf-8")
    done = run("check", "--fix", "--select", "SEC003,CHK", cwd=workspace)
    assert re.search(r"fr/rules\.rst:\d+:1: warning\[CHK035\]", done.out)
    french.write_text(_CLAUSE + _HANGING, encoding="utf-8")
    (draft / "rules.rst").write_text(_CLAUSE + _HANGING, encoding="utf-8")
    done = run("check", "--fix", "--select", "SEC003,CHK", cwd=workspace)
    assert "CHK035" not in done.out
    assert french.read_text(encoding="utf-8").startswith(_CLAUSE + "Généralités\n")


def test_a_dry_run_writes_nothing_and_its_diff_can_be_applied(workspace: Path, draft: Path) -> None:
    import subprocess

    path = _write(draft, _CLAUSE + "The roof has an area of 0.75 m².\n")
    before = path.read_bytes()
    done = run("check", "--fix", "--dry-run", "--select", "NUM001", cwd=workspace)
    assert path.read_bytes() == before
    diff = done.out[done.out.index("--- a/") :]
    subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=workspace, check=True)
    assert path.read_bytes() == before.replace(b"0.75", b"0,75")


def test_what_is_silenced_or_known_is_not_mended(workspace: Path, draft: Path) -> None:
    silenced = ".. normwright: ignore NUM001 the label on the device says so\n\nIt weighs 0.5 kg.\n\n"
    path = _write(draft, _CLAUSE + silenced)
    run("check", "--fix", "--select", "NUM001", cwd=workspace)
    assert "0.5 kg" in path.read_text(encoding="utf-8")
    path.write_text(_CLAUSE + "It weighs 0.5 kg.\n", encoding="utf-8")
    run("check", "--select", "NUM001", "--baseline", "known.json", cwd=workspace)
    path.write_text(_CLAUSE + "It weighs 0.5 kg.\n\nIt is 1.5 m long.\n", encoding="utf-8")
    run("check", "--fix", "--select", "NUM001", "--baseline", "known.json", cwd=workspace)
    assert path.read_text(encoding="utf-8") == _CLAUSE + "It weighs 0.5 kg.\n\nIt is 1,5 m long.\n"


def test_protected_texts_are_compared(workspace: Path, draft: Path) -> None:
    _write(draft, "Review\n======\n\nThe owner may review the roof.\n")
    with (workspace / "normwright.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[protected]]\nfile = "protected/review.toml"\ndrafts = ["roofs"]\n')
    folder = workspace / "protected"
    folder.mkdir()
    (folder / "review.toml").write_text(
        'name = "Common text"\nsource = "Decision 4"\nlanguage = "en"\n[[passage]]\nname = "Review"\n'
        'title = "Review"\ntext = "The owner shall review the roof."\n',
        encoding="utf-8",
    )
    done = run("check", "--select", "PSG", cwd=workspace)
    assert "rules.rst:4:11: error[PSG004]" in done.out
    assert '"may" stands here for "shall" of "Review" (Decision 4)' in done.out


def test_a_broken_file_of_protected_texts_is_told_with_its_line(workspace: Path, draft: Path) -> None:
    with (workspace / "normwright.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[protected]]\nfile = "gone.toml"\n\n[[protected]]\nfile = "review.toml"\n')
    (workspace / "review.toml").write_text(
        'name = "Common text"\nsource = "Decision 4"\nlanguage = "en"\n[[passage]]\nname = "Review"\n'
        'title = "Review"\ntext = "The {owner."\n',
        encoding="utf-8",
    )
    done = run("check", "--select", "PSG", cwd=workspace)
    assert "PSG010" in done.out
    assert "review.toml:7:8: error[PSG011]" in done.out
    assert done.code == 1
