"""The workspace: where it begins, and what its `normwright.toml` says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from normwright import __version__, resources
from normwright.diagnostics import Place, Report
from normwright.errors import UsageError
from normwright.names.findings import committee_findings
from normwright.workspace.toml import FORMAT, Document, check_toml, present, read_toml
from normwright.workspace.versions import accepts

FILE = "normwright.toml"


@dataclass(frozen=True)
class Protection:
    """A file of texts that must stand unchanged; `drafts` names those that must have them, empty for all."""

    file: str
    drafts: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Workspace:
    """A folder with `normwright.toml`, its settings checked and typed."""

    root: Path
    format: int = FORMAT
    requires: str = ""
    role: str = "committee"  # committee | national
    committees: tuple[str, ...] = ()
    member: str = ""  # of a national body
    sample: bool = False
    vocabularies: tuple[str, ...] = ()
    protected: tuple[Protection, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)  # code -> error | warning | advice | off
    extension_names: tuple[str, ...] = ()
    extension_paths: tuple[str, ...] = ()
    liaisons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # code -> other names
    largest_in_git: int = 10 << 20  # bytes of a received file; larger ones are kept beside git

    @property
    def drafts(self) -> Path:
        """Folder of the drafts; it may not exist yet."""
        return self.root / "drafts"

    @property
    def templates(self) -> tuple[Path, ...]:
        """Where templates are looked for: the workspace's own folder, if there is one, then the shipped."""
        own = self.root / "templates"
        return (own, resources.templates()) if own.is_dir() else (resources.templates(),)


def find_workspace_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds `normwright.toml`, None when there is none."""
    here = start.absolute()
    return next((folder for folder in (here, *here.parents) if (folder / FILE).is_file()), None)


def open_workspace(start: Path) -> Workspace:
    """The workspace that `start` lies in.

    Raises: UsageError when there is none, when its settings are wrong (all faults at once, with their lines),
    when its format is newer than this program or its `requires` excludes this version.
    """
    root = find_workspace_root(start)
    if root is None:
        raise UsageError(
            f"{start} is in no workspace: neither here nor in a folder above is a {FILE}",
            help="make one with: normwright init PATH, or look at a sample with: normwright demo",
        )
    report = Report()
    document = read_toml(root / FILE, root, report)
    data = check_toml(document, "normwright", report) if document is not None else None
    if document is not None and data is not None:
        _check_version(data.get("requires", ""))
        _check_committees(document, data, report)
    if document is None or data is None or report.failed:
        raise UsageError(
            f"the settings of this workspace are wrong\n{_lines(report)}", help=f"correct {FILE}"
        )
    return _workspace(root, data, document)


def _workspace(root: Path, data: Mapping[str, Any], document: Document) -> Workspace:
    extensions = data.get("extensions", {})
    return Workspace(
        root=root,
        format=data.get("format", FORMAT),
        requires=data.get("requires", ""),
        role=data.get("role", "committee"),
        committees=tuple(_committees(data)),
        member=data.get("member", ""),
        sample=data.get("sample", False),
        vocabularies=tuple(data.get("vocabularies", ())),
        protected=tuple(_protections(data, document)),
        rules=dict(data.get("rules", {})),
        extension_names=tuple(extensions.get("names", ())),
        extension_paths=tuple(extensions.get("paths", ())),
        liaisons=_liaisons(data),
        largest_in_git=data.get("comments", {}).get("largest-in-git", 10) << 20,
    )


def _protections(data: Mapping[str, Any], document: Document) -> Iterator[Protection]:
    for index, entry in present(data.get("protected")):
        drafts = tuple(name for _, name in present(entry.get("drafts")))
        yield Protection(entry["file"], drafts, document.value("protected", index, "file"))


def _liaisons(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    listed = data.get("comments", {}).get("liaisons", {})
    return {code: tuple(name for _, name in present(names)) for code, names in listed.items()}


def _committees(data: Mapping[str, Any]) -> list[str]:
    given = data.get("committee", ())
    return [given] if isinstance(given, str) else [name for _, name in present(given)]


def _check_version(requires: str) -> None:
    if requires and not accepts(requires, __version__):
        raise UsageError(
            f"this workspace requires normwright {requires}, and this is {__version__}",
            help="install one that fits: pipx upgrade normwright, or pipx install 'normwright==VERSION'",
        )


def _check_committees(document: Document, data: Mapping[str, Any], report: Report) -> None:
    single = isinstance(data.get("committee"), str)
    for index, name in enumerate(_committees(data)):
        place = document.value("committee") if single else document.value("committee", index)
        report.extend(committee_findings(name, place))


def _lines(report: Report) -> str:
    return "\n".join(f"{d.place}: {d.level}[{d.code}] {d.message}; {d.help}" for d in report)
