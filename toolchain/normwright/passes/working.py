"""Working matter: editors' notes by stage; what is to do is in no output."""

from normwright.diagnostics import Level, diagnose, raised
from normwright.passes.job import Job
from normwright.passes.tree import carry, put_in_place, take_out
from normwright.sts import build
from normwright.sts.fragment import EDITOR_NOTE, TODO
from normwright.sts.places import place_of

ENQUIRY, APPROVAL = 40, 50


def settle_working_matter(job: Job) -> None:
    """Prints editors' notes below stage 40, leaves them out from there; drops what is to do.

    Complaint: SRC140, a warning at stage 40, an error from stage 50.
    """
    for zone, _ in job.zones():
        for note in list(zone.iter(EDITOR_NOTE)):
            if job.stage < ENQUIRY:
                made = build.warning(list(note), kind="editor-note")
                put_in_place(note, [carry(note, made)])
                continue
            found = diagnose("SRC140", place_of(note), stage=job.record.stages[-1].code)
            job.report.add(raised(found, Level.ERROR) if job.stage >= APPROVAL else found)
            take_out(note)
        for todo in list(zone.iter(TODO)):
            take_out(todo)
