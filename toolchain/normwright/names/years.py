"""The year in a name: "2016", "2008-12" in a national adoption, a dash for what isn't published yet."""

from normwright.names.identifiers import FORTHCOMING
from normwright.names.tokens import Cursor

_UNKNOWN = {"XXXX", "YYYY", "####", "XX", "YY", "##"}


def read_year(cursor: Cursor) -> str:
    """The year after a colon, "" when none stands here; ":20XX" and ":-" are read as a dash."""
    start = cursor.index
    if not cursor.accept_sign(":"):
        return ""
    if cursor.accept_sign("—-"):
        return FORTHCOMING
    if cursor.word() in _UNKNOWN:
        cursor.take()
        return FORTHCOMING
    token = cursor.peek()
    if token is not None and token.kind == "digits" and len(token.text) == 2 and cursor.word(1) in _UNKNOWN:
        cursor.index += 2
        return FORTHCOMING
    if token is not None and token.kind == "digits" and len(token.text) == 4:
        return cursor.take().text + _month(cursor)
    cursor.index = start
    return ""


def _month(cursor: Cursor) -> str:
    """ "-12" after the year, as DIN and PKN print it."""
    month = cursor.peek(1)
    if cursor.at_sign("-") and month is not None and month.kind == "digits" and len(month.text) == 2:
        cursor.index += 2
        return f"-{month.text}"
    return ""
