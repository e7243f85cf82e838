"""The one way from a tree to bytes."""

import copy

from lxml import etree
from lxml.etree import _Element

from normwright.sts.tags import AT, KEY, LABELS, NSMAP, TO


def write_sts(root: _Element) -> bytes:
    """The tree as UTF-8 XML with a declaration, our in-memory marks taken off; ends in a line feed."""
    clean = copy.deepcopy(root)
    etree.strip_attributes(clean, AT, LABELS, KEY, TO)
    etree.cleanup_namespaces(clean, top_nsmap=NSMAP)
    return etree.tostring(clean, encoding="UTF-8", xml_declaration=True) + b"\n"


def canonical(element: _Element) -> bytes:
    """Exclusive canonical XML 1.0 of an element, for proofs of equal text."""
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=True)
