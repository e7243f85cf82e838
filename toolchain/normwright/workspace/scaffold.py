"""New workspaces and new drafts, from `templates/workspace/`: all files or none, nothing overwritten."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from normwright import __version__, resources
from normwright.errors import UsageError
from normwright.files import slug
from normwright.names.committees import UnreadableCommittee, parse_committee
from normwright.workspace.layout import lay_files
from normwright.workspace.outline import Outline, check_outline
from normwright.workspace.settings import FILE, Workspace, find_workspace_root

ROLES = ("committee", "national")
SYNTAXES = ("rst", "md")
_SCHEMAS = ("normwright", "draft", "references")
_PLACEHOLDER = {"iso": "ISO/TC 0", "cen": "CEN/TC 0"}  # of the sample: can't be taken for a real committee


def scaffold_workspace(
    path: Path, *, role: str = "committee", committees: Sequence[str] = (), member: str = ""
) -> list[Path]:
    """Makes a workspace in `path`, which may exist; gives the files made. `member`: a national body's code.

    Raises: UsageError when one of its files is there already, or `path` lies in a workspace.
    """
    if role not in ROLES:
        raise UsageError(f'"{role}" is no role', help=f"roles: {', '.join(ROLES)}")
    around = find_workspace_root(path)
    if around is not None:
        raise UsageError(
            f"{path} is in the workspace {around} already", help="normwright init drafts/NAME makes a draft"
        )
    facts = {
        "version": _minor(),
        "committees": ", ".join(_quoted(_committee(name)) for name in committees),
        "member": f"member = {_quoted(member)}" if member else '# member = "XA"',
    }
    files = {
        ".gitattributes": _template("common/dot-gitattributes"),
        ".gitignore": _template("common/dot-gitignore"),
        FILE: _template(f"{role}/{FILE}", **facts),
        "README.md": _template(f"{role}/README.md"),
        "glossary/README.md": _template("common/glossary-README.md"),
        "comments/README.md": _template("common/comments-README.md"),
        **_schemas(),
    }
    if role == "committee":
        files["drafts/README.md"] = _template("committee/drafts-README.md")
    return lay_files(path, files)


def scaffold_draft(
    workspace: Workspace,
    name: str,
    *,
    deliverable: str = "IS",
    lead: str = "iso",
    parallel: bool = False,
    committee: str = "",
    number: str = "",
    title: str = "",
    syntax: str = "rst",
    day: date | None = None,
) -> list[Path]:
    """Makes `drafts/<name>` in the workspace; gives the files made.

    `committee` is the leading side's or the other's; what isn't given comes from the workspace's settings.
    `day`, the date of the first stage, is today unless given.
    Raises: UsageError when the folder is there, a name can't be used, or the choices don't fit together.
    """
    if name != slug(name):
        raise UsageError(
            f'"{name}" can\'t be the name of a draft', help=f"small letters, digits, hyphens: {slug(name)}"
        )
    if syntax not in SYNTAXES:
        raise UsageError(f'"{syntax}" is no syntax of sources', help=f"syntaxes: {', '.join(SYNTAXES)}")
    outline = check_outline(Outline(deliverable.upper(), lead, parallel, number, title))
    folder = workspace.drafts / name
    if folder.exists():
        raise UsageError(f"{folder} is there already", help="choose another name")
    record = _record(outline, _committees(workspace, committee), day or datetime.now(UTC).date())
    files = {
        f"drafts/{name}/draft.toml": record,
        f"drafts/{name}/references.toml": _template("draft/references.toml"),
        f"drafts/{name}/figures/README.md": "Figures of this draft: SVG or PNG, named in the text.\n",
        **{f"drafts/{name}/en/{file}": text for file, text in _sources(outline, syntax).items()},
        **{path: text for path, text in _schemas().items() if not (workspace.root / path).exists()},
    }
    return lay_files(workspace.root, files)


def _record(outline: Outline, committees: dict[str, str], day: date) -> str:
    """The text of `draft.toml`."""
    languages = [language for language in ("fr", "de") if language == "fr" or outline.cen]
    facts = {
        "deliverable": outline.deliverable,
        "title": _escaped(outline.title or "Title to be chosen"),
        "titles": "".join(_template("draft/record/title.toml", language=language) for language in languages),
        "lead": outline.lead,
        "parallel": "true" if outline.parallel else "false",
        "number": outline.number if outline.iso else "",
        "cen_reference": _cen_reference(outline),
        "day": day.isoformat(),
    }
    for side, placeholder in _PLACEHOLDER.items():
        facts[f"{side}_committee"] = committees.get(side, placeholder)
        facts[f"{side}_note"] = "" if side in committees else "  # put your committee here"
    parts = ["head", *(["iso"] if outline.iso else []), *(["cen"] if outline.cen else [])]
    return "".join(_template(f"draft/record/{part}.toml", **facts) for part in parts)


def _cen_reference(outline: Outline) -> str:
    """CEN's own number has no other place; an adopted one comes from [iso]."""
    if outline.iso:
        return ""
    if not outline.number:
        return '# reference = "EN 17000"  # once a number is allotted\n'
    return f'reference = "{outline.deliverable} {outline.number}"\n'


def _sources(outline: Outline, syntax: str) -> dict[str, str]:
    """File name -> text of the first sources, with the index that lists them."""
    names = outline.sources()
    indent = "   " if syntax == "rst" else ""
    toctree = "\n".join(f"{indent}{name}" for name in names)
    facts = {"toctree": toctree, "scope": outline.scope(), "clause": outline.clause()}
    return {
        f"{name}.{syntax}": _template(f"draft/{syntax}/{name}.{syntax}", **facts)
        for name in ("index", *names)
    }


def _committees(workspace: Workspace, given: str) -> dict[str, str]:
    """Side -> committee: the one given, else the workspace's first of that side."""
    found: dict[str, str] = {}
    for name in [*([given] if given else []), *workspace.committees]:
        found.setdefault("cen" if parse_committee(_committee(name)).european else "iso", _committee(name))
    return found


def _committee(name: str) -> str:
    try:
        return str(parse_committee(name))
    except UnreadableCommittee as fault:
        raise UsageError(
            str(fault), help="write it as ISO/TC 268, ISO/IEC JTC 1/SC 42 or CEN/TC 465"
        ) from None


def _schemas() -> dict[str, str]:
    """Copies of the schemas, so that editors complete the settings offline."""
    return {
        f".normwright/schemas/{name}.schema.json": resources.data(f"schemas/{name}.schema.json").read_text(
            encoding="utf-8"
        )
        for name in _SCHEMAS
    }


def _template(name: str, **facts: str) -> str:
    text = (resources.templates() / "workspace" / name).read_text(encoding="utf-8")
    return re.sub(r"@([a-z_]+)@", lambda mark: facts.get(mark[1], mark[0]), text)


def _minor() -> str:
    return ".".join(__version__.split(".")[:2])


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """`text` as it stands between the quotes of a TOML string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return re.sub(r"[\x00-\x1f\x7f]", lambda mark: f"\\u{ord(mark[0]):04x}", escaped)
