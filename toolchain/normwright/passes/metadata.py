"""`std-meta` and `processing-meta`, in the order that the schema wants (niso-sts.md sections 2 and 3)."""

from collections.abc import Iterator, Sequence
from datetime import date

from lxml.etree import _Element

from normwright.names.documents import is_proof, release_version
from normwright.names.identifiers import Identifier
from normwright.passes.documents import (
    PUBLISHED,
    amended,
    cen_name,
    cen_year,
    iso_name,
    iso_year,
    publishers,
    text_event,
)
from normwright.passes.facts import cen_facts, custom_meta, iso_facts, text_element, text_elements
from normwright.passes.job import Job
from normwright.passes.languages import check_part_word, keywords_of
from normwright.passes.typography import typeset
from normwright.sts.build import element
from normwright.sts.labels import part_title
from normwright.sts.tags import XML_LANG
from normwright.workspace.record import IsoTrack, StageEvent, Title

#: Confirmed by a systematic review.
CONFIRMED = "90.93"
SUPPLEMENTS = {"AMD": "amd", "COR": "cor"}


def set_metadata(job: Job) -> None:
    """Puts the metadata where it belongs: ISO's into the standard, CEN's into the wrapper."""
    job.front().insert(0, _cen(job) if job.european_only else _iso(job))
    job.main.insert(0, _processing())
    if job.wrapper is not None:
        job.wrapper[0].insert(0, _cen(job))
        job.wrapper.insert(0, _processing())


def _processing() -> _Element:
    """What the tagging follows: coding guidelines 2.1."""
    attributes = {
        "tagset-family": "sts",
        "base-tagset": "interchange",
        "table-model": "xhtml",
        "mathml-version": "3.0",
        "math-representation": "mathml",
        "terminology-model": "tbx",
    }
    return element("processing-meta", attributes, custom_meta([("iec_iso_coding_guidelines_edition", "2.1")]))


# -- the two sides -------------------------------------------------------------------------------------------


def _iso(job: Job) -> _Element:
    track = job.record.iso
    assert track is not None
    name = iso_name(job.record)
    made = element("std-meta", {"std-meta-type": "international"})
    made.extend(_titles(job, track.part))
    made.extend(text_elements("proj-id", [track.project]))
    made.append(_release(track.stages, "iso"))
    made.append(_identity(job, track, name))
    for body in publishers(track.committee):
        made.append(element("std-org", {"std-org-type": "sdo"}, text_element("std-org-abbrev", body)))
    made.extend(_references(job, name, name.undated()))
    made.extend(_dates(job, track.stages, "iso"))
    made.append(text_element("comm-ref", track.committee))
    made.extend(text_elements("secretariat", track.secretariat))
    made.extend(text_elements("ics", job.record.ics))
    if track.stages and is_proof(track.stages[-1].code):
        made.append(element("is-proof"))
    made.extend(_relations(job, european=False))
    made.append(_permissions(job, iso_year(job.record), track.copyright_holder))
    made.append(text_element("self-uri", _uri(job, track, name)))
    made.extend(_keywords(job))
    made.append(custom_meta(iso_facts(job, track)))
    return made


def _cen(job: Job) -> _Element:
    track = job.record.cen
    assert track is not None
    name = cen_name(job.record)
    part = job.record.iso.part if job.record.iso is not None else None
    adopted = "" if job.record.iso is None else str(iso_name(job.record))
    made = element("std-meta", {"std-meta-type": "regional"})
    made.extend(_titles(job, part, behind=f" ({adopted})" if adopted else ""))
    made.append(_release(track.stages, "cen"))
    made.append(_european_identity(job, name))
    organization = [
        text_element("std-org-name", job.words["bodies"]["CEN"]),
        text_element("std-org-abbrev", "CEN"),
    ]
    made.append(element("std-org", {"std-org-type": "sdo"}, *organization))
    made.extend(_references(job, name, cen_name(job.record, year=False)))
    made.extend(_dates(job, track.stages, "cen"))
    for key, kind in (("dor", "ratification"), ("dow", "withdrawal")):
        if track.dates.get(key):
            made.append(_meta_date(kind, track.dates[key]))
    made.extend(text_elements("wi-number", [track.work_item]))
    made.append(text_element("comm-ref", track.committee))
    made.extend(text_elements("secretariat", track.secretariat))
    made.extend(text_elements("ics", job.record.ics))
    made.extend(_relations(job, european=True))
    made.append(_permissions(job, cen_year(job.record), track.copyright_holder))
    made.extend(_keywords(job))
    made.append(custom_meta(cen_facts(job, track)))
    return made


