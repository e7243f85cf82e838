"""Editorial comments whose proposed exchange of words applies cleanly: what can be accepted in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from normwright.comments.edits import Rewording
from normwright.comments.kinds import read_kind
from normwright.comments.placing import Placement
from normwright.comments.proposing import read_proposal
from normwright.comments.record import Comment
from normwright.comments.targets import Targets
from normwright.sts.standard import Standard


@dataclass(frozen=True)
class Replacement:
    """Words of one block of the current text that stand there once, and those that a comment wants instead.

    `name` is the block; `sure` whether the comment marks the words with quotation marks.
    """

    key: str
    name: str
    rewording: Rewording
    sure: bool


def find_replacements(
    comments: Iterable[Comment],
    placements: Mapping[str, Placement],
    text: Standard,
    *,
    kind: str = "ed",
    carried: bool = True,
) -> list[Replacement]:
    """The replacements that comments of a type propose, in their order; "" is any type.

    `text` is the current text, or the circulated one for placements that aren't `carried`.

    Two that want the same words of one block changed in different ways are left out, as are those whose words
    overlap: what can be accepted in one go applies in any order.
    """
    texts = {one.name: " ".join(one.words.split()) for one in Targets(text).all}
    found = [
        one
        for comment in comments
        if (not kind or read_kind(comment.wording.type).code == kind)
        and (one := _replacement(comment, placements.get(comment.key), texts, carried)) is not None
    ]
    beside: dict[str, dict[Rewording, Replacement]] = {}
    for one in found:
        beside.setdefault(one.name, {})[one.rewording] = one
    return [one for one in found if not _clashes(one, list(beside[one.name].values()), texts[one.name])]


def _replacement(
    comment: Comment, placement: Placement | None, texts: Mapping[str, str], carried: bool
) -> Replacement | None:
    """What a comment wants replaced, when it is placed surely and its old words stand there exactly once."""
    if placement is None or not placement.sure:
        return None
    name = placement.current if carried else placement.circulated
    proposal = read_proposal(comment.wording.proposal)
    text = texts.get(name, "")
    if proposal is None or text.count(proposal.rewording.old) != 1:
        return None
    if not _whole_words(text, proposal.rewording.old):
        return None
    return Replacement(comment.key, name, proposal.rewording, proposal.sure)


def _whole_words(text: str, words: str) -> bool:
    start = text.index(words)
    before, behind = text[:start][-1:], text[start + len(words) :][:1]
    inside = (words[:1].isalnum() and before.isalnum()) or (words[-1:].isalnum() and behind.isalnum())
    return not inside


def _clashes(one: Replacement, beside: Iterable[Replacement], text: str) -> bool:
    """Whether words that others want exchanged in the same block overlap with its own."""
    start = text.index(one.rewording.old)
    end = start + len(one.rewording.old)
    for other in beside:
        if other.rewording != one.rewording:
            begin = text.index(other.rewording.old)
            if begin < end and start < begin + len(other.rewording.old):
                return True
    return False
