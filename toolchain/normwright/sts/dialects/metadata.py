"""Older metadata, and one front for the texts of several bodies (ISOSTS 1.1)."""

import re

from lxml.etree import _Element

from normwright import resources
from normwright.sts.dialects.tree import detach, made
from normwright.sts.kinds import METADATA
from normwright.sts.structure.index import words
from normwright.sts.tags import XML_LANG

_LEVELS = {"iso-meta": "international", "reg-meta": "regional", "nat-meta": "national"}

#: Children of std-meta in the order of the schema.
ORDER = (
    "title-wrap",
    "proj-id",
    "release-version",
    "std-ident",
    "std-org",
    "std-org-group",
    "content-language",
    "std-ref",
    "doc-ref",
    "pub-date",
    "release-date",
    "meta-date",
    "wi-number",
    "comm-ref",
    "comm-ref-group",
    "accrediting-organization",
    "authorization",
    "secretariat",
    "ics",
    "ics-wrap",
    "subj-group",
    "page-count",
    "counts",
    "is-proof",
    "std-xref",
    "release-version-id",
    "permissions",
    "self-uri",
    "abstract",
    "kwd-group",
    "meta-note",
    "custom-meta-group",
)


def convert_metadata(root: _Element) -> int:
    """iso-meta, reg-meta and nat-meta become std-meta; what doc-ident holds gets its new names and places."""
    found = list(root.iter(*_LEVELS))
    for meta in found:
        meta.set("std-meta-type", _LEVELS[str(meta.tag)])
        meta.tag = "std-meta"
        originator = meta.attrib.pop("originator", "")
        _spread_identification(meta)
        if originator and meta.find("std-org") is None:
            _organization(meta, str(originator))
        _sort(meta)
    return len(found)


def _spread_identification(meta: _Element) -> None:
    identification = meta.find("doc-ident")
    if identification is None:
        return
    for child in list(identification.iterchildren("sdo", "proj-id", "language", "release-version", "urn")):
        if not words(child):
            continue
        if child.tag == "sdo":
            _organization(meta, words(child))
        elif child.tag == "urn":
            detach(child).tag = "self-uri"
            meta.append(child)
        elif child.tag == "language":
            known = [words(one).lower() for one in meta.iterchildren("content-language")]
            if words(child).lower() not in known:
                detach(child).tag = "content-language"
                meta.append(child)
        else:
            meta.append(detach(child))
    detach(identification)


def _organization(meta: _Element, name: str) -> None:
    organization = made("std-org", meta)
    abbreviation = made("std-org-abbrev", meta)
    abbreviation.text = name
    organization.append(abbreviation)
    meta.append(organization)


def _sort(meta: _Element) -> None:
    rank = {tag: number for number, tag in enumerate(ORDER)}
    children = sorted(meta, key=lambda child: rank.get(str(child.tag), -1))
    meta[:] = children


def nest_adoptions(root: _Element) -> int:
    """One front for several bodies becomes an adoption around each body's own text.

    What is marked as the adopting body's (originator, specific-use, a title such as "European foreword", an
    annex with its letters) moves out; everything else stays with the standard.
    """
    nested = 0
    for level in ("national", "regional"):
        innermost = next(root.iter("standard"), None)
        nested += 0 if innermost is None else _nest(innermost, level)
    return nested


def _nest(part: _Element, level: str) -> int:
    """Turns `part` into an adoption around a standard, which gets all but what the adopting body added."""
    front = part.find("front")
    metas = [] if front is None else [child for child in front if child.tag in METADATA]
    outer = [meta for meta in metas if meta.get("std-meta-type") == level]
    if front is None or len(outer) != 1 or len(metas) < 2:
        return 0
    inner = made("standard", part)
    inner.extend(list(part))
    if part.get("id"):
        inner.set("id", str(part.attrib.pop("id")))
    part.tag = "adoption"
    added = [sec for sec in front.iterchildren("sec") if _added(sec, level, outer[0])]
    new_front = made("adoption-front", front)
    new_front.extend([detach(element) for element in (outer[0], *added)])
    part.extend([new_front, inner])
    _move_annexes(part, inner, level, outer[0])
    return 1


def _added(sec: _Element, level: str, meta: _Element) -> bool:
    data = resources.table("dialects.toml")["adoption"]
    use = sec.get("specific-use") or ""
    if sec.get("originator"):
        return sec.get("originator") == words(meta.find("std-org/std-org-abbrev"))
    if level == "regional" and (use.endswith(".reg") or sec.get("sec-type") == "endorsement"):
        return True
    if level == "national" and use.endswith(".nat"):
        return True
    return words(sec.find("title")).lower() in data[f"{level}_titles"]


def _move_annexes(part: _Element, inner: _Element, level: str, meta: _Element) -> None:
    letters = re.compile(resources.table("dialects.toml")["adoption"][f"{level}_annexes"]).fullmatch
    moved = []
    for app in list(inner.iter("app")):
        label = (words(app.find("label")).split() or [""])[-1]
        if letters(label) or app.get("originator") == words(meta.find("std-org/std-org-abbrev")):
            moved.append(detach(app))
    if moved:
        back, group = made("back", moved[0]), made("app-group", moved[0])
        group.extend(moved)
        back.append(group)
        part.append(back)
    for group in list(inner.iter("app-group")):
        if len(group) == 0:
            detach(group)


def name_language(root: _Element) -> int:
    """The root says the language, which older files say in the metadata only."""
    changed = 0
    for part in root.iter("standard", "adoption"):
        if part.get(XML_LANG) or any(up.get(XML_LANG) for up in part.iterancestors()):
            continue
        found = words(next(part.iter("content-language"), None))
        if re.fullmatch("[a-zA-Z]{2,3}", found):
            part.set(XML_LANG, found.lower())
            changed += 1
    return changed
