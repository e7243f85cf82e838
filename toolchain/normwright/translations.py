"""A draft in all its languages: the original, then each translation, held beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml.etree import _Element

from normwright.composing import compose_standards, reader_of
from normwright.diagnostics import Report
from normwright.errors import UsageError
from normwright.history.commits import State
from normwright.progress import Progress
from normwright.sts.standard import Standard
from normwright.workspace.record import Draft

_Fragments = Mapping[str, _Element]
Read = Callable[[Draft, str, Report, Progress], _Fragments]


@dataclass(frozen=True)
class InLanguage:
    """What a draft gives in one language: standards by version ("iso", "en"), and what was found."""

    language: str
    standards: dict[str, Standard]
    report: Report = field(default_factory=Report)


def made_in_languages(
    draft: Draft, language: str, *, state: State, progress: Progress, read: "Read | None" = None
) -> Iterator[InLanguage]:
    """The draft in its languages, the original first; `language` asks for one of them only.

    A translation is a draft of its own with the project record of all; that it pairs with its original is
    checked (SRC150 to SRC152), and provisions have the kind that the original's of the same id have.
    `read` gives the fragments of one language, in place of a fresh reader's.
    Raises: UsageError for a language that the draft hasn't got.
    """
    read = read or _read
    record = draft.record
    if language and language not in record.languages:
        raise UsageError(
            f'"{draft.name}" is not there in "{language}"',
            help=f"languages: {', '.join(record.languages)}; others are listed as translations in draft.toml",
        )
    original = InLanguage(record.language, {})
    fragments = read(draft, record.language, original.report, progress)
    original.standards.update(compose_standards(draft, fragments, state=state, report=original.report))
    if language in ("", record.language):
        yield original
    for translation in record.languages[1:]:
        if language in ("", translation):
            report = Report()
            own = read(draft, translation, report, progress)
            standards = _translated(
                draft, translation, original, (fragments, own), state=state, report=report
            )
            yield InLanguage(translation, standards, report)


def _translated(
    draft: Draft,
    language: str,
    original: InLanguage,
    fragments: tuple[_Fragments, _Fragments],
    *,
    state: State,
    report: Report,
) -> dict[str, Standard]:
    """The standards of a translation; `fragments` are the original's and its own."""
    from normwright.passes.languages import kinds_of
    from normwright.passes.pairs import pair_languages

    pair_languages(*fragments, (original.language, language), folder=_shown(draft), report=report)
    kinds: dict[str, str] = {}
    for standard in original.standards.values():
        kinds |= kinds_of(standard.companion)
    return compose_standards(draft, fragments[1], state=state, report=report, language=language, kinds=kinds)


def _read(draft: Draft, language: str, report: Report, progress: Progress) -> dict[str, _Element]:
    reader = reader_of(draft, report=report, cache=draft.root / "build" / ".cache", language=language)
    names = reader.docnames()
    progress(f"reading {len(names)} source files in {language}")
    return reader.read(names, report)


def _shown(draft: Draft) -> str:
    folder: Path = draft.folder
    return (folder.relative_to(draft.root) if folder.is_relative_to(draft.root) else folder).as_posix()
