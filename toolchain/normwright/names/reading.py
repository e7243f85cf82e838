"""Reads identifiers: one short function for each piece of a name, from left to right."""

from dataclasses import dataclass, field

from normwright.names.bodies import (
    EUROPEAN,
    EUROPEAN_BODIES,
    joint_publishers,
    lead_publishers,
    national_signs,
    other_publishers,
)
from normwright.names.committees import read_committee
from normwright.names.identifiers import FORTHCOMING, TYPES, Identifier, UnreadableIdentifier
from normwright.names.supplements import read_supplements
from normwright.names.tokens import LONGEST, Cursor, plain
from normwright.names.years import read_year

_STAGES = {
    "PWI": "PWI", "NP": "NP", "NWIP": "NP", "AWI": "AWI", "WD": "WD", "CD": "CD", "CDV": "CDV", "FCD": "FCD",
    "DIS": "DIS", "FDIS": "FDIS", "PRF": "PRF",
}  # fmt: skip
_TYPES = {name.upper(): name for name in TYPES}
_DRAFT_TYPES = {f"{prefix}{name.upper()}": (prefix, name) for prefix in ("D", "FD") for name in TYPES[:5]}
_EUROPEAN_TYPES = {"TS": "TS", "TR": "TR", "GUIDE": "Guide"}
_LANGUAGES = {"E": "en", "F": "fr", "R": "ru", "S": "es", "A": "ar", "D": "de", "G": "de"}
_ALL_PARTS = ("all parts", "toutes les parties", "alle teile", "all")


@dataclass
class _Name:
    """What was read so far."""

    publishers: list[str] = field(default_factory=list)
    number: str = ""
    part: str = ""
    type: str = ""
    stage: str = ""
    iteration: int = 1
    european: str = ""
    national: str = ""

    @property
    def begun(self) -> bool:
        return bool(self.publishers or self.european or self.national or self.type == "IWA")


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
    name = _Name()
    _read_national(cursor, name)
    _read_european(cursor, name)
    _read_international(cursor, name)
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


def _read_national(cursor: Cursor, name: _Name) -> None:
    """ "DIN", "UNE-", "DS/", "I.S." before an adopted name or an own number."""
    first = cursor.peek()
    for spelling, sign in national_signs().items():
        if first is None or not spelling.startswith(first.text.upper()):
            continue
        start = cursor.index
        if _accept_text(cursor, spelling):
            joined = cursor.accept_sign("-/")
            if _adopted_next(cursor) or (sign.own and not joined and _number_next(cursor)):
                name.national = sign.name
                return
        cursor.index = start


def _accept_text(cursor: Cursor, spelling: str) -> bool:
    """Takes the tokens that spell `spelling`, whatever their case and spaces."""
    taken = ""
    wanted = spelling.replace(" ", "")
    while not cursor.ended and len(taken) < len(wanted):
        taken += cursor.take().text.upper()
    return taken == wanted


def _adopted_next(cursor: Cursor) -> bool:
    word = cursor.word()
    return word in lead_publishers() or _european_word(word)[1] in {*EUROPEAN, *EUROPEAN_BODIES}


def _number_next(cursor: Cursor) -> bool:
    """Digits, or a letter or two before digits as in "X50-110", "P 92-501"."""
    if cursor.at_digits():
        return True
    second = cursor.peek(1)
    letters = len(cursor.word())
    return (
        cursor.at_digits(1) and second is not None and (letters == 1 or (letters == 2 and not second.spaced))
    )


def _european_word(word: str) -> tuple[str, str]:
    """ "FPREN" -> ("Fpr", "EN")."""
    for stage in ("Fpr", "pr"):
        rest = word.removeprefix(stage.upper())
        if rest != word and rest in {*EUROPEAN, *EUROPEAN_BODIES}:
            return stage, rest
    return "", word


