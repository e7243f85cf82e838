"""A draft, served: follows every save, and lives through whatever is saved."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from normwright.checks.catalogue import rule_codes
from normwright.diagnostics import Report
from normwright.preview.draft import DraftSession
from tests.preview.conftest import Served, add, serving, write
from tests.support.command import run


def test_the_page_is_the_built_one_with_the_preview_in_it(served: Served, workspace: Path) -> None:
    answer = served.get("/iso")
    assert run("build", "-f", "html", cwd=workspace).code == 0
    built = next((workspace / "build" / "roofs" / "iso").glob("*.html")).read_text(encoding="utf-8")
    before, _, after = answer.text.partition("<link ")
    after = after.partition("</script>")[2]
    meta = before.index("<meta http-equiv")
    assert built.startswith(before[:meta])
    assert built.endswith(after)
    assert "preview/page.js" not in built


def test_nothing_is_written_but_the_cache(workspace: Path) -> None:
    with serving(DraftSession(workspace / "drafts" / "roofs", workspace)) as running:
        running.get("/iso")
        running.get("/iso.xml")
    assert {path.name for path in (workspace / "build").iterdir()} == {".cache"}


def test_a_save_is_followed_in_page_and_sts(served: Served, text: Path) -> None:
    first = served.news("iso")
    add(text / "scope.rst", "\nA sentence about swallows.\n")
    second = served.news("iso", until=lambda news: news["page"] != first["page"])
    assert second["serial"] > first["serial"]
    assert "about swallows" in served.get("/iso").text
    assert b"about swallows" in served.get("/iso.xml").body


def test_both_versions_can_be_had(served: Served) -> None:
    assert served.news("iso")["versions"] == ["iso", "en"]
    assert "European foreword" not in served.get("/iso").text
    assert "European foreword" in served.get("/en").text
    assert etree.fromstring(served.get("/en.xml").body).tag == "adoption"


def test_the_sts_is_the_built_one(served: Served, workspace: Path) -> None:
    assert run("build", "-f", "sts", cwd=workspace).code == 0
    for version in ("iso", "en"):
        built = next((workspace / "build" / "roofs" / version).glob("*.xml")).read_bytes()
        assert served.get(f"/{version}.xml").body == built


def test_a_finding_stands_beside_its_paragraph(served: Served, text: Path) -> None:
    add(text / "scope.rst", "\nSee :ref:`nowhere`.\n")
    news = served.news("iso", until=lambda news: news["counts"]["error"] > 0)
    (error,) = [finding for finding in news["findings"] if finding["level"] == "error"]
    assert error["code"] == "SRC040"
    assert error["place"].startswith("drafts/roofs/en/scope.rst:")
    page = etree.HTML(served.get("/iso").text)
    (paragraph,) = page.xpath("//*[@id=$id]", id=error["anchor"])
    assert "See" in "".join(paragraph.itertext())


def test_things_to_do_show_beside_the_text_and_in_no_output(served: Served, text: Path) -> None:
    add(text / "scope.rst", "\n.. todo:: Ask about swallows.\n")
    news = served.news("iso", until=lambda news: any(one["code"] == "PRV001" for one in news["findings"]))
    (todo,) = [finding for finding in news["findings"] if finding["code"] == "PRV001"]
    assert todo["message"] == "to do: Ask about swallows."
    assert todo["anchor"]
    assert b"swallows" not in served.get("/iso").body + served.get("/iso.xml").body


def _of_the_build(news: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings but for those of the rules, which come later."""
    return [finding for finding in news["findings"] if finding["code"] not in rule_codes()]


@pytest.mark.parametrize(
    "broken",
    [
        b"\xff\xfe\x00not text",
        b"",
        b"Scope\n==\n\n.. note::\n\n.. nonsense::\n",
        b"x" * 100_000,
        b"{" * 5_000,
    ],
    ids=["bytes", "empty", "syntax", "long", "braces"],
)
def test_broken_sources_and_back(served: Served, text: Path, broken: bytes) -> None:
    path = text / "scope.rst"
    good = path.read_bytes()
    before = served.news("iso")
    path.write_bytes(broken)
    served.news("iso", until=lambda news: news["serial"] > before["serial"])
    assert served.get("/iso").status == 200
    path.write_bytes(good)
    after = served.news("iso", until=lambda news: news["page"] == before["page"] and not news["stale"])
    assert _of_the_build(after) == _of_the_build(before)


