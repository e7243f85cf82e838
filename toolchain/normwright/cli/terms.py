"""`normwright terms`: the vocabularies of a workspace, checked, taken from others and given to others."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from normwright.cli.output import display, end_progress, print_findings, print_json, progress, style_option
from normwright.diagnostics import Level, Report
from normwright.errors import FINDINGS, UsageError

if TYPE_CHECKING:
    from normwright.glossary.concept import Vocabulary
    from normwright.workspace.settings import Workspace

FORMATS = ("yaml", "tbx", "skos", "jsonld", "csv", "xlsx", "html")


@click.group()
def terms() -> None:
    """Vocabularies: the words that drafts are checked against, below glossary/."""


@terms.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@style_option("How findings are told.")
def check(files: tuple[Path, ...], style: str) -> int:
    """Check the vocabularies of the workspace, or only these YAML files.

    Everything that is wrong is told at once, with its line; the exit code is then 1 (advice alone: 0).
    """
    from normwright.workspace.settings import open_workspace

    report = Report()
    workspace = open_workspace(Path.cwd())
    found = _checked(workspace, files, report)
    findings = list(report)
    if style == "json":
        held = [
            {"file": file, "name": one.label, "complete": one.complete, "concepts": len(one.concepts)}
            for file, one in found
        ]
        print_json("terms check", findings, {"vocabularies": held})
    else:
        print_findings(findings, root=workspace.root)
        for file, one in found:
            click.echo(f"{file}: {one.label}, {_counted(one)}")
    return FINDINGS if any(one.level is not Level.ADVICE for one in findings) else 0


@terms.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "name", required=True, metavar="NAME", help='Whose terms, such as "ISO 37100".')
@click.option("--edition", default="", metavar="YEAR", help="The year of that document.")
@click.option("--title", default="", help="Its title.")
@click.option("--language", default="", metavar="LANG", help="Language of what doesn't say its own.")
@click.option("--rights", default="", help="Who may use the terms; printed with every export.")
@click.option("--partial", is_flag=True, help="The file holds only some of its terms.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Another file below glossary/.")
@click.option("--replace", "overwrite", is_flag=True, help="Replace what stands in that file.")
@click.option("--dry-run", is_flag=True, help="Tell what would be taken, and write nothing.")
def import_(
    file: Path, name: str, edition: str, title: str, language: str, rights: str,
    partial: bool, output: Path | None, overwrite: bool, dry_run: bool,
) -> int:  # fmt: skip
    """Take the vocabulary in FILE as the authority NAME: TBX, STS, SKOS, CSV, XLSX or YAML.

    It becomes glossary/NAME.yaml and is added to the vocabularies in normwright.toml. An incomplete file of
    the same name is replaced; one that is complete, or another vocabulary, only with --replace. What can't
    be read is listed; the vocabulary is then marked as incomplete, and the exit code is 1.
    """
    from normwright.glossary.keeping import Wanted, keep
    from normwright.limits import run_limited
    from normwright.workspace.settings import open_workspace

    workspace = open_workspace(Path.cwd())
    wanted = Wanted(name.strip(), edition.strip(), title.strip(), rights.strip(), partial)
    progress(f"reading {file.name}")
    vocabulary, report = run_limited(_read, file, wanted.name, language)
    end_progress()
    if vocabulary is None:
        from normwright.errors import InputError

        print_findings(list(report), root=None)
        raise InputError(f"nothing was taken from {file}", help="see the findings above")
    kept = keep(
        vocabulary, wanted, workspace, origin=file.name, report=report,
        output=output, overwrite=overwrite, dry_run=dry_run,
    )  # fmt: skip
    print_findings(list(report), root=None)
    click.echo(f"{display(workspace.root / kept.file)}: {kept.vocabulary.label}, {_counted(kept.vocabulary)}")
    for line in kept.remarks:
        click.echo(line, err=True)
    return FINDINGS if report.failed else 0


@terms.command()
@click.argument("what", nargs=-1, metavar="[VOCABULARY|DRAFT]...")
@click.option("-f", "form", type=click.Choice(FORMATS), default="yaml", show_default=True, help="The form.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; else standard output.")
def export(what: tuple[str, ...], form: str, output: Path | None) -> int:
    """Give a vocabulary, or the term entries of a draft, to others.

    A VOCABULARY is meant by its name ("ISO 37100"), its name and edition, or its file. html is one page with
    every vocabulary and draft of the workspace, or those named.
    """
    from normwright.files import write_atomic
    from normwright.workspace.settings import open_workspace

    workspace = open_workspace(Path.cwd())
    report = Report()
    base = output.parent if output else Path.cwd()
    data = (
        _page(workspace, what, base, report) if form == "html" else _exported(workspace, what, form, report)
    )
    print_findings(list(report), root=workspace.root)
    if output is None:
        if form == "xlsx" and sys.stdout.isatty():
            raise UsageError("a workbook can't be shown here", help="name a file: -o terms.xlsx")
        click.echo(data, nl=False)
    else:
        write_atomic(output, data)
        click.echo(display(output))
    return FINDINGS if report.failed else 0


# -- what the commands do ------------------------------------------------------------------------------------


def _checked(
    workspace: "Workspace", files: tuple[Path, ...], report: Report
) -> "list[tuple[str, Vocabulary]]":
    from normwright.diagnostics import Place
    from normwright.glossary.workspace import held_vocabularies, say_incomplete, vocabulary_files
    from normwright.glossary.yaml_reader import read_yaml_file

    if files:
        read = [(path.as_posix(), read_yaml_file(path, workspace.root, report)) for path in files]
        found = [(file, one) for file, one in read if one is not None]
    else:
        listed = list(workspace.vocabularies)
        others = [file for file in vocabulary_files(workspace.root) if file not in listed]
        for file in others:
            report.say("VOC024", Place(file, 1, 1), file=file)
        found = [(one.file, one.vocabulary) for one in held_vocabularies(workspace, listed + others, report)]
    for _, one in found:
        if not one.complete:
            say_incomplete(one, report)
    return found


def _read(file: Path, name: str, language: str) -> "tuple[Vocabulary | None, Report]":
    """In a process of its own; what is wrong comes back also when nothing could be read."""
    from normwright.errors import InputError
    from normwright.glossary.files import read_vocabulary

    report = Report()
    try:
        read = read_vocabulary(file, name=name, report=report, language=language)
        if not read.concepts:
            raise InputError(f"{file} has no terms", help="ask its sender for a file that has terms in it")
        return read, report
    except InputError:
        if not len(report):
            raise
        return None, report


def _exported(workspace: "Workspace", what: tuple[str, ...], form: str, report: Report) -> bytes:
    from normwright.glossary.files import write_vocabulary

    if len(what) > 1:
        raise UsageError("one file holds one vocabulary", help="name one, or make a page of all: -f html")
    found = vocabularies_named(workspace, what[0] if what else "", report)
    if len(found) != 1:
        names = ", ".join(f'"{one.label}"' for one in found)
        raise UsageError("there are several vocabularies", help=f"name one: {names}")
    return write_vocabulary(found[0], form, report)


def vocabularies_named(workspace: "Workspace", name: str, report: Report) -> "list[Vocabulary]":
    """The vocabulary, or the entries of the draft, that a name means; all vocabularies for no name.

    Raises: UsageError when there is none.
    """
    import difflib

    from normwright.glossary.workspace import held_vocabularies
    from normwright.workspace.drafts import find_drafts

    held = [
        (one.file, one.vocabulary) for one in held_vocabularies(workspace, workspace.vocabularies, report)
    ]
    vocabularies = [one for _, one in held]
    if not name and vocabularies:
        return vocabularies
    for file, one in held:
        if (
            name.casefold() in (one.name.casefold(), one.label.casefold())
            or Path(name).stem == Path(file).stem
        ):
            return [one]
    drafts = {folder.name: folder for folder in find_drafts(workspace)}
    if Path(name).name in drafts:
        return [_of_draft(workspace, drafts[Path(name).name], report)]
    known = [*(one.label for one in vocabularies), *drafts]
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(known) or 'none'}"
    raise UsageError(f'there is no vocabulary or draft "{name}" in this workspace', help=hint)


def _of_draft(workspace: "Workspace", folder: Path, report: Report) -> "Vocabulary":
    """The term entries of a draft, in all its languages; what is wrong with the draft is told by check."""
    from normwright.glossary.entries import entries_of, merged
    from normwright.history.commits import draft_state
    from normwright.translations import made_in_languages
    from normwright.workspace.drafts import load_draft

    faults = Report()
    draft = load_draft(folder, workspace.root, faults)
    made = []
    if draft is not None and not faults.failed:
        state = draft_state(folder)
        for language in made_in_languages(draft, "", state=state, progress=progress):
            standard = language.standards.get("iso") or next(iter(language.standards.values()), None)
            if standard is not None:
                made.append(entries_of(standard, report=report))
        end_progress()
    if not made:
        raise UsageError(f"the draft {folder.name} can't be read", help=f"normwright check {folder.name}")
    return merged(made)


def _page(workspace: "Workspace", what: tuple[str, ...], base: Path, report: Report) -> bytes:
    from normwright.glossary_pages import make_glossary_page

    page = make_glossary_page(workspace, what, base=base, report=report, progress=progress)
    end_progress()
    return page


def _counted(vocabulary: "Vocabulary") -> str:
    concepts = len(vocabulary.concepts)
    names = sum(len(concept.designations) for concept in vocabulary.concepts)
    known = "" if vocabulary.complete else ", incomplete"
    return f"{concepts} concept{'s' * (concepts != 1)}, {names} designation{'s' * (names != 1)}{known}"
