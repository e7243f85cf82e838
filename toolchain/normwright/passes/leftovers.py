"""The last look: whatever no pass could place is reported, its words kept."""

from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.passes.tree import dissolve, local
from normwright.sts.fragment import OPTION
from normwright.sts.tags import NW


def report_leftovers(job: Job) -> None:
    """Complaint: SRC016 something that can't stand where the author put it."""
    for zone, _ in job.zones():
        for left in list(zone.iter(f"{{{NW}}}*")):
            if left.getparent() is None:
                continue
            job.say("SRC016", left, what=local(left))
            for option in list(left.iter(OPTION)):
                if option is not left and option.getparent() is not None:
                    option.getparent().remove(option)  # type: ignore[union-attr]
            dissolve(left)
        _drop_empty_parts(zone)


def _drop_empty_parts(zone: _Element) -> None:
    for back in zone.findall("back"):
        if not len(back):
            zone.remove(back)
