"""Sphinx extensions take part only when the caller names them."""

import sys
from pathlib import Path

import pytest

from normwright.diagnostics import Report
from normwright.errors import ToolError
from tests.sources.snippets import draft, reader

EXTENSION = """
from docutils import nodes
from docutils.transforms import Transform
from sphinx.util.docutils import SphinxDirective
from sphinx.util import logging

class Greeting(SphinxDirective):
    has_content = True
    option_spec = {"times": int}

    def run(self):
        logging.getLogger(__name__).warning("a word of warning", location=(self.env.docname, self.lineno))
        return [nodes.paragraph("", "hello " * self.options.get("times", 1))]

class Shout(Transform):
    default_priority = 500

    def apply(self):
        for node in self.document.findall(nodes.emphasis):
            node.replace_self(nodes.strong("", node.astext().upper()))

def role(name, raw, text, line, inliner, options=None, content=None):
    return [nodes.emphasis("", text)], []

def setup(app):
    app.add_directive("greeting", Greeting)
    app.add_role("shouted", role)
    app.add_transform(Shout)
"""


@pytest.fixture
def extension(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    name = "normwright_test_extension"
    (tmp_path / f"{name}.py").write_text(EXTENSION)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield name
    sys.modules.pop(name, None)


@pytest.mark.parametrize(
    ("syntax", "text"),
    [
        ("rst", "T\n=\n\n.. greeting::\n   :times: 2\n\n:shouted:`b` :ref:`c`\n\n.. tip:: x\n"),
        ("md", "# T\n\n:::{greeting}\n:times: 2\n:::\n\n{shouted}`b` {ref}`c`\n\n:::{tip} x\n:::\n"),
    ],
)
def test_named_extensions_only(extension: str, syntax: str, text: str) -> None:
    with draft({f"en/a.{syntax}": text}) as root:
        report = Report()
        reader(root).read(["a"], report)
        assert {"SRC125", "SRC126", "SRC120"} == {finding.code for finding in report}
        report = Report()
        fragment = reader(root, extensions=(extension,)).read(["a"], report)["a"]
        assert sorted(path.name for path in root.rglob("*") if path.is_file()) == [f"a.{syntax}"]
    assert " ".join(" ".join(fragment.itertext()).split()) == "T hello hello B"
    assert [bold.text for bold in fragment.iter("bold")] == ["B"]
    assert [(finding.code, finding.place.line) for finding in report] == [
        ("SRC201", 4 if syntax == "rst" else 3),
        ("SRC120", 9),
    ]


def test_an_extension_that_is_not_there() -> None:
    with draft({"en/a.rst": "T\n=\n"}) as root, pytest.raises(ToolError):
        reader(root, extensions=("no_such_extension_at_all",)).read(["a"], Report())
