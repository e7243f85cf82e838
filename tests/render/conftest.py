"""Fixtures of the rendering tests."""

from pathlib import Path

import pytest
from lxml import etree

from normwright.diagnostics import Report
from normwright.sts.standard import Standard

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture
def templates() -> list[Path]:
    """The search path: the shipped templates alone."""
    return [TEMPLATES]


@pytest.fixture
def report() -> Report:
    return Report()


NAMESPACES = (
    'xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def standard_of(body: str, *, front: str = "", back: str = "") -> Standard:
    """A standard with the given content of body, front and back."""
    text = (
        f'<standard {NAMESPACES} xml:lang="en"><front>{front}</front><body>{body}</body>'
        f"<back>{back}</back></standard>"
    )
    return Standard(etree.fromstring(text), file="draft.xml")
