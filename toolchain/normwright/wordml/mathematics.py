"""Formulas of Office Math as LaTeX and MathML, all of a file in one call of pandoc.

They travel as paragraphs of a small Word file, each behind its number, so that no formula can be taken for
another; a batch that fails is halved until the guilty formula is alone.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree
from lxml.etree import _Element

from normwright.wordml.inserts import Formula
from normwright.wordml.names import PACKAGE, TYPES, R, W
from normwright.wordml.package import OPTIONS
from normwright.wordml.pandoc import run_pandoc

_MATHML = "http://www.w3.org/1998/Math/MathML"
_LONGEST = 200_000  # bytes of one formula
_SECONDS, _SECONDS_EACH, _SECONDS_AT_LEAST = 20.0, 0.02, 4.0
_LINKS = "application/vnd.openxmlformats-package.relationships+xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def convert(formulas: Sequence[Formula]) -> list[Formula]:
    """Each formula with its LaTeX and MathML, in order; those that can't be converted as they were.

    Raises: ToolError without pandoc.
    """
    short = [formula for formula in formulas if len(formula.source) <= _LONGEST]
    made = iter(_batch(short, _SECONDS + _SECONDS_EACH * len(short)) if short else [])
    return [next(made) if len(formula.source) <= _LONGEST else formula for formula in formulas]


def _batch(formulas: Sequence[Formula], seconds: float) -> list[Formula]:
    page = run_pandoc(
        _docx(formulas), "--from=docx", "--to=html5", "--mathml", "--wrap=none", seconds=seconds
    )
    found = _read(page) if page is not None else None
    if found is not None:
        return [_filled(formula, found.get(index)) for index, formula in enumerate(formulas)]
    if len(formulas) == 1:
        return list(formulas)
    middle, less = len(formulas) // 2, max(_SECONDS_AT_LEAST, seconds / 3)
    return [*_batch(formulas[:middle], less), *_batch(formulas[middle:], less)]


def _read(page: bytes) -> dict[int, _Element] | None:
    """Number -> the formula that stands behind it; None when the page can't be read."""
    try:
        root = etree.fromstring(b"<page>" + page + b"</page>", etree.XMLParser(**OPTIONS))
    except etree.XMLSyntaxError:
        return None
    found: dict[int, _Element] = {}
    for paragraph in root:
        digits = "".join((paragraph.text or "").split())
        math = paragraph.find(f".//{{{_MATHML}}}math")
        if math is not None and digits.isdecimal():
            found[int(digits)] = math
    return found


def _filled(formula: Formula, math: _Element | None) -> Formula:
    """Pandoc writes the LaTeX beside the MathML, as a remark on it."""
    remark = math.find(f".//{{{_MATHML}}}annotation") if math is not None else None
    latex = (remark.text or "").strip().removesuffix("\\ ").rstrip("\\ ") if remark is not None else ""
    if math is None or not latex:
        return formula
    return replace(formula, latex=" ".join(latex.split()), mathml=_bare(math))


def _bare(math: _Element) -> bytes:
    """The formula alone: what a reader sees, without LaTeX beside it."""
    made = etree.Element(f"{{{_MATHML}}}math", nsmap={None: _MATHML})  # type: ignore[dict-item]
    semantics = math.find(f"{{{_MATHML}}}semantics")
    for child in math if semantics is None else semantics:
        if child.tag != f"{{{_MATHML}}}annotation":
            child.tail = None
            made.append(child)
    return etree.tostring(made, encoding="utf-8")


def _docx(formulas: Sequence[Formula]) -> bytes:
    body = b"".join(
        b"<w:p><w:r><w:t>%d</w:t></w:r>%b</w:p>" % (index, formula.source)
        for index, formula in enumerate(formulas)
    )
    document = f'<w:document xmlns:w="{W}"><w:body>'.encode() + body + b"</w:body></w:document>"
    types = f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{_LINKS}"/>'
    types += f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>'
    links = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{R}/officeDocument" '
    links += 'Target="word/document.xml"/></Relationships>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", links)
        archive.writestr("word/document.xml", document)
    return out.getvalue()
