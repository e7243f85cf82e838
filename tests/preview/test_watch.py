"""What counts as a change on disk."""

import os
from pathlib import Path

from normwright.preview.watch import Watch


def test_nothing_new(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("a")
    watch = Watch([tmp_path])
    assert not watch.changed()
    assert not watch.changed()


def test_changed_new_gone_renamed(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    path.write_text("a")
    watch = Watch([tmp_path])
    path.write_text("ab")
    assert watch.changed()
    assert not watch.changed()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.rst").write_text("b")
    assert watch.changed()
    path.rename(tmp_path / "c.rst")
    assert watch.changed()
    (tmp_path / "c.rst").unlink()
    assert watch.changed()
    assert not watch.changed()


def test_same_size_within_the_same_tick(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    path.write_text("one")
    stat = path.stat()
    watch = Watch([tmp_path])
    path.write_text("two")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert watch.changed()


def test_what_editors_lay_down_for_a_moment(tmp_path: Path) -> None:
    watch = Watch([tmp_path])
    for name in (".a.rst.swp", "a.rst~", "#a.rst#", "~$a.docx", "a.tmp", ".git/index"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert not watch.changed()


def test_single_files_also_when_they_come_later(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    watch = Watch(files=[path])
    assert not watch.changed()
    path.write_text("x")
    assert watch.changed()
    (tmp_path / "b.png").write_text("b")
    watch.follow([path, tmp_path / "b.png"])
    assert not watch.changed()
    (tmp_path / "b.png").unlink()
    assert watch.changed()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    watch = Watch([tmp_path / "templates"])
    assert not watch.changed()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.xsl").write_text("x")
    assert watch.changed()
