"""Is a file that its schema accepts also a standard that others can work with?

The rules restate public Schematron and the coding guidelines of IEC and ISO; each code's page in
`data/messages/STS.toml` names which. Errors are what a receiving system refuses, warnings what it prints
badly.
"""

from collections.abc import Callable, Iterator
from typing import Literal

from normwright.diagnostics import Diagnostic, diagnose
from normwright.sts.places import made_here, place_in
from normwright.sts.standard import Standard
from normwright.sts.structure import blocks, clauses, links, metadata, terms
from normwright.sts.structure.index import Finding, Index

Rule = Callable[[Index], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    metadata.check_root,
    metadata.check_permissions,
    metadata.check_languages,
    metadata.check_references,
    metadata.check_dates,
    metadata.check_footnotes_in_metadata,
    clauses.check_scope,
    clauses.check_normative_references,
    clauses.check_bibliography,
    clauses.check_clause_ids,
    clauses.check_clause_kinds,
    clauses.check_annexes,
    clauses.check_labels,
    clauses.check_titles,
    clauses.check_paragraphs,
    clauses.check_notes,
    links.check_ids,
    links.check_id_scheme,
    links.check_cross_references,
    links.check_footnotes,
    links.check_entailed_terms,
    terms.check_entries,
    terms.check_designations,
    terms.check_term_texts,
    terms.check_citations,
    blocks.check_lists,
    blocks.check_figures,
    blocks.check_cells,
    blocks.check_spans,
    blocks.check_colours,
    blocks.check_formulae,
)

Profile = Literal["iso", "foreign"]


def check_structure(standard: Standard, *, profile: Profile | None = None) -> Iterator[Diagnostic]:
    """What is wrong with a standard, rule by rule, in document order within each.

    In profile "iso", ours, ids follow the guidelines' scheme and every reference has exactly the kind of its
    target. "foreign" leaves ids alone and takes older kinds of references too. Default: "iso" for a tree that
    was made here (it carries marks of its sources), else "foreign".
    """
    own = profile == "iso" if profile else made_here(standard.root)
    index = Index(standard.root, own)
    for rule in RULES:
        for code, element, facts in rule(index):
            if "other" in facts:  # another element, said by its place
                facts = {**facts, "other": place_in(facts["other"], standard.file)}
            yield diagnose(code, place_in(element, standard.file), **facts)
