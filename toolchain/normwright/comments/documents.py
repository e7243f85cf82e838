"""Whether a form is about the ballot's document, by what its head says."""

import re

from normwright.comments.forms.rows import Facts
from normwright.comments.record import Ballot

_PAPER = re.compile(
    r"\bN\s?-?\d+\b|\b\d{4}-\d{2}-\d{2}\b|:\s?\d{4}\b", re.IGNORECASE
)  # N-documents, dates, years
_COMMITTEE = re.compile(r"\b(?:TC|SC|WG|PC|JTC|JWG)\s?\d+\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d.])(\d{3,6})(?:-(\d{1,3}))?(?![\d.])")


def other_document(facts: Facts, ballot: Ballot) -> str:
    """The document that the head names where it isn't the ballot's; empty where it is, or names none.

    Compared are numbers and parts, since the rest is written in many ways. An N-number says nothing.
    """
    # A national body may call the ballot otherwise; the page's file says the text, too (`other_text`).
    if facts.ballot and facts.ballot != ballot.title and not ballot.national:
        return facts.ballot
    said, own = _numbers(facts.document), _numbers(ballot.document)
    if not said or not own or any(_same(one, other) for one in said for other in own):
        return ""
    return " ".join(facts.document.split())[:80]


def other_text(facts: Facts, ballot: Ballot) -> bool:
    """Whether the file was made on another text than the one circulated."""
    return bool(facts.text and ballot.text and facts.text != ballot.text)


def _numbers(text: str) -> list[tuple[str, str]]:
    plain = _COMMITTEE.sub(" ", _PAPER.sub(" ", text[:500]))
    return [(number[1], number[2] or "") for number in _NUMBER.finditer(plain)]


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])