# -- groups of children --------------------------------------------------------------------------------------


def _titles(job: Job, part: int | None, *, behind: str = "") -> Iterator[_Element]:
    """The document's language first, then en, fr, de."""
    titles = job.record.titles
    order = [job.language, *(name for name in ("en", "fr", "de") if name != job.language)]
    order += sorted(name for name in titles if name not in order)
    for language in order:
        if language in titles:
            if part is not None:
                check_part_word(job, language)
            yield _title(titles[language], language, part, behind)


def _title(title: Title, language: str, part: int | None, behind: str) -> _Element:
    complementary = part_title(language, part, title.complementary)
    shown = [
        typeset(text, language, spaces=False) for text in (title.introductory, title.main, complementary)
    ]
    made = element("title-wrap", {XML_LANG: language})
    for name, text in zip(("intro", "main", "compl"), shown, strict=True):
        made.extend(text_elements(name, [text]))
    made.append(text_element("full", " — ".join(text for text in shown if text) + behind))
    return made


def _release(stages: Sequence[StageEvent], body: str) -> _Element:
    code = stages[-1].code if stages else "00.00"
    made = text_element("release-version", release_version(code, body=body))
    if stages:
        made.set("stage-code", code)
    return made


def _identity(job: Job, track: IsoTrack, name: Identifier) -> _Element:
    record = job.record
    base = amended(record)
    made = element("std-ident")
    made.append(text_element("originator", "/".join(publishers(track.committee))))
    made.append(text_element("doc-type", _document_type(job, base)))
    made.append(text_element("doc-number", base.number if base is not None else track.number))
    made.append(text_element("part-number", base.part if base is not None else str(track.part or "")))
    made.extend([text_element("edition", str(record.edition)), text_element("version", "1")])
    urn = name.base().urn()
    if urn:
        facts = {"originator": "ISO", "std-id-link-type": "urn", "std-id-type": "undated"}
        identity = element("std-id", facts)
        identity.text = urn
        made.append(element("std-id-group", {}, identity))
    made.extend(_supplement(job))
    year = name.supplements[-1].year if name.supplements else name.year
    made.extend(text_elements("year", [year]))
    return made


def _document_type(job: Job, base: Identifier | None) -> str:
    """IS, TS and so on; of an amendment, that of the document it amends."""
    if job.record.deliverable not in SUPPLEMENTS:
        return job.record.deliverable
    return (base.type.upper() if base is not None else "") or "IS"


def _european_identity(job: Job, name: Identifier) -> _Element:
    record = job.record
    kind = record.deliverable.removeprefix("CEN/")
    made = element("std-ident")
    made.append(text_element("originator", "CEN"))
    made.append(text_element("doc-type", kind if kind in {"TS", "TR", "CWA"} else "EN"))
    made.extend([text_element("doc-number", name.number), text_element("part-number", name.part)])
    made.extend([text_element("edition", str(record.edition)), text_element("version", "1")])
    made.extend(_supplement(job))
    year = name.supplements[-1].year if name.supplements else name.year
    made.extend(text_elements("year", [year] if _is_published(job) else []))
    return made


def _is_published(job: Job) -> bool:
    """Whether CEN's text is out, so that its year is that of the edition."""
    stages = job.record.cen.stages if job.record.cen is not None else ()
    return bool(stages) and stages[-1].code >= PUBLISHED["cen"]


