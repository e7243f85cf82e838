"""`normwright check`: a draft, or a standard made by others, as an editor would read it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from normwright.checking import Outcome, check_draft, check_file, look_at
from normwright.checks.baseline import Baseline, fingerprint, read_baseline, split_known
from normwright.checks.levels import check_settings, choice, level_settings
from normwright.checks.places import Sources
from normwright.checks.report import Checked
from normwright.checks.run import Asked
from normwright.cli.build import selected_drafts
from normwright.cli.output import end_progress, progress
from normwright.cli.verdict import STYLES, Fixing, Verdict
from normwright.diagnostics import Report
from normwright.errors import InputError, UsageError
from normwright.limits import run_limited
from normwright.reports.result import Result
from normwright.workspace.settings import Workspace, find_workspace_root, open_workspace

_STAGES = ("wd", "cd", "dis", "fdis", "is")


@dataclass
class _Session:
    """What is checked in one call, and what it gave."""

    workspace: Workspace | None
    asked: Asked
    known: Baseline | None = None
    outcome: Outcome = field(default_factory=Outcome)
    fixing: Fixing = field(default_factory=Fixing)
    unreadable: bool = False

    @property
    def root(self) -> Path:
        return self.workspace.root if self.workspace else Path()


@click.command()
@click.argument("what", metavar="[DRAFT|FILE.xml]...", nargs=-1)
@click.option(
    "--stage",
    type=click.Choice(_STAGES, case_sensitive=False),
    default=None,
    help="The stage by which levels go.  [default: the draft's own]",
)
@click.option("--select", default="", metavar="CODES", help="Only these codes or families, with commas.")
@click.option("--ignore", default="", metavar="CODES", help="All but these codes or families.")
@click.option("--fix", is_flag=True, help="Mend in the sources what can be mended safely.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the changes as a diff, and make none.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Findings that don't count; without such a file, one is written with all there are now.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(STYLES),
    default="text",
    show_default=True,
    help="How findings are told.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="From which level on the exit code is 1.",
)
def check(
    what: tuple[str, ...],
    stage: str | None,
    select: str,
    ignore: str,
    fix: bool,
    dry_run: bool,
    baseline: Path | None,
    style: str,
    fail_on: str,
) -> int:
    """Check DRAFTs (by their folders' names), standards in STS files, or all drafts, by the drafting rules.

    A draft is checked in all its languages, as ISO and as EN. What its authors silence with a reason in the
    text is not told, nor what the baseline has.
    """
    if dry_run and not fix:
        raise UsageError("--dry-run is for --fix: nothing else is changed", help="leave it out, or add --fix")
    session = _open(what, stage or "", select, ignore)
    session.known = read_baseline(baseline) if baseline else None
    for path in (Path(word) for word in what if _is_file(word)):
        _check_file(session, path)
    names = [word for word in what if not _is_file(word)]
    for folder in _folders(session, names) if names or not what else ():
        if fix:
            _fix_draft(session, folder, dry_run=dry_run)
        _check_draft(session, folder, changes=style == "sarif")
    end_progress()
    verdict = Verdict(
        session.outcome, session.root, baseline, session.known, session.fixing, unreadable=session.unreadable
    )
    if not dry_run:
        verdict.write_baseline()
    verdict.tell(style)
    return verdict.code(fail_on)


def _is_file(word: str) -> bool:
    return word.lower().endswith(".xml")


def _open(what: Sequence[str], stage: str, select: str, ignore: str) -> _Session:
    """The settings; files by others may lie in no workspace."""
    from normwright.glossary.workspace import load_vocabularies
    from normwright.workspace.protected import load_protected

    alone = what and all(_is_file(word) for word in what) and find_workspace_root(Path.cwd()) is None
    workspace = None if alone else open_workspace(Path.cwd())
    chosen = choice(select, ignore)
    if workspace is not None:
        check_settings(workspace)
    levels = level_settings(workspace.rules if workspace else {}, chosen)
    report = Report()
    vocabularies = load_vocabularies(workspace, report) if workspace else ()
    protected = load_protected(workspace, report) if workspace else ()
    session = _Session(workspace, Asked(levels, stage.upper(), chosen, vocabularies, protected))
    session.outcome.results = [Result(one) for one in report if chosen.takes(one)]
    return session


def _check_file(session: _Session, path: Path) -> None:
    if not path.is_file():
        raise InputError(f"{path} is not there", help="give the path of an STS file that ends in .xml")
    progress(f"checking {path.name}")
    outcome: Outcome = run_limited(check_file, path, session.asked)
    session.unreadable |= not outcome.made
    session.outcome.add(outcome)


def _folders(session: _Session, names: Iterable[str]) -> list[Path]:
    """The folders of the drafts that are named; of all without a name."""
    from normwright.workspace.drafts import find_drafts

    assert session.workspace is not None
    known = find_drafts(session.workspace)
    found = [one for name in (list(names) or [""]) for one in selected_drafts(known, name, Path.cwd())]
    return list(dict.fromkeys(found))


def _check_draft(session: _Session, folder: Path, *, changes: bool) -> None:
    from normwright.workspace.drafts import load_draft

    report = Report()
    draft = load_draft(folder, session.root, report)
    if draft is None or report.failed:
        found = [Result(diagnostic) for diagnostic in report]
        session.outcome.add(Outcome(found, [folder.relative_to(session.root).as_posix()]))
    else:
        asked = session.asked
        session.outcome.add(check_draft(draft, report, asked, progress=progress, changes=changes))


def _fix_draft(session: _Session, folder: Path, *, dry_run: bool) -> None:
    """Mends the draft's sources; a draft that can't be loaded is left to the check that follows."""
    from normwright.checks.mending import Look, mend
    from normwright.workspace.drafts import load_draft
    from normwright.workspace.record import Draft

    report = Report()
    draft = load_draft(folder, session.root, report)
    if draft is None or report.failed:
        return

    def look(copy: Draft) -> Look:
        sources = Sources(copy.root)
        looked = look_at(copy, session.asked, sources)
        open_ = list(_unknown(looked.judged.open, session.known, sources))
        return Look(looked.standards, open_, looked.report)

    progress(f"mending {draft.name}")
    mended = mend(draft, look)
    try:
        session.fixing.take(mended.fixed, mended.diff(session.root), mended.report, dry_run=dry_run)
        if not dry_run:
            mended.write()
    except OSError as problem:
        raise InputError(f"{problem.filename} could not be written: {problem.strerror}") from problem


def _unknown(checked: Sequence[Checked], known: Baseline | None, sources: Sources) -> Iterator[Checked]:
    """What the baseline doesn't have: only that is mended."""
    if known is None:
        yield from checked
        return
    prints = [fingerprint(one.diagnostic, one.finding, sources) for one in checked]
    for one, is_known in zip(checked, split_known(known, prints), strict=True):
        if not is_known:
            yield one
