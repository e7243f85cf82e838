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
        if _PROPERTIES.fullmatch(name.lower()) and value and (not plain.strip() or _VALUE.fullmatch(plain)):
            kept.append(f"{name.lower()}:{value}")
        else:
            dropped.append(declaration.strip())
    return ";".join(kept), dropped


def _clean_width(element: _Element, width: str) -> None:
    """A length or percentage stays (a bare number means pixels); "2*" and the like have no CSS."""
    found = _WIDTH.fullmatch(width.strip())
    if found is None:
        del element.attrib["width"]
    else:
        element.set("width", f"{found[1]}{found[2] or 'px'}")
