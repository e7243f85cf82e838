"""How a generated comment says where: the cells of its place for each difficulty of `ballots`."""

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.comments.blocks import Block

if TYPE_CHECKING:
    from tests.comments.ballots import Frozen

_WHOLE = (
    "General",
    "general",
    "_whole document",
    "Whole document",
    "00",
    "whole doc.",
    "all",
    "Entire document",
    "",
)
_NONE = ("TBD", "see attachment", "various", "?", "n/a")
_NTH = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_FRENCH = {"Table": "Tableau", "Figure": "Figure", "Formula": "Formule", "Note": "Note", "Example": "Exemple"}
_GERMAN = {
    "Table": "Tabelle",
    "Figure": "Bild",
    "Formula": "Gleichung",
    "Note": "Anmerkung",
    "Example": "Beispiel",
}


@dataclass(frozen=True)
class Said:
    """The three cells of a place, words quoted in the comment, and the names that are right."""

    clause: str = ""
    element: str = ""
    line: str = ""
    quote: str = ""
    right: frozenset[str] = frozenset()


def place_said(way: str, block: Block | None, text: "Frozen", chance: random.Random) -> Said:
    """The place of `block` as somebody says it who has this way of saying places."""
    if block is None:
        return Said(clause=chance.choice(_WHOLE), right=frozenset({""}))
    return _WAYS[way](block, text, chance)


def _number(block: Block) -> str:
    return f"Annex {block.clause}" if len(block.clause) == 1 and block.clause.isalpha() else block.clause


def _vague(block: Block) -> frozenset[str]:
    """Where only the clause is said, the clause is right, and so is the block that was meant."""
    return block.names | {block.clause_name}


def _exact(block: Block, text: "Frozen", chance: random.Random) -> Said:
    line = str(block.lines[0]) if block.lines and chance.random() < 0.4 else ""
    return Said(_number(block), block.element, line, right=block.names)


def _clause(block: Block, text: "Frozen", chance: random.Random) -> Said:
    return Said(_number(block), right=_vague(block))


def _rewritten(block: Block, text: "Frozen", chance: random.Random) -> Said:
    return Said(_number(block), right=block.names)


def _clause_line(block: Block, text: "Frozen", chance: random.Random) -> Said:
    line = chance.choice(block.lines)
    return Said(
        _number(block),
        "",
        chance.choice((f"{line}", f"{line}", f"L. {line}", f"line {line}")),
        right=block.names,
    )


def _line_range(block: Block, text: "Frozen", chance: random.Random) -> Said:
    first, last = block.lines[0], block.lines[-1]
    if first == last:
        line = f"{first} ff."
    else:
        line = chance.choice(
            (f"{first}-{last}", f"{first} – {last}", f"{first} to {last}", f"ll. {first}-{last}")
        )
    return Said(_number(block), "", line, right=block.names)


def _worded(block: Block, text: "Frozen", chance: random.Random) -> Said:
    number = block.clause
    ways = [
        f"Clause {number}",
        f"Subclause {number}",
        f"clause {number}.",
        f"§ {number}",
        f"Cl. {number}",
        f"{number}.",
    ]
    ways += (
        [number.replace(".", ","), f"Section {number}", number.replace(".", ". ")] if "." in number else []
    )
    return Said(_number(block) if number.isalpha() else chance.choice(ways), right=_vague(block))


def _titled(block: Block, text: "Frozen", chance: random.Random) -> Said:
    sign = chance.choice((" ", " ", " – ", ": ", "\n"))
    return Said(f"{_number(block)}{sign}{block.title}", right=_vague(block))


def _annex(block: Block, text: "Frozen", chance: random.Random) -> Said:
    letter, number = block.clause[0], block.clause
    ways = [f"Annex {letter}, {number}", f"Annex {number}", f"annexe {number}", f"Annex {letter} / {number}"]
    ways += [f"Annex {letter}.{number[2:]}", f"Anhang {number}"] if len(number) > 1 else []
    if len(number) == 1:
        ways = [f"Annex {letter}", f"annex {letter}", f"Anhang {letter}", f"ANNEX {letter}"]
    return Said(chance.choice(ways), right=_vague(block))


