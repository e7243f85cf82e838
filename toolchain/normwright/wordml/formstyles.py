"""The style sheet of a form that we make: its cells' named styles, and those of header and footer."""

from collections.abc import Iterable

from lxml.etree import _Element

from normwright.wordml.names import w
from normwright.wordml.writing import make

_FONT = "Arial"


def style_sheet(cells: Iterable[str], language: str) -> _Element:
    """The styles part; `cells` are names of paragraph styles, their ids the same without underscores."""
    fonts = make("rFonts", ascii=_FONT, hAnsi=_FONT, eastAsia=_FONT, cs=_FONT)
    size = [make("sz", val="18"), make("szCs", val="18"), make("lang", val=language, bidi="ar-SA")]
    defaults = make(
        "docDefaults", make("rPrDefault", make("rPr", fonts, *size)), make("pPrDefault", make("pPr"))
    )
    normal = _style("Normal", based="", default=True)
    table = make("style", make("name", val="Normal Table"), type="table", default="1", styleId="TableNormal")
    cell = [_style(name, _space(60, 60)) for name in dict.fromkeys(cells)]
    return make("styles", defaults, normal, table, *cell, *_own())


def _own() -> Iterable[_Element]:
    yield _style("Form Title", _space(60, 60), bold=True, size=22)
    yield _style("Form Fact", _space(60, 60))
    yield _style("Form Heading", make("keepLines"), _space(60, 40), make("jc", val="center"), size=16)
    yield _style("Form Legend", _tabs(("left", 284)), _space(20, 20), size=16)
    yield _style("Form Foot", _tabs(("right", 15138)), _space(60, 0), size=16)


def _style(
    name: str,
    *paragraph: _Element,
    based: str = "Normal",
    default: bool = False,
    bold: bool = False,
    size: int = 0,
) -> _Element:
    made = make("style", make("name", val=name), type="paragraph")
    id = name.replace("_", "").replace(" ", "")
    attributes = {"default": "1"} if default else {"customStyle": "1"}
    for key, value in {**attributes, "styleId": id}.items():
        made.set(w(key), value)
    if based:
        made.append(make("basedOn", val=based))
    made.append(make("qFormat"))
    if paragraph:
        made.append(make("pPr", *paragraph))
    letters = [make("b"), make("bCs")] if bold else []
    letters += [make("sz", val=str(size)), make("szCs", val=str(size))] if size else []
    if letters:
        made.append(make("rPr", *letters))
    return made


def _space(before: int, after: int) -> _Element:
    return make("spacing", before=str(before), after=str(after))


def _tabs(*stops: tuple[str, int]) -> _Element:
    return make("tabs", *(make("tab", val=kind, pos=str(at)) for kind, at in stops))
