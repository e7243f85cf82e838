"""An empty form as a Word file: headings in the page header, one table with one empty row, a page footer.

That is how forms are laid out whose headings shall stand on every page without being rows of the table. All
wording and all measures come from the caller.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from normwright.wordml.archive import zipped
from normwright.wordml.formstyles import style_sheet
from normwright.wordml.names import PACKAGE, TYPES, R, W
from normwright.wordml.writing import add_text, clean, make

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_MARGIN = "99"  # left and right in a cell, twips


@dataclass(frozen=True)
class FormColumn:
    """A column: its heading, lines below that, a mark that the legend explains, its style, width in twips."""

    heading: str
    width: int
    style: str  # as people see it; the id is the same without underscores
    below: str = ""
    mark: str = ""

    @property
    def style_id(self) -> str:
        """The style's id."""
        return self.style.replace("_", "")


@dataclass(frozen=True)
class FormFact:
    """A cell of the page header with a label such as "Date:", its value to be filled in; width in twips."""

    label: str
    width: int


@dataclass(frozen=True)
class FormLayout:
    """All of a form but its rows. `legend`: (mark, text) lines of the page footer; `page` has two fields."""

    title: str
    title_width: int
    facts: Sequence[FormFact]
    columns: Sequence[FormColumn]
    legend: Sequence[tuple[str, str]] = ()
    page: str = "{page}/{pages}"
    version: str = ""
    language: str = "en-GB"


def blank_form(layout: FormLayout) -> bytes:
    """The form with one empty row, as a Word file: A4 across, fixed widths, nothing merged."""
    parts = {
        "word/document.xml": _document(layout),
        "word/styles.xml": style_sheet([column.style for column in layout.columns], layout.language),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(layout),
        "word/footer1.xml": _footer(layout),
    }
    made = {name: _bytes(root) for name, root in parts.items()}
    kinds = {"document": "document.main", "header1": "header", "footer1": "footer"}
    made["[Content_Types].xml"] = _types(
        {f"/{name}": f"{_MAIN}.{kinds.get(name[5:-4], name[5:-4])}+xml" for name in parts}
        | {"/docProps/core.xml": _CORE}
    )
    made["_rels/.rels"] = _relations(
        {"rId1": (f"{R}/officeDocument", "word/document.xml"), "rId2": (_PROPERTIES, "docProps/core.xml")}
    )
    targets = ("styles", "settings", "header1", "footer1")
    made["word/_rels/document.xml.rels"] = _relations(
        {f"rId{at}": (f"{R}/{name.rstrip('1')}", f"{name}.xml") for at, name in enumerate(targets, 1)}
    )
    made["docProps/core.xml"] = core_properties(layout.title)
    return zipped(made)


def core_properties(title: str) -> bytes:
    """Properties of a document with a title and without anybody's name."""
    cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dc = "http://purl.org/dc/elements/1.1/"
    root = etree.Element(f"{{{cp}}}coreProperties", nsmap={"cp": cp, "dc": dc})
    etree.SubElement(root, f"{{{dc}}}title").text = clean(title)
    return _bytes(root)


# -- parts ---------------------------------------------------------------------------------------------------


def _document(layout: FormLayout) -> _Element:
    cells = [
        _cell(column.width, _paragraph("", style=column.style_id), "top", "bottom")
        for column in layout.columns
    ]
    row = make("tr", make("trPr", make("jc", val="center")), *cells)
    table = _table([column.width for column in layout.columns], row)
    section = make(
        "sectPr",
        _reference("headerReference", "rId3"),
        _reference("footerReference", "rId4"),
        make("pgSz", w="16840", h="11907", orient="landscape"),
        make(
            "pgMar", top="851", right="851", bottom="851", left="851", header="567", footer="567", gutter="0"
        ),
        make("cols", space="720"),
    )
    # A table can't end a document; the paragraph behind it is as low as one can be.
    return make("document", make("body", table, _paragraph("", size=2), section))


def _header(layout: FormLayout) -> _Element:
    title = make("tc", make("tcPr", _width(layout.title_width), _borders("nil")))
    title.append(_paragraph(layout.title, style="FormTitle"))
    facts = [
        _cell(fact.width, _paragraph(fact.label, style="FormFact"), "top", "bottom") for fact in layout.facts
    ]
    widths = [layout.title_width, *(fact.width for fact in layout.facts)]
    head = _table(widths, _row(title, *facts))
    headings = [_cell(column.width, *_heading(column)) for column in layout.columns]
    columns = _table([column.width for column in layout.columns], _row(*headings))
    return make("hdr", head, _paragraph("", size=14), columns, _paragraph("", size=2))


