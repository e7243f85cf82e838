"""Findings beside the paragraphs of a page: for those who work on a text, never for those it is sent to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Diagnostic, Level

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th", "li", "dd"})
_ROWS = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
_BLOCKS = frozenset({"p", "div", "figure", "pre", "aside", "blockquote", "section", "dl", "ul", "ol"})


@dataclass(frozen=True)
class Beside:
    """A finding and the id of the element that it belongs to; empty: it stands on top."""

    diagnostic: Diagnostic
    anchor: str = ""


def put_findings(page: _Element, findings: Sequence[Beside]) -> None:
    """Puts each finding into the page, advice folded, the rest open; without a place on top of the text."""
    main = page.find("body//main")
    if main is None or not findings:
        return
    elements = {element.get("id"): element for element in main.iter("*") if element.get("id")}
    top = _top(findings)
    main.insert(0, top)
    for beside in reversed(findings):  # several at one place come out in their order
        element = elements.get(beside.anchor) if beside.anchor else None
        note = _note(beside.diagnostic)
        if element is None:
            top.insert(1, note)
        else:
            _put(element, note)


def _top(findings: Sequence[Beside]) -> _Element:
    counts = {level: sum(1 for one in findings if one.diagnostic.level is level) for level in Level}
    words = ", ".join(f"{level}: {count}" for level, count in counts.items() if count)
    top = etree.Element("div", {"class": "nw-findings", "lang": "en", "dir": "ltr", "role": "group"})
    top.set("aria-label", "Findings")
    etree.SubElement(top, "p").text = f"Findings in this working copy, beside the text ({words})."
    return top


def _note(diagnostic: Diagnostic) -> _Element:
    level, code = str(diagnostic.level), diagnostic.code
    note = etree.Element("div", {"class": f"nw-finding nw-finding-{level}", "lang": "en", "dir": "ltr"})
    note.set("role", "note")
    note.set("aria-label", f"{level} {code}")
    details = etree.SubElement(note, "details")
    if diagnostic.level is not Level.ADVICE:
        details.set("open", "open")
    etree.SubElement(details, "summary").text = _plain(f"{level} {code}: {diagnostic.message}")
    for name, text in _lines(diagnostic):
        etree.SubElement(details, name).text = _plain(text)
    return note


def _lines(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    if diagnostic.help:
        yield "span", f"{diagnostic.help} "
    place = diagnostic.place
    if place.file or place.line:
        yield "code", str(place)


def _plain(text: str) -> str:
    """The text without what XML can't hold: messages quote what others wrote."""
    return "".join(sign if sign.isprintable() or sign in "\t\n" else "\ufffd" for sign in text)


def _put(element: _Element, note: _Element) -> None:
    """After the heading of a section, into a cell or item, before a table, else after the block."""
    heading = next((child for child in element if child.tag in _HEADINGS), None)
    if element.tag in ("section", "div", "article") and heading is not None:
        _after(heading, note)
        return
    table = _around(element, frozenset({"table"})) if element.tag in _ROWS else None
    cell = _around(element, _CELLS)
    if table is not None:
        _before(table, note)
    elif cell is not None:
        cell.append(note)
    else:
        block = _around(element, _BLOCKS)
        _after(element if block is None else block, note)


def _around(element: _Element, names: frozenset[str]) -> _Element | None:
    node: _Element | None = element
    while node is not None and node.tag not in names:
        node = None if node.tag == "main" else node.getparent()
    return node


def _after(element: _Element, note: _Element) -> None:
    note.tail, element.tail = element.tail, None
    element.addnext(note)


def _before(element: _Element, note: _Element) -> None:
    element.addprevious(note)
