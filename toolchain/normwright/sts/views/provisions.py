"""Requirements, recommendations, permissions and possibilities, where they are marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from normwright.sts.standard import Standard
from normwright.sts.text import Text
from normwright.sts.views.base import text_of
from normwright.sts.views.blocks import PROVISIONS, Block


@dataclass(frozen=True)
class Provision(Block):
    """A marked provision: a paragraph, a list item, or a statement of several blocks; see `data`."""

    @property
    def kind(self) -> str:
        """requirement, recommendation, permission or possibility."""
        return self.element.get("content-type") or ""

    @property
    def text(self) -> Text:
        """Its text, or that of its first paragraph."""
        found = self.element if self.element.tag == "p" else self.element.find("p")
        return text_of(self.element if found is None else found, self.standard)


def provisions(standard: Standard) -> Iterator[Provision]:
    """Every marked provision in document order."""
    for element in standard.root.iter("p", "list-item", "statement"):
        if element.get("content-type") in PROVISIONS:
            yield Provision(element, standard)
