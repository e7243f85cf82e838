"""What stands in a source at an offset, as the reader of its syntax would take it: letters, signs, markup.

Only as much of reStructuredText and MyST as running text needs. Every pattern is linear.
"""

import html
import re
from enum import Enum, auto
from typing import NamedTuple

_ROLE_NAME = r"[A-Za-z](?:[\w.+-]|:(?=[A-Za-z]))*"


class Kind(Enum):
    """What a token is to the text."""

    WORD = auto()  # letters and digits, printed as they stand
    SIGN = auto()  # any other character; markup is left to whoever compares
    BLANK = auto()
    LINE = auto()  # the end of a line
    ROLE = auto()  # its content is printed otherwise, or not at all
    OBJECT = auto()  # a formula or picture
    NOTHING = auto()  # prints nothing: a footnote mark, the address of a link


class Token(NamedTuple):
    """Characters [start, end) of a source; `text` is what they print, for a role its content.

    `inner` is where a role's content begins; `name` its name.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    name: str = ""
    inner: int = 0


#: Roles whose content is printed as it stands.
_TRANSPARENT = frozenset(
    {
        "sub",
        "subscript",
        "sup",
        "superscript",
        "emphasis",
        "strong",
        "literal",
        "code",
        "var",
    }
)

_REST = re.compile(
    rf"""
    (?P<line>\n)
  | (?P<blank>[^\S\n]+)
  | (?P<gone>\\\s)
  | \\(?P<escaped>.)
  | :(?P<role>{_ROLE_NAME}):`(?P<content>(?:[^`\\]|\\.){{1,2000}})`
  | (?P<nothing>\[(?:\#[\w.-]*|\d+|\*)\]_ | [ ]?<(?:[^<>`\n]|\n[ \t]*){{1,2000}}>`__? )
  | (?P<word>[^\W_]+)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_MYST = re.compile(
    rf"""
    (?P<line>\n)
  | (?P<blank>[^\S\n]+|<br[ ]?/?>)
  | (?P<gone>\\(?=\n))
  | \\(?P<escaped>[!-/:-@\[-`{{-~])
  | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
  | \{{(?P<role>{_ROLE_NAME})\}}(?P<ticks>`{{1,5}})(?P<content>(?:(?!(?P=ticks)).){{1,2000}})(?P=ticks)
  | (?P<nothing>
        \[\^[^\]\s]{{1,200}}\]
      | \]\((?:[^()\n]|\([^()\n]{{0,500}}\)){{0,2000}}\)
      | \]?\{{[.\#][^{{}}\n]{{0,200}}\}}
    )
  | (?P<object>!\[[^\]\n]{{0,500}}\]\([^)\n]{{0,500}}\))
  | (?P<word>[^\W_]+)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMULA = re.compile(r"\$(?:[^$\\\n]|\\.|\n(?!\n)){1,2000}\$", re.DOTALL)


def token_at(text: str, at: int, *, markdown: bool) -> Token | None:
    """The token that begins at an offset; None at the end."""
    match = (_MYST if markdown else _REST).match(text, at)
    if match is None:
        return None
    start, end, kind = match.start(), match.end(), match.lastgroup
    if kind == "word":
        return Token(Kind.WORD, start, end, match[0])
    if kind in ("sign", "escaped"):
        return Token(Kind.SIGN, start, end, match[kind])
    if kind == "blank":
        return Token(Kind.BLANK, start, end)
    if kind == "line":
        return Token(Kind.LINE, start, end)
    if kind == "entity":
        return Token(Kind.SIGN, start, end, html.unescape(match[0]))
    if kind in ("content", "role", "ticks"):
        return _role(match)
    return Token(Kind.OBJECT if kind == "object" else Kind.NOTHING, start, end)


def spread(words: str, most: int) -> re.Pattern[str]:
    """These words with anything but words between them, up to `most` characters."""
    found = (re.escape(match[0]) for match in re.finditer(r"[^\W_]+", words))
    return re.compile(rf"\W{{1,{most}}}".join(found))


def formula_at(text: str, at: int) -> Token | None:
    """The formula between dollar signs that begins at an offset of a MyST source."""
    match = _FORMULA.match(text, at)
    return Token(Kind.OBJECT, at, match.end()) if match else None


def _role(match: re.Match[str]) -> Token:
    name, start, inner = match["role"], match.start(), match.start("content")
    if name in _TRANSPARENT:
        return Token(Kind.NOTHING, start, inner)
    kind = Kind.OBJECT if name == "math" else Kind.ROLE
    return Token(kind, start, match.end(), match["content"], name, inner)
