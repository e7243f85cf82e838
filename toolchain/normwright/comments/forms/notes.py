"""What a reader had to put right or leave out: gathered by kind, so that a file is told each kind once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from normwright.diagnostics import Diagnostic, Place, diagnose

_MOST_PLACES = 8  # named in one finding


@dataclass
class Notes:
    """Places and details by the code of a finding."""

    file: str
    _places: dict[str, list[str]] = field(default_factory=dict)
    _details: dict[str, list[str]] = field(default_factory=dict)

    def add(self, code: str, place: str, detail: str = "") -> None:
        """Something of the kind `code` at `place`; `detail` goes into the finding as its fact "what"."""
        places = self._places.setdefault(code, [])
        if not places or places[-1] != place:
            places.append(place)
        details = self._details.setdefault(code, [])
        if detail and detail not in details:
            details.append(detail)

    def findings(self) -> list[Diagnostic]:
        """One finding a kind, by code."""
        return [self._finding(code) for code in sorted(self._places)]

    def _finding(self, code: str) -> Diagnostic:
        details = self._details[code]
        what = "; ".join(details[:3]) + (f"; and {len(details) - 3} more" if len(details) > 3 else "")
        return diagnose(code, Place(self.file), places=_enumerated(self._places[code]), what=what)


def _enumerated(places: Sequence[str]) -> str:
    """The places as "table 1, rows 4, 7 and 9; table 2, row 1"; many are counted."""
    groups: dict[str, list[str]] = {}
    for place in places[:_MOST_PLACES]:
        table, comma, row = place.partition(", row ")
        groups.setdefault(table if comma else place, []).extend([row] if comma else [])
    words = "; ".join(_with_rows(table, rows) for table, rows in groups.items())
    more = len(places) - _MOST_PLACES
    return f"{words} and {more} more" if more > 0 else words


def _with_rows(table: str, rows: list[str]) -> str:
    if not rows:
        return table
    if len(rows) == 1:
        return f"{table}, row {rows[0]}"
    return f"{table}, rows {', '.join(rows[:-1])} and {rows[-1]}"


def excerpt(text: str, length: int = 80) -> str:
    """The first words of a text, on one line."""
    plain = " ".join(text[: length * 4].split())
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"
