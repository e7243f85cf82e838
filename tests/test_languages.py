"""A small draft in French and one in German: labels, dates, signs and typography in STS, HTML and PDF.

`languages/<language>/` is a draft; `expected.xml` beside its sources holds its EN version without metadata,
no-break spaces as "~".
"""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from lxml import etree

from normwright.diagnostics import Report
from normwright.pipeline import build_draft
from normwright.sts.labels import deadline, page_words, printed_date
from normwright.workspace.drafts import load_draft
from tests.passes.drafts import _schemas

FOLDER = Path(__file__).parent / "languages"

#: What a page says, no-break spaces as "~".
HTML = {
    "fr": [
        "Sommaire",
        "Projet de travail",
        "1er~mars 2032",
        "31~mai 2034",
        "Note 1 à l’article~: Un lieu",
        "[SOURCE~: ISO 00001:2031, 3.2",
        "DÉCONSEILLÉ~: coin frais",
        "Tableau 1",
        "Figure 1",
        "Légende",
        "EXEMPLE 2",
        "AVERTISSEMENT",
        "échantillon, pas une norme",
        "Notes de bas de page",
        "Toutes les données du document",
        "Comité",
        "consulté le 1er~mai 2031",
    ],
    "de": [
        "Inhalt",
        "Arbeitsentwurf (30.20)",
        "1. März 2032",
        "31. Mai 2034",
        "Anmerkung 1 zum Begriff: Ein Schattenplatz",
        "[QUELLE: ISO 00001:2031, 3.2",
        "ABGELEHNT: Kühlplatz",
        "Tabelle 1",
        "Bild 1",
        "Legende",
        "BEISPIEL 2",
        "WARNUNG",
        "Muster, keine Norm",
        "Fußnoten",
        "Alle Angaben zum Dokument",
        "Komitee",
        "abgerufen am 2.~Mai 2031",
    ],
}
PDF = {
    "fr": [
        "Sommaire",
        "Stade",
        "1er mars 2032",
        "Note 1 à l’article :",
        "[SOURCE :",
        "DÉCONSEILLÉ :",
        "(informative)",
    ],
    "de": [
        "Inhalt",
        "Stufe",
        "1. März 2032",
        "Anmerkung 1 zum Begriff:",
        "[QUELLE:",
        "ABGELEHNT:",
        "(informativ)",
    ],
}


@dataclass(frozen=True)
class Made:
    """The EN version's files, by kind, and what was found."""

    sts: bytes
    html: bytes
    pdf: bytes
    names: list[str]
    findings: list[str]


@cache
def make(language: str) -> Made:
    with TemporaryDirectory() as name:
        root = Path(name)
        folder = root / "drafts" / "ombre"
        (root / "normwright.toml").write_text("format = 1\n", encoding="utf-8")
        shutil.copytree(FOLDER / language, folder, ignore=shutil.ignore_patterns("expected.*"))
        (folder / "figures").mkdir()
        shutil.copy(FOLDER.parent / "constructs" / "figures" / "profile.svg", folder / "figures" / "plan.svg")
        report = Report()
        draft = load_draft(folder, root, report)
        assert draft is not None
        products = build_draft(draft, report=report)
        files = {p.format: p.path.read_bytes() for p in products if p.version == "en"}
        return Made(
            files["sts"],
            files["html"],
            files["pdf"],
            [p.path.relative_to(root / "build" / "ombre").as_posix() for p in products if p.format == "pdf"],
            [f"{finding.place} {finding.code} {finding.message}" for finding in report],
        )


@pytest.mark.parametrize("language", ["fr", "de"])
def test_nothing_is_found(language: str) -> None:
    assert make(language).findings == []


def test_files_carry_the_language() -> None:
    assert make("fr").names == ["iso/iso-cd-00020-2-fr.pdf", "en/pren-iso-00020-2-2032-fr.pdf"]


@pytest.mark.parametrize("language", ["fr", "de"])
def test_the_sts_is_as_expected(language: str, golden) -> None:  # type: ignore[no-untyped-def]
    text = make(language).sts.decode()
    text = re.sub(r"<(std-meta|processing-meta).*?</\1>\s*", "", text, flags=re.DOTALL)
    golden.check(FOLDER / language / "expected.xml", text.replace("\u00a0", "~"))


@pytest.mark.parametrize("language", ["fr", "de"])
def test_the_sts_is_valid(language: str, shared: Path) -> None:
    document = etree.fromstring(make(language).sts)
    for schema in _schemas(shared):
        assert schema.validate(document), [str(line) for line in schema.error_log][:5]


@pytest.mark.parametrize("language", ["fr", "de"])
def test_the_page_speaks_the_language(language: str) -> None:
    page = etree.fromstring(make(language).html, etree.HTMLParser(encoding="utf-8"))
    assert page.get("lang") == language
    assert _missing(HTML[language], " ".join("".join(page.itertext()).split())) == []


@pytest.mark.parametrize("language", ["fr", "de"])
def test_the_pdf_speaks_the_language(language: str) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(make(language).pdf)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    assert _missing(PDF[language], text) == []


def _missing(wanted: Sequence[str], text: str) -> list[str]:
    plain = text.replace("\u00a0", " ")
    return [words for words in wanted if words.replace("~", " ") not in plain]


@pytest.mark.parametrize(
    ("language", "text", "expected", "by"),
    [
        ("en", "2032-03-01", "1 March 2032", "1 March 2032"),
        ("en", "2034-05", "May 2034", "May 2034"),
        ("fr", "2032-08-01", "1er août 2032", "le 1er août 2032"),
        ("fr", "2032-12-31", "31 décembre 2032", "le 31 décembre 2032"),
        ("fr", "2034-05", "mai 2034", "en mai 2034"),
        ("de", "2032-03-02", "2. März 2032", "2. März 2032"),
        ("de-AT", "2034-01", "Januar 2034", "Januar 2034"),
        ("fr", "2032-13-01", "2032-13-01", "2032-13-01"),
        ("fr", "bientôt", "bientôt", "bientôt"),
        ("fr", "", "", ""),
    ],
)
def test_dates(language: str, text: str, expected: str, by: str) -> None:
    assert printed_date(language, text).replace("\u00a0", " ") == expected
    assert deadline(language, text).replace("\u00a0", " ") == by


def test_every_language_has_every_word() -> None:
    english = page_words("en")
    for language in ("fr", "de"):
        words = page_words(language)
        assert words.keys() == english.keys()
        assert all(words.values())
    assert page_words("ru") == english
