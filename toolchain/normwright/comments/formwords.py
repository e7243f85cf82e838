"""Words and measures of the commenting form, and the words of answers: `templates/forms/comments.toml`.

What a workspace's own file of that name says wins over the shipped one, value by value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from normwright import resources
from normwright.comments.record import COLUMNS
from normwright.diagnostics import Report
from normwright.wordml.form import FormColumn, FormFact, FormLayout
from normwright.workspace.toml import check_toml, read_toml

FILE = "templates/forms/comments.toml"
FACTS = ("date", "document", "project")
#: Columns of the tables for spreadsheets, besides those of the form.
EXTRA = ("id", "status", "decision", "commit")


@dataclass(frozen=True)
class FormWords:
    """The tables of the file, complete."""

    tables: Mapping[str, Mapping[str, Any]] = field(repr=False)

    def layout(self) -> FormLayout:
        """The form without its rows."""
        form, columns, facts = self.tables["form"], self.tables["columns"], self.tables["facts"]
        return FormLayout(
            title=form["title"],
            title_width=form["title-width"],
            facts=[FormFact(facts[name]["label"], facts[name]["width"]) for name in FACTS],
            columns=[FormColumn(**columns[name]) for name in COLUMNS],
            legend=tuple(self.tables["legend"].items()),
            page=form["page"],
            version=form["version"],
        )

    def heading(self, name: str) -> str:
        """The heading of a column in a table for spreadsheets, in one line."""
        if name in EXTRA:
            return str(self.tables["tables"][name])
        return " ".join(str(self.tables["columns"][name]["heading"]).split())

    def status(self, name: str) -> str:
        """What an observation begins with for this status."""
        return str(self.tables["observations"].get(name, ""))


def form_words(root: Path, report: Report) -> FormWords:
    """The words for the workspace `root`; what is wrong with its own file is told, and the shipped is used.

    The file is data, not a program, and needs no trust.
    """
    own = root / FILE
    tables = _shipped()
    if own.is_file() and own.resolve() != (resources.templates() / "forms" / "comments.toml").resolve():
        document = read_toml(own, root, report)
        data = check_toml(document, "form-words", report) if document is not None else None
        tables = _over(tables, data or {})
    return FormWords(tables)


@cache
def _shipped() -> dict[str, Any]:
    import tomllib

    path = resources.templates() / "forms" / "comments.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _over(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(shipped)
    for name, value in own.items():
        former = made.get(name)
        made[name] = _over(former, value) if isinstance(value, dict) and isinstance(former, dict) else value
    return made
