"""What a ballot of thousands of comments costs, and how well it is placed and grouped, by kind of difficulty."""

import random
import subprocess
import sys
import tempfile
import time
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
from tests.comments.figures import contradicting, grouped_right, is_right, placeable, placed_right
from tests.comments.inbox import write_workspace
from tests.comments.marks import marks

from bench.processes import measure
from normwright.comments.contradictions import contradictions
from normwright.comments.groups import group_comments
from normwright.comments.placing import Placement, place_comments

_RUN = [sys.executable, "-c", "from normwright.cli import main; main()"]
_WHO = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"]


def measure_comments(*, sizes: tuple[int, ...] = SIZES, seed: int = 1) -> None:
    """Prints figures of placing and grouping for each size, the largest by difficulty, and seconds of commands."""
    text = frozen_text()
    for size in sizes:
        made = make_ballot(size, seed=seed, text=text)
        _figures(made, text, whole=size == max(sizes))
    _marked(text)
    _commands(make_ballot(max(sizes), seed=seed, text=text))


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
    print()


def _marked(text: Frozen) -> None:
    marked = marks()
    comments = [mark.comment for mark in marked]
    placements: dict[str, Placement] = place_comments(
        empty_ballot(Path("x")), comments, [], text.standard, text.lines, None
    )
    right = sum(is_right(placements[mark.comment.key], mark.right) for mark in marked)
    print(f"== marked by hand: {right} of {len(marked)} placed right\n")


def _commands(made: Generated) -> None:
    """Whole processes on a workspace of its own: the official table from the files of 87 bodies."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root, made)
        subprocess.run(["git", "init", "-q"], cwd=root, check=True)
        total = 0.0
        for what, words in (
            ("import", ["comments", "import"]),
            ("group", ["comments", "group"]),
            ("compile", ["comments", "compile"]),
            ("status, first", ["status"]),
            ("status", ["status"]),
        ):
            taken = measure([*_RUN, *words], folder=root)
            failed = "" if taken.code in (0, 1) else " FAILED"
            total += taken.wall if what in ("import", "compile") else 0.0
            print(
                f"   {what:14} {taken.wall:6.2f} s, {taken.cpu:.2f} s of processor time ({taken.peak:.0f} MiB){failed}"
            )
        print(f"   import and compile (intake, placing, DOCX) {total:.2f} s\n")


if __name__ == "__main__":
    random.seed(0)
    measure_comments()
