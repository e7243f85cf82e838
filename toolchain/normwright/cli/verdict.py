"""What a check comes to: the findings that count, told in one of four ways, and the exit code."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from normwright.checking import Outcome
from normwright.checks.baseline import Baseline, split_known, write_baseline
from normwright.cli.output import display
from normwright.diagnostics import Diagnostic, Level
from normwright.errors import FAILED, FINDINGS
from normwright.reports.result import Result
from normwright.reports.text import format_diagnostics, summary


@dataclass
class Fixing:
    """What was mended, or would be: the findings, the changes as a diff, and what is left to say."""

    fixed: list[Diagnostic] = field(default_factory=list)
    diff: str = ""
    left: list[Diagnostic] = field(default_factory=list)
    asked: bool = False
    dry_run: bool = False

    def take(
        self, fixed: Iterable[Diagnostic], diff: str, left: Iterable[Diagnostic], *, dry_run: bool
    ) -> None:
        """Adds those of one draft."""
        self.fixed += fixed
        self.diff += diff
        self.left += left
        self.asked, self.dry_run = True, dry_run


@dataclass(frozen=True)
class Verdict:
    """The outcome held against a baseline; `known` is None when there was no such file at `path` yet."""

    outcome: Outcome
    root: Path
    path: Path | None = None
    known: Baseline | None = None
    fixing: Fixing = field(default_factory=Fixing)
    unreadable: bool = False

    @cached_property
    def results(self) -> list[Result]:
        """All results, those that the baseline has marked as known."""
        results = self.outcome.results
        if self.known is None:
            return results
        marks = iter(split_known(self.known, [one.fingerprint for one in results if self._may_be_known(one)]))
        return [replace(one, known=next(marks)) if self._may_be_known(one) else one for one in results]

    @cached_property
    def open(self) -> list[Diagnostic]:
        """The findings that count, and what fixing left to say."""
        return [*(result.diagnostic for result in self.results if result.counts), *self.fixing.left]

    def write_baseline(self) -> None:
        """Writes the baseline that isn't there yet. Raises: InputError."""
        if self.path is not None and self.known is None:
            found = [(one.fingerprint, one.diagnostic) for one in self.results if self._may_be_known(one)]
            write_baseline(self.path, found)

    def code(self, fail_on: str) -> int:
        """The exit code, findings of the level `fail_on` and worse making it 1."""
        if self.unreadable:
            return FAILED
        bad = {Level.ERROR} if fail_on == "error" else {Level.ERROR, Level.WARNING}
        return FINDINGS if any(finding.level in bad for finding in self.open) else 0

    def tell(self, style: str) -> None:
        """The report on stdout, the counts on stderr; a diff takes the place of the report in text."""
        if style == "text" and self.fixing.dry_run:
            click.echo(self.fixing.diff, nl=False)
            click.echo(_text(self), nl=False, err=True)
        else:
            click.echo(_REPORTS[style](self), nl=False)
        click.echo("; ".join([summary(self.open), *self._asides()]), err=True)

    @cached_property
    def silenced(self) -> int:
        """How many findings their authors silenced."""
        return sum(result.silenced_at is not None for result in self.results)

    @cached_property
    def counted(self) -> dict[str, Any] | None:
        """What the baseline came to, None without one."""
        if self.path is None:
            return None
        prints = [one.fingerprint for one in self.results if self._may_be_known(one)]
        gone = self.known.gone(prints, self.outcome.checked) if self.known else 0
        known = sum(result.known for result in self.results)
        return {"written": self.known is None and not self.fixing.dry_run, "known": known, "gone": gone}

    @staticmethod
    def _may_be_known(result: Result) -> bool:
        return bool(result.fingerprint) and result.silenced_at is None

    def _asides(self) -> Iterator[str]:
        if self.fixing.asked:
            yield f"{len(self.fixing.fixed)} {'could be ' if self.fixing.dry_run else ''}mended"
        if self.silenced:
            yield f"{self.silenced} silenced in the text"
        if self.counted is not None and self.path is not None:
            if self.counted["known"]:
                yield f"{self.counted['known']} in the baseline"
            if self.counted["gone"]:
                yield f"{self.counted['gone']} of the baseline are gone: delete it to have it made anew"
            if self.counted["written"]:
                yield f"{display(self.path)} is written, and from now on only other findings count"


def _text(verdict: Verdict) -> str:
    told = format_diagnostics(verdict.open, root=verdict.root)
    return f"{told}\n\n" if told else ""


def _json(verdict: Verdict) -> str:
    from normwright.reports.json import format_json

    results: dict[str, Any] = {"checked": verdict.outcome.made, "silenced": verdict.silenced}
    if verdict.counted is not None:
        results["baseline"] = verdict.counted
    if verdict.fixing.asked:
        results["fixes"] = _fixes(verdict.fixing)
    return format_json("check", verdict.open, results)


def _fixes(fixing: Fixing) -> dict[str, Any]:
    places = [{"code": one.code, "file": one.place.file, "line": one.place.line} for one in fixing.fixed]
    return {"made": not fixing.dry_run, "fixed": places, "diff": fixing.diff}


def _sarif(verdict: Verdict) -> str:
    from normwright.reports.sarif import format_sarif

    left = [Result(diagnostic) for diagnostic in verdict.fixing.left]
    return format_sarif([*verdict.results, *left], baseline=verdict.known is not None)


def _github(verdict: Verdict) -> str:
    from normwright.reports.github import format_github

    return format_github(verdict.open, prefix=_prefix(verdict.root))


def _prefix(root: Path) -> str:
    """The way from the repository that GitHub checked out to the workspace."""
    top = os.environ.get("GITHUB_WORKSPACE")
    if not top or not root.resolve().is_relative_to(Path(top).resolve()):
        return ""
    way = root.resolve().relative_to(Path(top).resolve()).as_posix()
    return "" if way == "." else f"{way}/"


_REPORTS: dict[str, Callable[[Verdict], str]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
}
STYLES = tuple(_REPORTS)
