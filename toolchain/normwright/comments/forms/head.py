"""What stands in a Word form beside its rows: the facts of its head, other tables, text outside."""

from collections.abc import Iterator

from normwright.comments.columns import read_fact
from normwright.comments.forms.notes import excerpt
from normwright.comments.forms.rows import Facts, Passage
from normwright.wordml.document import Document
from normwright.wordml.tables import Table

_HEAD_ROWS = 5  # of a table of comments that may state facts
_OTHER_ROWS = 20  # of another table
_LOOSE = 100  # paragraphs that may


def read_facts(document: Document, forms: set[int]) -> tuple[Facts, set[str]]:
    """What the head of the form says, first word wins; and the places that said so."""
    found: dict[str, str] = {}
    stated: set[str] = set()
    for place, texts in _head_texts(document, forms):
        for index, text in enumerate(texts):
            for line in text.split("\n"):
                fact = read_fact(line)
                if fact is not None:
                    stated.add(place)
                    value = fact[1] or _beside(texts, index)
                    if value and not found.get(fact[0]):
                        found[fact[0]] = value
    return Facts(**found), stated


def _beside(texts: list[str], index: int) -> str:
    """The next cell, where that is no label of its own."""
    following = texts[index + 1].strip() if index + 1 < len(texts) else ""
    return following if following and "\n" not in following and read_fact(following) is None else ""


def _head_texts(document: Document, forms: set[int]) -> Iterator[tuple[str, list[str]]]:
    for header in document.headers:
        for table in header.tables:
            for row in table.rows:
                yield "page header", row.texts
        for loose in header.loose:
            yield "page header", [loose.content.text]
    for table in document.body.tables:
        for row in table.rows[: _HEAD_ROWS if table.number in forms else _OTHER_ROWS]:
            yield f"table {table.number}, row {row.number}", row.texts
    for number, loose in enumerate(document.body.loose[:_LOOSE]):
        yield f"loose {number}", [loose.content.text]


def other_passages(document: Document, forms: set[int], stated: set[str]) -> Iterator[Passage]:
    """Other tables and loose text that hold words: each table and each stretch of text once."""
    loose: dict[int, list[str]] = {}
    for number, one in enumerate(document.body.loose):
        if one.content.text.strip() and f"loose {number}" not in stated:
            loose.setdefault(one.after, []).append(one.content.text)
    for after in range(len(document.body.tables) + 1):
        if after and after not in forms:
            yield from _other_table(document.body.tables[after - 1], stated)
        if after in loose:
            words = excerpt(" ".join(loose[after]))
            yield Passage(loose_place(after), f"text outside the table of comments: “{words}”")
    for oddity in document.body.oddities:
        yield Passage("text", f"{oddity.words} was not read")


def _other_table(table: Table, stated: set[str]) -> Iterator[Passage]:
    rows = [row for row in table.rows if any(text.strip() for text in row.texts)]
    rows = [row for row in rows if f"table {table.number}, row {row.number}" not in stated]
    if rows:
        text = " | ".join(text for text in rows[0].texts if text.strip())
        last = f" to {rows[-1].number}" if len(rows) > 1 else ""
        place = f"table {table.number}, row {rows[0].number}{last}"
        yield Passage(place, f"not a table of comments; it begins “{excerpt(text)}”")


def loose_place(after: int) -> str:
    """Where text outside tables stands, as people say it; `after`: the number of the table before it."""
    return f"text after table {after}" if after else "text before the tables"
