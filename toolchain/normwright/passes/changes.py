"""What an amendment or corrigendum changes: instruction, then the new text (niso-sts.md section 14)."""

from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.passes.tree import carry, put_in_place
from normwright.sts import build
from normwright.sts.fragment import CHANGE

ACTIONS = ("replace", "add", "delete")


def word_changes(job: Job) -> None:
    """Gives every change its instruction; the blocks follow it.

    Complaint: SRC141 outside an amendment. (An action that isn't one was reported when the file was read.)
    """
    for zone, _ in job.zones():
        for change in list(zone.iter(CHANGE)):
            if not job.amending:
                job.say("SRC141", change)
            action = change.get("action", "")
            words = _instruction(job, change, action if action in ACTIONS else "replace")
            put_in_place(change, [words, *list(change)])


def _instruction(job: Job, change: _Element, action: str) -> _Element:
    words = job.wording.paragraphs(f"amendment-{action}", target=change.get("target", ""))
    return carry(change, build.editing_instruction(words))
