"""Tables as a grid of cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from normwright.lazy import lazy
from normwright.sts.grid import Slot, resolve
from normwright.sts.text import Text
from normwright.sts.views.base import View, texts_in, words_of
from normwright.sts.views.blocks import CLASSES, Captioned, Explanations, Footnote, Note


@dataclass(frozen=True)
class Cell(View):
    """A cell: row and column count from 1, `rows` and `columns` are its spans."""

    row: int = 1
    column: int = 1
    rows: int = 1
    columns: int = 1
    head: bool = False  # in the table's head, or a header of its row

    @lazy
    def words(self) -> str:
        """All its text, paragraphs parted by line feeds."""
        return "\n".join(text.string for text in self.texts)

    @lazy
    def texts(self) -> tuple[Text, ...]:
        """The text of each paragraph in it, footnotes left out."""
        found = texts_in(self.element, self.standard)
        return tuple(text for text in found if not _in_footnote(text.element, self.element))

    @property
    def tables(self) -> tuple["Table", ...]:
        """Tables within it."""
        found = self.element.iter("table-wrap", "array")
        return tuple(Table(table, self.standard) for table in found)


@dataclass(frozen=True)
class Table(Captioned):
    """A table; without title and number it is `informal`."""

    @property
    def informal(self) -> bool:
        """Whether it is an array: no number, no title."""
        return self.element.tag == "array"

    @lazy
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells that start in each row, header rows first."""
        return tuple(tuple(map(self._cell, row)) for row in self._slots)

    @lazy
    def head(self) -> tuple[tuple[Cell, ...], ...]:
        """The header rows."""
        return tuple(row for row, slots in self._laid() if any(slot.head for slot in slots))

    @lazy
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """The other rows."""
        return tuple(row for row, slots in self._laid() if not any(slot.head for slot in slots))

    def _laid(self) -> Iterator[tuple[tuple[Cell, ...], list[Slot]]]:
        return zip(self.rows, self._slots, strict=True)

    @lazy
    def _slots(self) -> list[list[Slot]]:
        return [row for table in self.element.iterchildren("table") for row in resolve(table).rows]

    @property
    def cells(self) -> Iterator[Cell]:
        """All cells, row by row."""
        return (cell for row in self.rows for cell in row)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place, both counted from 1."""
        for cell in self.cells:
            if 0 <= row - cell.row < cell.rows and 0 <= column - cell.column < cell.columns:
                return cell
        return None

    @property
    def units(self) -> str:
        """The statement of units for the whole table; empty when there is none."""
        found = self.element.find("table-wrap-foot/p[@content-type='dimension']")
        return words_of(found)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Notes below the table."""
        found = self.element.iterfind("table-wrap-foot/non-normative-note")
        return tuple(Note(note, self.standard) for note in found)

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """Its footnotes, wherever they stand in it."""
        return tuple(Footnote(fn, self.standard) for fn in self.element.iter("fn"))

    @property
    def key(self) -> Explanations | None:
        """Its key."""
        found = self.element.find("legend")
        return None if found is None else Explanations(found, self.standard)

    def _cell(self, slot: Slot) -> Cell:
        head = slot.head or slot.element.tag == "th"
        return Cell(slot.element, self.standard, slot.row + 1, slot.column + 1, slot.rows, slot.columns, head)


def _in_footnote(element: _Element, cell: _Element) -> bool:
    node: _Element | None = element
    while node is not None and node is not cell:
        if node.tag == "fn":
            return True
        node = node.getparent()
    return False


CLASSES.update({"table-wrap": Table, "array": Table})
