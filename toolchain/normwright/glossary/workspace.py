"""The vocabularies of a workspace: the files below `glossary/` that its settings list."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from normwright.diagnostics import Place, Report
from normwright.glossary.concept import Vocabulary
from normwright.glossary.yaml_reader import read_yaml_file
from normwright.workspace.settings import FILE, Workspace

FOLDER = "glossary"


@dataclass(frozen=True)
class Held:
    """A vocabulary and the file that holds it, by its path in the workspace."""

    file: str
    vocabulary: Vocabulary


def load_vocabularies(workspace: Workspace, report: Report) -> tuple[Vocabulary, ...]:
    """The vocabularies that drafts are checked against, in the order of the settings.

    What is wrong with the files is in `report`; a file that can't be read is left out.
    """
    return tuple(held.vocabulary for held in held_vocabularies(workspace, workspace.vocabularies, report))


def held_vocabularies(workspace: Workspace, files: Sequence[str], report: Report) -> list[Held]:
    """The vocabularies of files of the workspace: VOC022 for one that isn't there, VOC023 for doubles."""
    found: list[Held] = []
    for file in files:
        path = workspace.root / file
        if not path.is_file():
            report.say("VOC022", Place(FILE), file=file, hint=_nearest(file, workspace.root))
            continue
        vocabulary = read_yaml_file(path, workspace.root, report)
        if vocabulary is None:
            continue
        other = next((one for one in found if one.vocabulary.label == vocabulary.label), None)
        if other is not None:
            report.say("VOC023", vocabulary.place, name=vocabulary.label, other=other.file)
        found.append(Held(file, vocabulary))
    return found


def say_incomplete(vocabulary: Vocabulary, report: Report) -> None:
    """What little is known of an incomplete vocabulary, and how the real one is loaded: VOC021."""
    report.say("VOC021", vocabulary.place, **known_of(vocabulary))


def known_of(vocabulary: Vocabulary) -> dict[str, Any]:
    """What VOC021 says of an incomplete vocabulary."""
    concepts = vocabulary.concepts
    return {
        "name": vocabulary.label,
        "plain": vocabulary.name,
        "edition": vocabulary.edition or "YEAR",
        "count": sum(len(concept.designations) for concept in concepts),
        "definitions": sum(1 for concept in concepts if concept.definitions) or "no",
    }


def vocabulary_files(root: Path) -> list[str]:
    """Every YAML file below `glossary/`, sorted, by its path in the workspace."""
    folder = root / FOLDER
    found = [path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml") and path.is_file()]
    return sorted(path.relative_to(root).as_posix() for path in found)


def _nearest(file: str, root: Path) -> str:
    near = get_close_matches(file, vocabulary_files(root), n=1)
    return f"did you mean {near[0]}?" if near else f"put the file there, or take it out of {FILE}"
