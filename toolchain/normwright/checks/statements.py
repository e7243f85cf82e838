"""What the texts of a document state, each read once for all rules."""

from collections.abc import Iterator, Set

from normwright.checks.document import Document
from normwright.checks.lexicon import reading_of
from normwright.prose.forms import Kind as Form
from normwright.prose.statement import Statement
from normwright.prose.verbal import may_state, statements, stating_words
from normwright.sts.views import Kind, Passage, Role
from normwright.sts.views.lists import aside, lead_in

#: Kinds that bind, recommend or permit: what has no place in a note, a foreword …
PROVISIONS = (Form.REQUIREMENT, Form.RECOMMENDATION, Form.PERMISSION)
_NOT_BINDING = frozenset(
    {
        Kind.FOREWORD,
        Kind.INTRODUCTION,
        Kind.ENDORSEMENT,
        Kind.ABSTRACT,
        Kind.SCOPE,
        Kind.NORMATIVE_REFERENCES,
        Kind.TERMS,
        Kind.BIBLIOGRAPHY,
        Kind.INDEX,
    }
)


def stated(passage: Passage, document: Document) -> tuple[Statement, ...]:
    """The statements of a text, items with the form of their lead-in; a quotation states nothing."""
    if passage.role is Role.QUOTATION:
        return ()
    key = passage.text.element
    if key not in document.once(stating) and document.index.has(key):
        return ()
    made = document.once(_read)
    if key not in made:
        made[key] = _statements(passage, document)
    return made[key]


def stating(document: Document) -> Set[object]:
    """The elements of the document's passages that may state something: all others state nothing."""
    passages = document.passages
    spoken = {passage.language or document.language for passage in passages}
    numbers = document.index.saying({word for language in spoken for word in stating_words(language)})
    items = document.by_role.get(Role.ITEM, ())  # they can take the form of their lead-in
    return {passages[at].text.element for at in numbers} | {passage.text.element for passage in items}


def _statements(passage: Passage, document: Document) -> tuple[Statement, ...]:
    language = passage.language or document.language
    element = str(passage.role)
    lead = lead_in(passage) if passage.role is Role.ITEM else ""
    if not lead:
        plain = reading_of(passage, document)
        if not may_state(plain.text, plain.words, language, element):
            return ()
    return statements(passage.prose, language, lead_in=lead, element=element, seen=not lead)


def _read(document: Document) -> dict[object, tuple[Statement, ...]]:
    return {}


def around(passage: Passage, document: Document) -> Role | None:
    """The note, example, footnote … that a text is part of; see `sts.views.lists.aside`."""
    made = document.once(_asides)
    key = passage.text.element
    if key not in made:
        made[key] = aside(passage)
    return made[key]


def _asides(document: Document) -> dict[object, Role | None]:
    return {}


def is_provision_text(passage: Passage, document: Document) -> bool:
    """Whether provisions may stand in a text: clauses and annexes, but for notes, examples and their like."""
    if passage.top in _NOT_BINDING or passage.role is Role.TITLE:
        return False
    return around(passage, document) in (None, Role.OBJECT_FOOTNOTE)


def mains(passage: Passage, document: Document) -> Iterator[Statement]:
    """The statements that are no subordinate clause."""
    return (one for one in stated(passage, document) if not one.subordinate)
