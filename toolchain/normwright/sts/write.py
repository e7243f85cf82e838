"""The one way from a tree to bytes.

What reading and writing changes in a file by others, and nothing else:

* the XML declaration is ours, the encoding is UTF-8, and the file ends in one line feed;
* entities and character references are the characters themselves (only `& < > "` and what XML can't hold
  otherwise stay escaped), CDATA sections are plain text, line ends are line feeds;
* white space inside tags, the kind of quotes, empty-element form, and where a namespace is declared twice;
* the DOCTYPE keeps its name, public and system identifier; the declarations inside it are left out, since all
  that they declared is unfolded (attribute values they supply are then written out).

Comments and processing instructions stay, also those before and behind the root. Exclusive canonical XML of
what was read and of what is written is the same.
"""

import copy
from collections.abc import Iterable
from itertools import islice
from typing import Any

from lxml import etree
from lxml.etree import _Element, _ElementTree

from normwright.sts.tags import AT, KEY, LABELS, NSMAP, NW, TO

_MARK = NW.encode()
_FEW = 200


def write_sts(root: _Element) -> bytes:
    """The tree as UTF-8 XML with a declaration, our in-memory marks taken off; ends in a line feed.

    A tree without marks is a file by others: its namespace declarations stay as they are. In ours, `mml`,
    `tbx` and `xlink` are declared on the root and nowhere else. `root` may be a part of a larger tree.
    """
    # Ours is marked from its first elements on; a file by others is written sooner than searched.
    marked = _marked(islice(root.iter("*"), _FEW))
    written = b"" if marked else _serialise(root)
    if marked or (_MARK in written and _marked(root.iter("*"))):
        doctype = _doctype(root.getroottree()) if root.getparent() is None else ""
        written = _serialise(_unmarked(root), doctype)
    return written.rstrip(b"\n") + b"\n"


def canonical(element: _Element) -> bytes:
    """Exclusive canonical XML 1.0 of an element, with comments, for proofs of equal text."""
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=True, with_tail=False)


def _serialise(root: _Element, doctype: str | None = None) -> bytes:
    if root.getparent() is not None:
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, with_tail=False)
    tree = root.getroottree()
    wanted = _doctype(tree) if doctype is None else doctype
    if not wanted and tree.docinfo.internalDTD is None:
        return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    written = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, doctype=wanted)
    return written if wanted else written.replace(b"?>\n\n", b"?>\n", 1)


def _doctype(tree: _ElementTree) -> str:
    """The DOCTYPE without its internal subset; one that has no identifier says nothing and is left out."""
    info: Any = tree.docinfo
    return str(info.doctype) if info.public_id is not None or info.system_url is not None else ""


def _marked(elements: Iterable[_Element]) -> bool:
    prefix = f"{{{NW}}}"
    return any(str(name).startswith(prefix) for element in elements for name in element.attrib)


def _unmarked(root: _Element) -> _Element:
    """A copy without marks, alone in its document but for the comments around the root."""
    clean = copy.deepcopy(root)
    clean.tail = None
    etree.strip_attributes(clean, AT, LABELS, KEY, TO, f"{{{NW}}}*")
    etree.cleanup_namespaces(clean, top_nsmap=NSMAP, keep_ns_prefixes=sorted(NSMAP))
    if root.getparent() is None:
        for before in reversed(list(root.itersiblings(preceding=True))):
            clean.addprevious(_alone(before))
        for behind in reversed(list(root.itersiblings())):
            clean.addnext(_alone(behind))
    return clean


def _alone(node: _Element) -> _Element:
    copied = copy.deepcopy(node)
    copied.tail = None
    return copied
