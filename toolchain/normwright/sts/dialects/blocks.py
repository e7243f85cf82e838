"""Lists, keys of figures and formulae, code, bare formulae."""

import re

from lxml import etree
from lxml.etree import _Element

from normwright.sts.dialects.tree import blank, detach, made, move_content
from normwright.sts.grid import resolve
from normwright.sts.structure.index import words
from normwright.sts.tags import mml

_LABEL_KINDS = (
    (re.compile(r"[—–‒―−-]"), "dash"),
    (re.compile(r"\d+[).]?"), "arabic"),
    (re.compile(r"[a-z][).]?"), "alpha-lower"),
    (re.compile(r"[A-Z][).]?"), "alpha-upper"),
    (re.compile(r"[ivxlc]+[).]?"), "roman-lower"),
    (re.compile(r"[IVXLC]+[).]?"), "roman-upper"),
    (re.compile(r"[^\w\s]"), "bullet"),
)
_OTHER_KINDS = {"order": "arabic", "ordered": "arabic", "unordered": "bullet", "none": "simple"}
_INDEXES = ("fig-index", "figure-index", "formula-index")


def name_list_kinds(root: _Element) -> int:
    """Every list says its kind; a missing or older one follows from the labels."""
    changed = 0
    for element in root.iter("list"):
        kind = element.get("list-type") or ""
        if kind and kind not in _OTHER_KINDS:
            continue
        labels = [words(item.find("label")) for item in element.iterchildren("list-item")]
        element.set(
            "list-type", _kind([label for label in labels if label]) or _OTHER_KINDS.get(kind, "simple")
        )
        changed += 1
    return changed


def _kind(labels: list[str]) -> str:
    if not labels:
        return ""
    if labels[0].rstrip(").") == "i" and len(labels) > 1 and labels[1].rstrip(").") == "ii":
        return "roman-lower"
    for pattern, kind in _LABEL_KINDS:
        if all(pattern.fullmatch(label) for label in labels):
            return kind
    return ""


def convert_figure_keys(root: _Element) -> int:
    """The key of a figure, set as a table before STS 1.2, is a legend before the picture."""
    changed = 0
    for table in list(root.iter("table-wrap", "array")):
        figure = table.getparent()
        if figure is None or figure.tag not in ("fig", "fig-group") or not _is_key(table):
            continue
        legend = _legend(table, "figure")
        if legend is not None:
            detach(table)
            figure.insert(_after_caption(figure), legend)
            changed += 1
    return changed


def _is_key(table: _Element) -> bool:
    """Whether a table in a figure is its key; an array with a heading can be nothing else."""
    named = table.tag == "array" and bool(words(table.find("label")))
    return named or table.get("content-type") in _INDEXES


def convert_formula_keys(root: _Element) -> int:
    """The where-list of a formula, set as a table before STS 1.2, is a legend in the formula."""
    changed = 0
    for table in list(root.iter("table-wrap", "array")):
        if table.get("content-type") not in _INDEXES:
            continue
        formula = _formula_of(table)
        legend = None if formula is None else _legend(table, "formula")
        if formula is None or legend is None:
            continue
        if table.getparent() is formula:
            _take_lead_in(table, legend)
        detach(table)
        formula.append(legend)
        changed += 1
    return changed


def _formula_of(table: _Element) -> _Element | None:
    """The formula that a table explains: the one around it, or the one right before it."""
    parent, before = table.getparent(), table.getprevious()
    if parent is not None and parent.tag == "disp-formula":
        return parent
    beside = before is not None and before.tag == "disp-formula" and blank(before.tail)
    return before if beside else None


def _take_lead_in(table: _Element, legend: _Element) -> None:
    """The word "where" before the table becomes the legend's title, if it has none."""
    before = table.getprevious()
    if before is None or legend.find("title") is not None or not isinstance(before.tag, str):
        return
    lead = (before.tail or "").strip()
    if re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+)?[:,]?", lead):
        title = made("title", table)
        title.text = lead
        legend.insert(0, title)
        before.tail = None
        if before.tag == "break":
            detach(before)


def _after_caption(figure: _Element) -> int:
    found = [figure.index(child) for child in figure.iterchildren("label", "caption", "legend", "object-id")]
    return max(found, default=-1) + 1


def _legend(wrap: _Element, kind: str) -> _Element | None:
    """The legend of what a two-column table explains; None where it is more than that."""
    tables = wrap.findall("table")
    if len(tables) != 1 or wrap.find("table-wrap-foot") is not None:
        return None
    pairs = _pairs(tables[0])
    if pairs is None:
        return None
    legend, entries = made("legend", wrap), etree.Element("def-list")
    entries.set("list-content", kind)
    for source in (wrap.find("caption/title"), wrap.find("caption/p"), wrap.find("label")):
        if source is not None and words(source):
            legend.append(move_content(source, made("title", source)))
            break
    entries.extend(_entry(term, meaning) for term, meaning in pairs)
    legend.append(entries)
    return legend


def _pairs(table: _Element) -> list[tuple[_Element, _Element]] | None:
    """(sign, explanation) of each entry; with four or more columns those of the left pair come first."""
    grid = resolve(table)
    if grid.width < 2 or grid.width % 2 or grid.faults:
        return None
    if any(slot.columns > 1 or slot.rows > 1 for slot in grid):
        return None
    pairs = []
    for column in range(0, grid.width, 2):
        for row in grid.rows:
            term, meaning = row[column].element, row[column + 1].element
            if words(term) or len(term) or words(meaning) or len(meaning):
                pairs.append((term, meaning))
    return pairs


def _entry(term: _Element, meaning: _Element) -> _Element:
    entry, sign, explanation = made("def-item", term), made("term", term), made("def", meaning)
    paragraphs = term.findall("p")
    move_content(paragraphs[0] if len(paragraphs) == 1 and len(term) == 1 else term, sign)
    if meaning.find("p") is not None and blank(meaning.text):
        explanation.extend(list(meaning))
    else:
        explanation.append(move_content(meaning, made("p", meaning)))
    entry.extend([sign, explanation])
    return entry


def convert_preformatted(root: _Element) -> int:
    """Code is `code`; preformatted text within a formula stays."""
    changed = 0
    for element in list(root.iter("preformat")):
        if next(element.iterancestors("disp-formula", "inline-formula"), None) is None:
            element.tag = "code"
            language = element.attrib.pop("preformat-type", "")
            if language and str(language) != "code":
                element.set("language", str(language))
            changed += 1
    return changed


def wrap_formulae(root: _Element) -> int:
    """MathML in a formula stands in one `math` element."""
    changed = 0
    math = mml("math")
    prefix = mml("")
    for formula in list(root.iter("inline-formula", "disp-formula")):
        bare = [c for c in formula if isinstance(c.tag, str) and c.tag.startswith(prefix) and c.tag != math]
        if not bare:
            continue
        wrap = etree.Element(math, nsmap={"mml": prefix[1:-1]})
        formula.insert(formula.index(bare[0]), wrap)
        wrap.extend([detach(element) for element in bare])
        changed += 1
    return changed
