"""A glossary as one HTML page that needs nothing else, drawn by `templates/html/glossary.xsl`.

It comes as plain data, so that who gathers it knows no markup, and who draws it no vocabularies: pieces
of (name, attributes, content), as `glossary.page` makes them.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.errors import UsageError
from normwright.render.shell import finish_page
from normwright.render.stylesheets import find_template, load_stylesheet

#: Characters that no XML holds.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Piece = tuple[str, Mapping[str, str], Sequence[Any]]


def render_glossary(page: Piece, *, templates: Sequence[Path]) -> bytes:
    """The page as UTF-8; the same bytes for the same pieces, templates and program.

    `templates` are searched in order for `html/glossary.xsl`, `html/standard.css`, `html/glossary.css` and
    `html/glossary.js`. Raises: UsageError for an unusable stylesheet.
    """
    stylesheet = load_stylesheet(templates, "glossary.xsl")
    try:
        made = stylesheet(_element(page)).getroot()
    except etree.XSLTApplyError as error:
        raise UsageError(f"a stylesheet failed: {error}", help="mend it in templates/html") from None
    if made is None or made.tag != "html":
        raise UsageError("the stylesheet made no html element", help="mend it in templates/html")
    style, own, script = (
        find_template(name, templates).read_text(encoding="utf-8")
        for name in ("standard.css", "glossary.css", "glossary.js")
    )
    finish_page(made, style=f"{style}\n{own}", script=script)
    return etree.tostring(made, method="html", encoding="UTF-8", doctype="<!DOCTYPE html>") + b"\n"


def _element(piece: Piece) -> _Element:
    name, attributes, content = piece
    made = etree.Element(name, {key: _clean(value) for key, value in attributes.items()})
    last: _Element | None = None
    for one in content:
        if not isinstance(one, str):
            last = _element(one)
            made.append(last)
        elif last is None:
            made.text = (made.text or "") + _clean(one)
        else:
            last.tail = (last.tail or "") + _clean(one)
    return made


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
