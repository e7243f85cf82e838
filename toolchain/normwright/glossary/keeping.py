"""A vocabulary that was read from a file by others, kept in the workspace as the authority."""

from dataclasses import dataclass, replace
from pathlib import Path

from normwright.diagnostics import Report
from normwright.errors import UsageError
from normwright.files import slug, write_together
from normwright.glossary.concept import Vocabulary
from normwright.glossary.settings_line import with_vocabulary
from normwright.glossary.soundness import check_vocabulary
from normwright.glossary.workspace import FOLDER
from normwright.glossary.yaml_reader import read_yaml_file
from normwright.glossary.yaml_writer import write_yaml
from normwright.workspace.settings import FILE, Workspace


@dataclass(frozen=True)
class Wanted:
    """What the user says of the vocabulary; what is empty stays as the file says it."""

    name: str
    edition: str = ""
    title: str = ""
    rights: str = ""
    partial: bool = False


@dataclass(frozen=True)
class Kept:
    """What was kept, in which file of the workspace, and remarks on what happened to others."""

    vocabulary: Vocabulary
    file: str
    remarks: tuple[str, ...] = ()


def keep(
    vocabulary: Vocabulary,
    wanted: Wanted,
    workspace: Workspace,
    *,
    origin: str,
    report: Report,
    output: Path | None = None,
    overwrite: bool = False,
    dry_run: bool = False,
) -> Kept:
    """Writes the vocabulary below `glossary/` and lists it in the settings; the same again changes nothing.

    `origin` is the name of the file it came from. `report`, which says what of that file wasn't taken, gets
    what is wrong with the vocabulary itself. Raises: UsageError when the name or edition is none, or the
    file holds another vocabulary.
    """
    _check(wanted)
    made = _named(vocabulary, wanted, origin, complete=not report.failed)
    check_vocabulary(made, report)
    file = _file(made, workspace, output)
    remarks = _check_free(made, file, workspace, overwrite=overwrite)
    content = write_yaml(made, comment=_comment(origin))
    writes = {workspace.root / file: content}
    settings, remark = _settings(workspace, file)
    if settings is not None:
        writes[workspace.root / FILE] = settings
    if remark:
        remarks.append(remark)
    if dry_run:
        remarks = [*(f"without --dry-run: {one}" for one in remarks), "nothing was written"]
    else:
        write_together(writes)
    return Kept(made, file, tuple(remarks))


def _check(wanted: Wanted) -> None:
    if not wanted.name or any(not sign.isprintable() for sign in wanted.name):
        raise UsageError("the vocabulary needs a name", help='such as: --as "ISO 37100"')
    if ":" in wanted.name and wanted.name.rpartition(":")[2].strip().isdigit():
        name, _, year = wanted.name.rpartition(":")
        raise UsageError(
            "the name holds the year", help=f'write: --as "{name.strip()}" --edition {year.strip()}'
        )
    if wanted.edition and not (wanted.edition.isdigit() and len(wanted.edition) == 4):
        raise UsageError(f'"{wanted.edition}" is no edition', help="give its year: --edition 2016")


def _named(vocabulary: Vocabulary, wanted: Wanted, origin: str, *, complete: bool) -> Vocabulary:
    languages = vocabulary.languages or tuple(
        dict.fromkeys(language for concept in vocabulary.concepts for language in concept.languages)
    )
    return replace(
        vocabulary,
        name=wanted.name,
        edition=wanted.edition,
        title=wanted.title or vocabulary.title,
        rights=wanted.rights or vocabulary.rights,
        languages=languages,
        complete=vocabulary.complete and complete and not wanted.partial,
        source=vocabulary.source or origin,
        sample=False,
    )


def _file(made: Vocabulary, workspace: Workspace, output: Path | None) -> str:
    """Its path in the workspace."""
    if output is None:
        return f"{FOLDER}/{slug(made.name)}.yaml"
    folder = (workspace.root / FOLDER).resolve()
    path = output.absolute().resolve()
    if not path.is_relative_to(folder) or path.suffix not in (".yaml", ".yml"):
        raise UsageError(f"{output} is no YAML file below {FOLDER}/", help=f"such as: -o {FOLDER}/words.yaml")
    return f"{FOLDER}/{path.relative_to(folder).as_posix()}"


def _check_free(made: Vocabulary, file: str, workspace: Workspace, *, overwrite: bool) -> list[str]:
    """Remarks on what will be replaced. Raises: UsageError when it must not be."""
    path = workspace.root / file
    if not path.exists():
        return []
    old = read_yaml_file(path, workspace.root, Report())
    if overwrite:
        return [f"replaced: {old.label if old else 'what could not be read'} in {file}"]
    if old is None:
        raise UsageError(
            f"{file} exists and can't be read as a vocabulary", help="correct it, or add --replace"
        )
    if old.name == made.name and not old.complete:
        return [f"replaced: the incomplete {old.label}"]
    if old.label == made.label and _same(old, made):
        return []
    if old.label == made.label:
        raise UsageError(
            f"{file} holds {old.label} already, with other content", help="add --replace to replace it"
        )
    other = f"{FOLDER}/{slug(made.label)}.yaml"
    raise UsageError(
        f"{file} holds {old.label}",
        help=f"keep both: -o {other}; or add --replace to replace it",
    )


def _same(old: Vocabulary, new: Vocabulary) -> bool:
    return write_yaml(old) == write_yaml(new)


def _comment(origin: str) -> str:
    return (
        f"Taken from {origin} by normwright terms import.\n"
        "What the file says is under the rights of its owner; keep it where only those see it who may."
    )


def _settings(workspace: Workspace, file: str) -> tuple[bytes | None, str]:
    """The settings with the file in their list, None when they are as they should be; and a remark."""
    if file in workspace.vocabularies:
        return None, ""
    old = (workspace.root / FILE).read_bytes()
    new = with_vocabulary(old, file)
    if new is None:
        listed = ", ".join(f'"{one}"' for one in (*workspace.vocabularies, file))
        return None, f"write into {FILE} by hand: vocabularies = [{listed}]"
    return new, f"added to the vocabularies in {FILE}"
