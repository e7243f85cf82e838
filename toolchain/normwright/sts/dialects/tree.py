"""Moving elements about without losing what stands behind them."""

from lxml import etree
from lxml.etree import _Element

from normwright.sts.build import append_text
from normwright.sts.places import line_of


def detach(element: _Element) -> _Element:
    """Takes `element` out of its tree; the text behind it stays where it was."""
    parent = element.getparent()
    if parent is None:
        return element
    tail, element.tail = element.tail, None
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)
    return element


def unwrap(element: _Element) -> None:
    """Replaces `element` by what is in it."""
    parent = element.getparent()
    if parent is None:
        return
    position = parent.index(element)
    before = parent[position - 1] if position else None
    _put_text(parent, before, element.text)
    tail = element.tail
    children = list(element)
    for offset, child in enumerate(children):
        parent.insert(position + offset, child)
    parent.remove(element)
    _put_text(parent, children[-1] if children else before, tail)


def _put_text(parent: _Element, before: _Element | None, text: str | None) -> None:
    if not text:
        return
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def rename(element: _Element, tag: str) -> None:
    """Gives `element` another name."""
    element.tag = tag


def made(tag: str, like: _Element) -> _Element:
    """A new element that says it comes from the line of `like`."""
    element = etree.Element(tag)
    if line_of(like):
        element.sourceline = line_of(like)  # type: ignore[assignment]
    return element


def move_content(source: _Element, target: _Element) -> _Element:
    """Moves text and children of `source` behind those of `target`; gives `target` back."""
    if source.text:
        append_text(target, source.text)
    source.text = None
    target.extend(list(source))
    return target


def blank(text: str | None) -> bool:
    """Whether there is no sign in `text`."""
    return not text or text.isspace()


def sole_child(element: _Element, tag: str) -> _Element | None:
    """The child `tag`, if `element` holds nothing else but blanks."""
    children = [child for child in element if isinstance(child.tag, str)]
    if len(children) != 1 or children[0].tag != tag:
        return None
    return children[0] if blank(element.text) and blank(children[0].tail) else None
