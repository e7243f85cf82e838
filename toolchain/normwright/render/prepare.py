"""The one step before any stylesheet runs: a copy of the tree with what the engines can't work out.

It adds nothing that is printed and takes nothing away that was. Marks (namespace `NW`) on the copy:

* `ORDINAL` on every element: its position in document order, from 1, so that a message, a line mark or an
  anchor can name it;
* `mml:math/@alttext`: an English reading or, where none can be made, its LaTeX; never empty;
* `SHOWN` on the dates of the metadata: the date as its language prints it;
* `MISSING` on a graphic whose picture can't be shown, with the reason in a word.

Dialects are put right first (`sts.normalise`). Comments and processing instructions are gone, fences and
slanted fractions are spelt out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Place, Report
from normwright.render.alternatives import settle_alternatives
from normwright.render.descriptions import settle_descriptions
from normwright.render.languages import settle_languages
from normwright.render.pictures import MISSING, Picture, collect_pictures
from normwright.sts.normalise import profile
from normwright.sts.places import place_in
from normwright.sts.standard import Standard
from normwright.sts.tags import nw

__all__ = ["MISSING", "ORDINAL", "Picture", "Prepared", "prepare"]

ORDINAL = nw("n")


@dataclass(frozen=True)
class Prepared:
    """A tree that stylesheets may read, and the pictures that its graphics name in `xlink:href`."""

    root: _Element
    file: str = ""
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def element(self, ordinal: int) -> _Element | None:
        """The element with that ordinal."""
        found = self.root.xpath("descendant-or-self::*[@n:n = $n]", namespaces=_NW, n=str(ordinal))
        return found[0] if isinstance(found, list) and found else None  # type: ignore[return-value]

    def place(self, element: _Element | None) -> Place:
        """Where the author looks for `element`; a foreign file's lines are its own."""
        return Place(self.file) if element is None else place_in(element, self.file)


_NW = {"n": "urn:normwright:memory"}


def prepare(standard: Standard, *, report: Report) -> Prepared:
    """A copy of the standard, ready for the stylesheets of any engine; the original stays as it is."""
    standard = profile(standard)
    root = standard.root
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    settle_languages(root, place=place_in(root, standard.file), report=report)
    settle_alternatives(root, file=standard.file, report=report)
    settle_descriptions(root)
    _count(root)
    pictures = collect_pictures(root, standard, report=report)
    return Prepared(root, standard.file, pictures)


def _count(root: _Element) -> None:
    for ordinal, element in enumerate(root.iter(etree.Element), start=1):
        element.set(ORDINAL, str(ordinal))
