"""Who comments in a national body's workspace: its experts, each known by a code and never by a name.

The importer gives the codes, such as "expert-4712", from the hash of an expert's first file: so they are the
same in every branch and in any order, and two branches don't give one code to two experts. A file whose name
says a code, such as "iso-cd-00000-expert-2.docx", has that one, and the secretary can give one. Which file
has which code stands in its record (`received/`) and nowhere else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from normwright.comments.attribution import CARRIED, Attributed, comments_among, say_doubts
from normwright.comments.bodies import is_source, read_body
from normwright.comments.forms.notes import Notes
from normwright.comments.forms.rows import Passage, Row, Sheet
from normwright.comments.likeness import folded
from normwright.comments.record import Comment
from normwright.errors import UsageError

_IN_NAME = re.compile(r"(?:^|[-_ .(])expert[-_ ]?(\d{1,4})(?=$|[-_ .)])", re.IGNORECASE)
_OWN = re.compile(r"[\d.-]{1,12}")  # a number without letters, which could be somebody's initials

_LEAST, _CODES = 1000, 9000  # four digits each, so that no code looks like a rank
_DIGITS = 8  # hexadecimal ones of the hash that make a code


def source_given(name: str) -> str:
    """The code that a user names. Raises: UsageError for what can't be one."""
    code = "-".join(name.lower().split())
    if not is_source(code):
        raise UsageError(
            f'"{name}" can\'t be the code of an expert',
            help="small letters, digits and hyphens, and no person's name: expert-3, city-b",
        )
    return code


def source_of_file(name: str) -> str:
    """The code that a file's name says; empty when it says none."""
    found = _IN_NAME.search(name.rpartition(".")[0] or name)
    return f"expert-{int(found[1])}" if found else ""


def fresh_source(sha256: str, taken: Iterable[str] = ()) -> str:
    """A code that isn't taken for whoever sent the file of that hash; without others always the same."""
    known = set(taken)
    return next(code for code in _codes(sha256) if code not in known)


def _codes(sha256: str) -> Iterator[str]:
    """The codes that a file may have, the first before the others, which are for when it is taken."""
    for start in range(0, len(sha256), _DIGITS):
        first = int(sha256[start : start + _DIGITS], 16)
        yield f"expert-{_LEAST + first % _CODES}"
    yield from (f"expert-{number}" for number in count(_LEAST))


def attribute_source(
    sheet: Sheet, notes: Notes, code: str, member: str
) -> tuple[list[Attributed], list[Passage]]:
    """The rows as comments of that expert, and those that are none.

    What stands in the first cell can be a company, initials or a name: of it no more is kept than a number
    behind the code of the body `member`. Texts of columns that nothing is known of are left out too.
    """
    kept, lost = comments_among(sheet)
    for row in kept:
        say_doubts(row, notes)
    return [_of_source(row, code, member) for row in kept], lost


def same_sender(rows: Sequence[Attributed], known: Iterable[Comment]) -> bool:
    """Whether any of these rows says what one of these comments says: then one expert wrote both."""
    said = {text for comment in known for text in _said(comment.wording.comment, comment.wording.proposal)}
    return any(said & set(_said(one.row.cells.comment, one.row.cells.proposal)) for one in rows)


def _said(*texts: str) -> list[str]:
    return [plain for text in texts if len(plain := folded(text)) > 8]


def _of_source(row: Row, code: str, member: str) -> Attributed:
    named = read_body(row.cells.body)
    own = row.own or (named.own if named.code == member else "")
    dropped = {words for words in row.repairs if words.startswith(CARRIED)} | set(row.extra)
    plain = replace(
        row,
        cells=replace(row.cells, body=""),
        repairs=tuple(words for words in row.repairs if words not in dropped),
    )
    carried = any(words.startswith(CARRIED) for words in row.repairs) and not row.own
    return Attributed(plain, code, own if _OWN.fullmatch(own) and not carried else "")
