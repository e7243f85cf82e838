"""One more file in the `vocabularies` of normwright.toml, all else as its author typed it."""

import re
import tomllib
from typing import Any

_ARRAY = re.compile(r"^vocabularies\s*=\s*\[", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def with_vocabulary(content: bytes, file: str) -> bytes | None:
    """The settings with `file` added; None when that can't be done without touching anything else."""
    try:
        text = content.decode("utf-8")
        before = tomllib.loads(text)
        for changed in (_extended(text, file), _begun(text, file)):
            if changed is not None and _as_wanted(before, changed, file):
                return changed.encode()
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    return None


def _extended(text: str, file: str) -> str | None:
    """One more item in the list that is there."""
    found = _ARRAY.search(text)
    if found is None:
        return None
    end = _closing(text, found.end())
    if end is None:
        return None
    inside = text[found.end() : end]
    items = inside.rstrip()
    if "\n" in inside:  # an item a line
        indent = re.search(r"\n([ \t]+)\S", inside)
        lead = f"\n{indent.group(1) if indent else '  '}"
        comma = "" if not _bare(items) or _bare(items).endswith(",") else ","
        return f'{text[: found.end()]}{items}{comma}{lead}"{file}",\n{text[end:]}'
    comma = ", " if items and not items.endswith(",") else (" " if items else "")
    return f'{text[: found.end()]}{items}{comma}"{file}"{text[end:]}'


def _begun(text: str, file: str) -> str | None:
    """A new list, behind the settings that stand before the first table."""
    if _ARRAY.search(text):
        return None
    table = _first_table(text)
    line = f'vocabularies = ["{file}"]\n'
    if table is None:
        return text + ("" if not text or text.endswith("\n") else "\n") + line
    head = text[:table].rstrip()
    return f"{head}\n{line}\n{text[table:]}" if head else f"{line}\n{text[table:]}"


def _first_table(text: str) -> int | None:
    """Where the first table's header stands, with the comments directly above it."""
    for found in _TABLE.finditer(text):
        try:
            tomllib.loads(text[: found.start()])
        except tomllib.TOMLDecodeError:
            continue  # inside a list or a long text
        start = found.start()
        lines = text[:start].split("\n")[:-1]
        while lines and lines[-1].startswith("#"):
            start -= len(lines.pop()) + 1
        return start
    return None


def _closing(text: str, start: int) -> int | None:
    """Offset of the bracket that closes a list of texts."""
    for found in re.finditer(r"#[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|\]", text[start:]):
        if found.group() == "]":
            return start + found.start()
    return None


def _bare(items: str) -> str:
    """The items without the comments at the ends of their lines."""
    return "\n".join(line.partition("#")[0].rstrip() for line in items.split("\n")).rstrip()


def _as_wanted(before: dict[str, Any], changed: str, file: str) -> bool:
    after = tomllib.loads(changed)
    return after == {**before, "vocabularies": [*before.get("vocabularies", []), file]}
