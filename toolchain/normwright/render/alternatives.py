"""What stands for a formula where it can't be seen: an English reading, else its LaTeX."""

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.render import mathml, speech
from normwright.sts.places import place_in
from normwright.sts.tags import mml


def settle_alternatives(root: _Element, *, file: str, report: Report) -> None:
    """Gives every `mml:math` below `root` an `alttext`, never empty: its own, a reading, or its LaTeX.

    Complaints: RND060 a formula that no reading could be made of, with what stands for it; RND061 one that
    shows nothing.
    """
    for formula in root.iter(mml("math")):
        if _shows_nothing(formula):
            report.say("RND061", place_in(formula, file))
        mathml.bound_sizes(formula)
        mathml.spell_out(formula)
        given = (formula.get("alttext") or "").strip()
        if given and "\\" not in given:  # TeX is no reading
            continue
        if speech.is_readable(formula):
            formula.set("alttext", speech.read_aloud(formula))
            continue
        latex = given or _latex(formula)
        formula.set("alttext", latex or speech.read_aloud(formula))
        report.say("RND060", place_in(formula, file), instead="LaTeX" if latex else "symbols, one by one,")


def _shows_nothing(formula: _Element) -> bool:
    """Whether there is no sign in it, and no other form of it beside it."""
    around = formula.getparent()
    alone = around is None or around.tag != "alternatives" or len(around) == 1
    return alone and not any(str(piece).strip() for piece in formula.itertext())


def _latex(formula: _Element) -> str:
    """The LaTeX that came with a formula: as an annotation, or as another form of it; "" without one."""
    for annotation in formula.iter(mml("annotation")):
        if "tex" in (annotation.get("encoding") or "").lower():
            return _line(annotation)
    around = formula.getparent()
    other = around.find("tex-math") if around is not None and around.tag == "alternatives" else None
    return _line(other) if other is not None else ""


def _line(element: _Element) -> str:
    return " ".join(etree.tostring(element, method="text", encoding="unicode", with_tail=False).split())
