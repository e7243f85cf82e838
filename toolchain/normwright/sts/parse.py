"""Bytes to an XML tree: the one parser for files by others.

No network, no other file, no DTD. Entities declared in the file itself are unfolded, as far as they don't
multiply the file. Bounds: 100 MB a file, 255 levels, 10 million characters in one text or attribute (the last
two and the unfolding are libxml2's own bounds, which is why its "huge" mode is off; 2.5 MB or 25 MB of
standard read without it). A public or system identifier in the DOCTYPE is kept and never followed.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Diagnostic, Place, Report, diagnose

LIMIT = 100 << 20  # bytes

_UNDEFINED = frozenset({"ERR_UNDECLARED_ENTITY", "WAR_UNDECLARED_ENTITY"})
_ENCODING = frozenset({"ERR_INVALID_ENCODING", "ERR_UNSUPPORTED_ENCODING", "ERR_UNKNOWN_ENCODING"})
_MARKUP_BEFORE_ROOT = 1 << 20  # bytes in which a DOCTYPE is looked for


def parse_xml(data: bytes, *, file: str = "", report: Report) -> _Element | None:
    """The root element; None when the file is refused, and then `report` says why, at each place."""
    if len(data) > LIMIT:
        report.say("XML001", Place(file), size=round(len(data) / (1 << 20)), limit=LIMIT >> 20)
        return None
    if not data.strip():
        report.say("XML007", Place(file))
        return None
    parser = safe_parser()
    try:
        root: _Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        report.extend(_explain(problem, parser.error_log, data, file))
        return None
    except (LookupError, ValueError) as problem:  # an encoding that Python or libxml2 refuses by itself
        report.say("XML008", Place(file, 1), fault=str(problem))
        return None
    report.extend(_left_standing(root, data, file))
    return root


def safe_parser(*, keep_remarks: bool = True) -> Any:
    """A parser that reads nothing but its bytes; comments and instructions go without `keep_remarks`."""
    make: Any = etree.XMLParser  # the stubs know no "internal"
    return make(
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        resolve_entities="internal",
        huge_tree=False,
        remove_comments=not keep_remarks,
        remove_pis=not keep_remarks,
        strip_cdata=True,
    )


# -- what went wrong, in our words ---------------------------------------------------------------------------


def _explain(problem: etree.XMLSyntaxError, log: Any, data: bytes, file: str) -> Iterator[Diagnostic]:
    declared = _Declarations(data)
    found = 0
    for entry in log:
        place = Place(file, entry.line, entry.column)
        for marker, explain in _REASONS:
            if marker(entry):
                found += 1
                yield explain(entry, place, declared)
                break
    if not found:
        line, column = problem.position
        yield diagnose(
            "XML002", Place(file, line, max(column, 0)), fault=_plain(problem.msg or "unknown fault")
        )


def _undefined(entry: Any, place: Place, declared: "_Declarations") -> Diagnostic:
    found = re.search(r"'([^']+)'", entry.message)
    name = found.group(1) if found else "?"
    if name in declared.parameter:
        return diagnose("XML009", place, name=name)
    if name in declared.external:
        return diagnose("XML004", place, name=name)
    hint = "; its DTD is not read" if declared.system else ""
    return diagnose("XML005", place, name=name, hint=hint)


def _beyond_limit(entry: Any, place: Place, declared: "_Declarations") -> Diagnostic:
    if "amplification" in entry.message:
        return diagnose("XML003", place)
    return diagnose("XML006", place, fault=_plain(entry.message))


def _encoding(entry: Any, place: Place, declared: "_Declarations") -> Diagnostic:
    return diagnose("XML008", place, fault=_plain(entry.message))


def _loop(entry: Any, place: Place, declared: "_Declarations") -> Diagnostic:
    return diagnose("XML010", place)


def _malformed(entry: Any, place: Place, declared: "_Declarations") -> Diagnostic:
    return diagnose("XML002", place, fault=_plain(entry.message))


_REASONS: tuple[tuple[Callable[[Any], bool], Callable[..., Diagnostic]], ...] = (
    (lambda entry: entry.type_name in _UNDEFINED, _undefined),
    (lambda entry: entry.type_name == "ERR_RESOURCE_LIMIT", _beyond_limit),
    (lambda entry: entry.type_name == "ERR_ENTITY_LOOP", _loop),
    (lambda entry: entry.type_name in _ENCODING, _encoding),
    (lambda entry: entry.level_name == "FATAL", _malformed),
)


def _plain(message: str) -> str:
    """libxml2's words without its hints to programmers."""
    text = re.sub(r",? *(?:try|use) XML_PARSE_HUGE(?: option)?|Resource limit exceeded: ", "", message)
    text = re.sub(r", line \d+, column \d+.*$", "", text.strip())
    return (text[:1].lower() + text[1:]).rstrip(" .\n")


# -- the declarations in the DOCTYPE -------------------------------------------------------------------------


class _Declarations:
    """Which names the internal subset declares in what way; found by pattern, for wording a message only."""

    def __init__(self, data: bytes) -> None:
        head = _decoded(data[:_MARKUP_BEFORE_ROOT])
        self.system = re.search(r"<!DOCTYPE\s+\S+\s+(?:SYSTEM|PUBLIC)\s", head) is not None
        self.parameter = set(re.findall(r"<!ENTITY\s+%\s+(\S+)\s", head))
        self.external = set(re.findall(r"<!ENTITY\s+([^\s%]+)\s+(?:SYSTEM|PUBLIC)\s", head))


def _decoded(head: bytes) -> str:
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head.decode(name, "replace")
    return head.decode("utf-8", "replace")


def _left_standing(root: _Element, data: bytes, file: str) -> Iterator[Diagnostic]:
    """References that the parser did not unfold: none is known to stay, but a silent loss would hurt."""
    if root.getroottree().docinfo.internalDTD is None:
        return
    declared = _Declarations(data)
    for reference in root.iter(etree.Entity):
        name = (reference.text or "?").strip("&;")
        line: Any = reference.sourceline
        place = Place(file, line or 0)
        if name in declared.external:
            yield diagnose("XML004", place, name=name)
        else:
            yield diagnose("XML005", place, name=name, hint="")
