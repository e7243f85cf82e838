"""Paths that every system can hold: design rule for workspaces, because Windows forbids more than others."""

import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 120  # characters below the workspace's root
_RESERVED = {"con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10))}
_FORBIDDEN = set('<>:"|?*\\')


def path_faults(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(path, what is wrong with it) for paths with forward slashes, relative to the workspace; by path."""
    seen: dict[str, str] = {}
    for path in sorted(set(paths)):
        if len(path) > LONGEST:
            yield path, f"the path has {len(path)} characters, {LONGEST} are allowed"
        for name in path.split("/"):
            yield from ((path, fault) for fault in _name_faults(name))
        other = _clash(path, seen)
        if other:
            yield path, f"it differs from {other} only by case"


def _name_faults(name: str) -> Iterator[str]:
    if name.split(".")[0].strip().casefold() in _RESERVED:
        yield f'Windows keeps the name "{name}" for a device'
    wrong = sorted({character for character in name if character in _FORBIDDEN or ord(character) < 32})
    if wrong:
        yield f"Windows allows no {' '.join(map(repr, wrong))} in a name"
    if name.endswith((" ", ".")):
        yield f'"{name}" ends in a {"space" if name.endswith(" ") else "dot"}, which Windows drops'


def _clash(path: str, seen: dict[str, str]) -> str:
    """The path or folder before that is the same but for case, "" when there is none; each folder counts."""
    steps = path.split("/")
    for end in range(1, len(steps) + 1):
        here = "/".join(steps[:end])
        folded = unicodedata.normalize("NFC", here).casefold()
        before = seen.setdefault(folded, here)
        if before != here:
            return before
    return ""
