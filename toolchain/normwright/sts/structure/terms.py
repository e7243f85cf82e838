"""Rules on term entries and reference lists."""

from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.structure.index import Finding, Index, finding, has_text, name, words
from normwright.sts.tags import tbx


def check_entries(index: Index) -> Iterator[Finding]:
    """Entries stand in term sections, and those in the terms clause."""
    for entry in index.all(tbx("termEntry")):
        around = entry.getparent()
        if around is None or around.tag != "term-sec":
            yield finding("STS116", entry, name=name(entry))
    for section in index.all("term-sec"):
        if not any(sec.get("sec-type") == "terms" for sec in section.iterancestors("sec")):
            yield finding("STS117", section, name=name(section))


def check_designations(index: Index) -> Iterator[Finding]:
    """Where an entry has several designations, each has a status, and one at most is preferred."""
    for part in index.all(tbx("langSet")):
        tigs = part.findall(tbx("tig"))
        if len(tigs) < 2:
            continue
        preferred = 0
        for tig in tigs:
            status = tig.find(tbx("normativeAuthorization"))
            if status is None:
                yield finding("STS160", tig, term=words(tig.find(tbx("term"))))
            elif status.get("value") == "preferredTerm":
                preferred += 1
                if preferred > 1:
                    yield finding("STS159", tig, term=words(tig.find(tbx("term"))))


def check_term_texts(index: Index) -> Iterator[Finding]:
    """Brackets, and the word SOURCE, are the stylesheet's."""
    for element in index.all(tbx("source"), tbx("definition")):
        text = words(element)
        if text.startswith("SOURCE") or (text.startswith("[") and text.endswith("]")):
            yield finding("STS161", element, text=text[:60])


def check_citations(index: Index) -> Iterator[Finding]:
    """An entry of a list cites one standard; a normative one has its title."""
    for ref in index.all("ref"):
        found = ref.findall("std")
        if len(found) > 1:
            yield finding("STS130", ref, name=words(found[0].find("std-ref")))
        if found and any(_normative(around) for around in ref.iterancestors("ref-list", "sec")):
            titles = [title for std in found for title in std.iter("title")]
            if not any(has_text(title) for title in titles):
                yield finding("STS129", found[0], name=words(found[0].find("std-ref")))


def _normative(around: _Element) -> bool:
    return "norm-refs" in (around.get("content-type"), around.get("sec-type"))
