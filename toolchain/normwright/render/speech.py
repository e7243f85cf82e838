"""An English reading of a formula, made from its MathML.

Built for listening, so that structure is heard: "the fraction a plus b over c, end of fraction". What has no
rule of its own is read by its parts, so that the reading holds every token of the formula.
"""

import re
import unicodedata
from collections.abc import Callable

from lxml.etree import _Element

from normwright.sts.tags import MML, mml

_OPERATORS = {
    "=": "equals", "+": "plus", "-": "minus", "−": "minus", "±": "plus or minus", "∓": "minus or plus",
    "×": "times", "⋅": "times", "·": "times", "∗": "times", "*": "times", "÷": "divided by", "/": "over",
    "∕": "over", "<": "is less than", ">": "is greater than", "≤": "is at most", "⩽": "is at most",
    "≥": "is at least", "⩾": "is at least", "≪": "is much less than", "≫": "is much greater than",
    "≠": "is not equal to", "≈": "is approximately", "≃": "is approximately", "≅": "is congruent to",
    "≡": "is identical to", "∼": "is similar to", "∝": "is proportional to", "≔": "is defined as",
    "→": "to", "⟶": "to", "←": "from", "⇒": "implies", "⇔": "if and only if", "↔": "if and only if",
    "∈": "in", "∉": "not in", "∋": "contains", "⊂": "is a subset of", "⊆": "is a subset of or equals",
    "∪": "union", "∩": "intersection", "∖": "without", "∅": "the empty set", "¬": "not",
    "∧": "and", "∨": "or",
    "∀": "for all", "∃": "there exists", "∑": "the sum", "∏": "the product", "∫": "the integral",
    "∬": "the double integral", "∮": "the contour integral", "⋃": "the union", "⋂": "the intersection",
    "∂": "partial", "∇": "nabla", "∆": "delta", "√": "root", "∞": "infinity", "°": "degrees", "%": "percent",
    "‰": "per mille", "!": "factorial", "′": "prime", "″": "double prime", "…": "and so on", "⋯": "and so on",
    "⋮": "and so on", "⋱": "and so on", "(": "open bracket", ")": "close bracket", "[": "open square bracket",
    "]": "close square bracket", "{": "open brace", "}": "close brace", "|": "bar", "‖": "double bar",
    "∥": "parallel to", "⊥": "perpendicular to", "⌈": "ceiling of", "⌉": "end of ceiling", "⌊": "floor of",
    "⌋": "end of floor", "⟨": "open angle", "⟩": "close angle", ",": ",", ";": ";", ":": "to", ".": "point",
    "∣": "bar",
    "\u2061": "of", "\u2062": "", "\u2063": "", "\u2064": "plus", "\u200b": "", "^": "to the power",
}  # fmt: skip
_LARGE = frozenset("∑∏∫∬∭∮⋃⋂⨁⨂")
_LIMITS = frozenset({"lim", "max", "min", "sup", "inf", "argmax", "argmin"})
_ACCENTS = {
    "¯": "bar", "‾": "bar", "_": "underbar", "̄": "bar", "^": "hat", "ˆ": "hat", "̂": "hat", "~": "tilde",
    "˜": "tilde", "→": "vector", "⃗": "vector", "˙": "dot", ".": "dot", "¨": "double dot", "ˇ": "check",
    "˘": "breve", "´": "acute", "`": "grave", "\u0307": "dot", "\u0308": "double dot",
    "\u0303": "tilde", "\u030c": "check", "\u0306": "breve",
    "⏞": "overbrace", "⏟": "underbrace", "−": "bar", "-": "bar",
}  # fmt: skip
_POWERS = {
    "2": "squared",
    "3": "cubed",
    "∘": "degrees",
    "°": "degrees",
    "′": "prime",
    "″": "double prime",
    "*": "star",
    "∗": "star",
}
_ROOTS = {"3": "cube root"}
_STYLES = ("double-struck", "fraktur", "script", "bold")


def read_aloud(formula: _Element) -> str:
    """The reading of a `mml:math` (or any part of one); "formula" where it holds nothing at all."""
    try:
        reading = _read(formula)
    except RecursionError:  # deeper than any formula that people write
        reading = _token(formula)
    reading = re.sub(r"\s+([,;])", r"\1", " ".join(reading.split()))
    reading = re.sub(r"(?:, *)+,", ",", reading)
    return reading.strip(" ,") or "formula"


def is_readable(formula: _Element) -> bool:
    """Whether each part of a formula has a rule and the children that its rule reads."""
    for element in formula.iter("*"):
        name = str(element.tag).removeprefix(f"{{{MML}}}")
        inside_note = any(up.tag in _NOTES for up in element.iterancestors())
        if not inside_note and (name not in _RULES or len(element) != _CHILDREN.get(name, len(element))):
            return False
    return True


