"""Comments and blocks of reStructuredText, line by line."""

import re
from collections.abc import Iterator

from normwright.checks.remarks.lines import CALL, Lines, Raw, deeper, indent_of, until_blank

_ITEM = re.compile(
    r"[ \t]*(?:(?:[-*+•‣]|#\.|\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,6})[.)])(?:[ \t]+|$)|:[^:\s][^:]*:(?:[ \t]|$))"
)
_CODE = re.compile(r"[ \t]*\.\. (?:code-block|code|sourcecode|math|parsed-literal)::")
_REMARK = re.compile(r"[ \t]*\.\.(?:[ \t]+(?!_|\[|\|)(?![\w:.+-]+::)\S|$)")
_UNDERLINE = re.compile(r"[ \t]*([!-/:-@\[-`{-~])\1{1,}[ \t]*$")
_BORDER = re.compile(r"[ \t]*=+(?:[ \t]+=+)+[ \t]*$")
_REST_CALL = re.compile(rf"[ \t]*\.\.[ \t]+(?={CALL})")


def rest_comments(lines: Lines) -> Iterator[Raw]:
    at = 0
    while at < len(lines):
        line = lines[at]
        call = _REST_CALL.match(line)
        if call:
            end = deeper(lines, at + 1, indent_of(line))
            text = "\n".join(lines[at : min(end, until_blank(lines, at))])[call.end() + len(CALL) :]
            yield Raw(at, end, call.end(), indent_of(line), text)
            at = end
        elif _CODE.match(line) or _REMARK.match(line):
            at = deeper(lines, at + 1, indent_of(line))
        elif line.rstrip().endswith("::") and not line.lstrip().startswith(".. "):
            at = _after_paragraph(lines, at)
        else:
            at += 1


def _after_paragraph(lines: Lines, at: int) -> int:
    """The line behind the literal block of a paragraph that ends in two colons here."""
    item = _ITEM.match(lines[at])
    column = item.end() if item else indent_of(lines[at])
    if at + 1 < len(lines) and lines[at + 1].strip():
        return at + 1  # the paragraph goes on, so those colons were none of its end
    return deeper(lines, at + 1, column)


def rest_extent(lines: Lines, start: int, indent: int) -> int:
    line = lines[start]
    following = lines[start + 1] if start + 1 < len(lines) else ""
    if _BORDER.match(line):
        return _simple_table(lines, start)
    if _UNDERLINE.match(line) and _UNDERLINE.match("".join(lines[start + 2 : start + 3])):
        return start + 3
    if _UNDERLINE.match(following) and indent_of(following) == indent:
        return start + 2
    if line.lstrip().startswith(".. ") or _ITEM.match(line):
        return deeper(lines, start + 1, indent)
    if following.strip() and indent_of(following) > indent:  # a term with its explanation
        return deeper(lines, start + 1, indent)
    return until_blank(lines, start)


def _simple_table(lines: Lines, start: int) -> int:
    at = start + 1
    while at < len(lines):
        ends = not "".join(lines[at + 1 : at + 2]).strip()
        if _BORDER.match(lines[at]) and ends:
            return at + 1
        at += 1
    return until_blank(lines, start)
