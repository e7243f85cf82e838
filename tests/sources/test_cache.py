"""Fragments are kept by content: nothing changed means nothing parsed, anything changed means parsed anew."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from normwright.diagnostics import Report
from normwright.sources.reader import Reader
from tests.sources.snippets import draft, reader

FILES = {
    "en/a.rst": "T\n=\n\n.. include:: part.inc\n\n*x* :foo:`y` <https://a.org>\n\n.. literalinclude:: later.txt\n",
    "en/part.inc": "part\n",
    "en/b.md": "# B\n\n:::{note}\nText\n:::\n",
}


def _bytes(got: dict[str, etree._Element]) -> dict[str, bytes]:
    return {name: etree.tostring(fragment) for name, fragment in got.items()}


def _read(made: Reader) -> tuple[dict[str, bytes], list[str]]:
    report = Report()
    got = made.read(made.docnames(), report)
    return _bytes(got), [f"{f.place} {f.code} {f.level} {f.message} {f.help} {f.source}" for f in report]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The docnames that were really parsed."""
    names: list[str] = []
    original = Reader._parse

    def parse(self: Reader, path: Path, docname: str, data: bytes) -> object:
        names.append(docname)
        return original(self, path, docname, data)

    monkeypatch.setattr(Reader, "_parse", parse)
    return names


def test_second_reading_is_the_same_and_parses_nothing(parsed: list[str], tmp_path: Path) -> None:
    with draft(FILES) as root:
        first = _read(reader(root, cache=tmp_path))
        assert parsed == ["a", "b"]
        assert _read(reader(root, cache=tmp_path)) == first
        assert parsed == ["a", "b"]
        assert _read(reader(root)) == first
    assert {"SRC126", "SRC211"} == {line.split()[1] for line in first[1]}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("en/a.rst", "T\n=\n\nother\n", ["a"]),
        ("en/part.inc", "other\n", ["a"]),
        ("en/later.txt", "code\n", ["a"]),
        ("en/b.md", "# B\n", ["b"]),
    ],
)
def test_a_change_is_seen(
    name: str, content: str, expected: list[str], parsed: list[str], tmp_path: Path
) -> None:
    with draft(FILES) as root:
        _read(reader(root, cache=tmp_path))
        parsed.clear()
        (root / "drafts/x" / name).write_text(content)
        changed = _read(reader(root, cache=tmp_path))
        assert parsed == expected
        assert changed == _read(reader(root))


def test_a_spoilt_or_unwritable_cache_does_no_harm(tmp_path: Path) -> None:
    with draft(FILES) as root:
        first = _read(reader(root, cache=tmp_path))
        for path in (tmp_path / "fragments").iterdir():
            path.write_text(path.read_text()[:-20])
        assert _read(reader(root, cache=tmp_path)) == first
        for path in (tmp_path / "fragments").iterdir():
            stored = json.loads(path.read_text())
            path.write_text(json.dumps({**stored, "fragment": "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"}))
        blocked = tmp_path / "file"
        blocked.write_text("")
        assert _read(reader(root, cache=blocked)) == first


def test_callers_may_change_what_they_get(tmp_path: Path) -> None:
    with draft(FILES) as root:
        made = reader(root, cache=tmp_path)
        first = made.read(["b"], Report())["b"]
        before = etree.tostring(first)
        first.clear()
        assert etree.tostring(made.read(["b"], Report())["b"]) == before


def test_unchanged_files_need_no_parser(tmp_path: Path) -> None:
    with draft(FILES) as root:
        _read(reader(root, cache=tmp_path))
        program = (
            "import sys; from pathlib import Path; from normwright.diagnostics import Report;"
            "from normwright.sources.reader import Reader;"
            f"r = Reader(Path({str(root)!r}) / 'drafts/x', 'en', root=Path({str(root)!r}), cache=Path({str(tmp_path)!r}));"
            "r.read(r.docnames(), Report());"
            "print(sorted({'docutils', 'sphinx', 'myst_parser', 'markdown_it'} & set(sys.modules)))"
        )
        paths = ":".join(path for path in sys.path if path)
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": paths},
        )
    assert done.stdout.strip() == "[]"


SHARED = {
    "en/index.rst": ".. toctree::\n\n   a\n",
    "en/a.rst": "T\n=\n\n.. include:: part.rst\n",
    "en/part.rst": "Text [#x]_ here.\n",
    "en/b.rst": "B\n=\n\n.. include:: c.rst\n",
    "en/c.rst": "Text.\n\n.. include:: b.rst\n",
}


def test_shared_text_is_read_where_it_is_taken_in() -> None:
    with draft(SHARED) as root:
        got, findings = _read(reader(root))
        assert sorted(got) == ["a", "b", "c", "index"]  # files in no toctree stay, to be told
        assert [line for line in findings if "part.rst" in line and "SRC060" in line] == [
            line for line in findings if "SRC060" in line
        ]
        assert sum("SRC060" in line for line in findings) == 1


def test_shared_text_that_a_toctree_names_is_kept() -> None:
    listed = ".. toctree::\n\n   a\n   part\n"
    with draft({**SHARED, "en/index.rst": listed}) as root:
        assert "part" in _read(reader(root))[0]
