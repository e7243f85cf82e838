"""European texts: forewords and endorsement (CEN-CENELEC Internal Regulations Part 3).

These rules look at a text of CEN, or at CEN's version of one of ISO, and are silent on the ISO version.
"""

import re
from collections.abc import Iterator

from normwright.checks.adoption import all_text, european_forewords, is_adoption
from normwright.checks.document import Document, stage_of
from normwright.checks.elements import draft_place, has_title, is_european, is_supplement
from normwright.checks.finding import Finding, at, on, replace
from normwright.checks.rule import rule
from normwright.sts.views import Kind, Passage

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = rf"\b\d{{4}}-\d{{2}}\b|\b(?:{_MONTHS})\s+\d{{4}}\b"
#: What the European foreword says at the end, by what each is called in a message; in English only.
_STATED = {
    "the committee": re.compile(
        r"\b(?:CEN|CENELEC|CLC|CEN/CLC|CEN-CLC)(?:[/-]\w+)*/(?:J?TC|BTTF|WS)\b", re.IGNORECASE
    ),
    "the secretariat": re.compile(r"\bsecretariat\b", re.IGNORECASE),
    "the latest date of withdrawal": re.compile(
        rf"\bwithdraw\w*[^.;]{{0,300}}?(?:{_DATE})|\bdow\b", re.IGNORECASE
    ),
    "the members bound": re.compile(
        r"\bbound to implement\b|\bmembers\b[^.;]{0,300}?\bimplement\w*|\bcountries\b", re.IGNORECASE
    ),
}
#: What it says besides once it is published.
_STATED_AT_LAST = {
    "the latest date of national publication": re.compile(
        rf"(?:identical text|endorsement|national standard)[^.;]{{0,300}}?(?:{_DATE})|\bdop\b", re.IGNORECASE
    )
}
_SUBMITTED = re.compile(
    r"\bsubmitted\b[^.;]{0,300}?\b(?:enquiry|vote|acceptance|approval|procedure)\b", re.IGNORECASE
)
_APPROVED = re.compile(r"\b(?:has been|was|is)\s+(?:\w+\s+)?approved\b", re.IGNORECASE)
_ENDORSED = re.compile(r"\b(?:approve[sd]?|endorse[sd]?|taken over|adopt(?:s|ed))\b", re.IGNORECASE)
_ANNEX_Z = re.compile(r"Z[A-Z]")
_SELF = re.compile(
    r"\b(?P<this>this)\s+(?:European\s+(?:Standard|standard|document|Prestandard)|EN)\b(?!\s+\d)",
    re.IGNORECASE,
)


@rule("CEN001", on=Document)
def check_european_foreword(document: Document, _: Document) -> Iterator[Finding]:
    """A European text has a European foreword; an EN ISO has that of ISO behind it."""
    if not document.once(is_european) or document.once(is_supplement):
        return
    forewords = [one for one in document.outline if one.kind is Kind.FOREWORD]
    european = [one for one in forewords if has_title(one, "european-foreword")]
    if not european:
        yield on("CEN001", forewords[0] if forewords else None, fault="there is no European foreword")
    elif document.once(is_adoption):
        others = [one for one in forewords if one not in european]
        if not others:
            yield on("CEN001", european[0], fault="the foreword of ISO is missing behind the European one")
        elif document.outline.index(others[0]) < document.outline.index(european[0]):
            yield on("CEN001", european[0], fault="the European foreword stands behind that of ISO")


@rule("CEN002", on=Document)
def check_statements(document: Document, _: Document) -> Iterator[Finding]:
    """From the formal vote on, the European foreword has its dates, committee, secretariat and members."""
    forewords = document.once(european_forewords)
    if document.stage not in ("FDIS", "IS") or not document.once(is_european) or not forewords:
        return
    if document.language != "en" or document.once(is_supplement):
        return
    text = all_text(forewords[0])
    stated = {**_STATED, **(_STATED_AT_LAST if stage_of(document.standard) == "IS" else {})}
    missing = [name for name, pattern in stated.items() if not pattern.search(text)]
    if document.draft is not None:
        yield from _undeclared(document)
    elif missing:
        yield on("CEN002", forewords[0], missing=", ".join(missing))


