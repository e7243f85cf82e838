"""Automatic numbers of paragraphs, computed as Word shows them (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass

from lxml.etree import _Element

from normwright.wordml.names import w
from normwright.wordml.styles import Styles, number

DASH = "-"  # for a bullet, and for a number that can't be told
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


class Numbering:
    """Counts the numbered paragraphs of one part, in document order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}  # list -> its levels
        self._lists: dict[str, str] = {}  # number -> list
        self._restarts: dict[str, dict[int, int]] = {}  # number -> level -> where it starts anew
        self._by_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[str] = set()
        self._numbered: dict[str, bool] = {}
        if root is not None:
            self._read(root)

    def counts(self, style: str) -> bool:
        """Whether paragraphs of this style are numbered by it."""
        known = self._numbered.get(style)
        if known is None:
            known = self._numbered[style] = bool(style and self._styles.numbering(style)[0])
        return known

    def label(self, properties: _Element | None, style: str) -> str:
        """The number of the next paragraph, as "a)", "4.2", "-"; "" when it has none."""
        id, depth = self._place(properties, style)
        if not id or id == "0":
            return ""
        levels = self._levels.get(self._lists.get(id, ""), {})
        level = levels.get(depth)
        if level is None:
            return DASH
        counts = self._count(id, depth, levels)
        if level.format in ("bullet", "none"):
            return DASH if level.format == "bullet" else _PLACE.sub("", level.text).strip()
        return _PLACE.sub(lambda found: self._digits(int(found[1]) - 1, counts, levels, level), level.text)

    # -- inside --------------------------------------------------------------------------------------------

    def _place(self, properties: _Element | None, style: str) -> tuple[str, int]:
        id, depth = self._styles.numbering(style) if style else ("", 0)
        if id and style in self._by_style:
            depth = self._by_style[style][1]
        own = properties.find(w("numPr")) if properties is not None else None
        if own is not None:
            said, deep = own.find(w("numId")), own.find(w("ilvl"))
            id = (said.get(w("val")) or "") if said is not None else id
            depth = number(deep.get(w("val")), 0) if deep is not None else depth
        return id, depth

    def _count(self, id: str, depth: int, levels: dict[int, _Level]) -> dict[int, int]:
        counts = self._counts.setdefault(self._lists[id], {})
        if id not in self._used:
            self._used.add(id)
            for deep, start in self._restarts.get(id, {}).items():
                counts[deep] = start - 1
        start = levels[depth].start
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [deep for deep in counts if deep > depth]:
            del counts[deeper]
        return counts

    def _digits(self, depth: int, counts: dict[int, int], levels: dict[int, _Level], at: _Level) -> str:
        level = levels.get(depth, _Level())
        value = counts.setdefault(depth, level.start)
        return written(value, "decimal" if at.legal else level.format)

    def _read(self, root: _Element) -> None:
        links: dict[str, str] = {}
        for abstract in root.iterfind(w("abstractNum")):
            id = abstract.get(w("abstractNumId")) or ""
            link = abstract.find(w("numStyleLink"))
            if link is not None:
                links[id] = link.get(w("val")) or ""
            self._levels[id] = dict(map(_level, abstract.iterfind(w("lvl"))))
            for level in abstract.iterfind(w("lvl")):
                bound = level.find(w("pStyle"))
                if bound is not None:
                    deep = number(level.get(w("ilvl")), 0)
                    self._by_style[bound.get(w("val")) or ""] = (id, deep)
        for one in root.iterfind(w("num")):
            self._read_number(one)
        for id, style in links.items():
            linked = self._lists.get(self._styles.numbering(style)[0], "")
            self._levels[id] = self._levels.get(linked, {})

    def _read_number(self, one: _Element) -> None:
        id, abstract = one.get(w("numId")) or "", one.find(w("abstractNumId"))
        self._lists[id] = (abstract.get(w("val")) or "") if abstract is not None else ""
        for override in one.iterfind(w("lvlOverride")):
            start = override.find(w("startOverride"))
            if start is not None:
                deep = number(override.get(w("ilvl")), 0)
                self._restarts.setdefault(id, {})[deep] = number(start.get(w("val")), 1)


def _level(element: _Element) -> tuple[int, _Level]:
    def value(name: str, default: str) -> str:
        found = element.find(w(name))
        return default if found is None else (found.get(w("val")) or default)

    legal = element.find(w("isLgl")) is not None
    made = _Level(
        value("numFmt", "decimal"), value("lvlText", "")[:100], number(value("start", "1"), 1), legal
    )
    return number(element.get(w("ilvl")), 0), made


def written(value: int, form: str) -> str:
    """A number in one of the forms of Word; those for other scripts as plain digits."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 40) if value > 0 else ""
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{value:02d}"
    return "" if form == "none" else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    letters = ""
    for worth, sign in (*_ROMAN, *_ROMAN_SMALL):
        letters += sign * (value // worth)
        value %= worth
    return letters
