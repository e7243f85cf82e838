"""WordprocessingML out of plain text: elements, paragraphs, runs in the direction of their script.

Line feeds part paragraphs, tabs become tabs, and what no XML can hold becomes U+FFFD. Nothing in a text has a
meaning: a field, a link or markup written as text stays text.
"""

import re
import unicodedata
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element

from normwright.wordml.names import W, w

#: Characters that no XML holds.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Letters of scripts that are written from right to left.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_ANY_RIGHT = re.compile(f"[{_RIGHT}]")
_RIGHT_RUN = re.compile(f"[{_RIGHT}](?:[{_RIGHT}\\W\\d_]*[{_RIGHT}])?")
_BLANKS = re.compile(r"^\s|\s$|\s\s")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_P, _PPR, _R, _RPR, _T, _TAB = w("p"), w("pPr"), w("r"), w("rPr"), w("t"), w("tab")
#: What stands behind `bidi` in a paragraph's properties, behind `rtl` in a run's (ECMA-376 part 1, 17.3).
# fmt: off
_BEHIND_BIDI = {w(name) for name in (
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap",
    "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    "sectPr", "pPrChange",
)}
# fmt: on
_BEHIND_RTL = {
    w(name) for name in ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange")
}


def make(name: str, /, *children: _Element, **attributes: str) -> _Element:
    """A WordprocessingML element."""
    element = etree.Element(w(name), {w(key): value for key, value in attributes.items()}, nsmap={"w": W})
    element.extend(children)
    return element


def clean(text: str) -> str:
    """The text as XML can hold it, with line feeds."""
    if text.isascii() and text.isprintable():
        return text
    return _FORBIDDEN.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def model_paragraph(properties: _Element | None, letters: _Element | None) -> _Element:
    """A paragraph to be copied for `set_line`: these properties, and one run with those of its letters."""
    text = make("t")
    text.set(_SPACE, "preserve")
    run = make("r", *([letters] if letters is not None else []), text)
    return make("p", *([properties] if properties is not None else []), run)


def set_line(paragraph: _Element, line: str) -> None:
    """Puts one line of clean text into a copy of a model paragraph."""
    run = paragraph[-1]
    if line and "\t" not in line and (line.isascii() or _ANY_RIGHT.search(line) is None):
        run[-1].text = line
        return
    paragraph.remove(run)
    add_text(paragraph, line, run[0] if len(run) > 1 else None)


def add_text(paragraph: _Element, line: str, properties: _Element | None = None) -> None:
    """Adds one line of clean text to a paragraph, in runs with these properties."""
    if not line:
        return
    if _ANY_RIGHT.search(line) is None:
        _add_run(paragraph, line, properties)
        return
    if _begins_right(line):
        _set(paragraph, _PPR, "bidi", _BEHIND_BIDI)
    right = _with_right(properties)
    end = 0
    for found in _RIGHT_RUN.finditer(line):
        if found.start() > end:
            _add_run(paragraph, line[end : found.start()], properties)
        _add_run(paragraph, found[0], right)
        end = found.end()
    if end < len(line):
        _add_run(paragraph, line[end:], properties)


def _add_run(paragraph: _Element, text: str, properties: _Element | None) -> None:
    run = etree.SubElement(paragraph, _R)
    if properties is not None:
        run.append(deepcopy(properties))
    if "\t" not in text:
        _add_letters(run, text)
        return
    for index, piece in enumerate(text.split("\t")):
        if index:
            etree.SubElement(run, _TAB)
        if piece:
            _add_letters(run, piece)


def _add_letters(run: _Element, text: str) -> None:
    letters = etree.SubElement(run, _T)
    letters.text = text
    if _BLANKS.search(text):
        letters.set(_SPACE, "preserve")


def _begins_right(line: str) -> bool:
    """Whether the first letter with a direction goes from right to left (UAX 9, P2)."""
    directions = (unicodedata.bidirectional(letter) for letter in line)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


def _with_right(properties: _Element | None) -> _Element:
    holder = etree.Element(_R)
    if properties is not None:
        holder.append(deepcopy(properties))
    _set(holder, _RPR, "rtl", _BEHIND_RTL)
    return holder[0]


def _set(element: _Element, holder: str, name: str, behind: set[str]) -> None:
    """Switches a property on, in the place that the schema has for it."""
    properties = element.find(holder)
    if properties is None:
        properties = etree.Element(holder)
        element.insert(0, properties)
    if properties.find(w(name)) is None:
        before = (index for index, one in enumerate(properties) if one.tag in behind)
        properties.insert(next(before, len(properties)), make(name))
