"""The drafting rules beside a page: asked one by one, so that a preview keeps nobody waiting."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from normwright.checking import comment_files, told_here
from normwright.checks.catalogue import rule_codes
from normwright.checks.levels import Choice, level_settings, settings_faults
from normwright.checks.places import Sources
from normwright.checks.report import Checked, in_order, wording_of
from normwright.checks.run import Asked, documents, judge, run_stepwise, unspoken
from normwright.checks.suppression import silenced_in
from normwright.diagnostics import Diagnostic, Report
from normwright.glossary.workspace import load_vocabularies
from normwright.sts.standard import Standard
from normwright.workspace.record import Draft
from normwright.workspace.settings import open_workspace


def is_of_rules(diagnostic: Diagnostic) -> bool:
    """Whether a finding comes from an examination."""
    return diagnostic.code in rule_codes() or diagnostic.code.startswith("CHK")


def examine(draft: Draft, standards: Mapping[str, Standard], language: str, report: Report) -> None:
    """Adds what the rules say of a draft in one language, by the settings of its workspace."""
    for _ in Examiner(draft.root).steps(draft, standards, language, report):
        pass


@dataclass
class Examiner:
    """Asks the rules by the settings of a workspace; vocabularies are read again when their files change."""

    root: Path
    _state: object = None
    _asked: Asked = field(default_factory=Asked)
    _told: list[Diagnostic] = field(default_factory=list)

    def steps(
        self, draft: Draft, standards: Mapping[str, Standard], language: str, report: Report
    ) -> Iterator[None]:
        """Asks one rule a step; what they say is in `report`, with what was said before, after the last."""
        asked = self._settings(report)
        sources = Sources(self.root)
        made = documents(standards, asked, draft=draft)
        found: list[Checked] = []
        for step in run_stepwise(made, asked, wording_of(sources)):
            found += step
            yield
        silenced = silenced_in(comment_files(draft, sources, asked, [language]))
        here = told_here(in_order(found, beside=report.findings), draft, language)
        judged = judge(here, silenced, asked, whole=bool(made) and language == draft.record.language)
        report.extend(one.diagnostic for one in judged.open)
        report.extend(judged.faults)
        notice = unspoken(made, (draft.folder / "draft.toml").relative_to(self.root).as_posix())
        report.extend([notice] if notice else [])

    def _settings(self, report: Report) -> Asked:
        """Levels and vocabularies; faulty ones are told and don't count."""
        workspace = open_workspace(self.root)
        files = [self.root / "normwright.toml", *(self.root / name for name in workspace.vocabularies)]
        state = [(path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else None for path in files]
        if state != self._state:
            told = Report()
            vocabularies = load_vocabularies(workspace, told)
            told.extend(settings_faults(workspace))
            self._asked = Asked(level_settings(workspace.rules, Choice()), vocabularies=vocabularies)
            self._state, self._told = state, list(told)
        report.extend(self._told)
        return self._asked
