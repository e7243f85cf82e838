"""The lists of references, from references.toml (niso-sts.md section 6)."""

import re

from lxml.etree import _Element

from normwright.passes.documents import in_words, is_dated, printed, staged, urn_of
from normwright.passes.job import Job
from normwright.passes.kinds import title_for
from normwright.passes.languages import in_language
from normwright.sts import build
from normwright.sts.labels import printed_date
from normwright.sts.places import generate, mark
from normwright.sts.tags import KEY, TO
from normwright.workspace.record import Reference

_ITALIC = re.compile(r"\*([^*]+)\*")


def list_references(job: Job) -> None:
    """Puts the declared references into Clause 2 and the bibliography, in the order of references.toml."""
    lists = job.draft.references
    clauses = job.sections("norm-refs")
    if clauses and lists.normative:
        entries = [_entry(job, reference) for reference in lists.normative]
        made = build.reference_list(entries, kind="norm-refs")
        clauses[0].append(generate(made, "references.toml"))
    elif lists.normative:
        _note_unlisted(job, lists.normative)
    if not lists.bibliography:
        return
    found = job.back().find("ref-list")
    if found is None:
        title = title_for("bibliography", job.language)
        found = build.reference_list([], kind="bibl", title=[title])
        job.back().append(generate(found, "references.toml"))
    for number, reference in enumerate(lists.bibliography, start=1):
        entry = _entry(job, reference)
        build.set_label(entry, f"[{number}]")
        job.numbers[entry] = f"[{number}]"
        found.append(entry)


def name_of(reference: Reference) -> str:
    """What a reference is cited by: `ref` or `key`, blanks made one."""
    return " ".join((reference.ref or reference.key).split())


def _note_unlisted(job: Job, references: tuple[Reference, ...]) -> None:
    """An amendment has no Clause 2; what it cites normatively can be cited all the same."""
    for reference in references:
        _entry(job, reference)


def _entry(job: Job, reference: Reference) -> _Element:
    reference = in_language(job, reference)
    citation = _standard(job, reference) if reference.ref else _work(job, reference)
    notes = [_note(reference)] if reference.note else []
    entry = generate(build.reference_entry(citation, notes), "references.toml")
    mark(entry, reference.place)
    job.references.setdefault(name_of(reference), entry)
    return entry


def _standard(job: Job, reference: Reference) -> _Element:
    shown = in_words(printed(reference), job.words["all-parts"])
    made = build.standard_reference(
        shown,
        dated=dated_word(shown),
        # A URN has no year, so it names an undated reference only (RFC 5141).
        urn="" if reference.stage or is_dated(reference.ref) else urn_of(reference.ref),
        title=[reference.title] if reference.title else None,
    )
    if reference.stage:
        position = made.index(made.find("std-ref")) + 1  # type: ignore[arg-type]
        for piece in reversed(preparation_footnote(job, reference)):
            made.insert(position, piece)
    build.fill(made, _address(job, reference))
    return made


def dated_word(reference: str) -> str:
    """The `type` of a `std`: dated, undated or multipart."""
    if "(" in reference and ")" in reference[-1:]:
        return "multipart"
    return "dated" if is_dated(reference) else "undated"


def preparation_footnote(job: Job, reference: Reference) -> list[_Element]:
    """Mark and footnote for a document under preparation (Directives Part 2, dated references)."""
    key = f"references.toml#{name_of(reference)}"
    words = job.wording.paragraphs("under-preparation", reference=staged(reference))
    call = build.footnote_mark()
    call.set(TO, key)
    note = build.footnote(words)
    note.set(KEY, key)
    return [generate(call, "under-preparation"), generate(note, "under-preparation")]


def _work(job: Job, reference: Reference) -> _Element:
    """Its words are the author's, in another file."""
    made = build.work_reference([*_emphasised(reference.text), *_address(job, reference)])
    return mark(made, reference.places.get("text", reference.place))


def _note(reference: Reference) -> _Element:
    place = reference.places.get("note", reference.place)
    return mark(build.note([mark(build.paragraph([reference.note]), place)]), place)


def _address(job: Job, reference: Reference) -> list["str | _Element"]:
    """ " [viewed 2 May 2031]. Available at: https://…" (ISO 690)."""
    if not reference.url.lower().startswith(("https://", "http://")):
        return []
    day = printed_date(job.language, reference.viewed.isoformat()) if reference.viewed else ""
    viewed = str(job.words["viewed"]).format(date=day) if day else ""
    before = f" [{viewed}]. " if viewed else ". "
    link = build.external_link(reference.url, [reference.url])
    return [f"{before}{job.words['available']} ", link]


def _emphasised(text: str) -> list["str | _Element"]:
    made: list[str | _Element] = []
    for number, part in enumerate(_ITALIC.split(text)):
        if part:
            made.append(build.inline("italic", [part]) if number % 2 else part)
    return made
