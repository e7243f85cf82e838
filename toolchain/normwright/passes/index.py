"""The alphabetical index of terms, where draft.toml asks for one (Directives Part 2, index)."""

import unicodedata

from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.passes.tree import plain
from normwright.sts.build import element, inline
from normwright.sts.places import generate
from normwright.sts.tags import XML_LANG, tbx


def list_terms(job: Job) -> None:
    """Puts an `index` last: the designations of the draft's language, without symbols, and their numbers."""
    if not job.record.index:
        return
    entries = [
        _entry(name, [(job.scopes[target], target.get("id", "")) for target in targets])
        for name, targets in sorted(_designations(job).items(), key=lambda item: _sort_key(item[0]))
    ]
    if entries:
        title = element("index-title-group", {}, inline("title", [job.words["block"]["index"]]))
        job.back().append(generate(element("index", {"id": "sec_index"}, title, *entries), "index"))


def _designations(job: Job) -> dict[str, list[_Element]]:
    found: dict[str, list[_Element]] = {}
    for entry in job.main.iter("term-sec"):
        for part in entry.iter(tbx("langSet")):
            if part.get(XML_LANG) != job.language:
                continue
            for designation in part.iterchildren(tbx("tig")):
                kind = designation.find(tbx("termType"))
                if kind is not None and kind.get("value") == "symbol":
                    continue
                targets = found.setdefault(plain(designation[0]), [])
                if entry not in targets:
                    targets.append(entry)
    return found


def _entry(name: str, places: list[tuple[str, str]]) -> _Element:
    pointers = [inline("nav-pointer", [number], rid=target) for number, target in places]
    return element("index-entry", {}, inline("term", [name]), *pointers)


def _sort_key(name: str) -> tuple[str, str]:
    """Accents and case count last, whatever the machine's locale."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.casefold(), name
