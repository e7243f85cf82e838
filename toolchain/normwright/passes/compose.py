"""The passes, in order: from fragments and project record to finished standards."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.passes.acts import demand_annexes
from normwright.passes.adopt import Versions, adopt
from normwright.passes.assemble import assemble
from normwright.passes.blocks import number_blocks
from normwright.passes.changes import word_changes
from normwright.passes.citations import cite
from normwright.passes.fixed import set_fixed_texts
from normwright.passes.footnotes import number_footnotes
from normwright.passes.identify import give_ids
from normwright.passes.index import list_terms
from normwright.passes.job import Job
from normwright.passes.layout import lay_out
from normwright.passes.leftovers import report_leftovers
from normwright.passes.mentions import resolve_terms
from normwright.passes.metadata import set_metadata
from normwright.passes.number import number_clauses
from normwright.passes.provisions import settle_provisions, shape_provisions
from normwright.passes.references import list_references
from normwright.passes.resolve import resolve_references
from normwright.passes.symbols import mark_symbols
from normwright.passes.terms import make_entries
from normwright.passes.typography import set_typography
from normwright.passes.wording import load_wording
from normwright.passes.working import settle_working_matter
from normwright.workspace.record import Draft

Pass = Callable[[Job], None]

#: Each pass may count on all before it.
PASSES: tuple[Pass, ...] = (
    assemble,
    settle_working_matter,
    word_changes,
    make_entries,
    mark_symbols,
    list_references,
    set_fixed_texts,
    shape_provisions,
    cite,
    number_clauses,
    demand_annexes,
    number_blocks,
    number_footnotes,
    give_ids,
    list_terms,
    resolve_references,
    resolve_terms,
    set_typography,
    settle_provisions,
    report_leftovers,
    set_metadata,
    lay_out,
)


def compose(
    draft: Draft,
    fragments: Mapping[str, _Element],
    *,
    language: str,
    wording: Path,
    day: date,
    working_copy: bool,
    report: Report,
    kinds: Mapping[str, str] | None = None,
) -> Versions:
    """The standards that a draft's fragments (docname -> fragment) make; complaints go into `report`.

    `wording` is the folder with <language>.toml, `day` the date of what was read; `kinds` the kinds of the
    original's provisions by id, for a translation. The fragments stay as they are.
    Raises: UsageError for a wording file that can't be used.
    """
    words = load_wording(wording, language)
    job = Job(draft, fragments, language, day, working_copy, words, report, kinds or {})
    for one in PASSES:
        one(job)
    return adopt(job)
