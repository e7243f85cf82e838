"""The compilation as a Word form: ours, or filled into a secretariat's own file."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace

from normwright.comments.columns import read_fact
from normwright.comments.compilation import Compilation, Entry
from normwright.comments.forms.layout import Form, find_forms
from normwright.comments.formwords import FormWords
from normwright.comments.record import COLUMNS, Ballot
from normwright.diagnostics import Place, Report
from normwright.errors import InputError, UsageError
from normwright.wordml.document import read_document
from normwright.wordml.filling import fill_form
from normwright.wordml.form import blank_form
from normwright.wordml.refusals import Unreadable

#: In `form_parts`: the date goes here.
DATE = "{date}"


def write_form(compilation: Compilation) -> bytes:
    """The form with headings in its page header and one row a comment, as a Word file."""
    blank = blank_form(compilation.words.layout())
    rows = [entry.cells for entry in compilation.entries]
    return fill_form(blank, rows, table=1, facts=_facts(compilation.ballot), title=_title(compilation))


def form_parts(ballot: Ballot, words: FormWords) -> dict[str, str]:
    """The parts of the form by name, for who fills it elsewhere: the ballot page in a browser.

    Its table has one row; `DATE` stands where the date shall stand.
    """
    layout = words.layout()
    dated = replace(ballot, closes=DATE)
    title = f"{layout.title}: {ballot.document}"
    filled = fill_form(blank_form(layout), [[""] * len(COLUMNS)], table=1, facts=_facts(dated), title=title)
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def fill_template(compilation: Compilation, template: bytes, name: str, report: Report) -> bytes:
    """The rows filled into a form that is called `name`: its empty row is copied for each.

    Columns of ours that it hasn't are told (CMT190). Raises: InputError when it can't be read, UsageError
    when it is no empty form.
    """
    try:
        forms = find_forms(read_document(template), None)
        if not forms:
            raise UsageError(
                f"{name} has no table of comments",
                help="take the secretariat's empty form, with one empty row",
            )
        form = forms[-1]
        _say_lost(compilation, form, name, report)
        rows = [_row(entry, form.columns.names) for entry in compilation.entries]
        return fill_form(
            template,
            rows,
            table=form.table.number,
            begins=form.begins,
            facts=_facts(compilation.ballot),
            title=_title(compilation),
        )
    except Unreadable as fault:
        raise InputError(f"{name} can't be read: {fault.what}", help="save it as .docx in Word") from None


def _row(entry: Entry, names: Sequence[str]) -> list[str]:
    cells = {**dict(zip(COLUMNS, entry.cells, strict=True)), "own": entry.comment.own}
    return [cells.get(name, "") for name in names]


def _say_lost(compilation: Compilation, form: Form, name: str, report: Report) -> None:
    """Every column with texts that the form has no place for."""
    for index, column in enumerate(COLUMNS):
        count = sum(1 for entry in compilation.entries if entry.cells[index].strip())
        if column not in form.columns.names and count:
            report.say("CMT190", Place(name), column=compilation.words.heading(column), count=count)


def _facts(ballot: Ballot) -> Callable[[str], str]:
    values = {"date": ballot.closes, "document": ballot.document, "project": ballot.project}

    def value(text: str) -> str:
        fact = read_fact(text)
        return values.get(fact[0], "") if fact is not None and not fact[1] else ""

    return value


def _title(compilation: Compilation) -> str:
    whose = f", {compilation.body}" if compilation.body else ""
    return f"{compilation.words.layout().title}: {compilation.ballot.document}{whose}"
