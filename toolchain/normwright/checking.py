"""A draft or a file by others read, composed and checked: what every step said, in one list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from normwright.checks.baseline import fingerprint
from normwright.checks.places import Source, Sources
from normwright.checks.report import Checked
from normwright.checks.run import Asked, documents, judge, run_rules, unspoken
from normwright.checks.suppression import silenced_in
from normwright.diagnostics import Diagnostic, Report
from normwright.files import files_below
from normwright.history.commits import draft_state
from normwright.pipeline import (
    Progress,
    lowered,
    merged,
    prove_versions,
    read_foreign,
    schema_findings,
    silent,
)
from normwright.reports.result import Result
from normwright.sts.standard import Standard
from normwright.workspace.record import Draft

_TEXTS = frozenset({".rst", ".md", ".txt", ".inc"})
_SETTINGS = ("draft.toml", "references.toml", "provisions.toml")


@dataclass
class Outcome:
    """What a check found; `checked` names the files and folders that were looked at, `made` the documents."""

    results: list[Result] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)
    made: list[dict[str, str]] = field(default_factory=list)


def check_draft(
    draft: Draft,
    report: Report,
    asked: Asked,
    *,
    progress: Progress = silent,
    vocabularies: Sequence[str] = (),
) -> Outcome:
    """The draft in all its languages under all rules; `report` has what loading it said.

    `vocabularies` are the workspace's, whose comments count too. Raises: ToolError when git can't be asked.
    """
    from normwright.translations import made_in_languages

    sources = Sources(draft.root)
    outcome = Outcome(checked=[_shown(draft.folder, draft.root)])
    found: list[Checked] = []
    whole = True
    for made in made_in_languages(draft, "", state=draft_state(draft.folder), progress=progress):
        prove_versions(made.standards, made.report)
        _check_structure(made.standards.values(), made.report)
        report.extend(made.report.findings)
        looked = documents(made.standards, asked, draft=draft)
        progress(f"checking {draft.name} in {made.language}")
        found += run_rules(looked, asked, sources)
        notice = unspoken(looked)
        if notice is not None:
            report.add(notice)
        whole = whole and bool(looked)
        outcome.made += [_account(document.standard, document.stage, made.language) for document in looked]
    silenced = silenced_in(_comment_files(draft, sources, vocabularies))
    judged = judge(found, silenced, asked, whole=whole)
    report.extend(judged.faults)
    outcome.results = _results(judged.open, report, asked, sources)
    outcome.results += [
        replace(_result(one, sources), reason=by.reason, silenced_at=by.place) for one, by in judged.silenced
    ]
    outcome.results.sort(key=_order)
    return outcome


def check_file(path: Path, asked: Asked) -> Outcome:
    """A standard by others under all rules, in its own lines; nothing but findings when it can't be read.

    Raises: InputError when the file can't be opened.
    """
    from normwright.sts.normalise import profile
    from normwright.sts.origins import Origins
    from normwright.sts.structure import check_structure
    from normwright.sts.write import write_sts

    report, structure = Report(), Report()
    standard = read_foreign(path, report)
    sources = Sources(Path())
    outcome = Outcome(checked=[path.as_posix()])
    found: list[Checked] = []
    if standard is not None:
        structure.extend(check_structure(standard))
        structure.extend(schema_findings(write_sts(standard.root)))
        report.extend(lowered(structure, path))
        origins = Origins(standard.root)
        looked = documents({"": profile(standard)}, asked)
        found = run_rules(looked, asked, sources, origins=origins)
        notice = unspoken(looked)
        if notice is not None:
            report.add(notice)
        outcome.made = [_account(standard, looked[0].stage, looked[0].language)]
    readings = Report(merged(report))
    outcome.results = sorted(_results(found, readings, asked, sources), key=_order)
    return outcome


def _check_structure(standards: Iterable[Standard], report: Report) -> None:
    from normwright.sts.structure import check_structure

    for standard in standards:
        report.extend(check_structure(standard))


def _comment_files(draft: Draft, sources: Sources, vocabularies: Sequence[str]) -> Iterable[Source]:
    """The files in which comments can silence findings: texts, the project record, vocabularies."""
    folders = [draft.folder / language for language in draft.record.languages]
    texts = [path for folder in folders for path in files_below(folder) if path.suffix in _TEXTS]
    named = [*(draft.folder / name for name in _SETTINGS), *(draft.root / name for name in vocabularies)]
    for path in dict.fromkeys([*texts, *named]):
        source = sources.file(_shown(path, draft.root)) if path.is_file() else None
        if source is not None:
            yield source


def _results(
    checked: Iterable[Checked], report: Iterable[Diagnostic], asked: Asked, sources: Sources
) -> list[Result]:
    results = [_result(one, sources) for one in checked]
    told = {result.diagnostic for result in results}
    for diagnostic in report:
        if diagnostic not in told and asked.choice.takes(diagnostic):
            results.append(Result(diagnostic, fingerprint(diagnostic, None, sources)))
    return results


def _result(one: Checked, sources: Sources) -> Result:
    return Result(one.diagnostic, fingerprint(one.diagnostic, one.finding, sources))


def _account(standard: Standard, stage: str, language: str) -> dict[str, str]:
    """What was looked at, for the report's results."""
    from normwright.sts.views import metadata

    return {"document": metadata(standard).document_reference, "stage": stage, "language": language}


def _shown(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _order(result: Result) -> tuple[str, int, int, str, str]:
    place = result.diagnostic.place
    return place.file, place.line, place.column, result.diagnostic.code, result.diagnostic.message
