"""Text above a toctree moved to a file of its own: a heading there would take the subclauses with it."""

import re
from pathlib import PurePosixPath

from normwright.checks.mending.edits import Edit
from normwright.checks.places import Source

_TOCTREE = re.compile(r"^(?:\.\.[ ]toctree::|:{3,}\{toctree\}|`{3,}\{toctree\})[ \t]*\n", re.MULTILINE)
_ENTRY = re.compile(r"(?:[ \t]*(?::[\w-]+:[^\n]*)?\n)*(?P<indent>[ \t]*)(?=[^\s:`])")


def moved_text(source: Source, start: int, title: str) -> tuple[Edit, ...]:
    """The edits that move what stands from `start` to the next toctree; none when there is no such text.

    The new file lies beside the source and is named after it.
    """
    toctree = _TOCTREE.search(source.text, start)
    entry = _ENTRY.match(source.text, toctree.end()) if toctree else None
    if toctree is None or entry is None:
        return ()
    text = source.text[start : toctree.start()].strip("\n")
    path = PurePosixPath(source.name)
    made = path.with_name(f"{path.stem}-{_slug(title)}{path.suffix}")
    heading = f"# {title}" if source.is_markdown else f"{title}\n{'=' * len(title)}"
    docname = "/".join(made.parts[3:]).removesuffix(path.suffix)  # drafts / name / language / …
    return (
        Edit(source.name, start, toctree.start(), "\n\n"),
        Edit(source.name, entry.end(), entry.end(), f"{docname}\n{entry['indent']}"),
        Edit(made.as_posix(), 0, 0, f"{heading}\n\n{text}\n"),
    )


def _slug(title: str) -> str:
    from normwright.files import slug

    return slug(title)
