"""The ballot page: the page of the circulated text, on which a reader comments and saves comments to a file.

The text is that of `render_html`, element for element; beside it stand the controls of
`templates/html/commenting.xsl`, what they know of the ballot as JSON that no program runs, and the scripts.
Nothing leaves the page but files that the reader saves.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.render.addresses import block_addresses
from normwright.render.deferred import defer_sections
from normwright.render.html import draw_page
from normwright.render.pieces import Piece, draw_pieces, finished_with, piece_tree
from normwright.render.prepare import Prepared
from normwright.sts.standard import Standard

#: Id of the element with the data, for the script.
DATA = "nw-ballot"
_STYLES = ("standard.css", "commenting.css")
_SCRIPTS = (
    "standard.js",
    "commenting-text.js",
    "commenting-word.js",
    "commenting-files.js",
    "commenting-marking.js",
    "commenting.js",
)


def render_commenting(
    controls: Piece,
    data: Mapping[str, Any],
    circulated: Standard,
    *,
    templates: Sequence[Path],
    report: Report,
    lines: Mapping[str, Sequence[int]] | None = None,
) -> bytes:
    """The page as UTF-8; the same bytes for the same pieces, data, text, templates and program.

    `data` has the blocks of the text, each a list that begins with its name; the id of its element is put
    before it. `lines` as for `render_html`. Raises: UsageError, InputError as `render_html`.
    """
    page, prepared = draw_page(circulated, templates=templates, report=report, lines=lines)
    defer_sections(page)
    made = draw_pieces(piece_tree(controls), "commenting.xsl", templates=templates)
    _add_controls(page, made)
    _add_data(page, {**data, "blocks": _addressed(data["blocks"], prepared, page)})
    return finished_with(page, styles=_STYLES, scripts=_SCRIPTS, templates=templates)


def _add_controls(page: _Element, made: _Element) -> None:
    """Puts what is for the bar into the bar, and the rest at the end of the page."""
    body, controls = page.find("body"), made.find("body")
    if body is None or controls is None:
        return
    bar = body.find("*[@class='nw-bar gen']")
    for one in list(controls):
        if one.get("data-for") == "bar" and bar is not None:
            bar.insert(len(bar) - 1, one)
        else:
            body.append(one)


def _addressed(blocks: Sequence[Sequence[Any]], prepared: Prepared, page: _Element) -> list[list[Any]]:
    """The blocks with ids; of several in one element the outermost, which is the first."""
    addresses = block_addresses(prepared, page, {block[0] for block in blocks})
    found: dict[str, list[Any]] = {}
    for block in blocks:
        address = addresses.get(block[0], "")
        if address:
            found.setdefault(address, [address, *block])
    return list(found.values())


def _add_data(page: _Element, data: Mapping[str, Any]) -> None:
    body = page.find("body")
    if body is not None:
        holder = etree.SubElement(body, "script", {"type": "application/json", "id": DATA})
        # Only ASCII, and no sign that could end the element.
        holder.text = json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")
