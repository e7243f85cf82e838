"""Bad input: its coded message at its place, the rest of the report too, no good output touched, exit code 1 or 3."""

import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.command import run

_PNG = b"\x89PNG\r\n\x1a\n"


def _clause(draft: Path) -> Path:
    """A clause of our own, listed last, so that lines are known."""
    index = draft / "index.rst"
    index.write_text(index.read_text(encoding="utf-8").rstrip() + "\n   extra\n", encoding="utf-8")
    return draft / "extra.rst"


def _text(text: str) -> Callable[[Path], None]:
    def spoil(draft: Path) -> None:
        _clause(draft).write_text(f"Extra\n=====\n\n{text}\n", encoding="utf-8")

    return spoil


def _markdown(text: str) -> Callable[[Path], None]:
    def spoil(draft: Path) -> None:
        _clause(draft).with_suffix(".md").write_text(f"# Extra\n\n{text}\n", encoding="utf-8")

    return spoil


def _missing_file(draft: Path) -> None:
    _clause(draft)


def _false_picture(draft: Path) -> None:
    (draft / "plan.png").write_bytes(b"no picture")
    _text(".. figure:: plan.png\n   :alt: Plan\n\n   Plan")(draft)


def _cyclic(draft: Path) -> None:
    (draft / "part.txt").write_text(".. include:: part.txt\n", encoding="utf-8")
    _text(".. include:: part.txt")(draft)


def _outside(draft: Path) -> None:
    (draft.parent.parent.parent.parent / "other.txt").write_text("secret words", encoding="utf-8")
    _text(".. include:: ../../../../other.txt")(draft)


def _picture_outside(draft: Path) -> None:
    (draft.parent.parent.parent.parent / "plan.png").write_bytes(_PNG)
    _text(".. figure:: ../../../../plan.png\n   :alt: Plan\n\n   Plan")(draft)


def _picture_by_link(draft: Path) -> None:
    outside = draft.parent.parent.parent.parent / "plan.png"
    outside.write_bytes(_PNG)
    (draft / "plan.png").symlink_to(outside)
    _text(".. figure:: plan.png\n   :alt: Plan\n\n   Plan")(draft)


def _huge(draft: Path) -> None:
    with _clause(draft).open("wb") as file:
        file.truncate(100_000_000)


def _untrusted(draft: Path) -> None:
    root = draft.parent.parent.parent
    settings = root / "normwright.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + '\n[extensions]\nnames = ["sphinx.ext.graphviz"]\n', encoding="utf-8")


CASES: dict[str, tuple[Callable[[Path], None], str, int]] = {
    # what is wrong: (how it is made, expected code, expected line or 0)
    "broken reST": (_text("**never closed"), "SRC201", 4),
    "a missing file in the toctree": (_missing_file, "SRC023", -1),
    "a reference to nothing": (_text("See :ref:`nowhere`."), "SRC040", 4),
    "a reference to nothing in Markdown": (_markdown("See {ref}`nowhere`."), "SRC040", 3),
    "duplicate labels": (_text(".. _one:\n\nText.\n\n.. _one:\n\nMore."), "SRC010", -1),
    "an image that isn't one": (_false_picture, "SRC101", 4),
    "LaTeX that can't be converted": (_text(r".. math:: \frac{a"), "SRC110", 4),
    "a cyclic include": (_cyclic, "SRC212", -1),
    "an include outside the draft": (_outside, "SRC210", 4),
    "an image outside the draft": (_picture_outside, "SRC101", 4),
    "an image outside the draft by a link": (_picture_by_link, "SRC101", 4),
    "a 100 MB file": (_huge, "SRC204", -1),
    "raw": (_text(".. raw:: html\n\n   <b>x</b>"), "SRC120", 4),
    "raw in Markdown": (_markdown("```{raw} html\n<b>x</b>\n```"), "SRC120", 3),
    "eval-rst": (_markdown("```{eval-rst}\n.. note:: x\n```"), "SRC120", 3),
    "an HTML tag": (_markdown("a <script>alert(1)</script> b"), "SRC120", 3),
    "a URL option": (_text(".. csv-table:: T\n   :url: https://example.org/x.csv"), "SRC122", -1),
    "an image address": (_text(".. figure:: https://example.org/a.png\n   :alt: A\n\n   A"), "SRC101", 4),
    "an extension that wasn't trusted": (_untrusted, "SET031", -1),
}


@pytest.mark.parametrize("what", CASES)
def test_bad_input_is_named_and_harms_nothing(what: str, workspace: Path, draft: Path) -> None:
    assert run("build", "-f", "sts", cwd=workspace).code == 0
    before = {p: zlib.crc32(p.read_bytes()) for p in (workspace / "build").rglob("*.xml")}
    spoil, code, line = CASES[what]
    spoil(draft)
    # A second fault elsewhere shows that the rest of the report still appears.
    scope = draft / "scope.rst"
    scope.write_text(scope.read_text(encoding="utf-8") + "\nSee :ref:`gone-too`.\n", encoding="utf-8")
    done = run("build", "-f", "sts", "--format", "json", cwd=workspace)
    findings = json.loads(done.out)["findings"]
    assert done.code == 1
    found = [finding for finding in findings if finding["code"] == code]
    assert found, [(f["code"], f["message"]) for f in findings]
    assert found[0]["file"]
    if line > 0:
        assert line in [finding["line"] for finding in found]
    assert any(f["code"] == "SRC040" and f["file"].endswith("scope.rst") for f in findings)
    assert {p: zlib.crc32(p.read_bytes()) for p in (workspace / "build").rglob("*.xml")} == before
    assert "secret words" not in done.out


_BOMB = """<?xml version="1.0"?>
<!DOCTYPE standard [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>
<standard><front/><body><sec id="s"><title>T</title><p>&h;</p></sec></body></standard>
"""
_STS = '<standard><body><sec id="s"><label>1</label><title>T</title><p>{}</p></sec></body></standard>'
FILES = {
    # what is wrong: (content, expected code)
    "an entity bomb": (_BOMB, "XML003"),
    "a file by entity": (
        '<!DOCTYPE standard [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _STS.format("&x;"),
        "XML004",
    ),
    "an undefined entity": (
        '<!DOCTYPE standard SYSTEM "http://example.org/x.dtd">' + _STS.format("&mdash;"),
        "XML005",
    ),
    "no XML": ("this is no XML", "XML002"),
    "broken XML": ("<standard><body></standard>", "XML002"),
    "another kind of XML": ("<html><body/></html>", "STS001"),
    "nothing": ("", "XML007"),
}


@pytest.mark.parametrize("what", FILES)
def test_bad_files_by_others_are_named(what: str, tmp_path: Path) -> None:
    content, code = FILES[what]
    (tmp_path / "their.xml").write_text(content, encoding="utf-8")
    done = run("build", "their.xml", "-f", "sts,html", "--format", "json", cwd=tmp_path)
    assert done.code == 3
    assert code in [finding["code"] for finding in json.loads(done.out)["findings"]]
    assert not (tmp_path / "build").exists()


def test_a_dtd_from_the_network_is_not_fetched(tmp_path: Path) -> None:
    text = '<!DOCTYPE standard SYSTEM "http://127.0.0.1:9/x.dtd">' + _STS.format("good")
    (tmp_path / "their.xml").write_text(text, encoding="utf-8")
    done = run("build", "their.xml", "-f", "html", cwd=tmp_path)
    assert done.code == 0, done.err
    assert list((tmp_path / "build").rglob("*.html"))
