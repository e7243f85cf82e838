"""The elements of a document's titles, each with the place where its author wrote it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from normwright.checks.document import Document
from normwright.checks.elements import draft_place
from normwright.diagnostics import Place
from normwright.sts.views import View
from normwright.workspace.record import Title as DeclaredTitle

ELEMENTS = ("introductory", "main", "complementary")
#: What parts two elements: a dash, or a hyphen between blanks.
_DASH = re.compile(r"\s*—\s*|\s+(?:–|-|--|---)\s+")


@dataclass(frozen=True)
class DocumentTitle:
    """A title in one language: its elements by name, those that it doesn't have being left out."""

    document: Document
    language: str
    elements: Mapping[str, str]

    @property
    def pieces(self) -> tuple[str, ...]:
        """What dashes part when it is printed; a dash within an element parts too."""
        return tuple(piece for text in self.elements.values() for piece in _DASH.split(text) if piece)

    def anchor(self, name: str = "main", words: tuple[int, int] | None = None) -> View | Place:
        """Where an element, or `words` of it, stands in `draft.toml`; in a file by others the metadata."""
        if self.document.draft is None:
            return self.document.metadata
        place = draft_place(self.document, "title", self.language, name)
        return place if words is None else place.within(self.elements[name], *words)


def document_titles(document: Document) -> Iterator[DocumentTitle]:
    """The titles in all languages: as declared in the project, or as the metadata of a file by others say."""
    if document.draft is not None:
        for language, title in document.draft.record.titles.items():
            yield DocumentTitle(document, language, declared(title))
        return
    for language, given in document.metadata.titles.items():
        texts = (given.introductory, given.main, given.complementary)
        named = {name: text for name, text in zip(ELEMENTS, texts, strict=True) if text}
        yield DocumentTitle(document, language, named or _unfolded(given.full))


def declared(title: DeclaredTitle) -> dict[str, str]:
    """The elements that a project gives a title."""
    texts = (title.introductory, title.main, title.complementary)
    return {name: text for name, text in zip(ELEMENTS, texts, strict=True) if text}


def _unfolded(full: str) -> dict[str, str]:
    """A title of which only the whole is known: a lone element is the main one."""
    pieces = [piece for piece in _DASH.split(full) if piece]
    if len(pieces) < 2:
        return {"main": full} if full else {}
    if len(pieces) == 2:
        return dict(zip(("main", "complementary"), pieces, strict=True))
    return {"introductory": pieces[0], "main": pieces[1], "complementary": " — ".join(pieces[2:])}