def _read(element: _Element) -> str:
    name = element.tag
    if not isinstance(name, str):
        return ""
    rule = _RULES.get(name.removeprefix(f"{{{MML}}}"))
    return rule(element) if rule is not None else _parts(element)


def _parts(element: _Element) -> str:
    """Everything inside, in order: the rule for rows and for what has no rule."""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_read(child), child.tail or ""]
    return " ".join(pieces)


def _row(element: _Element) -> str:
    """The parts in order; upright letters in a row are one word, a comma between figures a decimal sign."""
    pieces: list[str] = []
    before: _Element | None = None
    for child in element:
        joined = before is not None and (_spells_on(before, child) or _is_decimal(child, before))
        pieces.append(_token(child) if joined else f" {_read(child)}")
        before = child
    return "".join(pieces)


def _spells_on(before: _Element, letter: _Element) -> bool:
    return all(
        part.tag == mml("mi") and part.get("mathvariant") == "normal" and len(_token(part)) == 1
        for part in (before, letter)
    )


def _is_decimal(part: _Element, before: _Element) -> bool:
    """Whether `part` is the comma of a number, or the figures behind it."""
    following = part.getnext()
    if _token(part) == "," and before.tag == mml("mn"):
        return following is not None and following.tag == mml("mn")
    earlier = before.getprevious()
    return (
        part.tag == mml("mn") and _token(before) == "," and earlier is not None and earlier.tag == mml("mn")
    )


def _identifier(element: _Element) -> str:
    text = _token(element)
    return _styled(element, text) if len(text) == 1 else text


def _styled(element: _Element, character: str) -> str:
    """A letter with the style that sets it apart from the same letter in another: "bold A"."""
    known = f"{element.get('mathvariant', '')} {unicodedata.name(character, '').lower()}"
    style = next((word for word in _STYLES if word in known), "")
    return f"{style} {_letter(character)}".strip()


def _operator(element: _Element) -> str:
    text = _token(element)
    if text in _OPERATORS:
        return _OPERATORS[text]
    return _letter(text) if len(text) == 1 else text


def _letter(character: str) -> str:
    """A Greek letter by its name, a capital said to be one; anything else as it is."""
    if character in _OPERATORS:
        return _OPERATORS[character]
    plain = unicodedata.normalize("NFKC", character)
    words = unicodedata.name(plain, "").split() if len(plain) == 1 else []
    if words[:1] == ["GREEK"] and "LETTER" in words:
        name = words[words.index("LETTER") + 1].lower().replace("lamda", "lambda")
        return f"capital {name}" if "CAPITAL" in words else name
    return plain


