"""The whole way, on every sample draft: words, equal texts, equal bytes, nothing done twice."""

import hashlib
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree, html

from normwright import resources
from normwright.sts.linemap import read_line_map
from normwright.sts.proof import prove_same_text
from tests.support.command import run
from tests.support.pages import lost_on_pages, read_pages
from tests.support.source_words import WORD, source_words
from tests.support.words import complaint, html_words, lost_words, source_runs

SAMPLES = sorted(path.parent.name for path in (resources.sample() / "drafts").glob("*/draft.toml"))


@pytest.fixture(scope="module")
def built(built_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(built_samples, tmp_path_factory.mktemp("sample") / "workspace"))


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_of_the_sources_is_lost(built: Path, name: str) -> None:
    wanted: Counter[str] = Counter()
    for path in sorted((built / "drafts" / name / "en").rglob("*")):
        if path.suffix in (".rst", ".md") and path.stem != "index":
            wanted += source_words(path)
    found: Counter[str] = Counter()
    for file in (built / "build" / name / "en").glob("*.xml"):
        found = Counter(WORD.findall(" ".join(etree.parse(file).getroot().itertext())))
    assert not {word: count for word, count in (wanted - found).items() if not found[word]}


@pytest.mark.parametrize("version", ["iso", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_of_the_standard_is_lost(built: Path, name: str, version: str) -> None:
    folder = built / "build" / name / version
    xml = next(folder.glob("*.xml"))
    root = etree.parse(xml).getroot()
    lost = lost_words(source_runs(root), html_words(xml.with_suffix(".html").read_bytes()))
    assert not lost, complaint(lost)
    lost = lost_on_pages(root, read_pages(xml.with_suffix(".pdf").read_bytes()))
    assert not lost, complaint(lost)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_written_texts_are_equal(built: Path, name: str) -> None:
    iso, en = (
        next((built / "build" / name / version).glob("*.xml")).read_bytes() for version in ("iso", "en")
    )
    assert not list(prove_same_text(iso, en))
    shorter = en.replace(b"</p>", b" </p>", 40)
    assert list(prove_same_text(iso, shorter))


def _counts(path: Path) -> bool:
    return path.is_file() and ".cache" not in path.parts


def test_a_second_build_touches_nothing_and_says_the_same(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("build", cwd=built)
    times = {p: p.stat().st_mtime_ns for p in (built / "build").rglob("*") if _counts(p)}
    monkeypatch.setattr("normwright.stamp.build_draft", _never)
    after = run("build", cwd=built)
    assert (after.code, after.out, after.err) == (before.code, before.out, before.err)
    assert times == {p: p.stat().st_mtime_ns for p in times}


def _never(*_: object, **__: object) -> None:
    raise AssertionError("a build was begun though nothing had changed")


def test_a_touched_output_or_source_is_built_again(built: Path) -> None:
    page = next((built / "build" / SAMPLES[-1] / "iso").glob("*.html"))
    good = page.read_bytes()
    page.write_bytes(b"spoilt")
    assert run("build", SAMPLES[-1], cwd=built).code == 0
    assert page.read_bytes() == good


@pytest.mark.parametrize("name", SAMPLES)
def test_every_id_is_written_once_and_every_block_has_one(built: Path, name: str) -> None:
    for file in (built / "build" / name).glob("*/*.xml"):
        root = etree.parse(file).getroot()
        ids = [element.get("id") for element in root.iter("*") if element.get("id")]
        assert len(ids) == len(set(ids))
        blocks = [
            e
            for e in root.iter("p", "list", "list-item", "table-wrap", "fig", "disp-formula")
            if _is_block(e)
        ]
        assert [etree.tostring(e)[:80] for e in blocks if not e.get("id")] == []


def _is_block(element: etree._Element) -> bool:
    # Metadata isn't commented on; an unnumbered formula has neither id nor label (ISO's check FOR_2), its mml:math has.
    return element.xpath("not(ancestor::std-meta) and not(self::disp-formula[not(label)]/*/@id)") is True


@pytest.mark.parametrize("name", SAMPLES)
def test_the_html_has_the_numbers_of_the_line_map(built: Path, name: str) -> None:
    for version in ("iso", "en"):
        [kept] = (built / "build" / name / version).glob("*.lines.json")
        lines = read_line_map(kept.read_bytes(), file=kept.name)
        stem = kept.name.removesuffix(".lines.json")
        assert lines.pdf == hashlib.sha256((kept.parent / f"{stem}.pdf").read_bytes()).hexdigest()
        page = html.document_fromstring((kept.parent / f"{stem}.html").read_bytes())
        shown = {int(number) for number in page.xpath("//@data-line")}
        assert shown == {numbers[0] for numbers in lines.numbers.values()}


def test_html_made_alone_has_no_line_numbers(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "w")
    shutil.rmtree(tmp_path / "w" / "build" / SAMPLES[-1])
    assert run("build", SAMPLES[-1], "-f", "html", "--as", "iso", cwd=tmp_path / "w").code == 0
    [page] = (tmp_path / "w" / "build" / SAMPLES[-1]).rglob("*.html")
    assert not html.document_fromstring(page.read_bytes()).xpath("//@data-line")


def test_samples_say_so(built: Path) -> None:
    for name in SAMPLES:
        for version in ("iso", "en"):
            xml = next((built / "build" / name / version).glob("*.xml"))
            assert b"sample, not a standard" in xml.read_bytes()
            assert b"sample, not a standard" in xml.with_suffix(".html").read_bytes().lower()
            pages = read_pages(xml.with_suffix(".pdf").read_bytes())
            assert all("sample, not a standard" in text.lower() for text in pages.texts)


def test_a_working_copy_says_so(tmp_path: Path) -> None:
    root = tmp_path / "w"
    assert run("init", str(root)).code == 0
    assert run("init", "drafts/one", "--deliverable", "TS", "--title", "One", cwd=root).code == 0
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run(
            ["git", "-c", "user.name=n", "-c", "user.email=n@example.org", *words], cwd=root, check=True
        )
    assert run("build", "-f", "sts", cwd=root).code == 0
    file = next((root / "build" / "one").rglob("*.xml"))
    assert b"working copy" not in file.read_bytes()
    with (root / "drafts" / "one" / "en" / "scope.rst").open("a", encoding="utf-8") as scope:
        scope.write("\nOne more sentence.\n")
    assert run("build", "-f", "sts", cwd=root).code == 0
    assert b"working copy" in file.read_bytes()


def test_a_pdf_carries_the_files_beside_it(built: Path) -> None:
    import pikepdf

    made = sorted((built / "build").rglob("*.pdf"))
    assert made
    for path in made:
        with pikepdf.open(path) as document, document.open_metadata() as metadata:
            assert metadata["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            for name in (path.with_suffix(".xml").name, "standard.data.json"):
                beside = (path.parent / name).read_bytes()
                assert document.attachments[name].get_file().read_bytes() == beside
