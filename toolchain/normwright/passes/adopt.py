"""The finished versions: the ISO standard, and around the same tree the EN one (niso-sts.md, 14)."""

import copy
from dataclasses import dataclass
from pathlib import Path

from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.sts.standard import Companion, Standard
from normwright.sts.tags import LABELS


@dataclass(frozen=True)
class Versions:
    """What a project has: a standard of ISO, one of CEN, or both."""

    iso: Standard | None
    en: Standard | None


def adopt(job: Job) -> Versions:
    """The versions, with companions and pictures; in the EN one the ISO standard is an exact copy."""
    main = Standard(job.main, _companion(job, job.main), _pictures(job, wrapper=False), job.draft.name)
    if job.european_only:
        return Versions(None, main)
    if job.wrapper is None:
        return Versions(main, None)
    companion = {**main.companion, **_companion(job, job.wrapper)}
    # The wrapper's own parts first, so that the copy inside isn't searched twice.
    nested = copy.deepcopy(job.main)
    nested.tail = "\n"
    front = job.wrapper.find("adoption-front")
    assert front is not None
    front.addnext(nested)
    front.tail = "\n"
    pictures = {**main.pictures, **_pictures(job, wrapper=True)}
    return Versions(main, Standard(job.wrapper, companion, pictures, job.draft.name))


def _companion(job: Job, zone: _Element) -> Companion:
    found: Companion = {}
    for element in zone.iter("*"):
        labels = (element.get(LABELS) or "").split()
        if labels and element.get("id"):
            entry = found.setdefault(element.get("id", ""), {})
            entry["label"] = labels[0]
            if labels[1:]:
                entry["other-labels"] = labels[1:]
    for element, key, value in job.companion:
        if element.get("id") and element.getroottree().getroot() is zone:
            found.setdefault(element.get("id", ""), {})[key] = value
    return dict(sorted(found.items()))


def _pictures(job: Job, *, wrapper: bool) -> dict[str, Path]:
    return {name: path for name, path in job.pictures.items() if name.startswith("cen_") == wrapper}
