"""Citations of declared works: by role, and typed plainly (niso-sts.md section 6)."""

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lxml.etree import _Element

from normwright.diagnostics import Place
from normwright.names.citations import Citation, parse_citation, parse_citations
from normwright.passes.documents import in_words, is_dated, printed
from normwright.passes.job import Job
from normwright.passes.preparation import move_footnotes
from normwright.passes.references import dated_word, name_of
from normwright.passes.tree import append, carry, nearest, plain, put_in_place
from normwright.sts import build
from normwright.sts.fragment import CITE, TERM
from normwright.sts.places import place_of
from normwright.sts.tags import tbx
from normwright.workspace.record import Reference

#: Where `std` and `xref` can't stand (NISO STS content models), so that a citation is plain text.
TEXT_ONLY = frozenset(
    {"xref", "label", "term", "named-content", "styled-content", "ext-link", "std", "inline-code", "code"}
)
#: Where a reference that was typed plainly stays as it is.
UNTOUCHED = TEXT_ONLY | {
    "std-meta", "title", "ref", "ref-list", "mixed-citation", "uri", "std-ref", "alt-text",
    "{http://www.w3.org/1998/Math/MathML}math", tbx("term"), tbx("subjectField"),
}  # fmt: skip

_YEAR = re.compile(r":\s*(?:\d{4}(?:-\d{2})?|—)")


def cite(job: Job) -> None:
    """Replaces `cite` placeholders, starts the sources of entries, tags references that were typed plainly.

    Complaints: SRC030 in neither list, SRC031 with year though declared without or the reverse, SRC083
    source of a term not declared.
    """
    declared = _Declared(job)
    for zone, _ in job.zones():
        for placeholder in list(zone.iter(CITE)):
            _replace(job, placeholder, declared)
        for source in list(zone.iter(tbx("source"))):
            _begin_source(job, source, declared)
        if declared.pattern is not None:
            _tag_plain(zone, declared)
    move_footnotes(job)


class _Declared:
    """The declared references by name, and the pattern that finds them in text."""

    def __init__(self, job: Job) -> None:
        lists = job.draft.references
        self.all = {name_of(r): r for r in (*lists.bibliography, *lists.normative)}
        self.bibliography = frozenset(name_of(reference) for reference in lists.bibliography)
        self.bibliography -= frozenset(name_of(reference) for reference in lists.normative)
        self.undated = {_YEAR.sub("", name): name for name in self.all}
        self.entries = job.references
        self.numbers = job.numbers
        self.links = job.links
        # References under preparation are printed otherwise than declared, so they count only in `cite`.
        named = [name for name, reference in self.all.items() if reference.ref and not reference.stage]
        named += [in_words(name, job.words["all-parts"]) for name in named]
        names = sorted(set(named), key=lambda name: (-len(name), name))
        choice = "|".join(re.escape(name).replace(r"\ ", "[ \u00a0]") for name in names)
        self.pattern = (
            re.compile(rf"(?<![\w/])(?:{choice})(?![\w]|[-:/][\d—]|/[A-Z]| \(all)") if names else None
        )

    def find(self, head: str) -> tuple[Reference, bool] | None:
        """The reference of a citation's head, and whether its year differs from the declaration's."""
        name = in_words(" ".join(head.split()), "all parts")
        if name in self.all:
            return self.all[name], False
        other = self.undated.get(_YEAR.sub("", name))
        return (self.all[other], True) if other is not None else None

    def nearest(self, head: str) -> str:
        """The likeliest name, worded for a complaint."""
        near = difflib.get_close_matches(head, list(self.all), n=1)
        return f"nearest: {near[0]}" if near else "none is near"

    def mention(self, reference: Reference, shown: str, locator: str) -> list["str | _Element"]:
        """The reference in text: `std` when normative, `xref bibr` for an item of the bibliography."""
        name = name_of(reference)
        behind = f", {locator}" if locator else ""
        if name not in self.bibliography:
            if reference.ref:
                return [build.standard_reference(shown, dated=dated_word(shown), locator=behind)]
            return [f"{reference.text}{behind}"]
        entry = self.entries[name]
        number = self.numbers[entry]
        text = f"{shown} {number}" if reference.ref else number
        return [self.link(name, text), behind]

    def link(self, name: str, text: str) -> _Element:
        """An `xref` to an item of the bibliography; its id comes later."""
        made = build.cross_reference("bibr", [], [text])
        self.links.append((made, [self.entries[name]]))
        return made


# -- the role ------------------------------------------------------------------------------------------------


def _replace(job: Job, placeholder: _Element, declared: _Declared) -> None:
    cited = _parsed(placeholder.get("target", ""))
    joiner = "; " if any(citation.locator for citation in cited) else ", "
    content: list[str | _Element] = []
    for citation, place in zip(cited, _places(placeholder, cited), strict=True):
        content += [joiner] if content else []
        content += _mention(job, place, citation, declared)
    if nearest(placeholder, TEXT_ONLY) is not None:
        content = [piece if isinstance(piece, str) else plain(piece) for piece in content]
    for piece in content:
        if not isinstance(piece, str):
            carry(placeholder, piece)
    put_in_place(placeholder, [piece for piece in content if piece != ""])


