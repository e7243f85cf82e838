"""Strings as TOML writes them: every character comes back, and what can't be seen is shown by its number.

Literal strings are preferred: nothing in them is escaped, so that a formula's backslashes stay as they are,
and they are read many times faster.
"""

import re
from collections.abc import Iterable

_BARE = re.compile(r"[A-Za-z0-9_-]+")
#: Forbidden or changed by TOML, by editors that tidy, or able to make a line look like another: control
#: characters, separators of lines, marks of direction, a byte order mark, blanks at the end of a line.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
    "|[ \t](?=\n|\\Z)"
)
_QUOTABLE = re.compile(r"[^\"\\\n\t]{0,24}")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\f": "\\f", "\r": "\\r"}


def quoted(text: str) -> str:
    """A TOML string that holds `text`, over several lines where it has several.

    Raises: UnicodeEncodeError for half of a surrogate pair, which no TOML file can hold.
    """
    text.encode("utf-8")
    if _UNSEEN.search(text):
        return _escaped(text)
    if _QUOTABLE.fullmatch(text):
        return f'"{text}"'
    if "\n" not in text and "'" not in text:
        return f"'{text}'"
    if "'''" not in text and not text.endswith("'"):
        return f"'''\n{text}'''"
    return _escaped(text)


def quoted_list(texts: Iterable[str]) -> str:
    """A TOML array of strings, each on a line of its own where there are several."""
    items = [quoted(text) for text in texts]
    if len(items) < 2:
        return f"[{''.join(items)}]"
    return "[\n" + "".join(f"  {item},\n" for item in items) + "]"


def key(text: str) -> str:
    """A TOML key; quoted where it has to be."""
    return text if _BARE.fullmatch(text) else _in_line(text)


def _escaped(text: str) -> str:
    if "\n" not in text:
        return _in_line(text)
    lines = "\n".join(_in_line(line)[1:-1] for line in text.split("\n"))
    return f'"""\n{lines}"""'


def _in_line(text: str) -> str:
    """One line between quotation marks; a tab is seen better as one."""
    shown = re.sub(r'[\\"\t]', lambda mark: _ESCAPES[mark[0]], text)
    return f'"{_UNSEEN.sub(lambda mark: _number(mark[0]), shown)}"'


def _number(character: str) -> str:
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
