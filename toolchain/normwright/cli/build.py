"""`normwright build`: a draft, or a standard made by others, as STS, HTML and PDF."""

import difflib
from collections.abc import Sequence
from pathlib import Path

import click

from normwright.cli.commenting import build_commenting
from normwright.cli.output import (
    end_progress,
    print_findings,
    print_json,
    print_products,
    progress,
    style_option,
)
from normwright.diagnostics import Diagnostic, Report
from normwright.errors import FAILED, FINDINGS, InputError, UsageError
from normwright.files import slug
from normwright.foreign import build_file, merged
from normwright.limits import run_limited
from normwright.outputs import FORMATS, Product
from normwright.pipeline import VERSIONS
from normwright.stamp import build_once


@click.command()
@click.argument("what", metavar="[DRAFT|FILE.xml]", required=False, default="")
@click.option(
    "-f", "formats", default=",".join(FORMATS), show_default=True, help="What to make, with commas."
)
@click.option(
    "--as", "version", type=click.Choice(VERSIONS), default=None, help="Only the ISO or the EN version."
)
@click.option("--language", default="", metavar="LANG", help="Only that language of the draft: en, fr, de.")
@click.option(
    "--commenting",
    "ballot",
    default="",
    metavar="PROJECT/NAME",
    help="Instead: the page on which readers of that ballot's text comment, such as cool-refuges/cd1.",
)
@style_option("How findings and results are told.")
def build(what: str, formats: str, version: str | None, language: str, ballot: str, style: str) -> int:
    """Make the files of a DRAFT (its folder's name), of a standard in an STS FILE.xml, or of all drafts.

    A draft is built in its own language and in every one that it is translated into. Nothing is written in a
    language in which it has an error; the exit code is then 1.

    With --commenting one HTML file is made, of the text as it was circulated: a reader marks words or a
    paragraph in it, writes comments, and saves them as a file for `comments import`, or as the Word form.
    """
    wanted = _formats(formats)
    if ballot:
        _check_alone(what, formats, version, language)
        products, findings, root = build_commenting(ballot, here=Path.cwd())
        failure = FINDINGS
    elif what.lower().endswith(".xml"):
        if version or language:
            option = "--as" if version else "--language"
            raise UsageError(
                f"{option} is for drafts; an STS file is rendered as it is", help=f"leave {option} out"
            )
        products, findings, root = _build_foreign(Path(what), wanted)
        failure = FINDINGS if products else FAILED
    else:
        asked = {"version": version or "", "language": language}
        products, findings, root = build_drafts(what, wanted, here=Path.cwd(), **asked)
        failure = FINDINGS
    if style == "json":
        files = [
            {"path": p.path.as_posix(), "format": p.format, "version": p.version, "language": p.language}
            for p in products
        ]
        print_json("build", findings, {"files": files})
    else:
        print_findings(findings, root=root)
        print_products(products)
    return failure if any(finding.level == "error" for finding in findings) else 0


def _check_alone(what: str, formats: str, version: str | None, language: str) -> None:
    """Raises: UsageError where `--commenting` stands beside what is for drafts."""
    given = {what: what, "-f": formats != ",".join(FORMATS), "--as": version, "--language": language}
    for name, value in given.items():
        if value:
            raise UsageError(
                f"--commenting makes one page of one circulated text; {name} is for drafts",
                help=f"leave {name} out",
            )


def build_drafts(
    name: str, formats: Sequence[str], version: str = "", *, language: str = "", here: Path
) -> tuple[list[Product], list[Diagnostic], Path]:
    """Builds the named draft (empty: the one we stand in, else all): files, findings, workspace root."""
    from normwright.workspace.drafts import find_drafts, load_draft
    from normwright.workspace.settings import open_workspace

    workspace = open_workspace(here)
    products: list[Product] = []
    findings: list[Diagnostic] = []
    for folder in selected_drafts(find_drafts(workspace), name, here):
        report = Report()
        draft = load_draft(folder, workspace.root, report)
        if draft is not None and not report.failed:
            asked = {"version": version, "language": language}
            products += build_once(draft, formats=formats, report=report, progress=progress, **asked)
            end_progress()
        findings.extend(report)
    return products, findings, workspace.root


def selected_drafts(folders: list[Path], name: str, here: Path) -> list[Path]:
    """The drafts that a name or path means; without one the draft that `here` lies in, else all.

    Raises: UsageError when there is none.
    """
    if not name:
        inside = [folder for folder in folders if here.resolve().is_relative_to(folder.resolve())]
        if not folders:
            raise UsageError(
                "this workspace has no draft",
                help="make one with: normwright init drafts/my-draft --deliverable TS",
            )
        return inside or folders
    # A path such as drafts/cool-refuges/ is as good as the name.
    wanted = [folder for folder in folders if folder.name == name]
    wanted = wanted or [f for f in folders if (here / name).resolve() == f.resolve()]
    if not wanted:
        near = difflib.get_close_matches(name, [folder.name for folder in folders], n=1)
        known = (
            f"did you mean {near[0]}?" if near else "known: " + ", ".join(folder.name for folder in folders)
        )
        raise UsageError(f'there is no draft "{name}" in this workspace', help=known)
    return wanted


def _build_foreign(path: Path, formats: Sequence[str]) -> tuple[list[Product], list[Diagnostic], Path]:
    if not path.is_file():
        raise InputError(f"{path} is not there", help="give the path of an STS file that ends in .xml")
    out = Path("build") / slug(path.name[:-4])
    progress(f"rendering {path.name}")
    products, report = run_limited(_render_foreign, path, tuple(formats), out)
    end_progress()
    return products, merged(report), Path()


def _render_foreign(path: Path, formats: Sequence[str], out: Path) -> tuple[list[Product], Report]:
    return build_file(path, formats=formats, out=out)


def _formats(text: str) -> list[str]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    for part in wanted:
        if part not in FORMATS:
            near = difflib.get_close_matches(part, FORMATS, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise UsageError(
                f'"{part}" is not a format that can be made', help=f"{hint}formats: {', '.join(FORMATS)}"
            )
    if not wanted:
        raise UsageError("no format is named", help=f"formats: {', '.join(FORMATS)}")
    return [name for name in FORMATS if name in wanted]