def _token(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _fraction(element: _Element) -> str:
    if len(element) != 2:
        return _parts(element)
    above, below = _read(element[0]), _read(element[1])
    if element.get("linethickness") in {"0", "0pt", "0px", "0em"}:
        return f"{above} choose {below}"
    if _is_simple(element[0]) and _is_simple(element[1]):
        return f"{above} over {below}"
    return f"the fraction {above} over {below}, end of fraction,"


def _square_root(element: _Element) -> str:
    return f"the square root of {_row(element)}{_end(element, 'root')}"


def _root(element: _Element) -> str:
    if len(element) != 2:
        return _parts(element)
    index = _read(element[1])
    name = _ROOTS.get(index.strip(), f"root of order {index}")
    return f"the {name} of {_read(element[0])}{'' if _is_simple(element[0]) else ', end of root,'}"


def _end(element: _Element, what: str) -> str:
    return "" if len(element) == 1 and _is_simple(element[0]) else f", end of {what},"


def _sub(element: _Element) -> str:
    if len(element) != 2:
        return _parts(element)
    return _base(element[0]) + _under(element[0], element[1], "sub") + _applied(element[0])


def _sup(element: _Element) -> str:
    if len(element) != 2:
        return _parts(element)
    return _base(element[0]) + _power(element[1]) + _applied(element[0])


def _sub_sup(element: _Element) -> str:
    if len(element) != 3:
        return _parts(element)
    base, below, above = element
    if _is_large(base):
        return f"{_read(base)} from {_read(below)} to {_read(above)} of"
    return f"{_base(base)}{_under(base, below, 'sub')}{_power(above)}{_applied(base)}"


def _base(element: _Element) -> str:
    name = _function(element)
    if name is not None:
        return _read(name)
    return _read(element) if _is_simple(element) else f"{_read(element)},"


def _function(element: _Element) -> _Element | None:
    """The name in a row of a function's name and the invisible sign that applies it."""
    if element.tag == mml("mrow") and len(element) == 2 and _token(element[1]) == "\u2061":
        return element[0]
    return None


def _applied(base: _Element) -> str:
    return "" if _function(base) is None else " of"


def _under(base: _Element, below: _Element, word: str) -> str:
    if _is_large(base):
        return f" over {_read(below)} of"
    if _token(base).strip("\u2061 ") in _LIMITS:
        return f" as {_read(below)}" + (" of" if _function(base) is None else "")
    end = "" if _is_simple(below) else ", end of index,"
    return f" {word} {_read(below)}{end}"


def _power(above: _Element) -> str:
    text = _token(above)
    if text in _POWERS:
        return f" {_POWERS[text]}"
    end = "" if _is_simple(above) else ", end of power,"
    return f" to the power {_read(above)}{end}"


def _below(element: _Element) -> str:
    if len(element) != 2:
        return _parts(element)
    accent = _ACCENTS.get(_token(element[1]))
    if accent:
        return _with_accent(element[0], f"{'under' if accent == 'bar' else ''}{accent}")
    return _read(element[0]) + _under(element[0], element[1], "with, below,")


def _above(element: _Element) -> str:
    if len(element) != 2:
        return _parts(element)
    accent = _ACCENTS.get(_token(element[1]))
    if accent:
        return _with_accent(element[0], accent)
    return f"{_read(element[0])} with, above, {_read(element[1])},"


def _with_accent(base: _Element, accent: str) -> str:
    return f"{_read(base)} {accent}" if _is_simple(base) else f"{_read(base)}, all with {accent},"


def _below_above(element: _Element) -> str:
    if len(element) != 3:
        return _parts(element)
    base, below, above = element
    if _is_large(base):
        return f"{_read(base)} from {_read(below)} to {_read(above)} of"
    return f"{_read(base)} with, below, {_read(below)}, and, above, {_read(above)},"


def _table(element: _Element) -> str:
    rows = [row for row in element if row.tag in {mml("mtr"), mml("mlabeledtr")}]
    if all(len(row) <= 1 for row in rows):
        return "; ".join(_row(row) for row in rows)
    if len(rows) == len(element):
        lines = [
            f"row {number}: " + ", ".join(filter(str.strip, map(_read, row)))
            for number, row in enumerate(rows, start=1)
        ]
        return f"{len(rows)} rows; {'; '.join(lines)}; end of rows,"
    return _parts(element)


def _first(element: _Element) -> str:
    """`semantics` and `maction`: the first child is what is shown."""
    return _read(element[0]) if len(element) else element.text or ""


def _none(element: _Element) -> str:
    return ""


def _prescripts(element: _Element) -> str:
    """`mmultiscripts`: base, pairs behind it, then pairs before it."""
    if not len(element):
        return ""
    pieces, before, position = [_base(element[0])], "", 0
    for child in list(element)[1:]:
        if child.tag == mml("mprescripts"):
            before, position = "before it, ", 0
            continue
        reading = _read(child)
        if reading.strip():
            pieces.append(f"{before}{'to the power' if position % 2 else 'sub'} {reading}")
        position += 1
    return " ".join(pieces)


def _is_simple(element: _Element) -> bool:
    """Whether the part is one token, so that where it ends need not be said."""
    while len(element) == 1 and element.tag in {mml("mrow"), mml("mstyle"), mml("mpadded")}:
        element = element[0]
    return not len(element) and isinstance(element.tag, str)


def _is_large(element: _Element) -> bool:
    return _token(element) in _LARGE


_RULES: dict[str, Callable[[_Element], str]] = {
    "math": _row, "mrow": _row, "mstyle": _row, "mpadded": _row, "merror": _row, "menclose": _row,
    "mtd": _row, "mi": _identifier, "mn": _token, "mo": _operator, "mtext": _token, "ms": _token,
    "mfrac": _fraction, "msqrt": _square_root, "mroot": _root, "msub": _sub, "msup": _sup,
    "msubsup": _sub_sup, "munder": _below, "mover": _above, "munderover": _below_above, "mtable": _table,
    "semantics": _first, "maction": _first, "mmultiscripts": _prescripts, "mspace": _none, "mphantom": _none,
    "none": _none, "maligngroup": _none, "malignmark": _none, "annotation": _none, "annotation-xml": _none,
    "mtr": _parts, "mlabeledtr": _parts, "mprescripts": _none,
}  # fmt: skip
#: How many children a rule reads.
_CHILDREN = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3,
}  # fmt: skip
_NOTES = frozenset({mml("annotation"), mml("annotation-xml")})
