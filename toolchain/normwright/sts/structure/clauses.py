"""Rules on clauses, annexes and their headings."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.structure.index import Finding, Index, finding, has_text, name, words

SEC_TYPES = frozenset(
    {
        "foreword",
        "intro",
        "abstract",
        "scope",
        "norm-refs",
        "terms",
        "index",
        "numbered-paragraph",
        "endorsement",
        "titlepage",
    }
)
_LABELLED = ("sec", "term-sec", "app", "table-wrap", "fig", "fig-group", "disp-formula")
_NOTES = ("non-normative-note", "normative-note", "non-normative-example", "normative-example")
_BAD_END = re.compile(r"[\s.:\-–—]$")


def check_scope(index: Index) -> Iterator[Finding]:
    """Exactly one scope; an amendment or corrigendum needs none."""
    for standard in index.all("standard"):
        body = standard.find("body")
        if body is None or _supplement(standard):
            continue
        scopes = [sec for sec in body.iterchildren("sec") if sec.get("sec-type") == "scope"]
        if not scopes:
            yield finding("STS101", body)
        for sec in scopes[1:]:
            yield finding("STS102", sec)


def check_normative_references(index: Index) -> Iterator[Finding]:
    """At most one clause of normative references."""
    for body in index.all("body"):
        found = [sec for sec in body.iterchildren("sec") if sec.get("sec-type") == "norm-refs"]
        for sec in found[1:]:
            yield finding("STS103", sec)


def check_bibliography(index: Index) -> Iterator[Finding]:
    """At most one bibliography."""
    for back in index.all("back"):
        found = [one for one in back.iterchildren("ref-list") if one.get("content-type") == "bibl"]
        for one in found[1:]:
            yield finding("STS104", one)


def check_clause_ids(index: Index) -> Iterator[Finding]:
    """Every clause and term entry can be pointed at."""
    for element in index.all("sec", "term-sec"):
        if not element.get("id"):
            yield finding("STS105", element, name=_heading(element))


def check_annexes(index: Index) -> Iterator[Finding]:
    """An annex has one label and one title."""
    for element in index.all("app"):
        for tag, code in (("label", "STS106"), ("title", "STS107")):
            found = element.findall(tag)
            if len(found) != 1 or not has_text(found[0]):
                yield finding(code, element, name=_heading(element), count=len(found))


def check_labels(index: Index) -> Iterator[Finding]:
    """A label is the number alone; the stylesheet sets what follows it."""
    for element in index.all(*_LABELLED, *_NOTES):
        label = element.find("label")
        if label is None:
            continue
        raw = "".join(map(str, label.itertext()))
        found = _BAD_END.search(raw)
        if found and not (found.group().isspace() and "\n" in raw):  # an indented file is no fault
            yield finding("STS108", label, label=raw.strip(), end=_SPOKEN.get(found.group(), "space"))


_SPOKEN = {".": "full stop", ":": "colon", "-": "hyphen", "–": "dash", "—": "dash"}


def check_titles(index: Index) -> Iterator[Finding]:
    """No bold and no hyphen for a dash in titles."""
    for title in index.all("title", "main", "intro", "compl", "full"):
        if title.tag == "title" and title.find("bold") is not None:
            yield finding("STS155", title, title=words(title))
        if " - " in words(title):
            yield finding("STS157", title, title=words(title))


def check_clause_kinds(index: Index) -> Iterator[Finding]:
    """Kinds of clauses come from a closed list."""
    for element in index.all("sec"):
        kind = element.get("sec-type")
        if kind and kind not in SEC_TYPES:
            yield finding("STS163", element, kind=kind, name=_heading(element))


def check_paragraphs(index: Index) -> Iterator[Finding]:
    """No empty paragraphs, no lists in paragraphs."""
    for element in index.all("p"):
        if len(element) == 0:
            if not element.text or element.text.isspace():
                yield finding("STS156", element)
        elif element.find("list") is not None and not _wraps(element):
            yield finding("STS151", element)
        elif not has_text(element) and not any(isinstance(child.tag, str) for child in element):
            yield finding("STS156", element)


def _wraps(paragraph: _Element) -> bool:
    """Whether a `p` is there only because its parent's content model has no lists of its own."""
    parent = paragraph.getparent()
    if parent is None or parent.tag not in {"def", "statement", "table-wrap-foot", "fn"}:
        return False
    return not (paragraph.text or "").strip()


def check_notes(index: Index) -> Iterator[Finding]:
    """A note or example says what it is."""
    for element in index.all(*_NOTES):
        label = element.find("label")
        if label is None or not has_text(label):
            yield finding("STS133", element, kind="an example" if "example" in element.tag else "a note")


def _heading(element: _Element) -> str:
    found = f"{words(element.find('label'))} {words(element.find('title'))}".strip()
    return found or name(element)


def _supplement(standard: _Element) -> bool:
    kinds = standard.iterfind("front/*/std-ident/suppl-type")
    return any(words(kind).lower() in ("amd", "cor") for kind in kinds)
