"""Input that wants to harm: refused, told, and the rest still read."""

import os
import sys
from pathlib import Path

import pytest

from normwright.diagnostics import Report
from normwright.sources import files, includes
from normwright.sts.places import place_of
from tests.sources.snippets import draft, read, reader

HEADING = {"rst": "T\n=\n\nbefore\n\n", "md": "# T\n\nbefore\n\n"}


def include(name: str, syntax: str, directive: str = "include") -> str:
    return f".. {directive}:: {name}\n" if syntax == "rst" else f":::{{{directive}}} {name}\n:::\n"


@pytest.mark.parametrize("syntax", ["rst", "md"])
@pytest.mark.parametrize("directive", ["include", "literalinclude"])
@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../../../../../../../../etc/passwd",
        "../../other.txt",
        "link.txt",
        "folder/../../../other.txt",
    ],
)
def test_files_outside_the_draft(path: str, directive: str, syntax: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    text = HEADING[syntax] + include(path, syntax, directive) + "\nafter\n"
    report = Report()
    with draft({f"en/a.{syntax}": text, "../other.txt": "secret words"}) as root:
        os.symlink(secret, root / "drafts/x/en/link.txt")
        fragment = reader(root).read(["a"], report)["a"]
    words = " ".join(fragment.itertext())
    assert "secret" not in words
    assert "root" not in words
    assert words.split() == ["T", "before", "after"]
    assert [finding.code for finding in report] == ["SRC211" if path == "/etc/passwd" else "SRC210"]


@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_includes_that_go_in_circles(syntax: str) -> None:
    files = {
        f"en/b.{syntax}": include(f"c.{syntax}", syntax) + "\nbb\n",
        f"en/c.{syntax}": "cc\n\n" + include(f"b.{syntax}", syntax),
    }
    got = read(HEADING[syntax] + include(f"b.{syntax}", syntax) + "\nafter\n", syntax, files)
    assert got.words == ["T", "before", "cc", "bb", "after"]
    assert got.codes == ["SRC212"]
    assert f"b.{syntax} → c.{syntax} → b.{syntax}" in got.findings[0].message
    assert got.findings[0].place.file == f"drafts/x/en/c.{syntax}"


@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_a_file_that_includes_itself(syntax: str) -> None:
    got = read(HEADING[syntax] + include(f"a.{syntax}", syntax) + "\nafter\n", syntax)
    assert (got.words, got.codes) == (["T", "before", "after"], ["SRC212"])


@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_includes_that_blow_up(syntax: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(includes, "LIMIT", 60)
    ten = {f"en/{n}.inc": include(f"{n + 1}.inc", syntax) * 10 for n in range(8)} | {"en/8.inc": "x\n\n"}
    got = read(HEADING[syntax] + include("0.inc", syntax), syntax, ten)
    assert "SRC213" in got.codes


@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_the_same_file_twice_is_fine(syntax: str) -> None:
    got = read(HEADING[syntax] + (include("p.inc", syntax) + "\n") * 2, syntax, {"en/p.inc": "again\n"})
    assert (got.words, got.codes) == (["T", "before", "again", "again"], [])


def test_includes_in_another_syntax() -> None:
    assert read(HEADING["rst"] + include("b.md", "rst"), "rst", {"en/b.md": "# x"}).codes == ["SRC214"]
    assert read(HEADING["md"] + include("b.rst", "md"), "md", {"en/b.rst": "x"}).codes == ["SRC214"]


def test_a_file_beyond_the_limit_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report()
    with draft({"en/a.rst": "T\n=\n", "en/big.rst": ""}) as root:
        with (root / "drafts/x/en/big.rst").open("r+b") as file:
            file.truncate(100_000_000)
        monkeypatch.setattr(Path, "read_bytes", _only_small)
        fragments = reader(root).read(["a", "big"], report)
    assert list(fragments) == ["a"]
    assert [(finding.code, finding.place.file) for finding in report] == [("SRC204", "drafts/x/en/big.rst")]


def _only_small(path: Path) -> bytes:
    assert path.stat().st_size < files.LIMIT
    with path.open("rb") as file:
        return file.read()


def test_bytes_that_are_no_utf8() -> None:
    report = Report()
    with draft({"en/a.rst": b"T\n=\n\ncaf\xe9 one\n"}) as root:
        fragment = reader(root).read(["a"], report)["a"]
    assert [str(finding.place) for finding in report] == ["drafts/x/en/a.rst:4:4"]
    assert [finding.code for finding in report] == ["SRC205"]
    assert "one" in " ".join(fragment.itertext())


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\u2028", "\ufffe"])
@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_characters_that_xml_cannot_hold(character: str, syntax: str) -> None:
    got = read(HEADING[syntax] + f"a{character}b\n", syntax)
    assert got.codes == ["SRC208"]
    assert got.fragment.tag


def test_a_line_without_end() -> None:
    report = Report()
    with draft({"en/a.rst": "x" * (files.LINE_LIMIT + 1)}) as root:
        assert reader(root).read(["a"], report) == {}
    assert [finding.code for finding in report] == ["SRC219"]


@pytest.mark.parametrize(
    ("syntax", "text"),
    [
        ("md", "> " * 400 + "deep\n"),
        ("md", "- " * 400 + "deep\n"),
        ("md", "*a " * 2000 + "deep\n"),
        ("md", "[" * 3000 + "deep" + "]" * 3000),
        ("rst", "".join("   " * depth + ".. note::\n\n" for depth in range(300)) + "   " * 300 + "deep\n"),
        ("rst", "".join("  " * depth + "- x\n\n" for depth in range(300)) + "  " * 300 + "deep\n"),
        ("md", "".join(":" * (400 - depth) + "{note}\n" for depth in range(390)) + "deep\n"),
    ],
)
def test_deep_nesting_is_read_or_told(syntax: str, text: str) -> None:
    limit = sys.getrecursionlimit()
    got = read(HEADING[syntax] + text, syntax)
    assert sys.getrecursionlimit() == limit
    assert "deep" in got.words or {"SRC209", "SRC220"} & set(got.codes)


@pytest.mark.parametrize(
    "block",
    [
        "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n---",
        ":a: &a [x]\n:b: *a",
        "---\na: !!python/object/apply:os.system [id]\n---",
    ],
)
def test_yaml_is_text(block: str) -> None:
    got = read(HEADING["md"] + f":::{{provision}}\n{block}\nIt shall.\n:::\n", "md")
    values = [option.text for option in got.fragment.iter("{*}option")]
    assert all("[x, x, x" not in (value or "") for value in values)
    assert "shall" in got.words


def test_front_matter_is_not_parsed() -> None:
    bomb = (
        "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"k{n}: &k{n} [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n" for n in range(9))
        + "---\n"
    )
    got = read(bomb + "# T\n\ntext\n", "md")
    assert (got.words, got.codes) == (["T", "text"], ["SRC217"])


def test_conf_py_and_docutils_conf_have_no_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "import pathlib; pathlib.Path(__file__).with_name('ran').write_text('x')\nextensions = ['evil']\n"
    text = "T\n=\n\n.. raw:: html\n\n   <b>x</b>\n"
    report = Report()
    with draft(
        {
            "en/a.rst": text,
            "en/conf.py": evil,
            "en/evil.py": evil,
            "en/docutils.conf": "[general]\nraw_enabled: yes\n",
        }
    ) as root:
        monkeypatch.chdir(root / "drafts/x/en")
        reader(root).read(["a"], report)
        assert not (root / "drafts/x/en/ran").exists()
    assert [finding.code for finding in report] == ["SRC120"]


def test_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    read("T\n===\n\n*a\n\n.. foo::\n\n`x`_ |y| :z:`a`\n\n====\n", "rst")
    read("### T\n\n```{foo}\n```\n{z}`a`\n", "md")
    assert capsys.readouterr() == ("", "")


def test_a_missing_file_and_two_of_one_name() -> None:
    report = Report()
    with draft({"en/a.rst": "T\n=\n", "en/a.md": "# T\n"}) as root:
        got = reader(root)
        assert got.docnames() == ["a"]
        fragments = got.read(["a", "b"], report)
    assert list(fragments) == ["a"]
    assert sorted(finding.code for finding in report) == ["SRC207", "SRC211"]


def test_a_source_that_is_a_link_out_of_the_draft(tmp_path: Path) -> None:
    (tmp_path / "secret.rst").write_text("Secret\n======\n")
    report = Report()
    with draft({"en/a.rst": "T\n=\n"}) as root:
        os.symlink(tmp_path / "secret.rst", root / "drafts/x/en/b.rst")
        assert list(reader(root).read(["a", "b"], report)) == ["a"]
    assert [finding.code for finding in report] == ["SRC210"]


def test_parts_of_files() -> None:
    part = {"en/p.inc": "zero\n\n.. start\n\none\n\n.. end\n\ntwo\n"}
    got = read(
        "T\n=\n\n.. include:: p.inc\n   :start-after: .. start\n   :end-before: .. end\n\nafter\n",
        "rst",
        part,
    )
    assert (got.words, got.codes) == (["T", "one", "after"], [])
    (one, _) = got.fragment.iter("p")
    assert str(place_of(one)) == "drafts/x/en/p.inc:5:1"
    got = read("T\n=\n\n.. include:: p.inc\n   :start-after: nowhere\n", "rst", part)
    assert got.codes == ["SRC215"]


def test_lines_of_code() -> None:
    text = "T\n=\n\n.. literalinclude:: c.txt\n   :language: c\n   :lines: 2-3, 5\n"
    got = read(text, "rst", {"en/c.txt": "1\n2\n3\n4\n5\n"})
    (code,) = got.fragment.iter("code")
    assert (code.text, code.get("language"), got.codes) == ("2\n3\n5", "c", [])
    assert read(text.replace("2-3, 5", "x"), "rst", {"en/c.txt": "1\n"}).codes == ["SRC123"]
