"""Any STS file to a standard in memory, unchanged.

Reading drops nothing: comments, processing instructions, unknown elements and attributes stay, and
`sts.write` gives them back. Dialects are put right by `sts.normalise`, on a copy, for those who draw or ask.
"""

from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Place, Report
from normwright.errors import InputError
from normwright.sts import companion
from normwright.sts.parse import LIMIT, parse_xml
from normwright.sts.pictures import find_pictures
from normwright.sts.places import line_of
from normwright.sts.standard import Companion, Standard

ROOTS = frozenset({"standard", "adoption"})

#: What other files people send are, by the name of their root element.
_OTHERS = {
    "article": "a JATS journal article",
    "book": "a book (BITS or DocBook)",
    "book-part": "a part of a BITS book",
    "html": "an HTML page",
    "iso-standard": "a Metanorma document, before its conversion to STS",
    "metanorma": "a Metanorma document, before its conversion to STS",
    "rfc": "an RFC in xml2rfc form",
    "martif": "a TBX term base",
    "tbx": "a TBX term base",
    "document": "the inside of a Word file",
    "package": "a Word file in flat form",
    "rdf": "RDF data",
    "req-if": "a ReqIF file",
    "svg": "an SVG picture",
    "front": "a part of a standard, not the whole",
    "body": "a part of a standard, not the whole",
    "sec": "a part of a standard, not the whole",
}

#: What files that are no XML at all are, by their first bytes.
_SIGNATURES = (
    (b"PK\x03\x04", "a zip or Word file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF text"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x1f\x8b", "a gzip file"),
)


def read_sts(source: Path | bytes, *, report: Report, file: str = "") -> Standard:
    """The standard in `source`, with its companion and pictures when `source` is a path.

    `file` names it in messages (default: the path as given). The companion is `standard.data.json` beside
    the file; pictures are looked for beside it and in `figures/`, and those missing are warnings.
    Raises: InputError when it is no readable STS; `report` then holds why, with line and column.
    """
    name = file or (source.as_posix() if isinstance(source, Path) else "")
    data = _load(source, name, report) if isinstance(source, Path) else source
    root = _root(data, name, report)
    if root is None:
        raise InputError(f"{name or 'the file'} could not be read as a standard", help="see the findings")
    standard = Standard(root, file=name)
    if isinstance(source, Path):
        standard.companion = _companion(source, report)
        standard.pictures = find_pictures(root, source.parent, file=name, report=report)
    return standard


def _load(path: Path, name: str, report: Report) -> bytes:
    try:
        size = path.stat().st_size
        if size > LIMIT:
            report.say("XML001", Place(name), size=size >> 20, limit=LIMIT >> 20)
            raise InputError(f"{name} is too big to be read", help="see the findings")
        return path.read_bytes()
    except OSError as problem:
        raise InputError(f"{name} could not be opened: {problem.strerror}") from problem


def _companion(source: Path, report: Report) -> Companion:
    path = source.parent / companion.FILE_NAME
    name = path.as_posix()
    try:
        with path.open("rb") as file:
            return companion.read_companion(file.read(companion.LARGEST + 1), file=name)
    except FileNotFoundError:
        return {}
    except OSError as problem:
        report.say("STS006", Place(name), fault=problem.strerror or str(problem))
    except InputError as problem:
        report.say("STS006", Place(name), fault=problem.message)
    return {}


def _root(data: bytes, name: str, report: Report) -> _Element | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            report.say("STS002", Place(name), kind=kind)
            return None
    root = parse_xml(data, file=name, report=report)
    if root is None:
        return None
    if root.tag not in ROOTS:
        report.say("STS001", Place(name, line_of(root) or 1), kind=_kind(root))
        return None
    return root


def _kind(root: _Element) -> str:
    tag = etree.QName(root)
    known = _OTHERS.get(tag.localname.lower())
    if known:
        return known
    if tag.localname in ROOTS:
        return f'"{tag.localname}" of the namespace {tag.namespace}, where STS has none'
    return f'an XML file whose root is "{tag.localname}"'
