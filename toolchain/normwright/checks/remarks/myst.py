"""Comments and blocks of MyST Markdown, line by line."""

import re
from collections.abc import Iterator

from normwright.checks.remarks.lines import CALL, Lines, Raw, deeper, indent_of, until_blank

_FENCE = re.compile(r"[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>[^`]*)$")
_PARSED = re.compile(r"[ \t]*\{(?!(?:code-block|code|sourcecode|math|literalinclude)\b)[\w:.+-]+\}")
_MYST_CALL = re.compile(rf"[ \t]*(?P<sign>%|<!--)[ \t]*(?={CALL})")
_MYST_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")


def myst_comments(lines: Lines) -> Iterator[Raw]:
    at = 0
    while at < len(lines):
        line = lines[at]
        call = _MYST_CALL.match(line)
        if call:
            end = _comment_end(lines, at, call["sign"])
            text = "\n".join(lines[at:end])[call.end() + len(CALL) :]
            text = text.partition("-->")[0] if call["sign"] == "<!--" else re.sub(r"\n[ \t]*%", "\n", text)
            yield Raw(at, end, call.end(), indent_of(line), text)
            at = end
        elif (fence := _FENCE.match(line)) and _is_literal(fence):
            at = _fence_end(lines, at, fence)
        else:
            at += 1


def _comment_end(lines: Lines, at: int, sign: str) -> int:
    if sign == "%":
        at += 1
        while at < len(lines) and lines[at].lstrip().startswith("%") and not _MYST_CALL.match(lines[at]):
            at += 1
        return at
    while at < len(lines) and "-->" not in lines[at]:
        at += 1
    return min(at + 1, len(lines))


def _is_literal(fence: re.Match[str]) -> bool:
    return not fence["fence"].startswith(":") and not _PARSED.match(fence["info"])


def _fence_end(lines: Lines, at: int, fence: re.Match[str]) -> int:
    """The line behind the fence that closes this one, else behind the last."""
    sign, least = fence["fence"][0], len(fence["fence"])
    at += 1
    while at < len(lines):
        closing = lines[at].strip()
        at += 1
        if len(closing) >= least and not closing.strip(sign):
            return at
    return at


def myst_extent(lines: Lines, start: int, indent: int) -> int:
    line = lines[start]
    fence = _FENCE.match(line)
    if fence and not _MYST_ITEM.match(line):
        return _nested_end(lines, start) if fence["info"].strip() else start
    if line.lstrip().startswith("#"):
        return start + 1
    if _MYST_ITEM.match(line):
        return _item_end(lines, start, indent)
    following = lines[start + 1] if start + 1 < len(lines) else ""
    if following.lstrip().startswith(": "):  # a term with its explanation
        return deeper(lines, until_blank(lines, start), indent)
    return _paragraph_end(lines, start)


def _nested_end(lines: Lines, start: int) -> int:
    """The line behind a fenced block, blocks of the same fence within it passed over."""
    waiting: list[tuple[str, int]] = []
    for at in range(start, len(lines)):
        fence = _FENCE.match(lines[at])
        if fence is None:
            continue
        sign, length = fence["fence"][0], len(fence["fence"])
        if not fence["info"].strip() and waiting and waiting[-1][0] == sign and length >= waiting[-1][1]:
            waiting.pop()
        elif fence["info"].strip() or not waiting:
            waiting.append((sign, length))
        if not waiting:
            return at + 1
    return len(lines)


def _item_end(lines: Lines, start: int, indent: int) -> int:
    at = start + 1
    while at < len(lines):
        line = lines[at]
        goes_on = lines[at - 1].strip() and not _begins(line)
        if line.strip() and indent_of(line) <= indent and not goes_on:
            break
        at += 1
    return at


def _begins(line: str) -> bool:
    """Whether a line begins a block also where no blank line stands before it."""
    return bool(_MYST_ITEM.match(line) or _FENCE.match(line) or line.lstrip().startswith("#"))


def _paragraph_end(lines: Lines, start: int) -> int:
    at = start + 1
    while at < len(lines) and lines[at].strip():
        line = lines[at]
        if _FENCE.match(line) or line.lstrip().startswith("# ") or _MYST_CALL.match(line):
            break
        at += 1
    return at
