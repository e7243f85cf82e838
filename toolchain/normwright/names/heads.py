"""The beginning of a name, up to its number: national sign, European deliverable, publishers, stage, type."""

from dataclasses import dataclass, field

from normwright.names.bodies import (
    EUROPEAN,
    EUROPEAN_BODIES,
    joint_publishers,
    lead_publishers,
    national_signs,
)
from normwright.names.identifiers import TYPES
from normwright.names.tokens import Cursor

_STAGES = {
    "PWI": "PWI", "NP": "NP", "NWIP": "NP", "AWI": "AWI", "WD": "WD", "CD": "CD", "CDV": "CDV", "FCD": "FCD",
    "DIS": "DIS", "FDIS": "FDIS", "PRF": "PRF",
}  # fmt: skip
_TYPES = {name.upper(): name for name in TYPES}
_DRAFT_TYPES = {f"{prefix}{name.upper()}": (prefix, name) for prefix in ("D", "FD") for name in TYPES[:5]}
_EUROPEAN_TYPES = {"TS": "TS", "TR": "TR", "GUIDE": "Guide"}


@dataclass
class Name:
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


def read_head(cursor: Cursor) -> Name:
    """Everything before the number; an empty `Name` when nothing known stands there."""
    name = Name()
    _read_national(cursor, name)
    _read_european(cursor, name)
    _read_international(cursor, name)
    return name


def _read_national(cursor: Cursor, name: Name) -> None:
    """ "DIN", "UNE-", "DS/", "I.S." before an adopted name or an own number."""
    first = cursor.peek()
    for spelling, sign in national_signs().items():
        if first is None or not spelling.startswith(first.text.upper()):
            continue
        start = cursor.index
        if _accept_text(cursor, spelling):
            joined = cursor.accept_sign("-/")
            if _adopted_next(cursor) or (sign.own and not joined and number_next(cursor)):
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


def number_next(cursor: Cursor) -> bool:
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


def _read_european(cursor: Cursor, name: Name) -> None:
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


def _read_international(cursor: Cursor, name: Name) -> None:
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


def _read_stage_or_type(cursor: Cursor, name: Name) -> bool:
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


def _read_stage_count(cursor: Cursor, name: Name, word: str) -> None:
    """ "CD2 14065" is the old spelling of "CD 14065.2"."""
    count, number = cursor.peek(), cursor.peek(1)
    glued = count is not None and count.kind == "digits" and not count.spaced and len(count.text) == 1
    if count and word in _STAGES and glued and number and number.kind == "digits" and number.spaced:
        name.iteration = max(int(count.text), 1)
        cursor.take()
