"""The face that formulae are drawn with, in each page that has any, so that they sit right anywhere."""

import base64
from collections.abc import Sequence
from pathlib import Path

from lxml.etree import _Element

from normwright.render.stylesheets import find_template

_FILE = "maths.woff2"


def maths_face(page: _Element, templates: Sequence[Path]) -> str:
    """The rule that embeds `html/maths.woff2` as "Normwright Maths"; nothing for a page without a formula."""
    if next(page.iter("math"), None) is None:
        return ""
    data = base64.b64encode(find_template(_FILE, templates).read_bytes()).decode("ascii")
    return f'@font-face {{ font-family: "Normwright Maths"; src: url("data:font/woff2;base64,{data}"); }}\n'
