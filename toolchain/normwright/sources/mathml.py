"""MathML as pandoc writes it, made fit for exchange: presentation only, no styling, operators as operators.

`tidy` keeps what a reader sees and mends what pandoc gets wrong: a leading minus and a slash as identifiers,
both bars of |A| as opening ones, the letters of an upright word one by one, the groups of 12 000 apart.
"""

from collections.abc import Callable, Sequence

from lxml import etree
from lxml.etree import _Element

from normwright.sts import build
from normwright.sts.tags import MML, mml

# fmt: off
#: Elements and attributes of presentation MathML that may leave here; another element is unwrapped.
_KEPT = frozenset(
    {
        "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "ms", "mfrac", "msqrt", "mroot", "msub",
        "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "none",
        "mtable", "mtr", "mtd", "mstyle", "menclose", "mpadded", "mphantom",
    }
)
_ATTRIBUTES = frozenset(
    {
        "mathvariant", "stretchy", "form", "accent", "accentunder", "columnalign", "linethickness",
        "width", "height", "depth", "displaystyle", "scriptlevel", "notation", "fence", "separator",
        "rowspan", "columnspan", "lspace", "rspace", "minsize", "maxsize",
    }
)
# fmt: on
_OPERATORS = frozenset("−+±∓/")
_BARS = frozenset("|‖∥")
_THIN_SPACE = "0.167em"
#: Stands for the comma of `1{,}8` on its way through pandoc, which would lose that it is no list.
DECIMAL_COMMA = "\ue000"


def tidy(math: _Element, *, block: bool) -> _Element:
    """A new `mml:math` with what pandoc's `math` shows; it has @display only when it is a block."""
    made = build.mathematics(_children(math))
    if block:
        made.set("display", "block")
    _unwrap_only_row(made)
    for row in list(made.iter(mml("math"), mml("mrow"), mml("mtd"), mml("msqrt"), mml("mstyle"))):
        for mend in _MENDS:
            mend(row)
    for token in made.iter():
        if token.text and DECIMAL_COMMA in token.text:
            token.text = token.text.replace(DECIMAL_COMMA, ",")
    return made


def is_empty(math: _Element) -> bool:
    """Whether nothing would be seen of it."""
    return not any((token.text or "").strip() for token in math.iter())


def verbatim(tex: str, *, block: bool) -> _Element:
    """What stands for a formula that couldn't be converted: its TeX as text, so that no word is lost."""
    text = etree.Element(mml("mtext"))
    text.text = tex
    made = build.mathematics([text])
    if block:
        made.set("display", "block")
    return made


def _children(parent: _Element) -> list[_Element]:
    made: list[_Element] = []
    for child in parent:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "semantics":
            made.extend(_children(child)[:1])
        elif name in _KEPT:
            made.append(_copied(child, name))
        elif name and not name.startswith("annotation"):
            made.append(build.element(mml("mrow"), {}, *_children(child)))
    return made


def _copied(source: _Element, name: str) -> _Element:
    made = etree.Element(f"{{{MML}}}{name}")
    made.text = source.text if not len(source) else None
    for attribute, value in sorted(source.attrib.items()):
        if str(attribute) in _ATTRIBUTES:
            made.set(str(attribute), str(value))
    made.extend(_children(source))
    return made


def _unwrap_only_row(math: _Element) -> None:
    if len(math) == 1 and math[0].tag == mml("mrow") and len(math[0]):
        row = math[0]
        math[:] = list(row)


# -- mends: each takes one row of a formula ------------------------------------------------------------------


def _make_operators(row: _Element) -> None:
    for child in row:
        if child.tag == mml("mi") and child.text in _OPERATORS:
            child.tag = mml("mo")


def _pair_bars(row: _Element) -> None:
    bars = [child for child in row if child.tag == mml("mo") and child.text in _BARS and child.get("form")]
    if all(bar.get("form") == bars[0].get("form") for bar in bars) and len(bars) % 2 == 0:
        for number, bar in enumerate(bars):
            bar.set("form", "postfix" if number % 2 else "prefix")


def _join_words(row: _Element) -> None:
    r"""The letters of one `\mathrm{…}` become one identifier."""
    if len(row) < 2 or any(child.get("mathvariant") != "normal" for child in row):
        return
    letters = [child for child in row if child.tag == mml("mi")]
    if any(len(letter.text or "") != 1 or not (letter.text or "").isalpha() for letter in letters):
        return  # functions such as sin are whole words already
    for left, right in zip(list(row), list(row)[1:], strict=False):
        if left.tag == right.tag == mml("mi"):
            right.text = f"{left.text}{right.text}"
            row.remove(left)
    if len(row) == 1 and row.tag == mml("mrow"):
        _replace(row, row[0])


def _join_decimals(row: _Element) -> None:
    """A number with a decimal comma is one number."""
    children = list(row)
    for left, comma, right in zip(children, children[1:], children[2:], strict=False):
        if comma.text == DECIMAL_COMMA and left.tag == right.tag == mml("mn"):
            right.text = f"{left.text},{right.text}"
            row.remove(left)
            row.remove(comma)


def _join_groups(row: _Element) -> None:
    """The groups of three digits of one number become one number, no-break spaces between."""
    children = list(row)
    for left, space, right in zip(children, children[1:], children[2:], strict=False):
        if _is_thin_space(space) and _are_groups(left, right):
            right.text = f"{left.text}\u00a0{right.text}"
            row.remove(left)
            row.remove(space)


_MENDS: Sequence[Callable[[_Element], None]] = (
    _make_operators,
    _pair_bars,
    _join_decimals,
    _join_words,
    _join_groups,
)


def _replace(old: _Element, new: _Element) -> None:
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)


def _is_thin_space(node: _Element) -> bool:
    return node.tag == mml("mspace") and node.get("width") == _THIN_SPACE


def _are_groups(left: _Element, right: _Element) -> bool:
    if not left.tag == right.tag == mml("mn") or left.attrib != right.attrib:
        return False
    first = (left.text or "").split("\u00a0")
    return (
        (right.text or "").isdigit()
        and len(right.text or "") == 3
        and first[0].isdigit()
        and len(first[0]) <= 3
    )
