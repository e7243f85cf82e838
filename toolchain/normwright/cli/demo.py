"""`normwright demo`: the sample workspace, built and explained."""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from normwright import resources
from normwright.cli.build import build_drafts
from normwright.cli.output import display, print_findings
from normwright.errors import FINDINGS, UsageError
from normwright.files import files_below
from normwright.outputs import FORMATS, Product

FOLDER = "normwright-demo"
_WHAT = {
    "sts": "NISO STS 1.2 XML, the document itself; all else is made from it",
    "data": "what STS has no element for: labels, provisions",
    "html": "one page, offline, to read and send",
    "pdf": "to print and circulate",
    "lines": "the line map: what stands on each numbered line of the PDF",
}
_LANGUAGES = {"en": "English", "fr": "French", "de": "German"}
_WHO = {
    "iso": "the ISO version",
    "en": "the same text as EN ISO, with the European foreword and what else Europe adds",
}


@click.command()
def demo() -> int:
    """Build the sample workspace and say what was made; elsewhere a copy is laid into normwright-demo/."""
    root = _sample_here(Path.cwd())
    if root is None:
        root = Path.cwd() / FOLDER
        _lay_out(root)
    products, findings, _ = build_drafts("", FORMATS, "", here=root)
    print_findings(findings, root=root)
    if not products:
        return FINDINGS
    click.echo(f"\nThe sample workspace is {display(root)}; it is invented, a sample, not a standard.")
    click.echo("Its text stands in drafts/: open a file there, change a sentence, and run the build again:")
    click.echo(f"    {_program()} build{'' if root == Path.cwd() else f'      (in {display(root)})'}\n")
    _explain(products)
    click.echo("\nA ballot of 24 comments stands in comments/: see them with")
    click.echo(f"    {_program()} comments list")
    return FINDINGS if any(finding.level == "error" for finding in findings) else 0


def _program() -> str:
    """How the program was called, where its name alone would not be found."""
    return "normwright" if shutil.which("normwright") else display(Path(sys.argv[0]))


def _sample_here(here: Path) -> Path | None:
    from normwright.workspace.settings import find_workspace_root

    root = find_workspace_root(here)
    if root is None:
        return None
    if root.resolve() == resources.sample().resolve() or root.name == FOLDER:
        return root
    raise UsageError(
        f"this folder belongs to the workspace {display(root)}, which is no demonstration",
        help="run normwright demo in an empty folder elsewhere, or normwright build here",
    )


def _lay_out(root: Path) -> None:
    """Copies the sample, through a folder beside it, so that a broken copy is never taken for it."""
    if root.exists():
        raise UsageError(
            f"{display(root)} is there already, and no workspace",
            help="move it away, and run normwright demo again",
        )
    source = resources.sample()
    temporary = root.with_name(f".{root.name}.new")
    shutil.rmtree(temporary, ignore_errors=True)
    for name in ("drafts", "glossary", "comments"):
        for path in files_below(source / name):
            target = temporary / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    shutil.copyfile(source / "normwright.toml", temporary / "normwright.toml")
    temporary.rename(root)


def _explain(products: Iterable[Product]) -> None:
    shown: set[Path] = set()
    for product in products:
        if product.format == "figure":
            continue
        if product.path.parent not in shown:
            shown.add(product.path.parent)
            who = f"{_WHO[product.version]}, in {_LANGUAGES.get(product.language, product.language)}"
            click.echo(f"{product.path.parent.parent.name}, {who}:")
        click.echo(f"    {display(product.path)}\n        {_WHAT[product.format]}")
