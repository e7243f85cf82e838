"""Whether a build is still good: a stamp over everything that went into it and came out of it."""

import contextlib
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from normwright import __version__, resources
from normwright.diagnostics import Diagnostic, Level, Place, Report
from normwright.files import files_below, fingerprint, write_atomic
from normwright.history.commits import State, draft_state
from normwright.outputs import Product
from normwright.pipeline import build_draft
from normwright.progress import Progress
from normwright.workspace.record import Draft

_ENGINES = ("docutils", "lxml", "myst-parser", "pypandoc_binary", "pypdfium2", "Sphinx", "typst")


def build_once(
    draft: Draft,
    *,
    formats: Sequence[str],
    version: str,
    language: str = "",
    report: Report,
    progress: Progress,
) -> list[Product]:
    """`pipeline.build_draft`, or the files and findings of the last build when nothing has changed since."""
    request = [sorted(formats), version, language]
    inputs = _inputs(draft, request, state=draft_state(draft.folder))
    former = _read(draft, inputs)
    if former is not None:
        products, findings = former
        report.extend(findings)
        return products
    fresh = Report(list(report.findings))
    products = build_draft(
        draft, formats=formats, version=version, language=language, report=fresh, progress=progress
    )
    report.extend(fresh)
    if not fresh.failed:
        _write(draft, inputs, products, fresh)
    return products


def _inputs(draft: Draft, request: Sequence[Any], *, state: State) -> str:
    # All that a result depends on: texts, settings, templates, tool, engines, git.
    folders = [draft.folder, draft.root / "templates", draft.root / "glossary"]
    files = [draft.root / "normwright.toml", *(path for folder in folders for path in files_below(folder))]
    parts = {
        "draft": fingerprint(files, base=draft.root),
        "tool": [__version__, sys.version, _program()],
        "engines": [_version(engine) for engine in _ENGINES],
        "request": request,
        "git": [str(state.day), state.changed, state.cut],
        "schemas": _schemas(),
    }
    return json.dumps(parts, sort_keys=True)


def _read(draft: Draft, inputs: str) -> tuple[list[Product], list[Diagnostic]] | None:
    # Files and findings of the last good build, when it had the same inputs and its files are untouched.
    try:
        stamp = json.loads(_path(draft).read_text(encoding="utf-8"))
        if stamp["inputs"] != inputs:
            return None
        products = [_product(draft, p) for p in stamp["products"]]
        if stamp["outputs"] != fingerprint((p.path for p in products), base=draft.root):
            return None
        return products, [_finding(entry) for entry in stamp["findings"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(draft: Draft, inputs: str, products: Sequence[Product], findings: Iterable[Diagnostic]) -> None:
    stamp = {
        "inputs": inputs,
        "products": [asdict(p) | {"path": p.path.relative_to(draft.root).as_posix()} for p in products],
        "outputs": fingerprint((p.path for p in products), base=draft.root),
        "findings": [asdict(finding) for finding in findings],
    }
    write_atomic(_path(draft), json.dumps(stamp, sort_keys=True).encode())


def _path(draft: Draft) -> Path:
    return draft.root / "build" / ".cache" / f"{draft.name}.stamp.json"


def _product(draft: Draft, entry: dict[str, Any]) -> Product:
    return Product(**(entry | {"path": draft.root / entry["path"]}))


def _finding(entry: dict[str, Any]) -> Diagnostic:
    return Diagnostic(**(entry | {"level": Level(entry["level"]), "place": Place(**entry["place"])}))


def _program() -> str:
    """A fingerprint of the program's own files by size and time: a developer's edit counts at once."""
    files = [*files_below(Path(__file__).parent), *files_below(resources.templates())]
    return ",".join(f"{p.stat().st_size}.{p.stat().st_mtime_ns}" for p in files if p.suffix != ".pyc")


def _schemas() -> bool:
    from normwright.sts.schemas import schemas_available

    return schemas_available()


def _version(distribution: str) -> str:
    with contextlib.suppress(PackageNotFoundError):
        return version(distribution)
    return ""
