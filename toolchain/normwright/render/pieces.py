"""Plain data drawn as one HTML page that needs nothing else, by a stylesheet of `templates/html`.

Who gathers the data knows no markup, and who draws it nothing of where it comes from: it comes in pieces of
(name, attributes, content).
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.errors import UsageError
from normwright.render.mathsfont import maths_face
from normwright.render.shell import finish_page
from normwright.render.stylesheets import find_template, load_stylesheet

#: Characters that no XML holds.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Piece = tuple[str, Mapping[str, str], Sequence[Any]]


def draw_pieces(page: _Element, stylesheet: str, *, templates: Sequence[Path]) -> _Element:
    """The html element that the stylesheet makes of the pieces' tree. Raises: UsageError."""
    drawing = load_stylesheet(templates, stylesheet)
    try:
        made = drawing(page).getroot()
    except etree.XSLTApplyError as error:
        raise UsageError(f"a stylesheet failed: {error}", help="mend it in templates/html") from None
    if made is None or made.tag != "html":
        raise UsageError("the stylesheet made no html element", help="mend it in templates/html")
    return made


def finished(made: _Element, *, styles: Sequence[str], script: str, templates: Sequence[Path]) -> bytes:
    """The page as UTF-8 with these style sheets, and this script or none; files of `html/`."""
    return finished_with(made, styles=styles, scripts=[script] if script else [], templates=templates)


def finished_with(
    made: _Element, *, styles: Sequence[str], scripts: Sequence[str], templates: Sequence[Path]
) -> bytes:
    """As `finished`; of several scripts one is made, in their order."""
    style, program = (
        "\n".join(find_template(name, templates).read_text(encoding="utf-8") for name in names)
        for names in (styles, scripts)
    )
    finish_page(made, style=maths_face(made, templates) + style, script=program)
    return etree.tostring(made, method="html", encoding="UTF-8", doctype="<!DOCTYPE html>") + b"\n"


def piece_tree(piece: Piece) -> _Element:
    """The pieces as a tree, for the stylesheet."""
    name, attributes, content = piece
    made = etree.Element(name, {key: _clean(value) for key, value in attributes.items()})
    last: _Element | None = None
    for one in content:
        if not isinstance(one, str):
            last = piece_tree(one)
            made.append(last)
        elif last is None:
            made.text = (made.text or "") + _clean(one)
        else:
            last.tail = (last.tail or "") + _clean(one)
    return made


def _clean(text: str) -> str:
    return text if text.isascii() and text.isprintable() else _FORBIDDEN.sub("\ufffd", text)