def _table_row(block: Block, text: "Frozen", chance: random.Random) -> Said:
    ways = ("3rd row", "header", "2nd column", "row 2", "last row", "title", "cell 2/3", "4th column")
    return Said(_number(block), f"{block.element}, {chance.choice(ways)}", right=block.names)


def _paragraph(block: Block, text: "Frozen", chance: random.Random) -> Said:
    at = block.ordinal
    ways = [
        block.element,
        f"Paragraph {at}",
        f"para {at}, 1st sentence",
        f"para. {at}",
        f"{block.element}graph",
    ]
    ways += (
        [f"{_NTH[at]} paragraph", f"{_NTH[at].capitalize()} para, last sentence"] if at < len(_NTH) else []
    )
    ways += ["last para", "last paragraph"] if block.last else []
    return Said(_number(block), chance.choice(ways), right=block.names)


def _item(block: Block, text: "Frozen", chance: random.Random) -> Said:
    at, element = block.ordinal, block.element
    ways = [element]
    if element.endswith(")"):
        bare = element.rstrip(")")
        ways += [f"list item {bare}", f"item {element}", f"({bare})"]
    ways += [f"{_NTH[at]} bullet", f"{_NTH[at]} list item"] if at < len(_NTH) else []
    ways += [f"{_nth(at)} dash", f"bullet {at}"] if not element.endswith(")") else []
    ways += ["last bullet"] if block.last else []
    return Said(_number(block), chance.choice(ways), right=block.names)


def _note(block: Block, text: "Frozen", chance: random.Random) -> Said:
    element = block.element
    ways = [element, element.upper(), element.lower()]
    if block.kind == "note" and block.clause.startswith("3."):
        ways += [f"{element if element[-1].isdigit() else element + ' 1'} to entry"]
    return Said(_number(block), chance.choice(ways), right=block.names)


def _formula(block: Block, text: "Frozen", chance: random.Random) -> Said:
    number = block.element.partition(" ")[2]
    ways = (
        block.element,
        f"Eq. {number.strip('()')}",
        number,
        f"Equation {number}",
        f"formula {number.strip('()')}",
    )
    return Said(_number(block), chance.choice(ways), right=block.names)


def _one_cell(block: Block, text: "Frozen", chance: random.Random) -> Said:
    ways = [
        f"{_number(block)}, {block.element}",
        f"{_number(block)} {block.element}",
        f"{_number(block)} / {block.element}",
    ]
    ways += [block.element] if block.kind in ("table", "figure", "formula") else []
    return Said(chance.choice(ways), right=block.names)


def _foreign(block: Block, text: "Frozen", chance: random.Random) -> Said:
    french = chance.random() < 0.5
    clause = chance.choice(
        (f"Article {block.clause}" if french else f"Abschnitt {block.clause}", block.clause)
    )
    clause = f"Annexe {block.clause}" if block.clause[0].isalpha() and french else clause
    clause = f"Anhang {block.clause}" if block.clause[0].isalpha() and not french else clause
    at = block.ordinal
    if block.kind == "paragraph":
        element = chance.choice(
            (f"{at}e alinéa", f"alinéa {at}") if french else (f"{at}. Absatz", f"Absatz {at}")
        )
    elif block.kind == "item" and block.element.endswith(")"):
        element = f"point {block.element}" if french else f"Aufzählung {block.element}"
    elif block.kind == "item":
        element = f"{at}e tiret" if french else f"{at}. Spiegelstrich"
    else:
        word, _, rest = block.element.partition(" ")
        element = f"{(_FRENCH if french else _GERMAN)[word]} {rest}".strip()
    return Said(clause, element, right=block.names)


