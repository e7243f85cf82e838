"""`normwright init`: a new workspace, or a new draft in one."""

from pathlib import Path

import click

from normwright.cli.output import display
from normwright.errors import UsageError

DELIVERABLES = ("IS", "TS", "TR", "PAS", "IWA", "GUIDE", "EN", "CEN/TS", "CEN/TR", "CWA")

_NEXT = {
    "committee": "normwright init {path}/drafts/my-draft --deliverable IS --title 'My title'",
    "national": "in {path}: normwright comments import --ballot my-draft/dis --document 'ISO/DIS 00000'",
}


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--role",
    type=click.Choice(["committee", "national"]),
    help="Of a new workspace: for a committee that drafts, or a national body that comments.",
)
@click.option("--body", default="", metavar="CODE", help="Of a new workspace of a national body: its code.")
@click.option(
    "--deliverable",
    type=click.Choice(DELIVERABLES, case_sensitive=False),
    help="Of a new draft: what it is to become.",
)
@click.option("--title", default="", help='Of a new draft: its main title, such as "Cool refuges".')
@click.option("--number", default="", help="Of a new draft: its number, once allotted.")
@click.option("--committee", default="", help="Of a new draft: such as ISO/TC 268 or CEN/TC 465.")
@click.option(
    "--lead", type=click.Choice(["iso", "cen"]), help="Of a new draft: who leads (ISO for ISO deliverables)."
)
@click.option("--parallel", is_flag=True, help="Of a new draft: ISO and CEN together (Vienna Agreement).")
@click.option(
    "--syntax",
    type=click.Choice(["rst", "md"]),
    default="rst",
    show_default=True,
    help="reStructuredText or MyST.",
)
def init(
    path: Path,
    role: str | None,
    body: str,
    deliverable: str | None,
    title: str,
    number: str,
    committee: str,
    lead: str | None,
    parallel: bool,
    syntax: str,
) -> int:
    """Make a new workspace at PATH, or, where PATH is drafts/NAME in one, a new draft.

    Nothing that exists is overwritten.
    """
    from normwright.workspace.scaffold import scaffold_draft, scaffold_workspace
    from normwright.workspace.settings import find_workspace_root, open_workspace

    root = find_workspace_root(path.absolute().parent)
    if root is None:
        if deliverable or title or number or committee or lead or parallel:
            raise UsageError(
                f"{path} is not in a workspace, so no draft can be made there",
                help="first make the workspace: normwright init WORKSPACE; then, in it: "
                "normwright init drafts/my-draft --deliverable IS",
            )
        made = scaffold_workspace(path, role=role or "committee", member=_member(role, body))
        _tell(made, _NEXT.get(role or "", _NEXT["committee"]).format(path=display(path)))
        return 0
    if role or body:
        raise UsageError(
            "--role and --body are for a new workspace, and here is one already", help="leave them out"
        )
    name = _draft_name(path, root)
    made = scaffold_draft(
        open_workspace(root),
        name,
        deliverable=deliverable or "IS",
        lead=lead or ("cen" if _is_european(deliverable) else "iso"),
        parallel=parallel,
        committee=committee,
        number=number,
        title=title,
        syntax=syntax,
    )
    _tell(made, f"normwright build {name}")
    return 0


def _member(role: str | None, body: str) -> str:
    """The code of the national body, "AFNOR" being FR. Raises: UsageError for what names none."""
    if not body:
        return ""
    if role != "national":
        raise UsageError("--body is for the workspace of a national body", help="add --role national")
    from normwright.comments.attribution import body_given

    return body_given(body)


def _is_european(deliverable: str | None) -> bool:
    return (deliverable or "").upper() in {"EN", "CEN/TS", "CEN/TR", "CWA"}


def _draft_name(path: Path, root: Path) -> str:
    inside = path.absolute().resolve().relative_to(root.resolve())
    if len(inside.parts) == 2 and inside.parts[0] == "drafts":
        return inside.parts[1]
    raise UsageError(
        f"{path} lies in the workspace {display(root)}, and drafts stand in its folder drafts/",
        help=f"normwright init {display(root / 'drafts' / path.name)}",
    )


def _tell(made: list[Path], next_step: str) -> None:
    for path in made:
        click.echo(display(path))
    click.echo(f"next: {next_step}", err=True)
