"""Rules on ids, cross-references and footnotes."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.structure.index import Finding, Index, finding, has_text, name, words
from normwright.sts.tags import mml, tbx

#: What each kind of cross-reference may point at. "custom" goes by custom-type; other kinds are free.
TARGETS: dict[str, frozenset[str]] = {
    "sec": frozenset({"sec", "ref-list", "index"}),
    "app": frozenset({"app"}),
    "fig": frozenset({"fig", "fig-group"}),
    "table": frozenset({"table-wrap", "array"}),
    "fn": frozenset({"fn"}),
    "table-fn": frozenset({"fn"}),
    "disp-formula": frozenset({"disp-formula", "disp-formula-group"}),
    "list": frozenset({"list", "list-item"}),
    "bibr": frozenset({"ref"}),
    "abbreviation": frozenset({"term", "def-item", "def-list"}),
    "statement": frozenset({"statement"}),
    "boxed-text": frozenset({"boxed-text"}),
    "custom term-entry": frozenset({"term-sec"}),
    "custom note": frozenset({"non-normative-note", "normative-note", tbx("note")}),
    "custom example": frozenset({"non-normative-example", "normative-example", tbx("example")}),
}
#: Older files point at terms and annexes as at clauses.
_FOREIGN = {"sec": frozenset({"term-sec", "app", tbx("termEntry")}), "custom term-entry": {tbx("termEntry")}}

_IDS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("sec", "term-sec", "app"), r"sec_[\w.]+", "sec_5.2"),
    ((tbx("termEntry"),), r"term_[\w.]+", "term_3.1"),
    ((mml("math"),), r"mml_m\d+", "mml_m1"),
    (("fn",), r"(table-|fig-)?fn_[\w.]+", "fn_1"),
    (("ref",), r"(n?ref|biblref)_[\w.]+", "ref_1"),
)
_IDS_LABELLED: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("table-wrap",), r"(tab|fig)_[\w.]+", "tab_1"),
    (("fig", "fig-group"), r"fig_[\w.]+", "fig_1"),
    (("disp-formula",), r"formula_[\w.]+", "formula_1"),
)


def check_ids(index: Index) -> Iterator[Finding]:
    """An id names one element."""
    for double, element in index.doubles:
        yield finding("STS114", element, id=double, other=index.by_id[double])


def check_id_scheme(index: Index) -> Iterator[Finding]:
    """Ids of our own files follow the guidelines; those of others are theirs, whatever they are."""
    if not index.own:
        return
    for tags, pattern, sample in _IDS:
        yield from _against(index.all(*tags), pattern, sample)
    for tags, pattern, sample in _IDS_LABELLED:
        labelled = [element for element in index.all(*tags) if element.find("label") is not None]
        yield from _against(labelled, pattern, sample)


def _against(elements: list[_Element], pattern: str, sample: str) -> Iterator[Finding]:
    fits = re.compile(f"(cen_)?{pattern}").fullmatch
    for element in elements:
        found = element.get("id")
        if found is not None and not fits(found):
            yield finding("STS118", element, id=found, sample=sample)


def check_cross_references(index: Index) -> Iterator[Finding]:
    """Every cross-reference says to what, of what kind, in words, and leads there."""
    for xref in index.all("xref"):
        targets = (xref.get("rid") or "").split()
        kind = xref.get("ref-type") or ""
        if not targets:
            yield finding("STS109", xref, text=words(xref))
        if not kind:
            yield finding("STS110", xref, text=words(xref))
        if not has_text(xref):
            yield finding("STS111", xref, rid=" ".join(targets))
        for target in targets:
            yield from _follow(index, xref, kind, target)


def _follow(index: Index, xref: _Element, kind: str, target: str) -> Iterator[Finding]:
    element = index.by_id.get(target)
    if element is None:
        yield finding("STS112", xref, text=words(xref), rid=target)
        return
    kind = f"custom {xref.get('custom-type') or ''}" if kind == "custom" else kind
    allowed = TARGETS.get(kind)
    if allowed is None or _fits(index, kind, element, allowed):
        return
    found = str(element.tag).rsplit("}", 1)[-1]
    yield finding(
        "STS113", xref, text=words(xref), kind=kind.removeprefix("custom "), rid=target, found=found
    )


def _fits(index: Index, kind: str, element: _Element, allowed: frozenset[str]) -> bool:
    if kind in ("fn", "table-fn") and element.tag == "fn":
        # An untitled table has no foot: its footnotes are those of the text.
        around = next(element.iterancestors("table-wrap", "array"), None)
        in_table = around is not None and around.tag == "table-wrap"
        return in_table is (kind == "table-fn") or not index.own
    return element.tag in allowed or (not index.own and element.tag in _FOREIGN.get(kind, ()))


def check_footnotes(index: Index) -> Iterator[Finding]:
    """Footnotes stand in the text, are all referred to when in a table, and are numbered in order."""
    used = {target for xref in index.all("xref") for target in (xref.get("rid") or "").split()}
    last: dict[_Element | None, int] = {}
    for fn in index.all("fn"):
        around = next(fn.iterancestors("table-wrap", "array", "fig", "standard", "adoption"), None)
        if around is not None and around.tag in ("table-wrap", "array") and fn.get("id") not in used:
            yield finding("STS132", fn, name=words(fn.find("label")) or fn.get("id") or "?")
        number = _ordinal(words(fn.find("label")))
        if number and number <= last.get(around, 0):
            yield finding("STS164", fn, label=words(fn.find("label")))
        last[around] = max(number, last.get(around, 0))


def _ordinal(label: str) -> int:
    """Place of "1", "1)", "a" … in its row; 0 for anything else, such as an asterisk."""
    plain = label.strip("() ").lower()
    if plain.isascii() and plain.isdigit():
        return int(plain[:9])
    if len(plain) == 1 and "a" <= plain <= "z":
        return ord(plain) - ord("a") + 1
    return 0


def check_entailed_terms(index: Index) -> Iterator[Finding]:
    """A term within an entry points at an entry."""
    for element in index.all(tbx("entailedTerm")):
        target = element.get("target")
        if target is None and not index.own:
            continue  # older files mark terms without saying which
        found = index.by_id.get(target or "")
        if found is None or found.tag != tbx("termEntry"):
            yield finding("STS115", element, text=words(element), target=target or "", name=name(element))
