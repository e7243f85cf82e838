"""Small charts, laid out for a stylesheet to draw: bars with a part that is done, words and numbers beside.

Units are those of the drawing; widths of words are estimated, generously. A chart is for the eye: the table
beside it says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_LETTER = 6.8  # width of a character at the drawing's size of letters
_HEIGHT = 18  # of a bar
_STEP = 26  # from one bar to the next
_GAP = 8  # beside words
_LONGEST = 34  # characters of a name
_LEAST = 3.0  # width of a bar that stands for anything at all


@dataclass(frozen=True)
class Bar:
    """A bar from x on: `done` of its `width` is filled, the rest outlined; a name before, a number behind."""

    name: str
    number: str
    x: float
    y: float
    width: float
    done: float
    height: float = _HEIGHT

    @property
    def baseline(self) -> float:
        """Where the words beside it stand."""
        return round(self.y + self.height * 0.72, 1)


@dataclass(frozen=True)
class Chart:
    """Bars below each other."""

    width: float
    height: float
    bars: tuple[Bar, ...]


def bars(rows: Sequence[tuple[str, int, int]], *, length: float = 220) -> Chart:
    """A chart of (name, total, done) in their order; the longest bar is `length` wide."""
    most = max((total for _, total, _ in rows), default=0)
    names = [_short(name) for name, _, _ in rows]
    left = round(max((len(name) for name in names), default=0) * _LETTER + _GAP, 1)
    right = max((len(str(total)) for _, total, _ in rows), default=1) * _LETTER + _GAP
    made = tuple(
        _bar(name, total, done, left, index * _STEP, length / most if most else 0)
        for index, (name, (_, total, done)) in enumerate(zip(names, rows, strict=True))
    )
    height = max(len(rows) * _STEP - (_STEP - _HEIGHT), 0)
    return Chart(round(left + length + right, 1), height, made)


def _bar(name: str, total: int, done: int, x: float, y: float, unit: float) -> Bar:
    width = max(total * unit, _LEAST) if total else 0.0
    part = width * done / total if total else 0.0
    return Bar(name, str(total), x, y, round(width, 1), round(part, 1))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
