"""Formulae in MathML, displayed or within a text: their variables, quantities, numbers and words."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from normwright.lazy import lazy
from normwright.sts.standard import Standard
from normwright.sts.tags import mml
from normwright.sts.views.base import View

_SUBSCRIPTS = {mml("msub"): (1,), mml("msubsup"): (1,)}
_NO_CONTENT = frozenset({mml("annotation"), mml("annotation-xml")})
#: Between two letters these leave it open whether they are one word.
_INVISIBLE = frozenset({"", "\u2061", "\u2062", "\u2064"})


@dataclass(frozen=True)
class Quantity:
    """A letter or name in a formula, with what is lowered behind it: t and "a" for the air temperature."""

    base: str
    index: str = ""
    upright: bool = False

    @property
    def name(self) -> str:
        """Base and index in one: "ta"."""
        return self.base + self.index


@dataclass(frozen=True)
class Letters:
    """Letters that stand side by side in a formula with nothing between them: "max", "mass"."""

    string: str
    lowered: bool  # in a subscript
    upright: bool
    number: bool = False  # a number stands directly before them


@dataclass(frozen=True)
class Mathematics(View):
    """A formula in MathML."""

    @property
    def displayed(self) -> bool:
        """Whether it stands on lines of its own, not in a text or in the explanation of another."""
        around = next(self.element.iterancestors("disp-formula", "inline-formula", "legend"), None)
        return around is not None and around.tag == "disp-formula"

    @property
    def string(self) -> str:
        """All its signs in one, without blanks: how a sign made of a formula is compared with another."""
        return letters(self.element)

    @lazy
    def numerals(self) -> tuple[str, ...]:
        """The numbers in it as they stand, "0,6"."""
        return tuple(letters(sign) for sign in self.element.iter(mml("mn")))

    @lazy
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities, functions and constants in it, each once, in order; not what is lowered."""
        return tuple(dict.fromkeys(_quantities(self.element)))

    @lazy
    def runs(self) -> tuple[Letters, ...]:
        """Every letter or run of letters, and the words set as text, in order."""
        return tuple(_letters(self.element, lowered=False))

    @lazy
    def depth(self) -> int:
        """How deep its subscripts lie in one another: 1 for a plain one, 0 without any."""
        return _depth(self.element)


def mathematics_in(view: View) -> tuple[Mathematics, ...]:
    """The displayed formulae in a block, without those in the text that explains them."""
    found = (Mathematics(element, view.standard) for element in view.element.iter(mml("math")))
    return tuple(formula for formula in found if formula.displayed)


def mathematics(standard: Standard) -> Iterator[Mathematics]:
    """Every formula of a standard in document order, displayed or not."""
    for element in standard.root.iter(mml("math")):
        yield Mathematics(element, standard)


@dataclass(frozen=True)
class Variable(View):
    """An identifier in a formula."""

    @property
    def name(self) -> str:
        """Its letters, then those of its index: "Ad" for A with index d; an index has a name too."""
        base, parent = self.element, self.element.getparent()
        # A bar or an arrow over the letter stands between it and its index.
        while parent is not None and parent.tag not in _SUBSCRIPTS and len(parent) <= 2 and parent[0] is base:
            base, parent = parent, parent.getparent()
        index = parent[1] if parent is not None and parent.tag in _SUBSCRIPTS and parent[0] is base else None
        return letters(self.element) + ("" if index is None else letters(index))


def variables(standard: Standard) -> Iterator[Variable]:
    """Every identifier of every formula, in document order."""
    for element in standard.root.iter(mml("mi")):
        yield Variable(element, standard)


def letters(element: _Element) -> str:
    """The printed signs of an element with mathematics in it, without blanks and without its TeX source."""
    skipped = {mml("annotation"), mml("annotation-xml"), "tex-math"}
    pieces: list[str] = []
    waiting: list[_Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node.tag, str) and node.tag not in skipped:
            behind: list[_Element | str] = [node.text or ""]
            for child in node:
                behind += [child, child.tail or ""]
            waiting.extend(reversed(behind))
    return "".join("".join(pieces).split()).replace("\u2061", "").replace("\u2062", "").replace("\u2063", "")


