"""`normwright comments report`: the meeting view, and for each body what became of its comments."""

from pathlib import Path

import click

from normwright.cli.comments._ballots import ballot_option, whose
from normwright.cli.comments._compiled import Placed, meeting, placed
from normwright.cli.comments._loading import Loaded, load
from normwright.cli.output import display, end_progress, print_findings, progress
from normwright.comments.meeting import Meeting
from normwright.diagnostics import Level, Report
from normwright.errors import FINDINGS, InputError, UsageError
from normwright.sts.standard import Standard


@click.command("report")
@ballot_option
@click.option("--body", default="", metavar="CODE", help="Only the page of this body, no meeting view.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder.  [default: in build/]",
)
def command(ballot: str, body: str, output: Path | None) -> int:
    """Make the meeting view and, for each body, a page on what became of its comments.

    Each is one HTML file that needs no network. The meeting view has the circulated text beside its comments,
    an overview with statistics, and keys for everything (press ?). The pages for bodies show the text before
    and after.
    """
    from normwright.files import write_together

    loaded = load(ballot)
    progress(f"reading the draft {loaded.ballot.project}")
    where = placed(loaded, _current(loaded))
    progress("placing and grouping the comments")
    seen = meeting(loaded, where)
    files = _files(loaded, seen, where, body)
    end_progress()
    folder = output or loaded.workspace.root / "build" / loaded.ballot.project / loaded.ballot.name
    try:
        write_together({folder / name: page for name, page in files.items()})
    except OSError as problem:
        raise InputError(f"{problem.filename} could not be written: {problem.strerror}") from problem
    print_findings(list(loaded.report), root=loaded.workspace.root)
    for name in files:
        click.echo(display(folder / name))
    return FINDINGS if any(one.level is not Level.ADVICE for one in loaded.report) else 0


def _files(loaded: Loaded, seen: Meeting, where: Placed, body: str) -> dict[str, bytes]:
    from normwright.comment_pages import answer_pages, meeting_page
    from normwright.comments.bodies import body_slug
    from normwright.outputs import template_folders

    templates = template_folders(loaded.workspace.root, loaded.report)
    bodies = [_body(seen, body)] if body else seen.compilation.bodies
    files: dict[str, bytes] = {}
    if not body:
        progress("drawing the meeting view")
        drawing = Report()  # what the circulated text can't show was told when it was built
        files["meeting.html"] = meeting_page(seen, where.texts, templates=templates, report=drawing)
    for name, page in answer_pages(seen, where.texts, bodies, templates=templates).items():
        files[f"answers-{body_slug(name)}.html"] = page
    return files


def _body(seen: Meeting, body: str) -> str:
    bodies = seen.compilation.bodies
    code = body if body in bodies else whose(body, seen.compilation.ballot)
    if code not in bodies:
        raise UsageError(
            f'"{body}" has sent no comments on {seen.compilation.ballot.title}',
            help=f"bodies that have: {', '.join(bodies) or 'none'}",
        )
    return code


def _current(loaded: Loaded) -> Standard | None:
    """The text of today, in our profile; None where the draft isn't there or can't be composed."""
    from normwright.cli.comments._composed import compose, draft_of
    from normwright.sts.normalise import profile

    try:
        draft = draft_of(loaded.ballot)
    except UsageError:
        return None
    standards = compose(draft).standards
    standard = standards.get("iso") or standards.get("en")
    return profile(standard) if standard is not None else None
