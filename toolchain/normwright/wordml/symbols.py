"""Unicode for characters of fonts with a coding of their own, such as Symbol (`data/symbol-fonts.toml`)."""

from functools import cache

from normwright import resources


def unicode_of(font: str, code: int) -> str:
    """The character that `code` of this font shows; "" when it isn't known."""
    return _font(font).get(code & 0xFF if 0xF000 <= code <= 0xF0FF else code, "")


def mended(text: str, font: str) -> str:
    """`text` with the private characters (U+F020 to U+F0FF) of such a font as Unicode; unknown ones stay."""
    return "".join(
        (unicode_of(font, ord(letter)) or letter) if "\uf020" <= letter <= "\uf0ff" else letter
        for letter in text
    )


@cache
def _font(name: str) -> dict[int, str]:
    rows = resources.table("symbol-fonts.toml").get(name, {})
    return {
        int(start, 16) + offset: letter
        for start, letters in rows.items()
        for offset, letter in enumerate(letters)
        if letter != " " or int(start, 16) + offset == 0x20
    }
