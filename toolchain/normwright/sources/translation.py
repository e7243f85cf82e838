"""One doctree on its way to a fragment: dispatch to the handlers, places, labels, footnotes."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docutils import nodes
from lxml.etree import _Element

from normwright.diagnostics import Place, Report
from normwright.sources import text
from normwright.sources.footnotes import Footnotes
from normwright.sources.handlers import BLOCKS, INLINES, RUNS, BlockHandler, RunHandler
from normwright.sources.link_targets import LinkTargets
from normwright.sources.positions import Positions
from normwright.sources.reading import Reading
from normwright.sts.places import mark
from normwright.sts.tags import AT, LABELS

#: What leaves nothing where it stands: comments by intent, system messages because they were reported,
#: footnotes because they go to their marks.
SILENT = (nodes.comment, nodes.system_message, nodes.target, nodes.footnote)


class Translation:
    """One file being translated."""

    def __init__(self, document: nodes.document, reading: Reading) -> None:
        self.document = document
        self.reading = reading
        self.positions = Positions(reading)
        self.link_targets = LinkTargets(document)
        self.footnotes = Footnotes(document, self)

    @property
    def file(self) -> str:
        """The source file, as in `Place.file`."""
        return self.reading.file

    @property
    def docname(self) -> str:
        """The file's name in the draft, such as "annexes/form"."""
        return self.reading.docname

    @property
    def language(self) -> str:
        """Two letters."""
        return self.reading.language

    @property
    def report(self) -> Report:
        """Where complaints go."""
        return self.reading.report

    @property
    def draft_folder(self) -> Path:
        """`drafts/<name>`, absolute."""
        return self.reading.draft_folder

    # -- elements --------------------------------------------------------------------------------------------

    def blocks(self, siblings: Iterable[nodes.Node]) -> list[_Element]:
        """The elements of block nodes in order, each with its place and the first of each with its labels."""
        waiting = [node for node in siblings if not isinstance(node, SILENT)]
        made: list[_Element] = []
        while waiting:
            elements, taken = self._next(waiting)
            made.extend(self._marked(elements, waiting[0]))
            del waiting[:taken]
        return made

    def inline(self, node: nodes.Element) -> list[str | _Element]:
        """The running text of a node: line ends and runs of blanks are one blank, a block is trimmed."""
        pieces: list[str | _Element] = []
        for child in node.children:
            if isinstance(child, nodes.footnote_reference) and pieces and isinstance(pieces[-1], str):
                pieces[-1] = pieces[-1].rstrip(" \n")  # reStructuredText needs a blank there, MyST keeps one
            pieces.extend(self._inline_child(child))
        return text.join(pieces, trim=not isinstance(node, nodes.Inline))

    def finish(self) -> None:
        """Complains of what nothing called or used, once all is translated."""
        self.footnotes.finish()
        self.link_targets.finish(self.positions)

    def _next(self, waiting: Sequence[nodes.Node]) -> tuple[list[_Element], int]:
        node = waiting[0]
        run: RunHandler | None = _find(RUNS, node)
        if run is not None:
            return run(waiting, self)
        handler: BlockHandler | None = _find(BLOCKS, node)
        if handler is not None:
            return list(handler(node, self)), 1
        self.say("SRC121", node, what=type(node).__name__)
        return [], 1

    def _inline_child(self, node: nodes.Node) -> Iterator["str | _Element"]:
        if isinstance(node, SILENT):
            return
        handler = _find(INLINES, node)
        if handler is None:
            self.say("SRC121", node, what=type(node).__name__)
            yield node.astext()
            return
        for piece in handler(node, self):
            if not isinstance(piece, str) and piece.get(AT) is None:
                mark(piece, self.place(node))
            yield piece

    # -- places and labels -----------------------------------------------------------------------------------

    def place(self, node: nodes.Node) -> Place:
        """Where the node stands in its file; approximate when the raw text doesn't show it."""
        return self.positions.place(node)

    def place_in(self, node: nodes.Node, words: str) -> Place:
        """Where the block of a node shows these words (on one line)."""
        return self.positions.place_in(node, words)

    def places_behind(self, node: nodes.Node, words: Sequence[str]) -> list[Place]:
        """Where each of these words stands, one behind the other from a node on; none where one is not."""
        return self.positions.places_behind(node, words)

    def labels(self, node: nodes.Node) -> list[str]:
        """The author's labels of a node."""
        return list(node.get("nw-labels", ())) if isinstance(node, nodes.Element) else []

    def mark(self, element: _Element, node: nodes.Node, *, labelled: bool = True) -> _Element:
        """Notes place and labels of `node` on `element`, unless it has its own; gives the element back."""
        if element.get(AT) is None:
            mark(element, self.place(node))
        labels = self.labels(node)
        if labelled and labels and element.get(LABELS) is None:
            element.set(LABELS, " ".join(labels))
        return element

    def _marked(self, elements: list[_Element], node: nodes.Node) -> list[_Element]:
        for number, element in enumerate(elements):
            self.mark(element, node, labelled=number == 0)
        return elements

    # -- complaints and footnotes ----------------------------------------------------------------------------

    def say(self, code: str, where: nodes.Node | Place, /, **facts: Any) -> None:
        """Adds a complaint at a node or place."""
        place = where if isinstance(where, Place) else self.place(where)
        self.report.say(code, place, **facts)

    @contextmanager
    def owner(self, node: nodes.Element) -> Iterator[list[_Element]]:
        """Within it, footnotes belong to the table or figure `node`.

        Marks become `xref ref-type="table-fn"`, and the list given holds, after the block, the `fn` elements
        in the order of their first marks, for the foot.
        """
        with self.footnotes.owner(node) as notes:
            yield notes

    def footnote_mark(self, node: nodes.Element, owner: nodes.Element | None = None) -> list[_Element]:
        """The mark of a footnote reference and, when it is the first in running text, its `fn` behind it.

        `owner` is the table or figure it stands in, if `owner()` isn't in force already.
        """
        return self.footnotes.mark(node, owner)


def _find(table: dict[type[nodes.Node], Any], node: nodes.Node) -> Any:
    for parent in type(node).__mro__:
        if parent in table:
            return table[parent]
    return None
