"""The running texts of one block, known by its name."""

from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.blocknames import block_names
from normwright.sts.standard import Standard
from normwright.sts.views.outline import Clause
from normwright.sts.views.passages import Passage, passages


def passages_in(standard: Standard, name: str) -> list[Passage]:
    """The passages of the block `name` (see `blocknames`) with all in it; none for an unknown name."""
    block = next((element for element, other in block_names(standard.root) if other == name), None)
    if block is None:
        return []
    return [one for one in passages(standard) if _is_in(one.text.element, block)]


def document_block(standard: Standard) -> str:
    """The name of the document as a block."""
    return next(block_names(standard.root))[1]


def block_of_label(standard: Standard, label: str) -> str:
    """The name of the block that its author gave this label, or that has this id; empty for none."""
    known = {name for _, name in block_names(standard.root)}
    if label in known:
        return label
    for name, data in standard.companion.items():
        if name in known and label in str(data.get("label", "")).split():
            return name
    return ""


def shown_block(standard: Standard, name: str) -> str:
    """What people call a block: "5.2", "Table 3"; else the clause around it; its name where all fails."""
    block = next((element for element, other in block_names(standard.root) if other == name), None)
    if block is standard.root:
        return "the document"
    node: _Element | None = block
    while node is not None:
        label = Clause(node, standard).label
        if label:
            return label
        node = node.getparent()
    return name


def _is_in(element: _Element, block: _Element) -> bool:
    return element is block or any(node is block for node in _above(element))


def _above(element: _Element) -> Iterator[_Element]:
    return element.iterancestors()
