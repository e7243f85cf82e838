"""The order of files."""

import posixpath
import re
from collections.abc import Iterable

from docutils import nodes
from lxml.etree import _Element

from normwright.diagnostics import Place
from normwright.sources import nodes as own
from normwright.sources.directives import SourceDirective, directive
from normwright.sources.handlers import handles
from normwright.sources.text import split_target
from normwright.sources.translation import Translation
from normwright.sts import build, fragment
from normwright.sts.places import mark

#: Options of Sphinx that concern the looks of websites: accepted, without effect.
_LOOKS = ("maxdepth", "caption", "hidden", "titlesonly", "numbered", "includehidden")


@directive("toctree")
class Toctree(SourceDirective):
    """Files that follow here, one a line."""

    optional_arguments = 0
    known = dict.fromkeys(_LOOKS, str)

    def make(self) -> list[nodes.Node]:
        """A node with the files' names and places."""
        entries = [
            (docname, self.content_place(index))
            for index, line in enumerate(self.content)
            if (docname := self._docname(line.strip(), index))
        ]
        return [self.new(own.toctree, entries=entries)]

    def _docname(self, entry: str, index: int) -> str:
        titled, name = split_target(entry)
        name = re.sub(r"\.(?:rst|md)\Z", "", name)
        folder = "" if name.startswith("/") else posixpath.dirname(self.reading.docname)
        docname = posixpath.normpath(posixpath.join(folder, name.lstrip("/"))) if name else ""
        if name and (re.search(r"[:*?\s\\]", name) or name == "self" or docname.startswith("..") or titled):
            self.say("SRC218", self.content_place(index), entry=entry)
            return docname if titled else ""
        return docname


@handles(own.toctree)
def toctree(node: own.toctree, t: Translation) -> Iterable[_Element]:
    """A placeholder `toctree`."""
    entries: list[tuple[str, Place]] = node["entries"]
    yield build.element(
        fragment.TOCTREE,
        {},
        *(mark(fragment.placeholder(fragment.ENTRY, name=name), place) for name, place in entries),
    )
