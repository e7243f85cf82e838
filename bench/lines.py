"""PDFs with line numbers: what they cost beside Typst alone, and how many lines the finished pages confirm.

    python -m bench.lines [FILE.xml …]

The 350-page draft of `bench.drafts` is printed from its STS file, and Typst alone compiles what that printing hands to
it; each is a whole process. Then the files given, and the large file of `bench.foreign`, are printed, the pages read
back, and every line compared with the element that the line map names for it (`tests.support.lines`).
"""

import argparse
import contextlib
import platform
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from unittest.mock import patch

from tests.support.lines import read_lines, unconfirmed

from bench.drafts import write_draft
from bench.foreign import write_foreign
from bench.processes import measure
from normwright import resources
from normwright.diagnostics import Report
from normwright.render.pdf import print_pdf
from normwright.render.prepare import prepare
from normwright.sts.read import read_sts

ROOT = Path(__file__).parent.parent
_BUILD = [sys.executable, "-c", "from normwright.cli import main; main()", "build"]
_PRINT = "import sys, bench.lines; bench.lines.print_alone(sys.argv[1], sys.argv[2], mapped={})"


def main() -> None:
    """Measures the draft, then the files."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--pages", type=int, default=350)
    options.add_argument("--show", action="store_true", help="name the lines that are not confirmed")
    chosen = options.parse_args()
    print(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}; "
          f"median of {chosen.runs} runs; seconds of processor [wall] (peak MiB)\n")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        if chosen.pages:
            _cost(Path(folder), chosen.pages, chosen.runs)
        for path in [*chosen.files, write_foreign(Path(folder) / "foreign.xml")]:
            _confirm(path, show=chosen.show)


def print_alone(source: str, target: str, *, mapped: bool) -> None:
    """Prints one STS file with line numbers; not `mapped`: without reading the pages back for the line map."""
    unmapped = contextlib.nullcontext() if mapped else patch("normwright.render.pdf.map_lines")
    with unmapped:
        Path(target).write_bytes(_printed(Path(source)).pdf)


def _printed(path: Path):  # type: ignore[no-untyped-def]
    report = Report()
    standard = read_sts(path, report=report)
    return print_pdf(
        standard, templates=[resources.templates()], day=date(2031, 3, 2), report=report, lines=True
    )


def _cost(root: Path, pages: int, runs: int) -> None:
    import pypdfium2

    draft = write_draft(root, pages=pages)
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], cwd=root, check=True)
    subprocess.run([*_BUILD, "-f", "sts", "--as", "iso"], cwd=root, check=True, capture_output=True)
    source = next((root / "build" / draft.name / "iso").glob("*.xml"))
    kept, target = root / "prepared.pickle", root / "out.pdf"
    subprocess.run([sys.executable, "-m", "bench.prepare", str(draft), str(kept)], cwd=ROOT, check=True)
    commands = {
        "Typst's compile alone": [sys.executable, "-m", "bench.alone", "typst", str(kept)],
        "PDF with line numbers": [sys.executable, "-c", _PRINT.format(False), str(source), str(target)],
        "PDF and line map": [sys.executable, "-c", _PRINT.format(True), str(source), str(target)],
    }
    taken = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(measure(command, folder=ROOT))
    for name, runs_of in taken.items():
        cpu, wall = (
            statistics.median(values) for values in zip(*((m.cpu, m.wall) for m in runs_of), strict=True)
        )
        print(f"   {name:36} {cpu:7.2f} [{wall:.2f}]  ({max(m.peak for m in runs_of):5.0f})", flush=True)
    alone, numbered, whole = taken.values()
    sheets = len(pypdfium2.PdfDocument(target.read_bytes()))
    for name, those in (("with line numbers", numbered), ("with line map", whole)):
        ratios = [ours.cpu / theirs.cpu for ours, theirs in zip(those, alone, strict=True)]
        print(f"   {name} / Typst alone = {statistics.median(ratios):.2f} of processor time")
    print(f"   {sheets} sheets, {max(m.peak for m in whole) / sheets:.1f} MiB a sheet\n")


def _confirm(path: Path, *, show: bool) -> None:
    standard = read_sts(path, report=Report())
    made = _printed(path)
    printed = read_lines(made.pdf)
    wrong = unconfirmed(prepare(standard, report=Report()).root, made.lines, printed)
    share = 100 * (1 - len(wrong) / max(1, len(printed)))
    print(f"   {path.name:36} {len(printed):6} lines, {share:6.2f} % confirmed", flush=True)
    for line in wrong if show else ():
        print(f"      {line}")


if __name__ == "__main__":
    main()
