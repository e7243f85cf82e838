"""Texts that must stand unchanged: the files that `[[protected]]` in `normwright.toml` names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from normwright.diagnostics import NOWHERE, Place, Report
from normwright.workspace.settings import Workspace
from normwright.workspace.toml import Document, check_toml, present, read_toml

#: A word with its marks, hyphens and apostrophes; how both sides of a comparison are taken apart.
WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f]|[-‐‑'’.](?=\w))*")
_BRACES = re.compile(r"\{\{|\}\}|\{(?P<inside>[^{}\n]{0,100})\}|[{}]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9 _-]*")
_LONGEST = 200_000  # characters of a passage


@dataclass(frozen=True)
class Gap:
    """A place in a passage, before word number `before`: for additions, or (`name`) of a variable."""

    before: int
    name: str = ""


@dataclass(frozen=True)
class ProtectedPassage:
    """A text that must stand in one clause, as words, with its gaps in order; where its file has it.

    The clause is found by number, label or kind, else by its title. Beside one of these `title` is protected.
    """

    name: str
    words: tuple[str, ...]
    gaps: tuple[Gap, ...]
    clause: str = ""
    title: str = ""
    label: str = ""
    kind: str = ""
    deliverables: tuple[str, ...] = ()
    optional: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True)
class ProtectedText:
    """A file of protected passages; `drafts` names the drafts that must have them, empty for all."""

    name: str
    source: str
    edition: str
    language: str
    passages: tuple[ProtectedPassage, ...]
    variables: Mapping[str, str] = field(default_factory=dict)
    drafts: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """How findings name it: "Structure of plans, 2031"."""
        return f"{self.source}, {self.edition}" if self.edition else self.source

    def concerns(self, draft: str, language: str) -> bool:
        """Whether a draft must have these texts; a file by others has no draft's name."""
        asked = not self.drafts or any(fnmatchcase(draft, name) for name in self.drafts if draft)
        return asked and language == self.language


def load_protected(workspace: Workspace, report: Report) -> tuple[ProtectedText, ...]:
    """The protected texts of a workspace; what is wrong with their files is in `report`."""
    found = []
    for entry in workspace.protected:
        path = workspace.root / entry.file
        if not path.resolve().is_relative_to(workspace.root.resolve()) or not path.is_file():
            report.say("PSG010", entry.place, file=entry.file)
            continue
        document = read_toml(path, workspace.root, report)
        data = check_toml(document, "protected", report) if document is not None else None
        if document is not None and data is not None and {"name", "source", "language"} <= data.keys():
            found.append(_text(data, document, entry.drafts, report))
    return tuple(found)


def _text(
    data: Mapping[str, Any], document: Document, drafts: tuple[str, ...], report: Report
) -> ProtectedText:
    return ProtectedText(
        name=data["name"],
        source=data["source"],
        edition=data.get("edition", ""),
        language=data["language"],
        passages=tuple(_passages(data, document, report)),
        variables=dict(data.get("variables", {})),
        drafts=drafts,
    )


def _passages(data: Mapping[str, Any], document: Document, report: Report) -> Iterator[ProtectedPassage]:
    common = _present_texts(data.get("deliverables"))
    seen: dict[str, Place] = {}
    for index, entry in present(data.get("passage")):
        if not {"name", "text"} <= entry.keys():
            continue  # told with the schema
        place = document.value("passage", index, "name")
        if entry["name"] in seen:
            report.say("PSG012", place, name=entry["name"], other=seen[entry["name"]])
            continue
        seen[entry["name"]] = place
        if not any(entry.get(key) for key in ("clause", "title", "label", "kind")):
            report.say("PSG013", place, name=entry["name"])
            continue
        parsed = parse_text(entry["text"], document.value("passage", index, "text"), report)
        if parsed is not None:
            where = {key: entry.get(key, "") for key in ("clause", "title", "label", "kind")}
            yield ProtectedPassage(
                entry["name"],
                *parsed,
                deliverables=_present_texts(entry.get("deliverables")) or common,
                optional=entry.get("optional", False),
                place=place,
                **where,
            )


def parse_text(text: str, place: Place, report: Report) -> tuple[tuple[str, ...], tuple[Gap, ...]] | None:
    """Words and gaps of a passage as it stands in its file; None, and PSG011, when its braces are wrong."""
    if len(text) > _LONGEST:
        report.say("PSG011", place, fault=f"has more than {_LONGEST} characters")
        return None
    words: list[str] = []
    gaps: list[Gap] = []
    done = 0
    for match in _BRACES.finditer(text):
        words += _words(text[done : match.start()])
        done = match.end()
        inside = match["inside"]
        if match[0] in ("{", "}") or (inside is not None and inside != "..." and not _NAME.fullmatch(inside)):
            report.say("PSG011", place, fault=f'has "{match[0]}", which is neither {{...}} nor {{name}}')
            return None
        if inside is not None:
            gaps.append(Gap(len(words), "" if inside == "..." else inside))
    words += _words(text[done:])
    if not words:
        report.say("PSG011", place, fault="has no words")
        return None
    return tuple(words), tuple(gaps)


def _words(text: str) -> Iterator[str]:
    return (match[0] for match in WORD.finditer(text))


def _present_texts(items: Any) -> tuple[str, ...]:
    return tuple(text for _, text in present(items))
