"""Paths that every system can hold."""

import pytest

from normwright.workspace.portable import path_faults


@pytest.mark.parametrize(
    ("paths", "wrong"),
    [
        (["drafts/a/en/scope.rst", "README.md", ".gitignore"], []),
        (["a/con.rst"], ["a/con.rst"]),
        (["a/LPT1"], ["a/LPT1"]),
        (["aux/x"], ["aux/x"]),
        (["a/console.rst", "a/com10"], []),
        (["a/what?.rst"], ["a/what?.rst"]),
        (["a/tab\tle"], ["a/tab\tle"]),
        (["a/b.", "a /c"], ["a /c", "a/b."]),
        (["a/Plan.svg", "a/plan.svg"], ["a/plan.svg"]),
        (["a/x", "A/y"], ["a/x"]),
        (["a/Ünter", "a/ünter"], ["a/ünter"]),
        ([f"a/{'b' * 118}"], []),
        ([f"a/{'b' * 119}"], [f"a/{'b' * 119}"]),
    ],
)
def test_paths(paths: list[str], wrong: list[str]) -> None:
    assert [path for path, _ in path_faults(paths)] == wrong
