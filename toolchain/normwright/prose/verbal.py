"""Verbal forms: what the sentences of a text require, recommend, permit, hold possible.

This is the only reader of verbal forms; the forms themselves are data (`data/verbal-forms.toml`), and a language
whose forms aren't verified is not read. Give it plain prose: code, citations and quotations masked by U+FFFC.
Linear in the text. Source: ISO/IEC Directives Part 2, Clause 7.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from normwright.prose.ambiguity import is_form
from normwright.prose.clauses import Clauses
from normwright.prose.conditions import Condition, conditions
from normwright.prose.forms import Form, FoundForm, Kind, find_forms, has_forms
from normwright.prose.imperatives import imperative
from normwright.prose.meaning import meant
from normwright.prose.quantities import Quantity, quantities
from normwright.prose.sentences import Span, sentences
from normwright.prose.statement import Statement
from normwright.prose.wordlists import lowered

#: Kinds that a block or sentence can be marked as, strongest first.
KINDS = tuple(map(str, (Kind.REQUIREMENT, Kind.RECOMMENDATION, Kind.PERMISSION, Kind.POSSIBILITY)))
#: Kinds that an author can give and that leave the text unmarked.
FORMLESS = ("external", "statement")
#: Elements in which nothing is stated, and those in which a verb at the beginning is no imperative.
SILENT = frozenset({"title", "caption", "designation", "code", "statement of units", "domain"})
FRAGMENTS = frozenset({"definition", "key", "reference", "cell", "source of an entry", "note to entry"})
#: Elements that are phrases, not sentences.
PHRASES = frozenset({"definition", "key"})
IMPERATIVE = Form(Kind.REQUIREMENT, "imperative")

_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)


def statements(
    text: str, language: str = "en", *, lead_in: str = "", element: str = ""
) -> tuple[Statement, ...]:
    """What a text states, a statement a verbal form, in the order of the forms.

    `lead_in` are the words that introduce the list of an item: the item's first sentence takes its form unless
    it has one of its own. `element` is what the text is to its reader (the values of `sts.views.Role`).
    """
    if element in SILENT or not has_forms(language):
        return ()
    given = _lead(lead_in, language) if lead_in else None
    found: list[Statement] = []
    for number, sentence in enumerate(sentences(text)):
        inherits = given is not None and number == 0
        own = list(_read(text, sentence, language, element, commands=not inherits))
        if given is not None and inherits and all(one.subordinate for one in own):
            found.append(_inherited(text, sentence, given, lead_in, element))
        found += own
    return tuple(found)


def find_form(text: str, language: str) -> tuple[str, str] | None:
    """Kind and words of the strongest verbal form in `text`; None when it has none or the language is off.

    Forms of main clauses go before those of subordinate ones.
    """
    order = [*KINDS, str(Kind.EXTERNAL)]
    known = [one for one in statements(text, language) if str(one.kind) in order]
    best = min(known, key=lambda one: (one.subordinate, order.index(str(one.kind))), default=None)
    return (str(best.kind), "imperative" if best.imperative else best.words.lower()) if best else None


def strongest(kinds: Iterable[str]) -> str:
    """The strongest of several kinds, "" for none."""
    order = (*KINDS, *FORMLESS)
    known = [kind for kind in kinds if kind in order]
    return min(known, key=order.index, default="")


def _read(text: str, sentence: Span, language: str, element: str, *, commands: bool) -> Iterator[Statement]:
    if text[sentence.start : sentence.end].rstrip("”’\"'»)").endswith("?"):
        return
    seen = list(find_forms(text, language, sentence.start, sentence.end))
    when = tuple(conditions(text, sentence, [one.start for one in seen]))
    forms = [one for one in seen if is_form(text, sentence, one) and not _inverts(one, sentence, when)]
    commands = commands and element not in FRAGMENTS
    command = imperative(text, sentence, when) if commands else None
    if not forms and command is None:
        return
    amounts = tuple(quantities(text, sentence))
    if command and not any(one.start <= command[0].start < one.end for one in forms):
        at, forbids = command
        yield Statement(
            IMPERATIVE.kind,
            forbids,
            IMPERATIVE,
            text[at.start : at.end],
            sentence,
            at,
            imperative=True,
            conditions=when,
            quantities=amounts,
            element=element,
        )
    clauses = Clauses(text, sentence, forms, when, phrase=element in PHRASES)
    for index, found in enumerate(forms):
        made = _statement(text, sentence, clauses, index, found, when, amounts, element)
        if made is not None:
            yield made


def _inverts(form: FoundForm, sentence: Span, when: tuple[Condition, ...]) -> bool:
    """Whether a form is the "Should" of "Should the tap fail, …"."""
    return bool(when) and form.start == sentence.start == when[0].start


def _statement(
    text: str,
    sentence: Span,
    clauses: Clauses,
    index: int,
    found: FoundForm,
    when: tuple[Condition, ...],
    amounts: tuple[Quantity, ...],
    element: str,
) -> Statement | None:
    negative, subject = clauses.negative(index), clauses.subject(index)
    kind, negative = _kind(text, sentence, found, subject, negative)
    if kind is None:
        return None
    subordinate = clauses.subordinate(index)
    other = None
    if not subordinate:
        other = meant(text, sentence, found.form, found.end, subject, negative=negative)
    return Statement(
        kind,
        negative,
        found.form,
        found.words,
        sentence,
        Span(found.start, found.end),
        subject,
        subordinate,
        meant=other if other is not kind else None,
        conditions=when,
        quantities=amounts,
        element=element,
    )


def _kind(
    text: str, sentence: Span, found: FoundForm, subject: Span | None, negative: bool
) -> tuple[Kind | None, bool]:
    """A form's kind, which a denial or "only" can change; None when it doesn't count alone."""
    form = found.form
    if negative and form.denied:
        return form.denied, True
    begin = subject.start if subject else sentence.start
    restricted = _ONLY.search(text, begin, min(sentence.end, found.end + 20)) if form.only else None
    if restricted:
        return form.only, negative
    return (form.kind if form.alone else None), negative


def _inherited(text: str, sentence: Span, given: Statement, lead_in: str, element: str) -> Statement:
    """The statement that an item makes by the form of its lead-in."""
    last = lead_in.rstrip(" :").rpartition(" ")[2].lower()
    when = () if last in lowered("conditions", "asked") else conditions(text, sentence, [])
    return Statement(
        given.kind,
        given.negative,
        given.form,
        given.words,
        sentence,
        Span(sentence.start, sentence.start),
        inherited=True,
        conditions=tuple(when),
        quantities=tuple(quantities(text, sentence)),
        element=element,
    )


@lru_cache(maxsize=256)
def _lead(lead_in: str, language: str) -> Statement | None:
    """The statement of the last sentence of a lead-in that stands in its main clause."""
    known = [one for one in statements(lead_in, language) if not one.subordinate and not one.imperative]
    last = list(sentences(lead_in))[-1:]
    return next((one for one in reversed(known) if last and one.span == last[0]), None)
