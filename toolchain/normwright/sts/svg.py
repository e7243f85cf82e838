"""SVG made harmless by an allow-list: drawing stays; programs, addresses and foreign content go.

What is kept stands in `data/svg.toml`; everything else is taken out and named. Entities declared in the file
are unfolded within libxml2's bounds, nothing outside the file is read, and a drawing that multiplies itself
is refused.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright import resources
from normwright.sts.parse import safe_parser
from normwright.sts.svg_filters import drop_costly_filters
from normwright.sts.tags import XLINK

SVG = "http://www.w3.org/2000/svg"
#: Bytes.
LARGEST = 8 << 20
_MOST_DRAWN = 500_000
#: What is drawn through a filter takes as long as so many elements.
_FILTER_WEIGHT = 5_000
_XML = "http://www.w3.org/XML/1998/namespace"

#: Of no effect on the drawing, so not worth a word: data of drawing programs.
_SILENT_ELEMENTS = frozenset({"metadata"})
_UNWRAPPED = frozenset({"a"})

_OUTSIDE_URL = re.compile(r"url\(\s*(?![\"']?\s*#)", re.IGNORECASE)
_DANGER = re.compile(
    r"\\|@|<|expression\s*\(|javascript\s*:|-moz-binding|image-set\s*\(|image\s*\(", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_RULE = re.compile(r"@[\w-]+(?:[^@{};]*;|[^@{};]*\{(?:[^{}]|\{[^{}]*\})*\})")
_RASTER = re.compile(r"data:image/(?:png|jpe?g|gif);base64,[A-Za-z0-9+/=\s]+\Z")
_POINTER = re.compile(r"url\(\s*[\"']?\s*#([^\"')\s]+)")


class NotAnSvg(ValueError):
    """The bytes are no SVG, or one that can't be made harmless; the argument says why."""


def clean_svg(data: bytes) -> tuple[bytes, list[str]]:
    """The drawing as UTF-8 XML with the allowed content only, and what was taken out, such as "script (2)".

    Cleaning twice gives the same bytes as cleaning once.
    Raises: NotAnSvg.
    """
    if len(data) > LARGEST:
        raise NotAnSvg(f"it is larger than {LARGEST >> 20} MB")
    source = _parsed(data)
    removed: Counter[str] = Counter()
    made = _copy(source, removed, root=True)
    removed["costly filter"] += drop_costly_filters(made)
    _refuse_multiplication(made)
    names = [name if count == 1 else f"{name} ({count})" for name, count in sorted(removed.items()) if count]
    return etree.tostring(made, encoding="UTF-8", xml_declaration=True) + b"\n", names


def _parsed(data: bytes) -> _Element:
    try:
        root: _Element = etree.fromstring(data, safe_parser(keep_remarks=False))
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise NotAnSvg(f"it isn't well-formed XML: {str(error).split(' (<')[0]}") from None
    if root.tag != f"{{{SVG}}}svg":
        raise NotAnSvg("its first element isn't svg in the namespace of SVG")
    return root


def _copy(source: _Element, removed: Counter[str], *, root: bool = False) -> _Element:
    nsmap: Any = {None: SVG, "xlink": XLINK} if root else None
    made = etree.Element(source.tag, nsmap=nsmap)
    for name, value in source.attrib.items():
        _copy_attribute(made, str(name), str(value), removed)
    made.text = _style(source.text or "", removed) if _name(source) == "style" else source.text
    for child in source:
        _copy_child(made, child, removed)
    return made


def _copy_child(parent: _Element, child: _Element, removed: Counter[str]) -> None:
    name = _name(child)
    if name in _allowed("elements"):
        parent.append(_copy(child, removed))
    elif name in _UNWRAPPED:
        removed["link"] += any(etree.QName(str(key)).localname == "href" for key in child.attrib)
        _append_text(parent, child.text)
        for grandchild in child:
            _copy_child(parent, grandchild, removed)
    elif isinstance(child.tag, str):
        if name not in _SILENT_ELEMENTS and etree.QName(child).namespace == SVG:
            removed[etree.QName(child).localname] += 1
        elif name not in _SILENT_ELEMENTS and _has_text(child):
            removed[f"{etree.QName(child).localname} of another namespace"] += 1
    else:
        removed["entity"] += 1
    _append_text(parent, child.tail)


