"""A generated ballot as a workspace: the circulated text, and the files of 87 bodies in the inbox."""

import csv
import io
import shutil
from pathlib import Path

from normwright.comments.opening import open_ballot
from normwright.comments.record import Ballot, Wording
from normwright.files import write_together
from tests.comments.ballots import CIRCULATED, Generated
from tests.sampleballot.forms import official_form, seven_columns, workbook

ROOT = Path(__file__).parent.parent.parent
_HEADINGS = ("MB", "Line", "Clause", "Paragraph", "Type", "Comment", "Proposed change", "Observations")


def write_workspace(root: Path, made: Generated) -> Ballot:
    """Fills an empty folder with a workspace whose ballot waits in its inbox."""
    shutil.copy(ROOT / "normwright.toml", root)
    ballot = open_ballot(root, "cool-refuges/cd1", CIRCULATED).ballot
    write_together({ballot.folder / "inbox" / name: data for name, data in files_of(made, ballot).items()})
    return ballot


def files_of(made: Generated, ballot: Ballot) -> dict[str, bytes]:
    """The file of each body in its format, by name; rows in the order of the ballot."""
    files = {}
    for body, form in made.formats.items():
        rows = [one.wording for one in made.comments if one.body == body]
        if rows:
            name, data = _file(form, body, rows, ballot)
            files[name] = data
    return files


def _file(form: str, body: str, rows: list[Wording], ballot: Ballot) -> tuple[str, bytes]:
    stem = f"iso-cd-00000-{'iso-cs' if body == '**' else body.lower()}"
    if form == "form-2012-03":
        return f"{stem}.docx", official_form(ballot, body, rows)
    if form == "form-7-columns":
        return f"{stem}.docx", seven_columns(rows)
    if form == "xlsx":
        return f"{stem}.xlsx", workbook(rows)
    return f"{stem}.csv", _csv(rows)


def _csv(rows: list[Wording]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    writer.writerows(
        (row.body, row.line, row.clause, row.element, row.type, row.comment, row.proposal, "") for row in rows
    )
    return out.getvalue().encode("utf-8-sig")
