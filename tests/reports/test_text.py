"""Findings as text: the fragment is underlined where the place says."""

from pathlib import Path

from normwright.diagnostics import Diagnostic, Level, Place
from normwright.reports.text import format_diagnostics, summary


def _finding(**place: object) -> Diagnostic:
    return Diagnostic(
        "SRC040", Level.ERROR, Place(**place), 'there is no label "x"', "did you mean y?", "5.1"
    )  # type: ignore[arg-type]


def test_the_fragment_is_underlined(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("one\n\tsee :ref:`x` here\n", encoding="utf-8")
    text = format_diagnostics([_finding(file="a.rst", line=2, column=12, length=1)], root=tmp_path)
    assert text.splitlines() == [
        'a.rst:2:12: error[SRC040] there is no label "x"',
        "   |",
        " 2 | \tsee :ref:`x` here",
        "   | \t          ^",
        "   = help: did you mean y?",
        "   = source: 5.1",
    ]


def test_an_approximate_place_shows_the_line_only(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("one\n", encoding="utf-8")
    text = format_diagnostics([_finding(file="a.rst", line=1, column=1, approximate=True)], root=tmp_path)
    assert "^" not in text


def test_a_missing_file_or_control_characters_do_no_harm(tmp_path: Path) -> None:
    assert "error[SRC040]" in format_diagnostics([_finding(file="gone.rst", line=3)], root=tmp_path)
    (tmp_path / "b.rst").write_text("x\x1b[2Jy\n", encoding="utf-8")
    assert "\x1b" not in format_diagnostics([_finding(file="b.rst", line=1)], root=tmp_path)


def test_the_element_of_a_file_by_others_is_named() -> None:
    told = Diagnostic("STS101", Level.WARNING, Place("t.xml", 3), "m", "h", path="/standard/body/p[2]")
    assert format_diagnostics([told]).splitlines()[1:] == [
        "   = element: /standard/body/p[2]",
        "   = help: h",
    ]


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("one\n", encoding="utf-8")
    assert " 1 | one" in format_diagnostics([_finding(file="a.rst", line=1)], root=tmp_path)
    (tmp_path / "a.rst").write_text("other\n", encoding="utf-8")
    assert " 1 | other" in format_diagnostics([_finding(file="a.rst", line=1)], root=tmp_path)
    assert " | " not in format_diagnostics([_finding(file="a.rst", line=9)], root=tmp_path)


def test_counts_are_told() -> None:
    assert summary([]) == "no findings"
    assert summary([_finding(), _finding(line=2)]) == "2 errors"


def test_messages_steer_no_terminal_and_keep_their_blanks() -> None:
    told = Diagnostic("SET001", Level.ERROR, Place("a\x1b[2J.toml", 1), "\x1b]0;x\x07\u202e 5\u00a0m")
    text = format_diagnostics([told])
    assert text == "a�[2J.toml:1: error[SET001] �]0;x�� 5\u00a0m"