def _heading(column: FormColumn) -> list[_Element]:
    first = _paragraph(column.heading, style="FormHeading", bold=True)
    if column.mark:
        run = make("rPr", make("b"), make("vertAlign", val="superscript"))
        add_text(first, clean(column.mark), run)
    return [first, *([_paragraph(column.below, style="FormHeading")] if column.below else [])]


def _footer(layout: FormLayout) -> _Element:
    lines = [_paragraph(f"{mark}\t{text}", style="FormLegend") for mark, text in layout.legend]
    last = _paragraph(f"{layout.version}\t", style="FormFoot")
    for index, piece in enumerate(layout.page.replace("{pages}", "\0NUMPAGES\0").split("{page}")):
        if index:
            _add_field(last, "PAGE")
        for at, word in enumerate(piece.split("\0")):
            if at % 2:
                _add_field(last, word)
            else:
                add_text(last, clean(word))
    return make("ftr", *lines, last)


def _settings() -> _Element:
    compatible = make(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val="15",
    )
    return make("settings", make("defaultTabStop", val="720"), make("compat", compatible))


# -- pieces --------------------------------------------------------------------------------------------------


def _table(widths: Sequence[int], *rows: _Element) -> _Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = make(
        "tblPr",
        make("tblW", w=str(sum(widths)), type="dxa"),
        make("jc", val="center"),
        make("tblBorders", *(make(side, val="single", sz="6", space="0", color="auto") for side in sides)),
        make("tblLayout", type="fixed"),
        make("tblCellMar", make("left", w=_MARGIN, type="dxa"), make("right", w=_MARGIN, type="dxa")),
        make("tblLook", val="0000"),
    )
    grid = make("tblGrid", *(make("gridCol", w=str(width)) for width in widths))
    return make("tbl", properties, grid, *rows)


def _row(*cells: _Element) -> _Element:
    return make("tr", make("trPr", make("cantSplit"), make("jc", val="center")), *cells)


def _cell(width: int, *content: _Element | str) -> _Element:
    blocks = [one for one in content if not isinstance(one, str)]
    sides = [one for one in content if isinstance(one, str)]
    borders = [_borders("single", *sides)] if sides else []
    return make("tc", make("tcPr", _width(width), *borders), *blocks)


def _width(width: int) -> _Element:
    return make("tcW", w=str(width), type="dxa")


def _borders(kind: str, *sides: str) -> _Element:
    named = [make(side, val=kind) for side in sides or ("top", "left", "bottom", "right")]
    if kind == "single":
        for side in named:
            side.attrib.update({f"{{{W}}}sz": "6", f"{{{W}}}space": "0", f"{{{W}}}color": "auto"})
    return make("tcBorders", *named)


def _paragraph(text: str, *, style: str = "", size: int = 0, bold: bool = False) -> _Element:
    """A paragraph in a named style, or one as high as `size` half points."""
    properties = make("pPr")
    if style:
        properties.append(make("pStyle", val=style))
    if size:
        high = str(size * 10)
        properties.append(make("spacing", before="0", after="0", line=high, lineRule="exact"))
        properties.append(make("rPr", make("sz", val=str(size))))
    made = make("p", properties)
    add_text(made, clean(text), make("rPr", make("b")) if bold else None)
    return made


def _add_field(paragraph: _Element, name: str) -> None:
    field = make("fldSimple", make("r", make("t")), instr=f" {name} ")
    field[0][0].text = "1"
    paragraph.append(field)


def _reference(name: str, id: str) -> _Element:
    made = make(name, type="default")
    made.set(f"{{{R}}}id", id)
    return made


def _relations(targets: dict[str, tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{PACKAGE}}}Relationships", nsmap={None: PACKAGE})  # type: ignore[dict-item]
    for id, (kind, target) in targets.items():
        etree.SubElement(root, f"{{{PACKAGE}}}Relationship", {"Id": id, "Type": kind, "Target": target})
    return _bytes(root)


def _types(overrides: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})  # type: ignore[dict-item]
    for ending, kind in (("rels", _RELATIONS), ("xml", "application/xml")):
        etree.SubElement(root, f"{{{TYPES}}}Default", {"Extension": ending, "ContentType": kind})
    for name, kind in overrides.items():
        etree.SubElement(root, f"{{{TYPES}}}Override", {"PartName": name, "ContentType": kind})
    return _bytes(root)


def _bytes(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
