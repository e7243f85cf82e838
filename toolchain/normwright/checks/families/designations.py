"""Terms as they are written: small, singular, without brackets (ISO/IEC Directives Part 2, 16.5.5)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.entries import (
    is_name,
    is_titled,
    is_worded,
    is_written_small,
    part_of,
    words_for,
)
from normwright.checks.finding import Finding, at
from normwright.checks.rule import rule
from normwright.prose.words import fold
from normwright.sts.views import (
    Designation,
    TermEntry,
)

_BRACKETED = re.compile(r"\([^()]*\)")
_CHEMICAL = re.compile(r"\((?:[IVX]+|\d[\d,+−-]*|[A-Z])\)|(?<=[a-z])\([a-z]{5,}(?: [a-z]+)*\)")


@rule("TRM003", "TRM004", "TRM005", on=TermEntry)
def check_designations(entry: TermEntry, document: Document) -> Iterator[Finding]:
    """A term is written as within a sentence: small, in its basic form, without brackets."""
    part = part_of(entry, document)
    for designation in part.designations if part is not None else ():
        if is_worded(designation):
            yield from _capital(designation, entry, document)
            yield from _plural(designation)
            yield from _brackets(designation)


def _capital(designation: Designation, entry: TermEntry, document: Document) -> Iterator[Finding]:
    text = designation.text
    found = list(re.finditer(r"[^\s()/-]+", text.string))
    titled = [match for match in found if is_titled(match.group())]
    whole = len(titled) == len(found) > 1
    endings = tuple(words_for("en")["noun-endings"])
    common = whole and found[-1].group().lower().endswith(endings) and not _is_abbreviated(designation, entry)
    small = [match for match in titled if is_written_small(match.group(), document)]
    if whole and not common and len(small) * 2 < len(titled):
        return  # "Coordinated Universal Time" is a name although the text has "time"
    for match in titled:
        if not is_name(match.group(), document) and (common or match in small):
            yield at("TRM003", text, *match.span())
            return


def _is_abbreviated(designation: Designation, entry: TermEntry) -> bool:
    """Whether the entry has the initials as another designation, as names of protocols do."""
    initials = "".join(word[0] for word in re.split(r"[\s-]+", designation.term) if word).casefold()
    return any(other.term.casefold() == initials for other in entry.designations)


def _plural(designation: Designation) -> Iterator[Finding]:
    if designation.grammatical_number == "plural" or designation.part_of_speech in ("verb", "adj", "adv"):
        return
    match = _head(designation.text.string)
    if match is None:
        return
    head, lists = match.group().lower(), words_for("en")
    if head in lists["plural-like"]:
        return
    if head.endswith(("ss", "us", "is")) or (head.endswith("ics") and head not in lists["plural-ics"]):
        return
    if fold(head) != head or head in lists["plural-ics"]:
        yield at("TRM004", designation.text, *match.span())


def _head(string: str) -> re.Match[str] | None:
    """The word that says what kind of thing is meant: the last one before a preposition."""
    head = None
    for match in re.finditer(r"[^\s(),]+|[(,]", string):
        if match.group() in "(," or (
            head is not None and match.group().lower() in words_for("en")["prepositions"]
        ):
            break
        head = match
    return head


def _brackets(designation: Designation) -> Iterator[Finding]:
    string = designation.text.string
    for match in _BRACKETED.finditer(string):
        if not _CHEMICAL.match(string, match.start()):
            yield at("TRM005", designation.text, *match.span())
