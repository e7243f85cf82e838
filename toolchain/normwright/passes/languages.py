"""Data of the shared project record in the language of the draft being made; what is missing is told."""

from collections.abc import Mapping

from normwright.diagnostics import Place
from normwright.passes.job import Job
from normwright.sts import labels
from normwright.workspace.record import Record, Reference


def in_language(job: Job, reference: Reference) -> Reference:
    """The reference as the draft's language prints it.

    Complaint: SRC154 its title or note is given in the original's language only.
    """
    if job.language == job.record.language:
        return reference
    name = reference.ref or reference.key
    for what, text, given in (
        ("title", reference.title, reference.titles),
        ("note", reference.note, reference.notes),
    ):
        if text and job.language not in given:
            _say(
                job,
                reference.place,
                f"the {what} of {name}",
                f'add {what}s = {{ {job.language} = "…" }} to it in references.toml',
            )
    return reference.in_language(job.language)


def keywords_of(job: Job) -> tuple[tuple[str, ...], str]:
    """The keywords, and their language.

    Complaint: SRC154 they are given in the original's language only.
    """
    record = job.record
    if job.language == record.language or not record.keywords:
        return record.keywords, job.language
    own = record.translated_keywords.get(job.language, ())
    if own:
        return own, job.language
    _say(
        job,
        record_place(job),
        "the list of keywords",
        f"add [translated.{job.language}] with keywords to draft.toml",
    )
    return record.keywords, record.language


def languages_fact(record: Record) -> str:
    """The languages of a draft that has several, the original first: "en/fr" (coding guidelines, B.4.5)."""
    return "/".join(record.languages) if record.translations else ""


def check_part_word(job: Job, language: str) -> None:
    """Complaint: SRC153 a title in a language for which the program has no word for "Part"."""
    if not labels.known(language):
        job.report.say("SRC153", record_place(job), what="Part", language=language, used=labels.FALLBACK)


def kinds_of(companion: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    """The kind of every provision with an id, from the companion of the original."""
    found: dict[str, str] = {}
    for entry in companion.values():
        provisions = entry.get("provisions")
        for provision in provisions if isinstance(provisions, list) else ():
            if provision.get("id") and provision.get("kind"):
                found[provision["id"]] = provision["kind"]
    return found


def record_place(job: Job) -> Place:
    """The draft's project record, for complaints."""
    folder, root = job.draft.folder, job.draft.root
    shown = folder.relative_to(root) if folder.is_relative_to(root) else folder
    return Place(f"{shown.as_posix()}/draft.toml")


def _say(job: Job, place: Place, what: str, how: str) -> None:
    job.report.say("SRC154", place, what=what, language=job.language, original=job.record.language, how=how)
