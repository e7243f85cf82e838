"""What a ballot of thousands of comments costs, and how well it is placed and grouped, by kind of difficulty."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.comments.ballots import (
    SIZES,
    UNPLACEABLE,
    Frozen,
    Generated,
    empty_ballot,
    frozen_text,
    make_ballot,
)
from tests.comments.figures import (
    contradicting,
    contradicting_as_marked,
    grouped_as_marked,
    grouped_right,
    is_right,
    placeable,
    placed_right,
)
from tests.comments.inbox import write_workspace
from tests.comments.marks import marks, opposed_marks

import normwright
from bench.processes import measure
from normwright.comments.contradictions import contradictions
from normwright.comments.groups import group_comments
from normwright.comments.placing import place_comments

_RUN = [sys.executable, "-c", "from normwright.cli import main; main()"]
_STEPS = (
    ("import", ["comments", "import"]),
    ("group", ["comments", "group"]),
    ("compile", ["comments", "compile"]),
    ("status, first", ["status"]),
    ("status", ["status"]),
)


def measure_comments(*, sizes: tuple[int, ...] = SIZES, seed: int = 1) -> None:
    """Prints figures of placing and grouping for each size, the largest by difficulty, and seconds of commands."""
    text = frozen_text()
    for size in sizes:
        made = make_ballot(size, seed=seed, text=text)
        _figures(made, text, whole=size == max(sizes))
        _commands(made, whole=size == max(sizes))
    _marked(text)
    _opposed(text)


def _figures(made: Generated, text: Frozen, *, whole: bool) -> None:
    began = time.process_time()
    placements = place_comments(
        empty_ballot(Path("x")), made.comments, [], text.standard, text.lines, text.standard
    )
    placed = time.process_time()
    groups = group_comments(made.comments, placements)
    grouped = time.process_time()
    shares, pairs = placed_right(made.truth, placements), grouped_right(made, groups)
    precision, recall = contradicting(made, contradictions(made.comments, placements))
    bodies = len({one.body for one in made.comments})
    print(f"== {len(made.comments):,} comments of {bodies} bodies")
    print(
        f"   placed right      {placeable(shares):7.1%}  of those that can be placed; {placed - began:.2f} s"
    )
    print(f"   told as unplaced  {shares.share(UNPLACEABLE):7.1%}  of those that can't")
    print(
        f"   grouped           {pairs.precision:7.1%}  precision, {pairs.recall:.1%} recall; {grouped - placed:.2f} s"
    )
    print(f"   contradictions    {precision:7.1%}  precision, {recall:.1%} recall")
    if whole:
        print("   placing, by what is difficult in the place", *shares.lines(), sep="\n")
        common = [line for line in pairs.pairs.lines() if "first/" in line or "/first" in line]
        print("   pairs found, by how a copy differs from the first", *common, sep="\n")


def _marked(text: Frozen) -> None:
    """The sixty comments that were written and marked by hand, each with what is difficult in it."""
    marked = marks()
    comments = [mark.comment for mark in marked]
    placements = place_comments(
        empty_ballot(Path("x")), comments, [], text.standard, text.lines, text.standard
    )
    right = {mark.comment.key: is_right(placements[mark.comment.key], mark.right) for mark in marked}
    precision, recall, missed = grouped_as_marked(marked, group_comments(comments, placements))
    print(f"== {len(marked)} comments written by hand")
    print(f"   placed right      {sum(right.values()):3} of {len(marked)}")
    print(f"   grouped           {precision:7.1%}  precision, {recall:.1%} recall of pairs")
    told, real = contradicting_as_marked(marked, contradictions(comments, placements))
    print(
        f"   contradictions    {len(told & real)} of {len(real)} found, {len(told - real)} told that are none"
    )
    for mark in marked:
        no = "" if right[mark.comment.key] else f"  PLACED WRONG: {placements[mark.comment.key].reason}"
        lost = "  NOT GROUPED AS MARKED" if mark.comment.key in missed else ""
        print(f"   {'yes' if not no and not lost else 'no':3} {mark.what}{no}{lost}")
    print()


def _opposed(text: Frozen) -> None:
    """The thirty on clauses alone, of which ten contradict ten others."""
    marked = opposed_marks()
    comments = [mark.comment for mark in marked]
    placements = place_comments(empty_ballot(Path("x")), comments, [], text.standard, text.lines, None)
    told, real = contradicting_as_marked(marked, contradictions(comments, placements))
    print(f"== {len(marked)} comments written by hand that quote no words")
    print(
        f"   contradictions    {len(told & real)} of {len(real)} found, {len(told - real)} told that are none\n"
    )


def _commands(made: Generated, *, whole: bool) -> None:
    """Whole processes on a workspace of its own: the official table from the files of the bodies."""
    with tempfile.TemporaryDirectory() as folder, compiled_program() as env:
        root = Path(folder)
        write_workspace(root, made)
        subprocess.run(["git", "init", "-q"], cwd=root, check=True)
        wall = cpu = peak = 0.0
        for what, words in _STEPS if whole else _STEPS[:3]:
            taken = measure([*_RUN, *words], folder=root, env=env, loud=False)
            failed = "" if taken.code in (0, 1) else " FAILED"
            if what in ("import", "group", "compile"):
                wall, cpu, peak = wall + taken.wall, cpu + taken.cpu, max(peak, taken.peak)
            print(
                f"   {what:17} {taken.wall:6.2f} s, {taken.cpu:.2f} s of processor time ({taken.peak:.0f} MiB){failed}"
            )
        print(f"   together          {wall:6.2f} s, {cpu:.2f} s of processor time ({peak:.0f} MiB)\n")


@contextmanager
def compiled_program() -> Iterator[dict[str, str]]:
    """An environment in which the program's modules are compiled already, as after any first run of it."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        package = str(Path(normwright.__file__).parent)
        compiling = [sys.executable, "-m", "compileall", "-q", package]
        subprocess.run(compiling, env=os.environ | env, check=True, stdout=subprocess.DEVNULL)
        yield env


if __name__ == "__main__":
    measure_comments()
