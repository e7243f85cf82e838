"""Which links a page may have: within the document, and to addresses of harmless schemes."""

import re
from typing import Any

from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.sts.places import place_in
from normwright.sts.tags import HREF, XLINK, nw, tbx

#: The address of a link that is safe, and the id that a reference leads to.
SAFE, TO = nw("href"), nw("to")
#: On a cross-reference without text: the labels of what it leads to, else its ids in brackets.
LABEL = nw("label")
SCHEMES = frozenset({"http", "https", "mailto", "ftp"})
#: Names, not addresses: nothing can be opened by them, so they are text without complaint.
NAMES = frozenset({"urn", "iso", "iec", "doi", "isbn", "cen"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
#: What browsers drop or trim before they look at the scheme (URL Standard, C0 controls and blanks).
_DROPPED = re.compile(r"[\x00-\x20\x7f\u2028\u2029]+")
_NO_LINKS = frozenset({"graphic", "inline-graphic", tbx("xGraphic")})


def mark_links(root: _Element, *, file: str, report: Report) -> None:
    """Marks every link that may be made (`SAFE`, `TO`, `LABEL`); reports addresses not to be followed."""
    ids = {str(identifier) for identifier in _find(root, "descendant-or-self::*/@id")}
    for element in _find(root, "descendant::*[@rid or @target]"):
        words = f"{element.get('rid', '')} {element.get('target', '')}".split()
        targets = [word for word in words if word in ids]
        if targets:
            element.set(TO, targets[0])
    _label_references(root)
    for element in _find(root, "descendant::*[@x:href or @xtarget or self::uri or self::email]"):
        _mark_address(element, ids, file, report)


def _find(root: _Element, path: str) -> list[Any]:
    found: Any = root.xpath(path, namespaces={"x": XLINK})
    return list(found)


def _label_references(root: _Element) -> None:
    """Editors of standards leave the text of cross-references to whoever prints them."""
    empty = _find(root, "descendant::xref[@rid][not(*) and not(normalize-space())]")
    if not empty:
        return
    wanted = {name for xref in empty for name in xref.get("rid").split()}
    labels = {
        element.get("id"): " ".join(" ".join(element.find("label").itertext()).split())
        for element in _find(root, "descendant::*[@id][label]")
        if element.get("id") in wanted
    }
    for xref in empty:
        names = xref.get("rid").split()
        found = [labels[name] for name in names if labels.get(name)]
        xref.set(LABEL, ", ".join(found) or f"[{' '.join(names)}]")


def _mark_address(element: _Element, ids: set[str], file: str, report: Report) -> None:
    address = _address(element)
    if address.startswith("#") and address[1:] in ids:
        element.set(TO, address[1:])
    elif (safe := safe_address(address)) is not None:
        element.set(SAFE, safe)
    elif _is_threat(address):
        report.say("RND007", place_in(element, file), address=_DROPPED.sub("", address)[:80])


def safe_address(address: str) -> str | None:
    """The address without control characters and blanks, when its scheme may be followed; else None."""
    clean = _DROPPED.sub("", address)
    if clean.lower().startswith("www."):
        return f"https://{clean}"
    scheme = _SCHEME.match(clean)
    return clean if scheme is not None and scheme[1].lower() in SCHEMES else None


def _address(element: _Element) -> str:
    if element.tag in _NO_LINKS:
        return ""
    address = element.get(HREF) or element.get("xtarget")
    if address is None and element.tag in {"uri", "email"}:
        address = (element.text or "").strip()
        if element.tag == "email" and "@" in address and ":" not in address:
            address = f"mailto:{address}"
    return address or ""


def _is_threat(address: str) -> bool:
    scheme = _SCHEME.match(_DROPPED.sub("", address))
    return scheme is not None and scheme[1].lower() not in NAMES
