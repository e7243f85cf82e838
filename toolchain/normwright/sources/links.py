"""Links: to labels, and out of the document by a short list of schemes."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from docutils import nodes
from lxml.etree import _Element

from normwright.sources.handlers import handles_inline
from normwright.sources.translation import Translation
from normwright.sts import build, fragment
from normwright.sts.places import mark

SCHEMES = frozenset({"http", "https", "mailto", "ftp", "doi"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
#: An address in angle brackets, or bare up to a blank and without the full stop of its sentence.
_ADDRESS = re.compile(
    r"<((?:https?|ftp|mailto|doi):[^\s<>]+)>|\b((?:https?|ftp)://[^\s<>\"»”]*[^\s<>\"»”.,;:!?)\]'’])",
    re.IGNORECASE,
)


@handles_inline(nodes.reference)
def reference(node: nodes.reference, t: Translation) -> Iterable["str | _Element"]:
    """A link to a label is a cross-reference with its own text; one with an address leads out."""
    content = t.inline(node)
    target = _address(node, t)
    if target.startswith("#"):
        yield fragment.placeholder(fragment.REF, content, targets=unquote(target[1:]))
    elif _allowed(target):
        yield build.external_link(target, content or [target])
    else:
        _refuse(node, target, t)
        yield from content


@handles_inline(nodes.Text)
def running_text(node: nodes.Text, t: Translation) -> Iterable["str | _Element"]:
    """Text, in which addresses become links."""
    text = node.astext()
    opened = text.find("{{") if t.reading.syntax == "md" else -1
    closed = text.find("}}", opened)
    if -1 < opened < closed:
        place = t.place_in(node, text[opened : closed + 2])
        t.say(
            "SRC120",
            place,
            what="a substitution in {{ }}",
            loss="",
            instead="write the text where it belongs",
        )
    if ":" not in text or isinstance(node.parent, nodes.reference | nodes.literal):
        yield text
        return
    done = 0
    for match in _ADDRESS.finditer(text):
        yield text[done : match.start()]
        address = match[1] or match[2]
        yield mark(build.external_link(address, [address]), t.place_in(node, address))
        done = match.end()
    yield text[done:]


def _address(node: nodes.reference, t: Translation) -> str:
    if "refuri" in node:
        return str(node["refuri"])
    if node.get("anonymous"):
        return t.link_targets.anonymous(node)
    name = str(node.get("refname", ""))
    return t.link_targets.named(name) or f"#{name}"


def _allowed(address: str) -> bool:
    scheme = _SCHEME.match(address)
    return scheme is not None and scheme[1].lower() in SCHEMES


def _refuse(node: nodes.reference, address: str, t: Translation) -> None:
    if _SCHEME.match(address) or address.startswith("//"):
        t.say("SRC128", node, address=address[:80])
    elif re.search(r"\.(?:md|rst)(?:#.*)?\Z", address) or not address:
        t.say("SRC041", node, what=f"a link to the file {address}")
    else:
        t.say("SRC129", node, address=address[:80])
