"""`make bench`: what a build costs, beside docutils' parse and Typst's compile of the same material alone.

Every figure is a whole process: wall seconds (median of the runs), peak memory of its largest process. Ratios are
taken within one run of this program, since machines differ and drift.
"""

import argparse
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.checks import measure_checks
from bench.comments import measure_comments
from bench.drafts import write_draft, write_subclauses
from bench.foreign import write_foreign
from bench.processes import Measure, measure
from bench.serve import measure_serve
from bench.vocabulary import invented, measure_vocabulary

_RUN = [sys.executable, "-c", "from normwright.cli import main; main()", "build"]
_ALONE = [sys.executable, "-m", "bench.alone"]
ROOT = Path(__file__).parent.parent


def main() -> None:
    """Measures all sizes and prints one table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--pages", type=int, nargs="*", default=[12, 50, 350])
    options.add_argument("--no-subclauses", action="store_true")
    options.add_argument("--no-foreign", action="store_true")
    options.add_argument("--no-serve", action="store_true")
    options.add_argument("--no-checks", action="store_true")
    options.add_argument("--no-vocabulary", action="store_true")
    options.add_argument("--no-comments", action="store_true")
    chosen = options.parse_args()
    print(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}; "
          f"median of {chosen.runs} runs; seconds wall (peak MiB)\n")  # fmt: skip
    for pages in chosen.pages:
        _draft(f"{pages} pages", lambda root, pages=pages: write_draft(root, pages=pages), chosen.runs)
    if not chosen.no_subclauses:
        _draft("3,500 subclauses", write_subclauses, chosen.runs)
    if not chosen.no_foreign:
        _foreign(chosen.runs)
    if not chosen.no_serve:
        measure_serve(pages=350, runs=5)
    if not chosen.no_checks:
        measure_checks(runs=chosen.runs)
        measure_checks(runs=chosen.runs, vocabularies=(invented(5_000),))
    if not chosen.no_vocabulary:
        measure_vocabulary()
    if not chosen.no_comments:
        measure_comments()


def _draft(name: str, make: Callable[[Path], Path], runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        draft = make(root)
        _commit(root)
        print(f"== {name}")
        parse = _show("docutils' parse alone", [*_ALONE, "docutils", str(draft)], runs, ROOT)
        cold = _show("cold: STS, HTML, PDF", [*_RUN, "--as", "iso"], runs, root, before=lambda: _forget(root))
        prepared = root / "prepared.pickle"
        subprocess.run(
            [sys.executable, "-m", "bench.prepare", str(draft), str(prepared)], cwd=ROOT, check=True
        )
        compiled = _show("Typst's compile alone", [*_ALONE, "typst", str(prepared)], runs, ROOT)
        _show("nothing changed", [*_RUN, "--as", "iso"], runs, root)
        clause = sorted(draft.glob("en/clause-*.rst"))[0]
        edit = _editor(clause)
        _show(
            "one clause changed: STS, HTML", [*_RUN, "--as", "iso", "-f", "sts,html"], runs, root, before=edit
        )
        _show("one clause changed: STS, HTML, PDF", [*_RUN, "--as", "iso"], runs, root, before=edit)
        print(f"   cold / (parse + compile) = {cold / (parse + compiled):.2f}\n")


def _foreign(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_foreign(Path(folder) / "foreign.xml")
        print(f"== STS by others, {path.stat().st_size / 1e6:.1f} MB")
        _show("read, checked, HTML", [*_RUN, "foreign.xml", "-f", "html"], runs, Path(folder))
        _show("read, checked, HTML, PDF", [*_RUN, "foreign.xml", "-f", "html,pdf"], 1, Path(folder))


def _show(
    what: str, command: list[str], runs: int, folder: Path, before: Callable[[], object] = lambda: None
) -> float:
    taken: list[Measure] = []
    for _ in range(runs):
        before()
        taken.append(measure(command, folder=folder))
    wall = statistics.median(m.wall for m in taken)
    failed = " FAILED" if any(m.code not in (0, 1) for m in taken) else ""
    low, high = min(m.wall for m in taken), max(m.wall for m in taken)
    print(
        f"   {what:36} {wall:7.2f}  [{low:.2f} to {high:.2f}]  ({max(m.peak for m in taken):5.0f}){failed}",
        flush=True,
    )
    return wall


def _forget(root: Path) -> None:
    shutil.rmtree(root / "build", ignore_errors=True)


def _editor(clause: Path) -> Callable[[], None]:
    count = iter(range(1000))

    def edit() -> None:
        with clause.open("a", encoding="utf-8") as file:
            file.write(f"\nChanged for the measure, time {next(count)}.\n")

    return edit


def _commit(root: Path) -> None:
    who = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    (root / ".gitignore").write_text("build/\nprepared.pickle\n", encoding="utf-8")
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "generated"]):
        subprocess.run(["git", *words], cwd=root, check=True)


if __name__ == "__main__":
    main()