@cache
def _allowed(what: str) -> frozenset[str]:
    return frozenset(resources.table("svg.toml")[what])


def _name(node: _Element) -> str:
    """Local name of an SVG element, else ""."""
    return (
        node.tag.removeprefix(f"{{{SVG}}}")
        if isinstance(node.tag, str) and node.tag.startswith(f"{{{SVG}}}")
        else ""
    )


def _has_text(node: _Element) -> bool:
    return any((part or "").strip() for part in node.itertext())


def _append_text(parent: _Element, text: str | None) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


# -- attributes and styles -----------------------------------------------------------------------------------


def _copy_attribute(made: _Element, name: str, value: str, removed: Counter[str]) -> None:
    plain = etree.QName(name).localname
    namespace = etree.QName(name).namespace
    if plain == "href" and namespace in {None, XLINK}:
        if _is_inside(made, value):
            made.set(name, value.strip())
        else:
            removed[f"address of {_name(made)}"] += 1
    elif namespace == _XML and plain in {"space", "lang"}:
        made.set(name, value)
    elif namespace is None and plain == "style":
        kept = _declarations(value, removed)
        if kept:
            made.set(name, kept)
    elif namespace is None and (plain in _allowed("attributes") or plain.startswith("aria-")):
        if _OUTSIDE_URL.search(value) or "\\" in value:
            removed[f"address in {plain}"] += 1
        else:
            made.set(name, value)
    elif namespace is None and plain.lower().startswith("on"):
        removed[f"event handler {plain}"] += 1


def _is_inside(element: _Element, value: str) -> bool:
    """Whether an address points into the drawing, or holds a picture itself."""
    return value.strip().startswith("#") or (
        _name(element) == "image" and _RASTER.match(value.strip()) is not None
    )


def _declarations(value: str, removed: Counter[str]) -> str:
    kept = []
    for declaration in _COMMENT.sub("", value).split(";"):
        if _OUTSIDE_URL.search(declaration) or _DANGER.search(declaration):
            removed["style that leads outside"] += 1
        elif declaration.strip():
            kept.append(declaration.strip())
    return "; ".join(kept)


def _style(text: str, removed: Counter[str]) -> str:
    """A style sheet without at-rules; none at all when anything in it leads outside."""
    text, rules = _AT_RULE.subn("", _COMMENT.sub("", text))
    removed["at-rule of a style sheet"] += rules
    if _OUTSIDE_URL.search(text) or _DANGER.search(text):
        removed["style sheet that leads outside"] += 1
        return ""
    return text


# -- drawings that multiply themselves -----------------------------------------------------------------------


def _refuse_multiplication(root: _Element) -> None:
    """Follows every pointer within the drawing and counts what an engine would draw.

    Raises: NotAnSvg for more elements than a drawing has, or a drawing that contains itself.
    """
    named = {node.get("id"): node for node in root.iter() if node.get("id")}
    weights: dict[_Element, int] = {}
    pending: list[tuple[_Element, bool]] = [(root, False)]
    open_: set[_Element] = set()
    while pending:
        node, counted = pending.pop()
        parts = [*node, *(named[target] for target in _targets(node) if target in named)]
        if counted:
            open_.discard(node)
            own = _FILTER_WEIGHT if _name(node) == "filter" else 1
            weights[node] = own + sum(weights.get(part, 0) for part in parts)
            if weights[node] > _MOST_DRAWN:
                raise NotAnSvg("it copies parts of itself too often")
            continue
        if node in weights:
            continue
        if node in open_:
            continue
        open_.add(node)
        pending.append((node, True))
        for part in parts:
            if part in open_ and part not in node:
                raise NotAnSvg("a part of it contains itself")
            if part not in weights:
                pending.append((part, False))


def _targets(node: _Element) -> Iterator[str]:
    for name, value in node.attrib.items():
        text = str(value)
        if etree.QName(str(name)).localname == "href" and text.startswith("#"):
            yield text[1:]
        elif "url(" in text:
            yield from _POINTER.findall(text)
