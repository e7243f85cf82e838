"""Emphasis, code, variables, references, terms, citations: what stands within running text."""

from collections.abc import Callable, Iterable

from docutils import nodes
from lxml.etree import _Element

from normwright.names.citations import parse_citations
from normwright.sources import nodes as own
from normwright.sources.handlers import handles_inline
from normwright.sources.refused import refusal_of_role
from normwright.sources.text import split_target
from normwright.sources.translation import Translation
from normwright.sts import build, fragment

Pieces = Iterable["str | _Element"]
_TAGS: dict[type[nodes.Node], str] = {
    nodes.emphasis: "italic",
    nodes.strong: "bold",
    nodes.subscript: "sub",
    nodes.superscript: "sup",
}


@handles_inline(*_TAGS)
def emphasis(node: nodes.Element, t: Translation) -> Pieces:
    """Italic, bold, sub, sup."""
    content = t.inline(node)
    if content:
        yield build.inline(_TAGS[type(node)], content)


@handles_inline(nodes.literal)
def code(node: nodes.literal, t: Translation) -> Pieces:
    """Code within text."""
    yield build.inline("inline-code", [node.astext()])


@handles_inline(nodes.inline, nodes.generated)
def span(node: nodes.Element, t: Translation) -> Pieces:
    """A span without meaning: its content."""
    yield from t.inline(node)


@handles_inline(own.line_break)
def line_break(node: own.line_break, t: Translation) -> Pieces:
    """A `break`."""
    yield build.element("break")


@handles_inline(nodes.footnote_reference)
def footnote_mark(node: nodes.footnote_reference, t: Translation) -> Pieces:
    """A footnote's mark, with its text where it is the first."""
    yield from t.footnote_mark(node)


@handles_inline(nodes.problematic)
def problematic(node: nodes.problematic, t: Translation) -> Pieces:
    """What the parser couldn't read and told: as typed."""
    yield node.astext()


@handles_inline(nodes.title_reference)
def without_role(node: nodes.title_reference, t: Translation) -> Pieces:
    """Single backquotes: told, the text kept."""
    t.say("SRC003", node, text=node.astext())
    yield node.astext()


@handles_inline(nodes.substitution_reference)
def substitution(node: nodes.substitution_reference, t: Translation) -> Pieces:
    """Refused, the text kept."""
    t.say(
        "SRC120",
        node,
        what=f"|{node.astext()}|, a substitution,",
        loss="",
        instead="write the text where it belongs",
    )
    yield node.astext()


@handles_inline(nodes.citation_reference)
def citation(node: nodes.citation_reference, t: Translation) -> Pieces:
    """Refused, the text kept."""
    t.say(
        "SRC120",
        node,
        what="a citation by label",
        loss="",
        instead="declare it in references.toml and use cite",
    )
    yield f"[{node.astext()}]"


@handles_inline(nodes.raw)
def raw(node: nodes.raw, t: Translation) -> Pieces:
    """Refused."""
    t.say("SRC120", node, what="raw text", loss="; it is not taken", instead="write text")
    return ()


# -- roles ---------------------------------------------------------------------------------------------------


@handles_inline(own.role)
def role(node: own.role, t: Translation) -> Pieces:
    """What a role of ours stands for."""
    yield from _ROLES[node["role"]](node, t)


def _reference(node: own.role, t: Translation) -> Pieces:
    text, target = split_target(node["content"])
    yield fragment.placeholder(fragment.REF, [text] if text else [], targets=target)


def _term(node: own.role, t: Translation) -> Pieces:
    text, designation = split_target(node["content"])
    yield fragment.placeholder(fragment.TERM, [text or designation], designation=designation)


def _citation(node: own.role, t: Translation) -> Pieces:
    heads = t.places_behind(node, [citation.head for citation in parse_citations(node["content"])])
    first = t.place(node).line
    places = {"heads": " ".join(f"{one.line - first}:{one.column}" for one in heads)} if heads else {}
    yield fragment.placeholder(fragment.CITE, target=node["content"], **places)


def _variable(node: own.role, t: Translation) -> Pieces:
    base, _, index = node["content"].partition("_")
    if base:
        yield build.inline("named-content", [base], content_type="variable")
    if index:
        yield build.inline("sub", [index.removeprefix("{").removesuffix("}")])


def _provision(node: own.role, t: Translation) -> Pieces:
    yield fragment.placeholder(fragment.PROVISION_MARK, argument=node["content"])


def _refused(node: own.role, t: Translation) -> Pieces:
    code, facts = refusal_of_role(node["name"])
    t.say(code, node, **facts)
    yield node["content"]


_ROLES: dict[str, Callable[[own.role, Translation], Pieces]] = {
    "ref": _reference,
    "term": _term,
    "cite": _citation,
    "var": _variable,
    "provision": _provision,
    "refused": _refused,
}
