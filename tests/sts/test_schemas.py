"""The official schemas: added by the user, then asked."""

import io
import zipfile
from pathlib import Path

import pytest

from normwright.errors import InputError, UsageError
from normwright.sts import schema_files
from normwright.sts.schemas import DRIVERS, add_schemas, schemas_available, schemas_folder, validate
from normwright.sts.write import write_sts
from tests.sts import sample


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def added(shared: Path) -> list[str]:
    return add_schemas(shared / "niso-sts")


def test_without_schemas_nothing_is_said() -> None:
    assert not schemas_available()
    assert list(validate(b"<standard><nonsense/></standard>")) == []


def test_both_schemas_are_kept_outside_the_workspace(added: list[str], home: Path) -> None:
    assert schemas_available()
    assert [Path(path).name for path in added] == list(DRIVERS)
    assert all(Path(path).is_relative_to(home / "data") for path in added)
    assert not [path for path in schemas_folder().iterdir() if path.name.startswith(".")]


def test_the_sample_is_valid(added: list[str]) -> None:
    assert [d.message for d in validate(write_sts(sample.standard().root))] == []


def test_examples_are_valid(added: list[str], shared: Path) -> None:
    for path in (shared / "niso-sts" / "examples").glob("*.xml"):
        assert list(validate(path.read_bytes())) == []


def test_the_dtd_is_asked_first(added: list[str]) -> None:
    data = sample.TEXT.replace("<p>Any.</p>", "\n<p>Any.<nonsense/></p>").encode()
    found = list(validate(data, file="a.xml"))
    assert {d.code for d in found} == {"STS201"}
    assert any("nonsense" in d.message and d.place.file == "a.xml" for d in found)
    assert {d.place.line for d in found} == {sample.TEXT[: sample.TEXT.index("<p>Any.</p>")].count("\n") + 2}


def test_relax_ng_sees_the_rest(added: list[str]) -> None:
    data = sample.TEXT.replace('id="sec_foreword"', 'id="a:b"').encode()
    assert {d.code for d in validate(data)} == {"STS202"}


def test_long_expectations_are_cut(added: list[str]) -> None:
    data = sample.TEXT.replace("<mml:mi>h</mml:mi>", "<mml:nonsense/>").encode()
    assert all(len(d.message) < 500 for d in validate(data))


def test_what_is_not_xml_is_said_so(added: list[str]) -> None:
    assert [d.code for d in validate(b"<standard>")] == ["XML002"]


def test_a_zip_is_taken(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "official.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in (shared / "niso-sts").rglob("*.*"):
            archive.write(file, f"pack/{file.relative_to(shared)}")
    assert len(add_schemas(path)) == 2
    assert list(validate(sample.TEXT.encode())) == []


# -- what is no schema, or no good one -----------------------------------------------------------------------


def _zip(members: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no NISO STS"):
        add_schemas(_zip({"a.dtd": b""}, tmp_path / "a.zip"))


def test_neither_zip_nor_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(InputError, match="neither"):
        add_schemas(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["../x.dtd", "/x.dtd", "C:x.dtd", "a/../../x.dtd", "..\\x.dtd"])
def test_paths_that_lead_out(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="outside"):
        add_schemas(_zip({DRIVERS[0]: b"", name: b""}, tmp_path / "a.zip"))
    assert not schemas_available()


def test_a_zip_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_files, "LARGEST", 1 << 20)
    bomb = _zip({DRIVERS[0]: b" " * (3 << 20)}, tmp_path / "a.zip")
    assert bomb.stat().st_size < 10_000
    with pytest.raises(InputError, match="far bigger"):
        add_schemas(bomb)


def test_a_damaged_zip(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DRIVERS[0], b"<!ELEMENT standard (#PCDATA)>" * 50)
    data = bytearray(buffer.getvalue())
    data[60:70] = b"\0" * 10
    (tmp_path / "a.zip").write_bytes(bytes(data))
    with pytest.raises(InputError):
        add_schemas(tmp_path / "a.zip")


@pytest.mark.parametrize(
    "content",
    [
        b'<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;',
        b'<!ENTITY % x PUBLIC "y" "http://127.0.0.1:9/x"> %x;',
        b'<!ENTITY % x SYSTEM "../../x.dtd"> %x;',
        b'<!ENTITY % x SYSTEM "/etc/hostname"> %x;',
    ],
)
def test_a_dtd_that_reads_elsewhere(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match="not part of the schema"):
        add_schemas(_zip({DRIVERS[0]: content}, tmp_path / "a.zip"))


def test_a_grammar_that_reads_elsewhere(tmp_path: Path) -> None:
    content = (
        b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="/etc/hostname"/></grammar>'
    )
    with pytest.raises(InputError, match="not part of the schema"):
        add_schemas(_zip({DRIVERS[1]: content}, tmp_path / "a.zip"))


def test_a_schema_that_does_not_load_changes_nothing(added: list[str], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be loaded"):
        add_schemas(_zip({DRIVERS[0]: b"<!ELEMENT"}, tmp_path / "a.zip"))
    assert list(validate(sample.TEXT.encode())) == []
