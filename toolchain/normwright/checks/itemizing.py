"""Lists with what stands before them, and their items with how each begins and ends."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from normwright.checks.document import Document
from normwright.sts.text import OBJECT, Text
from normwright.sts.views import Block, Clause, Kind, List, ListItem, Paragraph, Statement

#: Clauses whose lists have a form of their own.
_APART = frozenset({Kind.NORMATIVE_REFERENCES, Kind.BIBLIOGRAPHY, Kind.INDEX, Kind.TERM_ENTRY, Kind.FOREWORD})
_CLOSING = " \u00a0\u202f)]”\"’'»"


@dataclass(frozen=True)
class Led:
    """A list and the text that leads to it: None where nothing stands before."""

    list: List
    lead: Text | None
    first: bool  # nothing at all stands before it in its clause
    goes_on: bool = False  # its sentence goes on behind it


@dataclass(frozen=True)
class Item:
    """An item: `opening` is upper, lower or empty (a sign, figure or name), `ending` its last sign or empty.

    `text` is the text at whose end it ends; `ended` is False where a table or formula ends it.
    """

    item: ListItem
    opening: str
    ending: str
    text: Text
    first: Text
    ended: bool = True


def led_lists(document: Document) -> tuple[Led, ...]:
    """The lists of clauses and provisions, outermost only, without those of tables; ask `document.once`."""
    found: list[Led] = []
    for clause in document.clauses:
        if not _is_apart(clause):
            found += _led(clause.blocks, first=True)
    return tuple(found)


def items(found: List) -> tuple[Item, ...]:
    """The items that have words."""
    return tuple(made for item in found.items if (made := _item(item)) is not None)


def inner_lists(found: List) -> Iterator[tuple[ListItem, List]]:
    """The lists in the items, each with its item."""
    for item in found.items:
        for block in item.blocks:
            if isinstance(block, List):
                yield item, block
            elif isinstance(block, Paragraph):
                yield from ((item, inner) for inner in block.blocks if isinstance(inner, List))


def _led(found: Iterable[Block], *, first: bool) -> Iterator[Led]:
    lead: Text | None = None
    those = list(found)
    for block, behind in zip_longest(those, those[1:]):
        if isinstance(block, List):
            yield Led(block, lead, first, isinstance(behind, Paragraph) and _goes_on(behind.text.string))
        elif isinstance(block, Statement):
            yield from _led(block.blocks, first=first)
        lead = _lead_of(block)
        if isinstance(block, Paragraph):
            rest = block.text.string.rpartition("\n")[2]
            for inner in block.blocks:
                if isinstance(inner, List):
                    yield Led(inner, lead, first=False, goes_on=_goes_on(rest))
        first = False


def _goes_on(behind: str) -> bool:
    """Whether words behind a list belong to its sentence; "where" begins the key of a formula."""
    return behind.strip()[:1].islower() and not behind.strip().startswith("where")


def _lead_of(block: Block) -> Text | None:
    if isinstance(block, Paragraph):
        return block.text if len(block.text) else None
    if isinstance(block, Statement):
        last = block.blocks[-1] if block.blocks else None
        return _lead_of(last) if last is not None else None
    return None


def _is_apart(clause: Clause) -> bool:
    return clause.top.kind in _APART or clause.kind in _APART


def _item(item: ListItem) -> Item | None:
    texts = item.texts
    if not texts:
        return None
    last = item.blocks[-1] if item.blocks else None
    ended = last is None or isinstance(last, Paragraph | List)
    own = [text for one in item.blocks if isinstance(one, Paragraph) and len(text := one.text)]
    end = own[-1] if own else texts[0]
    has_list = any(True for inner in item.blocks if isinstance(inner, List))
    ending = end.string.rstrip(_CLOSING)[-1:]
    return Item(item, _opening(texts[0].string), ending, end, texts[0], ended and not has_list)


def _opening(string: str) -> str:
    """ "upper" for a word with one capital, "lower" for a small one, empty for names, figures and signs."""
    word = re.match(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", string)
    if word is None or string.startswith(OBJECT):
        return ""
    first, rest = word[0][0], word[0][1:]
    if first.islower():
        is_sign = not rest and first not in "aàéy"  # a variable
        return "" if is_sign or rest != rest.lower() else "lower"
    return "upper" if rest.islower() or word[0] in ("A", "I", "À") else ""
