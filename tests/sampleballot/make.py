"""Fills the inbox of the sample ballot. From the root of the checkout, once the draft is built:

    mkdir -p build/cd1 && cp -r build/cool-refuges/iso/{*.xml,*.json,figures} build/cd1
    normwright comments import --ballot cool-refuges/cd1 --circulated build/cd1
    PYTHONPATH=.:toolchain python -m tests.sampleballot.make
    normwright comments import --ballot cool-refuges/cd1

The HTML and the PDF of the ballot are left out, for size; the line map holds what is needed of them.
"""

from pathlib import Path

from normwright.comments.record import Ballot
from normwright.comments.store import load_ballot
from normwright.diagnostics import Report
from normwright.files import write_together
from tests.sampleballot.comments import ON_THE_PAGE, wordings
from tests.sampleballot.forms import broken_form, official_form, saved_page, semicolons, workbook

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "comments" / "cool-refuges" / "cd1"


def received_files(ballot: Ballot) -> dict[str, bytes]:
    """The seven files, by name; the same at every call."""
    return {
        **{f"iso-cd-00000-{body.lower()}.docx": official_form(ballot, body, wordings(body)) for body in ("XA", "XB", "XC")},
        "iso-cd-00000-xd.docx": broken_form(wordings("XD")),
        "iso-cd-00000-xe.xlsx": workbook(wordings("XE")),
        "iso-cd-00000-xf.csv": semicolons(wordings("XF")),
        "iso-cd-00000-xg.json": saved_page(ballot, "XG", ON_THE_PAGE),
    }  # fmt: skip


if __name__ == "__main__":
    sample = load_ballot(FOLDER, ROOT, Report())
    assert sample is not None
    write_together({FOLDER / "inbox" / name: data for name, data in received_files(sample).items()})
