"""Fixtures of the rendering tests."""

from pathlib import Path
from typing import Any

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


class Visit:
    """A page that was opened, and what it fetched and complained of; `options` are those of a browser context."""

    def __init__(self, browser: Any, path: Path, *, width: int, height: int = 850, **options: Any) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": height}, **options)
        self.fetched: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.fetched.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())
        self.fetched = [url for url in self.fetched if url != path.as_uri() and not url.startswith("data:")]


def until(page: Any, question: str, argument: Any = None) -> None:
    """Waits till the page answers the question with yes (Playwright's own way is forbidden by the page's policy)."""
    for _ in range(60):
        if page.evaluate(question, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {question}")


def stored(folder: Path, page: bytes) -> Path:
    """The file "page.html" with that content."""
    path = folder / "page.html"
    path.write_bytes(page)
    return path
