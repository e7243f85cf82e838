"""Running text: joining pieces, blanks."""

import re
from collections.abc import Iterable

from lxml.etree import _Element

Piece = "str | _Element"

#: A line end with the blanks around it, or several blanks; a no-break space is none.
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def join(pieces: Iterable["str | _Element"], *, trim: bool) -> list["str | _Element"]:
    """The pieces with neighbouring text joined, runs of blanks made one; `trim` takes them off both ends."""
    made: list[str | _Element] = []
    for piece in pieces:
        if isinstance(piece, str) and made and isinstance(made[-1], str):
            made[-1] += piece
        else:
            made.append(piece)
    made = [_BLANKS.sub(" ", piece) if isinstance(piece, str) else piece for piece in made]
    if trim and made and isinstance(made[0], str):
        made[0] = made[0].lstrip(" ")
    if trim and made and isinstance(made[-1], str):
        made[-1] = made[-1].rstrip(" ")
    return [piece for piece in made if not isinstance(piece, str) or piece]


def split_target(text: str) -> tuple[str, str]:
    """Text and target of "text <target>"; without a text of its own all is the target."""
    own, bracket, target = text.removesuffix(">").rpartition("<")
    if not (text.endswith(">") and own and bracket and target) or ">" in target:
        return "", text
    return own.rstrip(), target.strip()
