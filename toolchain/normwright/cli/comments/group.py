"""`normwright comments group`: what belongs together, what contradicts, what waits for a place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from normwright.cli.comments._ballots import ballot_option
from normwright.cli.comments._loading import Loaded, load
from normwright.cli.output import print_findings, print_json, style_option
from normwright.errors import FINDINGS, InputError
from normwright.reports.text import printable

if TYPE_CHECKING:
    from normwright.comments.placing import Placement
    from normwright.comments.targets import Targets

_WORDS = 70  # characters of a comment
_SHOWN = 12  # comments of a group; JSON has all


@click.command("group")
@ballot_option
@style_option("How they are shown.")
def command(ballot: str, style: str) -> int:
    """Show which comments want the same, which contradict each other, and which have no place yet.

    Comments of a group are decided together: normwright comments decide --group N. Nothing is written.
    """
    loaded = load(ballot)
    try:
        results = _results(loaded)
    except InputError:
        print_findings(list(loaded.report), root=loaded.workspace.root)
        raise
    if style == "json":
        print_json("comments group", loaded.report, results)
    else:
        if loaded.report.findings:
            print_findings(list(loaded.report), root=loaded.workspace.root)
        for line in _lines(loaded, results):
            click.echo(printable(line))
    return FINDINGS if loaded.report.failed else 0


def _results(loaded: Loaded) -> dict[str, Any]:
    from normwright.cli.comments._placed import placed_in_circulated
    from normwright.comments.computed import keep_computed, summarized
    from normwright.comments.contradictions import contradictions
    from normwright.comments.groups import group_comments
    from normwright.comments.order import official_order
    from normwright.comments.replacements import find_replacements
    from normwright.comments.targets import Targets

    received = loaded.received.comments
    text, _, placements = placed_in_circulated(loaded, loaded.report)
    order = official_order(received, placements)
    targets = Targets(text) if text is not None else None
    groups = group_comments(received, placements)
    keep_computed(loaded.ballot, loaded.decisions, summarized(placements, groups))  # for `status`
    # What applies cleanly to the circulated text is offered; on the draft it is proved when applied.
    return {
        "ballot": loaded.ballot.title,
        "comments": len(order),
        "groups": [
            {
                "number": number,
                "place": _place(placements[one.comments[0]]),
                "reason": one.reason,
                "bodies": list(one.bodies),
                "comments": list(one.comments),
            }
            for number, one in enumerate(groups, start=1)
        ],
        "contradictions": [
            {
                "place": one.said,
                "reason": one.reason,
                "sides": [
                    {"wants": label, "comments": list(side)}
                    for label, side in zip(one.labels, one.sides, strict=True)
                ],
            }
            for one in contradictions(received, placements)
        ],
        "replacements": [
            {
                "key": one.key,
                "place": _place(placements[one.key]),
                "old": one.rewording.old,
                "new": one.rewording.new,
                "quoted": one.sure,
            }
            for one in (find_replacements(order, placements, text, carried=False) if text is not None else ())
        ],
        "queue": [_waiting(placements[one.key], targets) for one in order if not placements[one.key].sure],
    }


def _place(placement: "Placement") -> str:
    return placement.where.said if placement.sure else "no place yet"


def _waiting(placement: "Placement", targets: "Targets | None") -> dict[str, Any]:
    """A comment without a place, with the blocks that it may be on."""
    near = placement.candidates if targets is not None else ()
    return {
        "key": placement.key,
        "reason": placement.reason,
        "candidates": [{"name": name, "place": targets.said(name)} for name in near if targets is not None],
    }


# -- as text -------------------------------------------------------------------------------------------------


def _lines(loaded: Loaded, results: Mapping[str, Any]) -> Iterator[str]:
    groups, queue = results["groups"], results["queue"]
    placed = results["comments"] - len(queue)
    yield f"{results['ballot']}: {results['comments']} comments, {placed} of them placed"
    yield from _titled("Groups", [line for one in groups for line in _group_lines(loaded, one)])
    sides = [line for one in results["contradictions"] for line in _contradiction_lines(loaded, one)]
    yield from _titled("Contradictions", sides)
    offered = [
        f"  {_number(loaded, one['key'])}  {one['place']}: “{one['old']}” to “{one['new']}”"
        for one in results["replacements"]
    ]
    yield from _titled("Editorial comments that apply as they are", offered)
    yield from _titled("Without a place", [line for one in queue for line in _queue_lines(loaded, one)])


def _titled(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from lines


def _group_lines(loaded: Loaded, group: Mapping[str, Any]) -> Iterator[str]:
    keys = group["comments"]
    yield f"  {group['number']}  {group['place']}: {group['reason']} ({', '.join(group['bodies'])})"
    yield from (f"       {_number(loaded, key)}  {_words(loaded, key)}" for key in keys[:_SHOWN])
    if len(keys) > _SHOWN:
        yield f"       and {len(keys) - _SHOWN} more"


def _contradiction_lines(loaded: Loaded, one: Mapping[str, Any]) -> Iterator[str]:
    yield f"  {one['place']}: {one['reason']}"
    for side in one["sides"]:
        keys = side["comments"]
        more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
        shown = ", ".join(_number(loaded, key) for key in keys[:_SHOWN])
        yield f"       {side['wants']}: {shown}{more}"


def _queue_lines(loaded: Loaded, one: Mapping[str, Any]) -> Iterator[str]:
    yield f"  {_number(loaded, one['key'])}  {one['reason']}: {_words(loaded, one['key'])}"
    if one["candidates"]:
        near = ", ".join(f"{place['place']} ({place['name']})" for place in one["candidates"])
        yield f"       perhaps {near}"


def _number(loaded: Loaded, key: str) -> str:
    return loaded.received.number(key)


def _words(loaded: Loaded, key: str) -> str:
    words = " ".join(loaded.received.by_key[key].wording.comment.split())
    return words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"
