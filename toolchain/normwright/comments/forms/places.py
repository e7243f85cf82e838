"""Where in a commented text one is: the clause by its heading, table, figure, note or item by its words."""

import re
from dataclasses import dataclass
from functools import cache

from normwright import resources
from normwright.wordml.margins import Paragraph

_NUMBER = re.compile(r"(?:[A-Z]|\d{1,3})(?:\.\d{1,3})*(?=[.\s\u2003\t]|$)")
_TYPED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,5}|[A-Z](?:\.\d{1,2}){1,5})[.\s\u2003]\s*(?=\S)")
_LONGEST_HEADING = 120  # characters
_HEADING = re.compile(
    r"(?:(?:heading|überschrift|titre)\s*\d|annex|[ap][2-6]|termnum\d?|(?:foreword|intro|biblio) title)$",
    re.IGNORECASE,
)


@dataclass
class Position:
    """Walks down a text: `clause` and `element` are those of the paragraph last given to `enter`."""

    clause: str = ""
    element: str = ""
    _table: str = ""

    def enter(self, paragraph: Paragraph) -> None:
        """Moves to the next paragraph."""
        text = " ".join(paragraph.new.split())
        heading = "" if paragraph.in_table else _heading(paragraph, text, self.clause)
        if heading:
            self.clause, self._table, self.element = heading, "", ""
            return
        self.element = self._element(paragraph, text)

    def _element(self, paragraph: Paragraph, text: str) -> str:
        label = " ".join(paragraph.label.split())
        caption = _caption().match(f"{label} {text}".strip())
        if caption and not paragraph.in_table:
            words = " ".join(caption[0].split())
            if caption["kind"].lower() in _words("table"):
                self._table = words
            return words
        if paragraph.in_table:
            return self._table
        inner = _inner().match(text)
        if inner:
            return " ".join(inner[0].split())
        return f"list item {label}" if re.fullmatch(r"\(?[a-z0-9]{1,3}[).]", label) else ""


def _heading(paragraph: Paragraph, text: str, before: str) -> str:
    """The number of the clause that the paragraph begins, or its title when it has none; "" for text."""
    label = " ".join(paragraph.label.split()).rstrip(".")
    if paragraph.level >= 0 or _HEADING.match(paragraph.style):
        annex = _annex().match(f"{label} {text}".strip())
        number = _NUMBER.match(label) or (None if label else _NUMBER.match(text))
        if annex:
            return annex[0]
        if number and (label or len(number[0]) > 1 or number[0].isdigit()):
            return number[0]
        return text[:_LONGEST_HEADING]
    typed = (
        _TYPED.match(text) if len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ",")) else None
    )
    return typed[1] if typed and _follows(typed[1], before) else ""


def _follows(number: str, before: str) -> bool:
    """Whether a number typed before a short text can be the next clause's: one more, at one of the levels."""
    parts, known = number.split("."), _NUMBER.fullmatch(before)
    last = before.split(".") if known else ["0"]
    if parts == [*last, "1"] or (not known and parts == ["1"]):
        return True
    depth = len(parts) - 1
    if depth >= len(last) or parts[:depth] != last[:depth]:
        return False
    return parts[depth].isdigit() and last[depth].isdigit() and int(parts[depth]) == int(last[depth]) + 1


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(resources.table("locators.toml")["kinds"][kind])


def _alternatives(*kinds: str) -> str:
    words = {word for kind in kinds for word in _words(kind)}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _annex() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_alternatives('annex')})\s+[A-Z](?:\.\d+)*(?!\w)")


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<kind>(?i:{_alternatives('table', 'figure')}))\s+(?:[A-Z]\.)?\d+(?=\s*[—–:.-]|\s|$)"
    )


@cache
def _inner() -> re.Pattern[str]:
    """A note or example as it begins: "NOTE 2", "Note 1 to entry", "EXAMPLE"."""
    capital = "|".join(word for word in _alternatives("note", "example").split("|"))
    return re.compile(
        rf"(?:(?i:{capital})\s+\d+(?: to entry)?(?=[\s:.—–])|(?:{capital.upper()})(?=[\s:.—–]))"
    )
