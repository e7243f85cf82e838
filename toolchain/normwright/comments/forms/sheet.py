"""The YAML sheet of the commenter tool for the form of version 2012-03."""

from typing import Any

import yaml

from normwright.comments.forms.notes import Notes, excerpt
from normwright.comments.forms.rows import Facts, Passage, Row, Sheet
from normwright.comments.record import Wording
from normwright.diagnostics import Place, diagnose

_DEEPEST = 12
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # without libyaml slower, not otherwise


class _UnusableError(Exception):
    """What the file has and no such sheet needs."""


def read_sheet(data: bytes, name: str) -> Sheet:
    """The rows of a YAML sheet; `name` is for its findings. Every scalar is text: NO is Norway."""
    try:
        tree = _tree(data.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeError, _UnusableError) as fault:
        return _refused(name, " ".join(str(fault).split())[:200])
    if not isinstance(tree, dict) or not isinstance(tree.get("comments"), list):
        return _refused(name, 'it has no list "comments"')
    return _sheet(tree, name)


def _sheet(tree: dict[str, Any], name: str) -> Sheet:
    notes = Notes(name)
    rows: list[Row] = []
    lost: list[Passage] = []
    for number, entry in enumerate(tree["comments"], start=1):
        row = _row(entry, f"comment {number}") if isinstance(entry, dict) else None
        if row is None:
            words = f"no text of a comment: “{excerpt(str(entry))}”"
            lost.append(Passage(f"comment {number}", words))
            notes.add("CMT024", f"comment {number}")
        else:
            rows.append(row)
    facts = Facts(*(_text(tree.get(key)) for key in ("date", "document", "project")))
    empty = () if rows else (diagnose("CMT009", Place(name)),)
    return Sheet(tuple(rows), facts, tuple(lost), (*empty, *notes.findings()))


def _row(entry: dict[str, Any], place: str) -> Row | None:
    found = entry.get("locality")
    locality = found if isinstance(found, dict) else {}
    cells = Wording(
        body=_text(entry.get("body")) or _text(entry.get("id")),
        line=_text(locality.get("line_number")),
        clause=_text(locality.get("clause")),
        element=_text(locality.get("element")),
        type=_text(entry.get("type")),
        comment=_text(entry.get("comments")),
        proposal=_text(entry.get("proposed_change")),
        observation=_text(entry.get("observations")),
    )
    return Row(cells, place, own=_text(entry.get("id"))) if cells.comment or cells.proposal else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _refused(name: str, what: str) -> Sheet:
    return Sheet(findings=(diagnose("CMT056", Place(name), what=what),), refused=True)


def _tree(text: str) -> Any:
    """Plain values of a YAML text, an unquoted null being nothing.

    Built from the parser's events with a stack of its own, since libyaml's tree builder falls over files that
    nest without end; aliases, which make files burst, are refused.
    """
    loader = _Loader(text)
    stack: list[Any] = []
    keys: list[str | None] = []
    root: Any = None

    def add(value: Any) -> None:
        nonlocal root
        if not stack:
            root = value
        elif isinstance(stack[-1], list):
            stack[-1].append(value)
        elif keys[-1] is None:
            if not isinstance(value, str):
                raise _UnusableError("a list or table as a key")
            keys[-1] = value
        else:
            stack[-1].setdefault(keys[-1], value)
            keys[-1] = None

    try:
        while not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
                raise _UnusableError("it has anchors or aliases (&, *)")
            if isinstance(event, yaml.ScalarEvent):
                nothing = not event.style and event.value in ("", "~", "null", "Null", "NULL")
                is_key = bool(stack) and isinstance(stack[-1], dict) and keys[-1] is None
                add(event.value if is_key or not nothing else None)
            elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
                value: Any = [] if isinstance(event, yaml.SequenceStartEvent) else {}
                add(value)
                if len(stack) >= _DEEPEST:
                    raise _UnusableError(f"it has more than {_DEEPEST} levels")
                stack.append(value)
                keys.append(None)
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                stack.pop()
                keys.pop()
    finally:
        loader.dispose()
    return root
