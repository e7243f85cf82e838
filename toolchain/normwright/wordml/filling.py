"""Rows put into a form that is a Word file: an empty row of its table is copied for each, all else stays.

Left out of the copy is what a form must not hand on: names of its authors, their remarks' and files' data,
the path of the template on somebody's computer. Programs are refused, not copied.
"""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from normwright.errors import UsageError
from normwright.wordml.archive import zipped
from normwright.wordml.elements import ALTERNATE, PPR, RPR, RUN, TBL, P, T, branch, cells_of, rows_of
from normwright.wordml.form import core_properties
from normwright.wordml.names import PACKAGE, TYPES, w
from normwright.wordml.package import Package
from normwright.wordml.tables import tables_within
from normwright.wordml.writing import add_text, clean, make, model_paragraph, set_line

#: Characters in a row that surely fit on one page: such a row isn't broken between two.
ON_A_PAGE = 2_500
_CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
#: Parts with names and paths of persons; small letters.
_LEFT_OUT = (
    "docprops/",
    "customxml/",
    "word/people.xml",
    "word/commentsids.xml",
    "word/commentsextensible.xml",
)
_TEMPLATE = "attachedTemplate"
_TRPR, _TCPR = w("trPr"), w("tcPr")
# fmt: off
_CHANGING = [w(name) for name in (
    "cantSplit", "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "vMerge", "tblHeader",
    "pPrChange", "rPrChange", "tcPrChange", "trPrChange",
)]
# fmt: on


def fill_form(
    data: bytes,
    rows: Iterable[Sequence[str]],
    *,
    table: int,
    begins: int = 0,
    facts: Callable[[str], str] | None = None,
    title: str = "",
) -> bytes:
    """The form with the texts of `rows` in its table number `table` (as `tables.Table.number` counts).

    Rows of the table before `begins` stay; of the others, all empty, the last is the model. `facts` says what
    to add to a paragraph that reads like "Date:"; "" is nothing. `title` goes to the file's properties.
    Raises: UsageError when it can't be filled, Unreadable when it can't be read.
    """
    package = Package(data)
    if package.macros:
        raise UsageError("the form carries macros", help="save it as a .docx without them")
    changed = {package.main: package.tree(package.main)}
    if facts is not None:
        for name in _headers(package):
            changed[name] = package.tree(name)
        for root in changed.values():
            _fill_facts(root, facts)
    _fill_table(_table(changed[package.main], table), rows, begins)
    return zipped(_parts(package, changed, title))


# -- rows ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Model:
    """A row to be copied: in each cell one model paragraph (see `writing`)."""

    row: _Element
    count: int

    def filled(self, texts: Sequence[str]) -> _Element:
        """The row with these texts."""
        row = deepcopy(self.row)
        for cell, text in zip(list(row)[-self.count :], texts, strict=True):
            lines = clean(text).split("\n")
            paragraph = cell[-1]
            for _ in lines[1:]:
                cell.append(deepcopy(paragraph))
            for block, line in zip(list(cell)[-len(lines) :], lines, strict=True):
                set_line(block, line)
        if sum(map(len, texts)) < ON_A_PAGE:
            _properties(row).insert(0, make("cantSplit"))
        return row


def _fill_table(table: _Element, rows: Iterable[Sequence[str]], begins: int) -> None:
    found = list(rows_of(table))[begins:]
    if not found:
        raise UsageError("the form's table has no empty row", help="add one below its headings")
    if any(_words(row) for row in found):
        raise UsageError("the form's table isn't empty", help="take out its rows but for an empty one")
    model = _model(found[-1])
    made = 0
    for made, texts in enumerate(rows, 1):  # noqa: B007
        if len(texts) != model.count:
            wanted = f"{len(texts)} cells, not {model.count}"
            raise UsageError(
                f"a row of the form's table should have {wanted}", help="take merged cells apart"
            )
        found[-1].addprevious(model.filled(texts))
    for old in found if made else ():
        holder = old.getparent()
        if holder is not None:
            holder.remove(old)


def _words(row: _Element) -> str:
    return "".join(text.text or "" for text in row.iter(T)).strip()


def _model(row: _Element) -> _Model:
    bare = make("tr", *(deepcopy(one) for one in row if one.tag in (w("tblPrEx"), _TRPR)))
    for one in _properties(bare):
        if one.tag in _CHANGING:
            one.getparent().remove(one)  # type: ignore[union-attr]
    count = 0
    for count, cell in enumerate(cells_of(row), 1):  # noqa: B007
        properties = cell.find(_TCPR)
        kept = [_plain(properties)] if properties is not None else []
        bare.append(make("tc", *kept, model_paragraph(_paragraph(cell), _letters(cell))))
    return _Model(bare, count)