def _undeclared(document: Document) -> Iterator[Finding]:
    """The same for a draft, whose foreword is made from `draft.toml`."""
    track = document.draft.record.cen if document.draft is not None else None
    if track is None:
        return
    names = {"dow": "the latest date of withdrawal (dow)"}
    if document.stage == "IS":
        names["dop"] = "the latest date of national publication (dop)"
    missing = [words for key, words in names.items() if not track.dates.get(key)]
    missing += [] if track.secretariat else ["the secretariat"]
    if missing:
        yield on("CEN002", draft_place(document, "cen", "dates"), missing=", ".join(missing))


@rule("CEN003", on=Document)
def check_procedure(document: Document, _: Document) -> Iterator[Finding]:
    """The European foreword says in which procedure a draft is, and of a published text that of none."""
    forewords = (
        document.once(european_forewords) if document.once(is_european) and document.language == "en" else []
    )
    stage = stage_of(document.standard)
    for clause in forewords[:1]:
        texts = [one for one in document.passages if one.clause is not None and one.clause.top == clause]
        for passage in texts:
            pattern = _SUBMITTED if stage == "IS" else _APPROVED
            found = pattern.search(passage.prose)
            if found is not None:
                is_now = "a published text" if stage == "IS" else "a draft"
                yield at(
                    "CEN003", passage, *found.span(), fault=f"the foreword of {is_now} says “{found[0]}”"
                )
        approved = any(_APPROVED.search(passage.prose) for passage in texts)
        if stage in ("DIS", "FDIS") and not approved and not _SUBMITTED.search(all_text(clause)):
            yield on("CEN003", clause, fault="the foreword of a draft doesn’t say in which procedure it is")


@rule("CEN004", on=Document)
def check_endorsement(document: Document, _: Document) -> Iterator[Finding]:
    """An EN ISO says that the text of ISO was approved."""
    if not document.once(is_european) or not document.once(is_adoption) or document.once(is_supplement):
        return
    notices = [
        one for one in document.clauses if one.kind is Kind.ENDORSEMENT or has_title(one, "endorsement")
    ]
    said = all_text(*notices, *document.once(european_forewords)[:1])
    if not notices and not re.search(r"\btext of\b[^.;]{0,300}?\bapproved\b", said):
        yield on("CEN004", None, fault="there is no endorsement notice")
    elif document.language == "en" and not _ENDORSED.search(said):
        yield on("CEN004", notices[0], fault="the endorsement notice doesn’t say that the text was approved")


@rule("CEN005", on=Document)
def check_equivalents(document: Document, _: Document) -> Iterator[Finding]:
    """What CEN puts around a text of ISO names the European equivalents of its normative references."""
    if not document.once(is_european) or not document.once(is_adoption):
        return
    named = all_text(*(one for one in document.outline if one.originator == "CEN"))
    missing = [one for one in _of_iso(document) if f"EN {one}" not in named]
    if missing:
        yield on("CEN005", None, names=", ".join(missing[:5]) + (" …" if len(missing) > 5 else ""))


def _of_iso(document: Document) -> Iterator[str]:
    for one in document.references:
        if one.normative and one.identifier is not None and "ISO" in one.identifier.publishers:
            yield str(one.identifier.undated())


@rule("CEN012", on=Passage, where=("(?i)this", "(?i)european|en"))
def check_own_name(passage: Passage, document: Document) -> Iterator[Finding]:
    """A European text calls itself "this document" too, but for fixed texts; in the scope SCO003 looks."""
    if not document.once(is_european) or passage.top is Kind.SCOPE or passage.language != "en":
        return
    if document.draft is None and passage.top in (Kind.FOREWORD, Kind.ENDORSEMENT):
        return  # the fixed texts say it
    around = passage.clause.top if passage.clause is not None else None
    if around is not None and around.kind is Kind.ANNEX and _ANNEX_Z.fullmatch(around.number):
        return
    for match in _SELF.finditer(passage.prose):
        by = "This document" if match[0][0].isupper() else "this document"
        yield at("CEN012", passage, *match.span(), replace(passage, *match.span(), by))
