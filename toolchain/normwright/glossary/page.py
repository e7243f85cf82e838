"""The glossary page as plain data: what it says, piece by piece, for the stylesheet that draws it.

A piece is (name, attributes, content). No markup is made here: `render.glossary` draws the pieces.
"""

from collections.abc import Sequence

from normwright.glossary.book import Book, Key
from normwright.glossary.compare import Difference
from normwright.glossary.concept import main
from normwright.glossary.contrasts import Contrast, Side
from normwright.glossary.page_entries import Piece, entry_piece
from normwright.glossary.uses import Source


def glossary_page(sources: Sequence[Source], *, title: str, sample: bool = False) -> Piece:
    """All that the page says of these sources, under a title."""
    book = Book(sources)
    concepts = sum(len(source.vocabulary.concepts) for source in sources)
    terms = sum(len(one.designations) for source in sources for one in source.vocabulary.concepts)
    attributes = {
        "title": title,
        "sample": "yes" if sample or any(source.vocabulary.sample for source in sources) else "no",
        "vocabularies": str(sum(not source.is_draft for source in sources)),
        "drafts": str(sum(source.is_draft for source in sources)),
        "concepts": str(concepts),
        "terms": str(terms),
        "contrasts": str(len(book.contrasts)),
    }
    content = [
        *(_contrast(one, number, book) for number, one in enumerate(book.contrasts, 1)),
        *(_source(number, book) for number in range(len(sources))),
        _index(book),
    ]
    return "glossary", attributes, content


# -- sources and entries -------------------------------------------------------------------------------------


def _source(number: int, book: Book) -> Piece:
    source = book.sources[number]
    one = source.vocabulary
    attributes = {
        "id": f"source-{number + 1}",
        "kind": "draft" if source.is_draft else "vocabulary",
        "name": one.label,
        "title": one.title,
        "complete": "yes" if one.complete else "no",
        "origin": one.source if one.source != one.label else "",
        "rights": one.rights,
        "href": source.href,
        "count": str(len(one.concepts)),
    }
    return "source", attributes, [entry_piece(number, concept, book) for concept in one.concepts]


# -- contrasts and index -------------------------------------------------------------------------------------


def _contrast(one: Contrast, number: int, book: Book) -> Piece:
    told = [_told(each, one, book) for each in one.differences]
    attributes = {"id": f"contrast-{number}", "term": one.term, "language": one.language}
    return (
        "contrast",
        attributes,
        [
            _side(one.first, [(each.start, each.end) for each in one.differences], book),
            _side(one.second, [(each.other_start, each.other_end) for each in one.differences], book),
            *(("difference", {}, [text]) for text in told),
        ],
    )


def _told(difference: Difference, one: Contrast, book: Book) -> str:
    first, second = (book.sources[side.source].vocabulary.label for side in (one.first, one.second))
    here = one.first.definition.text[difference.start : difference.end]
    there = one.second.definition.text[difference.other_start : difference.other_end]
    if here and there:
        return f"“{here}” in {first} is “{there}” in {second}"
    return f"“{here or there}” is only in {first if here else second}"


def _side(side: Side, marked: Sequence[tuple[int, int]], book: Book) -> Piece:
    source = book.sources[side.source].vocabulary
    text = side.definition.text
    content: list[Piece | str] = []
    at = 0
    for start, end in marked:
        if start < end:
            content += [text[at:start], ("differs", {}, [text[start:end]])]
            at = end
    attributes = {"to": book.anchors[side.source, side.concept.id], "name": source.label}
    attributes["number"] = side.concept.number
    attributes["origin"] = "; ".join(one.text for one in side.concept.sources)
    return "side", attributes, [*content, text[at:]]


def _index(book: Book) -> Piece:
    """Every designation from A to Z, each with the entries that have it."""
    found: dict[tuple[str, str, str], list[Key]] = {}
    for number, source in enumerate(book.sources):
        for concept in source.vocabulary.concepts:
            for one in concept.designations:
                key = (one.text.casefold(), one.text, main(one.language))
                those = found.setdefault(key, [])
                if (number, concept.id) not in those:
                    those.append((number, concept.id))
    content: list[Piece | str] = []
    for (_, text, language), those in sorted(found.items()):
        links: list[Piece | str] = [
            ("link", {"to": book.anchors[key]}, [book.sources[key[0]].vocabulary.label]) for key in those
        ]
        content.append(("item", {"term": text, "language": language}, links))
    return "index", {}, content
