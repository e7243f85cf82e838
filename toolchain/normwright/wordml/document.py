"""A Word file read as a whole: tables, loose text, page headers, remarks, pictures and formulas."""

from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from normwright.errors import ToolError
from normwright.wordml.inserts import Formula, Insert, with_words
from normwright.wordml.mathematics import convert
from normwright.wordml.names import w
from normwright.wordml.numbering import Numbering
from normwright.wordml.package import Package
from normwright.wordml.refusals import Reason, Unreadable
from normwright.wordml.styles import Styles
from normwright.wordml.tables import Blocks, read_blocks
from normwright.wordml.text import Reader


@dataclass
class Document:
    """What a Word file holds, without the names of those who wrote it.

    `remarks` are the texts of its Word comments by their id. `macros`: it carries programs, which are never
    run; `outside` is the number of things that it would fetch from elsewhere, which nothing here does.
    """

    body: Blocks
    headers: list[Blocks] = field(default_factory=list)
    inserts: list[Insert] = field(default_factory=list)
    remarks: dict[str, str] = field(default_factory=dict)
    macros: bool = False
    outside: int = 0


def read_document(data: bytes) -> Document:
    """Everything that stands in a Word file. Raises: Unreadable."""
    try:
        return _read(data)
    except RecursionError:
        raise Unreadable(Reason.LARGE, "too many elements within each other") from None


def _read(data: bytes) -> Document:
    package = Package(data)
    styles = Styles(package.optional("styles"))
    inserts: list[Insert] = []
    reader = part_reader(package, package.main, styles, inserts)
    body = read_blocks(reader)
    headers = [
        read_blocks(part_reader(package, part, styles, inserts))
        for part in _header_parts(package, body.headers)
    ]
    remarks = read_remarks(package, styles)
    return Document(body, headers, _converted(inserts), remarks, package.macros, package.outside)


def part_reader(package: Package, part: str, styles: Styles, inserts: list[Insert]) -> Reader:
    """A reader for the texts of one part; the notes it quotes are read when the first is met."""
    reader = Reader(package, part, Numbering(package.optional("numbering"), styles), inserts)
    reader.notes = _Notes(reader).text
    return reader


def read_remarks(package: Package, styles: Styles) -> dict[str, str]:
    """Id of each Word comment -> its text; neither author nor initials nor date."""
    root = package.optional("comments")
    if root is None:
        return {}
    reader = Reader(package, package.related("comments"), Numbering(None, styles))

    def plain(number: int) -> str:
        insert = reader.inserts[number]
        return insert.letters if isinstance(insert, Formula) else "[picture left out]"

    found = {one.get(w("id")) or "": reader.content(one).text for one in root.iterfind(w("comment"))}
    return {id: with_words(text, plain) for id, text in found.items()}


class _Notes:
    """Texts of foot- and endnotes."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._texts: dict[str, dict[str, str]] = {}

    def text(self, kind: str, id: str) -> str:
        if kind not in self._texts:
            root = self._reader.package.optional(f"{kind}s")
            # A note that quotes a note must not be read without end.
            plain = replace(self._reader, notes=lambda kind, id: "", pictures={})
            plain.part = self._reader.package.related(f"{kind}s")
            self._texts[kind] = (
                {one.get(w("id")) or "": _line(plain, one) for one in root} if root is not None else {}
            )
        return self._texts[kind].get(id, "")


def _line(reader: Reader, note: _Element) -> str:
    return " ".join(reader.content(note).text.split())


def _header_parts(package: Package, ids: list[str]) -> list[str]:
    relationships = package.relationships(package.main)
    found = (relationships.get(id) for id in dict.fromkeys(ids))
    return list(
        dict.fromkeys(one.target for one in found if one and not one.outside and one.target in package)
    )


def _converted(inserts: list[Insert]) -> list[Insert]:
    """The inserts with their formulas converted; without pandoc they stay as they are."""
    formulas = [insert for insert in inserts if isinstance(insert, Formula)]
    if not formulas:
        return inserts
    try:
        made = iter(convert(formulas))
    except ToolError:
        return inserts
    return [next(made) if isinstance(insert, Formula) else insert for insert in inserts]
