"""The ways in which markup loses text or structure without a word from the parsers."""

import re
from collections.abc import Sequence

from docutils import nodes

from normwright.diagnostics import Place
from normwright.sources.directives import DIRECTIVES
from normwright.sources.positions import find
from normwright.sources.translation import Translation

_MARKER = re.compile(
    r"\s*(?:(?P<bullet>[-*+•–—])|\(?(?P<letter>[a-z]|[ivx]{2,4})\)|\(?(?P<number>\d{1,2})[.)])\s+\S"
)
_TYPED = {
    "NOTE": "note",
    "REMARQUE": "note",
    "ANMERKUNG": "note",
    "EXAMPLE": "example",
    "EXEMPLE": "example",
    "BEISPIEL": "example",
    "WARNING": "warning",
    "CAUTION": "caution",
    "IMPORTANT": "important",
    "DANGER": "danger",
}
_TYPED_WORD = re.compile(
    rf"(?:({'|'.join(_TYPED)})(?:\s+\d+)?(?:\s*[:—–-]\s|\s+[A-ZÀ-Ý])"
    r"|Note \d+ (?:to entry|à l’article|zum Begriff)\s*:)"
)
_LIKE_DIRECTIVE = re.compile(r"([A-Za-z][\w-]*)\s*(?::(?!:)|::[^ \n])")


def look_at_paragraph(node: nodes.paragraph, t: Translation) -> None:
    """Lists that stayed in a paragraph (SRC002) and typed notes (SRC071)."""
    lines = node.rawsource.split("\n")
    for number in _list_lines(lines, t.reading.syntax):
        place = t.place(node)
        found = find(t.reading, place.file, place.line + number, lines[number].strip())
        t.say("SRC002", found, line=_short(lines[number]))
        break
    typed = _TYPED_WORD.match(node.rawsource)
    if typed and not isinstance(node.parent, nodes.block_quote):
        word = typed[1] or "Note"
        t.say("SRC071", node, word=word, directive=_TYPED.get(word, "note"))


def look_at_comment(node: nodes.comment, t: Translation) -> None:
    """Comments of reStructuredText that were meant as markup (SRC007)."""
    if t.reading.syntax != "rst":
        return
    first = node.astext().partition("\n")[0]
    match = _LIKE_DIRECTIVE.match(first)
    if match and match[1].lower() in DIRECTIVES:
        t.say(
            "SRC007",
            node,
            line=_short(f".. {first}"),
            advice=f"write .. {match[1].lower()}:: with two colons",
        )
    elif first.startswith("_"):
        t.say("SRC007", node, line=_short(f".. {first}"), advice="write .. _label: with a colon at its end")
    elif re.match(r"\[#?[\w-]+\]\S", first):
        t.say(
            "SRC007", node, line=_short(f".. {first}"), advice="write .. [#name] and a blank before the text"
        )


def look_at_definitions(
    source: str, references: dict[str, dict[str, object]], file: str
) -> Sequence[tuple[str, Place]]:
    """Link definitions of Markdown that nothing uses: their labels and places (SRC216)."""
    unused: list[tuple[str, Place]] = []
    folded = source.casefold()
    for label in references:
        wanted = f"[{label.casefold()}]"
        if folded.count(wanted) < 2:
            line = folded[: max(folded.find(wanted), 0)].count("\n") + 1
            unused.append((label.lower(), Place(file, line, 1)))
    return unused


def _list_lines(lines: list[str], syntax: str) -> list[int]:
    """Numbers of the lines of a paragraph that look like items beyond doubt."""
    matches = {number: match for number, line in enumerate(lines) if (match := _MARKER.match(line))}
    if syntax == "rst":
        matches.pop(0, None)
    return [
        number
        for number, match in matches.items()
        if match["bullet"]
        or (match["letter"] and (number == 0 or _introduced(lines, number)))
        or _introduced(lines, number)
        or number + 1 in matches
    ]


def _introduced(lines: list[str], number: int) -> bool:
    """Whether the line before leads a list in."""
    return number > 0 and lines[number - 1].rstrip().endswith((":", ";"))


def _short(line: str) -> str:
    line = line.strip()
    return line if len(line) <= 40 else line[:39] + "…"
