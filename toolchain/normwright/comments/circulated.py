"""The circulated text of a ballot: STS, companion and line map, checked to be those that were circulated."""

from hashlib import sha256
from pathlib import Path

from normwright.comments.record import Ballot
from normwright.diagnostics import Place, Report
from normwright.errors import InputError
from normwright.sts.linemap import LineMap, read_line_map
from normwright.sts.normalise import profile
from normwright.sts.read import read_sts
from normwright.sts.standard import Standard

FOLDER = "circulated"
_LINES = ".lines.json"


def load_circulated(ballot: Ballot, report: Report | None = None) -> tuple[Standard, LineMap | None]:
    """The text in our profile, and its line map; None where there is none that belongs to it.

    What is wrong goes to `report`. Raises: InputError when there is no text, or it can't be read.
    """
    told = Report() if report is None else report
    path = circulated_file(ballot, told)
    place = Place(_name(path, ballot))
    digest = sha256(path.read_bytes()).hexdigest()
    if ballot.text and digest != ballot.text:
        told.say("CMT102", place, found=digest[:12], expected=ballot.text[:12])
    reading = Report()
    standard = profile(read_sts(path, report=reading, file=place.file))
    # A national body is often given the text without its pictures, and places comments all the same.
    told.extend(one for one in reading if not (ballot.national and one.code == "STS003"))
    return standard, _lines(path, ballot, told)


def has_circulated(ballot: Ballot) -> bool:
    """Whether any STS file stands where the circulated text belongs."""
    return any((ballot.folder / FOLDER).glob("*.xml"))


def circulated_file(ballot: Ballot, report: Report) -> Path:
    """The STS file. Raises: InputError when there is none, or several and none has the ballot's hash."""
    folder = ballot.folder / FOLDER
    found = sorted(folder.glob("*.xml"))
    if len(found) > 1:
        found = [path for path in found if sha256(path.read_bytes()).hexdigest() == ballot.text]
    if not found:
        report.say("CMT101", Place(_name(folder, ballot)))
        raise InputError(
            f"{ballot.title} has no circulated text",
            help="see the findings; comments can't be placed without it",
        )
    return found[0]


def _lines(path: Path, ballot: Ballot, report: Report) -> LineMap | None:
    source = path.with_name(path.stem + _LINES)
    if not source.is_file():
        return None
    place = Place(_name(source, ballot))
    try:
        lines = read_line_map(source.read_bytes(), file=place.file)
    except (InputError, OSError) as problem:
        report.say("CMT103", place, fault=str(problem))
        return None
    pdf = path.with_suffix(".pdf")
    if pdf.is_file() and sha256(pdf.read_bytes()).hexdigest() != lines.pdf:
        report.say("CMT104", place, pdf=_name(pdf, ballot))
    return lines


def _name(path: Path, ballot: Ballot) -> str:
    return path.relative_to(ballot.root).as_posix() if path.is_relative_to(ballot.root) else path.as_posix()
