"""Annotations of GitHub Actions: no word of a draft becomes a command."""

from normwright.diagnostics import Diagnostic, Level, Place
from normwright.reports.github import format_github


def _told(place: Place, message: str = "a fault", level: Level = Level.ERROR) -> str:
    return format_github([Diagnostic("LNG003", level, place, message, "do this", "5.1")])


def test_a_finding_is_one_command() -> None:
    assert _told(Place("a b.rst", 3, 4, length=6)) == (
        "::error file=a b.rst,line=3,col=4,endColumn=10,title=LNG003::a fault%0Ado this%0A5.1\n"
    )


def test_levels_have_their_commands() -> None:
    assert _told(Place(), level=Level.WARNING).startswith("::warning title=LNG003::")
    assert _told(Place(), level=Level.ADVICE).startswith("::notice title=LNG003::")


def test_an_approximate_place_names_its_line_alone() -> None:
    assert _told(Place("a.rst", 3, 4, approximate=True)).startswith("::error file=a.rst,line=3,title=")


def test_nothing_in_a_draft_begins_a_command() -> None:
    told = _told(Place("a,b:c%\n.rst", 1), "x\n::stop-commands::y\r\n::error::z 100 %")
    assert told.count("\n") == 1
    assert told.startswith(
        "::error file=a%2Cb%3Ac%25%0A.rst,line=1,title=LNG003::x%0A::stop-commands::y%0D%0A::error::"
    )
