"""Verbal forms: what the sentences of a text require, recommend, permit, hold possible.

This is the only reader of verbal forms; the forms themselves are data (`data/verbal-forms.toml`), and a
language whose forms aren't verified is not read. Give it plain prose: code, citations and quotations masked
by U+FFFC. Linear in the text. Source: ISO/IEC Directives Part 2, Clause 7.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from normwright.prose.ambiguity import is_form
from normwright.prose.clauses import Clause
from normwright.prose.conditions import Condition, conditions
from normwright.prose.forms import Form, FoundForm, Kind, find_forms, form_words, has_forms, may_have_forms
from normwright.prose.imperatives import imperative, imperative_verbs, may_command
from normwright.prose.meaning import meant
from normwright.prose.sentences import Span, sentences
from normwright.prose.statement import Statement
from normwright.prose.subordination import Subordination
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

_PLAIN_SIGNS = str.maketrans(dict.fromkeys(".,;:!?()[]{}<>\"'/&", " "))
_OTHER_SIGNS = "\ufffc\u00a0\u202f–—“”„«»’‘…®™"
_REACH = 200  # characters before a form in which "only" restricts it
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)


def statements(
    text: str, language: str = "en", *, lead_in: str = "", element: str = "", seen: bool = False
) -> tuple[Statement, ...]:
    """What a text states, a statement a verbal form, in the order of the forms.

    `lead_in` are the words that introduce the list of an item: the item's first sentence takes its form
    unless it has one of its own. `element` is what the text is to its reader: the values of `sts.views.Role`.
    `seen`: that it may state something is known already, see `may_state`.
    """
    if element in SILENT or not has_forms(language):
        return ()
    given = _lead(lead_in, language) if lead_in else None
    if given is None and not seen:
        plain = glance(text)
        if not may_state(plain, set(plain.split()), language, element):
            return ()
    found: list[Statement] = []
    for number, sentence in enumerate(sentences(text)):
        inherits = given is not None and number == 0
        own = list(_read(text, sentence, language, element, commands=not inherits))
        if given is not None and inherits and all(one.subordinate for one in own):
            found.append(_inherited(text, sentence, given, lead_in, element))
        found += own
    return tuple(found)


def glance(text: str) -> str:
    """A text in small letters, blanks for its signs: what `may_state` looks at."""
    if not text.isascii():  # to translate plain letters alone is ten times as quick
        for sign in _OTHER_SIGNS:
            text = text.replace(sign, " ")
    return text.lower().translate(_PLAIN_SIGNS)


@cache
def stating_words(language: str) -> frozenset[str]:
    """Small words: what `glance` gives of a text that states anything has one of them."""
    return form_words(language) | imperative_verbs() if has_forms(language) else frozenset()


def may_state(plain: str, words: Set[str], language: str, element: str = "") -> bool:
    """A quick look at what `glance` gave: False when it has neither a form nor an imperative for certain."""
    if not has_forms(language):
        return False
    if may_have_forms(words, plain, language):
        return True
    return element not in FRAGMENTS and not words.isdisjoint(imperative_verbs())


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


@dataclass(frozen=True)
class _Sentence:
    """A sentence with what all of its statements share."""

    text: str
    span: Span
    element: str
    conditions: tuple[Condition, ...]

    def states(self, found: FoundForm, clause: Clause) -> Statement | None:
        """What a form states in its clause; None when it doesn't count alone."""
        negative, subject = clause.negative, clause.subject
        kind = self._kind(found, subject, negative=negative)
        if kind is None:
            return None
        other = None
        if not clause.subordinate:
            other = meant(self.text, self.span, found, subject, negative=negative)
        return self.statement(
            kind,
            found.form,
            Span(found.start, found.end),
            negative=negative,
            subject=subject,
            subordinate=clause.subordinate,
            meant=other if other is not kind else None,
        )

    def statement(self, kind: Kind, form: Form, at: Span, **facts: Any) -> Statement:
        """A statement of this sentence; `facts` are further fields."""
        shared = {"conditions": self.conditions, "element": self.element, "text": self.text}
        facts = {"words": self.text[at.start : at.end], "negative": False, **shared, **facts}
        return Statement(kind=kind, form=form, span=self.span, at=at, **facts)

    def _kind(self, found: FoundForm, subject: Span | None, *, negative: bool) -> Kind | None:
        """A form's kind, which a denial or "only" can change."""
        form = found.form
        if negative and form.denied:
            return form.denied
        if form.only:
            begin = subject.start if subject else max(self.span.start, found.start - _REACH)
            if _ONLY.search(self.text, begin, min(self.span.end, found.end + 20)):
                return form.only
        return form.kind if form.alone else None


def _read(text: str, span: Span, language: str, element: str, *, commands: bool) -> Iterator[Statement]:
    if text[max(span.start, span.end - 10) : span.end].rstrip("”’\"'»)").endswith("?"):
        return
    may = not form_words(language).isdisjoint(_words(text[span.start : span.end]))
    seen = list(find_forms(text, language, span.start, span.end)) if may else []
    commands = commands and element not in FRAGMENTS
    if not seen and not (commands and may_command(text, span)):
        return
    when = tuple(conditions(text, span, [one.start for one in seen]))
    forms = [one for one in seen if is_form(text, span, one) and not _inverts(one, span, when)]
    command = imperative(text, span, when) if commands else None
    if not forms and command is None:
        return
    sentence = _Sentence(text, span, element, when)
    if command and not any(one.start <= command[0].start < one.end for one in forms[:1]):
        yield sentence.statement(
            IMPERATIVE.kind, IMPERATIVE, command[0], negative=command[1], imperative=True
        )
    around = Subordination(text, span, forms, when, phrase=element in PHRASES)
    for index, found in enumerate(forms):
        made = sentence.states(found, Clause(around, index))
        if made is not None:
            yield made


def _words(text: str) -> list[str]:
    """The words that `glance` shows; what a hyphen joins whole and in parts."""
    plain = glance(text)
    return plain.split() + plain.replace("-", " ").split() if "-" in plain else plain.split()


def _inverts(form: FoundForm, sentence: Span, when: tuple[Condition, ...]) -> bool:
    """Whether a form is the "Should" of "Should the tap fail, …"."""
    return bool(when) and form.start == sentence.start == when[0].start


def _inherited(text: str, span: Span, given: Statement, lead_in: str, element: str) -> Statement:
    """The statement that an item makes by the form of its lead-in."""
    last = lead_in.rstrip(" :").rpartition(" ")[2].lower()
    when = () if last in lowered("conditions", "asked") else tuple(conditions(text, span, []))
    sentence = _Sentence(text, span, element, when)
    return sentence.statement(
        given.kind,
        given.form,
        Span(span.start, span.start),
        words=given.words,
        negative=given.negative,
        inherited=True,
    )


@lru_cache(maxsize=256)
def _lead(lead_in: str, language: str) -> Statement | None:
    """The statement of the last sentence of a lead-in that stands in its main clause."""
    found = statements(lead_in, language)
    known = [one for one in found if not (one.subordinate or one.imperative or one.kind is Kind.UNLISTED)]
    last = list(sentences(lead_in))[-1:]
    return next((one for one in reversed(known) if last and one.span == last[0]), None)
