"""A page with some of its sections, and the contents, taken from another page of the same document."""

import re
from collections.abc import Iterable

_ORDINAL = re.compile(rb'(="#?)(mark|n|caption)-(\d+)"')


def patched(page: bytes, other: bytes, *, names: Iterable[str]) -> bytes | None:
    """`page` with these elements and its contents as in `other`; None where one isn't there just once.

    Anchors that are made of ordinals get a letter, so that they meet none of the page's own.
    """
    for start in [b'<nav class="contents"', *(f' id="{name}"'.encode() for name in names)]:
        there, here = _region(other, start), _region(page, start)
        if there is None or here is None:
            return None
        part = _ORDINAL.sub(rb'\1\2-q-\3"', other[there[0] : there[1]])
        page = page[: here[0]] + part + page[here[1] :]
    return page


def _region(page: bytes, mark: bytes) -> tuple[int, int] | None:
    """Where the element begins and ends whose start tag has this in it; None unless there is exactly one."""
    at = page.find(mark)
    if at < 0 or page.find(mark, at + 1) >= 0:
        return None
    start = page.rfind(b"<", 0, at + 1)
    name = re.match(rb"<(\w+)", page[start : start + 40])
    if name is None:
        return None
    depth = 0
    for tag in re.compile(rb"<(/?)" + name[1] + rb"\b[^>]*>").finditer(page, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return start, tag.end()
    return None
