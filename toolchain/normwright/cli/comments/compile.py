"""`normwright comments compile`: the official table of a ballot's comments and their answers."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from normwright.cli.comments._ballots import ballot_option
from normwright.cli.comments._compiled import compiled, national_form, placements_for_table
from normwright.cli.comments._loading import load
from normwright.cli.output import display, print_findings
from normwright.comments.compilation import Compilation
from normwright.diagnostics import Level, Report
from normwright.errors import FINDINGS, InputError, UsageError
from normwright.files import slug

FORMATS = ("docx", "xlsx", "csv", "json")
Writer = Callable[[Compilation], bytes]


@click.command("compile")
@ballot_option
@click.option(
    "-f", "formats", default="docx", show_default=True, help="What to write, with commas: docx,xlsx,csv,json."
)
@click.option("--body", default="", metavar="CODE", help="Only the comments of this body.")
@click.option("--per-body", is_flag=True, help="A file for each body.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The secretariat's own empty form (.docx), to be filled in.",
)
@click.option("--clean", is_flag=True, help="As a member sends it: without printed numbers and answers.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder.  [default: in build/]",
)
def command(
    ballot: str,
    formats: str,
    body: str,
    per_body: bool,
    template: Path | None,
    clean: bool,
    output: Path | None,
) -> int:
    """Write all comments of a ballot in the official order, with their observations.

    The Word form has its headings in the page header, as the official one. In CSV a cell that a spreadsheet
    would run as a formula gets an apostrophe before it; in XLSX every cell is text. In a national body's
    workspace this is the form that the body sends: what it submits, under its code and running numbers.
    """
    from normwright.files import write_together

    wanted = _formats(formats, template)
    if body and per_body:
        raise UsageError("--body and --per-body exclude each other", help="leave one of them out")
    loaded = load(ballot)
    report = loaded.report
    if loaded.ballot.national:
        if body or per_body:
            raise UsageError("a national body's form names no expert", help="leave --body and --per-body out")
        parts = [national_form(loaded)]
    else:
        parts = list(_parts(compiled(loaded, placements_for_table(loaded)), body, per_body))
    folder = output or loaded.workspace.root / "build" / loaded.ballot.project / loaded.ballot.name
    writers = dict(_writers(wanted, template, report))
    files = {
        folder / f"{_stem(part)}.{form}": write(part.cleaned() if clean and not part.plain else part)
        for part in parts
        for form, write in writers.items()
    }
    try:
        write_together(files)
    except OSError as problem:
        raise InputError(f"{problem.filename} could not be written: {problem.strerror}") from problem
    print_findings(list(report), root=loaded.workspace.root)
    for path in files:
        click.echo(display(path))
    return FINDINGS if any(one.level is not Level.ADVICE for one in report) else 0


def _formats(text: str, template: Path | None) -> list[str]:
    wanted = list(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))
    unknown = [word for word in wanted if word not in FORMATS]
    if unknown or not wanted:
        raise UsageError(f'there is no form "{", ".join(unknown)}"', help=f"known: {', '.join(FORMATS)}")
    if template is not None and "docx" not in wanted:
        raise UsageError("--template is for the Word form", help="say -f docx, or leave --template out")
    return wanted


def _parts(whole: Compilation, body: str, per_body: bool) -> Sequence[Compilation]:
    """What each file holds. Raises: UsageError for a body that didn't comment."""
    if per_body:
        return [whole.of_body(name) for name in whole.bodies]
    if not body:
        return [whole]
    from normwright.comments.bodies import read_body

    code = body if body in whole.bodies else read_body(body, whole.ballot.liaisons).code
    if code not in whole.bodies:
        raise UsageError(
            f'"{body}" has sent no comments on {whole.ballot.title}',
            help=f"bodies that have: {', '.join(whole.bodies) or 'none'}",
        )
    return [whole.of_body(code)]


def _writers(wanted: Sequence[str], template: Path | None, report: Report) -> Iterator[tuple[str, Writer]]:
    from normwright.comments import tables_out
    from normwright.comments.form_out import fill_template, write_form

    for form in wanted:
        if form == "docx" and template is not None:
            data = _read(template)
            yield form, lambda part, data=data: fill_template(part, data, template.name, report)  # type: ignore[misc]
        elif form == "docx":
            yield form, write_form
        elif form == "xlsx":
            yield form, lambda part: tables_out.write_xlsx(part, report)
        else:
            yield form, tables_out.write_csv if form == "csv" else tables_out.write_json


def _read(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as problem:
        raise InputError(f"{template} can't be read: {problem.strerror}") from problem


def _stem(part: Compilation) -> str:
    """As comment files are named: the document, and whose comments they are."""
    from normwright.comments.bodies import body_slug

    name = f"{slug(part.ballot.document)}-comments"
    return f"{name}-{body_slug(part.body)}" if part.body else name
