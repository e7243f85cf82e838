"""Paragraph styles of a Word file: names as people see them, and what they inherit."""

from dataclasses import dataclass

from lxml.etree import _Element

from normwright.wordml.names import w

_DEEPEST = 30  # styles that are based on each other


@dataclass(frozen=True)
class Style:
    """A paragraph style. `level`: outline level from 0, or -1; `number`, `depth`: its list, "" for none."""

    id: str
    name: str
    based_on: str = ""
    level: int = -1
    number: str = ""
    depth: int = 0


class Styles:
    """The paragraph styles of a file by their id."""

    def __init__(self, root: _Element | None) -> None:
        found = root.iterfind(w("style")) if root is not None else iter(())
        self._styles = {style.id: style for style in map(_style, found)}

    def name(self, id: str) -> str:
        """The style's name as Word shows it, the id where there is none."""
        style = self._styles.get(id)
        return style.name if style else id

    def level(self, id: str) -> int:
        """Outline level, from 0, of the style or of those it is based on; -1 for text."""
        return next((style.level for style in self._chain(id) if style.level >= 0), -1)

    def numbering(self, id: str) -> tuple[str, int]:
        """Number of the list and level that the style gives; ("", 0) for none."""
        return next(((style.number, style.depth) for style in self._chain(id) if style.number), ("", 0))

    def _chain(self, id: str) -> list[Style]:
        found: list[Style] = []
        style = self._styles.get(id)
        while style is not None and len(found) < _DEEPEST:
            found.append(style)
            style = self._styles.get(style.based_on)
        return found


def _style(element: _Element) -> Style:
    return Style(
        id=element.get(w("styleId")) or "",
        name=_value(element, "name") or element.get(w("styleId")) or "",
        based_on=_value(element, "basedOn"),
        level=number(_value(element, f"pPr/{{{_NS}}}outlineLvl"), -1),
        number=_value(element, f"pPr/{{{_NS}}}numPr/{{{_NS}}}numId"),
        depth=number(_value(element, f"pPr/{{{_NS}}}numPr/{{{_NS}}}ilvl"), 0),
    )


_NS = w("x")[1:-2]


def _value(element: _Element, path: str) -> str:
    found = element.find(w(path))
    return (found.get(w("val")) or "") if found is not None else ""


def number(text: str | None, default: int) -> int:
    """A whole number of up to six digits out of an attribute."""
    return int(text) if text and len(text) <= 6 and text.lstrip("-").isdecimal() else default
