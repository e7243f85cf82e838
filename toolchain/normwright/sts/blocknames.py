"""A name for every block of a standard, the same in an adoption of it.

It is the id of the element or of the block around it. What has neither is named by the nearest id above it
and its place behind that: "sec_8.2+3" is the third element in `sec_8.2`, however deep; "+3" the third in the
standard.
"""

from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.kinds import STANDARDS
from normwright.sts.tags import mml

#: Elements whose id says too little of a block in them.
_CLAUSES = frozenset(
    {"sec", "sub-part", "app", "app-group", "ref-list", "term-sec", "body", "back", "glossary", "index"}
)


def block_names(root: _Element) -> Iterator[tuple[_Element, str]]:
    """Every element of a tree with the name of its block; an id counts where it stands first.

    Names are those of the tree as it is given: `normalise.profile(standard)` is the one that stylesheets see.
    """
    names: dict[_Element, str] = {}
    bases: dict[_Element, tuple[str, int]] = {}  # the nearest id above, or none, and that element's ordinal
    seen: set[str] = set()
    for ordinal, element in enumerate(root.iter("*"), start=1):
        around = element.getparent()
        name = element.get("id") or _formula_id(element)
        if name and name not in seen:
            seen.add(name)
            names[element], bases[element] = name, (name, ordinal)
        else:
            above = ("", ordinal) if around is None or element.tag in STANDARDS else bases[around]
            bases[element] = above
            names[element] = f"{above[0]}+{ordinal - above[1]}"
            if around is not None and around.tag not in _CLAUSES and "+" not in names[around]:
                names[element] = names[around]
        yield element, names[element]


def _formula_id(element: _Element) -> str:
    """The id of a displayed formula without a number: its mathematics have it (ISO's check FOR_2)."""
    inner = element.find(mml("math")) if element.tag == "disp-formula" else None
    return "" if inner is None else inner.get("id") or ""
