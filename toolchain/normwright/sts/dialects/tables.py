"""Tables and footnotes."""

from lxml import etree
from lxml.etree import _Element

from normwright.sts.dialects.tree import blank, detach, made, sole_child, unwrap
from normwright.sts.grid import CELLS

_MARKS = ("fn", "table-fn")


def complete_tables(root: _Element) -> int:
    """Cells stand in rows, rows in a head, body or foot, the foot last; text in the foot goes below it."""
    changed = 0
    for table in root.iter("table"):
        changed += _wrap_cells(table) + _wrap_rows(table) + _flatten_columns(table) + _lower_foot(table)
    return changed


def _wrap_cells(table: _Element) -> int:
    changed = 0
    for group in table.iterchildren("thead", "tbody", "tfoot"):
        loose = [child for child in group if child.tag in CELLS]
        if loose:
            row = made("tr", loose[0])
            group.insert(group.index(loose[0]), row)
            row.extend(loose)
            changed += 1
    return changed


def _wrap_rows(table: _Element) -> int:
    rows = table.findall("tr")
    if not rows:
        return 0
    body = made("tbody", rows[0])
    table.insert(table.index(rows[0]), body)
    body.extend(rows)
    return 1


def _flatten_columns(table: _Element) -> int:
    changed = 0
    for group in list(table.iterchildren("colgroup")):
        columns = group.findall("col") or [group]
        position = table.index(group)
        for offset, column in enumerate(columns):
            flat = made("col", column)
            for name in ("span", "width", "align", "valign", "style"):
                if column.get(name):
                    flat.set(name, str(column.get(name)))
            table.insert(position + offset, flat)
        detach(group)
        changed += 1
    return changed


def _lower_foot(table: _Element) -> int:
    changed = 0
    for foot in list(table.iterchildren("tfoot")):
        loose = [child for child in foot if isinstance(child.tag, str) and child.tag != "tr"]
        wrap = table.getparent()
        if loose and wrap is not None and wrap.tag == "table-wrap":
            below = _foot_of(wrap)
            for offset, child in enumerate(loose):
                below.insert(offset, detach(child))
            changed += 1
        if len(foot) == 0:
            detach(foot)
        elif foot.getnext() is not None and any(True for _ in foot.itersiblings("tbody")):
            table.append(detach(foot))
            changed += 1
    return changed


def _foot_of(wrap: _Element) -> _Element:
    foot = wrap.find("table-wrap-foot")
    if foot is None:
        foot = etree.SubElement(wrap, "table-wrap-foot")
    return foot


def place_footnotes(root: _Element) -> int:
    """A footnote kept in a group of its own stands behind its first mark; what nobody refers to stays."""
    marks: dict[str, _Element] = {}
    for xref in root.iter("xref"):
        if xref.get("ref-type") in _MARKS:
            for target in (xref.get("rid") or "").split():
                marks.setdefault(target, xref)
    changed = 0
    for group in list(root.iter("fn-group")):
        parent = group.getparent()
        if parent is None or parent.tag in ("table-wrap-foot", "fig", "front"):
            continue
        for fn in list(group.iterchildren("fn")):
            mark = marks.get(fn.get("id") or "")
            if mark is not None and next(mark.iterancestors("fn"), None) is None:
                _behind(mark, detach(fn))
                changed += 1
        if not any(isinstance(child.tag, str) for child in group):
            detach(group)
    return changed


def _behind(mark: _Element, fn: _Element) -> None:
    around = mark.getparent()
    raised = around is not None and around.tag == "sup"
    place = around if raised and around is not None else mark
    fn.tail, place.tail = place.tail, None
    place.addnext(fn)


def gather_table_footnotes(root: _Element) -> int:
    """The footnotes of a table stand in its foot, not in the cells, and not in a group."""
    changed = 0
    for wrap in root.iter("table-wrap"):
        for group in list(wrap.iterchildren("table-wrap-foot")):
            for inner in list(group.iterchildren("fn-group")):
                unwrap(inner)
                changed += 1
        moved = [fn for fn in wrap.iter("fn") if _elsewhere(fn, wrap)]
        if moved:
            foot = _foot_of(wrap)
            foot.extend([detach(fn) for fn in moved])
            changed += 1
        _name_marks(wrap)
    return changed


def place_figure_footnotes(root: _Element) -> int:
    """A footnote of a figure stands in it, not in a paragraph that holds nothing else."""
    changed = 0
    for paragraph in list(root.iter("p")):
        figure = paragraph.getparent()
        if figure is None or figure.tag != "fig":
            continue
        notes = paragraph.findall("fn")
        if notes and _holds_only_notes(paragraph, {note.get("id") for note in notes}):
            for note in notes:
                paragraph.addprevious(detach(note))
            detach(paragraph)
            changed += 1
    return changed


def _holds_only_notes(paragraph: _Element, own: set[str | None]) -> bool:
    """Whether there is nothing in it but footnotes and their marks, which the notes repeat."""
    if not blank(paragraph.text) or any(not blank(child.tail) for child in paragraph):
        return False
    return all(
        child.tag == "fn" or (child.tag == "xref" and child.get("rid") in own)
        for child in paragraph
        if isinstance(child.tag, str)
    )


def _elsewhere(fn: _Element, wrap: _Element) -> bool:
    parent = fn.getparent()
    nearest = next(fn.iterancestors("table-wrap"), None)
    nested = next(fn.iterancestors("fn"), None) is not None
    return nearest is wrap and not nested and parent is not None and parent.tag != "table-wrap-foot"


def _name_marks(wrap: _Element) -> None:
    own = {fn.get("id") for fn in wrap.iter("fn")}
    for xref in wrap.iter("xref"):
        if xref.get("ref-type") == "fn" and xref.get("rid") in own:
            xref.set("ref-type", "table-fn")


def lower_footnote_marks(root: _Element) -> int:
    """Marks and labels of footnotes aren't raised by `sup`; the stylesheet does that."""
    changed = 0
    for element in list(root.iter("xref", "label")):
        parent = element.getparent()
        if parent is None or (element.tag == "xref" and element.get("ref-type") not in _MARKS):
            continue
        if element.tag == "label" and parent.tag != "fn":
            continue
        raised = sole_child(element, "sup")
        if raised is not None:
            unwrap(raised)
            element.text = (element.text or "").strip()
            changed += 1
        if parent.tag == "sup" and sole_child(parent, "xref") is element:
            unwrap(parent)
            changed += 1
    return changed