def _parts(element: _Element) -> list[_Element]:
    if element.tag == mml("semantics"):
        return [child for child in element if isinstance(child.tag, str)][:1]
    return [child for child in element if isinstance(child.tag, str) and child.tag not in _NO_CONTENT]


def _quantities(element: _Element) -> Iterator[Quantity]:
    parts = _parts(element)
    if element.tag == mml("mi"):
        yield from _named(element, "")
    elif element.tag in _SUBSCRIPTS and len(parts) > 1:
        base = _inner(parts[0])
        if base.tag == mml("mi"):
            yield from _named(base, letters(parts[1]))
        else:
            yield from _quantities(parts[0])
        for part in parts[2:]:
            yield from _quantities(part)
    elif element.tag == mml("mover") and len(parts) > 1 and letters(_inner(parts[0])).isalpha():
        yield Quantity(letters(parts[0]), letters(parts[1]))
    else:
        for part in parts:
            yield from _quantities(part)


def _inner(element: _Element) -> _Element:
    """What stands in a row or style of one."""
    parts = _parts(element)
    while len(parts) == 1 and element.tag in _ROWS:
        element = parts[0]
        parts = _parts(element)
    return element


_ROWS = frozenset({mml("mrow"), mml("mstyle"), mml("mpadded")})


def _named(element: _Element, index: str) -> Iterator[Quantity]:
    base = letters(element)
    if base:
        yield Quantity(base, index, _is_upright(element))


def _is_upright(element: _Element) -> bool:
    variant = element.get("mathvariant")
    if variant is None:
        return len(letters(element)) > 1 or element.tag == mml("mtext")
    return variant == "normal"


def _letters(element: _Element, *, lowered: bool) -> Iterator[Letters]:
    """The runs of one row; a schema with parts of its own ends a run."""
    run: list[_Element] = []
    number = False
    for part in _parts(element):
        sign = letters(part)
        if part.tag == mml("mi") and len(sign) == 1 and sign.isalpha():
            if run and _is_upright(part) is not _is_upright(run[0]):
                yield _run(run, lowered, number)
                run, number = [], False
            run.append(part)
            continue
        if part.tag == mml("mo") and sign in _INVISIBLE:
            continue
        if run:
            yield _run(run, lowered, number)
        run = []
        if part.tag in (mml("mi"), mml("mtext")):
            text = " ".join("".join(map(str, part.itertext())).split())
            yield Letters(text, lowered, _is_upright(part), number)
        else:
            yield from _below(part, lowered=lowered)
        number = part.tag == mml("mn") or (number and part.tag == mml("mspace"))
    if run:
        yield _run(run, lowered, number)


def _below(part: _Element, *, lowered: bool) -> Iterator[Letters]:
    parts = _parts(part)
    if part.tag in _SUBSCRIPTS and len(parts) > 1:
        for place, inner in enumerate(parts):
            yield from _single(inner, lowered=lowered or place == 1)
    elif part.tag in _ROWS:
        yield from _letters(part, lowered=lowered)
    else:
        for inner in parts:
            yield from _single(inner, lowered=lowered)


def _single(element: _Element, *, lowered: bool) -> Iterator[Letters]:
    if element.tag in (mml("mi"), mml("mtext")):
        yield Letters(letters(element), lowered, _is_upright(element))
    else:
        yield from _letters(element, lowered=lowered)


def _run(run: list[_Element], lowered: bool, number: bool) -> Letters:
    return Letters("".join(letters(part) for part in run), lowered, _is_upright(run[0]), number)


def _depth(element: _Element) -> int:
    deepest = 0
    parts = _parts(element)
    for place, part in enumerate(parts):
        below = _depth(part)
        if element.tag in _SUBSCRIPTS and place in _SUBSCRIPTS[element.tag]:
            below += 1
        deepest = max(deepest, below)
    return deepest
