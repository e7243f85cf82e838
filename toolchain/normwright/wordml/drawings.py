"""What is drawn in a text: pictures, text boxes, embedded objects, formulas."""

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import _Element

from normwright.wordml.elements import ALTERNATE, TXBX, Side, branch
from normwright.wordml.inserts import Formula, mark
from normwright.wordml.names import A, O, R, V, local, m, w
from normwright.wordml.pictures import Picture, clean
from normwright.wordml.refusals import Unreadable

if TYPE_CHECKING:
    from normwright.wordml.text import Walk

_PICTURES = {f"{{{A}}}blip", f"{{{V}}}imagedata"}
_OLE = f"{{{O}}}OLEObject"
_DIAGRAMS = {"chart", "relIds"}


def say_drawing(walk: "Walk", element: _Element, side: Side) -> None:
    """A picture, a text box, or something drawn that can't be read."""
    before = _said(walk)
    _look_into(walk, element, side)
    if before == _said(walk) and any(local(one.tag) in _DIAGRAMS for one in element.iter()):
        walk.odd("drawing", "a chart or diagram")
        walk.say("[drawing left out]", side)


def _look_into(walk: "Walk", element: _Element, side: Side) -> None:
    walk.enter()
    for child in element:
        tag = child.tag
        if tag in _PICTURES:
            _say_picture(walk, child, side)
        elif tag == TXBX:
            walk.due = side if _said(walk) else None
            walk.blocks(child, side)
        elif tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                _look_into(walk, chosen, side)
        else:
            if tag == _OLE:
                walk.odd("object", f"an embedded object ({(child.get('ProgID') or 'unknown')[:40]})")
            _look_into(walk, child, side)
    walk.depth -= 1


def _said(walk: "Walk") -> int:
    return len(walk.new) + len(walk.old) + len(walk.held)


def _say_picture(walk: "Walk", blip: _Element, side: Side) -> None:
    id = blip.get(f"{{{R}}}embed") or blip.get(f"{{{R}}}id") or ""
    target = walk.reader.package.relationships(walk.reader.part).get(id)
    if target is None or target.outside:
        walk.odd("picture", "a picture that isn't in the file")
        walk.say("[picture not in the file]", side)
        return
    index = walk.reader.pictures.get(target.target)
    if index is None:
        index = walk.reader.pictures[target.target] = len(walk.reader.inserts)
        walk.reader.inserts.append(_cleaned(walk, target.target))
    found = walk.reader.inserts[index]
    if isinstance(found, Picture) and found.left_out:
        walk.odd("picture", f"a picture ({found.left_out})")
        walk.say("[picture left out]", side)
    else:
        walk.say(mark(index), side)


def _cleaned(walk: "Walk", part: str) -> Picture:
    try:
        return clean(walk.reader.package.read(part))
    except Unreadable as fault:
        return Picture(left_out=fault.what)


def say_formula(walk: "Walk", element: _Element, side: Side) -> None:
    """The mark of a formula, or of each that stands on a line of its own."""
    for one in [element] if element.tag == m("oMath") else element.iter(m("oMath")):
        letters = "".join(text.text or "" for text in one.iter(m("t"), w("t")))
        if not letters.strip() and not len(one):
            continue
        if not all(walk.fields):
            walk.say(letters, side)
            continue
        walk.reader.inserts.append(Formula(_standing_alone(one), letters))
        walk.say(mark(len(walk.reader.inserts) - 1), side)


def _standing_alone(element: _Element) -> bytes:
    copied = deepcopy(element)
    copied.tail = None
    etree.cleanup_namespaces(copied)
    return etree.tostring(copied)
