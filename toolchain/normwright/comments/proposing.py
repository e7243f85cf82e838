"""Proposed changes that say exactly which words stand for which, as in `replace "X" by "Y"` or `delete "X"`.

Only a proposal that says this and nothing else is taken: what more it asks for would be lost. The verbs are
those of `data/comment-wishes.toml`.
"""

import re
from dataclasses import dataclass
from functools import cache

from normwright import resources
from normwright.comments.edits import LONGEST, Rewording

_MOST = 12  # words that are exchanged without quotation marks
_PAIRS = (
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ('"', '"'),
    ("‘", "’"),
    ("‹", "›"),
    ("'", "'"),
    ("”", "”"),
)
#: Names of parts of a text: "delete the note" means no words that stand there.
_PARTS = re.compile(
    r"(?:sentence|paragraph|note|example|clause|subclause|section|figure|table|item|bullet|annex|words?|text|term|"
    r"reference|definition|comma|line|title)s?(?:\s+(?:\d\S{0,8}|[A-Z](?:\.\d+)*|[a-z]\)))?|it|this|all|everything",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Proposal:
    """The change that is proposed; `sure` when its words stand in quotation marks."""

    rewording: Rewording
    sure: bool


def read_proposal(text: str) -> Proposal | None:
    """The exact change that a cell proposes; None when it says something else, or more."""
    if len(text) > LONGEST:
        return None
    plain = " ".join(text.split()).rstrip(". ")
    for pattern, place in _forms():
        match = pattern.fullmatch(plain)
        if match:
            return _made(match, place)
    return _unquoted(plain)


def _made(match: re.Match[str], place: str) -> Proposal | None:
    if place in ("after", "before"):
        old, added = _words(match["anchor"]), _words(match["new"])
        joint = "" if added[:1] in ".,;:)" else " "
        new = f"{old}{joint}{added}" if place == "after" else f"{added} {old}"
    else:
        old, new = _words(match["old"]), "" if place == "out" else _words(match["new"])
    return Proposal(Rewording(old, new), True) if old and old != new else None


def _unquoted(plain: str) -> Proposal | None:
    """Words without quotation marks: few, and with but one way to part them."""
    match = _replaced().fullmatch(plain)
    if match:
        parts = _with().split(match["rest"])
        if len(parts) == 2 and all(_are_words(part) for part in parts) and parts[0] != parts[1]:
            return Proposal(Rewording(*parts), False)
    match = _out().fullmatch(plain)
    if match and _are_words(match["rest"]):
        return Proposal(Rewording(match["rest"], ""), False)
    return None


def _are_words(text: str) -> bool:
    """Whether it is a few words of a text, and not the name of a part of it."""
    words = text.split()
    if not 0 < len(words) <= _MOST or any(sign in text for sign in '"“”„«»:;') or text[0] in "'‘’":
        return False
    tail = words[-1:] if len(words) == 1 or not _PARTS.match(words[-2]) else words[-2:]
    named = _PARTS.fullmatch(" ".join(tail))
    return not named or (len(words) > 1 and named[0].lower() in ("it", "this", "all"))


def _words(quoted: str) -> str:
    return quoted[1:-1].strip()


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each form with what it does: replace, out, after, before."""
    quoted = "|".join(
        rf"{one}[^{one}{other}]+{other}" if one != other else rf"{one}[^{one}]+{one}" for one, other in _PAIRS
    )
    filler = rf"(?:(?:{_verbs('filler')})\s+)*"
    please = r"(?:please\s+)?"

    def words(name: str) -> str:
        return rf"(?P<{name}>{quoted})"

    replace, out, into = _verbs("replace"), _verbs("out"), _verbs("in")
    after, before = "after|behind|following|après|nach|hinter", "before|avant|vor"
    forms = [
        (
            rf"{please}(?:{replace})\s+{filler}{words('old')}\s+(?:{_verbs('with')})\s+{filler}{words('new')}",
            "",
        ),
        (rf"{words('old')}\s+(?:{_verbs('read')})\s*:?\s+{filler}{words('new')}", ""),
        (rf"{please}(?:{out})\s+{filler}{words('old')}", "out"),
    ]
    for place, names in (("after", after), ("before", before)):
        forms += [
            (
                rf"{please}(?:{into})\s+{filler}{words('new')}\s+(?:{names})\s+{filler}{words('anchor')}",
                place,
            ),
            (rf"(?:{names})\s+{filler}{words('anchor')}\s*,?\s+(?:{into})\s+{filler}{words('new')}", place),
        ]
    return tuple((re.compile(form, re.IGNORECASE), place) for form, place in forms)


@cache
def _replaced() -> re.Pattern[str]:
    return re.compile(rf"(?:please\s+)?(?:{_verbs('replace')})\s+(?P<rest>\S.{{0,400}})", re.IGNORECASE)


@cache
def _out() -> re.Pattern[str]:
    return re.compile(rf"(?:please\s+)?(?:{_verbs('out')})\s+(?P<rest>\S.{{0,200}})", re.IGNORECASE)


@cache
def _with() -> re.Pattern[str]:
    return re.compile(r"\s+(?:with|by|to|into|par|durch)\s+", re.IGNORECASE)


def _verbs(name: str) -> str:
    words: list[str] = resources.table("comment-wishes.toml")["verbs"][name]
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
