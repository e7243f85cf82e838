"""YAML as a tree of plain values that know their lines: a small, safe part of the language.

Every scalar is text as it was typed, so that the language code "no", the edition 2016 and the term "null"
stay what they are. Tags, anchors and aliases are refused: a vocabulary has no use for them, and they are how
YAML files are made to burst. The parser's events are read one by one with a stack of our own, because
libyaml's own tree builder falls over files that nest without end.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from normwright.diagnostics import Place, Report

LARGEST = 40 << 20  # bytes: some 150,000 terms
DEEPEST = 12  # levels; the form needs seven

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # without libyaml slower, not otherwise


class Text(str):
    """A scalar, with the line and column, from 1, at which it begins."""

    __slots__ = ("column", "line")
    line: int
    column: int


class Items(list[Any]):
    """A sequence, with its place."""

    line: int = 1
    column: int = 1


class Table(dict[str, Any]):
    """A mapping, with its place; its keys are `Text`."""

    line: int = 1
    column: int = 1


Value = Text | Items | Table | None


def read_tree(text: str, *, file: str, report: Report) -> Value:
    """The value of a YAML text; None for an empty one, or when `report` says why it can't be read.

    VOC001 for what is no YAML, VOC004 for characters that no output could hold, VOC007 for keys that stand
    twice, VOC008 for tags, anchors, aliases and further documents.
    """
    loader = None
    try:
        loader = _Loader(text)
        return _Builder(file, report).build(loader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1)
        report.say("VOC001", place, fault=_words(fault))
    except (yaml.reader.ReaderError, UnicodeError):
        report.say("VOC001", _unprintable(text, file), fault="a character here can't be printed")
    except _RefusedError as fault:
        report.say("VOC008", fault.place, what=fault.what)
    finally:
        if loader is not None:
            loader.dispose()
    return None


def place_at(root: Value, path: tuple[str | int, ...], *, key: bool, file: str) -> Place:
    """Place of the value at a path, or (`key`) of its key; where it is missing, of what is around it."""
    spot: Any = root
    here: Any = root
    for number, step in enumerate(path, 1):
        if isinstance(here, Table) and step in here:
            name = next(own for own in here if own == step)
            here = here[name]
            spot = name if here is None or (key and number == len(path)) else here
        elif isinstance(here, Items) and isinstance(step, int) and step < len(here):
            here = here[step]
            spot = spot if here is None else here
        else:
            break
    length = max(1, len(spot)) if isinstance(spot, Text) and "\n" not in spot else 1
    return Place(file, getattr(spot, "line", 1), getattr(spot, "column", 1), length=length)


def place_of(value: Any, file: str) -> Place:
    """Place of a value of the tree."""
    length = max(1, len(value)) if isinstance(value, Text) and "\n" not in value else 1
    return Place(file, getattr(value, "line", 0), getattr(value, "column", 0), length=length)


class _RefusedError(Exception):
    def __init__(self, what: str, place: Place) -> None:
        super().__init__(what)
        self.what, self.place = what, place


@dataclass
class _Frame:
    """A sequence or mapping that is still open; `key` waits for its value."""

    value: Items | Table
    key: Text | None = None
    twice: bool = False


@dataclass
class _Builder:
    file: str
    report: Report
    stack: list[_Frame] = field(default_factory=list)
    root: Value = None
    documents: int = 0

    def build(self, loader: Any) -> Value:
        readers = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceEndEvent: self._close,
            yaml.MappingEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        next_event = loader.get_event
        while True:
            event = next_event()
            read = readers.get(event.__class__)
            if read is not None:
                read(event)
            elif event.__class__ is yaml.StreamEndEvent:
                return self.root

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _RefusedError("a second document (---)", self._place(event))

    def _alias(self, event: Any) -> None:
        raise _RefusedError("an alias (*)", self._place(event))

    def _close(self, event: Any) -> None:
        self.stack.pop()

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        made = Text(event.value)
        mark = event.start_mark
        made.line, made.column = mark.line + 1, mark.column + 1
        if event.style == '"' and not printable(made):  # only there can escapes stand
            facts = {"where": "this file", "key": "text", "got": "unprintable", "wanted": "printable text"}
            self.report.say("VOC004", place_of(made, self.file), **facts)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is None and isinstance(frame.value, Table):
            self._key(frame, made)
        else:
            # An empty value is no text; an empty pair of quotes is one.
            self._add(made if made or event.style else None)

    def _key(self, frame: _Frame, name: Text) -> None:
        frame.key = name
        frame.twice = name in frame.value
        if frame.twice:
            first = next(own for own in frame.value if own == name)
            facts = {"key": name, "other": getattr(first, "line", 0)}
            self.report.say("VOC007", place_of(name, self.file), **facts)

    def _open(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        value = Items() if event.__class__ is yaml.SequenceStartEvent else Table()
        mark = event.start_mark
        value.line, value.column = mark.line + 1, mark.column + 1
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is None and isinstance(frame.value, Table):
            raise _RefusedError("a list or table as a key", self._place(event))
        if len(self.stack) >= DEEPEST:
            raise _RefusedError(f"more than {DEEPEST} levels", self._place(event))
        self._add(value)
        self.stack.append(_Frame(value))

    def _add(self, value: Value) -> None:
        if not self.stack:
            self.root = value
            return
        frame = self.stack[-1]
        if isinstance(frame.value, Items):
            frame.value.append(value)
        elif frame.key is not None:
            if not frame.twice:
                frame.value[frame.key] = value
            frame.key = None

    def _refuse(self, event: Any) -> None:
        what = "an anchor (&)" if event.anchor is not None else f"a tag ({event.tag[:40]})"
        raise _RefusedError(what, self._place(event))

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)


def printable(text: str) -> bool:
    """Whether a text has only characters that XML can hold."""
    return text.isprintable() or not any(_forbidden(ord(sign)) for sign in text)


def _forbidden(code: int) -> bool:
    return (code < 0x20 and code not in (9, 10, 13)) or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)


def _words(fault: yaml.MarkedYAMLError) -> str:
    problem = str(fault.problem or "unknown fault")
    return f"{problem} ({fault.context})" if fault.context else problem


def _unprintable(text: str, file: str) -> Place:
    """The first character that YAML can't hold."""
    for number, line in enumerate(text.split("\n"), 1):
        for column, sign in enumerate(line, 1):
            if not (
                sign in "\t\r\x85" or " " <= sign <= "~" or "\xa0" <= sign <= "\ud7ff" or sign >= "\ue000"
            ):
                return Place(file, number, column)
    return Place(file, 1)
