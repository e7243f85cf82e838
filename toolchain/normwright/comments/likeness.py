"""Words of comments and of the text made comparable, and how like two texts are."""

import re
import unicodedata
from functools import lru_cache

#: Characters of a text that are compared; nobody's comment differs only behind that.
LONGEST = 4_000

_GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"), None)
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_SIGNS = re.compile(r"[^\w%°.]+|(?<!\d)\.|\.(?!\d)|_+")


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Its words parted by single blanks: small letters, no signs but those of numbers.

    Decimal comma and point are one, and so are numbers with blanks between thousands and without.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST].translate(_GONE)).casefold()
    plain = _DECIMAL.sub(".", _GROUPED.sub("", plain))
    return " ".join(_SIGNS.sub(" ", plain).split())


@lru_cache(maxsize=65_536)
def grams(text: str) -> frozenset[str]:
    """The runs of three signs of a folded text, blanks around it included."""
    padded = f" {text} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def contained(part: frozenset[str], whole: frozenset[str]) -> float:
    """Which share of the runs of `part` is in `whole`."""
    return len(part & whole) / len(part) if part else 0.0


def holds(words: str, phrase: str) -> bool:
    """Whether folded `words` hold the folded `phrase` as whole words."""
    return bool(phrase) and f" {phrase} " in f" {words} "