def _properties(row: _Element) -> _Element:
    """The row's properties, made where there are none."""
    found = row.find(_TRPR)
    if found is None:
        found = make("trPr")
        row.insert(1 if len(row) and row[0].tag == w("tblPrEx") else 0, found)
    return found


def _paragraph(cell: _Element) -> _Element | None:
    """The properties of the cell's first paragraph."""
    first = next(cell.iter(P), None)
    properties = first.find(PPR) if first is not None else None
    return _plain(properties) if properties is not None else None


def _letters(cell: _Element) -> _Element | None:
    """The properties of the cell's first letters, or of those that somebody would type into it."""
    for path in (f"{RUN}/{RPR}", f"{PPR}/{RPR}"):
        for paragraph in cell.iter(P):
            found = paragraph.find(path)
            if found is not None and len(found):
                return _plain(found)
    return None


def _plain(properties: _Element) -> _Element:
    """A copy without tracked changes, merging downwards, and the look of a prompt."""
    copied = deepcopy(properties)
    copied.tail = None
    for one in list(copied.iter(*_CHANGING)):
        one.getparent().remove(one)  # type: ignore[union-attr]
    for one in copied.findall(w("rStyle")):
        if one.get(w("val")) == "PlaceholderText":
            copied.remove(one)
    return copied


# -- facts of the head ---------------------------------------------------------------------------------------


def _fill_facts(root: _Element, facts: Callable[[str], str]) -> None:
    for paragraph in root.iter(P):
        words = "".join(text.text or "" for text in paragraph.iter(T))
        value = facts(words) if words.strip() else ""
        if value:
            letters = [run.find(RPR) for run in paragraph.iter(RUN)]
            blank = "" if words.endswith(" ") else " "
            add_text(paragraph, clean(f"{blank}{value}".replace("\n", " ")), letters[-1] if letters else None)


def _headers(package: Package) -> list[str]:
    found = package.relationships(package.main).values()
    return sorted({one.target for one in found if one.kind == "header" and one.target in package})


# -- the table and the package -------------------------------------------------------------------------------


def _table(root: _Element, number: int) -> _Element:
    for at, table in enumerate(_tables(root), 1):
        if at == number:
            return table
    raise UsageError(f"the form has no table {number}", help="choose a form with an empty table of comments")


def _tables(element: _Element) -> Iterator[_Element]:
    """As `tables.read_blocks` counts them."""
    for child in element:
        if child.tag == TBL:
            yield child
            for row in rows_of(child):
                yield from tables_within(row)
        elif child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                yield from _tables(chosen)
        else:
            yield from _tables(child)


def _parts(package: Package, changed: Mapping[str, _Element], title: str) -> dict[str, bytes]:
    trees = {name.lower(): root for name, root in changed.items()}
    made: dict[str, bytes] = {}
    for name in package.names:
        root = trees.get(name.lower())
        if root is not None:
            made[name] = _bytes(root)
        elif not name.lower().startswith(_LEFT_OUT) and not name.endswith("/"):
            made[name] = package.read(name)
    made[_CORE] = core_properties(title)
    for name in [name for name in made if name.lower().endswith(".rels")]:
        made[name] = _relations(package.tree(name), name, made)
    made["[Content_Types].xml"] = _types(package.tree("[Content_Types].xml"), made)
    return made


def _relations(root: _Element, name: str, parts: Mapping[str, bytes]) -> bytes:
    """The relations without those to parts that aren't there any more and to a template on a disk."""
    folder = posixpath.dirname(posixpath.dirname(name))
    known = {part.lower() for part in parts}
    for one in list(root):
        target = one.get("Target") or ""
        at = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        lost = one.get("TargetMode") != "External" and posixpath.normpath(at).lower() not in known
        if lost or (one.get("Type") or "").endswith((_TEMPLATE, "/core-properties")):
            root.remove(one)
    if name.lower() == "_rels/.rels":
        ids = {one.get("Id") for one in root}
        id = next(f"rId{at}" for at in range(1, len(ids) + 2) if f"rId{at}" not in ids)
        etree.SubElement(root, f"{{{PACKAGE}}}Relationship", {"Id": id, "Type": _CORE_KIND, "Target": _CORE})
    return _bytes(root)


def _types(root: _Element, parts: Mapping[str, bytes]) -> bytes:
    known = {f"/{part}".lower() for part in parts}
    for one in list(root):
        name = (one.get("PartName") or "").lower()
        if name and (name not in known or name == f"/{_CORE}".lower()):
            root.remove(one)
        elif (one.get("ContentType") or "").endswith("wordprocessingml.template.main+xml"):
            one.set("ContentType", (one.get("ContentType") or "").replace("template.main", "document.main"))
    etree.SubElement(root, f"{{{TYPES}}}Override", {"PartName": f"/{_CORE}", "ContentType": _CORE_TYPE})
    return _bytes(root)


def _bytes(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
