"""Where blocks stand on a drawn page: from their names to the ids of the page's elements."""

from collections.abc import Collection

from lxml.etree import _Element

from normwright.render.prepare import ORDINAL, Prepared
from normwright.sts.blocknames import block_names


def block_addresses(prepared: Prepared, drawn: _Element, wanted: Collection[str]) -> dict[str, str]:
    """Name of a block -> id of its element below `drawn`, or of the nearest around it; "" for none."""
    ids = {one.get("id") for one in drawn.iter("*") if one.get("id")}
    found: dict[str, str] = {}
    for element, name in block_names(prepared.root):
        if name in wanted and name not in found:
            found[name] = _nearest(element, ids)
    return found


def _nearest(element: _Element | None, ids: Collection[str | None]) -> str:
    while element is not None:
        for id in (element.get("id"), f"n-{element.get(ORDINAL)}"):
            if id in ids:
                return id or ""
        element = element.getparent()
    return ""
