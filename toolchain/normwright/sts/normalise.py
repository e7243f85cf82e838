"""One profile for stylesheets and views, whatever dialect a file is written in.

`normalise` works on a copy, in memory only: what is read is what is written back. Each rule says in its first
line what holds afterwards; it changes nothing in our own files, and applying it twice changes nothing more.
Nothing that is printed is lost: what goes is what a stylesheet prints by itself, or what stood there twice.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element

from normwright.diagnostics import Diagnostic, Place, diagnose
from normwright.sts.dialects import blanks, blocks, clauses, metadata, references, strays, tables, terms
from normwright.sts.places import made_here
from normwright.sts.standard import Standard


@dataclass(frozen=True)
class Rule:
    """A name for the report, and what it does to a root; the count is of places changed."""

    name: str
    apply: Callable[[_Element], int]

    @property
    def says(self) -> str:
        """What holds after it, in a sentence."""
        return (self.apply.__doc__ or "").strip().splitlines()[0]


#: In this order: later rules rely on what earlier ones made.
RULES: tuple[Rule, ...] = (
    Rule("legacy-metadata", metadata.convert_metadata),
    Rule("flat-adoption", metadata.nest_adoptions),
    Rule("language", metadata.name_language),
    Rule("clause-kinds", clauses.name_clause_kinds),
    Rule("annex-kinds", clauses.name_annex_kinds),
    Rule("bibliography", clauses.free_bibliography),
    Rule("clause-order", clauses.sort_clauses),
    Rule("empty-titles", clauses.drop_empty_titles),
    Rule("bold-headings", clauses.plain_headings),
    Rule("labels", clauses.clean_labels),
    Rule("captions", clauses.shorten_captions),
    Rule("repeated-term-displays", terms.drop_repeated_displays),
    Rule("term-displays", terms.open_displays),
    Rule("stray-text", strays.hold_stray_text),
    Rule("list-kinds", blocks.name_list_kinds),
    Rule("formulae", blocks.wrap_formulae),
    Rule("figure-keys", blocks.convert_figure_keys),
    Rule("formula-keys", blocks.convert_formula_keys),
    Rule("code", blocks.convert_preformatted),
    Rule("table-rows", tables.complete_tables),
    Rule("footnote-marks", tables.lower_footnote_marks),
    Rule("footnote-groups", tables.place_footnotes),
    Rule("table-footnotes", tables.gather_table_footnotes),
    Rule("figure-footnotes", tables.place_figure_footnotes),
    Rule("reference-punctuation", references.strip_punctuation),
    Rule("addresses", references.link_addresses),
    Rule("layout-blanks", blanks.drop_layout_blanks),
)


@dataclass(frozen=True)
class Normalised:
    """The standard in our profile, and how often each rule that did something was needed."""

    standard: Standard
    applied: dict[str, int]


def normalise(standard: Standard) -> Normalised:
    """A copy of `standard` in the one profile; the original stays as it is.

    What was made from sources is in the profile already, and only copied.
    """
    root = copy.deepcopy(standard.root)
    root.tail = None
    counts = {} if made_here(root) else {rule.name: rule.apply(root) for rule in RULES}
    return Normalised(replace(standard, root=root), {name: count for name, count in counts.items() if count})


def account(normalised: Normalised) -> Iterator[Diagnostic]:
    """One piece of advice that names the rules that were needed; nothing when none was."""
    if normalised.applied:
        rules = ", ".join(f"{name} ({count})" for name, count in normalised.applied.items())
        yield diagnose("STS007", Place(normalised.standard.file), rules=rules)


def profile(standard: Standard) -> Standard:
    """`normalise(standard).standard`, for whoever needs no account of it."""
    return normalise(standard).standard
