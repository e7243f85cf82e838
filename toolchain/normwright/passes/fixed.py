"""Fixed texts around the author's: forewords, lead-ins, patent notice, endorsement (Directives Part 2)."""

from collections.abc import Sequence

from lxml.etree import _Element

from normwright.passes.documents import cen_name, in_words, iso_name, publishers
from normwright.passes.job import Job
from normwright.passes.references import dated_word
from normwright.passes.tree import Pieces
from normwright.sts import build
from normwright.sts.labels import deadline


def set_fixed_texts(job: Job) -> None:
    """Puts every fixed text where the Directives, or CEN's Internal Regulations Part 3, want it."""
    if job.european_only:
        _around(job.sections("foreword")[:1], *_european_foreword(job))
    else:
        _around(job.sections("foreword")[:1], *_iso_foreword(job))
    if job.record.patent_declared:
        body = _bodies(job)
        _around(job.sections("intro")[:1], [], job.wording.paragraphs("introduction-patent", body=body))
    _lead_references(job)
    _lead_terms(job)
    _say_empty_bibliography(job)
    if job.wrapper is not None:
        foreword, endorsement = (
            job.wrapper[0].findall(f"sec[@specific-use='{use}']")
            for use in ("foreword.reg", "endorsement.notice")
        )
        _around(foreword[:1], *_european_foreword(job))
        for section in endorsement:
            if len(section) == 1:  # its title only
                section.extend(_endorsement(job))


def _around(sections: Sequence[_Element], before: list[_Element], behind: list[_Element]) -> None:
    for section in sections:
        start = 1 if len(section) and section[0].tag == "title" else 0
        for position, block in enumerate(before):
            section.insert(start + position, block)
        end = next((i for i, child in enumerate(section) if child.tag == "sec"), len(section))
        for position, block in enumerate(behind):
            section.insert(end + position, block)


# -- forewords -----------------------------------------------------------------------------------------------


def _iso_foreword(job: Job) -> tuple[list[_Element], list[_Element]]:
    record, say = job.record, job.wording.paragraphs
    track = record.iso
    if track is None:
        return [], []
    before = say("foreword-body", body=_bodies(job))
    if record.procedure.parallel and record.cen is not None:
        lead = "under-cen-lead" if record.procedure.lead == "cen" else "with-cen"
        before += say(
            f"foreword-prepared-{lead}", committee=track.committee, cen_committee=record.cen.committee
        )
    else:
        before += say("foreword-prepared", committee=track.committee)
    replaced = [*record.relations.get("revises", ()), *record.relations.get("supersedes", ())]
    replaced = [name for name in replaced if not _is_european(name)]
    if job.amending:
        amended = record.relations.get("amends", ())
        before += say("foreword-amends", amended=_standards(job, amended)) if amended else []
    elif replaced:
        before += say("foreword-replaces", edition=_edition(job), replaced=_standards(job, replaced))
    return before, say("foreword-feedback")


def _european_foreword(job: Job) -> tuple[list[_Element], list[_Element]]:
    record, say = job.record, job.wording.paragraphs
    track = record.cen
    assert track is not None
    reference = str(cen_name(record))
    held = _joined(job, list(track.secretariat))
    if record.iso is not None:
        committees = {"iso_committee": record.iso.committee, "committee": track.committee}
        before = say("european-foreword-prepared-parallel", reference=reference, **committees)
    else:
        before = say("european-foreword-prepared", reference=reference, committee=track.committee)
    if held:
        before += say("european-foreword-secretariat", committee=track.committee, secretariat=held)
    before += _procedure(job)
    dop, dow = (deadline(job.language, track.dates.get(key, "")) for key in ("dop", "dow"))
    if dop and dow:
        before += say("european-foreword-dates", dop=dop, dow=dow)
    elif dow:
        before += say("european-foreword-withdrawal", dow=dow)
    names = [*record.relations.get("supersedes", ()), *record.relations.get("revises", ())]
    replaced = [name for name in names if _is_european(name)]
    if replaced:
        before += say("european-foreword-replaces", replaced=_standards(job, replaced))
    if track.mandate:
        before += _mandate(job, track.mandate)
    behind = say("european-foreword-patents") + say("european-foreword-feedback")
    return before, behind + say("european-foreword-members")


