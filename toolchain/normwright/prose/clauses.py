"""The clause of a verbal form: where it begins, its subject, and whether it denies."""

import re
from dataclasses import dataclass

from normwright.prose.forms import FoundForm
from normwright.prose.sentences import Span
from normwright.prose.subordination import BORDER, Subordination, condition_before, last_subordinator
from normwright.prose.wordlists import lowered

_REACH = 600  # characters before a form in which its clause begins
_BEHIND = 160  # characters behind a form in which it can be denied
_FIRST = re.compile(r"[^\W\d_][\w’'-]*")
_SIGNS = re.compile(r"[\s,;:()–—]*")
_JOINT = re.compile(r"\b(?:and|but|or|yet|so|that)\b|[;:,]")
_NO_CASE = r"(?:in|under|on|at) no (?:case|event|circumstances?|account|time|way)"
_NOT_BEHIND = re.compile(
    r"[ \u00a0]*(?:,[^,;]{1,80},[ \u00a0]*)?(?:(?:\w{2,20}ly|also|then|therefore|however)[ \u00a0])?"
    rf"(?:not(?! only)|never|neither|nor|no longer|{_NO_CASE})\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\W*(?:no(?!\.| (?:later|more|less|fewer|matter|doubt)\b)|neither|none|nobody|nothing|never|"
    rf"not (?:one|a single)|{_NO_CASE})\b",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|but|or)\b", re.IGNORECASE)
_NOT_SAID = re.compile(r"\b(?:not|no)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """The clause of form number `index` of a sentence."""

    around: Subordination
    index: int

    @property
    def subordinate(self) -> bool:
        """Whether it is no main clause."""
        return self.around.told[self.index]

    @property
    def negative(self) -> bool:
        """Whether the form is denied: by its own words, by those behind it, or by its subject."""
        form, text, end = self._form, self.around.text, self.around.sentence.end
        if form.negative or _NOT_BEHIND.match(text, form.end, min(end, form.end + _BEHIND)):
            return True
        if _NOT_BEFORE.match(text, self._begin, form.start):
            return True
        says = form.form.name == "it is required that"
        return says and _NOT_SAID.search(text, form.end, min(end, form.end + _REACH)) is not None

    @property
    def subject(self) -> Span | None:
        """What the form is said of; None when the sentence doesn't name it before the form."""
        text, start, end = self.around.text, self._begin, self._form.start
        while start < end:
            signs = _SIGNS.match(text, start, end)
            start = signs.end() if signs else start
            behind = self._leading_phrase(start, end)
            if behind is None:
                break
            start = behind
        while end > start and text[end - 1] in " ,\u00a0–—":
            end -= 1
        return Span(start, end) if start < end else None

    def _leading_phrase(self, start: int, end: int) -> int | None:
        """Where a phrase before the subject ends, such as "in May,"; None when there is none."""
        first = _FIRST.match(self.around.text, start, end)
        phrase, comma, _ = self.around.text[start:end].partition(",")
        if first and comma and first[0].lower() in lowered("clauses", "leading"):
            return start + len(phrase) + 1
        return None

    @property
    def _form(self) -> FoundForm:
        return self.around.forms[self.index]

    @property
    def _begin(self) -> int:
        """Behind what parts the clause from the words before."""
        text, at = self.around.text, self._form.start
        condition = condition_before(self.around.conditions, at)
        begin = max(self.around.sentence.start, at - _REACH)
        if condition and condition.end <= at:
            begin = max(begin, condition.end)
        begin = max(begin, self._behind_form_before())
        begin = self._behind_earlier_clause(begin, at)
        for border in BORDER.finditer(text, begin, at):
            if self.index or not border[0].startswith(","):
                begin = border.end()
        word = last_subordinator(text, begin, at) if self.subordinate else None
        return word.end() if word else begin

    def _behind_earlier_clause(self, begin: int, at: int) -> int:
        """Behind the "and" after a verb that is no form: "None is needed and a city may have one"."""
        verb = _FINITE.search(self.around.text, begin, at)
        joints = (
            list(_AND.finditer(self.around.text, verb.end(), at)) if verb and not self.subordinate else []
        )
        if not joints or last_subordinator(self.around.text, begin, verb.start() if verb else at):
            return begin
        return joints[-1].end()

    def _behind_form_before(self) -> int:
        """Behind the last "and" or comma that follows the form before, or that form's own main clause."""
        if not self.index:
            return 0
        before, text, at = self.around.forms[self.index - 1], self.around.text, self._form.start
        if self.around.told[self.index - 1] and not self.subordinate:
            return self._behind_main_before()
        joints = [match.end() for match in _JOINT.finditer(text, max(before.end, at - _REACH), at)]
        return joints[-1] if joints else at

    def _behind_main_before(self) -> int:
        """Where the search begins for a subject that holds a relative clause with a form of its own."""
        for index in range(self.index - 1, max(-1, self.index - 20), -1):
            if not self.around.told[index]:
                return self.around.forms[index].end
        return 0
