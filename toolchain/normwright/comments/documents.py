"""Whether a form is about the ballot's document, by what its head says."""

import re

from normwright.comments.forms.rows import Facts
from normwright.comments.record import Ballot
from normwright.comments.subjects import Subject, committees_in, stages_in, title_words
from normwright.files import slug
from normwright.names.committees import Committee

_PAPER = re.compile(
    r"\bN\s?-?\d+\b|\b\d{4}-\d{2}-\d{2}\b|:\s?\d{4}\b", re.IGNORECASE
)  # N-documents, dates, years
_COMMITTEE = re.compile(r"\b(?:TC|SC|WG|PC|JTC|JWG)\s?\d+\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d.])(\d{3,6})(?:-(\d{1,3}))?(?![\d.])")
_LONGEST = 500  # characters of a head that are read
_TITLE = 2  # words from which on a title can be another one


def other_document(facts: Facts, ballot: Ballot) -> str:
    """The document that the head names where it isn't the ballot's; empty where it is, or names none.

    Compared are numbers and parts, since the rest is written in many ways. An N-number says nothing.
    """
    # A national body may call the ballot otherwise; the page's file says the text, too (`other_text`).
    if facts.ballot and facts.ballot != ballot.title and not ballot.national:
        return facts.ballot
    said, own = _numbers(facts.document), _numbers(ballot.document)
    if not said or not own or _agree(said, own):
        return ""
    return " ".join(facts.document.split())[:80]


def other_text(facts: Facts, ballot: Ballot) -> bool:
    """Whether the file was made on another text than the one circulated."""
    return bool(facts.text and ballot.text and facts.text != ballot.text)


def doubtful_document(facts: Facts, subject: Subject) -> str:
    """Why the head may be that of another document, though no number proves it; empty where nothing does.

    A number, the folder's name or the title that agrees stands against other signs, but not against another
    stage: that is the form of an earlier or later ballot.
    """
    head = f"{facts.document} {facts.project}"[:_LONGEST]
    stages = stages_in(head)
    if stages and subject.stage and subject.stage not in stages:
        return "it names another stage"
    own = _numbers(subject.numbers)
    if _agree(_numbers(head), own) or subject.folder in slug(head):
        return ""
    words = title_words(head)
    if words & subject.words:
        return ""
    if len(words) >= _TITLE and subject.words:
        return "its title is another one"
    if _other_committee(tuple(committees_in(head)), subject.committees):
        return "it names another committee"
    if not _numbers(facts.document):  # that of a project or work item is not the document's
        return ""
    return "its number is another one" if own else "it has a number, and the ballot's document has none yet"


def _other_committee(said: tuple[Committee, ...], own: tuple[Committee, ...]) -> bool:
    """Whether some are named of the same organizations, and none of those is the other's."""
    near = [one for one in said if any(one.bodies == other.bodies for other in own)]
    return bool(near) and not any(_kin(one, other) for one in near for other in own)


def _kin(one: Committee, other: Committee) -> bool:
    """Whether it is the same committee, or one stands above the other."""
    return one.bodies == other.bodies and all(a == b for a, b in zip(one.groups, other.groups, strict=False))


def _numbers(text: str) -> list[tuple[str, str]]:
    plain = _COMMITTEE.sub(" ", _PAPER.sub(" ", text[:_LONGEST]))
    return [(number[1], number[2] or "") for number in _NUMBER.finditer(plain)]


def _agree(said: list[tuple[str, str]], own: list[tuple[str, str]]) -> bool:
    """Whether one of the numbers is the same, and its part where both have one."""
    return any(_same(one, other) for one in said for other in own)


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])
