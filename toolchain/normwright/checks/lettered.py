"""Annexes named in running text."""

import re

#: Number of a passage in its document, and offset in the passage.
Spot = tuple[int, int]

LETTER = r"[A-Z]{1,2}"
_RANGE = re.compile(r"\s*(?:\bto\b|\bthrough\b|\bà\b|\bbis\b|–|-)\s*")
_JOINT = r"\s*(?:,|;|\b(?:and|or|to|through|et|ou|à|und|oder|bis)\b|–|-)\s*"
_NAMES = r"(?:[Aa]nnex(?:e|es)?|Anhang|Anhänge)"
_NAMED = re.compile(rf"\b{_NAMES}\s+(?P<list>{LETTER}\b(?:{_JOINT}(?:{_NAMES}\s+)?{LETTER}\b)*)")
_NAME = re.compile(rf"{_NAMES}\s+")
_INSIDE = re.compile(rf"(?<![\w.-])(?P<letter>{LETTER})\.\d+(?:\.\d+)*(?![\w-])")


def letters_in(text: str, known: set[str]) -> list[tuple[int, str]]:
    """Offset and letter of the annexes `known` that a text names, in order: "Annexes A to C, and E"."""
    found: list[tuple[int, str]] = []
    for match in _NAMED.finditer(text):
        pieces = re.split(rf"({_JOINT})", _NAME.sub("", match["list"]))
        for place in range(0, len(pieces), 2):
            letter = pieces[place]
            if place and _RANGE.fullmatch(pieces[place - 1]):
                between = sorted(one for one in known if pieces[place - 2] < one < letter)
                found += [(match.start() + place, one) for one in between]
            found.append((match.start() + place, letter))
    return [one for one in found if one[1] in known]


def letters_of_places(text: str, known: set[str]) -> set[str]:
    """The annexes `known` of which a text names a place: "B.2", "Table B.1"."""
    return {match["letter"] for match in _INSIDE.finditer(text)} & known
