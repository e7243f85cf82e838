"""European acts that a mandated project answers to: an Annex Z for each (drafting rule CEN007)."""

from normwright.passes.job import Job
from normwright.passes.tree import plain


def demand_annexes(job: Job) -> None:
    """SRC046 for each act of a mandated project whose Annex Z isn't there."""
    track = job.record.cen
    if track is None or not track.mandate:
        return
    labels = [app.find("label") for zone, _ in job.zones() for app in zone.iter("app")]
    there = {plain(label).split()[-1] for label in labels if label is not None and plain(label)}
    for act in track.acts:
        if act.annex not in there:
            job.report.say("SRC046", act.place, annex=act.annex, act=act.id, mandate=track.mandate)
