"""`normwright build --commenting`: the page on which the readers of a ballot's text comment."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from normwright.cli.output import end_progress, progress
from normwright.diagnostics import Diagnostic, Report
from normwright.errors import InputError

if TYPE_CHECKING:
    from normwright.outputs import Product


def build_commenting(name: str, *, here: Path) -> tuple[list["Product"], list[Diagnostic], Path]:
    """Draws the page of the ballot `name` ("<project>/<ballot>"): files, findings, workspace root.

    It is made of the text as circulated, which the files that it saves name by hash; so there is one page for
    a ballot, whatever the draft has become since. With an error nothing is written.
    Raises: UsageError for a ballot that isn't there, InputError for one without its text.
    """
    from normwright.cli.comments._ballots import chosen_ballot
    from normwright.comment_pages import Texts, commenting_page
    from normwright.comments.circulated import circulated_file, load_circulated
    from normwright.comments.formwords import form_words
    from normwright.files import write_together
    from normwright.outputs import Product, template_folders
    from normwright.workspace.settings import open_workspace

    workspace = open_workspace(here)
    report = Report()
    ballot = chosen_ballot(workspace, name, report, here=here)
    progress(f"reading the text of {ballot.title}")
    source = circulated_file(ballot, report)
    standard, lines = load_circulated(ballot, report)
    ballot = replace(ballot, text=ballot.text or sha256(source.read_bytes()).hexdigest())
    templates = template_folders(workspace.root, report)
    words = form_words(workspace.root, report)
    progress("drawing the page")
    drawing = Report()  # what the circulated text can't show was told when it was built
    texts = Texts(standard, lines)
    page = commenting_page(ballot, texts, words, templates=templates, report=drawing)
    end_progress()
    path = workspace.root / "build" / ballot.project / ballot.name / f"{source.stem}-commenting.html"
    if report.failed:
        return [], list(report), workspace.root
    try:
        write_together({path: page})
    except OSError as problem:
        raise InputError(f"{problem.filename} could not be written: {problem.strerror}") from problem
    return [Product(path, "html", "")], list(report), workspace.root
