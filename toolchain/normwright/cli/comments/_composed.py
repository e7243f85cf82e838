"""The draft of a ballot, read and composed in memory."""

from pathlib import Path

from normwright.cli.output import print_findings, progress
from normwright.comments.proving import Composed
from normwright.comments.record import Ballot
from normwright.diagnostics import Report
from normwright.errors import UsageError
from normwright.workspace.record import Draft


def draft_of(ballot: Ballot) -> Draft:
    """The draft that a ballot is on. Raises: UsageError when it isn't there or its settings are wrong."""
    from normwright.workspace.drafts import FILE, load_draft

    folder: Path = ballot.root / "drafts" / ballot.project
    if not (folder / FILE).is_file():
        raise UsageError(
            f"this workspace has no draft {ballot.project}",
            help=f"{ballot.title} is a ballot on drafts/{ballot.project}",
        )
    report = Report()
    draft = load_draft(folder, ballot.root, report)
    if draft is None or report.failed:
        print_findings(list(report), root=ballot.root)
        raise UsageError(f"the settings of {ballot.project} are wrong", help="correct them first")
    return draft


def compose(draft: Draft) -> Composed:
    """The standards that a draft makes, original and translations, and what making them said."""
    from normwright.composing import prove_versions
    from normwright.history.commits import draft_state
    from normwright.sts.structure import check_structure
    from normwright.translations import made_in_languages

    standards = {}
    report = Report()
    for one in made_in_languages(draft, "", state=draft_state(draft.folder), progress=progress):
        prove_versions(one.standards, one.report)
        for name, standard in one.standards.items():
            one.report.extend(check_structure(standard))
            suffix = "" if one.language == draft.record.language else f"-{one.language}"
            standards[f"{name}{suffix}"] = standard
        report.extend(one.report)
    return Composed(standards, report)
