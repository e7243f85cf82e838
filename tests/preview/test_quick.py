"""The short way gives what the whole way gives, or nothing."""

import re
import shutil
from pathlib import Path

import pytest

from normwright import resources
from normwright.preview import draft as module
from normwright.preview.draft import DraftSession
from normwright.preview.patch import patched_page, patched_text
from tests.preview.conftest import add, write

SAMPLE = resources.sample() / "drafts" / "cool-refuges"
#: Clauses, and what more is made of than clauses.
FILES = ("introduction.rst", "foreword.rst", "index.rst", "siting.rst", "terms.rst")
#: What a page of outlines counts otherwise, and what long pages have besides.
_PASSING = re.compile(r'(="#?)(mark|n|caption)-(?:q-)?\d+"')


def _paragraph(path: Path) -> None:
    add(path, '\nA new sentence, see :ref:`siting`, with a "quotation" and 5 km.\n')


def _table(path: Path) -> None:
    add(path, "\n.. table:: New\n\n   | a | b |\n   |---|---|\n   | c | d |\n")


def _label(path: Path) -> None:
    add(path, "\n.. _quite-new:\n\nA labelled paragraph.\n")


def _footnote(path: Path) -> None:
    add(path, "\nA sentence [#new]_.\n\n.. [#new] A footnote.\n")


def _formula(path: Path) -> None:
    add(path, "\nA length :math:`l_1 = 2` and more.\n")


def _subclause(path: Path) -> None:
    add(path, "\nQuite new\n---------\n\nText of a new subclause.\n")


def _words(path: Path) -> None:
    write(path, path.read_text(encoding="utf-8").replace(" shall ", " should ").replace(" the ", " this "))


def _less(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n\n")
    write(path, "\n\n".join(lines[:-1]) + "\n")


def _provision(path: Path) -> None:
    add(path, "\n.. provision::\n\n   The owner shall count the swallows.\n")


EDITS = [_paragraph, _table, _label, _footnote, _formula, _subclause, _words, _less, _provision]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DraftSession:
    """The sample, made once."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(SAMPLE, root / "drafts" / "cool-refuges")
    shutil.copyfile(SAMPLE.parents[1] / "normwright.toml", root / "normwright.toml")
    return DraftSession(root / "drafts" / "cool-refuges", root)


@pytest.fixture
def session(made: DraftSession, monkeypatch: pytest.MonkeyPatch) -> DraftSession:
    """The sample as it is, with the short way ready."""
    monkeypatch.setattr(module, "_LONG", 0.0)
    shutil.rmtree(made.folder)
    shutil.copytree(SAMPLE, made.folder)
    _make(made)
    return made


def _make(session: DraftSession) -> module.DraftEdition:
    edition = session.make()
    for version in edition.versions:
        edition.page(version)
    session.make_ready()
    return edition


def _plain(page: bytes) -> str:
    return _PASSING.sub(r'\1\2"', page.decode())


def _compare(session: DraftSession) -> bool:
    """Whether there was a short way; what it gave is what the whole way gives."""
    quick = session.follow()
    whole = _make(session)
    if quick is None:
        return False
    assert quick.versions == whole.versions
    for version in whole.versions:
        assert version in quick.pages
        assert quick.sts(version) == whole.sts(version)
        assert quick.standards[version].companion == whole.standards[version].companion
        assert quick.standards[version].pictures == whole.standards[version].pictures
        assert _plain(quick.pages[version]) == _plain(whole.pages[version])
    return True


def test_a_paragraph_in_each_file(session: DraftSession) -> None:
    short = set()
    for name in FILES:
        _paragraph(session.folder / "en" / name)
        if _compare(session):
            short.add(name)
    assert short == {"introduction.rst", "siting.rst", "terms.rst"}


def test_edits_of_all_kinds(session: DraftSession) -> None:
    """One after the other, each upon those before it."""
    for edit in EDITS:
        for name in ("siting.rst", "operation.rst"):
            edit(session.folder / "en" / name)
        _compare(session)


def test_two_files_at_once_and_again(session: DraftSession) -> None:
    _paragraph(session.folder / "en" / "siting.rst")
    _paragraph(session.folder / "en" / "thermal.rst")
    assert session.follow() is not None
    _words(session.folder / "en" / "siting.rst")
    assert _compare(session)


def test_what_has_no_short_way(session: DraftSession) -> None:
    terms = session.folder / "en" / "terms.rst"
    write(terms, terms.read_text(encoding="utf-8").replace(":admitted: ", ":admitted: other ", 1))
    assert session.follow() is None
    _make(session)
    _table(session.folder / "en" / "siting.rst")
    assert session.follow() is None
    _make(session)
    write(session.folder / "en" / "new.rst", "New\n===\n\nText.\n")
    assert session.follow() is None
    _make(session)
    add(session.folder / "references.toml", '\n[[bibliography]]\nref = "ISO 99999:2030"\ntitle = "New"\n')
    assert session.follow() is None


def test_elements_are_found_once_or_not_at_all() -> None:
    page = b'<nav class="contents">1</nav><section id="a"><section>x</section></section><p id="b">y</p>'
    other = b'<nav class="contents">2</nav><section id="a"><i id="mark-3"></i></section><p id="b">z</p>'
    assert patched_page(page, other, names=["a"]) == (
        b'<nav class="contents">2</nav><section id="a"><i id="mark-q-3"></i></section><p id="b">y</p>'
    )
    assert patched_page(page, other, names=["c"]) is None
    assert patched_page(page, other + other, names=["b"]) is None
    assert patched_page(page.replace(b"</nav>", b""), other, names=["a"]) is None


def test_elements_of_a_text_are_whole() -> None:
    text = b'<body><sec id="a"><sec-meta/><sec/><p/></sec><term-sec id="t"><p>x</p></term-sec></body>'
    other = b'<body><sec id="a"><p>y</p></sec><term-sec id="t"><term-sec/><p>z</p></term-sec></body>'
    assert patched_text(text, other, names=["a", "t"]) == other
