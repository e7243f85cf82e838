"""Which styles of a document a page takes over: a list of declarations with plain values."""

import re
from typing import Any

from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.sts.places import place_in

#: Tables and phrases may say how they look; where they stand and what they load is not theirs to say.
_PROPERTIES = re.compile(
    r"border(-(top|right|bottom|left))?(-(width|style|color))?|border-collapse|background-color|color|width"
    r"|text-align|text-decoration|text-indent|text-transform|vertical-align|white-space"
    r"|font-weight|font-style|font-variant|font-size|font-family|padding(-(top|right|bottom|left))?"
)
_COLOUR_FUNCTION = re.compile(r"rgba?\([\d\s.,%/]{1,40}\)")
_VALUE = re.compile(r"[\w\s#.%,-]{1,100}")
_NUMBER = re.compile(r"(-?\d*\.?\d+(?:e\d+)?)(%|[a-z]*)", re.IGNORECASE)
#: Least and most of the numbers of a declaration, by the beginning of its name; text stays to be seen.
_BOUNDS = (("border", 0, 40), ("padding", 0, 80), ("text-indent", -80, 400), ("width", 0, 9999))
#: The same of the size of text, by unit; pixels and points else.
_SIZES = {"%": (50, 400), "em": (0.5, 4), "rem": (0.5, 4), "": (5, 80)}
_WIDTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(%|px|pt|em|ex|rem|mm|cm|in)?")


def clean_styles(root: _Element, *, file: str, report: Report) -> None:
    """Leaves in `@style` and `@width` of `root` only what the list allows; reports what was left out."""
    styled: Any = root.xpath("descendant-or-self::*[@style or @width]")
    for element in styled:
        style = element.get("style")
        if style is not None:
            kept, dropped = clean_style(style)
            element.set("style", kept)
            if dropped:
                report.say("RND008", place_in(element, file), style="; ".join(dropped)[:120])
        width = element.get("width")
        if width is not None and not str(element.tag).startswith("{"):
            _clean_width(element, width)


def clean_style(style: str) -> tuple[str, list[str]]:
    """The allowed declarations as one style text, and the declarations that were left out."""
    kept, dropped = [], []
    for declaration in filter(str.strip, style.split(";")):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        plain = _COLOUR_FUNCTION.sub("", value)
        fits = not plain.strip() or _VALUE.fullmatch(plain)
        if (
            _PROPERTIES.fullmatch(name.lower())
            and value
            and fits
            and _is_bounded(name.lower(), plain.lower())
        ):
            kept.append(f"{name.lower()}:{value}")
        else:
            dropped.append(declaration.strip())
    return ";".join(kept), dropped


def _is_bounded(name: str, value: str) -> bool:
    """Whether a declaration leaves the text to be seen, and the page its size."""
    if name == "color":
        return value != "transparent"
    for number, unit in _NUMBER.findall(re.sub(r"#[0-9a-f]+", "", value)):
        if name == "font-size":
            least, most = _SIZES.get(unit, _SIZES[""])
        else:
            least, most = next(((a, b) for start, a, b in _BOUNDS if name.startswith(start)), (-9999, 9999))
        if not least <= float(number) <= most:
            return False
    return True


def _clean_width(element: _Element, width: str) -> None:
    """A length or percentage stays (a bare number means pixels); "2*" and the like have no CSS."""
    found = _WIDTH.fullmatch(width.strip())
    if found is None:
        del element.attrib["width"]
    else:
        element.set("width", f"{found[1]}{found[2] or 'px'}")
