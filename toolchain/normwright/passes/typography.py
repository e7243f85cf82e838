"""Quotes and spaces of a language, no-break spaces in quantities, references (ISO 80000-1; Directives 2).

Decimal signs stay as the author wrote them: the comma is ISO's and CEN's in every language.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from lxml.etree import _Element

from normwright import resources
from normwright.passes.job import Job
from normwright.sts import labels
from normwright.sts.fragment import PROVISION_MARK
from normwright.sts.kinds import INLINE
from normwright.sts.tags import XML_LANG, mml

#: What stays as typed.
PROTECTED = frozenset(
    {
        "code",
        "inline-code",
        "std-ref",
        "std-id",
        "uri",
        "ext-link",
        "email",
        "tex-math",
        "std-meta",
        "label",
        mml("math"),
    }
)
NO_BREAK = "\u00a0"

_QUOTE = re.compile("[\"']")
_OPENERS = frozenset(" \t\n\u00a0([{—–-/“„«‘‚")
#: Between a French quotation mark and the word inside it, where nothing stands.
_QUOTED = re.compile(r"(?<=«)(?=\S)|(?<=[^\s«])(?=»)")
#: Behind these a sign that wants a space before it gets none: a space, an opening, another sign.
_TIGHT = frozenset(" \t\n\u00a0\u202f([{«“‘.,:;!?…/–—-")


def set_typography(job: Job) -> None:
    """Sets quotes and no-break spaces in all running text, and in nothing else."""
    for zone, _ in job.zones():
        _walk(zone, job.language, _State())


def typeset(text: str, language: str, *, spaces: bool = True) -> str:
    """The same for a text without markup; metadata have no no-break spaces, so that they can be searched."""
    if not labels.known(language):
        return text
    rules = _rules(language)
    return _set(text, rules if spaces else replace(rules, spaces=[], signs=None), _State())


@dataclass
class _State:
    """What stands before a text within its block."""

    before: str = ""
    double: int = 0
    single: int = 0


@dataclass(frozen=True)
class _Rules:
    double: tuple[str, str]
    single: tuple[str, str]
    spaces: list[re.Pattern[str]] = field(default_factory=list)
    signs: re.Pattern[str] | None = None  # signs that want a no-break space before them


def _walk(element: _Element, language: str, state: _State) -> None:
    if not isinstance(element.tag, str) or element.tag in PROTECTED:
        state.before = "x"
        return
    language = element.get(XML_LANG) or language
    if not labels.known(language):  # its typography is not ours to guess
        return
    inline = element.tag in INLINE or element.tag == PROVISION_MARK
    own = state if inline else _State()
    rules = _rules(language)
    if element.text:
        element.text = _set(element.text, rules, own)
    for child in element:
        _walk(child, language, own)
        if child.tail:
            child.tail = _set(child.tail, rules, own)
    if not inline:
        state.before = ""


def _set(text: str, rules: _Rules, state: _State) -> str:
    if '"' in text or "'" in text:
        # The rest of a match's surroundings is the text itself, so quotes go first.
        text = _QUOTE.sub(lambda match: _quote(match, rules, state), text)
    for pattern in rules.spaces:
        text = pattern.sub(lambda match: match[0].replace(" ", NO_BREAK), text)
    if rules.signs is not None:
        text = _QUOTED.sub(NO_BREAK, text)
        text = rules.signs.sub(lambda match: _sign(match, state), text)
    if text:
        state.before = text[-1]
    return text


def _quote(match: re.Match[str], rules: _Rules, state: _State) -> str:
    text, start = match.string, match.start()
    before = text[start - 1] if start else state.before
    behind = text[start + 1 : start + 2]
    opens = (not before or before in _OPENERS) and not behind.isspace()
    if match[0] == '"':
        if opens:
            state.double += 1
            return rules.double[0]
        if before.isdigit() and not state.double:
            return '"'  # seconds or inches
        state.double = max(0, state.double - 1)
        return rules.double[1]
    if opens and not (behind.isdigit() and not state.single):
        state.single += 1
        return rules.single[0]
    if before.isdigit() and not behind.isalpha() and not state.single:
        return "'"  # minutes or feet
    if state.single and not behind.isalnum():
        state.single -= 1
        return rules.single[1]
    return "’"


def _sign(match: re.Match[str], state: _State) -> str:
    """A sign with its no-break space, where it closes a word; signs within numbers and names stay."""
    text, start = match.string, match.start()
    before = text[start - 1] if start else state.before
    ends = match.end() < len(text) or not before.isdigit()  # "1:" before a variable is a ratio
    return NO_BREAK + match[0] if before and before not in _TIGHT and ends else match[0]


@cache
def _rules(language: str) -> _Rules:
    words = labels.words(language)
    table: dict[str, Any] = words["typography"]
    inner = NO_BREAK if table["spaced-quotes"] else ""
    opening, closing = table["double"]
    return _Rules(
        double=(f"{opening}{inner}", f"{inner}{closing}"),
        single=(table["single"][0], table["single"][1]),
        spaces=_spaces(words, table),
        signs=re.compile(rf"[{re.escape(table['spaced-before'])}](?=\s|$)")
        if table["spaced-before"]
        else None,
    )


def _spaces(words: dict[str, Any], table: dict[str, Any]) -> list[re.Pattern[str]]:
    units = sorted(resources.table("typography.toml")["units"], key=len, reverse=True)
    names = {name for group in words["reference"].values() if isinstance(group, list) for name in group}
    names |= {words["block"][kind] for kind in ("note", "example", "table", "figure", "annex")}
    names.add(str(words["part"]).split(" ")[0])
    found = [
        re.compile(rf"\d (?=(?:{'|'.join(map(re.escape, units))})(?![\w²³/·]))"),
        re.compile(r"(?<=\w) × (?=\d)"),
        re.compile(r"(?<![\d.,\u00a0])\d{1,3}(?: \d{3})+(?!\d)"),
        re.compile(r"(?<=\d,)\d{3}(?: \d{3})*(?: \d{1,3})(?!\d)"),
        re.compile(rf"\b(?:{'|'.join(sorted(names))}) (?=\(?(?:[A-Z]\.)?\d|[A-Z]{{1,2}}\b(?!\w))"),
    ]
    if table["spaced-before"]:
        found.append(re.compile(rf" (?=[{re.escape(table['spaced-before'])}])"))
    if table["spaced-quotes"]:
        opening, closing = map(re.escape, table["double"])
        found.append(re.compile(rf"(?<={opening}) | (?={closing})"))
    for words_apart in table["abbreviations"]:
        found.append(
            re.compile(
                rf"(?<!\w){re.escape(words_apart)}(?!\w)"
                if words_apart[-1] != " "
                else rf"(?<!\w){re.escape(words_apart)}(?=[\w(])"
            )
        )
    return found
