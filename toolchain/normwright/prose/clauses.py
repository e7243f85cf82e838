"""The clause around a verbal form: its subject, whether it is negative, whether it is subordinate."""

import re
from collections.abc import Sequence

from normwright.prose.conditions import Condition
from normwright.prose.forms import FoundForm
from normwright.prose.sentences import Span
from normwright.prose.wordlists import lowered, pattern

_REACH = 600  # characters before a form in which its clause begins
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_HARD = re.compile(r"[;:]|, (?:and|but|or|yet|so|while|whereas)\b|[–—]|\(")
_SUBORDINATOR = re.compile(
    r"(?<![\w-])(?:that|which|who|whom|whose|how|what|whether|why|where|when|because(?! of)|although|though|if)(?![\w-])",
    re.IGNORECASE,
)
_ASKING = frozenset({"how", "what", "whether", "why", "because", "although", "though", "if"})
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|did)\b", re.IGNORECASE)
_COORDINATED = re.compile(r"\b(?:and|or|but|then|also)[ \u00a0]*(?:(?:also|then|thus)[ \u00a0])?$")
_ADVERB = re.compile(
    r"^[ \u00a0]*(?:\w+ly|also|then|only|thus|therefore|however|not|never|always|often)?[ \u00a0,]*$"
)

_NOT_BEHIND = re.compile(
    r"[ \u00a0]*(?:,[^,;]{1,80},[ \u00a0]*)?(?:(?:\w+ly|also|then|therefore|however)[ \u00a0])?"
    r"(?:not(?! only)|never|neither|nor|no longer|(?:in|under|on|at) no (?:case|event|circumstances?|account|time|way))\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\W*(?:no(?!\.| (?:later|more|less|fewer|matter|doubt)\b)|neither|none|nobody|nothing|not (?:one|a single)|"
    r"never|(?:in|under|on|at) no (?:case|event|circumstances?|account|time|way))\b",
    re.IGNORECASE,
)


