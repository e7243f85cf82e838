"""From the places that the layout engine reports to a line map.

The template leaves numbers (`nw:line`) and marks (`nw:mark`, where an element begins or goes on), see
`templates/pdf/lines.typ`. A line belongs to the last mark above it.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from lxml.etree import _Element

from normwright.render.linewords import Spot, first_words
from normwright.render.prepare import ORDINAL
from normwright.sts.blocknames import block_names
from normwright.sts.linemap import Line, LineMap

#: The label by which the template gives the places.
PLACES = "nw:map"
_ABOVE = (
    0.5  # points by which a mark lies at least above its line; one on the baseline belongs to what follows
)


def map_lines(root: _Element, places: Mapping[str, Any], pdf: bytes) -> LineMap:
    """The map of the PDF `pdf`, made from the prepared tree `root` and the places of its lines and marks."""
    spots = {number: Spot(page, y, x) for number, page, x, y in sorted(places["lines"])}
    marks = sorted((page, y, order) for order, (_, page, _, y) in enumerate(places["marks"]))
    names = {element.get(ORDINAL): name for element, name in block_names(root)}
    words = first_words(spots, pdf)
    found = []
    for number, spot in spots.items():
        above = bisect_right(marks, (spot.page, spot.y - _ABOVE, 0))
        ordinal = places["marks"][marks[max(0, above - 1)][2]][0] if marks else "1"
        found.append(Line(number, spot.page, names[ordinal], words[number]))
    return LineMap(hashlib.sha256(pdf).hexdigest(), tuple(found))
