"""How the official form names each block of a text: cells that lead whoever reads them back to the block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normwright.comments.places import NUMBERED, read_way
from normwright.comments.resolving import resolve
from normwright.comments.targets import Targets
from normwright.sts.linemap import Line, LineMap
from normwright.sts.pointers import Pointer

#: What a clause without a number is called in the form.
_FRONTS = {"foreword": "Foreword", "introduction": "Introduction", "bibliography": "Bibliography"}
_LABELLED = frozenset({"table", "figure", "note", "example", "notice"})
_WORDS = {"item": "list item", "key entry": "key", "reference": "reference"}


@dataclass(frozen=True)
class Pointed:
    """A block with its cells for clause and element, and the numbered lines in it, ascending.

    Both cells are empty where the form has no word for it; of a clause `element` is.
    """

    name: str
    kind: str
    clause: str
    element: str
    lines: Sequence[Line] = ()


def point_at(targets: Targets, lines: LineMap | None) -> Iterator[Pointed]:
    """Every block of the text, in its order. A clause or entry has the lines of its title alone."""
    own = _own_lines(targets, lines)
    for one in targets.all:
        home = targets[one.home] if one.home else one
        clause = _clause(targets, home)
        element = "" if one.is_clause else _element(targets, one, clause)
        yield Pointed(one.name, one.kind, clause, element, _lines(targets, one, own))


def _own_lines(targets: Targets, lines: LineMap | None) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines.lines if lines is not None else ():
        name = targets.around.get(line.element, "")
        if name:
            found.setdefault(name, []).append(line)
    return found


def _lines(targets: Targets, one: Pointer, own: dict[str, list[Line]]) -> list[Line]:
    if one.is_clause:
        title = own.get(one.name, [])
        return [line for at, line in enumerate(title) if line.number == title[0].number + at]
    inside = (targets.all[at].name for at in targets.range(one.name))
    return sorted((line for name in inside for line in own.get(name, ())), key=lambda line: line.number)


def _clause(targets: Targets, home: Pointer) -> str:
    """The number of the clause; where it has none, that of the clause around it, or what it is."""
    if not home.is_clause:
        return ""
    if home.number:
        return f"Annex {home.number}" if home.kind == "annex" else home.number
    around = _clause(targets, targets[home.parent]) if home.parent else ""
    return around or _FRONTS.get(home.clause_kind) or home.title


# -- elements ------------------------------------------------------------------------------------------------


def _element(targets: Targets, one: Pointer, clause: str) -> str:
    """The first of its names that leads to the block; else the one that leads nearest to it, or nothing."""
    steps = {name: at for at, name in enumerate(targets.path(one.name))}
    near: list[tuple[int, str]] = []
    for name in _names(targets, one):
        found = resolve(read_way(clause, name), targets)
        if found.name == one.name and not found.missing:
            return name
        if found.name in steps:
            near.append((steps[found.name], name))
    return min(near, key=lambda way: way[0])[1] if near else ""


def _names(targets: Targets, one: Pointer) -> Iterator[str]:
    """What the block may be called, the plainest first."""
    word = _WORDS.get(one.kind, one.kind)
    within = _within(targets, one)
    if one.label:
        label = _labelled(one, word)
        yield label
        yield f"{within}{label}"
    beside = _beside(targets, one)
    at = beside.index(one) + 1
    if len(beside) == 1:
        yield word.capitalize()
    if one.kind not in NUMBERED:  # "Table 2" would be another
        yield f"{word.capitalize()} {at}"
    yield f"{_ordinal(at)} {word}"
    yield f"{within}{_ordinal(at)} {word}"
    yield within.rstrip(", ")


def _labelled(one: Pointer, word: str) -> str:
    """The block by its printed label."""
    label = " ".join(one.label.split())
    return label if one.kind in _LABELLED else f"{word} {label}".replace("formula", "Formula")


def _beside(targets: Targets, one: Pointer) -> list[Pointer]:
    """The blocks of its kind that a reader counts it among: what holds several together can't be seen."""
    holder = one.parent
    if holder and one.kind == "paragraph" and targets[holder].kind == "statement":
        holder = targets[holder].parent
    found: list[Pointer] = []
    for other in targets.children(holder):
        inner = targets.children(other.name) if other.kind == "statement" else []
        found += [block for block in (other, *inner) if block.kind == one.kind]
    return found if one in found else [one]


def _within(targets: Targets, one: Pointer) -> str:
    """The names of the blocks between clause and block, each with a comma behind it."""
    above = [targets[name] for name in targets.path(one.parent)] if one.parent else []
    said = [_short(targets, block) for block in reversed(above) if not block.is_clause]
    return "".join(f"{words}, " for words in said if words)


def _short(targets: Targets, block: Pointer) -> str:
    word = _WORDS.get(block.kind, block.kind)
    if block.label:
        return _labelled(block, word)
    beside = _beside(targets, block)
    counted = len(beside) > 1 and block.kind in ("list", "table", "figure")
    return f"{_ordinal(beside.index(block) + 1)} {word}" if counted else ""


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")
    return f"{number}{ending}"
