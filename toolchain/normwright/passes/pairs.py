"""Whether a translation has the blocks of its original: by file, order and label (authoring syntax, 6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from lxml.etree import _Element

from normwright.diagnostics import Place, Report
from normwright.sts import fragment
from normwright.sts.places import place_of
from normwright.sts.tags import LABELS

#: What pairs, and what it is called in a complaint.
NAMES = {
    "sec": "a heading",
    "app": "an annex",
    "p": "a paragraph",
    "list-item": "a list item",
    "def-item": "an entry of a list",
    "non-normative-note": "a note",
    "non-normative-example": "an example",
    "table-wrap": "a table",
    "array": "a table",
    "fig": "a figure",
    "fig-group": "a figure with subfigures",
    "graphic": "a picture",
    "disp-formula": "a formula",
    "disp-quote": "a quotation",
    "code": "a block of code",
    "statement": "a statement",
    fragment.PROVISION: "a provision",
    fragment.INDICATOR: "an indicator",
    fragment.CHANGE: "a change",
    fragment.TOCTREE: "a toctree",
}
#: In these the first paragraph is no block beside its holder.
_HOLDERS = frozenset({"list-item", "def", "non-normative-note", "non-normative-example", fragment.PROVISION})
#: What is in these pairs with nothing: cells, designations, working matter, footnotes, captions.
_CLOSED = frozenset(
    {
        "table",
        "fn",
        "caption",
        "disp-quote",
        fragment.FIELDS,
        fragment.EDITOR_NOTE,
        fragment.TODO,
        "title",
        "code",
    }
)


@dataclass(frozen=True)
class Block:
    """A block that pairs: what it is called, what must be equal in both, and where it stands."""

    name: str
    identity: tuple[str, ...]
    element: _Element

    @property
    def described(self) -> str:
        """A note, or a figure "fig-plan"."""
        return " ".join([self.name, *(f'"{label}"' for label in self.identity if label)])


def pair_languages(
    original: Mapping[str, _Element],
    translation: Mapping[str, _Element],
    languages: tuple[str, str],
    *,
    folder: str,
    report: Report,
) -> None:
    """Compares the fragments (docname -> fragment) of two languages of the draft in `folder`.

    Complaints: SRC150 a file differs in its blocks, SRC151 a file is missing, SRC152 a file too many.
    """
    before, behind = languages
    for name in sorted({*original, *translation}):
        if name not in translation:
            place = _start(original[name], f"{folder}/{before}/{name}")
            file, shown = _suffixed(name, place), f"{folder}/{behind}"
            report.say("SRC151", Place(shown), name=file, original=place.file, folder=shown)
        elif name not in original:
            place = _start(translation[name], f"{folder}/{behind}/{name}")
            report.say("SRC152", place, name=_suffixed(name, place))
        else:
            _compare(name, original[name], translation[name], languages, report)


def blocks_of(part: _Element) -> Iterator[Block]:
    """The blocks of a fragment that pair, in order."""
    waiting = list(reversed(part))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        if element.tag in NAMES and not _opens(element):
            yield Block(_name(element), _identity(element), element)
        if element.tag not in _CLOSED:
            waiting.extend(reversed(element))


def _compare(
    name: str, original: _Element, translation: _Element, languages: tuple[str, str], report: Report
) -> None:
    wanted, found = list(blocks_of(original)), list(blocks_of(translation))
    for there, here in zip_longest(wanted, found):
        if there is not None and here is not None and _key(there) == _key(here):
            continue
        last = found[-1].element if found else translation
        report.say(
            "SRC150",
            place_of(here.element if here is not None else last),
            translation=f"{languages[1]}/{name}",
            original=f"{languages[0]}/{name}",
            count=f"{len(found)} block{'s' * (len(found) != 1)}",
            wanted=len(wanted),
            here=here.described if here is not None else "nothing more",
            there=there.described if there is not None else "nothing more",
            other=_spot(there.element if there is not None else original),
        )
        return


def _key(block: Block) -> tuple[str, tuple[str, ...]]:
    return block.name, block.identity


def _opens(element: _Element) -> bool:
    """Whether it is a paragraph that another block begins with."""
    parent = element.getparent()
    if element.tag != "p" or parent is None or parent.tag not in _HOLDERS:
        return False
    return next(parent.iterchildren("p"), None) is element


def _name(element: _Element) -> str:
    if element.tag in {"table-wrap", "array"}:
        table = next(element.iter("table"), None)
        if table is not None:
            rows = list(table.iter("tr"))
            columns = max((sum(int(c.get("colspan") or 1) for c in row) for row in rows), default=0)
            return f"a table of {len(rows)} rows and {columns} columns"
    if element.tag == "non-normative-note" and element.get("content-type"):
        return f"a {element.get('content-type')}"
    return NAMES[str(element.tag)]


def _identity(element: _Element) -> tuple[str, ...]:
    """The author's labels, ids of provisions, and for a toctree its files."""
    names = (element.get(LABELS) or "").split()
    names += [element.get("argument", "")] if element.tag == fragment.PROVISION else []
    names += [entry.get("name", "") for entry in element.iterchildren(fragment.ENTRY)]
    if element.tag in {"p", "list-item"}:
        names += [mark.get("argument", "") for mark in element.iterchildren(fragment.PROVISION_MARK)]
    return tuple(names)


def _start(part: _Element, fallback: str) -> Place:
    """The first line of the file of a fragment."""
    for element in part.iter():
        place = place_of(element)
        if place.file:
            return Place(place.file, 1)
    return Place(fallback)


def _suffixed(name: str, place: Place) -> str:
    return name + place.file[place.file.rfind(".") :] if "." in place.file.rpartition("/")[2] else name


def _spot(element: _Element) -> str:
    place = place_of(element)
    return f"{place.file}:{place.line}" if place.line else place.file or "its end"
