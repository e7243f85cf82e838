"""Long lines made to keep a reader busy are read as fast as others."""

import contextlib
from collections.abc import Callable
from typing import Any

import pytest

from normwright.names.citations import parse_citation
from normwright.names.identifiers import parse_identifier
from normwright.passes.designations import designation
from normwright.render.links import safe_address
from normwright.render.styles import clean_style
from normwright.sources.myst_renderer import _is_comments
from normwright.sources.text import split_target
from normwright.sts.svg import clean_svg
from tests.support.growth import assert_in_proportion

MANY = 2_500  # and eight times as many


def _svg(style: str) -> None:
    clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg"><style>{style}</style></svg>'.encode())


CASES: dict[str, tuple[Callable[[Any], Any], Callable[[int], Any]]] = {
    "target behind blanks": (split_target, lambda many: "a" + " " * many),
    "targets never closed": (split_target, lambda many: "a <b" * many),
    "comments and something else": (_is_comments, lambda many: "<!---->" * many + "x"),
    "designation with blanks": (designation, lambda many: ["a" + " " * many + "b"]),
    "designation with parentheses": (designation, lambda many: ["(" * many + ")"]),
    "at-rules never ended": (_svg, lambda many: "@a" * many),
    "blocks never ended": (_svg, lambda many: "@a{" * many),
    "identifier": (parse_identifier, lambda many: "ISO 1-" + "1-" * many),
    "citation": (parse_citation, lambda many: "ISO 1" + " " * many + "x"),
    "style": (clean_style, lambda many: "border:" + "1 " * many),
    "address": (safe_address, lambda many: "a" * many),
}


@pytest.mark.parametrize("what", CASES)
def test_long_lines_take_no_longer(what: str) -> None:
    read, text = CASES[what]

    def reading(many: int) -> Callable[[], None]:
        line = text(many)

        def work() -> None:
            with contextlib.suppress(ValueError):  # refusing it is an answer too
                read(line)

        return work

    assert_in_proportion(reading, MANY)


def test_what_grows_with_the_square_is_noticed() -> None:
    with pytest.raises(AssertionError, match="8 times as much"):
        assert_in_proportion(lambda many: lambda: max(range(many * many)), 400)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("own <target>", ("own", "target")),
        ("own<target >", ("own", "target")),
        ("target", ("", "target")),
        ("<target>", ("", "<target>")),
        ("a < b", ("", "a < b")),
        ("a <b> c", ("", "a <b> c")),
        ("a <b> <c>", ("a <b>", "c")),
        ("own <>", ("", "own <>")),
    ],
)
def test_text_and_target(text: str, parts: tuple[str, str]) -> None:
    assert split_target(text) == parts
