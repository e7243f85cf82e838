"""A page, or an STS file, with some of its clauses taken from another one of the same document."""

import re
from collections.abc import Callable, Iterable

_ORDINAL = re.compile(rb'(="#?)(mark|n|caption)-(\d+)"')
_CONTENTS = b'<nav class="contents"'


def patched_page(page: bytes, other: bytes, *, names: Iterable[str]) -> bytes | None:
    """`page` with these elements and its contents as in `other`; None where one isn't there just once.

    Anchors that are made of ordinals get a letter, so that they meet none of the page's own.
    """
    marks = [_CONTENTS, *_marks(names)]
    return _patched(page, other, marks, lambda part: _ORDINAL.sub(rb'\1\2-q-\3"', part))


def patched_text(text: bytes, other: bytes, *, names: Iterable[str]) -> bytes | None:
    """The STS file with these elements as in `other`; None where one isn't there just once."""
    return _patched(text, other, _marks(names), lambda part: part)


def _marks(names: Iterable[str]) -> list[bytes]:
    return [f' id="{name}"'.encode() for name in names]


def _patched(
    text: bytes, other: bytes, marks: Iterable[bytes], changed: Callable[[bytes], bytes]
) -> bytes | None:
    for mark in marks:
        there, here = _region(other, mark), _region(text, mark)
        if there is None or here is None:
            return None
        text = text[: here[0]] + changed(other[there[0] : there[1]]) + text[here[1] :]
    return text


def _region(text: bytes, mark: bytes) -> tuple[int, int] | None:
    """Where the element begins and ends whose start tag has this in it; None unless there is exactly one."""
    at = text.find(mark)
    if at < 0 or text.find(mark, at + 1) >= 0:
        return None
    start = text.rfind(b"<", 0, at + 1)
    name = re.match(rb"<([\w:-]+)", text[start : start + 80])
    if name is None:
        return None
    depth = 0
    for tag in re.compile(rb"<(/?)" + re.escape(name[1]) + rb"(?=[\s>/])[^>]*>").finditer(text, start):
        depth += -1 if tag[1] else not tag[0].endswith(b"/>")
        if depth == 0:
            return start, tag.end()
    return None
