"""A finished docutils table, from whatever form, as rows of STS: spans, joins, heads, alignment."""

from collections.abc import Sequence
from dataclasses import dataclass

from docutils import nodes
from lxml.etree import _Element

from normwright.sources.spans import LEFT, UP, Area, join
from normwright.sources.surroundings import fit
from normwright.sources.translation import SILENT, Translation
from normwright.sts import build

_BESIDE = frozenset(
    {"p", "list", "def-list", "non-normative-note", "non-normative-example", "disp-formula", "disp-quote"}
    | {"code", "array", "graphic", "statement"}
)
_NEVER = frozenset({"table-wrap", "sec", "fig", "fig-group"})


@dataclass
class _Part:
    """The head or the body: its entries by number, and which entry each slot of the grid holds."""

    entries: list[nodes.entry]
    slots: list[list[int | None]]


def grid(
    table: nodes.table, t: Translation, *, widths: Sequence[int] = (), stubs: int | None = None
) -> _Element:
    """The `table` element.

    `widths` are relative; `stubs` is the number of columns that head rows, None: as the rows say.
    """
    group = next(table.findall(nodes.tgroup))
    columns = int(group["cols"])
    marked = sum(1 for spec in group.children if isinstance(spec, nodes.colspec) and spec.get("stub"))
    head = next((part for part in group.children if isinstance(part, nodes.thead)), None)
    body = [part for part in group.children if isinstance(part, nodes.tbody)]
    shares = _shares(widths or table.get("nw-widths", ()), columns, table, t)
    return build.grid(
        _rows(_part([head], columns), t, head=True, stubs=0) if head is not None else [],
        _rows(_part(body, columns), t, head=False, stubs=marked if stubs is None else stubs),
        widths=shares,
    )


# -- where each entry stands ---------------------------------------------------------------------------------


def _part(parts: Sequence[nodes.Element], columns: int) -> _Part:
    rows = [row for part in parts for row in part.children if isinstance(row, nodes.row)]
    made = _Part([], [[None] * columns for _ in rows])
    for r, row in enumerate(rows):
        for entry in row.children:
            if isinstance(entry, nodes.entry):
                _put(made, entry, r)
    return made


def _put(part: _Part, entry: nodes.entry, row: int) -> None:
    """Puts an entry into the first free slot of its row and the slots it spans."""
    free = next((c for c, slot in enumerate(part.slots[row]) if slot is None), len(part.slots[row]))
    part.entries.append(entry)
    for r in range(row, min(row + 1 + int(entry.get("morerows", 0)), len(part.slots))):
        for c in range(free, free + 1 + int(entry.get("morecols", 0))):
            part.slots[r].extend([None] * (c + 1 - len(part.slots[r])))
            part.slots[r][c] = len(part.entries) - 1


def _joins(part: _Part) -> dict[int, str]:
    return {number: mark for number, entry in enumerate(part.entries) if (mark := _join(entry))}


def _join(entry: nodes.entry) -> str:
    """`<` or `^` when an entry holds nothing else; escaped by a backslash they are text."""
    if "nw-join" in entry:
        return str(entry["nw-join"])
    blocks = _blocks(entry)
    if len(blocks) != 1 or not isinstance(blocks[0], nodes.paragraph):
        return ""
    text = blocks[0].astext().strip()
    written = (blocks[0].rawsource or text).strip()
    return text if text in {LEFT, UP} and written == text else ""


# -- cells ---------------------------------------------------------------------------------------------------


def _rows(part: _Part, t: Translation, *, head: bool, stubs: int) -> list[_Element]:
    areas, faulty = join(part.slots, _joins(part))
    for number in faulty:
        t.say("SRC091", part.entries[number], mark=_join(part.entries[number]))
    made: list[list[_Element]] = [[] for _ in part.slots]
    for number, area in sorted(areas.items(), key=lambda item: (item[1].row, item[1].column)):
        scope = _scope(area, head=head, stubs=stubs)
        made[area.row].append(_cell(part.entries[number], area, t, scope=scope, empty=number in faulty))
    return [build.row(cells) for cells in made]


def _scope(area: Area, *, head: bool, stubs: int) -> str:
    """What a cell heads, in the words of HTML; "" for a cell of values."""
    if head:
        return "colgroup" if area.columns > 1 else "col"
    if area.column < stubs:
        return "rowgroup" if area.rows > 1 else "row"
    return ""


def _cell(entry: nodes.entry, area: Area, t: Translation, *, scope: str, empty: bool) -> _Element:
    """A cell: one paragraph is running text, more blocks are blocks."""
    blocks = [] if empty else _blocks(entry)
    alone = blocks[0] if len(blocks) == 1 and isinstance(blocks[0], nodes.paragraph) else None
    made = build.cell(
        t.inline(alone) if alone is not None else (),
        blocks=() if alone is not None else fit(t.blocks(blocks), t, beside=_BESIDE, never=_NEVER),
        head=bool(scope),
        colspan=area.columns,
        rowspan=area.rows,
        align=entry.get("nw-align", "") if area.columns == 1 else "",
        scope=scope,
    )
    t.mark(made, entry)
    return t.mark(made, alone) if alone is not None else made


def _blocks(entry: nodes.entry) -> list[nodes.Node]:
    return [child for child in entry.children if not isinstance(child, (*SILENT, nodes.footnote))]


# -- widths --------------------------------------------------------------------------------------------------


def _shares(widths: Sequence[int], columns: int, table: nodes.table, t: Translation) -> list[str]:
    """Widths in whole per cent that make 100 together, the largest remainders rounded up."""
    if not widths:
        return []
    if len(widths) != columns:
        t.say("SRC254", table, widths=len(widths), columns=columns)
        return []
    exact = [100 * width / sum(widths) for width in widths]
    floors = [max(int(share), 1) for share in exact]
    for number in _largest(exact, floors)[: max(100 - sum(floors), 0)]:
        floors[number] += 1
    return [f"{share}%" for share in floors]


def _largest(exact: Sequence[float], floors: Sequence[int]) -> list[int]:
    return sorted(range(len(exact)), key=lambda number: (floors[number] - exact[number], number))
