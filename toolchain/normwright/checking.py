"""A draft or a file by others read, composed and checked: what every step said, in one list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from normwright.checks.baseline import fingerprint
from normwright.checks.document import Document
from normwright.checks.places import Source, Sources
from normwright.checks.report import Checked, in_order
from normwright.checks.run import Asked, Judged, documents, judge, run_rules, unspoken
from normwright.checks.suppression import silenced_in
from normwright.composing import prove_versions
from normwright.diagnostics import Diagnostic, Level, Place, Report, raised
from normwright.files import files_below
from normwright.foreign import lowered, merged, read_foreign
from normwright.garbage import uncollected
from normwright.history.commits import draft_state
from normwright.outputs import schema_findings
from normwright.progress import Progress, silent
from normwright.reports.result import Change, Result
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

    def add(self, other: "Outcome") -> None:
        """Takes in what another check found; nothing is told twice."""
        told = {result.diagnostic for result in self.results}
        self.results += [result for result in other.results if result.diagnostic not in told]
        self.checked += other.checked
        self.made += other.made


@dataclass
class Looked:
    """A draft in all its languages: the standards as "iso", "en", "iso-fr" …, what reading and rules said."""

    standards: dict[str, Standard] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    judged: Judged = field(default_factory=Judged)
    report: Report = field(default_factory=Report)


def look_at(draft: Draft, asked: Asked, sources: Sources, *, progress: Progress = silent) -> Looked:
    """Reads, composes and checks a draft. Raises: ToolError when git can't be asked."""
    from normwright.translations import made_in_languages

    looked = Looked()
    found: list[Checked] = []
    whole = True
    for made in made_in_languages(draft, "", state=draft_state(draft.folder), progress=progress):
        prove_versions(made.standards, made.report)
        _check_structure(made.standards.values(), made.report)
        looked.report.extend(made.report.findings)
        suffix = "" if made.language == draft.record.language else f"-{made.language}"
        looked.standards |= {f"{name}{suffix}": standard for name, standard in made.standards.items()}
        here = documents(made.standards, asked, draft=draft)
        progress(f"checking {draft.name} in {made.language}")
        told = run_rules(here, asked, sources, beside=made.report.findings)
        found += told_here(told, draft, made.language)
        looked.documents += here
        whole = whole and bool(here)
    silenced = silenced_in(comment_files(draft, sources, asked, draft.record.languages))
    looked.judged = judge(in_order(found), silenced, asked, whole=whole)
    return looked


def check_draft(
    draft: Draft, report: Report, asked: Asked, *, progress: Progress = silent, changes: bool = False
) -> Outcome:
    """The draft under all rules; `report` has what loading it said. Raises: ToolError as `look_at`.

    `changes`: the results have what would mend them, proposed and not yet proven as `--fix` does.
    """
    sources = Sources(draft.root)
    looked = look_at(draft, asked, sources, progress=progress)
    with uncollected():
        return _told(draft, looked, report, asked, sources, changes=changes)


def _told(
    draft: Draft, looked: Looked, report: Report, asked: Asked, sources: Sources, *, changes: bool
) -> Outcome:
    report.extend(looked.report.findings)
    report.extend(looked.judged.faults)
    folder = _shown(draft.folder, draft.root)
    _say_unspoken(looked.documents, f"{folder}/draft.toml", report)
    proposed = _proposed(draft, looked, sources) if changes else {}
    results = _results(looked.judged.open, report, asked, sources, proposed)
    results += [
        replace(_result(one, sources), reason=by.reason, silenced_at=by.place)
        for one, by in looked.judged.silenced
    ]
    return Outcome(sorted(results, key=_order), [folder], [_account(one) for one in looked.documents])


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
        # Here it is the text that is asked about; a build tells at their level how the file is made.
        report.extend(raised(finding, Level.ADVICE) for finding in lowered(structure, path))
        origins = Origins(standard.root)
        looked = documents({"": profile(standard)}, asked)
        found = run_rules(looked, asked, sources, origins=origins)
        _say_unspoken(looked, path.as_posix(), report)
        outcome.made = [_account(one) for one in looked]
    readings = Report(merged(report))
    outcome.results = sorted(_results(found, readings, asked, sources), key=_order)
    return outcome


