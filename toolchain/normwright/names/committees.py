"""Names of committees: "ISO/TC 268/SC 1/WG 4", "ISO/IEC JTC 1/SC 42", "CEN/CLC/JTC 21"."""

from dataclasses import dataclass

from normwright.names.tokens import LONGEST, Cursor, plain

_BODIES = {"ISO": "ISO", "IEC": "IEC", "CEN": "CEN", "CLC": "CLC", "CENELEC": "CLC"}
_MAIN = {"TC", "PC", "JTC", "SYC", "WS", "SS", "JWG", "BT", "BTTF", "JPC", "SABE"}
_GROUPS = {
    "SC", "WG", "JWG", "AHG", "AG", "TG", "CAG", "CSG", "SG", "TF", "PT", "MT", "JAHG", "JAG", "TCG", "CCMG",
    "PJT",
}  # fmt: skip
_UNNUMBERED = {"TMB", "REMCO", "CASCO", "COPOLCO", "DEVCO", "BT", "SMB", "CAB", "CS"}


class UnreadableCommittee(ValueError):
    """A text that is no name of a committee; its message says what is wrong."""


@dataclass(frozen=True)
class Committee:
    """A technical body: its organizations and its groups from the outside in, each (kind, number)."""

    bodies: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        groups = "/".join(f"{kind} {number}".strip() for kind, number in self.groups)
        joined = self.bodies == ("ISO", "IEC") or self.bodies == ("IEC",)
        return f"{'/'.join(self.bodies)}{' ' if joined else '/'}{groups}"

    @property
    def european(self) -> bool:
        """Whether it belongs to CEN or CENELEC."""
        return self.bodies[0] in ("CEN", "CLC")

    @property
    def parent(self) -> "Committee":
        """The technical committee above its subcommittees and working groups."""
        return Committee(self.bodies, self.groups[:1])


def parse_committee(text: str) -> Committee:
    """The committee that `text` names. Raises: UnreadableCommittee."""
    if len(text) <= LONGEST:
        cursor = Cursor(text)
        committee = read_committee(cursor)
        if committee is not None and cursor.ended:
            return committee
    raise UnreadableCommittee(f'"{plain(text)[:60]}" is no name of a committee')


def read_committee(cursor: Cursor) -> Committee | None:
    """The committee at the cursor, which then stands behind it; None, and nothing read, if there is none."""
    start = cursor.index
    bodies = _bodies(cursor)
    groups = _groups(cursor) if bodies else ()
    if not groups:
        cursor.index = start
        return None
    return Committee(bodies, groups)


def _bodies(cursor: Cursor) -> tuple[str, ...]:
    found: list[str] = []
    while cursor.word() in _BODIES:
        found.append(_BODIES[cursor.take().text.upper()])
        if not (cursor.at_sign("/-") and (cursor.word(1) in _BODIES)):
            break
        cursor.take()
    return tuple(dict.fromkeys(found))


def _groups(cursor: Cursor) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    while True:
        ahead = 1 if cursor.at_sign("/") else 0
        word = cursor.word(ahead)
        if word in (_GROUPS if found else _MAIN) and cursor.at_digits(ahead + 1):
            cursor.index += ahead + 1
            found.append((_printed(word), cursor.take().text + _letter(cursor)))
        elif word in _UNNUMBERED and not found:
            cursor.index += ahead + 1
            found.append((word, ""))
        else:
            return tuple(found)


def _letter(cursor: Cursor) -> str:
    """The letter in "SC 17A"-like numbers of IEC ("TC 100", "SC 3D")."""
    token = cursor.peek()
    if token is not None and token.kind == "word" and not token.spaced and len(token.text) == 1:
        return cursor.take().text.upper()
    return ""


def _printed(word: str) -> str:
    return {"SYC": "SyC", "PJT": "PJT"}.get(word, word)
