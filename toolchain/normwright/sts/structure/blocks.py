"""Rules on lists, tables, figures and formulae."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.grid import resolve
from normwright.sts.structure.index import Finding, Index, finding, has_text, name, words
from normwright.sts.tags import HREF, MML, mml

_PICTURES = ("graphic", "inline-graphic", "media", "array", "table", "code", "preformat", "alternatives")
_EXTENSION = re.compile(r"\.(?:png|jpe?g|gif|svg|tiff?|eps|pdf|emf|wmf|bmp|webp)$", re.IGNORECASE)

_DASHES = r"[—–‒―−-]"
_LABELS = {
    "alpha-lower": r"[a-z]{1,2}[).]?",
    "alpha-upper": r"[A-Z]{1,2}[).]?",
    "roman-lower": r"[ivxlc]+[).]?",
    "roman-upper": r"[IVXLC]+[).]?",
    "arabic": r"\d+[).]?",
    "order": r"\d+[).]?",
    "dash": _DASHES,
    "bullet": r"[^\w\s]",
}
_FITS = {kind: re.compile(pattern).fullmatch for kind, pattern in _LABELS.items()}

_CHILDREN = {
    **dict.fromkeys(("mfrac", "mroot", "msup", "msub", "mover", "munder"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
_COLOUR = re.compile(r"background-color\s*:\s*([^;]*)", re.IGNORECASE)


def check_lists(index: Index) -> Iterator[Finding]:
    """A list says its kind, and its labels are of that kind, all or none."""
    for element in index.all("list"):
        kind = element.get("list-type")
        if not kind:
            yield finding("STS128", element)
        items = element.findall("list-item")
        labels = [words(item.find("label")) for item in items]
        if any(labels) and not all(labels):
            yield finding("STS154", items[labels.index("")])
        fits = _FITS.get(kind or "")
        wrong = [label for label in labels if label and fits is not None and not fits(label)]
        if wrong:
            yield finding("STS153", items[labels.index(wrong[0])], label=wrong[0], kind=kind)


def check_figures(index: Index) -> Iterator[Finding]:
    """A figure has a label and something to see."""
    for element in index.all("fig"):
        label = element.find("label")
        if label is None or not has_text(label):
            yield finding("STS125", element, name=words(element.find("caption/title")) or name(element))
        if next(element.iter(*_PICTURES), None) is None:
            yield finding("STS126", element, name=name(element))
    for element in index.all("graphic", "inline-graphic"):
        href = (element.get(HREF) or "").strip()
        if not href or _EXTENSION.search(href):
            yield finding("STS127", element, name=href)


def check_cells(index: Index) -> Iterator[Finding]:
    """A cell holds text or paragraphs, not both."""
    for cell in index.all("td", "th"):
        if len(cell) and cell.find("p") is not None and _beside_paragraphs(cell):
            yield finding("STS152", cell)


def _beside_paragraphs(cell: _Element) -> bool:
    loose = [cell.text, *(child.tail for child in cell)]
    return any(text and not text.isspace() for text in loose)


def check_spans(index: Index) -> Iterator[Finding]:
    """The rows of a table are equally wide when its spans are counted."""
    for table in index.all("table"):
        faults = resolve(table).faults
        if faults:
            element, fault = faults[0]
            yield finding("STS162", element, fault=fault, more=_more(len(faults) - 1))


def _more(count: int) -> str:
    return f" (and {count} more in this table)" if count else ""


def check_colours(index: Index) -> Iterator[Finding]:
    """Colours are written in one way."""
    for element in index.all("td", "th", "tr", "table", "thead", "tbody", "col"):
        style = element.get("style")
        found = _COLOUR.search(style) if style else None
        if found and not re.fullmatch(r"#[0-9A-Fa-f]{6}", found.group(1).strip()):
            yield finding("STS165", element, colour=found.group(1).strip())


def check_formulae(index: Index) -> Iterator[Finding]:
    """MathML has its prefix, and its schemata their parts."""
    for tag in [tag for tag in index.by_tag if isinstance(tag, str) and tag.startswith(f"{{{MML}}}")]:
        wanted = _CHILDREN.get(tag.removeprefix(f"{{{MML}}}"))
        for element in index.by_tag[tag]:
            if tag == mml("math") and element.prefix != "mml":
                yield finding("STS134", element, prefix=element.prefix or "none")
            if wanted is not None and _count(element) != wanted:
                facts = {"name": tag.removeprefix(f"{{{MML}}}"), "count": _count(element), "wanted": wanted}
                yield finding("STS135", element, **facts)
    for element in index.all("math"):
        yield finding("STS134", element, prefix="none, and no namespace")


def _count(element: _Element) -> int:
    return sum(1 for child in element if isinstance(child.tag, str))