def test_a_broken_record_keeps_the_last_good_page(served: Served, workspace: Path) -> None:
    path = workspace / "drafts" / "roofs" / "draft.toml"
    good = path.read_text(encoding="utf-8")
    before = served.news("iso")
    write(path, "format = [")
    news = served.news("iso", until=lambda news: news["stale"])
    assert news["page"] == before["page"]
    assert news["counts"]["error"] > 0
    assert "Scope" in served.get("/iso").text
    write(path, good)
    served.news("iso", until=lambda news: not news["stale"])


def test_broken_settings_keep_the_last_good_page(served: Served, workspace: Path) -> None:
    path = workspace / "normwright.toml"
    good = path.read_text(encoding="utf-8")
    write(path, "format = 1\nnonsense = 2\n")
    news = served.news("iso", until=lambda news: news["stale"])
    assert news["findings"][0]["code"] == "PRV002"
    write(path, good)
    served.news("iso", until=lambda news: not news["stale"])


def test_a_first_page_that_can_not_be_made(workspace: Path) -> None:
    path = workspace / "drafts" / "roofs" / "draft.toml"
    good = path.read_text(encoding="utf-8")
    write(path, "format = [")
    with serving(DraftSession(path.parent, workspace)) as running:
        assert "There is no page yet" in running.get("/").text
        news = running.news("")
        assert news["page"] == ""
        assert news["findings"]
        assert running.get("/iso.pdf").status == 404
        write(path, good)
        news = running.news("", until=lambda news: news["page"])
        assert "There is no page yet" not in running.get("/").text


def test_a_fault_of_the_program_is_told_and_survived(
    served: Served, text: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import normwright.translations as module

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("sown")

    with monkeypatch.context() as patch:
        patch.setattr(module, "compose_standards", fail)
        add(text / "scope.rst", "\nOne.\n")
        news = served.news("iso", until=lambda news: news["stale"])
        assert news["findings"][0]["code"] == "PRV003"
    assert "ZeroDivisionError: sown" in capsys.readouterr().err
    add(text / "scope.rst", "\nTwo.\n")
    served.news("iso", until=lambda news: not news["stale"])


def test_new_files_count_as_changes(served: Served, text: Path) -> None:
    write(text / "swallows.rst", "Siting\n======\n\nBeside swallows.\n")
    served.news("iso", until=lambda news: "SRC022" in {finding["code"] for finding in news["findings"]})


def test_only_what_changed_is_read_again(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from normwright.sources.reader import Reader

    parsed: list[str] = []
    original = Reader._parse

    def parse(self: Reader, path: Path, docname: str, data: bytes) -> object:
        parsed.append(docname)
        return original(self, path, docname, data)

    monkeypatch.setattr(Reader, "_parse", parse)
    session = DraftSession(workspace / "drafts" / "roofs", workspace)
    session.make()
    parsed.clear()
    add(workspace / "drafts" / "roofs" / "en" / "scope.rst", "\nMore.\n")
    second = session.make()
    assert parsed == ["scope"]
    fresh = DraftSession(session.folder, workspace).make()
    for version in ("iso", "en"):
        assert second.page(version) == fresh.page(version)
        assert second.sts(version) == fresh.sts(version)


def _kept(session: DraftSession) -> dict[str, etree._Element]:
    reader = session._readers["en"]
    return reader.read(reader.docnames(), Report())


def test_fragments_kept_are_left_alone(workspace: Path) -> None:
    session = DraftSession(workspace / "drafts" / "roofs", workspace)
    first = session.make()
    kept = _kept(session)
    before = {name: etree.tostring(fragment) for name, fragment in kept.items()}
    second = session.make()
    first.page("iso")
    second.check(["iso", "en"])
    again = _kept(session)
    assert all(again[name] is kept[name] for name in kept)
    assert {name: etree.tostring(fragment) for name, fragment in again.items()} == before
    assert second.page("iso") == first.page("iso")


def test_a_translation(workspace: Path, text: Path) -> None:
    folder = workspace / "drafts" / "roofs"
    shutil.copytree(text, folder / "fr")
    record = folder / "draft.toml"
    write(
        record,
        record.read_text(encoding="utf-8").replace(
            'language = "en"', 'language = "en"\ntranslations = ["fr"]'
        ),
    )
    write(folder / "fr" / "scope.rst", "Domaine d'application\n=====================\n\nDes hirondelles.\n")
    with serving(DraftSession(folder, workspace, language="fr")) as running:
        assert "Des hirondelles" in running.get("/").text
        add(folder / "fr" / "scope.rst", "\nEt des martinets.\n")
        running.news("iso", until=lambda _: "Et des martinets" in running.get("/").text)
    with serving(DraftSession(folder, workspace, language="de")) as running:
        news = running.news("")
        assert news["page"] == ""
        assert "languages: en, fr" in news["findings"][0]["help"]
