"""Comments that can't all be accepted: one wants it out, one kept; other words for the same words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from normwright.comments.kinds import read_kind
from normwright.comments.likeness import folded
from normwright.comments.opposing import opposed
from normwright.comments.order import official_order
from normwright.comments.placing import Placement
from normwright.comments.record import Comment
from normwright.comments.sameness import Voiced, alike, voiced

_MOST = 20  # sides among which a new wording is looked for with its typing errors
_BINDING = frozenset({"shall", "must"})
_DIRECTION = "opposite exchanges"


@dataclass(frozen=True)
class Contradiction:
    """Sides of which only one can have its way; keys in official order within each side.

    `labels` say what each side wants, `said` at which place.
    """

    sides: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]
    reason: str
    said: str

    @property
    def comments(self) -> tuple[str, ...]:
        """All keys."""
        return tuple(key for side in self.sides for key in side)


def contradictions(comments: Sequence[Comment], placements: Mapping[str, Placement]) -> list[Contradiction]:
    """All contradictions, by the official order of their first comments. Linear in the comments."""
    order = official_order(comments, placements)
    voices = [voiced(comment, placements.get(comment.key)) for comment in order]
    sorted_in = {voice.comment.key: at for at, voice in enumerate(voices)}
    found = {
        one.sides: one
        for one in (*_in_and_out(voices), *_kept_words(voices), *_other_words(voices), *_opposite(voices))
    }
    told = {frozenset(pair) for one in found.values() for pair in _pairs(one)}
    for less in opposed(voices):  # no words are quoted, so these come last
        made = _made(less.sides, less.labels, less.reason)
        if any(frozenset(pair) not in told for pair in _pairs(made)):
            found.setdefault(made.sides, made)
    return sorted(found.values(), key=lambda one: (min(sorted_in[key] for key in one.comments), one.sides))


# -- out and kept --------------------------------------------------------------------------------------------


def _in_and_out(voices: Iterable[Voiced]) -> Iterable[Contradiction]:
    """What one wants deleted and another kept: the same block, or what uses the same words of one clause."""
    buckets: dict[tuple[str, ...], dict[str, list[Voiced]]] = defaultdict(lambda: defaultdict(list))
    for voice in voices:
        side = "keep" if _requires(voice) else voice.wanted.stance
        if side in ("out", "keep") and (side == "keep" or not voice.wanted.exchanges):
            for place in _places(voice):
                buckets[place][side].append(voice)
    blocks: dict[str, tuple[str, ...]] = {}  # key -> the block at which it contradicts others
    for place, sides in sorted(buckets.items(), key=lambda bucket: len(bucket[0])):  # blocks first
        if len(sides) < 2:
            continue
        keys = {voice.comment.key for side in sides.values() for voice in side}
        if len(place) == 1:
            blocks.update(dict.fromkeys(keys, place))
        elif len({blocks.get(key, ()) for key in keys}) == 1 and keys <= blocks.keys():
            continue  # told for the block
        yield _made((sides["out"], sides["keep"]), ("delete", "keep"), "one wants it out, one wants it in")


def _requires(voice: Voiced) -> bool:
    """Whether it wants a requirement where the text has less: who makes words binding wants them in."""
    technical = read_kind(voice.comment.wording.type).code == "te"
    return technical and any(
        set(new.split()) & _BINDING and not set(old.split()) & _BINDING for _, (old, new) in voice.exchanges
    )


def _places(voice: Voiced) -> Iterable[tuple[str, ...]]:
    """The block that it is on, and what it says of its clause."""
    placement = voice.placement
    if placement is None or not placement.sure or not placement.circulated:
        return
    if not placement.where.whole:
        yield (placement.circulated,)
    for run in placement.about:
        yield (placement.where.clause, run)


def _kept_words(voices: Sequence[Voiced]) -> Iterable[Contradiction]:
    """Words that one quotes to keep, and others want exchanged in the same block."""
    keeping: dict[str, list[Voiced]] = defaultdict(list)
    for voice in voices:
        placement = voice.placement
        if voice.wanted.stance == "keep" and placement is not None and placement.sure:
            keeping[placement.circulated].append(voice)
    changing: dict[tuple[str, str], dict[str, list[Voiced]]] = defaultdict(lambda: defaultdict(list))
    for voice in voices:
        placement = voice.placement
        for keeper in keeping.get(placement.circulated, ())[:_MOST] if placement and placement.sure else ():
            for kept in keeper.wanted.quoted:
                if any(_within(old, folded(kept)) for _, (old, _) in voice.exchanges):
                    changing[keeper.comment.key, kept]["change"].append(voice)
                    changing[keeper.comment.key, kept]["keep"] = [keeper]
    for (_, kept), sides in changing.items():
        labels = (f"change “{kept}”", f"keep “{kept}”")
        yield _made((sides["change"], sides["keep"]), labels, "one wants other words, one wants these")


def _within(words: str, text: str) -> bool:
    return bool(words) and f" {words} " in f" {text} "


# -- other words for the same --------------------------------------------------------------------------------


def _other_words(voices: Iterable[Voiced]) -> Iterable[Contradiction]:
    """Different words wanted for the same words of one block."""
    buckets: dict[tuple[str, str], dict[str, list[Voiced]]] = defaultdict(lambda: defaultdict(list))
    shown: dict[str, str] = {}
    for voice in voices:
        placement = voice.placement
        if placement is not None and placement.sure and placement.circulated:
            for exchange in voice.wanted.exchanges:
                old, new = exchange.core
                if not old:
                    continue  # something is put in, which hinders nobody
                sides = buckets[placement.circulated, old]
                side = next((known for known in list(sides)[:_MOST] if alike(known, new)), new)
                sides[side].append(voice)
                shown.setdefault(side, new)
    for (_, old), sides in buckets.items():
        if len(sides) > 1:
            labels = tuple(f"“{shown[side]}”" for side in sides)
            yield _made(tuple(sides.values()), labels, f"different words for “{old}”")


# -- opposite directions -------------------------------------------------------------------------------------


def _opposite(voices: Iterable[Voiced]) -> Iterable[Contradiction]:
    """A for B and B for A, in one clause or about the whole document."""
    buckets: dict[object, dict[str, list[Voiced]]] = defaultdict(lambda: defaultdict(list))
    for voice in voices:
        clause = voice.placement.where.clause if voice.placement is not None and voice.placement.sure else ""
        for _, (old, new) in voice.exchanges:
            buckets[clause, frozenset((old, new))][old].append(voice)
    for sides in buckets.values():
        if len(sides) == 2:
            (one, mine), (other, theirs) = sides.items()
            labels = (f"“{other}” for “{one}”", f"“{one}” for “{other}”")
            yield _made((mine, theirs), labels, _DIRECTION)


def _pairs(one: Contradiction) -> Iterator[tuple[str, str]]:
    """The comments that stand against each other, two and two."""
    for mine, theirs in combinations(one.sides, 2):
        yield from product(mine, theirs)


def _made(sides: Sequence[Sequence[Voiced]], labels: tuple[str, ...], reason: str) -> Contradiction:
    keys = tuple(tuple(dict.fromkeys(voice.comment.key for voice in side)) for side in sides)
    placement = sides[0][0].placement
    said = placement.where.said if placement is not None else ""
    return Contradiction(keys, labels, reason, said)
