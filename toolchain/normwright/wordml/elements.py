"""Which elements hold text, which wrap others, which are silent (ECMA-376 part 1, 17)."""

from collections.abc import Iterable
from enum import IntEnum

from lxml.etree import _Element

from normwright.wordml.names import MC, M, local, w
from normwright.wordml.styles import number

_OFF = {"0", "false", "off", "none"}


class Side(IntEnum):
    """Which version of a text with tracked changes a piece belongs to."""

    BOTH = 0
    NEW = 1
    OLD = 2


P, RUN, T, TBL, SDT = w("p"), w("r"), w("t"), w("tbl"), w("sdt")
PPR, RPR, PSTYLE, VAL, VANISH = w("pPr"), w("rPr"), w("pStyle"), w("val"), w("vanish")
NUMPR, TCPR = w("numPr"), w("tcPr")
DELTEXT, HYPERLINK, ALTCHUNK = w("delText"), w("hyperlink"), w("altChunk")
_TR, _TC, _TRPR, _INS, _DEL = w("tr"), w("tc"), w("trPr"), w("ins"), w("del")
TXBX = w("txbxContent")
ALTERNATE = f"{{{MC}}}AlternateContent"
FORMULAS = {f"{{{M}}}oMath", f"{{{M}}}oMathPara"}
#: Elements around others, and the version that they put them in; None: the same.
WRAPPERS: dict[object, Side | None] = {
    w("ins"): Side.NEW,
    w("moveTo"): Side.NEW,
    w("del"): Side.OLD,
    w("moveFrom"): Side.OLD,
    w("customXml"): None,
    w("smartTag"): None,
    w("sdtContent"): None,
    w("fldSimple"): None,
    w("dir"): None,
    w("bdo"): None,
}
_HOLDERS = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("del"), w("moveTo"), w("moveFrom")}
SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
# fmt: off
#: Elements that hold no text of the document.
SILENT: set[object] = {w(name) for name in (
    "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "customXmlPr",
    "smartTagPr", "fldData", "instrText", "delInstrText", "bookmarkStart", "bookmarkEnd",
    "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak",
    "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "pgNum",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort",
    "yearLong",
)}
# fmt: on


def rows_of(table: _Element) -> Iterable[_Element]:
    """The rows of a table, also those in content controls."""
    return _inside(table, _TR)


def cells_of(row: _Element) -> Iterable[_Element]:
    """The cells of a row, also those in content controls."""
    return _inside(row, _TC)


def row_side(row: _Element, side: Side) -> Side:
    """Whether a tracked change put the row in or took it out."""
    properties = row.find(_TRPR)
    if properties is not None and len(properties):
        if properties.find(_DEL) is not None:
            return Side.OLD
        if properties.find(_INS) is not None:
            return Side.NEW
    return side


def _inside(parent: _Element, wanted: str) -> Iterable[_Element]:
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _HOLDERS:
            yield from _inside(child, wanted)


def control(element: _Element) -> _Element | None:
    """What a content control holds; None when that is only its prompt."""
    properties = element.find(w("sdtPr"))
    if properties is not None:
        prompt = properties.find(w("showingPlcHdr"))
        if prompt is not None and is_on(prompt):
            return None
    return element.find(w("sdtContent"))


def branch(element: _Element) -> _Element | None:
    """The one of several renderings that is read: the first, as Word does, unless it is empty."""
    found = [child for child in element if local(child.tag) in ("Choice", "Fallback")]
    return next((child for child in found if len(child)), None)


def mark_side(properties: _Element, side: Side) -> Side:
    """Which version has the end of this paragraph."""
    run = properties.find(RPR)
    if side is Side.BOTH and run is not None:
        if run.find(w("ins")) is not None or run.find(w("moveTo")) is not None:
            return Side.NEW
        if run.find(w("del")) is not None or run.find(w("moveFrom")) is not None:
            return Side.OLD
    return side


def is_on(element: _Element | None) -> bool:
    return element is not None and (element.get(VAL) or "true").lower() not in _OFF


def form_value(element: _Element) -> str:
    """What an old form field shows that has no result of its own: a list's choice, a box."""
    choices = element.find(f"{w('ffData')}/{w('ddList')}")
    if choices is not None:
        chosen = choices.find(w("result"))
        chosen = choices.find(w("default")) if chosen is None else chosen
        index = number(chosen.get(VAL), 0) if chosen is not None else 0
        entries = [entry.get(VAL) or "" for entry in choices.iterfind(w("listEntry"))]
        return entries[index] if 0 <= index < len(entries) else ""
    box = element.find(f"{w('ffData')}/{w('checkBox')}")
    if box is None:
        return ""
    checked = box.find(w("checked"))
    return "☒" if is_on(checked if checked is not None else box.find(w("default"))) else "☐"
