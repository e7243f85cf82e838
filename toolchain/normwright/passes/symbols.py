"""The clause of symbols and abbreviated terms (niso-sts.md section 5; coding guidelines 10.1.4)."""

from normwright.passes.job import Job
from normwright.passes.kinds import is_symbols


def mark_symbols(job: Job) -> None:
    """Marks the definition lists of a clause of symbols or abbreviated terms as what they are."""
    for zone, _ in job.zones():
        for section in zone.iter("sec"):
            if is_symbols(section, job.language):
                for entries in section.iter("def-list"):
                    if entries.get("list-content") is None:  # a key or where-list says what it is
                        entries.set("list-content", "abbreviation")