class Clauses:
    """The clauses of one sentence, asked form by form in their order."""

    def __init__(
        self,
        text: str,
        sentence: Span,
        forms: Sequence[FoundForm],
        conditions: Sequence[Condition],
        *,
        phrase: bool,
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.forms = forms
        self.conditions = conditions
        self.phrase = phrase  # not a sentence: it has no main verb
        self._subordinate: list[bool] = []
        for index in range(len(forms)):
            self._subordinate.append(self._is_subordinate(index))

    def subordinate(self, index: int) -> bool:
        """Whether form number `index` stands in a subordinate clause."""
        return self._subordinate[index]

    def negative(self, index: int) -> bool:
        """Whether a form is denied by its own words, by those behind it, or by the subject before it."""
        form = self.forms[index]
        if form.negative or _NOT_BEHIND.match(self.text, form.end, min(self.sentence.end, form.end + 160)):
            return True
        return bool(_NOT_BEFORE.match(self.text[self._begin(index) : form.start])) or (
            form.form.name == "it is required that"
            and bool(re.search(r"\b(?:not|no)\b", self.text[form.end : self.sentence.end]))
        )

    def subject(self, index: int) -> Span | None:
        """What the form is said of; None when the sentence doesn't name it before."""
        start, end = self._begin(index), self.forms[index].start
        leading = re.compile(r"[\s,;:()–—\u00a0]*")
        while start < end:
            start = leading.match(self.text, start, end).end()  # type: ignore[union-attr]
            phrase = self._leading_phrase(start, end)
            if phrase is None:
                break
            start = phrase
        while end > start and self.text[end - 1] in " ,\u00a0–—":
            end -= 1
        return Span(start, end) if start < end else None

    def _leading_phrase(self, start: int, end: int) -> int | None:
        """Where a phrase before the subject ends, such as "in May,"; None when there is none."""
        first = _WORDS.match(self.text, start, end)
        comma = self.text[start:end].partition(",")
        if first and comma[1] and first[0].lower() in lowered("clauses", "leading"):
            return start + len(comma[0]) + 1
        return None

    def _begin(self, index: int) -> int:
        """Where the clause of a form begins: behind what parts it from the words before."""
        form = self.forms[index]
        begin = max(self.sentence.start, form.start - _REACH)
        before = [one.end for one in self.conditions if one.end <= form.start]
        begin = max([begin, *before[-1:]])
        if index and self.forms[index - 1].end > begin:
            begin = self._behind(self.forms[index - 1].end, form.start, index)
        for border in _HARD.finditer(self.text, begin, form.start):
            begin = border.end() if not border[0].startswith(",") or index else begin
        inside = self._subordinator(index, begin)
        return inside.end() if inside and self._subordinate_now(index) else begin

    def _subordinate_now(self, index: int) -> bool:
        return index < len(self._subordinate) and self._subordinate[index]

    def _behind(self, start: int, end: int, index: int) -> int:
        """Behind the last "and" or "but" between two forms, if a subject follows there."""
        if self._subordinate_now(index - 1) and not self._subordinate_now(index):
            return max(self.sentence.start, self._own(index))
        joints = list(re.finditer(r"\b(?:and|but|or|yet|so|that|:)\b|[;:,]", self.text[start:end]))
        return start + joints[-1].end() if joints else end

    def _own(self, index: int) -> int:
        """Beginning of a main clause whose subject holds a relative clause with a form of its own."""
        main = [i for i in range(index) if not self._subordinate[i]]
        return self.forms[main[-1]].end if main else self.sentence.start

    def _subordinator(self, index: int, begin: int) -> re.Match[str] | None:
        found = None
        for match in _SUBORDINATOR.finditer(self.text, begin, self.forms[index].start):
            found = match
        return found

    def _is_subordinate(self, index: int) -> bool:
        form = self.forms[index]
        if any(one.start <= form.start < one.end for one in self.conditions):
            return True
        region = max([self.sentence.start, form.start - _REACH, *self._ended(form.start)])
        for border in _HARD.finditer(self.text, region, form.start):
            region = border.end()
        word = self._subordinator(index, region)
        if word is None or self._demonstrative(word, region):
            return False
        return self._governs(word, index, region)

    def _ended(self, at: int) -> list[int]:
        return [one.end for one in self.conditions if one.end <= at][-1:]

    def _demonstrative(self, word: re.Match[str], region: int) -> bool:
        before = self.text[region : word.start()].strip()
        return word[0].lower() == "that" and not before

    def _governs(self, word: re.Match[str], index: int, region: int) -> bool:
        """Whether a subordinating word before a form makes a clause that the form belongs to."""
        form = self.forms[index]
        between = self.text[word.end() : form.start]
        inner = [one for one in range(index) if self.forms[one].start >= word.end()]
        if inner:
            repeated = self.forms[inner[-1]].words.lower() == form.words.lower()
            return bool(_COORDINATED.search(between)) and repeated and self._subordinate[inner[-1]]
        if _COORDINATED.search(between) and index and not self._subordinate[index - 1]:
            return False
        if _ADVERB.match(between) or word[0].lower() in _ASKING:
            return not between.rstrip().endswith(",") or word[0].lower() in _ASKING
        if self.phrase or self._is_place(word, between):
            return True
        if between.rstrip().endswith(",") or _FINITE.search(between):
            return False
        return self._follows_a_verb(word, region, index) or self._is_followed_by_a_verb(index)

    def _is_place(self, word: re.Match[str], between: str) -> bool:
        """Whether "where" or "when" follows its noun, and only a noun stands before the form: "where people can"."""
        if word[0].lower() not in ("where", "when") or len(between.split()) > 2:
            return False
        last = [found[0] for found in _WORDS.finditer(self.text[max(0, word.start() - 40) : word.start()])]
        noun = len(between.split()) == 1 or between.split()[0].lower() in ("the", "a", "an")
        return bool(last) and noun and last[-1].lower() in lowered("conditions", "places")

    def _follows_a_verb(self, word: re.Match[str], region: int, index: int) -> bool:
        """Whether the main verb stands before the subordinating word: a form, or a verb of saying."""
        main = [one for one in range(index) if self.forms[one].start >= region and not self._subordinate[one]]
        last = [
            found[0] for found in _WORDS.finditer(self.text[max(region, word.start() - 40) : word.start()])
        ]
        said = bool(last) and bool(pattern("clauses", "said").match(last[-1]))
        return bool(main) or (word[0].lower() == "that" and said)

    def _is_followed_by_a_verb(self, index: int) -> bool:
        """Whether the main verb still follows: then the form before it belonged to the relative clause."""
        end = min(self.sentence.end, self.forms[index].end + _REACH)
        if index + 1 < len(self.forms) and self.forms[index + 1].start < end:
            return True
        behind = self.text[self.forms[index].end : end]
        return bool(_FINITE.search(re.sub(r"^\W*(?:not )?(?:be|have)\b", "", behind)))
