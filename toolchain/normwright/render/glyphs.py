"""Which characters no font of the PDF engine can draw."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.render.typesetting import unescaped
from normwright.sts.tags import MML, nw

#: A character without a glyph; what it holds is its code, which is printed in a box.
GLYPH = nw("glyph")
#: Below this every letter is in the body font; what is above is asked about.
_FIRST = 0x250
#: Each character in a paragraph of its own, in the fonts of the template.
_PROBE = b'#set text(font: "Libertinus Serif")\n#for it in sys.inputs.characters.codepoints() { par(it) }'
_NAMED = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')


def characters_of(root: _Element) -> dict[str, _Element]:
    """The less common characters of a tree, sorted, each with the first element whose text has it."""
    found: dict[str, _Element] = {}
    for element in root.iter("*"):
        for text, owner in _texts(element):
            for character in set(text):
                if ord(character) >= _FIRST and character not in found:
                    found[character] = owner
    return {character: found[character] for character in sorted(found)}


def _texts(element: _Element) -> Iterator[tuple[str, _Element]]:
    if element.text and not element.text.isascii():
        yield element.text, element
    for child in element:
        if child.tail and not child.tail.isascii():
            yield child.tail, element


def without_glyph(characters: str, *, folder: Path) -> list[str]:
    """Those of `characters` that neither the engine's own fonts nor those in `folder/fonts` have, sorted.

    Characters for private use mean nothing outside their own document, so no archive may hold them. The
    engine is asked for the rest: exporting to PDF/A it names each character that it has no glyph for.
    `folder` is the only place that it may read.
    """
    private = {character for character in characters if unicodedata.category(character) == "Co"}
    asked = "".join(character for character in characters if _is_visible(character))
    return sorted(private | _undrawn(asked, folder)) if asked else sorted(private)


def mark_glyphless(root: _Element, characters: Collection[str]) -> None:
    """Puts an element `GLYPH` with its code in the place of each of `characters`; in place.

    In a formula, whose tokens hold nothing but text, the bare code. (A rule of the template's for so many
    places in one paragraph is more than the engine can follow.)
    """
    if not characters:
        return
    wanted = re.compile(f"[{''.join(map(re.escape, characters))}]")
    for element in list(root.iter("*")):
        if str(element.tag).startswith(f"{{{MML}}}"):
            element.text = element.text and wanted.sub(lambda found: _code(found[0]), element.text)
            continue
        if element.text and wanted.search(element.text):
            element.text, marks = _parted(element.text, wanted)
            element[0:0] = marks
        for child in list(element):
            if child.tail and wanted.search(child.tail):
                child.tail, marks = _parted(child.tail, wanted)
                behind = element.index(child) + 1
                element[behind:behind] = marks


def _parted(text: str, wanted: re.Pattern[str]) -> tuple[str, list[_Element]]:
    """What stands before the first mark, and the marks with what stands behind each."""
    pieces = wanted.split(text)
    marks = []
    for found, behind in zip(wanted.findall(text), pieces[1:], strict=True):
        mark = etree.Element(GLYPH)
        mark.text, mark.tail = _code(found), behind
        marks.append(mark)
    return pieces[0], marks


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _undrawn(asked: str, folder: Path) -> set[str]:
    import typst

    try:
        engine = typst.Compiler(
            _PROBE,
            root=folder,
            sys_inputs={"characters": asked},
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[folder / "fonts"]),
        )
        engine.compile(format="pdf", pdf_standards=["a-2b"])
    except typst.TypstError as refusal:
        named = {unescaped(found) for found in _NAMED.findall(_words_of(refusal))}
        return {character for character in asked if character in named}
    return set()


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Co", "Zs", "Zl", "Zp"}


def _words_of(refusal: Any) -> str:
    return f"{refusal.message}\n{refusal.diagnostic}"
