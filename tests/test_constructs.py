"""Every construct, written in reStructuredText and in MyST, gives one and the same valid STS.

`constructs/<name>/draft.rst` and `draft.md` say the same; files beside them are part of both. `expected.xml`
holds the parts of the standard that came from them, `expected.data.json` their share of the companion,
`findings` the codes that are told (none without it).
"""

import json
import re
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from lxml import etree
from lxml.etree import _Element

from normwright import resources
from normwright.diagnostics import Report
from normwright.passes.compose import compose
from normwright.sources.reader import Reader
from normwright.sts.places import place_of
from normwright.sts.standard import Standard
from normwright.sts.structure import check_structure
from normwright.sts.tags import AT
from normwright.sts.write import write_sts
from normwright.workspace.drafts import load_draft
from tests.support.source_words import WORD, source_words

CONSTRUCTS = Path(__file__).parent / "constructs"
NAMES = sorted(path.parent.name for path in CONSTRUCTS.glob("*/draft.rst"))
SYNTAXES = ("rst", "md")


@dataclass(frozen=True)
class Made:
    """What a draft of one construct gives: the ISO and the EN version, the findings told."""

    iso: Standard
    en: Standard | None
    findings: tuple[str, ...]

    @property
    def outer(self) -> Standard:
        """The version that holds every part."""
        return self.en or self.iso


@cache
def build(name: str, syntax: str, *, mixed: str = "") -> Made:
    """The construct's draft, read and composed; the file called `mixed` is in the other syntax."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        draft_folder = _lay_out(root, name, syntax)
        if mixed:
            other = "md" if syntax == "rst" else "rst"
            (draft_folder / "en" / f"{mixed}.{syntax}").unlink()
            shutil.copy(CONSTRUCTS / name / f"{mixed}.{other}", draft_folder / "en")
        report = Report()
        draft = load_draft(draft_folder, root, report)
        assert draft is not None, [str(finding) for finding in report]
        reader = Reader(draft_folder, "en", root=root, cache=None)
        fragments = reader.read(reader.docnames(), report)
        versions = compose(
            draft,
            fragments,
            language="en",
            wording=resources.templates() / "wording",
            day=date(2032, 3, 2),
            working_copy=False,
            report=report,
        )
        assert versions.iso is not None
        report.extend(check_structure(versions.iso))
        findings = tuple(f"{f.code} {f.message}" for f in report)
        return Made(versions.iso, versions.en, findings)


@pytest.mark.parametrize("name", NAMES)
def test_construct_is_told_nothing(name: str) -> None:
    told = CONSTRUCTS / name / "findings"
    expected = told.read_text(encoding="utf-8").split() if told.is_file() else []
    for syntax in SYNTAXES:
        made = build(name, syntax)
        assert [text.split()[0] for text in made.findings] == expected, (syntax, made.findings)


@pytest.mark.parametrize("name", NAMES)
def test_construct_is_the_same_in_both_syntaxes(name: str) -> None:
    first, second = (build(name, syntax) for syntax in SYNTAXES)
    assert _written(first.outer) == _written(second.outer)
    assert first.outer.companion == second.outer.companion


def test_files_of_both_syntaxes_mix() -> None:
    """One draft can hold reST and MyST files side by side."""
    assert _written(build("toctree", "rst", mixed="part").outer) == _written(build("toctree", "rst").outer)


@pytest.mark.parametrize("name", NAMES)
def test_construct_gives_the_expected_sts(name: str, golden) -> None:  # type: ignore[no-untyped-def]
    made = build(name, "rst")
    golden.check(CONSTRUCTS / name / "expected.xml", _golden_text(made.outer))
    data = _data(made.outer)
    if data or (CONSTRUCTS / name / "expected.data.json").is_file():
        text = json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        golden.check(CONSTRUCTS / name / "expected.data.json", text)


@pytest.mark.parametrize("name", NAMES)
def test_construct_loses_no_word(name: str) -> None:
    for syntax in SYNTAXES:
        wanted: Counter[str] = Counter()
        for path in sorted((CONSTRUCTS / name).glob(f"*.{syntax}")):
            wanted += source_words(path)
        text = " ".join(" ".join(part.itertext()) for part in _parts(build(name, syntax).outer))
        found = Counter(WORD.findall(text))
        assert not wanted - found, syntax


@pytest.mark.parametrize("name", NAMES)
def test_construct_is_valid(name: str, schemas: tuple[etree.RelaxNG, etree.DTD]) -> None:
    made = build(name, "rst")
    for standard in (made.iso, made.en):
        if standard is None:
            continue
        document = etree.fromstring(write_sts(standard.root))
        for schema in reversed(schemas):
            assert schema.validate(document), [str(line) for line in schema.error_log][:5]


@pytest.fixture(scope="module")
def schemas(shared: Path) -> tuple[etree.RelaxNG, etree.DTD]:
    """The RELAX NG schema and the DTD of NISO STS 1.2 Interchange."""
    folder = shared / "niso-sts"
    schema = folder / "interchange-1.2-mathml3-rng" / "NISO-STS-interchange-1-mathml3.rng"
    dtd = folder / "interchange-1.2-mathml3-dtd" / "NISO-STS-interchange-1-mathml3.dtd"
    return etree.RelaxNG(etree.parse(str(schema))), etree.DTD(str(dtd))


# -- a draft around the construct ----------------------------------------------------------------------------


def _lay_out(root: Path, name: str, syntax: str) -> Path:
    """A workspace folder with one draft: the construct's files, the common ones, an index."""
    folder, source = root / "drafts" / "constructs", CONSTRUCTS / name
    language = folder / "en"
    others = [suffix for suffix in SYNTAXES if suffix != syntax]
    shutil.copytree(
        source, language, ignore=shutil.ignore_patterns("expected.*", "findings", *(f"*.{s}" for s in others))
    )
    shutil.copytree(CONSTRUCTS / "figures", folder / "figures")
    for common in ("draft.toml", "references.toml"):
        shutil.copy(source / common if (source / common).is_file() else CONSTRUCTS / common, folder / common)
    (language / "draft.toml").unlink(missing_ok=True)
    entries = ["draft"] if name in {"scope", "change"} else [*_scope(language), "draft"]
    (language / "index.rst").write_text(
        ".. toctree::\n\n   " + "\n   ".join(entries) + "\n", encoding="utf-8"
    )
    return folder


