"""The objects of a PDF as Typst writes it, to be changed one by one.

Typst numbers them without gaps and lists them in one plain table at the end (PDF 1.7, ISO 32000-1, 7.5.4).
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

_REFERENCE = re.compile(rb"(\d+) 0 R")
_OBJECT = re.compile(rb"(\d{1,9}) 0 obj\n")
_TRAILER = re.compile(rb"trailer\n(<<.*>>)\nstartxref\n(\d+)\n%%EOF\s*", re.DOTALL)
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20  # bytes of a line of the table


class PdfObjects:
    """Number of an object -> its bytes, from its number to its "endobj"; what is set is in `written`.

    Raises: ValueError for a file of another build.
    """

    def __init__(self, pdf: bytes) -> None:
        end = _TRAILER.search(pdf, max(0, pdf.rfind(b"trailer\n")))
        table = _TABLE.match(pdf, int(end[2])) if end else None
        if end is None or table is None or table.end() + _ENTRY * int(table[1]) != end.start():
            raise ValueError("no plain table of objects")
        self._pdf, self._table, self.trailer = pdf, table.start(), end[1]
        lines = (pdf[at : at + 10] for at in range(table.end(), end.start(), _ENTRY))
        self._starts = [int(line) for line in lines]
        self._borders = sorted({*self._starts[1:], self._table})
        self._changed: dict[int, bytes] = {}

    def __getitem__(self, number: int) -> bytes:
        return self._changed.get(number) or self._pdf[self._starts[number] : self._end(number)]

    def __setitem__(self, number: int, content: bytes) -> None:
        self._changed[number] = content

    def numbers_of(self, kind: bytes) -> list[int]:
        """The objects that begin with the pattern `kind`, such as "<</Type/StructElem/S/Table/", in order."""
        starts = (
            (self._pdf.rfind(b"\n", 0, hit.start() - 1) + 1, hit.start())
            for hit in re.finditer(kind, self._pdf)
        )
        lines = ((_OBJECT.fullmatch(self._pdf, start, end), start) for start, end in starts)
        return [int(line[1]) for line, start in lines if line and self._is_start(int(line[1]), start)]

    def listed(self, number: int, key: bytes) -> list[int]:
        """The objects that an array of object `number` refers to, in order; none without such an array."""
        found = re.search(re.escape(key) + rb"\[([^\]]*)\]", self[number])
        return [int(one) for one in _REFERENCE.findall(found[1])] if found else []

    def written(self) -> bytes:
        """The whole file with what was changed."""
        changes = sorted((self._starts[one], self._end(one), new) for one, new in self._changed.items())
        pieces, before = [], 0
        for start, end, new in changes:
            pieces += [self._pdf[before:start], new]
            before = end
        pieces.append(self._pdf[before : self._table])
        shifts = [0, *accumulate(len(new) - (end - start) for start, end, new in changes)]
        points = [start for start, _, _ in changes]
        moved = (start + shifts[bisect_left(points, start)] for start in self._starts[1:])
        table = b"".join(b"%010d 00000 n\r\n" % start for start in moved)
        head = b"xref\n0 %d\n0000000000 65535 f\r\n" % len(self._starts)
        tail = b"trailer\n%b\nstartxref\n%d\n%%%%EOF" % (self.trailer, self._table + shifts[-1])
        return b"".join([*pieces, head, table, tail])

    def _end(self, number: int) -> int:
        return self._borders[bisect_right(self._borders, self._starts[number])]

    def _is_start(self, number: int, offset: int) -> bool:
        return number < len(self._starts) and self._starts[number] == offset
