"""Small moves on a tree of which the text must not be lost: lxml hangs text behind an element on its tail."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from normwright.sts.build import append_text
from normwright.sts.tags import AT, LABELS

Pieces = list["str | _Element"]


def local(element: _Element) -> str:
    """The element's name without its namespace; comments and instructions have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def pieces(element: _Element) -> Pieces:
    """Text and children in order, taken out of `element`, which is empty afterwards."""
    found: Pieces = [element.text] if element.text else []
    for child in list(element):
        tail, child.tail = child.tail, None
        element.remove(child)
        found.append(child)
        if tail:
            found.append(tail)
    element.text = None
    return found


def plain(element: _Element) -> str:
    """All its text, runs of blanks made one."""
    return " ".join("".join(map(str, element.itertext())).split())


def take_out(element: _Element) -> _Element:
    """Removes `element` from its parent and leaves the text behind it there; gives the element back."""
    parent = element.getparent()
    assert parent is not None
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
        element.tail = None
    parent.remove(element)
    return element


def put_in_place(old: _Element, new: Iterable["str | _Element"]) -> None:
    """Puts text and elements where `old` stood; the text behind `old` stays behind them."""
    parent = old.getparent()
    assert parent is not None
    position = parent.index(old)
    tail, old.tail = old.tail, None
    parent.remove(old)
    for piece in new:
        if isinstance(piece, str):
            _text_at(parent, position, piece)
        else:
            piece.tail = None
            parent.insert(position, piece)
            position += 1
    if tail:
        _text_at(parent, position, tail)


def _text_at(parent: _Element, position: int, text: str) -> None:
    if position == 0:
        parent.text = (parent.text or "") + text
    else:
        before = parent[position - 1]
        before.tail = (before.tail or "") + text


def dissolve(element: _Element) -> None:
    """Puts what `element` holds where it stood."""
    put_in_place(element, pieces(element))


def carry(old: _Element, new: _Element) -> _Element:
    """Gives `new` the place and the labels of `old`, as far as it has none; gives it back."""
    for name in (AT, LABELS):
        value = old.get(name)
        if value is None:
            continue
        if name == LABELS and new.get(LABELS):
            new.set(LABELS, f"{new.get(LABELS)} {value}")
        elif new.get(name) is None:
            new.set(name, value)
    return new


def ancestors(element: _Element) -> Iterator[_Element]:
    """The element's parents, nearest first."""
    node = element.getparent()
    while node is not None:
        yield node
        node = node.getparent()


def nearest(element: _Element, tags: frozenset[str]) -> _Element | None:
    """The nearest parent with one of these tags."""
    return next((node for node in ancestors(element) if node.tag in tags), None)


def trimmed(content: Pieces) -> Pieces:
    """The same without blanks at either end."""
    if content and isinstance(content[0], str):
        content[0] = content[0].lstrip()
    if content and isinstance(content[-1], str):
        content[-1] = content[-1].rstrip()
    return [piece for piece in content if not (isinstance(piece, str) and piece == "")]


def append(parent: _Element, content: Iterable["str | _Element"]) -> None:
    """Appends text and elements in order."""
    for piece in content:
        if isinstance(piece, str):
            append_text(parent, piece)
        else:
            piece.tail = None
            parent.append(piece)