def _say_unspoken(looked: Sequence[Document], file: str, report: Report) -> None:
    notice = unspoken(looked, file)
    if notice is not None:
        report.add(notice)


def _check_structure(standards: Iterable[Standard], report: Report) -> None:
    from normwright.sts.structure import check_structure

    for standard in standards:
        report.extend(check_structure(standard))


def told_here(checked: Iterable[Checked], draft: Draft, language: str) -> list[Checked]:
    """Of what the rules found in one language what is told with it: the project record is the original's."""
    original = language == draft.record.language
    return [one for one in checked if original or not _is_shared(one.diagnostic.place, draft)]


def _is_shared(place: Place, draft: Draft) -> bool:
    return bool(place.file) and Path(place.file).parent == Path(_shown(draft.folder, draft.root))


def comment_files(draft: Draft, sources: Sources, asked: Asked, languages: Iterable[str]) -> Iterable[Source]:
    """The files in which comments can silence findings: texts, the project record, vocabularies."""
    folders = [draft.folder / language for language in languages]
    texts = [path for folder in folders for path in files_below(folder) if path.suffix in _TEXTS]
    named = [
        *(draft.folder / name for name in _SETTINGS),
        *(draft.root / one.place.file for one in asked.vocabularies),
    ]
    for path in dict.fromkeys([*texts, *named]):
        source = sources.file(_shown(path, draft.root)) if path.is_file() else None
        if source is not None:
            yield source


def _proposed(draft: Draft, looked: Looked, sources: Sources) -> dict[Diagnostic, tuple[Change, ...]]:
    """What would mend the findings that count, by what is told."""
    from normwright.checks.mending.copies import is_source
    from normwright.checks.mending.proposals import Proposer

    proposer = Proposer(looked.standards.values(), sources, lambda file: is_source(draft, file))
    found: dict[Diagnostic, tuple[Change, ...]] = {}
    for fix in proposer.propose(looked.judged.open).fixes:
        changes = [_change(edit.file, edit.start, edit.end, edit.by, sources) for edit in fix.edits]
        if None not in changes:
            found[fix.checked.diagnostic] = tuple(one for one in changes if one is not None)
    return found


def _change(file: str, start: int, end: int, by: str, sources: Sources) -> Change | None:
    """An edit by lines and columns; None for one that makes a file."""
    source = sources.file(file)
    if source is None:
        return None
    first, last = source.place(start, start + 1), source.place(end, end + 1)
    return Change(file, first.line, first.column, last.line, last.column, by)


def _results(
    checked: Iterable[Checked],
    report: Iterable[Diagnostic],
    asked: Asked,
    sources: Sources,
    proposed: Mapping[Diagnostic, tuple[Change, ...]] = MappingProxyType({}),
) -> list[Result]:
    results = [replace(_result(one, sources), changes=proposed.get(one.diagnostic, ())) for one in checked]
    told = {result.diagnostic for result in results}
    for diagnostic in report:
        if diagnostic not in told and asked.choice.takes(diagnostic):
            results.append(Result(diagnostic, fingerprint(diagnostic, None, sources)))
    return results


def _result(one: Checked, sources: Sources) -> Result:
    return Result(one.diagnostic, fingerprint(one.diagnostic, one.finding, sources))


def _account(document: Document) -> dict[str, str]:
    """What was looked at, for the report's results."""
    reference = document.metadata.document_reference
    return {"document": reference, "stage": document.stage, "language": document.language}


def _shown(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _order(result: Result) -> tuple[str, int, int, str, str]:
    place = result.diagnostic.place
    return place.file, place.line, place.column, result.diagnostic.code, result.diagnostic.message
