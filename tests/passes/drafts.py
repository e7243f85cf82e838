"""Drafts made by hand: fragments from XML text, a record and references, and what the passes make of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright import resources
from normwright.diagnostics import Place, Report
from normwright.passes.compose import compose
from normwright.sts.standard import Standard
from normwright.sts.tags import AT, MML, NW, TBX, XLINK
from normwright.sts.write import write_sts
from normwright.workspace.record import (
    CenTrack,
    Draft,
    IsoTrack,
    Procedure,
    Record,
    Reference,
    ReferenceLists,
    StageEvent,
    Title,
)

DAY = date(2032, 3, 2)
STAGE = StageEvent("30.20", DAY, until=date(2032, 4, 27), document="N 412")

RECORD = Record(
    language="en",
    deliverable="IS",
    titles={"en": Title("Cool refuges", "Communities", "Requirements"), "fr": Title("Refuges frais")},
    ics=("13.020.20",),
    iso=IsoTrack(
        number="99100", committee="ISO/TC 0", part=1, project="99100", secretariat=("XSB",), stages=(STAGE,)
    ),
)
CEN = CenTrack(committee="CEN/TC 0", work_item="00000001", secretariat=("XSB",), stages=(STAGE,))
PARALLEL = replace(RECORD, cen=CEN, procedure=Procedure(parallel=True))

REFERENCES = ReferenceLists(
    normative=(
        Reference(ref="ISO 99100:2031", title="Shade", place=Place("drafts/x/references.toml", 1)),
        Reference(ref="ISO 99000", title="Vocabulary"),
        Reference(ref="ISO 99300", title="Fountains", stage="DIS"),
    ),
    bibliography=(
        Reference(ref="ISO 99400:2030", title="Heat plans"),
        Reference(
            key="harbour-2031",
            text="Harbour office. *Shade in ports*. Example Press, 2031",
            url="https://example.org/shade",
            viewed=date(2031, 5, 2),
        ),
    ),
)

NONE = ReferenceLists()

SCOPE = "<sec><title>Scope</title><p>This document specifies requirements.</p></sec>"


@dataclass
class Made:
    """What came of a draft."""

    iso: Standard | None
    en: Standard | None
    report: Report

    @property
    def root(self) -> _Element:
        """The ISO standard, or CEN's where there is no other."""
        standard = self.iso or self.en
        assert standard is not None
        return standard.root

    @property
    def codes(self) -> list[str]:
        """Codes of what was found, by place."""
        return [finding.code for finding in self.report]

    def only(self, path: str) -> _Element:
        """The one element at a path."""
        found = self.root.findall(path, {"tbx": TBX, "mml": MML})
        assert len(found) == 1, f"{path}: {len(found)}"
        return found[0]

    def text(self, path: str) -> str:
        """Text of the one element at a path, no-break spaces as plain ones."""
        return "".join(self.only(path).itertext()).replace("\u00a0", " ")


@dataclass
class Files:
    """Source files as XML text, by docname."""

    texts: dict[str, str] = field(default_factory=dict)

    def fragments(self) -> dict[str, _Element]:
        """The fragments, everything in them marked with its line."""
        return {name: fragment(name, text) for name, text in self.texts.items()}


def fragment(name: str, text: str) -> _Element:
    """A fragment of XML text: `nw:` for placeholders; every element without a mark gets its line."""
    names = f'xmlns:nw="{NW}" xmlns:tbx="{TBX}" xmlns:mml="{MML}" xmlns:xlink="{XLINK}"'
    parser = etree.XMLParser(remove_blank_text=True)
    made = etree.fromstring(f'<nw:fragment {names} file="en/{name}">{text}</nw:fragment>', parser)
    for element in made.iter("*"):
        if element.get(AT) is None:
            element.set(AT, f"drafts/x/en/{name}.rst:{element.sourceline}:1")
    return made


def make(
    *texts: str,
    files: Mapping[str, str] | None = None,
    record: Record = RECORD,
    references: ReferenceLists = NONE,
    language: str = "en",
    scope: bool = True,
    wording: Path | None = None,
    working_copy: bool = False,
    folder: Path = Path("drafts/x"),
    kinds: Mapping[str, str] | None = None,
) -> Made:
    """Composes a draft: a scope and one file of `texts`, or `files` with their own index."""
    if files is None:
        body = (SCOPE if scope else "") + "".join(texts)
        files = {"index": toctree("text"), "text": body}
    report = Report()
    draft = Draft("x", folder, Path(), record, references)
    versions = compose(
        draft,
        Files(dict(files)).fragments(),
        language=language,
        wording=wording or resources.templates() / "wording",
        day=DAY,
        working_copy=working_copy,
        report=report,
        kinds=kinds,
    )
    return Made(versions.iso, versions.en, report)


def toctree(*names: str) -> str:
    """An index file's content."""
    entries = "".join(f'<nw:entry name="{name}"/>' for name in names)
    return f"<nw:toctree>{entries}</nw:toctree>"


def terms(*entries: str) -> str:
    """A terms clause."""
    return f"<sec><title>Terms and definitions</title>{''.join(entries)}</sec>"


def entry(
    term: str, definition: str = "thing", fields: Sequence[tuple[str, str]] = (), more: str = ""
) -> str:
    """A heading with fields, definition and what follows."""
    listed = "".join(f'<nw:field name="{name}">{value}</nw:field>' for name, value in fields)
    listed = f"<nw:fields>{listed}</nw:fields>" if listed else ""
    paragraph = f"<p>{definition}</p>" if definition else ""
    return f"<sec><title>{term}</title>{listed}{paragraph}{more}</sec>"


def validate(shared: Path, *standards: Standard | None) -> None:
    """Checks written bytes against DTD and RELAX NG; the DTD's complaints say more, so they come first."""
    dtd, rng = _schemas(shared)
    for standard in standards:
        if standard is None:
            continue
        document = etree.fromstring(write_sts(standard.root))
        assert dtd.validate(document), [str(error) for error in dtd.error_log][:5]
        assert rng.validate(document), [str(error) for error in rng.error_log][:5]


_CACHE: dict[Path, tuple[Any, Any]] = {}


def _schemas(shared: Path) -> tuple[Any, Any]:
    if shared not in _CACHE:
        folder = shared / "niso-sts"
        rng = folder / "interchange-1.2-mathml3-rng" / "NISO-STS-interchange-1-mathml3.rng"
        dtd = folder / "interchange-1.2-mathml3-dtd" / "NISO-STS-interchange-1-mathml3.dtd"
        _CACHE[shared] = etree.DTD(str(dtd)), etree.RelaxNG(etree.parse(str(rng)))
    return _CACHE[shared]