def _line_only(block: Block, text: "Frozen", chance: random.Random) -> Said:
    return Said("", "", str(chance.choice(block.lines)), right=block.names)


def _quote_only(block: Block, text: "Frozen", chance: random.Random) -> Said:
    return Said("", quote=chance.choice(block.phrases), right=block.names)


def _other_clause(block: Block, text: "Frozen", chance: random.Random) -> str:
    others = sorted({one.clause for one in text.blocks if not one.clause.startswith(block.clause[:3])})
    return chance.choice(others)


def _wrong_clause_line(block: Block, text: "Frozen", chance: random.Random) -> Said:
    return Said(_other_clause(block, text, chance), "", str(chance.choice(block.lines)), right=block.names)


def _wrong_clause_quote(block: Block, text: "Frozen", chance: random.Random) -> Said:
    return Said(_other_clause(block, text, chance), quote=chance.choice(block.phrases), right=block.names)


def _wrong_line(block: Block, text: "Frozen", chance: random.Random) -> Said:
    start = block.lines[0] if block.lines else 400
    line = max(1, start + chance.choice((-1, 1)) * chance.randint(20, 200))
    return Said(_number(block), "", str(line), chance.choice(block.phrases), right=block.names)


def _misquoted(block: Block, text: "Frozen", chance: random.Random) -> Said:
    long = max(block.phrases, key=len)
    signs = list(long)
    places = [at for at in range(1, len(signs) - 1) if "".join(signs[at - 1 : at + 2]).isalpha()]
    for at in sorted(chance.sample(places, min(2, len(places)))):
        signs[at], signs[at + 1] = signs[at + 1], signs[at]
    return Said(_number(block), quote="".join(signs), right=block.names)


def _several(block: Block, text: "Frozen", chance: random.Random) -> Said:
    other = next(
        (b for b in text.blocks if b.clause.partition(".")[0] == block.clause.partition(".")[0]), block
    )
    sign = chance.choice((" and/or ", "; ", ", ", " & ", "\n", " and "))
    return Said(f"{block.clause}{sign}{other.clause}", right=_vague(block) | {other.clause_name})


def _document(block: Block, text: "Frozen", chance: random.Random) -> Said:
    return Said(chance.choice(_WHOLE), right=frozenset({""}))


def _page(block: Block, text: "Frozen", chance: random.Random) -> Said:
    return Said(chance.choice(("p. 12", "page 9", "Page 14")))


def _no_such(block: Block, text: "Frozen", chance: random.Random) -> Said:
    return Said(f"{chance.randint(5, 15)}.{chance.randint(17, 40)}")


def _unreadable(block: Block, text: "Frozen", chance: random.Random) -> Said:
    return Said(chance.choice(_NONE))


def _excel(block: Block, text: "Frozen", chance: random.Random) -> Said:
    clause = f"{block.clause}.0" if block.clause.isdigit() else block.clause.rstrip("0")
    return Said(clause, "", str(block.lines[0]), right=block.names)


def _nth(number: int) -> str:
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number, 'th') }"


_WAYS = {
    "exact": _exact, "clause": _clause, "clause-line": _clause_line, "line-range": _line_range, "worded-clause": _worded,
    "titled-clause": _titled, "annex": _annex, "table-row": _table_row, "paragraph": _paragraph, "item": _item,
    "note": _note, "formula": _formula, "one-cell": _one_cell, "french-german": _foreign, "rewritten": _rewritten,
    "line-only": _line_only, "quote-only": _quote_only, "wrong-clause-line": _wrong_clause_line,
    "wrong-clause-quote": _wrong_clause_quote, "wrong-line": _wrong_line, "misquoted": _misquoted,
    "several-clauses": _several, "document": _document, "page": _page, "no-such-clause": _no_such,
    "unreadable": _unreadable, "excel": _excel,
}  # fmt: skip
