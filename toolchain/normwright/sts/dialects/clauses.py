"""Clauses, annexes and headings."""

import re

from lxml.etree import _Element

from normwright import resources
from normwright.sts.dialects.tree import blank, detach, sole_child, unwrap
from normwright.sts.structure.index import has_text, words

_TOPS = ("front", "adoption-front", "body", "back")
_HEADED = ("sec", "app", "term-sec", "table-wrap", "fig", "fig-group")
_NOTES = ("non-normative-note", "normative-note", "non-normative-example", "normative-example")
_LABEL_END = re.compile(r"[\s:–—-]+$|(?<=\d)\.\s*$")


def name_clause_kinds(root: _Element) -> int:
    """Top-level clauses say what they are, by other words for a kind or by their titles."""
    data = resources.table("dialects.toml")
    kinds = data["clause_kinds"]
    titles = {title: kind for kind, found in data["clause_titles"].items() for title in found}
    changed = 0
    for sec in root.iter("sec"):
        given = sec.get("sec-type")
        if given in kinds:
            if kinds[given]:
                sec.set("sec-type", kinds[given])
            else:
                del sec.attrib["sec-type"]
            changed += 1
        parent = sec.getparent()
        if sec.get("sec-type") is None and parent is not None and parent.tag in _TOPS:
            kind = titles.get(words(sec.find("title")).lower())
            if kind:
                sec.set("sec-type", kind)
                changed += 1
    return changed


def drop_empty_titles(root: _Element) -> int:
    """A clause whose title is empty is a numbered paragraph."""
    changed = 0
    for title in list(root.iter("title")):
        parent = title.getparent()
        if (
            parent is None
            or parent.tag not in ("sec", "app")
            or has_text(title)
            or parent.find("label") is None
        ):
            continue
        detach(title)
        if parent.tag == "sec" and not parent.get("sec-type"):
            parent.set("sec-type", "numbered-paragraph")
        changed += 1
    return changed


def name_annex_kinds(root: _Element) -> int:
    """An annex says normative or informative in content-type, and nowhere else."""
    kinds = {
        word: kind
        for kind, found in resources.table("dialects.toml")["annex_kinds"].items()
        for word in found
    }
    changed = 0
    for app in root.iter("app"):
        kind = kinds.get((app.get("content-type") or "").lower())
        said = app.find("annex-type")
        if said is not None and words(said).lower() in kinds:
            kind = kind or kinds[words(said).lower()]
            detach(said)
            changed += 1
        if kind and kind != app.get("content-type"):
            app.set("content-type", kind)
            changed += 1
    return changed


def free_bibliography(root: _Element) -> int:
    """A bibliography wrapped into an annex or clause stands in the back by itself."""
    data = resources.table("dialects.toml")["bibliography"]
    changed = 0
    for wrap in list(root.iter("app", "sec")):
        back = next(wrap.iterancestors("back"), None)
        title = words(wrap.find("title")).lower()
        said = (wrap.get("content-type") or wrap.get("sec-type") or "").lower() in data["kinds"]
        if back is None or not (said or (wrap.find("label") is None and title in data["titles"])):
            continue
        children = [child for child in wrap if child.tag not in ("label", "title", "ref-list")]
        lists = wrap.findall("ref-list")
        if len(lists) == 1 and all(child.tag == "p" for child in children):
            _free(wrap, lists[0], children, back)
            changed += 1
    return changed + _say_bibliography(root, data["titles"])


def _free(wrap: _Element, references: _Element, children: list[_Element], back: _Element) -> None:
    own_title = references.find("title")
    position = 0 if own_title is None else references.index(own_title) + 1
    title = wrap.find("title")
    if title is not None and own_title is None:
        references.insert(0, detach(title))
        position = 1
    for offset, child in enumerate(children):
        references.insert(position + offset, detach(child))
    references.set("content-type", "bibl")
    if references.get("id") is None and wrap.get("id"):
        references.set("id", str(wrap.get("id")))
    back.append(detach(references))
    group = wrap.getparent()
    detach(wrap)
    if group is not None and group.tag == "app-group" and len(group) == 0:
        detach(group)


def _say_bibliography(root: _Element, titles: list[str]) -> int:
    changed = 0
    for back in root.iter("back"):
        for found in back.iterchildren("ref-list"):
            if not found.get("content-type") and words(found.find("title")).lower() in titles:
                found.set("content-type", "bibl")
                changed += 1
    return changed


def sort_clauses(root: _Element) -> int:
    """Top-level clauses stand in the order of their numbers, where each has another one."""
    changed = 0
    for body in root.iter("body"):
        numbers = [words(sec.find("label")) for sec in body]
        if not all(sec.tag == "sec" for sec in body) or len(set(numbers)) != len(numbers):
            continue
        if all(number.isascii() and number.isdigit() for number in numbers):
            ordered = sorted(body, key=lambda sec: int(words(sec.find("label"))[:9]))
            if ordered != list(body):
                body[:] = ordered
                changed += 1
    return changed


def plain_headings(root: _Element) -> int:
    """Titles and labels are not marked bold as a whole; the stylesheet does that."""
    changed = 0
    for heading in list(root.iter("title", "label")):
        bold = sole_child(heading, "bold")
        parent = heading.getparent()
        if (
            bold is not None
            and parent is not None
            and parent.tag in (*_HEADED, *_NOTES, "caption", "ref-list")
        ):
            unwrap(bold)
            changed += 1
    return changed


def clean_labels(root: _Element) -> int:
    """A label is the number or word alone: "NOTE —" becomes "NOTE", "5." becomes "5"."""
    changed = 0
    for parent in root.iter(*_HEADED, *_NOTES):
        label = parent.find("label")
        if label is None or len(label) or not label.text:
            continue
        cleaned = _LABEL_END.sub("", label.text)
        if cleaned and cleaned != label.text:
            changed += cleaned != label.text.rstrip()
            label.text = cleaned
    return changed


def shorten_captions(root: _Element) -> int:
    """A caption doesn't repeat the label: "Table 1 — Limits" is "Limits" under the label "Table 1"."""
    changed = 0
    for block in root.iter("table-wrap", "fig", "fig-group"):
        label, title = block.find("label"), block.find("caption/title")
        if label is None or title is None or blank(title.text) or not words(label):
            continue
        first, *others = words(label).split()
        if not (title.text or "").lstrip().startswith(first):
            continue
        start = r"\s+".join(map(re.escape, (first, *others)))
        cut = re.match(rf"\s*{start}\s*[—–:-]\s*", title.text or "")
        if cut and (len(title) or not blank((title.text or "")[cut.end() :])):
            title.text = (title.text or "")[cut.end() :]
            changed += 1
    return changed
