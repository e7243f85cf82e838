"""What the drafting rules cost beyond reading a draft, and that it grows with the text and no faster."""

import statistics
import tempfile
import time
from pathlib import Path

from bench.drafts import write_draft
from normwright.checking import comment_files
from normwright.checks.baseline import fingerprint
from normwright.checks.places import Sources
from normwright.checks.rule import rules
from normwright.checks.run import Asked, documents, judge, run_rules
from normwright.checks.suppression import silenced_in
from normwright.composing import make_standards
from normwright.diagnostics import Report
from normwright.garbage import uncollected
from normwright.glossary.concept import Vocabulary
from normwright.history.commits import State
from normwright.workspace.drafts import load_draft
from normwright.workspace.record import Draft


def measure_checks(*, pages: int = 350, runs: int = 3, vocabularies: tuple[Vocabulary, ...] = ()) -> None:
    """Prints seconds of processor time (median of the runs) at the strictest stage, for a draft and its half."""
    print(f"== all rules, with {sum(len(one.concepts) for one in vocabularies):,} concepts")
    rules()  # they are loaded once a process
    taken = [_measure(size, runs, vocabularies) for size in (pages // 2, pages)]
    print(f"   twice the text, {taken[1] / taken[0]:.2f} times the time\n")


def _measure(pages: int, runs: int, vocabularies: tuple[Vocabulary, ...]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        draft = load_draft(write_draft(root, pages=pages), root, Report())
        assert draft is not None
        began = time.process_time()
        standards = make_standards(draft, state=State(), report=Report(), cache=None)
        reading = time.process_time() - began
        asked = Asked(stage="FDIS", vocabularies=vocabularies)
        took = statistics.median(_check(draft, standards, asked) for _ in range(runs))
        print(f"   {pages:4} pages: reading {reading:6.2f} s, checking {took:6.2f} s", flush=True)
        return took


def _check(draft: Draft, standards: dict, asked: Asked) -> float:  # type: ignore[type-arg]
    began = time.process_time()
    sources = Sources(draft.root)
    made = documents(standards, asked, draft=draft)  # as in a check, they live until all is told
    with uncollected():
        judged = judge(
            run_rules(made, asked, sources), silenced_in(comment_files(draft, sources, asked, ["en"])), asked
        )
        for one in judged.open:
            fingerprint(one.diagnostic, one.finding, sources)
        return time.process_time() - began


if __name__ == "__main__":
    measure_checks()
