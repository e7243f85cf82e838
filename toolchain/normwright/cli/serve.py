"""`normwright serve`: a draft, or a standard made by others, as a page that follows the text."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from normwright.cli.build import selected_drafts
from normwright.cli.output import end_progress, progress
from normwright.errors import InputError, UsageError
from normwright.reports.text import summary

if TYPE_CHECKING:
    from normwright.preview.edition import Session


@click.command()
@click.argument("what", metavar="[DRAFT|FILE.xml]", required=False, default="")
@click.option(
    "--language", default="", help="A translation of the draft, such as fr.  [default: the original]"
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Where the page is served; 0 takes a free port."
)
def serve(what: str, language: str, port: int) -> int:
    """Show a DRAFT (its folder's name), or a standard in an STS FILE.xml, as a page that follows every save.

    The page can be opened on this machine only. Findings stand beside the text; nothing is written. Ctrl-C
    ends it.
    """
    from normwright.preview.live import Live
    from normwright.preview.server import PreviewServer

    session = _session(what, language)
    live = Live(session, tell=lambda state: progress(f"{session.name}: {summary(state.findings)}"))
    server = PreviewServer(live, port=port)
    click.echo(server.address)
    with server.running():
        try:
            live.run()
        except KeyboardInterrupt:
            end_progress()
    return 0


def _session(what: str, language: str) -> "Session":
    if what.lower().endswith(".xml"):
        from normwright.preview.foreign import ForeignSession

        if language:
            raise UsageError(
                "--language is for drafts; an STS file is shown as it is", help="leave --language out"
            )
        path = Path(what)
        if not path.is_file():
            raise InputError(f"{path} is not there", help="give the path of an STS file that ends in .xml")
        return ForeignSession(path)
    from normwright.preview.draft import DraftSession
    from normwright.workspace.drafts import find_drafts
    from normwright.workspace.settings import open_workspace

    workspace = open_workspace(Path.cwd())
    folders = selected_drafts(find_drafts(workspace), what, Path.cwd())
    if len(folders) > 1:
        names = ", ".join(folder.name for folder in folders)
        raise UsageError("which draft?", help=f"name one of: {names}")
    return DraftSession(folders[0], workspace.root, language=language)
