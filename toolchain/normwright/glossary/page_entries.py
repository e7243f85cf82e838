"""One entry of the glossary page as plain data: names, texts, relations with their drawing, uses."""

from collections.abc import Iterator, Mapping, Sequence

from normwright.glossary.book import DEFINED_WITH, USED_TO_DEFINE, Book, Key
from normwright.glossary.concept import RELATIONS, STATUSES, Concept, Designation, Wording, main
from normwright.glossary.drawing import Drawing, draw

#: A piece of a page: its name, attributes, and content, which is words and further pieces.
Piece = tuple[str, Mapping[str, str], Sequence["Piece | str"]]


def entry_piece(number: int, concept: Concept, book: Book) -> Piece:
    key = (number, concept.id)
    attributes = {"id": book.anchors[key], "number": concept.number, "label": concept.label}
    contrast = book.contrasted.get(key)
    attributes["contrast"] = f"contrast-{contrast}" if contrast else ""
    attributes["language"] = main(concept.languages[0]) if concept.languages else ""
    content: list[Piece | str] = [*_languages(number, concept, book)]
    content += [("source-of", {}, [one.text]) for one in concept.sources]
    content += [("evidence", {}, [text]) for text in concept.evidence]
    content += _relations(key, concept, book)
    content += _used(key, book)
    return "entry", attributes, content


def _languages(number: int, concept: Concept, book: Book) -> Iterator[Piece]:
    """One part a language: its designations, then its definition, notes and examples."""
    texts = [concept.definitions, concept.notes, concept.examples, concept.domains]
    named = [main(one.language) for one in concept.designations]
    written = [main(one.language) for those in texts for one in those]
    for language in dict.fromkeys([*named, *written]):
        content: list[Piece] = [_designation(one) for one in _by_status(concept.named(language))]
        for name, those in zip(("definition", "note", "example", "domain"), texts, strict=True):
            content += [
                (name, {}, _linked(one, number, book)) for one in those if main(one.language) == language
            ]
        yield "language", {"code": language}, content


def _by_status(those: Sequence[Designation]) -> list[Designation]:
    return sorted(those, key=lambda one: STATUSES.index(one.status) if one.status in STATUSES else 0)


def _designation(one: Designation) -> Piece:
    remarks = [one.kind if one.kind not in ("", "fullForm") else "", one.part_of_speech, one.gender]
    remarks += [one.number, one.usage]
    return "designation", {"status": one.status, "remarks": ", ".join(filter(None, remarks))}, [one.text]


def _linked(wording: Wording, number: int, book: Book) -> list[Piece | str]:
    """The words, those that name another concept as links to it."""
    content: list[Piece | str] = []
    at = 0
    for link in wording.links:
        target = book.anchors.get((number, link.concept))
        if target is not None and link.start >= at:
            content.append(wording.text[at : link.start])
            content.append(("link", {"to": target}, [wording.text[link.start : link.end]]))
            at = link.end
    return [*content, wording.text[at:]]


def _relations(key: Key, concept: Concept, book: Book) -> list[Piece]:
    kinds = book.neighbours.get(key, {})
    if not any(kinds.values()):
        return []
    by_id = book.sources[key[0]].vocabulary.by_id
    lists: list[Piece | str] = []
    drawn: list[tuple[str, str]] = []
    for kind in (*RELATIONS, DEFINED_WITH, USED_TO_DEFINE):
        those = kinds.get(kind, [])
        if those:
            links: list[Piece | str] = [
                ("link", {"to": book.anchors[key[0], other]}, [by_id[other].label]) for other in those
            ]
            lists.append(("kind", {"name": kind}, links))
            drawn += [(kind, by_id[other].label) for other in those if kind != USED_TO_DEFINE]
    drawing = draw(concept.label, drawn)
    return [("relations", {}, [*([_drawing(drawing)] if drawing else []), *lists])]


def _drawing(drawing: Drawing) -> Piece:
    edges: list[Piece | str] = [
        ("edge", {"kind": one.kind, "points": " ".join(f"{x:g},{y:g}" for x, y in one.points)}, [])
        for one in drawing.edges
    ]
    boxes: list[Piece | str] = []
    for box in drawing.boxes:
        place = {"x": f"{box.x:g}", "y": f"{box.y:g}", "width": f"{box.width:g}", "height": f"{box.height:g}"}
        middle = box.x + box.width / 2
        lines: list[Piece | str] = [
            ("line", {"x": f"{middle:g}", "y": f"{box.y + 17 * (number + 1):g}"}, [line])
            for number, line in enumerate(box.lines)
        ]
        boxes.append(("box", {**place, "kind": box.kind}, lines))
    size = {"width": f"{drawing.width:g}", "height": f"{drawing.height:g}", "left-out": str(drawing.left_out)}
    return "drawing", size, [*edges, *boxes]


def _used(key: Key, book: Book) -> list[Piece]:
    pieces: list[Piece] = []
    for number, uses in sorted(book.uses.get(key, {}).items()):
        source = book.sources[number]
        spots: list[Piece | str] = []
        for spot in uses.spots:
            href = f"{source.href}#{spot.id}" if source.href and spot.id else ""
            spots.append(("spot", {"href": href, "count": str(spot.count)}, [spot.clause]))
        attributes = {"draft": source.vocabulary.label, "count": str(uses.count)}
        attributes["deprecated"] = str(uses.deprecated)
        pieces.append(("used", attributes, spots))
    return pieces
