"""Words that the program prints: block labels, words of references, titles, connectives."""

import re
from typing import Any

from normwright import resources

#: Where a language has no words of its own, these are printed.
FALLBACK = "en"

_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def primary(language: str) -> str:
    """The language of a tag: "de" of "de-AT", "DE" or "de"."""
    return language.lower().partition("-")[0]


def known(language: str) -> bool:
    """Whether the program has words in that language; for others, those of `FALLBACK` are printed."""
    return language in resources.table("labels.toml")


def words(language: str) -> dict[str, Any]:
    """The words of a language as in `data/labels.toml`; callers must not change them."""
    table = resources.table("labels.toml")
    found: dict[str, Any] = table.get(language, table[FALLBACK])
    return found


def page_words(language: str) -> dict[str, str]:
    """What the HTML and PDF pages themselves say in a language tag such as "de-AT", by key.

    "note-before" and "note-after" stand around the number of a note to entry. Words that end in a colon here
    have the space that the language puts before it.
    """
    table = words(primary(language))
    block, page = table["block"], table["page"]
    colon = page["colon"]
    before, _, after = block["note-to-entry"].partition("{number}")
    return {
        **page,
        **{key: block[key] for key in ("example", "key", "where", "index")},
        **{key: table[key] for key in ("normative", "informative")},
        **{key: f"{block[key]}{colon}" for key in ("source", "deprecated")},
        "note-before": before.strip(),
        "note-after": f"{after.strip()}{colon}",
    }


def printed_date(language: str, text: str) -> str:
    """ "2032-03-02" or "2034-05" as the language prints it: "2 March 2032", "1er mars 2032", "Mai 2034".

    Anything else comes back as it is.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None or not 1 <= int(match[2]) <= 12:
        return text
    dates = words(primary(language))["dates"]
    month = dates["months"][int(match[2]) - 1]
    if match[3] is None:
        return str(dates["month"]).format(month=month, year=match[1])
    day = int(match[3])
    return str(dates["day"]).format(day=dates["first"] if day == 1 else day, month=month, year=match[1])


def block_label(language: str, kind: str) -> str:
    """The printed word of a block, such as "NOTE" or "Table"."""
    word: str = words(language)["block"][kind]
    return word


def printed_release(language: str, text: str) -> str:
    """CEN's word for the state of a text, in the language: "Enquiry draft" is "Projet soumis à l’enquête"."""
    return str(words(primary(language))["releases"].get(text, text))


def deadline(language: str, text: str) -> str:
    """A date as it stands behind "at the latest": "31 May 2034", "le 31 mai 2034", "en mai 2034"."""
    shown = printed_date(language, text)
    if not shown or shown == text:
        return shown
    kind = "by-day" if text.strip().count("-") == 2 else "by-month"
    return str(words(primary(language))["dates"][kind]).format(date=shown)


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
    colon = words(language)["page"]["colon"].replace("\u00a0", " ")  # titles are searched for
    return f"{number}{colon} {title}" if title else number
