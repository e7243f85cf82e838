"""What stands in a text and is no text: pictures and formulas; in the text each is a mark with its number.

A mark is a number between two NUL characters, which no XML can hold, so nobody's text can be taken for one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from normwright.wordml.pictures import Picture

_MARK = re.compile("\0(\\d+)\0")


@dataclass(frozen=True)
class Formula:
    """A formula: Office Math as found, what its letters read, and once converted LaTeX and MathML.

    `latex` is "" and `mathml` None when it couldn't be converted.
    """

    source: bytes
    letters: str
    latex: str = ""
    mathml: bytes | None = None


Insert = Picture | Formula


def mark(number: int) -> str:
    """What stands in the text for the insert of this number."""
    return f"\0{number}\0"


def marks(text: str) -> list[int]:
    """The numbers of the inserts of a text, in order."""
    return [int(number) for number in _MARK.findall(text)] if "\0" in text else []


def with_words(text: str, words: Callable[[int], str]) -> str:
    """The text with each mark replaced by what `words` says for its number."""
    return _MARK.sub(lambda found: words(int(found[1])), text) if "\0" in text else text
