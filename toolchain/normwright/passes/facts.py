"""What STS has no element for, as `custom-meta` with names of our own (niso-sts.md section 3)."""

from collections.abc import Iterable, Iterator, Sequence

from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.passes.languages import languages_fact
from normwright.sts.build import element, inline
from normwright.workspace.record import CenTrack, IsoTrack, StageEvent


def _common(job: Job, stages: Sequence[StageEvent]) -> Iterator[tuple[str, str]]:
    record = job.record
    yield "generation-date", job.day.isoformat()
    if record.sample:
        yield "x-sample", job.wording.phrase("sample-mark")
    if job.working_copy:
        yield "x-working-copy", job.wording.phrase("working-copy-mark")
    yield "x-lead", record.procedure.lead
    if stages and stages[-1].document:
        yield "x-document", stages[-1].document
    if stages:
        yield "x-stages", "; ".join(map(_event, stages))
    if record.vocabulary:
        yield "x-vocabulary", "true"
    yield "multilang-ident", languages_fact(record)


def iso_facts(job: Job, track: IsoTrack) -> Iterator[tuple[str, str]]:
    yield from _common(job, track.stages)
    yield "x-working-group", track.working_group
    yield "x-smart-base", job.record.smart_base
    for name, value in sorted(job.record.meta.items()):
        yield f"x-{name}", value


def cen_facts(job: Job, track: CenTrack) -> Iterator[tuple[str, str]]:
    yield from _common(job, track.stages)
    yield "x-mandate", track.mandate
    for act in track.acts:
        yield f"x-act-{act.annex}", act.id + (", candidate for citation" if act.candidate else "")
    for key in ("dav", "doa", "dop"):
        yield f"x-{key}", track.dates.get(key, "")
    if job.european_only:
        yield "x-smart-base", job.record.smart_base
        for name, value in sorted(job.record.meta.items()):
            yield f"x-{name}", value


def _event(event: StageEvent) -> str:
    until = f"/{event.until.isoformat()}" if event.until else ""
    return " ".join(part for part in (event.code, f"{event.date.isoformat()}{until}", event.document) if part)


def custom_meta(facts: Iterable[tuple[str, str]]) -> _Element:
    group = element("custom-meta-group")
    for name, value in facts:
        if value:
            group.append(
                element("custom-meta", {}, text_element("meta-name", name), text_element("meta-value", value))
            )
    return group


def text_element(name: str, text: str) -> _Element:
    return inline(name, [text] if text else [])


def text_elements(name: str, texts: Iterable[str]) -> Iterator[_Element]:
    for text in texts:
        if text:
            yield text_element(name, text)