def _supplement(job: Job) -> Iterator[_Element]:
    kind = SUPPLEMENTS.get(job.record.deliverable)
    if kind:
        yield text_element("suppl-type", kind)
        yield text_element("suppl-number", str(job.record.amendment or 1))


def _references(job: Job, name: Identifier, undated: Identifier) -> Iterator[_Element]:
    yield text_element("content-language", job.language)
    for kind, shown in (("dated", str(name)), ("undated", str(undated))):
        made = text_element("std-ref", shown)
        made.set("type", kind)
        yield made
    yield text_element("doc-ref", str(name.in_languages(job.language)))


def _dates(job: Job, stages: Sequence[StageEvent], body: str) -> Iterator[_Element]:
    """Release and ballot dates, those of the newest stage."""
    day = text_event(stages, body).date if stages else job.day
    published = bool(stages) and stages[-1].code >= PUBLISHED[body]
    whole = {"AMD": "amendment", "COR": "corrigenda"}.get(job.record.deliverable, "standard")
    kinds = (
        [("published", "edition"), ("published", whole)] if published else [("released", "standard-draft")]
    )
    for date_type, std_type in kinds:
        yield _release_date(date_type, std_type, day)
    for event in [event for event in stages if published and event.code == CONFIRMED][-1:]:
        yield _release_date("reaffirmed", whole, event.date)
    ballots = [event for event in stages if event.until and event.code[:2] == stages[-1].code[:2]]
    for event in ballots[-1:]:
        yield _meta_date("vote-start", event.date.isoformat())
        yield _meta_date("vote-end", event.until.isoformat() if event.until else "")


def _release_date(date_type: str, std_type: str, day: date) -> _Element:
    attributes = {"date-type": date_type, "std-type": std_type, "iso-8601-date": day.isoformat()}
    made = element("release-date", attributes)
    made.text = day.isoformat()
    return made


def _meta_date(kind: str, day: str) -> _Element:
    made = element("meta-date", {"date-type": kind, "iso-8601-date": day})
    made.text = day
    return made


def _relations(job: Job, *, european: bool) -> Iterator[_Element]:
    """Related documents: CEN's stand in CEN's metadata, the others in ISO's; all in a project of one side."""
    one_side = job.wrapper is None
    for kind in ("revises", "supersedes", "amends", "adopts", "parallel"):
        for name in job.record.relations.get(kind, ()):
            is_european = name.startswith(("EN ", "prEN ", "FprEN ", "CEN", "CWA ", "HD "))
            if one_side or is_european == european:
                yield element("std-xref", {"type": kind}, text_element("std-ref", name))


def _permissions(job: Job, year: int | None, holder: str) -> _Element:
    return element(
        "permissions",
        {},
        text_element("copyright-statement", job.wording.phrase("copyright-statement")),
        text_element("copyright-year", str(year or job.day.year)),
        text_element("copyright-holder", holder),
    )


def _uri(job: Job, track: IsoTrack, name: Identifier) -> str:
    """iso:std:iso:99100:-1:cd:ed-1:v1:en for a draft, with urn: before it once published (RFC 5141).

    An amendment's is that of what it amends with :amd:2 behind the edition.
    """
    stage = release_version(track.stages[-1].code if track.stages else "00.00").lower()
    number = name.number.lower() or "xxxxx"
    pieces = ["iso:std", "-".join(publishers(track.committee)).lower(), name.type.lower(), number]
    pieces += [f"-{name.part}" if name.part else "", stage if stage != "is" else ""]
    supplement = SUPPLEMENTS.get(job.record.deliverable, "")
    pieces += [f"ed-{job.record.edition}", supplement, str(job.record.amendment or 1) if supplement else ""]
    pieces += ["v1", job.language]
    uri = ":".join(piece for piece in pieces if piece)
    return f"urn:{uri}" if stage == "is" else uri


def _keywords(job: Job) -> Iterator[_Element]:
    words, language = keywords_of(job)
    if words:
        said = "" if language == job.language else language
        yield element("kwd-group", {XML_LANG: said}, *text_elements("kwd", words))
