"""The living preview: one thread that watches and makes, and the state that all readers see.

Trees are made, and stylesheets run, in that thread alone: lxml binds them to it. What was made is not changed
any more, so that others may read it.
"""

import contextlib
import gc
import hashlib
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from normwright.diagnostics import Diagnostic, diagnose, unrepeated
from normwright.errors import InputError, NormwrightError
from normwright.examination import is_of_rules
from normwright.garbage import uncollected
from normwright.preview.edition import Edition, Session, Shown, State
from normwright.preview.watch import Watch

#: Seconds without another save after which a page that came the short way is made whole.
PAUSE = 0.5

Told = Callable[[State], None]
_T = TypeVar("_T")


class Live:
    """Makes a session's page whenever its files change, and keeps the last one that could be made."""

    def __init__(self, session: Session, *, tell: Told = lambda _: None) -> None:
        self.session = session
        self._tell = tell
        self._state = State()
        self._news = threading.Condition()
        self._tasks: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._stopped = threading.Event()
        self._readers: dict[str, int] = {}
        self._examined: Edition | None = None
        self._steps: Iterator[None] | None = None

    # -- for readers: any thread -----------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._state

    @property
    def stopped(self) -> bool:
        """Whether it has ended."""
        return self._stopped.is_set()

    def news(self, serial: int, *, seconds: float) -> State:
        """The state, as soon as it is a later one than `serial`, or after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self._state.serial > serial or self.stopped, seconds)
            return self._state

    @contextlib.contextmanager
    def reading(self, version: str) -> Iterator[None]:
        """While somebody has a version open, its page is made at every change."""
        with self._news:
            self._readers[version] = self._readers.get(version, 0) + 1
        try:
            yield
        finally:
            with self._news:
                self._readers[version] -= 1

    def page(self, version: str) -> Shown | None:
        """The page of a version, made now when it wasn't yet; None when there is none."""
        shown = self._state.shown.get(version)
        if shown is None and version in self._state.versions:
            self.ask(lambda: self._show_also(version))
            shown = self._state.shown.get(version)
        return shown

    def of_edition(self, version: str, question: Callable[[Edition], _T]) -> _T:
        """What `question` finds in the edition that a version shows; reading, it waits for nobody.

        Raises: InputError when nothing is shown; whatever the question raises.
        """
        shown = self.page(version)
        if shown is None:
            raise InputError("there is nothing to show yet", help="mend the errors first")
        return question(shown.edition)

    def ask(self, question: Callable[[], _T]) -> _T:
        """The answer of the making thread; what it raises is raised here."""
        answer: Future[_T] = Future()

        def work() -> None:
            try:
                answer.set_result(question())
            except Exception as problem:
                answer.set_exception(problem)
            except BaseException:  # Ctrl-C is for the whole program
                answer.cancel()
                raise

        self._tasks.put(work)
        return answer.result(timeout=300)

    def stop(self) -> None:
        """Ends it, and the waiting of all readers."""
        self._stopped.set()
        self._tasks.put(lambda: None)
        with self._news:
            self._news.notify_all()

    # -- for the thread that makes ---------------------------------------------------------------------------

    def run(self) -> None:
        """Makes the page, then again at every change, until it is stopped."""
        watch = Watch(self.session.folders(), self.session.files())
        self._steps = self._making(watch)
        due: float | None = None  # when the short way's edition is to be made whole
        while not self.stopped:
            with contextlib.suppress(Empty):
                self._tasks.get(timeout=0.001 if self._steps else watch.interval)()
            if self.stopped:
                return
            if watch.changed():
                self._steps = None
                due = time.monotonic() + (PAUSE if self._follow() else 0)
            if due is not None and time.monotonic() >= due:
                due = None
                self._steps = self._making(watch)
            elif self._steps is not None:
                self._go_on(self._steps, until=time.monotonic() + watch.interval)

    def _go_on(self, steps: Iterator[None], *, until: float) -> None:
        """Some steps of making an edition; the first change of a file ends it for good."""
        for _ in steps:
            if time.monotonic() >= until:
                return
        self._steps = None

    def _follow(self) -> bool:
        """Shows what can be shown at once; says whether it is all that changed."""
        if self._state.stale:
            return False
        try:
            with uncollected():
                edition = self.session.follow()
                if edition is None:
                    return False
                shown = {version: self._draw(edition, version) for version in self._wanted(edition)}
        except Exception:
            return False  # the whole way will tell why
        self._set(shown={version: replace(page, passing=True) for version, page in shown.items()})
        return True

    def _making(self, watch: Watch) -> Iterator[None]:
        """Makes an edition whole, in steps: pages, structure, outlines for the short way, drafting rules."""
        edition: Edition | None = None
        try:
            edition = self.session.make()
            watch.follow(self.session.files())
            yield
            shown = {version: self._draw(edition, version) for version in self._wanted(edition)}
            self._publish(edition, {name: self._known(name, page) for name, page in shown.items()})
            self._tell(self._state)
            yield
            edition.check(list(shown))
            self._complete(edition)
            yield
            self.session.make_ready()
            _collect()
            yield
            yield from edition.examine()
            self._examined = edition
            self._complete(edition)
        except Exception as problem:  # whatever happens, the preview lives on
            self._fail(problem, edition)
            watch.follow(self.session.files())
        self._tell(self._state)

    def _known(self, version: str, new: Shown) -> Shown:
        """The new page, under the mark of the one that came the short way when it is the same."""
        old = self._state.shown.get(version)
        if old is None or old.mark == new.mark or not old.passing:
            return new
        same = old.edition.sts(version) == new.edition.sts(version)
        return replace(new, mark=old.mark) if same else new

    def _wanted(self, edition: Edition) -> list[str]:
        """The versions that somebody has open; with nobody there, the first."""
        with self._news:
            read = [version for version in edition.versions if self._readers.get(version)]
        return read or list(edition.versions[:1])

    def _draw(self, edition: Edition, version: str) -> Shown:
        page = edition.page(version)
        return Shown(page, hashlib.sha256(page).hexdigest()[:16], edition)

    def _show_also(self, version: str) -> None:
        """Draws a version that nobody had open until now."""
        if version in self._state.shown:
            return
        edition = next((shown.edition for shown in self._state.shown.values()), None)
        if edition is None or version not in edition.versions:
            return
        try:
            shown = self._draw(edition, version)
            edition.check([version])
            self._set(shown={**self._state.shown, version: shown}, findings=self._found(edition))
        except Exception as problem:
            self._fail(problem, edition)

    def _publish(self, edition: Edition, shown: dict[str, Shown]) -> None:
        """Shows the new pages; where there are none, the old ones stay."""
        if shown:
            found = self._found(edition)
            self._set(versions=tuple(edition.versions), shown=shown, findings=found, stale=False)
        else:
            self._set(findings=tuple(edition.findings), stale=True)

    def _found(self, edition: Edition) -> tuple[Diagnostic, ...]:
        """What was found; what the rules said of the text before, until they were asked about this one."""
        found = tuple(edition.findings)
        if self._examined is edition:
            return found
        known = set(found)
        before = [one for one in self._state.findings if is_of_rules(one) and one not in known]
        return (*found, *unrepeated(before, beside=found))

    def _complete(self, edition: Edition) -> None:
        findings = self._found(edition)
        if findings != self._state.findings:
            self._set(findings=findings)

    def _fail(self, problem: Exception, edition: Edition | None) -> None:
        if not isinstance(problem, NormwrightError):
            traceback.print_exception(problem, file=sys.stderr)
        found = [] if edition is None else list(edition.findings)
        self._set(findings=(_as_finding(problem), *found), stale=True)

    def _set(self, **changes: Any) -> None:
        state = replace(self._state, serial=self._state.serial + 1, **changes)
        if state.findings is not self._state.findings or not _is_passing(state):
            anchors = {name: _anchors(shown, name, state.findings) for name, shown in state.shown.items()}
            state = replace(state, anchors=anchors)
        with self._news:
            self._state = state
            self._news.notify_all()


def _collect() -> None:
    """Looks for garbage while nobody waits, and lets later searches pass over what lives on."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _is_passing(state: State) -> bool:
    return any(shown.passing for shown in state.shown.values())


def _anchors(shown: Shown, version: str, findings: Sequence[Diagnostic]) -> tuple[str, ...]:
    if not any(finding.place.line for finding in findings):
        return ("",) * len(findings)
    anchors = shown.edition.anchors(version)
    return tuple(anchors.at(finding.place) for finding in findings)


def _as_finding(problem: Exception) -> Diagnostic:
    if isinstance(problem, NormwrightError):
        return diagnose("PRV002", fault=problem.message, help=problem.help or "see the other findings")
    return diagnose("PRV003", fault=f"{type(problem).__name__}: {problem}"[:300])
