"""Comments and entries of TOML and YAML files, line by line."""

import re
from collections.abc import Iterator

from normwright.checks.remarks.lines import CALL, Lines, Raw, deeper, indent_of

_HASH_CALL = re.compile(rf"[ \t]*#[ \t]*(?={CALL})")


def hash_comments(lines: Lines) -> Iterator[Raw]:
    at = 0
    while at < len(lines):
        call = _HASH_CALL.match(lines[at])
        start, at = at, at + 1
        if call:
            while at < len(lines) and lines[at].lstrip().startswith("#") and not _HASH_CALL.match(lines[at]):
                at += 1
            text = re.sub(r"\n[ \t]*#", "\n", "\n".join(lines[start:at])[call.end() + len(CALL) :])
            yield Raw(start, at, call.end(), indent_of(lines[start]), text)


def toml_extent(lines: Lines, start: int, indent: int) -> int:
    at = start + 1
    while at < len(lines) and lines[at].strip() and not lines[at].startswith("["):
        at += 1
    return at


def yaml_extent(lines: Lines, start: int, indent: int) -> int:
    return deeper(lines, start + 1, indent)
