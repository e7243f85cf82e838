"""Files that a source draws in: only from inside the draft, symbolic links followed first, within bounds."""

from dataclasses import dataclass
from pathlib import Path

from normwright.diagnostics import Place
from normwright.sources.directives import SourceDirective
from normwright.sources.files import LIMIT, Unreadable, read_text
from normwright.sources.reading import Reading


@dataclass(frozen=True)
class Inserted:
    """A file of the draft and its text."""

    path: Path
    text: str


def open_inserted(directive: SourceDirective) -> Inserted | None:
    """The file named on a directive's opening line; None after telling why it can't be had."""
    if not directive.argument:
        directive.say("SRC134", None, directive=directive.name, what="a file")
        return None
    path = inside(directive.reading, directive.argument, directive.place)
    if path is None:
        return None
    directive.reading.depends_on(path)
    try:
        text = read_text(path, directive.reading.name_of(path), directive.reading.report)
    except Unreadable as error:
        directive.reading.report.add(error.at(directive.place))
        return None
    return Inserted(path, text)


def inside(reading: Reading, written: str, place: Place) -> Path | None:
    """The file that a path in a source means; None after telling that it is absent or outside the draft.

    It is looked up from the folder of the file that names it, with a leading slash from the language folder.
    """
    top = language_folder(reading)
    folder = top if written.startswith("/") else (reading.root / place.file).parent
    try:
        path = (folder / written.lstrip("/")).resolve()
        missing = not path.is_file()
    except (OSError, ValueError, RuntimeError):
        path, missing = folder, True
    if not path.is_relative_to(reading.draft_folder.resolve()):
        reading.say("SRC210", place, path=written)
        return None
    if missing:
        reading.depends_on(path)
        reading.say("SRC211", place, path=written)
        return None
    return path


def language_folder(reading: Reading) -> Path:
    """The folder that docnames start at."""
    return reading.path.parents[reading.docname.count("/")]


def part(directive: SourceDirective, inserted: Inserted) -> str:
    """The text between the options start-after and end-before, and of it the given lines."""
    text = inserted.text
    for option in ("start-after", "end-before"):
        wanted = directive.options.get(option, "")
        if wanted and wanted not in text:
            place = directive.option_place(option)
            directive.say("SRC215", place, text=wanted, path=directive.argument, option=option)
        elif wanted:
            before, _, behind = text.partition(wanted)
            text = behind.partition("\n")[2] if option == "start-after" else before
    numbers = directive.value("lines") if "lines" in directive.known else None
    if numbers:
        rows = text.splitlines()
        text = "\n".join(rows[number - 1] for number in numbers if number <= len(rows))
    return text


def line_numbers(value: str) -> list[int]:
    """Numbers from a list such as "1-5, 8". Raises: ValueError."""
    found: list[int] = []
    for piece in value.replace(" ", "").split(","):
        first, dash, last = piece.partition("-")
        if not first.isdigit() or (dash and not last.isdigit()):
            raise ValueError("write numbers such as 1-5, 8")
        found.extend(range(max(int(first), 1), min(int(last or first), LIMIT) + 1))
    return found
