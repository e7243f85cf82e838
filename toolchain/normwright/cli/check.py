"""`normwright check`: a draft, or a standard made by others, as an editor would read it."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import click

from normwright.checking import Outcome, check_draft, check_file
from normwright.checks.baseline import Baseline, read_baseline, split_known, write_baseline
from normwright.checks.levels import check_settings, choice, level_settings
from normwright.checks.run import Asked
from normwright.cli.build import selected_drafts
from normwright.cli.output import display, end_progress, progress
from normwright.diagnostics import Diagnostic, Level, Report
from normwright.errors import FAILED, FINDINGS, InputError
from normwright.limits import run_limited
from normwright.reports.result import Result
from normwright.workspace.settings import Workspace, find_workspace_root, open_workspace

_STAGES = ("wd", "cd", "dis", "fdis", "is")


@dataclass
class _Session:
    """What is checked in one call, and what it gave."""

    workspace: Workspace | None
    asked: Asked
    outcome: Outcome = field(default_factory=Outcome)
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
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Findings that don't count; without such a file, one is written with all there are now.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "sarif", "github"]),
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
    baseline: Path | None,
    style: str,
    fail_on: str,
) -> int:
    """Check DRAFTs (by their folders' names), standards in STS files, or all drafts, by the drafting rules.

    A draft is checked in all its languages, as ISO and as EN. What its authors silence with a reason in the
    text is not told, nor what the baseline has.
    """
    session = _open(what, stage or "", select, ignore)
    for path in (Path(word) for word in what if _is_file(word)):
        _check_file(session, path)
    names = [word for word in what if not _is_file(word)]
    if names or not what:
        _check_drafts(session, names)
    end_progress()
    before = read_baseline(baseline) if baseline else None
    results = session.outcome.results
    if before is not None:
        known = split_known(before, [result.fingerprint for result in results])
        results = [replace(result, known=is_known) for result, is_known in zip(results, known, strict=True)]
    said = _Said(session, results, baseline, before)
    said.write()
    said.tell(style)
    return said.code(fail_on)


def _is_file(word: str) -> bool:
    return word.lower().endswith(".xml")


def _open(what: Sequence[str], stage: str, select: str, ignore: str) -> _Session:
    """The settings; files by others may lie in no workspace."""
    alone = what and all(_is_file(word) for word in what) and find_workspace_root(Path.cwd()) is None
    workspace = None if alone else open_workspace(Path.cwd())
    chosen = choice(select, ignore)
    if workspace is not None:
        check_settings(workspace)
    levels = level_settings(workspace.rules if workspace else {}, chosen)
    return _Session(workspace, Asked(levels, stage.upper(), chosen))


def _check_file(session: _Session, path: Path) -> None:
    if not path.is_file():
        raise InputError(f"{path} is not there", help="give the path of an STS file that ends in .xml")
    progress(f"checking {path.name}")
    outcome: Outcome = run_limited(check_file, path, session.asked)
    session.unreadable |= not outcome.made
    _add(session.outcome, outcome)


def _check_drafts(session: _Session, names: Iterable[str]) -> None:
    from normwright.workspace.drafts import find_drafts, load_draft

    workspace = session.workspace
    assert workspace is not None
    here, known = Path.cwd(), find_drafts(workspace)
    folders = [folder for name in (list(names) or [""]) for folder in selected_drafts(known, name, here)]
    for folder in dict.fromkeys(folders):
        report = Report()
        draft = load_draft(folder, workspace.root, report)
        if draft is None or report.failed:
            found = [Result(diagnostic) for diagnostic in report]
            _add(session.outcome, Outcome(found, [folder.relative_to(workspace.root).as_posix()]))
        else:
            asked, words = session.asked, workspace.vocabularies
            _add(session.outcome, check_draft(draft, report, asked, progress=progress, vocabularies=words))


def _add(whole: Outcome, part: Outcome) -> None:
    told = {result.diagnostic for result in whole.results}
    whole.results += [result for result in part.results if result.diagnostic not in told]
    whole.checked += part.checked
    whole.made += part.made


@dataclass(frozen=True)
class _Said:
    """The results with the baseline they were held against, None when there was no such file yet."""

    session: _Session
    results: list[Result]
    path: Path | None
    before: Baseline | None

    @property
    def open(self) -> list[Diagnostic]:
        return [result.diagnostic for result in self.results if result.counts]

    @property
    def gone(self) -> int:
        if self.before is None:
            return 0
        prints = [result.fingerprint for result in self.results]
        return self.before.gone(prints, self.session.outcome.checked)

    def write(self) -> None:
        """Writes the baseline that isn't there yet."""
        if self.path is not None and self.before is None:
            counting = [result for result in self.results if result.counts and result.fingerprint]
            write_baseline(self.path, ((result.fingerprint, result.diagnostic) for result in counting))

    def code(self, fail_on: str) -> int:
        if self.session.unreadable:
            return FAILED
        bad = {Level.ERROR} if fail_on == "error" else {Level.ERROR, Level.WARNING}
        return FINDINGS if any(finding.level in bad for finding in self.open) else 0

    def tell(self, style: str) -> None:
        from normwright.reports.text import summary

        click.echo(_REPORTS[style](self), nl=False)
        click.echo("; ".join([summary(self.open), *self._asides()]), err=True)

    def _asides(self) -> Iterable[str]:
        silenced = sum(result.silenced_at is not None for result in self.results)
        known = sum(result.known for result in self.results)
        if silenced:
            yield f"{silenced} silenced in the text"
        if known:
            yield f"{known} in the baseline"
        if self.gone:
            yield f"{self.gone} of the baseline {'is' if self.gone == 1 else 'are'} gone: delete it to renew it"
        if self.path is not None and self.before is None:
            yield f"{display(self.path)} is written, and from now on only other findings count"

    def results_of(self) -> dict[str, Any]:
        """What stands under "results" in the JSON document."""
        counts = {
            "checked": self.session.outcome.made,
            "silenced": sum(result.silenced_at is not None for result in self.results),
        }
        if self.path is not None:
            known = sum(result.known for result in self.results)
            counts["baseline"] = {"written": self.before is None, "known": known, "gone": self.gone}
        return counts


def _text(said: _Said) -> str:
    from normwright.reports.text import format_diagnostics

    told = format_diagnostics(said.open, root=said.session.root)
    return f"{told}\n\n" if told else ""


def _json(said: _Said) -> str:
    from normwright.reports.json import format_json

    return format_json("check", said.open, said.results_of())


def _sarif(said: _Said) -> str:
    from normwright.reports.sarif import format_sarif

    return format_sarif(said.results, baseline=said.before is not None)


def _github(said: _Said) -> str:
    from normwright.reports.github import format_github

    return format_github(said.open, prefix=_prefix(said.session.root))


def _prefix(root: Path) -> str:
    """The way from the repository that GitHub checked out to the workspace."""
    top = os.environ.get("GITHUB_WORKSPACE")
    if not top or not root.resolve().is_relative_to(Path(top).resolve()):
        return ""
    way = root.resolve().relative_to(Path(top).resolve()).as_posix()
    return "" if way == "." else f"{way}/"


_REPORTS = {"text": _text, "json": _json, "sarif": _sarif, "github": _github}
