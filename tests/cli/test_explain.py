"""`normwright explain`: the page of a code, or the nearest one."""

from tests.support.command import run


def test_a_page_is_printed() -> None:
    done = run("explain", "src040")
    assert done.code == 0
    assert "SRC040" in done.out
    assert "Do:" in done.out


def test_an_unknown_code_names_the_nearest() -> None:
    done = run("explain", "SRC0400")
    assert done.code == 2
    assert "did you mean SRC0" in done.err


def test_no_command_shows_the_commands() -> None:
    done = run("--help")
    assert done.code == 0
    assert "build" in done.out


def test_an_unknown_option_is_usage() -> None:
    assert run("build", "--colour").code == 2
