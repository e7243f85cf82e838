"""What an edit changes, as a patch that people read and `git apply` takes."""

import difflib


def patch_of(name: str, old: bytes, new: bytes) -> str:
    """A unified diff of one file, `name` from the root; without `old` it is a new one."""
    before = f"a/{name}" if old else "/dev/null"
    made = difflib.unified_diff(_lines(old), _lines(new), before, f"b/{name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in made
    )


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").splitlines(keepends=True)