def _procedure(job: Job) -> list[_Element]:
    """The sentence on the procedure that a draft is in, while it is circulated."""
    stages = job.record.cen.stages if job.record.cen is not None else ()
    stage = int(stages[-1].code[:2]) if stages else 0
    key = {40: "enquiry", 45: "vote", 50: "vote"}.get(stage)
    if key is None:
        return []
    parallel = "-parallel" if job.record.procedure.parallel and job.record.iso is not None else ""
    words = job.wording.phrase("european-foreword-stages", f"{key}{parallel}")
    return job.wording.paragraphs("european-foreword-stage", procedure=words)


def _mandate(job: Job, mandate: str) -> list[_Element]:
    root = job.wrapper if job.wrapper is not None else job.main
    annexes = [app for app in root.iter("app") if job.scopes.get(app, "").startswith("Z")]
    if not annexes:
        return job.wording.paragraphs("european-foreword-request", mandate=mandate)
    links: list[_Element] = []
    for annex in annexes:
        text = f"{job.words['reference']['annex'][0]} {job.scopes[annex]}"
        link = build.cross_reference("app", [], [text])
        job.links.append((link, [annex]))
        links.append(link)
    return job.wording.paragraphs("european-foreword-mandate", mandate=mandate, annexes=_joined(job, links))


def _endorsement(job: Job) -> list[_Element]:
    iso, european = str(iso_name(job.record)), str(cen_name(job.record))
    return job.wording.paragraphs("endorsement-notice", iso=_standards(job, [iso]), en=european)


# -- lead-ins ------------------------------------------------------------------------------------------------


def _lead_references(job: Job) -> None:
    for clause in job.sections("norm-refs")[:1]:
        listed = clause.find("ref-list") is not None
        name = "normative-references-lead" if listed else "normative-references-none"
        _around([clause], job.wording.paragraphs(name), [])


def _lead_terms(job: Job) -> None:
    for clause in job.sections("terms")[:1]:
        own = next(clause.iter("term-sec"), None) is not None
        also = job.record.terms_also
        variant = {(True, True): "both", (True, False): "own", (False, True): "other", (False, False): "none"}
        facts = {"references": _standards(job, also)} if also else {}
        before = job.wording.paragraphs(f"terms-lead-{variant[own, bool(also)]}", **facts)
        _around([clause], before + job.wording.paragraphs("terms-databases"), [])


def _say_empty_bibliography(job: Job) -> None:
    listed = job.back().find("ref-list")
    if listed is not None and all(child.tag == "title" for child in listed):
        listed.extend(job.wording.paragraphs("bibliography-none"))


# -- words ---------------------------------------------------------------------------------------------------


def _standards(job: Job, names: Sequence[str]) -> Pieces:
    return _joined(
        job,
        [
            build.standard_reference(in_words(name, job.words["all-parts"]), dated=dated_word(name))
            for name in names
        ],
    )


def _joined(job: Job, parts: Sequence["str | _Element"]) -> Pieces:
    """a; a and b; a, b and c."""
    made: Pieces = []
    for number, part in enumerate(parts):
        if number:
            made.append(f" {job.words['and']} " if number == len(parts) - 1 else ", ")
        made.append(part)
    return made


def _bodies(job: Job) -> Pieces:
    committee = job.record.iso.committee if job.record.iso is not None else ""
    return _joined(job, publishers(committee)) if committee else ["CEN"]


def _edition(job: Job) -> str:
    names = job.words["ordinals"]
    edition = job.record.edition
    return names[edition - 1] if 0 < edition <= len(names) else f"{edition}."


def _is_european(name: str) -> bool:
    return name.partition(" ")[0] in {"EN", "CEN", "CWA", "HD", "CLC"} or name.startswith(("CEN/", "CLC/"))
