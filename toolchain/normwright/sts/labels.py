"""Words that the program prints: block labels, words of references, titles, connectives."""

from typing import Any

from normwright import resources

#: Where a language has no words of its own, these are printed.
FALLBACK = "en"


def words(language: str) -> dict[str, Any]:
    """The words of a language as in `data/labels.toml`; callers must not change them."""
    table = resources.table("labels.toml")
    found: dict[str, Any] = table.get(language, table[FALLBACK])
    return found


def block_label(language: str, kind: str) -> str:
    """The printed word of a block, such as "NOTE" or "Table"."""
    word: str = words(language)["block"][kind]
    return word


def letters(number: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa: identifiers of list items, table footnotes and (in capitals) annexes."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def roman(number: int) -> str:
    """A small Roman numeral; numbers above 3 999 stay Arabic."""
    if number > 3999:
        return str(number)
    steps = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")]
    text = ""
    for value, numeral in [*steps, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]:
        count, number = divmod(number, value)
        text += numeral * count
    return text


def part_title(language: str, part: int | None, title: str) -> str:
    """The complementary element with its part number before it: "Part 1: Requirements"."""
    if part is None:
        return title
    number = str(words(language)["part"]).format(number=part)
    return f"{number}: {title}" if title else number
