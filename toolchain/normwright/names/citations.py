"""Citations as authors write them: "ISO 99100:2031, 8.2; harbour-2031, p. 14".

Up to the first comma stands the name or key, then the places; semicolons part several. "modified" and what
follows is the remark of a term's source.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from normwright import resources
from normwright.names.identifiers import Identifier, UnreadableIdentifier, parse_identifier
from normwright.names.locators import Locator, parse_locators


@dataclass(frozen=True)
class Citation:
    """One cited work and the places in it, as written; offsets count characters in the parsed text."""

    head: str  # name or key
    locator: str = ""  # the places, without remark
    locators: tuple[Locator, ...] = ()  # their offsets count in the parsed text too
    remark: str = ""  # "modified — Note 1 to entry was removed."
    offset: int = 0
    locator_offset: int = 0

    @property
    def identifier(self) -> Identifier | None:
        """The head as a document's name, None when it is a key or can't be read."""
        try:
            return parse_identifier(self.head)
        except UnreadableIdentifier:
            return None


def parse_citation(text: str) -> Citation:
    """The first citation in `text`; an empty text gives an empty head."""
    return next(iter(_citations(text, several=False)), Citation(""))


def parse_citations(text: str) -> list[Citation]:
    """All citations in `text`, in order; empty stretches between semicolons give none."""
    return list(_citations(text, several=True))


def _citations(text: str, *, several: bool) -> Iterator[Citation]:
    start = 0
    for piece in text.split(";") if several else [text]:
        if piece.strip():
            yield _citation(piece, start)
        start += len(piece) + 1


def _citation(piece: str, start: int) -> Citation:
    head, comma, rest = piece.partition(",")
    after = len(head) + len(comma)
    places, remark = _remark(rest)
    lead = len(places) - len(places.lstrip())
    locator = places.strip().rstrip(",").rstrip()
    offset = start + after + lead
    found = tuple(
        Locator(x.text, x.kind, x.number, x.item, x.to, x.within, x.offset + offset)
        for x in parse_locators(locator)
    )
    return Citation(
        head.strip(), locator, found, remark, start + len(head) - len(head.lstrip()), offset if locator else 0
    )


def _remark(rest: str) -> tuple[str, str]:
    """The places and, from "modified" on, the remark."""
    words = tuple(resources.table("locators.toml")["words"]["modified"])
    at = 0
    for piece in rest.split(","):
        first = piece.strip().split(" ")[0].split("\u00a0")[0].lower()
        if first in words:
            return rest[:at], rest[at:].strip()
        at += len(piece) + 1
    return rest, ""
