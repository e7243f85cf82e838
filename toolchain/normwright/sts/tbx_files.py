"""TBX files (ISO 30042): term bases as plain records, of either edition and either style.

Read: `tbx` of 2019 with `conceptEntry/langSec/termSec`, and `martif` of 2008 with `termEntry/langSet/tig` or
`ntig`; categories in attributes (DCA) or as element names (DCT). Whatever stands at a level is kept under
its category, so that the reader can say what it has no place for. Written: the 2019 form, DCA.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.errors import InputError
from normwright.sts.parse import parse_xml
from normwright.sts.places import line_of
from normwright.sts.tags import XML_LANG

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
ROOTS = frozenset({"tbx", "martif"})

_ENTRIES = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
#: Elements that only hold others together.
_GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp", "transacGrp", "termGrp", "descripNote"})


@dataclass(frozen=True)
class TbxLink:
    """Characters [start, end) of a text name another entry, by its id."""

    start: int
    end: int
    target: str


@dataclass(frozen=True)
class TbxText:
    """One fact: its category, such as "definition", its text, and the id it points at, if any."""

    category: str
    text: str
    target: str = ""
    links: tuple[TbxLink, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class TbxTerm:
    """One term with what is said of it."""

    text: str
    facts: tuple[TbxText, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class TbxLanguage:
    """What an entry says in one language; an empty language means that the file doesn't say."""

    language: str
    terms: tuple[TbxTerm, ...] = ()
    facts: tuple[TbxText, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class TbxEntry:
    """One concept."""

    id: str
    languages: tuple[TbxLanguage, ...] = ()
    facts: tuple[TbxText, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class TbxFile:
    """A term base: its title, where it is from, its main language, its entries."""

    title: str = ""
    source: str = ""
    language: str = ""
    entries: tuple[TbxEntry, ...] = ()


def is_tbx(data: bytes) -> bool:
    """Whether these bytes begin like a TBX file."""
    head = data[:65536].decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    found = re.search(r"<(?:\w+:)?(\w+)[\s>]", re.sub(r"<!--.*?-->|<[!?][^>]*>", "", head, flags=re.DOTALL))
    return found is not None and found.group(1) in ROOTS


def read_tbx(data: bytes, *, file: str, report: Report) -> TbxFile:
    """The term base in `data`. Raises: InputError when it is none; XML faults are in `report`."""
    root = parse_xml(data, file=file, report=report)
    if root is None or _name(root) not in ROOTS:
        raise InputError(f"{file} could not be read as a TBX file", help="see the findings")
    entries = [_entry(element) for element in root.iter(etree.Element) if _name(element) in _ENTRIES]
    return TbxFile(
        title=_first(root, "title"),
        source=_first(root, "sourceDesc"),
        language=root.get(XML_LANG) or "",
        entries=tuple(entries),
    )


def write_tbx(base: TbxFile) -> bytes:
    """A TBX file of 2019 in DCA style; same records, same bytes."""
    root = etree.Element(_tbx("tbx"), {"type": "TBX-normwright", "style": "dca"}, nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    root.set(XML_LANG, base.language or "en")
    header = _add(_add(root, "tbxHeader"), "fileDesc")
    if base.title:
        _add(_add(header, "titleStmt"), "title", base.title)
    _add(_add(header, "sourceDesc"), "p", base.source or base.title or "-")
    body = _add(_add(root, "text"), "body")
    for entry in base.entries:
        _write_entry(body, entry)
    _indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


# -- reading -------------------------------------------------------------------------------------------------


def _entry(element: _Element) -> TbxEntry:
    languages = tuple(_language(child) for child in element if _name(child) in _LANGUAGES)
    facts = tuple(_facts(element, _LANGUAGES))
    return TbxEntry(element.get("id") or "", languages, facts, line_of(element))


def _language(element: _Element) -> TbxLanguage:
    terms = tuple(_term(child) for child in element if _name(child) in _TERMS)
    return TbxLanguage(
        element.get(XML_LANG) or element.get("lang") or "",
        terms,
        tuple(_facts(element, _TERMS)),
        line_of(element),
    )


def _term(element: _Element) -> TbxTerm:
    found = next((one for one in element.iter(etree.Element) if _name(one) == "term"), None)
    text = "" if found is None else _plain(found)[0]
    return TbxTerm(text, tuple(_facts(element, frozenset({"term"}))), line_of(element))


def _facts(element: _Element, levels: frozenset[str]) -> Iterator[TbxText]:
    """What is said at this level, groups unfolded, the levels below left out."""
    for child in element.iterchildren(etree.Element):
        name = _name(child)
        if name in levels:
            continue
        if name in _GROUPS and not child.get("type"):
            yield from _facts(child, levels)
        else:
            yield _fact(child, name)


def _fact(element: _Element, name: str) -> TbxText:
    text, links = _plain(element)
    target = element.get("target") or ""
    return TbxText(
        element.get("type") or name, text or element.get("value") or "", target, links, line_of(element)
    )


def _plain(element: _Element) -> tuple[str, tuple[TbxLink, ...]]:
    """The words of an element with blanks collapsed, and the entries they name."""
    parts: list[str] = []
    links: list[TbxLink] = []
    length = 0

    def put(raw: str | None) -> None:
        nonlocal length
        words = re.sub(r"[ \t\r\n]+", " ", raw or "")
        if words.startswith(" ") and (not parts or parts[-1].endswith(" ")):
            words = words[1:]
        if words:
            parts.append(words)
            length += len(words)

    def walk(node: _Element) -> None:
        put(node.text)
        for child in node:
            start = length
            if isinstance(child.tag, str):
                walk(child)
                target = child.get("target")
                if target and length > start:
                    links.append(TbxLink(start, length, target))
            put(child.tail)

    walk(element)
    text = "".join(parts)
    kept = text.rstrip(" ")
    return kept, tuple(one for one in links if one.end <= len(kept))


def _first(root: _Element, name: str) -> str:
    found = next((one for one in root.iter(etree.Element) if _name(one) == name), None)
    return "" if found is None else _plain(found)[0]


def _name(element: _Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


# -- writing -------------------------------------------------------------------------------------------------

#: The element that holds a category; a description is the most general.
_HOLDERS = {
    "source": "admin",
    "note": "note",
    "partOfSpeech": "termNote",
    "grammaticalGender": "termNote",
    "grammaticalNumber": "termNote",
    "termType": "termNote",
    "administrativeStatus": "termNote",
    "geographicalUsage": "termNote",
}


def _write_entry(body: _Element, entry: TbxEntry) -> None:
    made = _add(body, "conceptEntry")
    made.set("id", entry.id)
    for fact in entry.facts:
        _write_fact(made, fact)
    for language in entry.languages:
        section = _add(made, "langSec")
        section.set(XML_LANG, language.language)
        for fact in language.facts:
            _write_fact(section, fact)
        for term in language.terms:
            inner = _add(section, "termSec")
            _add(inner, "term", term.text)
            for fact in term.facts:
                _write_fact(inner, fact)


def _write_fact(parent: _Element, fact: TbxText) -> None:
    holder = _HOLDERS.get(fact.category, "descrip")
    made = _add(parent, holder)
    if holder != "note":
        made.set("type", fact.category)
    if fact.target:
        made.set("target", fact.target)
    at = 0
    last: _Element | None = None
    for link in fact.links:
        _append(made, last, fact.text[at : link.start])
        last = _add(made, "hi", fact.text[link.start : link.end])
        last.set("type", "entailedTerm")
        last.set("target", link.target)
        at = link.end
    _append(made, last, fact.text[at:])


def _append(parent: _Element, last: _Element | None, words: str) -> None:
    if last is None:
        parent.text = words
    else:
        last.tail = words


def _indent(element: _Element, depth: int = 0) -> None:
    """Puts each element on a line, but leaves texts alone: a blank between two references is a word's."""
    if not len(element) or any(_name(child) == "hi" for child in element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * depth


def _add(parent: _Element, name: str, text: str | None = None) -> _Element:
    made = etree.SubElement(parent, _tbx(name))
    made.text = text
    return made


def _tbx(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
