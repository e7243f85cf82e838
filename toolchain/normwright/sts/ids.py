"""Ids of everything in a standard that can be pointed at (niso-sts.md section 13, ISO semantic scheme).

A clause, annex, term entry, table, figure, formula, footnote and reference is called after its number; every
other block after the clause it stands in and its ordinal there: `p_5.2-1`, `note_A.1-2`, `li_5.2-1.3`.
"""

from collections import Counter

from normwright.sts.tags import tbx

#: What the id of a block begins with; such blocks are counted within their clause.
PREFIXES = {
    "p": "p",
    "list": "list",
    "list-item": "li",
    "def-list": "dl",
    "def-item": "di",
    "term": "dt",
    "non-normative-note": "note",
    "non-normative-example": "ex",
    "disp-quote": "quote",
    "code": "code",
    "statement": "prov",
    "editing-instruction": "instr",
    "legend": "key",
    "tr": "row",
    "inline-graphic": "image",
    tbx("definition"): "def",
    tbx("example"): "ex",
    tbx("note"): "note",
    tbx("source"): "source",
    tbx("langSet"): "lang",
}


class Ids:
    """Gives out ids that are unique in one file; `prefix` marks a part of it, such as "cen_"."""

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self._taken: set[str] = set()
        self._ordinals: Counter[tuple[str, str]] = Counter()

    def claim(self, wanted: str) -> str:
        """The id itself, or with a suffix when something else has it already."""
        name = candidate = f"{self.prefix}{wanted}"
        number = 2
        while candidate in self._taken:
            candidate = f"{name}-{number}"
            number += 1
        self._taken.add(candidate)
        return candidate

    def within(self, kind: str, scope: str) -> str:
        """The next id of a block in the clause `scope`: `p_5.2-1`, `p_5.2-2`."""
        return self.claim(f"{kind}_{scope}-{self.ordinal(kind, scope)}")

    def ordinal(self, kind: str, scope: str) -> int:
        """The next ordinal of that kind in that clause, from 1."""
        self._ordinals[kind, scope] += 1
        return self._ordinals[kind, scope]
