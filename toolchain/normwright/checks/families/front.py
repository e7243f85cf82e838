"""Foreword, introduction and scope (ISO/IEC Directives Part 2, Clauses 12 to 14)."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from normwright.checks.document import Document
from normwright.checks.elements import draft_place, has_title, heading_words, is_supplement, last_metadata
from normwright.checks.finding import Finding, at, on, replace
from normwright.checks.rule import rule
from normwright.diagnostics import Place
from normwright.sts.places import is_generated
from normwright.sts.views import Clause, Figure, Formula, Kind, Passage, Role, Table, View

#: Words of a scope, above which it is too long for an abstract; the number is ours.
LONGEST_SCOPE = 250

_GROUP = re.compile(
    r"\b(?-i:WG|AHG|TG|JWG)\s?\d+\b|\b(?:joint |ad hoc )?working groups? ?\d*\b|"
    r"\btask (?:force|group)\b|\bad hoc group\b",
    re.IGNORECASE,
)
_REPLACES = {
    "en": re.compile(r"\b(?:replac|supersed|cancel)\w*", re.IGNORECASE),
    "fr": re.compile(r"\b(?:remplac|annul)\w*", re.IGNORECASE),
}
_CHANGES = {
    "en": re.compile(r"\b(?:chang|modif|amend|added|addition of|updat|delet|remov)\w*", re.IGNORECASE),
    "fr": re.compile(r"\b(?:chang|modif|amend|ajout|supprim|mis à jour)\w*", re.IGNORECASE),
}
_ANSWERS = {
    "en": re.compile(r"\bresponsib\w*|\bunder the (?:authority|care)\b", re.IGNORECASE),
    "fr": re.compile(r"\bresponsab\w*", re.IGNORECASE),
}
#: Languages whose designations a body itself answers for.
_OFFICIAL = frozenset({"en", "fr", "ru"})
_OFFICIAL_OF_CEN = frozenset({"en", "fr", "de"})

_SELF = {
    "en": re.compile(
        r"\bthis\s+(?:(?:draft\s+|proposed\s+)?(?:international|european)\s+standard\b"
        r"|(?:technical|publicly\s+available)\s+specification\b|technical\s+report\b"
        r"|part\s+of\s+(?:\ufffc+|(?:ISO|IEC|EN|CEN)\b[/\w .-]{0,40}?\d[\d-]*|the\s+standard\b)"
        r"|(?:standard|specification|report|guide|norm)\b(?!\s+(?:deviation|series|body|bodies|method)))",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:la\s+présente|cette)\s+(?:norme(?:\s+(?:internationale|européenne))?|spécification(?:\s+technique)?)\b"
        r"|\b(?:le\s+présent|ce)\s+rapport\s+technique\b",
        re.IGNORECASE,
    ),
}
_THIS = {"en": "this document", "fr": "le présent document"}
_SENTENCE = re.compile(r".+?(?:[.:;](?=\s|$)|$)", re.DOTALL)


@rule("FWD002", on=Passage, where=r"(?i)wg|tg|ahg|group|force")
def check_group_named(passage: Passage, document: Document) -> Iterator[Finding]:
    """The foreword names the committee, not the experts of its groups."""
    if passage.top is Kind.FOREWORD and not _is_national(passage.clause):
        for match in _GROUP.finditer(passage.prose):
            yield at("FWD002", passage, *match.span())


def _is_national(clause: Clause | None) -> bool:
    """Whether it is the foreword of a national adoption, which has its own rules."""
    titles = ("foreword", "european-foreword")
    return clause is not None and clause.top.title != "" and not any(has_title(clause.top, t) for t in titles)


@rule("FWD003", on=Document)
def check_revision(document: Document, _: Document) -> Iterator[Finding]:
    """A later edition says what it cancels and replaces, and lists the main changes."""
    edition = _edition(document)
    foreword = next((one for one in reversed(document.outline) if one.kind is Kind.FOREWORD), None)
    language = document.language
    if edition < 2 or foreword is None or language not in _REPLACES or document.once(is_supplement):
        return
    texts = [one for one in document.passages if one.top is Kind.FOREWORD]
    said = "\n".join(passage.string for passage in texts)
    anchor: View | Place = draft_place(document, "edition") if is_generated(foreword.element) else foreword
    if not _is_replacement_known(document) and not _REPLACES[language].search(said):
        yield on("FWD003", anchor, edition=edition, missing="what it cancels and replaces")
    lists = any(one.role is Role.ITEM for one in texts)
    if not lists and not _CHANGES[language].search(said):
        yield on("FWD003", anchor, edition=edition, missing="the main changes")


def _edition(document: Document) -> int:
    if document.draft is not None:
        return document.draft.record.edition
    given = last_metadata(document).edition
    return int(given) if given.isdigit() and len(given) < 4 else 1


def _is_replacement_known(document: Document) -> bool:
    """Whether the program words the statement from `draft.toml`."""
    relations = document.draft.record.relations if document.draft is not None else {}
    return bool(relations.get("revises") or relations.get("supersedes"))


@rule("FWD004", on=Document)
def check_further_languages(document: Document, _: Document) -> Iterator[Finding]:
    """Who answers for designations in a language that isn't one of the body's is said in the foreword."""
    language = document.language
    forewords = [one for one in document.passages if one.top is Kind.FOREWORD]
    if language not in _ANSWERS or not any(one.kind is Kind.FOREWORD for one in document.outline):
        return
    given = {
        part.language.lower().partition("-")[0] for entry in document.entries for part in entry.languages
    }
    further = sorted(given - _OFFICIAL - _european(document) - {language, ""})
    if further and not any(_ANSWERS[language].search(one.string) for one in forewords):
        foreword = next(one for one in reversed(document.outline) if one.kind is Kind.FOREWORD)
        anchor: View | Place = (
            draft_place(document, "language") if is_generated(foreword.element) else foreword
        )
        yield on("FWD004", anchor, languages=", ".join(further))


def _european(document: Document) -> frozenset[str]:
    draft = document.draft
    european = document.metadata.body == "CEN" or (draft is not None and draft.record.cen is not None)
    return _OFFICIAL_OF_CEN if european else frozenset()


@rule("INT002", on=Document)
def check_patent_notice(document: Document, _: Document) -> Iterator[Finding]:
    """A declared patent needs an introduction, in which the notice stands."""
    declared = document.draft is not None and document.draft.record.patent_declared
    if declared and not any(one.kind is Kind.INTRODUCTION for one in document.outline):
        yield on("INT002", draft_place(document, "patent-declared"))


@rule("INT003", on=Document)
def check_numbers_of_introduction(document: Document, _: Document) -> Iterator[Finding]:
    """Figures, tables and formulae of the introduction are Figure 1, Table 1, Formula (1) and so on."""
    tops = [one for one in document.outline if one.kind is Kind.INTRODUCTION]
    blocks: Iterable[Figure | Table | Formula] = chain(
        document.every(Figure), document.every(Table), document.every(Formula)
    )
    for block in blocks if tops else ():
        if block.number.startswith("0.") and _stands_in(block, tops):
            yield on("INT003", block, label=block.label)


def _stands_in(block: Figure | Table | Formula, tops: list[Clause]) -> bool:
    from normwright.sts.views import clause_of

    around = clause_of(block)
    return around is not None and around.top in tops


@rule("SCO002", on=Clause)
def check_opening(clause: Clause, document: Document) -> Iterator[Finding]:
    """A scope begins "This document specifies …" or with another of the set openings."""
    words = heading_words(clause.language)
    if clause.kind is not Kind.SCOPE or "openings" not in words:
        return
    texts = document.by_role.get(Role.PARAGRAPH, ())
    passage = next((one for one in texts if one.clause is not None and one.clause.top == clause), None)
    if passage is None:
        return
    sentence = _SENTENCE.match(passage.prose)
    start = rf"(?:{words['subjects']})\s+(?:{words['nouns']})\b"
    opening = rf"\s*{start}[^.;:]*?\b(?:{words['openings']})(?!\w)"
    if sentence is not None and not re.match(opening, passage.prose, re.IGNORECASE):
        yield at("SCO002", passage, *_first_words(passage.prose, sentence.end()))


def _first_words(text: str, end: int) -> tuple[int, int]:
    """The first few words of a sentence that ends at `end`."""
    words = list(re.finditer(r"\S+", text[:end]))[:4]
    return (words[0].start(), words[-1].end()) if words else (0, max(1, end))


@rule("SCO003", on=Passage, where="(?i)this|présent|cette|ce")
def check_self_reference(passage: Passage, document: Document) -> Iterator[Finding]:
    """A scope calls its document "this document"; elsewhere LNG011 looks."""
    pattern = _SELF.get(passage.language)
    if passage.top is not Kind.SCOPE or passage.role is Role.TITLE or pattern is None:
        return
    for match in pattern.finditer(passage.prose):
        start, end = match.span()
        wanted = _THIS[passage.language]
        by = wanted[0].upper() + wanted[1:] if match[0][0].isupper() else wanted
        mendings = () if "\ufffc" in match[0] else (replace(passage, start, end, by),)
        yield at("SCO003", passage, start, end, *mendings)


@rule("SCO005", on=Clause)
def check_length(clause: Clause, document: Document) -> Iterator[Finding]:
    """A scope is short enough to be the abstract."""
    if clause.kind is not Kind.SCOPE:
        return
    running = (Role.PARAGRAPH, Role.ITEM, Role.NOTE, Role.EXAMPLE)
    parts = set(clause.walk())
    texts = [one for role in running for one in document.by_role.get(role, ()) if one.clause in parts]
    count = sum(len(one.string.split()) for one in texts)
    if count > LONGEST_SCOPE:
        yield on("SCO005", clause, count=count, most=LONGEST_SCOPE)
