"""Patches applied to a folder by git's rules: the words around must fit, and no file outside is touched."""

import os
from pathlib import Path

from normwright.history.program import GitRefused, run_git, top_of


def apply_patch(folder: Path, patch: bytes, *, home: Path) -> None:
    """Applies a unified diff to a copy of the workspace `home` in `folder`, which lies in no repository.

    Its names are relative to the workspace, or to the repository that the workspace lies in.
    Raises: GitRefused when it doesn't fit.
    """
    top = top_of(home)
    depth = len(home.resolve().relative_to(top.resolve()).parts) if top is not None else 0
    try:
        _apply(folder, patch, strip=1)
    except GitRefused:
        if not depth:
            raise
        _apply(folder, patch, strip=1 + depth)


def _apply(folder: Path, patch: bytes, *, strip: int) -> None:
    # A repository around the folder for temporary files must not be taken for ours.
    environment = os.environ | {"GIT_CEILING_DIRECTORIES": str(folder.resolve().parent)}
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        environment.pop(name, None)
    run_git(folder, "apply", "--whitespace=nowarn", f"-p{strip}", "-", given=patch, environment=environment)
