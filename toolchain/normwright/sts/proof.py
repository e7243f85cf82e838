"""Proof that an EN version carries the text of the ISO standard: on the bytes that were written."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Diagnostic, Report, diagnose
from normwright.sts.parse import parse_xml
from normwright.sts.write import canonical


def prove_same_text(iso_file: bytes, en_file: bytes) -> list[Diagnostic]:
    """Nothing when the exclusive canonical XML of the standard in both files is equal.

    Otherwise one complaint that names the first difference: ENV001; or ENV002 when a file has no standard in
    it, or the parser's own complaints. Comments, attributes, white space and processing instructions count.
    """
    report = Report()
    iso = parse_xml(iso_file, file="iso", report=report)
    european = parse_xml(en_file, file="en", report=report)
    if iso is None or european is None:
        return list(report)
    own, nested = _standard(iso), _nested(european)
    if own is None or nested is None:
        return [diagnose("ENV002", version="ISO" if own is None else "EN")]
    if canonical(own) == canonical(nested):
        return []
    where, left, right = next(_differences(own, nested), (_path(own), "", ""))
    return [diagnose("ENV001", where=where, iso=left, en=right)]


def _standard(root: _Element) -> _Element | None:
    return root if root.tag == "standard" else None


def _nested(root: _Element) -> _Element | None:
    """The standard directly inside the adoption; a further one would be another text."""
    found = root.findall("standard") if root.tag == "adoption" else []
    return found[0] if len(found) == 1 else None


def _differences(one: _Element, other: _Element) -> Iterator[tuple[str, str, str]]:
    """Where two trees differ, in document order: place, what the one says, what the other says."""
    for (event, left), (event_there, right) in zip(_events(one), _events(other), strict=False):
        where = _path(left)
        if event == "end" and event_there == "end":
            if left is not one and (left.tail or "") != (right.tail or ""):
                yield f"behind {where}", *_around(left.tail or "", right.tail or "")
        elif event != event_there or left.tag != right.tag:
            yield where, _shown(left, event), _shown(right, event_there)
            return
        elif _attributes(left) != _attributes(right):
            yield f"{where}, attributes", _attributes(left), _attributes(right)
        elif (left.text or "") != (right.text or ""):
            yield f"{where}, text", *_around(left.text or "", right.text or "")


def _events(root: _Element) -> Iterator[tuple[str, _Element]]:
    """Begin and end of every node; comments and instructions are nodes too, of one text."""
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        yield event, node
        if event in {"comment", "pi"}:
            yield "end", node


def _path(element: _Element) -> str:
    """The element's own id, or the nearest one above it with the way from there."""
    steps: list[str] = []
    node: _Element | None = element
    while node is not None:
        if node.get("id"):
            steps.append(f"#{node.get('id')}")
            break
        parent = node.getparent()
        position = parent.index(node) + 1 if parent is not None else 1
        name = _name(node)
        steps.append(f"{name}[{position}]" if parent is not None and node.tag != "standard" else name)
        node = None if node.tag == "standard" else parent
    return "/".join(reversed(steps))


def _shown(node: _Element, event: str) -> str:
    return f"end of {_name(node)}" if event == "end" else _name(node)


def _name(node: _Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else "comment or instruction"


def _attributes(element: _Element) -> str:
    return " ".join(f'{name!s}="{value!s}"' for name, value in sorted(element.attrib.items())) or "none"


def _around(left: str, right: str) -> tuple[str, str]:
    """The first differing stretch of two texts, with a little before it."""
    same = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), None)
    start = max(0, (same if same is not None else min(len(left), len(right))) - 10)
    return repr(left[start : start + 30]), repr(right[start : start + 30])
