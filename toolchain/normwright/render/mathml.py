"""MathML as layout engines of today take it: fences and slanted fractions spelt out, letters made plain.

Chromium ignores `mfenced`, `bevelled` and every `mathvariant` but "normal" (MathML Core); Typst knows none.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from normwright.sts.tags import mml

#: First code point of "A", "a" and "0" in the styles that CSS can't imitate (Unicode, Mathematical
#: Alphanumeric Symbols); 0 where the style has none.
_ALPHABETS = {
    "double-struck": (0x1D538, 0x1D552, 0x1D7D8),
    "script": (0x1D49C, 0x1D4B6, 0),
    "bold-script": (0x1D4D0, 0x1D4EA, 0),
    "fraktur": (0x1D504, 0x1D51E, 0),
    "bold-fraktur": (0x1D56C, 0x1D586, 0),
}
#: Letters that had a code point before the block was made.
_EARLIER = {
    "double-struck": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "script": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "fraktur": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}


#: Attributes with a size or distance, and the most that they may say, in any unit and in percent.
_SIZES = {
    "width",
    "height",
    "depth",
    "lspace",
    "rspace",
    "voffset",
    "minsize",
    "maxsize",
    "mathsize",
    "linethickness",
}
_MOST, _MOST_PERCENT = 60.0, 400.0
_NUMBER = re.compile(r"([-+]?\d*\.?\d+(?:[eE][-+]?\d+)?)\s*(%?)")


def spell_out(formula: _Element) -> None:
    """Rewrites fences, slanted fractions and operators without a sign below `formula` as rows, in place."""
    for operator in list(formula.iter(mml("mo"))):
        if len(operator) == 0 and not (operator.text or "").strip():
            operator.tag = mml("mrow")  # an operator would still make room around itself
    for fence in list(formula.iter(mml("mfenced"))):
        _spell_fence(fence)
    for fraction in list(formula.iter(mml("mfrac"))):
        if fraction.get("bevelled") == "true" and len(fraction) == 2:
            _become_row(fraction, [fraction[0], _operator("/"), fraction[1]])


def bound_sizes(formula: _Element) -> None:
    """Drops sizes and distances that no page has room for, in place."""
    for element in formula.iter(etree.Element):
        for name in _SIZES & set(element.attrib):
            found = _NUMBER.match(str(element.get(name)).strip())
            if found is not None and abs(float(found[1])) > (_MOST_PERCENT if found[2] == "%" else _MOST):
                del element.attrib[name]


def plain_letters(formula: _Element) -> None:
    """Turns letters of the styles that CSS can't draw (double-struck, script, fraktur) into characters."""
    for element in formula.iter(mml("mi"), mml("mn"), mml("mtext"), mml("ms")):
        variant = _variant(element)
        if variant in _ALPHABETS and element.text:
            element.text = "".join(_letter(variant, character) for character in element.text)
            element.set("mathvariant", "normal")
        elif variant and _is_styled(element.text):
            element.set("mathvariant", "normal")  # or it would be made bold twice


def _variant(token: _Element) -> str:
    """The variant of a token: its own, or that of the nearest `mstyle` or `math` around it."""
    node: _Element | None = token
    while node is not None:
        variant = node.get("mathvariant")
        if variant and (node is token or node.tag in {mml("mstyle"), mml("math")}):
            return variant
        if node.tag == mml("math"):
            return ""
        node = node.getparent()
    return ""


def _is_styled(text: str | None) -> bool:
    """Whether all are letters of the mathematical alphabets, which are bold or italic by themselves."""
    return bool(text) and all(0x1D400 <= ord(character) <= 0x1D7FF for character in text or "")


def _letter(variant: str, character: str) -> str:
    earlier = _EARLIER.get(variant, {}).get(character)
    if earlier:
        return earlier
    for first, start in zip("Aa0", _ALPHABETS[variant], strict=True):
        distance = ord(character) - ord(first)
        if start and 0 <= distance < (10 if first == "0" else 26):
            return chr(start + distance)
    return character


def _spell_fence(fence: _Element) -> None:
    """MathML 3, 3.3.8: "(", ")" and "," unless said otherwise; the last separator repeats."""
    separators = (fence.get("separators", ",") or "").split()
    marks = list("".join(separators))
    row: list[_Element] = []
    for index, child in enumerate(list(fence)):
        if index and marks:
            row.append(_operator(marks[min(index - 1, len(marks) - 1)], separator="true"))
        row.append(child)
    inner = etree.Element(mml("mrow"))
    inner.extend(row)
    _become_row(fence, [*_fences(fence.get("open", "(")), inner, *_fences(fence.get("close", ")"))])


def _fences(text: str) -> Iterator[_Element]:
    if text:
        yield _operator(text, fence="true", stretchy="true")


def _operator(text: str, **attributes: str) -> _Element:
    made = etree.Element(mml("mo"), attributes)
    made.text = text
    return made


def _become_row(element: _Element, children: list[_Element]) -> None:
    element.tag = mml("mrow")
    for name in {"open", "close", "separators", "bevelled"} & set(element.attrib):
        del element.attrib[name]
    element.text = None
    element[:] = children
    for child in children:
        child.tail = None
