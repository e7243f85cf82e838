"""The drafts of a workspace: `drafts/<name>/draft.toml` and its references, checked and typed."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from normwright.diagnostics import Place, Report
from normwright.files import files_below
from normwright.workspace.checks import EUROPEAN, check_record
from normwright.workspace.portable import path_faults
from normwright.workspace.record import Draft, Record
from normwright.workspace.references import load_references
from normwright.workspace.settings import Workspace
from normwright.workspace.toml import Document, check_toml, present, read_toml
from normwright.workspace.tracks import make_cen, make_iso, make_procedure, make_titles

FILE = "draft.toml"
INDEXES = ("index.rst", "index.md")
_RELATIONS = ("revises", "supersedes", "amends", "adopts", "parallel")


def find_drafts(workspace: Workspace) -> list[Path]:
    """Folders below `drafts/` that hold a `draft.toml`, by name."""
    return sorted(path.parent for path in workspace.drafts.glob(f"*/{FILE}"))


def load_draft(folder: Path, root: Path, report: Report) -> Draft | None:
    """The draft in `folder` of the workspace `root`.

    Everything wrong in its two files goes to `report`, in one go; what is wrong is left out of the draft.
    None when so much is wrong that there is no draft: unreadable file, no deliverable, language or title.
    """
    document = read_toml(folder / FILE, root, report)
    data = check_toml(document, "draft", report) if document is not None else None
    references = load_references(folder, root, report)
    if document is None or data is None:
        return None
    record = _record(data)
    if record is None:
        _say_no_title(data, document, report)
        return None
    check_record(record, document, data, report)
    _check_folders(folder, record, document, report)
    _check_paths(folder, root, report)
    record = _with_places(record, document)
    return Draft(name=folder.name, folder=folder, root=root, record=record, references=references)


def _with_places(record: Record, document: Document) -> Record:
    """The record, its acts knowing where they stand, for what only the finished draft can show."""
    if record.cen is None:
        return record
    acts = tuple(
        replace(act, place=document.value("cen", "acts", index)) for index, act in enumerate(record.cen.acts)
    )
    return replace(record, cen=replace(record.cen, acts=acts))


def _record(data: Mapping[str, Any]) -> Record | None:
    titles = make_titles(data)
    if data.get("deliverable") is None or data.get("language") not in titles:
        return None
    iso, cen = make_iso(data), make_cen(data)
    lead = "cen" if data["deliverable"] in EUROPEAN or iso is None else "iso"
    return Record(
        language=data["language"],
        deliverable=data["deliverable"],
        titles=titles,
        translations=_texts(data, "translations"),
        edition=data.get("edition", 1),
        amendment=data.get("amendment", 0),
        ics=_texts(data, "ics"),
        keywords=_texts(data, "keywords"),
        sample=data.get("sample", False),
        vocabulary=data.get("vocabulary", False),
        patent_declared=data.get("patent-declared", False),
        index=data.get("index", False),
        procedure=make_procedure(data, lead=lead),
        iso=iso,
        cen=cen,
        relations={
            name: _texts(data.get("relations", {}), name)
            for name in _RELATIONS
            if name in data.get("relations", {})
        },
        terms_also=_texts(data.get("terms", {}), "also"),
        smart_base=data.get("smart", {}).get("base", ""),
        translated_keywords={
            language: _texts(entry, "keywords") for language, entry in data.get("translated", {}).items()
        },
        meta=dict(data.get("meta", {})),
    )


def _say_no_title(data: Mapping[str, Any], document: Document, report: Report) -> None:
    """The title in the draft's own language, where other titles are there; the schema tells all the rest."""
    language = data.get("language")
    if language is not None and "title" in data and language not in data["title"]:
        about = f'a table [title.{language}] with main = "…"'
        report.say("SET004", document.key("title"), key=f"title.{language}", about=about)


def _texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(text for _, text in present(data.get(key)))


def _check_folders(folder: Path, record: Record, document: Document, report: Report) -> None:
    """Each language is a folder with an index."""
    _check_language(folder, record.language, document.value("language"), report)
    for index, language in enumerate(record.translations):
        if language == record.language:
            place = document.value("translations", index)
            wanted = "languages other than that of the original"
            report.say("SET002", place, key=f"translations[{index + 1}]", got=f'"{language}"', wanted=wanted)
        _check_language(folder, language, document.value("translations", index), report)


def _check_paths(folder: Path, root: Path, report: Report) -> None:
    """Names of the draft's files must work on every system."""
    paths = [path.relative_to(root).as_posix() for path in files_below(folder) if path.is_relative_to(root)]
    for path, fault in path_faults(paths):
        report.say("SET017", Place(path), path=path.rpartition("/")[2], fault=fault)


def _check_language(folder: Path, language: str, place: Place, report: Report) -> None:
    if not (folder / language).is_dir():
        report.say(
            "SET016",
            place,
            fault=f'there is no folder "{language}" beside draft.toml',
            help=f"put the sources in {folder.name}/{language}",
        )
    elif not any((folder / language / name).is_file() for name in INDEXES):
        report.say(
            "SET016",
            place,
            fault=f'the folder "{language}" has no index.rst or index.md',
            help="add one with a toctree of the sources in their order",
        )