def _scope(language: Path) -> list[str]:
    (language / "aim.rst").write_text("Scope\n=====\n\nThis document specifies nothing.\n", encoding="utf-8")
    return ["aim"]


# -- what came from it ---------------------------------------------------------------------------------------


def _parts(standard: Standard) -> list[_Element]:
    """The top-level parts that came from the construct's own files, and the index of terms, in order."""
    parents = standard.root.iter("front", "adoption-front", "body", "back", "app-group")
    children = (child for parent in parents for child in parent if child.tag not in {"app-group", "std-meta"})
    return [child for child in children if _is_own(child) or child.tag == "index"]


def _is_own(part: _Element) -> bool:
    marked = [element for element in part.iter() if isinstance(element.tag, str) and element.get(AT)]
    return any(re.search(r"/en/(?!aim|index)", place_of(element).file) for element in marked)


def _golden_text(standard: Standard) -> str:
    """The parts as XML, as they are written."""
    written = []
    for part in _parts(standard):
        text = write_sts(part).decode()
        written.append(re.sub(r"^<\?xml[^>]*\?>\s*|\sxmlns:\w+=\"[^\"]*\"", "", text).strip())
    return "<parts>\n" + "\n\n".join(written) + "\n</parts>\n"


def _data(standard: Standard) -> dict[str, object]:
    """The companion's entries of the parts, where they say more than the author's label."""
    ids = {
        element.get("id")
        for part in _parts(standard)
        for element in part.iter()
        if isinstance(element.tag, str)
    }
    entries = {key: value for key, value in standard.companion.items() if key in ids}
    return {key: value for key, value in entries.items() if set(value) - {"label", "labels"}}


def _written(standard: Standard) -> bytes:
    return write_sts(standard.root)
