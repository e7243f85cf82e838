"""Changes of a draft that carry comments out: tried on a copy, proven, and only then written.

A change is made in the block its comment was placed on, where its old words stand once and only once.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from normwright.checks.finding import Words
from normwright.checks.mending.copies import is_source, working_copy
from normwright.checks.mending.edits import Edit, edited
from normwright.checks.mending.patch import patch_of
from normwright.checks.places import Sources
from normwright.comments.edits import Rewording, Step, Uncertain, find_words, lay, step, typed_ways
from normwright.comments.proving import Composed, fault_of_patch, fault_of_rewordings
from normwright.diagnostics import Diagnostic, Place, diagnose
from normwright.files import files_below, write_together
from normwright.sts.standard import Standard
from normwright.sts.views import Passage
from normwright.sts.views.keyed import PassageKey, keyed_passages
from normwright.sts.within import passages_in, shown_block
from normwright.workspace.record import Draft

#: Reads and composes a draft, which may be a copy in another folder.
Composing = Callable[[Draft], Composed]

_TRIALS = 60  # of sets of changes, in all
_TOLD = 5  # places that are named


@dataclass(frozen=True)
class Change:
    """A change that comments ask for: in which block of the draft, what words for what.

    `name` is what people call the comment, `trailer` the line that names it in a commit, `place` where a
    finding on it stands.
    """

    comments: tuple[str, ...]
    block: str
    rewording: Rewording
    name: str
    trailer: str
    place: Place = field(default_factory=Place)


@dataclass(frozen=True)
class Outcome:
    """What the changes come to: old and new bytes of each file (no old ones for a new file), what was made
    and what was refused. Nothing is written yet.
    """

    files: Mapping[Path, tuple[bytes, bytes]] = field(default_factory=dict)
    made: tuple[Change, ...] = ()
    refused: tuple[Diagnostic, ...] = ()

    def diff(self, root: Path) -> str:
        """The change as one unified diff, files named relative to `root`."""
        return "".join(
            patch_of(path.relative_to(root).as_posix(), *those) for path, those in self.files.items()
        )


class Refused(Exception):
    """A change that isn't made, as a finding."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True)
class _Planned:
    """A change, what it comes to in the text, and how its words are typed in the source."""

    change: Change
    step: Step
    key: PassageKey
    edit: Edit
    other_ways: tuple[str, ...] = ()


@contextlib.contextmanager
def opened(draft: Draft, committed: Mapping[Path, bytes], compose: Composing) -> "Iterator[Session]":
    """A copy of the draft in which changes are tried; `committed` has what its changed files were before."""
    with working_copy(draft) as copy:
        write_together({copy.root / path.relative_to(draft.root): was for path, was in committed.items()})
        yield Session(draft, copy, compose, _contents(copy.root))


@dataclass
class Session:
    """A draft, a copy of it, and what the copy has before anything is changed."""

    draft: Draft
    copy: Draft
    compose: Composing
    contents: Mapping[Path, bytes]

    @cached_property
    def base(self) -> Composed:
        """What the copy says before anything is changed."""
        return self.compose(self.copy)

    @property
    def standard(self) -> Standard | None:
        """The standard in which comments are placed: ISO's in the original's language, else the first."""
        return next(iter(self.base.standards.values()), None)

    def make(self, changes: Sequence[Change]) -> Outcome:
        """The largest set of these changes that proves right together, found by halving."""
        if not changes:
            return Outcome()
        standard = self.standard
        if standard is None:
            return Outcome(refused=tuple(_does_more(one, "the draft can't be composed") for one in changes))
        attempt = _Attempt(self, _Planner(self, standard, Sources(self.copy.root)))
        attempt.settle(changes)
        return Outcome(self.files(), tuple(attempt.made), tuple(attempt.refused))

    def patch(self, change: Change, apply: Callable[[Path], None]) -> Outcome:
        """The change that `apply` makes to the folder that it is given, when it is one place of the text."""
        base = self.base
        apply(self.copy.root)
        files = self.files()
        gone = [path for path in self.contents if not path.exists()]
        if gone or not all(self.is_source(path.relative_to(self.draft.root).as_posix()) for path in files):
            why = "the patch touches a file that is no text of this draft, or takes one away"
        else:
            why = fault_of_patch(base, self.compose(self.copy))
        return Outcome(refused=(_does_more(change, why),)) if why else Outcome(files, (change,))

    def is_source(self, file: str) -> bool:
        """Whether a file, named as in places, is a text of the draft that may be changed."""
        return is_source(self.copy, file) and is_source(self.draft, file)

    def files(self) -> dict[Path, tuple[bytes, bytes]]:
        """Path in the draft -> what the copy had there at first and has now, of those that differ."""
        now = _contents(self.copy.root)
        return {
            self.draft.root / path.relative_to(self.copy.root): (self.contents.get(path, b""), content)
            for path, content in now.items()
            if self.contents.get(path) != content
        }


