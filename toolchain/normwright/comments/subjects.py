"""What a ballot is about, beside the number of its document: titles, committees, stage, folder.

Taken from `ballot.toml`, the draft of the same workspace and the circulated text, as far as they are there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normwright import resources
from normwright.comments.circulated import has_circulated, load_circulated
from normwright.comments.likeness import folded
from normwright.comments.record import Ballot
from normwright.diagnostics import Report
from normwright.errors import InputError
from normwright.names.committees import Committee, UnreadableCommittee, parse_committee

_COMMITTEE = re.compile(
    r"\b(?:ISO(?:/IEC)?|IEC|CEN(?:/CLC)?|CENELEC|CLC)[/ ](?:TC|SC|PC|JTC|JPC)\s?\d+(?:/(?:SC|WG|JWG)\s?\d+)*"
)
_SHORTEST = 4  # letters of a word that says what a document is about
_BEGINNING = 5  # letters by which "refuge" and "refuges" are one


@dataclass(frozen=True)
class Subject:
    """What is known of a ballot's document; what isn't is empty. `words`: beginnings of those of titles."""

    folder: str  # "cool-refuges"
    numbers: str = ""  # texts that hold its numbers
    words: frozenset[str] = frozenset()
    committees: tuple[Committee, ...] = ()
    stage: str = ""  # first digit of the stage code: 2 working, 3 committee, 4 enquiry, 5 final draft


def subject_of(ballot: Ballot) -> Subject:
    """All that the workspace knows of the ballot's document. What can't be read is as if it weren't there."""
    titles: list[str] = []
    committees: list[str] = []
    numbers = [ballot.document]
    for title, committee, number in (*_of_draft(ballot), *_of_text(ballot)):
        titles.append(title)
        committees.append(committee)
        numbers.append(number)
    return Subject(
        ballot.project,
        " ".join(numbers),
        title_words(" ".join(titles)),
        tuple(committees_in(" ".join(committees))),
        stage_of(ballot),
    )


def stage_of(ballot: Ballot) -> str:
    """The first digit of the ballot's stage code, else of the stage that its document's name says."""
    return ballot.stage[:1] or next(iter(stages_in(ballot.document)), "")


def stages_in(text: str) -> frozenset[str]:
    """The first digits of the stages that names of documents in a text say: "ISO/DIS 9512" is at 4."""
    words = resources.table("comment-columns.toml")["head"]["stages"]
    return frozenset(str(words[word]) for word in re.split(r"[^A-Za-z]+", text) if word in words)


def committees_in(text: str) -> Iterator[Committee]:
    """The committees that a text names with their organization: "ISO/TC 268/SC 1 N 45"."""
    for found in _COMMITTEE.finditer(text):
        try:
            yield parse_committee(found[0])
        except UnreadableCommittee:
            continue


def title_words(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that can tell one title from another."""
    plain = resources.table("comment-columns.toml")["head"]["plain"]
    words = (word for word in folded(text).split() if word.isalpha() and len(word) >= _SHORTEST)
    return frozenset(word[:_BEGINNING] for word in words if word not in plain)


_Facts = Iterable[tuple[str, str, str]]  # title, committee, number


def _of_draft(ballot: Ballot) -> _Facts:
    from normwright.workspace.drafts import FILE, load_draft

    folder = ballot.root / "drafts" / ballot.project
    draft = load_draft(folder, ballot.root, Report()) if (folder / FILE).is_file() else None
    if draft is not None:
        record = draft.record
        for title in record.titles.values():
            yield " ".join((title.introductory, title.main, title.complementary)), "", ""
        if record.iso is not None:
            yield "", record.iso.committee, record.iso.number
        if record.cen is not None:
            yield "", record.cen.committee, record.cen.reference


def _of_text(ballot: Ballot) -> _Facts:
    from normwright.sts.views.metadata import metadata

    if not has_circulated(ballot):
        return
    try:
        stated = metadata(load_circulated(ballot)[0])
    except InputError:
        return
    for title in stated.titles.values():
        yield title.full, "", ""
    for committee in stated.committees:
        yield "", committee, ""
