"""The spaces in formulae that typesetters make by habit and browsers don't, or make where none belong."""

from lxml import etree
from lxml.etree import _Element

from normwright.sts.tags import mml

#: The invisible sign between a function and what it is of.
_APPLIES = "\u2061"
_SCRIPTED = frozenset(mml(f"m{kind}") for kind in ("sub", "sup", "subsup", "under", "over", "underover"))
_ROWS = frozenset(map(mml, ("math", "mrow", "mtd", "mstyle", "msqrt", "mpadded", "mphantom", "menclose")))
_SIGNS, _OPENING = frozenset("+-−±∓"), frozenset("([{|‖⟨⌊⌈")
#: Behind these a sign belongs to what follows it.
_BEFORE_SIGNS = _OPENING - set("|‖") | frozenset("=≠<>≤≥≈≡+−±×⋅·/,;:→∈")


def space_formula(formula: _Element) -> None:
    """Puts thin spaces around names of functions, and says which signs stand between two things; in place."""
    for operator in list(formula.iter(mml("mo"))):
        text = _text(operator)
        if text == _APPLIES:
            _space_function(_whole_function(operator))
        elif text == "/":
            _set(operator, lspace="0", rspace="0")
        elif text in _SIGNS and operator.get("form") is None and _parent(operator).tag in _ROWS:
            _settle_sign(operator)
    for name in list(formula.iter(mml("mi"))):
        around = _parent(name)
        if len(_text(name)) > 1 and around.tag in _SCRIPTED and around[0] is name:
            _space_function(_scripted(name))  # "lim" with what goes where below


def _space_function(function: _Element) -> None:
    """ "ln x", "2 sin x", but "f(x)"."""
    before, behind = function.getprevious(), function.getnext()
    if _parent(function).tag not in _ROWS:
        return
    if behind is not None and behind.tag != mml("mspace") and not _is_operator(_first(behind)):
        function.addnext(_thin_space())
    if before is not None and not _is_operator(function) and before.tag not in {mml("mo"), mml("mspace")}:
        function.addprevious(_thin_space())


def _whole_function(application: _Element) -> _Element:
    """The name with the sign and its scripts."""
    around = _parent(application)
    return _scripted(around if around.tag == mml("mrow") and len(around) == 2 else application)


def _scripted(node: _Element) -> _Element:
    """The outermost element whose base is `node`."""
    while (around := _parent(node)).tag in _SCRIPTED and around[0] is node:
        node = around
    return node


def _settle_sign(sign: _Element) -> None:
    """As the position in the row says; a text beside it is no space, for all that MathML says."""
    before, behind = sign.getprevious(), sign.getnext()
    if before is None or (_is_operator(before) and _text(before) in _BEFORE_SIGNS):
        _set(sign, form="prefix", lspace="0", rspace="0")
    elif behind is None:
        _set(sign, form="postfix", lspace="0", rspace="0")
    elif mml("mtext") in {before.tag, behind.tag}:
        _set(sign, form="infix", lspace="0.222em", rspace="0.222em")


def _set(operator: _Element, **attributes: str) -> None:
    for name, value in attributes.items():
        if name not in operator.attrib:
            operator.set(name, value)


def _first(element: _Element) -> _Element:
    while element.tag == mml("mrow") and len(element):
        element = element[0]
    return element


def _is_operator(element: _Element) -> bool:
    return element.tag == mml("mo")


def _text(token: _Element) -> str:
    return (token.text or "").strip()


def _parent(element: _Element) -> _Element:
    around = element.getparent()
    return element if around is None else around


def _thin_space() -> _Element:
    return etree.Element(mml("mspace"), width="0.167em")
