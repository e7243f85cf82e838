"""Comments on one paragraph that pull in opposite directions, though they quote no words of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from normwright.comments.aims import Aim, Value, read_aim
from normwright.comments.kinds import read_kind
from normwright.comments.sameness import Voiced

_WANTS = {
    "bind": "make it binding",
    "free": "make it less binding",
    "up": "more",
    "down": "less",
    "out": "delete",
    "keep": "keep",
}
_TABLES = ("Table", "Figure")  # in which a value has many places


@dataclass(frozen=True)
class Aimed:
    """A comment with what it aims at, and its subject: a block, empty for a whole clause."""

    voice: Voiced
    aim: Aim
    subject: str
    home: str
    element: str
    requires: bool  # it wants a requirement, and is no editorial remark on words
    about: bool  # it takes words of its clause


@dataclass(frozen=True)
class Opposed:
    """What two sides want of one subject, in words, and who they are."""

    sides: tuple[tuple[Voiced, ...], ...]
    labels: tuple[str, ...]
    reason: str


def opposed(voices: Iterable[Voiced]) -> Iterator[Opposed]:
    """All of them, clause by clause."""
    clauses: dict[str, list[Aimed]] = defaultdict(list)
    for voice in voices:
        aimed = _aimed(voice)
        if aimed is not None:
            clauses[aimed.home].append(aimed)
    for those in clauses.values():
        for on, above in _by_subject(those):
            yield from _on_one(on, above)


def _aimed(voice: Voiced) -> Aimed | None:
    placement = voice.placement
    if placement is None or not placement.sure or not placement.circulated:
        return None
    aim = read_aim(voice.wanted, voice.said, voice.proposal)
    if aim == Aim():
        return None
    where = placement.where
    requires = aim.force == "bind" and read_kind(voice.comment.wording.type).code != "ed"
    subject = placement.likely if where.whole else placement.circulated
    return Aimed(
        voice, aim, subject, f"{where.part} {where.clause}", where.element, requires, bool(placement.about)
    )


def _by_subject(those: Sequence[Aimed]) -> Iterator[tuple[list[Aimed], list[Aimed]]]:
    """Those on each block, and beside them those on the clause as a whole; at the end these alone."""
    blocks: dict[str, list[Aimed]] = defaultdict(list)
    for one in those:
        blocks[one.subject].append(one)
    # Who takes words of the clause, and none of them tells where, means some block of it, and not all.
    whole = [one for one in blocks.pop("", []) if not one.about]
    for on in blocks.values():
        yield on, whole
    yield whole, []


def _on_one(on: Sequence[Aimed], above: Sequence[Aimed]) -> Iterator[Opposed]:
    """What stands against each other on one subject; how much it binds can be said of a clause as a whole."""
    force = _sides([*on, *above], lambda one: one.aim.force)
    yield from _two(force, "bind", "free", "one wants it to bind, one wants it not to")
    stance = _sides(on, lambda one: one.aim.stance or ("keep" if one.requires else ""))
    yield from _two(stance, "out", "keep", "one wants it out, one wants it in")
    near = [one for one in on if one.subject and not one.element.startswith(_TABLES)]
    yield from _values(near)
    # Who names a value is held against the values of the others; against more or less only who names none.
    course = _sides(near, lambda one: one.aim.course)
    if any(not one.aim.new[0] for side in ("up", "down") for one in course.get(side, ())):
        yield from _two(course, "up", "down", "one wants more, one wants less")


def _values(near: Sequence[Aimed]) -> Iterator[Opposed]:
    """Other values in place of one value; who doesn't say which is meant, means the one of the same unit."""
    valued = [one for one in near if one.aim.new[0]]
    for old in sorted({one.aim.old for one in valued}):
        those = [one for one in valued if _means(one.aim, old)]
        sides = _sides(those, lambda one: one.aim.new[0])
        if len(sides) > 1 and len({one.aim.new[1] for one in those} - {""}) == 1:
            yield Opposed(tuple(map(_voices, sides.values())), tuple(sides), "different values for one")


def _means(aim: Aim, old: Value) -> bool:
    """Whether it is about that value: the same number; or none is said, and the new one has its unit."""
    if aim.old[0]:
        number = aim.old[0] == old[0]
        return number and (aim.old[1] == old[1] or (len(old[0]) > 1 and not (aim.old[1] and old[1])))
    return aim.new[1] == old[1] if old[0] else not old[0]


def _sides(on: Iterable[Aimed], side: Callable[[Aimed], str]) -> dict[str, list[Aimed]]:
    found: dict[str, list[Aimed]] = defaultdict(list)
    for one in on:
        if side(one):
            found[side(one)].append(one)
    return found


def _two(sides: Mapping[str, Sequence[Aimed]], one: str, other: str, reason: str) -> Iterator[Opposed]:
    if sides.get(one) and sides.get(other):
        yield Opposed((_voices(sides[one]), _voices(sides[other])), (_WANTS[one], _WANTS[other]), reason)


def _voices(side: Sequence[Aimed]) -> tuple[Voiced, ...]:
    return tuple(one.voice for one in side)