def _read_european(cursor: Cursor, name: _Name) -> None:
    """ "prEN", "FprCEN/TS", "CEN/CLC Guide", "CEN" before "ISO/TS"."""
    stage, word = _european_word(cursor.word())
    if word in EUROPEAN:
        cursor.take()
        name.european, name.stage = word, stage
        if cursor.at_sign("-/") and cursor.word(1) in lead_publishers():
            cursor.take()
    elif word in EUROPEAN_BODIES:
        cursor.take()
        name.european, inner = _european_body(cursor, word)
        name.stage = stage or inner


def _european_body(cursor: Cursor, word: str) -> tuple[str, str]:
    """ "CEN/CLC/TS" and the stage that older names put inside, "CLC/prTS"."""
    bodies = [EUROPEAN_BODIES[word]]
    while cursor.at_sign("/-") and cursor.word(1) in EUROPEAN_BODIES:
        cursor.take()
        bodies.append(EUROPEAN_BODIES[cursor.take().text.upper()])
    head = "/".join(dict.fromkeys(bodies))
    kind = cursor.word(1) if cursor.at_sign("/") else cursor.word()
    stage = next((mark for mark in ("Fpr", "pr") if kind.startswith(mark.upper())), "")
    kind = kind.removeprefix(stage.upper())
    if kind not in _EUROPEAN_TYPES:
        return head, ""
    cursor.accept_sign("/")
    cursor.take()
    return (f"{head} Guide" if kind == "GUIDE" else f"{head}/{_EUROPEAN_TYPES[kind]}"), stage


def _read_international(cursor: Cursor, name: _Name) -> None:
    """ "ISO/IEC", then stage and type in any spelling: "ISO/CD TS", "ISO/IEC DIS", "IWA", "CD IWA"."""
    if cursor.word() in lead_publishers():
        name.publishers.append(cursor.take().text.upper())
        while cursor.at_sign("/") and cursor.word(1) in joint_publishers():
            cursor.take()
            name.publishers.append(cursor.take().text.upper())
    elif not (_iwa_next(cursor) and not name.begun):
        return
    while _read_stage_or_type(cursor, name):
        pass
    if name.type == "IWA":
        name.publishers = ["ISO"]


def _iwa_next(cursor: Cursor) -> bool:
    return cursor.word() == "IWA" or (cursor.word() in _STAGES and cursor.word(1) == "IWA")


def _read_stage_or_type(cursor: Cursor, name: _Name) -> bool:
    ahead = 1 if cursor.at_sign("/") else 0
    word = cursor.word(ahead)
    if word in _STAGES and not name.stage:
        name.stage = _STAGES[word]
    elif word in _DRAFT_TYPES and not (name.stage or name.type):
        name.stage, name.type = _DRAFT_TYPES[word]
    elif word in _TYPES and not name.type:
        name.type = _TYPES[word]
    else:
        return False
    cursor.index += ahead + 1
    _read_stage_count(cursor, name, word)
    return True


def _read_stage_count(cursor: Cursor, name: _Name, word: str) -> None:
    """ "CD2 14065" is the old spelling of "CD 14065.2"."""
    count, number = cursor.peek(), cursor.peek(1)
    glued = count is not None and count.kind == "digits" and not count.spaced and len(count.text) == 1
    if count and word in _STAGES and glued and number and number.kind == "digits" and number.spaced:
        name.iteration = max(int(count.text), 1)
        cursor.take()


def _read_number(cursor: Cursor, name: _Name) -> bool:
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
    if letters and _number_next(cursor):
        return cursor.take().text.upper() + cursor.take().text
    return ""


def _part_piece(cursor: Cursor) -> str:
    """ "2", "A01", "F" after a hyphen; "" when something else follows."""
    start = cursor.index
    cursor.take()
    piece = ""
    while (token := cursor.peek()) is not None and token.kind != "sign" and not (piece and token.spaced):
        piece += cursor.take().text.upper()
    if not piece or len(piece) > 8:
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


def _refused(cursor: Cursor, text: str, name: _Name) -> UnreadableIdentifier:
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
