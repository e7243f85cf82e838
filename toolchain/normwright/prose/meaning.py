"""What a sentence probably means, where its verbal form says something else."""

import re
from functools import cache

from normwright.prose.forms import FoundForm, Kind
from normwright.prose.sentences import Span
from normwright.prose.wordlists import pattern

_SAID_OF = re.compile(r" (?:that|which|who|whose|where|of|in|for|from|with|to|on|at|by|under)\b|[,(]")
_FURTHEST = 2000  # characters of a sentence that are looked at
_BEHIND = 60  # characters behind a form in which its verb stands
_ADVERBS = r"[ \u00a0]*(?:not |also |then |easily |sometimes |often |only |\w+ly )?"
_FREE = re.compile(
    r"\b(?:either|alternatively|instead|optionally|at (?:its|their) discretion|if preferred)\b", re.IGNORECASE
)


def meant(
    text: str, sentence: Span, found: FoundForm, subject: Span | None, *, negative: bool
) -> Kind | None:
    """The kind that is meant instead of the form's own; None when there is no sign of another one.

    "must" under the document is a requirement; "will" of one who acts, and "needs to", too. "may" with a verb
    of effect is a possibility, as are "might" and "could". "can" that leaves a choice is a permission.
    """
    judge = _JUDGES.get(found.form.name)
    if judge is None:
        return None
    words = head(text, subject)
    behind = text[found.end : min(sentence.end, found.end + _BEHIND)]
    around = text[sentence.start : min(sentence.end, sentence.start + _FURTHEST)]
    return judge(around, words, behind, negative)


def head(text: str, subject: Span | None) -> str:
    """A subject without what is said of it: of "the operator of a hall that is open" the first two words."""
    words = text[subject.start : subject.end] if subject else ""
    cut = _SAID_OF.search(words)
    return words[: cut.start()] if cut else words


def _must(sentence: str, subject: str, behind: str, negative: bool) -> Kind | None:
    return None if pattern("clauses", "outside").search(sentence) else Kind.REQUIREMENT


def _may(sentence: str, subject: str, behind: str, negative: bool) -> Kind | None:
    acts = pattern("meanings", "actors").search(subject)
    return None if acts or negative or not _verb("effects").match(behind) else Kind.POSSIBILITY


def _will(sentence: str, subject: str, behind: str, negative: bool) -> Kind | None:
    if negative:
        return None
    bound = pattern("meanings", "actors").search(subject) or pattern("meanings", "documents").search(subject)
    return Kind.REQUIREMENT if bound else None


def _need(sentence: str, subject: str, behind: str, negative: bool) -> Kind | None:
    return None if negative else Kind.REQUIREMENT


def _might(sentence: str, subject: str, behind: str, negative: bool) -> Kind | None:
    return Kind.POSSIBILITY


def _can(sentence: str, subject: str, behind: str, negative: bool) -> Kind | None:
    if negative:
        return None
    chosen = _verb("choices").match(behind)
    used = _FREE.search(sentence) and re.match(rf"{_ADVERBS}be (?:used|applied|selected)\b", behind)
    return Kind.PERMISSION if chosen or used else None


@cache
def _verb(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_ADVERBS}{pattern('meanings', name).pattern}\b", re.IGNORECASE)


_JUDGES = {
    "must": _must,
    "may": _may,
    "will": _will,
    "need to": _need,
    "might": _might,
    "could": _might,
    "can": _can,
}
