"""The author's labels, from targets, the role `label` and the option `name`, brought to what they name.

After `gather` every labelled node has them in its attribute `nw-labels` (directives put theirs there), class
markers have become classes, and only targets of links are left in the tree.
"""

import re
import unicodedata

from docutils import nodes

from normwright.diagnostics import Place
from normwright.sources import nodes as own
from normwright.sources.positions import Positions
from normwright.sources.reading import Reading

_LABEL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
#: Words of the grammar of `ref`, in the draft languages.
GRAMMAR = frozenset({"and", "or", "to", "und", "oder", "bis", "et", "ou", "à", "a"})

_PASSED_OVER = (
    nodes.target,
    nodes.comment,
    nodes.footnote,
    nodes.system_message,
    own.class_marker,
    nodes.substitution_definition,
)


def gather(document: nodes.document, reading: Reading) -> None:
    """Moves labels and classes to the nodes they concern; tells of labels that can't be or name nothing."""
    positions = Positions(reading)
    for target in list(document.findall(nodes.target)):
        if _is_label(target):
            _give(target, _written(target), positions)
    for role in [role for role in document.findall(own.role) if role["role"] == "label"]:
        _give_upward(role, role["content"], positions)
    for marker in list(document.findall(own.class_marker)):
        following = _following(marker)
        if following is not None:
            following["classes"].extend(marker["classes"])
        marker.parent.remove(marker)


def put(node: nodes.Element, label: str, place: Place, reading: Reading) -> None:
    """Labels a node; a malformed label is told and set right."""
    if _LABEL.match(label) and label not in GRAMMAR:
        _add(node, label)
        return
    proposal = _proposal(label)
    taken = "that word parts the labels in a reference" if label in GRAMMAR else ""
    how = taken or "use lower-case letters, digits and hyphens"
    said = " ".join(label.split())
    reading.say("SRC011", place, label=said, how=how, proposal=proposal or "a name of your own")
    if proposal:
        _add(node, proposal)


def _add(node: nodes.Element, label: str) -> None:
    node["nw-labels"] = [*node.get("nw-labels", ()), label]


def _is_label(target: nodes.target) -> bool:
    return not any(target.get(key) for key in ("refuri", "refname", "anonymous"))


def _written(target: nodes.target) -> str:
    text = target.rawsource.strip()
    match = re.match(r"(?:\.\.\s+)?_`?(.+?)`?\s*:?\Z", text, re.DOTALL)
    return " ".join((match[1] if match else text).replace("\\", "").split())


def _give(target: nodes.target, label: str, positions: Positions) -> None:
    if isinstance(target.parent, nodes.TextElement):
        _give_upward(target, label, positions)
        return
    following = _following(target)
    place = positions.place(target)
    if following is None:
        positions.reading.say("SRC012", place, label=label)
    else:
        put(following, label, place, positions.reading)
    target.parent.remove(target)


def _give_upward(node: nodes.Element, label: str, positions: Positions) -> None:
    """Labels the list item, cell or paragraph around an inline node, and leaves the node's text."""
    holder: nodes.Element = node
    while isinstance(holder, nodes.Inline | nodes.target) and holder.parent is not None:
        holder = holder.parent
    outer = holder.parent
    if isinstance(outer, nodes.list_item | nodes.entry | nodes.definition) and _first_block(outer) is holder:
        holder = outer.parent if isinstance(outer, nodes.definition) else outer
    elif isinstance(holder, nodes.term | nodes.title):
        holder = outer
    put(holder, label, positions.place(node), positions.reading)
    parent = node.parent
    index = parent.index(node)
    parent.remove(node)
    for child in reversed(node.children):
        parent.insert(index, child)


def _first_block(outer: nodes.Element) -> nodes.Node | None:
    return next((child for child in outer.children if not isinstance(child, _PASSED_OVER)), None)


def _following(node: nodes.Node) -> nodes.Element | None:
    """The next node in reading order that prints, be it a sibling of an ancestor."""
    walker: nodes.Node | None = node
    while walker is not None and walker.parent is not None:
        siblings = walker.parent.children
        for sibling in siblings[siblings.index(walker) + 1 :]:
            if isinstance(sibling, nodes.Element) and not isinstance(sibling, _PASSED_OVER):
                return sibling
        walker = walker.parent
    return None


def _proposal(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode().lower()
    proposal = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"{proposal}-1" if proposal in GRAMMAR else proposal
