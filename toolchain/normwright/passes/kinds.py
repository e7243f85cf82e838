"""What a heading makes of its clause, by its title (authoring syntax: kind by title)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import _Element

from normwright.passes.tree import plain
from normwright.sts import labels

#: Kind by title -> sec-type (niso-sts.md section 4).
SEC_TYPES = {
    "foreword": "foreword",
    "introduction": "intro",
    "scope": "scope",
    "normative-references": "norm-refs",
    "terms": "terms",
    "european-foreword": "foreword",
    "endorsement": "endorsement",
}


def kind_of(section: _Element, language: str, *, vocabulary: bool = False) -> str:
    """The kind of a clause: a key of the language's word lists, or "" for an ordinary clause."""
    title = section.find("title")
    if title is None:
        return ""
    text = _folded(plain(title))
    for kind, titles in labels.words(language)["titles"].items():
        if kind in {"annex", "symbols"} or (kind == "terms-of-vocabulary" and not vocabulary):
            continue
        if _listed(text, titles):
            return "terms" if kind == "terms-of-vocabulary" else str(kind)
    return ""


def is_symbols(section: _Element, language: str) -> bool:
    """Whether a clause lists symbols or abbreviated terms."""
    title = section.find("title")
    return title is not None and _listed(_folded(plain(title)), labels.words(language)["titles"]["symbols"])


def title_for(kind: str, language: str) -> str:
    """The heading that the program prints for a kind."""
    title: str = labels.words(language)["titles"][kind][0]
    return title


@dataclass(frozen=True)
class AnnexTitle:
    """What stands before an annex's title proper; `status` is "" when it isn't said."""

    letter: str
    status: str
    length: int  # characters up to the title proper

    @property
    def european(self) -> bool:
        """Whether it is an Annex Z, which belongs to the EN version only."""
        return self.letter.startswith("Z")


def read_annex(title: str, language: str) -> AnnexTitle | None:
    """The beginning of an annex heading: "Annex (informative): Example form"; None for other headings."""
    words = labels.words(language)
    # The English words too: a translation starts as a copy of the original.
    names = "|".join(re.escape(name) for name in {*words["titles"]["annex"], "Annex"})
    states = {words["normative"]: "normative", words["informative"]: "informative"}
    states |= {"normative": "normative", "informative": "informative"}
    listed = "|".join(sorted(states, key=len, reverse=True))
    # A status that is misspelt is none; it is told, and doesn't make the annex a clause.
    status = rf"(?:\(\s*(?:((?i:{listed}))|[^()]*)\s*\))?"
    pattern = rf"(?:{names})\b(?:\s+([A-Z]{{1,2}}))?(?![\w])\s*{status}\s*(?:[:—–-]\s*)?"
    match = re.match(pattern, title, re.IGNORECASE if not title[:1].isupper() else 0)
    if match is None or (match.end() == len(title) and not (match[1] or match[2])):
        return None
    if not match[2] and not match[1] and ":" not in match[0]:
        return None  # an ordinary heading that begins with the word
    return AnnexTitle(match[1] or "", states.get((match[2] or "").lower(), ""), match.end())


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def _listed(text: str, titles: list[str]) -> bool:
    for title in titles:
        wanted = _folded(title)
        if text == wanted or (wanted.endswith("*") and text.startswith(wanted[:-1])):
            return True
    return False
