"""Reads identifiers: one short function for each piece of a name, from left to right."""

from normwright.names.bodies import other_publishers
from normwright.names.committees import read_committee
from normwright.names.heads import Name, number_next, read_head
from normwright.names.identifiers import FORTHCOMING, Identifier, UnreadableIdentifier
from normwright.names.supplements import read_supplements
from normwright.names.tokens import LONGEST, Cursor, plain
from normwright.names.years import read_year

_LANGUAGES = {"E": "en", "F": "fr", "R": "ru", "S": "es", "A": "ar", "D": "de", "G": "de"}
_ALL_PARTS = ("all parts", "toutes les parties", "alle teile", "all")


def read_identifier(text: str) -> Identifier:
    """The identifier that `text` is. Raises: UnreadableIdentifier."""
    if len(text) > LONGEST:
        raise UnreadableIdentifier(text[:40] + "…", f"a name has at most {LONGEST} characters")
    cursor = Cursor(text)
    return _committee_document(cursor) or _document(cursor, text)


def _committee_document(cursor: Cursor) -> Identifier | None:
    """ "ISO/TC 268 N 123"."""
    committee = read_committee(cursor)
    if committee is not None:
        cursor.accept_sign("/")
        if cursor.accept_word("N") and cursor.at_digits():
            number = cursor.take().text
            if cursor.ended:
                return Identifier(committee=str(committee), number=number)
    cursor.index = 0
    return None


def _document(cursor: Cursor, text: str) -> Identifier:
    name = read_head(cursor)
    if not name.begun or not _read_number(cursor, name):
        raise _refused(cursor, text, name)
    year = read_year(cursor)
    languages, all_parts = _read_brackets(cursor)
    supplements = read_supplements(cursor)
    if supplements or not (languages or all_parts):
        more, all_too = _read_brackets(cursor)
        languages, all_parts = languages + more, all_parts or all_too
    if not cursor.ended:
        raise _refused(cursor, text, name)
    return Identifier(
        publishers=tuple(name.publishers),
        number=name.number,
        part=name.part,
        year=year,
        type=name.type,
        stage=name.stage,
        iteration=name.iteration,
        european=name.european,
        national=name.national,
        supplements=supplements,
        languages=languages,
        all_parts=all_parts,
    )


def _read_number(cursor: Cursor, name: Name) -> bool:
    """Number, part, iteration; False when no number stands here."""
    name.number = _accept_number(cursor, letters=bool(name.national) and not name.publishers)
    if not name.number:
        return False
    name.number = "" if set(name.number) <= set("X#") else name.number
    while cursor.at_sign("-") and cursor.peek(1) is not None and (piece := _part_piece(cursor)):
        name.part = f"{name.part}-{piece}" if name.part else piece
    if cursor.at_sign(".") and cursor.at_digits(1) and name.iteration == 1:
        cursor.take()
        name.iteration = max(int(cursor.take().text[:3]), 1)
    return True


def _accept_number(cursor: Cursor, *, letters: bool) -> str:
    if cursor.at_digits():
        return cursor.take().text
    word = cursor.word()
    if (len(word) >= 3 and set(word) <= {"X"}) or (len(word) >= 3 and set(word) <= {"#"}):
        return cursor.take().text.upper()
    if letters and number_next(cursor):
        return cursor.take().text.upper() + cursor.take().text
    return ""


def _part_piece(cursor: Cursor) -> str:
    """ "2", "A01", "F" after a hyphen; "" when something else follows, such as "series"."""
    start = cursor.index
    cursor.take()
    piece = ""
    while (token := cursor.peek()) is not None and token.kind != "sign" and not (piece and token.spaced):
        piece += cursor.take().text.upper()
    if not piece or len(piece) > 8 or (len(piece) > 2 and not any(sign.isdigit() for sign in piece)):
        cursor.index = start
        return ""
    return piece


def _read_brackets(cursor: Cursor) -> tuple[tuple[str, ...], bool]:
    """ "(en)", "(E)", "(all parts)"."""
    languages: list[str] = []
    all_parts = False
    while cursor.at_sign("("):
        start = cursor.index
        content = _bracket_content(cursor)
        codes = [_LANGUAGES.get(code.strip().upper(), code.strip().lower()) for code in _codes(content)]
        if content.casefold() in _ALL_PARTS:
            all_parts = True
        elif codes and all(len(code) == 2 and code.isalpha() and code.isascii() for code in codes):
            languages += codes
        else:
            cursor.index = start
            break
    return tuple(dict.fromkeys(languages)), all_parts


def _codes(content: str) -> list[str]:
    return content.replace("/", ",").split(",")


def _bracket_content(cursor: Cursor) -> str:
    start = cursor.index
    cursor.take()
    while not cursor.ended and not cursor.at_sign(")"):
        cursor.take()
    if not cursor.accept_sign(")"):
        cursor.index = start
        return ""
    first, last = cursor.tokens[start], cursor.tokens[cursor.index - 1]
    return cursor.text[first.at + 1 : last.at].strip()


def _refused(cursor: Cursor, text: str, name: Name) -> UnreadableIdentifier:
    shown = plain(text)
    if not name.begun:
        body = shown.split(" ")[0].split("/")[0]
        known = body.upper() in other_publishers()
        message = (
            f'"{shown}" is a name of {body}, kept as written'
            if known
            else f'"{shown}" is no name of a standard'
        )
        return UnreadableIdentifier(
            shown, message, help="begin with the body: ISO 99100:2031, EN 99100, DIN EN ISO 99100"
        )
    if cursor.ended:
        message = f'"{shown}" ends before its number'
    elif cursor.read:
        message = f'"{cursor.rest}" after "{cursor.read}" could not be read'
    else:
        message = f'"{shown}" could not be read'
    known = cursor.word() != "DIRECTIVES"  # theirs, but no numbered document
    return UnreadableIdentifier(shown, message, help=_advice(cursor), known_body=known)


def _advice(cursor: Cursor) -> str:
    if cursor.at_sign(","):
        return "put the clause after the name where it is cited, not into the name"
    if cursor.at_sign("("):
        return "write the year after a colon, the language as (en), a series as (all parts)"
    if cursor.at_sign(":"):
        return f"write the year with four digits, or {FORTHCOMING} for a document that isn't published yet"
    return (
        "write it as ISO 99100-1:2031, ISO/DIS 99100, ISO 99100:2031/Amd 1:2033 or EN ISO 99100:2031/A1:2033"
    )
