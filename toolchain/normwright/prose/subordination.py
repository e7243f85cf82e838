"""Which verbal forms of a sentence stand in a subordinate clause: relative, conditional, what is said."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from normwright.prose.conditions import Condition
from normwright.prose.forms import FoundForm
from normwright.prose.sentences import Span
from normwright.prose.wordlists import lowered, pattern

_REACH = 600  # characters around a form in which its clause is looked for
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
#: Behind these another clause begins.
BORDER = re.compile(r"[;:]|, (?:and|but|or|yet|so|while|whereas)\b|[–—]|\(")
_SUBORDINATOR = re.compile(
    r"(?<![\w-])(?:that|which|who|whom|whose|how|what|whether|why|where|when|because(?! of)|although|though|"
    r"if)(?![\w-])",
    re.IGNORECASE,
)
_ASKING = frozenset({"how", "what", "whether", "why", "because", "although", "though", "if"})
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|did)\b", re.IGNORECASE)
_COORDINATED = re.compile(r"\b(?:and|or|but|then|also)[ \u00a0]*(?:(?:also|then|thus)[ \u00a0])?$")
_ADVERB = re.compile(
    r"[ \u00a0]*(?:\w+ly|also|then|only|thus|therefore|however|not|never|always|often)?[ \u00a0,]*$"
)
_BARE_VERB = re.compile(r"\W*(?:not )?(?:be|have)\b")


@dataclass
class Subordination:
    """Tells form by form, in their order, whether it is subordinate; `phrase`: the text has no main verb."""

    text: str
    sentence: Span
    forms: Sequence[FoundForm]
    conditions: Sequence[Condition]
    phrase: bool = False
    told: list[bool] = field(default_factory=list)
    _main: int = -1  # the last form of a main clause so far

    def __post_init__(self) -> None:
        for index in range(len(self.forms)):
            self.told.append(self._is_subordinate(index))
            if not self.told[-1]:
                self._main = index

    def _is_subordinate(self, index: int) -> bool:
        at = self.forms[index].start
        before = condition_before(self.conditions, at)
        if before and at < before.end:
            return True
        region = max(self.sentence.start, at - _REACH, before.end if before else 0)
        for border in BORDER.finditer(self.text, region, at):
            region = border.end()
        word = last_subordinator(self.text, region, at)
        if word is None or (word[0].lower() == "that" and not self.text[region : word.start()].strip()):
            return False  # "That shall be done"
        return self._governs(word, index, region)

    def _governs(self, word: re.Match[str], index: int, region: int) -> bool:
        """Whether the clause that a subordinating word begins still goes on at a form behind it."""
        between = self.text[word.end() : self.forms[index].start]
        if index and self.forms[index - 1].start >= word.end():
            again = self.forms[index - 1].words.lower() == self.forms[index].words.lower()
            return again and self.told[index - 1] and bool(_COORDINATED.search(between))
        if index and not self.told[index - 1] and _COORDINATED.search(between):
            return False  # "shall list the lamps that stand in rows and shall count them"
        closed = between.rstrip().endswith(",")
        if word[0].lower() in _ASKING:
            return not closed
        if _ADVERB.match(between):
            return not closed
        if self.phrase or self._only_noun_between(word, between):
            return True
        if closed or _FINITE.search(between):
            return False
        return self._follows_main_verb(word, region) or self._is_followed_by_main_verb(index)

    def _only_noun_between(self, word: re.Match[str], between: str) -> bool:
        """ "where people can": behind a noun of place, and only a noun before the form."""
        words = between.split()
        if word[0].lower() not in ("where", "when") or len(words) > 2:
            return False
        noun = len(words) == 1 or words[0].lower() in ("the", "a", "an")
        return noun and self._word_before(word) in lowered("conditions", "places")

    def _follows_main_verb(self, word: re.Match[str], region: int) -> bool:
        """Whether the main verb stands before the subordinating word: a form, or a verb of saying."""
        if self._main >= 0 and self.forms[self._main].start >= region:
            return True
        said = pattern("clauses", "said").match(self._word_before(word))
        return word[0].lower() == "that" and said is not None

    def _is_followed_by_main_verb(self, index: int) -> bool:
        """Whether the main verb still follows: the form then belongs to the clause within."""
        end = min(self.sentence.end, self.forms[index].end + _REACH)
        if index + 1 < len(self.forms) and self.forms[index + 1].start < end:
            return True
        bare = _BARE_VERB.match(self.text, self.forms[index].end, end)
        return _FINITE.search(self.text, bare.end() if bare else self.forms[index].end, end) is not None

    def _word_before(self, word: re.Match[str]) -> str:
        found = ""
        for match in _WORDS.finditer(self.text, max(self.sentence.start, word.start() - 40), word.start()):
            found = match[0].lower()
        return found


def last_subordinator(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last word in [start, end) that begins a subordinate clause."""
    found = None
    for match in _SUBORDINATOR.finditer(text, start, end):
        found = match
    return found


def condition_before(conditions: Sequence[Condition], at: int) -> Condition | None:
    """The last condition that begins before a character."""
    index = bisect_right(conditions, at, key=lambda one: one.start)
    return conditions[index - 1] if index else None
