"""Fixes made round by round on a copy of the draft, each proven before it counts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from normwright.checks.mending.copies import is_source, working_copy
from normwright.checks.mending.edits import Fix, by_file, compatible, edited
from normwright.checks.mending.patch import patch_of
from normwright.checks.mending.proof import Look, fault
from normwright.checks.mending.proposals import Proposals, Proposer
from normwright.checks.mending.renumbering import Way, renumbering
from normwright.checks.places import Sources
from normwright.checks.report import Checked
from normwright.diagnostics import Diagnostic, Report, diagnose
from normwright.files import files_below, write_together
from normwright.workspace.record import Draft

#: Reads, composes and checks a draft, which may be a copy in another folder.
Looking = Callable[[Draft], Look]

_ROUNDS = 10  # a mending can make room for another, but not for ever
_TRIALS = 60  # of sets of fixes, in all


@dataclass(frozen=True)
class Mended:
    """What fixing came to; nothing is written before `write`.

    `files` has old and new bytes of each changed source, no old ones for a new file; `fixed` the findings
    that were mended, as they were told; `report` what could not be mended and why, and what a renumbering
    leaves to look at (CHK03x).
    """

    files: Mapping[Path, tuple[bytes, bytes]] = field(default_factory=dict)
    fixed: tuple[Diagnostic, ...] = ()
    report: Report = field(default_factory=Report)

    def write(self) -> None:
        """Puts the new files in place, all or none. Raises: OSError."""
        write_together({path: new for path, (_, new) in self.files.items()})

    def diff(self, root: Path) -> str:
        """The changes as one unified diff, files named relative to `root`."""
        return "".join(
            patch_of(path.relative_to(root).as_posix(), old, new) for path, (old, new) in self.files.items()
        )


def mend(draft: Draft, look: Looking) -> Mended:
    """Makes every fix that its findings offer and that proves safe, until none is left.

    `look` is asked again after each round, for a copy of the draft.
    """
    with working_copy(draft) as copy:
        return _Session(draft, copy, look).run()


#: A fix by what it would do, whatever has moved since: code, file, line, what is put in.
_Sign = tuple[str, str, str, tuple[str, ...]]


@dataclass
class _Session:
    """The copy between rounds: what was made and what was refused so far."""

    draft: Draft
    copy: Draft
    look: Looking
    fixed: list[Diagnostic] = field(default_factory=list)
    refused: dict[_Sign, str] = field(default_factory=dict)
    trials: int = 0

    def run(self) -> Mended:
        now = self.look(self.copy)
        ways: list[Way] = []
        for _ in range(_ROUNDS):
            attempt = _Attempt(self, now, self._open(self._propose(now).fixes))
            later = attempt.settle()
            if later is None:
                break
            ways.append(Way(now, later, tuple(attempt.good)))
            self.fixed += [fix.checked.diagnostic for fix in attempt.good]
            now = later
        report = Report(list(self._left_out(now)))
        report.extend(renumbering(self.draft, ways, Sources(self.copy.root)))
        return Mended(self._files(), tuple(self.fixed), report)

    def _propose(self, now: Look) -> Proposals:
        self.sources = Sources(self.copy.root)
        proposer = Proposer(now.standards.values(), self.sources, lambda file: is_source(self.copy, file))
        return proposer.propose(now.checked)

    def _open(self, fixes: Sequence[Fix]) -> list[Fix]:
        """The fixes that can be made now and weren't refused before."""
        return compatible(fix for fix in fixes if self.sign(fix) not in self.refused)

    def sign(self, fix: Fix) -> _Sign:
        """What a fix is known by in later rounds."""
        edit = fix.edits[0]
        source = self.sources.file(edit.file)
        line = source.line(edit.start) if source is not None and source.text else ""
        return fix.checked.finding.code, edit.file, line, tuple(one.by for one in fix.edits)

    def _left_out(self, now: Look) -> Iterator[Diagnostic]:
        proposals = self._propose(now)
        for checked, why in proposals.refused:
            yield _say(checked, why)
        for fix in proposals.fixes:
            yield _say(fix.checked, self.refused.get(self.sign(fix), "it touches a fix that was made"))

    def _files(self) -> dict[Path, tuple[bytes, bytes]]:
        found = {}
        for path in files_below(self.copy.folder):
            original = self.draft.folder / path.relative_to(self.copy.folder)
            old, new = _bytes(original), path.read_bytes()
            if old != new:
                found[original] = (old, new)
        return found


@dataclass
class _Attempt:
    """One round: the largest set of fixes that proves right together, found by halving."""

    session: _Session
    base: Look
    fixes: Sequence[Fix]
    good: list[Fix] = field(default_factory=list)
    later: Look | None = None
    old: dict[Path, bytes] = field(default_factory=dict)

    def settle(self) -> Look | None:
        """Makes the fixes that hold; the draft after them, None when none does."""
        self.old = {self._path(file): _bytes(self._path(file)) for file in by_file(self.fixes)}
        self._settle(self.fixes)
        self._put(self.good)
        return self.later

    def _settle(self, some: Sequence[Fix]) -> None:
        if not some:
            return
        why = self._tried([*self.good, *some])
        if not why:
            self.good += some
        elif len(some) == 1:
            self.session.refused[self.session.sign(some[0])] = why
        else:
            half = len(some) // 2
            self._settle(some[:half])
            self._settle(some[half:])

    def _tried(self, fixes: Sequence[Fix]) -> str:
        """Why these fixes can't be made together; empty when they can."""
        if self.session.trials >= _TRIALS:
            return "too many others had to be tried one by one; fix those first"
        self.session.trials += 1
        try:
            self._put(fixes)
        except UnicodeDecodeError:
            return "the file is not UTF-8"
        after = self.session.look(self.session.copy)
        why = fault(self.base, after, fixes)
        if not why:
            self.later = after
        return why

    def _put(self, fixes: Sequence[Fix]) -> None:
        edits = by_file(fixes)
        made = {path: edited(old, edits.get(self._name(path), ())) for path, old in self.old.items()}
        write_together({path: content for path, content in made.items() if content})
        for path in [path for path, content in made.items() if not content]:
            path.unlink(missing_ok=True)  # a new file of a set of fixes that didn't hold

    def _path(self, file: str) -> Path:
        return self.session.copy.root / file

    def _name(self, path: Path) -> str:
        return path.relative_to(self.session.copy.root).as_posix()


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _say(checked: Checked, why: str) -> Diagnostic:
    one = checked.diagnostic
    return diagnose("CHK030", one.place, code=one.code, reason=why)
