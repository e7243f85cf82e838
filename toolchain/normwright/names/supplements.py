"""Amendments and corrigenda behind a name: "/Amd 1:2024", "/CD Amd 1.2", "/DAM 1", "/prA1", "+A1:2002"."""

from normwright.names.identifiers import Supplement
from normwright.names.tokens import Cursor
from normwright.names.years import read_year

_KINDS = {
    "AMD": "Amd", "AM": "Amd", "AMENDMENT": "Amd", "COR": "Cor", "CORR": "Cor", "ADD": "Add",
    "SUPPL": "Suppl",
}  # fmt: skip
_GLUED = {
    **{f"{stage}{spelling}": (stage, kind) for stage in ("D", "FD") for spelling, kind in _KINDS.items()},
    "PDAM": ("CD", "Amd"),
    "PDAMD": ("CD", "Amd"),
    "PDCOR": ("CD", "Cor"),
    "FPDAM": ("CD", "Amd"),
    "FCOR": ("FD", "Cor"),
    "DTCOR": ("D", "Cor"),
}
_WORDED = ("PWI", "NP", "AWI", "WD", "CD", "DIS", "FDIS", "PRF")


def read_supplements(cursor: Cursor) -> tuple[Supplement, ...]:
    """All supplements from the cursor on, in their order."""
    found: list[Supplement] = []
    while (supplement := _read_supplement(cursor)) is not None:
        found.append(supplement)
    return tuple(found)


def _read_supplement(cursor: Cursor) -> Supplement | None:
    start = cursor.index
    sign = cursor.accept_sign("/+,")
    supplement = _iso(cursor, consolidated=sign == "+")
    if supplement is None and sign in ("/", "+"):
        supplement = _cen(cursor, consolidated=sign == "+")
    if supplement is None:
        cursor.index = start
        return None
    if cursor.word() == "CSV":  # IEC's mark of a consolidated version
        cursor.take()
    return supplement


def _iso(cursor: Cursor, *, consolidated: bool) -> Supplement | None:
    stage = cursor.accept_word(*_WORDED)
    word = cursor.word()
    if word in _GLUED and not stage:
        stage, kind = _GLUED[word]
    elif word in _KINDS:
        kind = _KINDS[word]
    else:
        return None
    cursor.take()
    cursor.accept_sign(".")  # "Amd.1"
    number = cursor.take().text if cursor.at_digits() else ""
    iteration = _iteration(cursor)
    stage = {"DIS": "D", "FDIS": "FD"}.get(stage, stage)
    return Supplement(kind, number, read_year(cursor), stage, iteration, consolidated)


def _cen(cursor: Cursor, *, consolidated: bool) -> Supplement | None:
    """ "A1", "AC", "prA1", "FprAA": letters of a draft amendment of CENELEC stand for its number."""
    word = cursor.word()
    stage = next((name for name in ("Fpr", "pr") if word.startswith(name.upper())), "")
    word = word.removeprefix(stage.upper())
    if word in ("A", "AC", "IS", "NA"):
        kind, number = word, ""
    elif stage and len(word) == 2 and word.startswith("A"):
        kind, number = "A", word[1:]
    else:
        return None
    cursor.take()
    if cursor.at_digits() and not number:
        number = cursor.take().text
    if kind == "A" and not number:
        return None
    return Supplement(kind, number, read_year(cursor), stage, 1, consolidated)


def _iteration(cursor: Cursor) -> int:
    if cursor.at_sign(".") and cursor.at_digits(1):
        cursor.take()
        return max(int(cursor.take().text[:3]), 1)
    return 1
