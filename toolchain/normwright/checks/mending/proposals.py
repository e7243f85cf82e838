"""From findings to fixes: what may be edited, and where exactly it stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from normwright.checks.finding import Entitle, Mending, Replace, Words
from normwright.checks.mending.edits import Edit, Fix
from normwright.checks.mending.headings import Headings
from normwright.checks.mending.typed import as_typed
from normwright.checks.places import Sources
from normwright.checks.report import Checked
from normwright.sts.standard import Standard
from normwright.sts.views import Inline, Passage, Role, passages, term_entries
from normwright.sts.views.passages import quoted

#: Words of others, or words that mean themselves.
_NOT_OURS = frozenset({Role.QUOTATION, Role.CODE, Role.REFERENCE, Role.ENTRY_SOURCE})
_NOT_OURS_INLINE = frozenset({Inline.CODE, Inline.LINK, Inline.FOREIGN})


class Refused(Exception):
    """A mending that isn't made; its words say why, after "because"."""


@dataclass(frozen=True)
class Proposals:
    """The fixes that can be tried, and the findings whose mendings can't, each with the reason."""

    fixes: tuple[Fix, ...]
    refused: tuple[tuple[Checked, str], ...]


@dataclass
class Proposer:
    """Turns findings on some standards into fixes of their sources; `mine` says which files may be edited."""

    standards: Iterable[Standard]
    sources: Sources
    mine: Callable[[str], bool]
    _known: dict[Any, Passage] = field(default_factory=dict, init=False)
    _copied: frozenset[Any] = field(default=frozenset(), init=False)  # texts that others worded
    _headings: Headings = field(init=False)

    def propose(self, checked: Iterable[Checked]) -> Proposals:
        """The fixes for these findings, in their order; findings without mendings are passed over."""
        found = [one for standard in self.standards for one in passages(standard)]
        self._known = {one.text.element: one for one in found}
        self._copied = frozenset(text for standard in self.standards for text in _copied(standard))
        titles = {one.clause: one.text for one in found if one.role is Role.TITLE and one.clause is not None}
        self._headings = Headings(titles, self.sources)
        fixes: list[Fix] = []
        refused: list[tuple[Checked, str]] = []
        for one in checked:
            if one.finding.mendings:
                try:
                    edits = tuple(edit for mending in one.finding.mendings for edit in self._edits(mending))
                except Refused as reason:
                    refused.append((one, str(reason)))
                else:
                    fixes.append(Fix(one, edits))
        return Proposals(tuple(fixes), tuple(refused))

    def _edits(self, mending: Mending) -> tuple[Edit, ...]:
        made = (self._replacement(mending),) if isinstance(mending, Replace) else self._heading(mending)
        for edit in made:
            if not self.mine(edit.file):
                raise Refused(f"{edit.file} is not a source of this draft")
        return made

    def _replacement(self, mending: Replace) -> Edit:
        words = mending.words
        passage = self._known.get(words.text.element)
        if passage is None or passage.role in _NOT_OURS or _is_quoted(words, passage):
            raise Refused("the words are quoted, code, or not the author's own")
        if words.text.element in self._copied:
            raise Refused("the definition is taken from another document")
        if _is_foreign(passage):
            raise Refused("the words are in another language than the document")
        found = self.sources.span(words)
        if found is None:
            raise Refused("its exact place in the source is not certain")
        source, start, end = found
        if not _same_words(source.text[start:end], str(words).strip()):
            raise Refused("markup stands among the words")
        start, end = _with_blanks(source.text, start, end, str(words))
        return Edit(source.name, start, end, mending.by)

    def _heading(self, mending: Entitle) -> tuple[Edit, ...]:
        edits = self._headings.edits(mending)
        if not edits:
            raise Refused("the title above, or the toctree below, is not plain in the source")
        for edit in edits:
            if edit.start == edit.end == 0 and self.sources.file(edit.file) is not None:
                raise Refused(f"{edit.file} is there already")
        return edits


def _copied(standard: Standard) -> Iterator[Any]:
    """The definitions that have a source: whoever changes one has to say so there."""
    for entry in term_entries(standard):
        for part in entry.languages:
            if part.sources and part.definition is not None:
                yield part.definition.text.element


def _with_blanks(text: str, start: int, end: int, words: str) -> tuple[int, int]:
    """The stretch with the blanks, or the line end, that belong to the words at either side."""
    while words[:1].isspace() and text[start - 1 : start].isspace():
        start -= 1
    while words[-1:].isspace() and text[end : end + 1].isspace():
        end += 1
    return start, end


def _same_words(typed: str, printed: str) -> bool:
    """Whether what was typed is what is printed, but for typography."""
    return as_typed(typed) == as_typed(printed)


def _is_quoted(words: Words, passage: Passage) -> bool:
    """Whether any of the words is code, a link, foreign, or in quotation marks."""
    stretches = [(span.start, span.end) for span in passage.spans if span.kind in _NOT_OURS_INLINE]
    stretches += quoted(passage.string)
    return any(start < words.end and words.start < end for start, end in stretches)


def _is_foreign(passage: Passage) -> bool:
    top = passage.clause.top if passage.clause is not None else None
    around = top.language.lower().split("-")[0] if top is not None else passage.language
    return passage.language != around