@lru_cache(maxsize=4096)
def _parsed(target: str) -> tuple[Citation, ...]:
    return tuple(parse_citations(target))


def _places(placeholder: _Element, cited: Sequence[Citation]) -> list[Place]:
    """Where the author named each work."""
    start = place_of(placeholder)
    heads = [map(int, head.split(":")) for head in placeholder.get("heads", "").split()]
    if len(heads) != len(cited):
        return [start] * len(cited)
    return [
        Place(start.file, start.line + below, column, length=len(citation.head))
        for (below, column), citation in zip(heads, cited, strict=True)
    ]


def _mention(job: Job, place: Place, citation: Citation, declared: _Declared) -> list["str | _Element"]:
    found = declared.find(citation.head)
    if found is None:
        facts = {"cited": citation.head, "nearest": declared.nearest(citation.head)}
        job.report.say("SRC030", place, **facts)
        return [citation.head, f", {citation.locator}" if citation.locator else ""]
    reference, differs = found
    if differs:
        _say_year(job, place, citation.head, reference)
    shown = in_words(
        " ".join(citation.head.split()) if differs else printed(reference), job.words["all-parts"]
    )
    return declared.mention(reference, shown, citation.locator)


def _say_year(job: Job, place: Place, cited: str, reference: Reference) -> None:
    how = "with" if is_dated(cited) else "without"
    job.report.say("SRC031", place, cited=" ".join(cited.split()), how=how, declared=name_of(reference))


# -- sources of term entries ---------------------------------------------------------------------------------


def _begin_source(job: Job, source: _Element, declared: _Declared) -> None:
    """A source begins with a declared reference, and its `std` holds the place too: ISO 99100:2031, 3.2.4."""
    text = (source.text or "").lstrip()
    if not text:
        return
    head, end = text.partition(",")[0], _end_of_places(text)
    found = declared.find(head)
    if found is None:
        job.say("SRC083", source, cited=head.strip(), nearest=declared.nearest(head))
        return
    reference, differs = found
    if differs:
        _say_year(job, place_of(source), head, reference)
    if reference.ref:
        shown = in_words(" ".join(head.split()) if differs else printed(reference), job.words["all-parts"])
        made = build.standard_reference(shown, dated=dated_word(shown), locator=text[len(head) : end])
    elif name_of(reference) in declared.bibliography:
        made = declared.link(name_of(reference), declared.numbers[declared.entries[name_of(reference)]])
        end = len(head)
    else:
        return
    made.tail = text[end:]
    source.text = None
    source.insert(0, carry(source, made))


def _end_of_places(text: str) -> int:
    """Where the reference and the places behind it end, a remark such as "modified" left out."""
    end = len(text.partition(",")[0])
    for place in parse_citation(text).locators:
        if not place.understood:
            break
        end = place.offset + len(place.text)
    return end


# -- typed plainly -------------------------------------------------------------------------------------------


def _tag_plain(zone: _Element, declared: _Declared) -> None:
    assert declared.pattern is not None
    found = [(e, part) for e, part in _texts(zone) if declared.pattern.search(_text(e, part))]
    # From the end, so that the texts not yet seen keep their places.
    for element, part in reversed(found):
        text = _text(element, part)
        pieces: list[str | _Element] = []
        position = 0
        for match in declared.pattern.finditer(text):
            pieces += [text[position : match.start()], _plain_mention(match[0], declared)]
            position = match.end()
        pieces.append(text[position:])
        _put_text(element, part, [piece for piece in pieces if piece != ""])


def _plain_mention(text: str, declared: _Declared) -> _Element:
    name = in_words(" ".join(text.split()), "all parts")
    if name in declared.bibliography:
        return declared.link(name, text)
    return build.standard_reference(text, dated=dated_word(name))


def _texts(zone: _Element) -> Iterator[tuple[_Element, str]]:
    """Every text of the zone where a mention can be tagged: an element and "text" or "tail"."""
    waiting = [zone]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in UNTOUCHED or element.tag == TERM:
            continue
        if element.text and element.text.strip():
            yield element, "text"
        for child in element:
            if child.tail and child.tail.strip():
                yield child, "tail"
        waiting.extend(reversed(element))


def _text(element: _Element, part: str) -> str:
    return (element.text if part == "text" else element.tail) or ""


def _put_text(element: _Element, part: str, pieces: list["str | _Element"]) -> None:
    holder = build.element("holder")
    append(holder, pieces)
    if part == "text":
        element.text = holder.text
        for position, child in enumerate(list(holder)):
            element.insert(position, child)
        return
    parent = element.getparent()
    assert parent is not None
    element.tail = holder.text
    start = parent.index(element) + 1
    for position, child in enumerate(list(holder)):
        parent.insert(start + position, child)
