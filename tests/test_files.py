"""Files are written in one step, fingerprints follow contents, slugs are safe."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright.files import files_below, fingerprint, slug, write_atomic, write_together


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a" / "out.xml"
    write_atomic(target, b"good")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomic(target, b"bad")
    assert target.read_bytes() == b"good"
    assert [p.name for p in target.parent.iterdir()] == ["out.xml"]


def test_of_several_files_all_are_replaced_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [tmp_path / "a", tmp_path / "b" / "c"]
    write_together(dict.fromkeys(files, b"good"))
    written: list[int] = []

    def fail_second(handle: int) -> None:
        written.append(handle)
        if len(written) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail_second)
    with pytest.raises(OSError, match="No space left") as problem:
        write_together(dict.fromkeys(files, b"better"))
    assert problem.value.filename == str(files[1])
    assert [path.read_bytes() for path in files] == [b"good", b"good"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a", "b", "c"]


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    target = tmp_path / "out.xml"
    write_atomic(target, b"same")
    os.utime(target, (1, 1))
    write_atomic(target, b"same")
    assert target.stat().st_mtime == 1


def test_a_fingerprint_sees_names_and_contents(tmp_path: Path) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    a.write_text("1")
    before = fingerprint([a, b], base=tmp_path)
    b.write_text("")
    assert fingerprint([a, b], base=tmp_path) != before
    assert fingerprint([b, a], base=tmp_path) == fingerprint([a, b], base=tmp_path)


def test_hidden_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x").write_text("")
    (tmp_path / "y").write_text("")
    assert [p.name for p in files_below(tmp_path)] == ["y"]


@given(st.text())
def test_a_slug_is_a_safe_file_name(text: str) -> None:
    name = slug(text)
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(name) <= 80