@dataclass(frozen=True)
class _Planner:
    """From changes to edits of the copy's sources."""

    session: Session
    standard: Standard
    sources: Sources

    @cached_property
    def texts(self) -> dict[Any, tuple[PassageKey, Passage]]:
        """All texts of the standard with their keys, by their elements."""
        return {one.text.element: (key, one) for key, one in keyed_passages(self.standard).items()}

    def plan(self, change: Change) -> _Planned:
        """The edit that a change comes to. Raises: Refused."""
        words = self._words(change)
        key, passage = self.texts[words.text.element]
        made = step(passage, words, change.rewording.new)
        if made.before == made.by:
            raise Refused(_uncertain(change, "the old words and the new ones are the same"))
        source = self.sources.file(words.text.place(0).file)
        ways = typed_ways(made.by, markdown=source is not None and source.is_markdown)
        try:
            edit = lay(made, self.sources, ways[0])
        except Uncertain as problem:
            raise Refused(_uncertain(change, str(problem))) from problem
        if not self.session.is_source(edit.file):
            raise Refused(_uncertain(change, "the words stand in no text of this draft that can be changed"))
        return _Planned(change, made, key, edit, tuple(ways[1:]))

    def _words(self, change: Change) -> Words:
        """Where the old words stand, once and only once in the block. Raises: Refused."""
        old = change.rewording.old
        found = list(find_words(passages_in(self.standard, change.block), old))
        if len(found) == 1:
            return found[0]
        block = shown_block(self.standard, change.block)
        facts = {"comment": change.name, "words": _short(old), "block": block}
        if found:
            told = self._places(found)
            raise Refused(diagnose("CMT167", change.place, count=len(found), others=told, **facts))
        others = list(find_words((one for _, one in self.texts.values()), old))
        told = f"; it stands at {self._places(others)}" if others else self._made_already(change)
        raise Refused(diagnose("CMT166", change.place, others=told, **facts))

    def _made_already(self, change: Change) -> str:
        new = change.rewording.new
        there = new and list(find_words(passages_in(self.standard, change.block), new))
        return f"; what is proposed stands there already, at {self._places(there)}" if there else ""

    def _places(self, found: Sequence[Words]) -> str:
        told = [str(self.sources.place_of_words(words)) for words in found[:_TOLD]]
        return ", ".join([*told, *(["…"] if len(found) > _TOLD else [])])


@dataclass
class _Attempt:
    """Changes made in the copy as far as they hold, together with what had to be left out."""

    session: Session
    planner: _Planner
    good: list[_Planned] = field(default_factory=list)
    refused: list[Diagnostic] = field(default_factory=list)
    trials: int = 0

    @property
    def made(self) -> list[Change]:
        """The changes that hold."""
        return [one.change for one in self.good]

    def settle(self, changes: Sequence[Change]) -> None:
        """Makes what can be made, in the copy."""
        self._settle(self._planned(changes))
        self._put(self.good)

    def _planned(self, changes: Sequence[Change]) -> list[_Planned]:
        """The edits; one that several comments ask for is one, and of two that overlap the first is made."""
        found: list[_Planned] = []
        for change in changes:
            try:
                one = self.planner.plan(change)
            except Refused as refusal:
                self.refused.append(refusal.finding)
                continue
            same = next((at for at, other in enumerate(found) if other.edit == one.edit), None)
            if same is not None:
                found[same] = replace(found[same], change=_joined(found[same].change, change))
            elif any(_meet(one.edit, other.edit) for other in found):
                self.refused.append(_uncertain(change, "another change touches the same words"))
            else:
                found.append(one)
        return found

    def _settle(self, some: Sequence[_Planned]) -> None:
        if not some:
            return
        why = self._tried([*self.good, *some])
        if not why:
            self.good += some
        elif len(some) > 1:
            half = len(some) // 2
            self._settle(some[:half])
            self._settle(some[half:])
        elif some[0].other_ways:
            way, *others = some[0].other_ways
            typed = replace(some[0].edit, by=way)
            self._settle([replace(some[0], edit=typed, other_ways=tuple(others))])
        else:
            self.refused.append(_does_more(some[0].change, why))

    def _tried(self, planned: Sequence[_Planned]) -> str:
        """Why these can't be made together; empty when they can."""
        if self.trials >= _TRIALS:
            return "too many others had to be tried one by one; apply it alone"
        self.trials += 1
        self._put(planned)
        after = self.session.compose(self.session.copy)
        return fault_of_rewordings(self.session.base, after, _wanted(planned))

    def _put(self, planned: Sequence[_Planned]) -> None:
        """Brings the copy to what it was with these edits made."""
        edits: dict[str, list[Edit]] = {}
        for one in planned:
            edits.setdefault(one.edit.file, []).append(one.edit)
        files = {}
        for path, content in self.session.contents.items():
            name = path.relative_to(self.session.copy.root).as_posix()
            files[path] = edited(content, sorted(edits[name])) if name in edits else content
        write_together(files)


def _wanted(planned: Sequence[_Planned]) -> dict[PassageKey, str]:
    """The new words of each text, when all these steps are taken."""
    steps: dict[PassageKey, list[Step]] = {}
    for one in planned:
        steps.setdefault(one.key, []).append(one.step)
    found = {}
    for key, those in steps.items():
        string = those[0].passage.string
        for step_ in sorted(those, key=lambda taken: taken.start, reverse=True):
            string = string[: step_.start] + step_.by + string[step_.end :]
        found[key] = string
    return found


def _joined(change: Change, other: Change) -> Change:
    keys = tuple(dict.fromkeys([*change.comments, *other.comments]))
    return replace(
        change,
        comments=keys,
        name=f"{change.name}, {other.name}",
        trailer=f"{change.trailer}\n{other.trailer}",
    )


def _meet(one: Edit, other: Edit) -> bool:
    return one.file == other.file and one.start <= other.end and other.start <= one.end


def _uncertain(change: Change, why: str) -> Diagnostic:
    return diagnose("CMT168", change.place, comment=change.name, why=why, trailer=change.trailer)


def _does_more(change: Change, why: str) -> Diagnostic:
    return diagnose("CMT169", change.place, comment=change.name, why=why, trailer=change.trailer)


def _contents(root: Path) -> dict[Path, bytes]:
    """All files of a copy, but for what is made in it."""
    built = root / "build"
    return {path: path.read_bytes() for path in files_below(root) if not path.is_relative_to(built)}


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"
