"""The options of a MyST directive, read line by line: plain text, never YAML."""

import re
from dataclasses import dataclass, field
from textwrap import dedent

_FIELD = re.compile(r":(?!:)((?:\\.|[^:\\])+):(?:\s+(.*)|)\Z")
_KEY = re.compile(r"([^\s:#][^:]*?)\s*:(?:\s+(.*)|)\Z")


@dataclass
class Options:
    """What the option block says, and what is left."""

    values: dict[str, str] = field(default_factory=dict)
    doubles: list[tuple[str, int]] = field(default_factory=list)  # name, line of the content from 0
    body: list[str] = field(default_factory=list)
    used: int = 0  # lines of the content that were options


def read_options(lines: list[str]) -> Options:
    """Options in the lines `:name: value` at the beginning, or between two lines `---`.

    A value goes on in lines that are indented; `|` and `>` alone, in the long form, begin such a value.
    """
    if lines and lines[0].startswith("---"):
        end = next((n for n, line in enumerate(lines[1:], 1) if line.startswith("---")), len(lines))
        return _collect(lines, 1, end, _KEY, after=min(end + 1, len(lines)))
    end = 0
    while end < len(lines) and (_FIELD.match(lines[end]) or (end and _continues(lines[end]))):
        end += 1
    return _collect(lines, 0, end, _FIELD, after=end)


def _continues(line: str) -> bool:
    return line[:1].isspace() and bool(line.strip())


def _collect(lines: list[str], start: int, end: int, pattern: re.Pattern[str], *, after: int) -> Options:
    made = Options(body=lines[after:], used=after)
    for name, parts, number in _entries(lines, start, end, pattern):
        if name in made.values:
            made.doubles.append((name, number))
        else:
            made.values[name] = _value(parts)
    return made


def _entries(
    lines: list[str], start: int, end: int, pattern: re.Pattern[str]
) -> list[tuple[str, list[str], int]]:
    found: list[tuple[str, list[str], int]] = []
    for number in range(start, end):
        match = None if lines[number][:1].isspace() else pattern.match(lines[number])
        if match is not None:
            found.append((match[1].strip().lower(), [match[2] or ""], number))
        elif found:
            found[-1][1].append(lines[number])
        elif lines[number].strip():
            found.append((lines[number].strip(), [""], number))
    return found


def _value(parts: list[str]) -> str:
    first, rest = parts[0].strip(), dedent("\n".join(parts[1:]))
    if rest and first in {"|", ">", "|-", ">-"}:
        first = ""
    return "\n".join(part for part in (first, rest.strip()) if part)
