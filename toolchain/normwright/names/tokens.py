"""The words, digits and signs of a document's name, spaces and odd dashes made plain."""

from dataclasses import dataclass

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"), "-")
_DASHES = dict.fromkeys(map(ord, "\u2014\u2015\u2500"), "—")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), "")
_OTHERS = {ord("\u2044"): "/", ord("\u2215"): "/", ord("\uff1a"): ":", ord("\u2236"): ":"}
_PLAIN = _HYPHENS | _DASHES | _INVISIBLE | _OTHERS

LONGEST = 300  # characters: no name is longer, and a parser must not be fed a book


@dataclass(frozen=True)
class Token:
    """A run of letters, a run of digits or one sign; `spaced` says whether white space stood before."""

    text: str
    kind: str  # word | digits | sign
    spaced: bool
    at: int  # offset in the plain text


def plain(text: str) -> str:
    """`text` with every space one ordinary space, hyphens "-", long dashes "—", nothing invisible.

    "--" counts as a long dash.
    """
    return " ".join(text.translate(_PLAIN).split()).replace("--", "—")


def scan(text: str) -> list[Token]:
    """The tokens of `plain(text)`, in order."""
    line = plain(text)
    tokens: list[Token] = []
    at = 0
    while at < len(line):
        if line[at] == " ":
            at += 1
            continue
        kind = _kind(line[at])
        end = at + 1
        while kind != "sign" and end < len(line) and _kind(line[end]) == kind:
            end += 1
        tokens.append(Token(line[at:end], kind, at > 0 and line[at - 1] == " ", at))
        at = end
    return tokens


def _kind(character: str) -> str:
    if character.isascii() and character.isdigit():
        return "digits"
    return "word" if character.isalpha() or character == "#" else "sign"


class Cursor:
    """Walks over tokens; a function that finds nothing of its own leaves it where it was."""

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self.tokens = scan(text)
        self.index = 0

    def peek(self, ahead: int = 0) -> Token | None:
        """The token `ahead` places on, or None past the end."""
        place = self.index + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def word(self, ahead: int = 0) -> str:
        """The word `ahead` places on in capitals, "" when there is none."""
        token = self.peek(ahead)
        return token.text.upper() if token is not None and token.kind == "word" else ""

    def at_sign(self, signs: str, ahead: int = 0) -> bool:
        """Whether one of `signs` stands `ahead` places on."""
        token = self.peek(ahead)
        return token is not None and token.kind == "sign" and token.text in signs

    def at_digits(self, ahead: int = 0) -> bool:
        """Whether digits stand `ahead` places on."""
        token = self.peek(ahead)
        return token is not None and token.kind == "digits"

    def take(self) -> Token:
        """The token under the cursor, which moves on. Raises: IndexError at the end."""
        token = self.tokens[self.index]
        self.index += 1
        return token

    def accept_sign(self, signs: str) -> str:
        """Takes one of `signs`; "" when none of them is next."""
        return self.take().text if self.at_sign(signs) else ""

    def accept_word(self, *words: str) -> str:
        """Takes one of `words` (capitals), whatever its case; gives it in capitals, else ""."""
        if self.word() in words:
            return self.take().text.upper()
        return ""

    @property
    def ended(self) -> bool:
        """Whether everything was read."""
        return self.index >= len(self.tokens)

    @property
    def read(self) -> str:
        """The plain text up to the cursor."""
        return self.text[: self._offset()].rstrip()

    @property
    def rest(self) -> str:
        """The plain text from the cursor on."""
        return self.text[self._offset() :]

    def _offset(self) -> int:
        return len(self.text) if self.ended else self.tokens[self.index].at
