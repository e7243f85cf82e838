"""Long lines made to keep a reader busy are read as fast as others."""

import contextlib
import time
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

MANY = 20_000
SECONDS = 3  # a hundred times what it takes; what grows with the square needs minutes


def _svg(style: str) -> None:
    clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg"><style>{style}</style></svg>'.encode())


CASES: dict[str, tuple[Callable[[Any], Any], Any]] = {
    "target behind blanks": (split_target, "a" + " " * MANY),
    "targets never closed": (split_target, "a <b" * MANY),
    "comments and something else": (_is_comments, "<!---->" * MANY + "x"),
    "designation with blanks": (designation, ["a" + " " * MANY + "b"]),
    "designation with parentheses": (designation, ["(" * MANY + ")"]),
    "at-rules never ended": (_svg, "@a" * MANY),
    "blocks never ended": (_svg, "@a{" * MANY),
    "identifier": (parse_identifier, "ISO 1-" + "1-" * MANY),
    "citation": (parse_citation, "ISO 1" + " " * MANY + "x"),
    "style": (clean_style, "border:" + "1 " * MANY),
    "address": (safe_address, "a" * MANY),
}


@pytest.mark.parametrize("what", CASES)
def test_long_lines_take_no_longer(what: str) -> None:
    read, text = CASES[what]
    begun = time.process_time()
    with contextlib.suppress(ValueError):  # refusing it is an answer too
        read(text)
    assert time.process_time() - begun < SECONDS


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
