"""One function a construct: the only place that decides child order.

Each gives back one element without number or id; `sts.ids` names ids, `passes.number` sets labels with
`set_label`. Content is text and inline elements in order; blocks are block elements. `reference` numbers are
sections of NISO STS 1.2 (ANSI/NISO Z39.102-2022) as put down in the IEC/ISO coding guidelines 2.1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from normwright.sts.tags import HREF, NSMAP, XML_LANG, mml, tbx

Content = Iterable["str | _Element"]
Blocks = Iterable[_Element]

#: What stands before a label (NISO STS content models).
_BEFORE_LABEL = frozenset({"editing-instruction", "sec-meta"})


def element(name: str, attributes: dict[str, str] | None = None, /, *children: _Element) -> _Element:
    """A bare element; empty attribute values are left out."""
    made = etree.Element(name, nsmap=NSMAP)
    for key, value in (attributes or {}).items():
        if value != "":
            made.set(key, value)
    made.extend(children)
    return made


def fill(parent: _Element, content: Content) -> _Element:
    """Appends text and inline elements to `parent` and gives it back."""
    for piece in content:
        if isinstance(piece, str):
            append_text(parent, piece)
        else:
            piece.tail = None
            parent.append(piece)
    return parent


def append_text(parent: _Element, text: str) -> None:
    """Appends text at the end of `parent`, behind its last child."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def inline(name: str, content: Content, **attributes: str) -> _Element:
    """An inline element; underscores in attribute names stand for hyphens."""
    return fill(element(name, {k.replace("_", "-"): v for k, v in attributes.items()}), content)


# -- clauses -------------------------------------------------------------------------------------------------


def clause(title: Content | None, blocks: Blocks = (), *, kind: str = "") -> _Element:
    """A `sec`; without a title it is a numbered paragraph. `kind` is the sec-type (4)."""
    made = element("sec", {"sec-type": kind if title is not None else "numbered-paragraph"})
    if title is not None:
        made.append(inline("title", title))
    made.extend(blocks)
    return made


def annex(title: Content, blocks: Blocks = (), *, normative: bool) -> _Element:
    """An `app`; its status stands in content-type (4)."""
    made = element("app", {"content-type": "normative" if normative else "informative"})
    made.append(inline("title", title))
    made.extend(blocks)
    return made


def set_label(target: _Element, text: str) -> None:
    """Sets the printed label of a block, at the place the content model wants; replaces an old one."""
    label = target.find("label")
    if label is None:
        label = etree.Element("label")
        position = 0
        while position < len(target) and target[position].tag in _BEFORE_LABEL:
            position += 1
        target.insert(position, label)
    label.text = text


# -- running text --------------------------------------------------------------------------------------------


def paragraph(content: Content, *, kind: str = "") -> _Element:
    """A `p`; `kind` is a provision kind or "dimension"."""
    return fill(element("p", {"content-type": kind}), content)


def note(blocks: Blocks) -> _Element:
    """A NOTE (8)."""
    return element("non-normative-note", {}, *blocks)


def example(blocks: Blocks) -> _Element:
    """An EXAMPLE (8)."""
    return element("non-normative-example", {}, *blocks)


def warning(blocks: Blocks, *, kind: str) -> _Element:
    """A warning, caution, important or danger notice (8)."""
    return element("non-normative-note", {"content-type": kind}, *blocks)


def list_block(items: Blocks, *, kind: str) -> _Element:
    """A list; kind: alpha-lower, arabic, roman-lower, dash, bullet (8)."""
    return element("list", {"list-type": kind}, *items)


def list_item(blocks: Blocks) -> _Element:
    """A list item. Tables and formulae in it are wrapped into a `p`, as the model demands (8)."""
    allowed = {"p", "list", "def-list", "non-normative-note", "non-normative-example"}
    made = element("list-item")
    for block in blocks:
        if isinstance(block.tag, str) and (block.tag in allowed or block.tag.startswith("{urn:normwright")):
            made.append(block)
        else:
            made.append(element("p", {}, block))
    return made


def definition_list(items: Iterable[tuple[Content, Blocks]], *, kind: str = "") -> _Element:
    """A `def-list`; kind: abbreviation, figure, table, formula (5, 10, 11).

    Paragraphs, notes and examples of a definition stay, anything else goes into a `p`, as the model demands.
    """
    kept = {"p", "non-normative-note", "non-normative-example"}
    made = element("def-list", {"list-content": kind})
    for term, definition in items:
        meaning = [
            block
            if block.tag in kept or str(block.tag).startswith("{urn:normwright")
            else element("p", {}, block)
            for block in definition
        ]
        made.append(element("def-item", {}, inline("term", term), element("def", {}, *meaning)))
    return made


def quotation(blocks: Blocks, source: Content | None = None) -> _Element:
    """A `disp-quote` with its source (8)."""
    made = element("disp-quote", {}, *blocks)
    if source is not None:
        made.append(inline("attrib", source, specific_use="source"))
    return made


def code(text: str, *, language: str = "") -> _Element:
    """A code block (8); white space is kept as it is."""
    return fill(element("code", {"language": language}), [text])


def statement(blocks: Blocks, *, kind: str) -> _Element:
    """A provision of several blocks (15): paragraphs and notes stay, anything else goes into a `p`."""
    made = element("statement", {"content-type": kind})
    for block in blocks:
        if block.tag in {"p", "non-normative-note", "non-normative-example", "statement"}:
            made.append(block)
        else:
            made.append(element("p", {}, block))
    return made


def editing_instruction(blocks: Blocks) -> _Element:
    """An instruction of an amendment (14)."""
    return element("editing-instruction", {}, *blocks)


# -- references ----------------------------------------------------------------------------------------------


def cross_reference(kind: str, ids: Sequence[str], text: Content, *, custom: str = "") -> _Element:
    """An `xref` with its printed text (7)."""
    return fill(element("xref", {"ref-type": kind, "custom-type": custom, "rid": " ".join(ids)}), text)


def footnote_mark(*, in_table: bool = False) -> _Element:
    """The mark of a footnote; id and text come with numbering (12)."""
    return element("xref", {"ref-type": "table-fn" if in_table else "fn"})


def footnote(blocks: Blocks) -> _Element:
    """A footnote, to stand right behind its first mark or, for a table, in the table's foot (12).

    It can hold paragraphs and notes; other blocks are wrapped into a `p`, as the model demands.
    """
    allowed = {"p", "non-normative-note", "non-normative-example"}
    made = element("fn")
    for block in blocks:
        ours = isinstance(block.tag, str) and block.tag.startswith("{urn:normwright")
        made.append(block if ours or block.tag in allowed else element("p", {}, block))
    return made


def standard_reference(
    reference: str, *, dated: str = "", urn: str = "", title: Content | None = None, locator: str = ""
) -> _Element:
    """A `std` (6): `dated` is dated, undated or multipart; `locator` (", 3.6.6") follows the reference."""
    made = element("std", {"type": dated})
    if urn:
        made.append(
            inline(
                "std-id",
                [urn],
                std_id_link_type="urn",
                std_id_type="dated" if dated == "dated" else "undated",
            )
        )
    made.append(inline("std-ref", [reference]))
    if locator:
        append_text(made, locator)
    if title is not None:
        made.append(inline("title", title))
    return made


def work_reference(content: Content) -> _Element:
    """Any other work: `mixed-citation` (6)."""
    return inline("mixed-citation", content)


def reference_list(
    entries: Blocks, *, kind: str, title: Content | None = None, blocks: Blocks = ()
) -> _Element:
    """A `ref-list`; kind: norm-refs or bibl; `blocks` stand before the entries (6)."""
    made = element("ref-list", {"content-type": kind})
    if title is not None:
        made.append(inline("title", title))
    made.extend(blocks)
    made.extend(entries)
    return made


def reference_entry(citation: _Element, notes: Blocks = ()) -> _Element:
    """A `ref` (6)."""
    return element("ref", {}, citation, *notes)


def external_link(address: str, text: Content) -> _Element:
    """A link out of the document (7); the caller has checked the scheme."""
    return fill(element("ext-link", {"ext-link-type": "uri", HREF: address}), text)


# -- tables, figures, formulae -------------------------------------------------------------------------------


def cell(
    content: Content = (),
    *,
    blocks: Blocks = (),
    head: bool = False,
    colspan: int = 1,
    rowspan: int = 1,
    align: str = "",
    valign: str = "",
    scope: str = "",
) -> _Element:
    """A table cell: either running text, or blocks of which lone text never stands beside a `p` (9)."""
    made = element(
        "th" if head else "td",
        {
            "colspan": str(colspan) if colspan > 1 else "",
            "rowspan": str(rowspan) if rowspan > 1 else "",
            "align": align,
            "valign": valign,
            "scope": scope,
        },
    )
    fill(made, content)
    made.extend(blocks)
    return made


def row(cells: Blocks) -> _Element:
    """A table row."""
    return element("tr", {}, *cells)


@dataclass
class Surroundings:
    """What stands around a table or figure, besides its title."""

    units: Content | None = None
    legend: _Element | None = None
    blocks: list[_Element] = field(default_factory=list)  # paragraphs and notes below it
    footnotes: list[_Element] = field(default_factory=list)
    landscape: bool = False


def grid(head: Blocks, body: Blocks, *, widths: Sequence[str] = ()) -> _Element:
    """The `table` proper: rows of the head and of the body, widths such as "44%" (9)."""
    made = element("table")
    made.extend(element("col", {"width": width}) for width in widths)
    head_rows = list(head)
    if head_rows:
        made.append(element("thead", {}, *head_rows))
    made.append(element("tbody", {}, *body))
    return made


def table(title: Content, rows: _Element, around: Surroundings) -> _Element:
    """A numbered table (9): caption, legend, `grid`, then unit statement, text, notes and footnotes."""
    made = element("table-wrap", {"orientation": "landscape" if around.landscape else ""})
    made.append(_caption(title))
    if around.legend is not None:
        made.append(around.legend)
    made.append(rows)
    foot = element("table-wrap-foot")
    if around.units is not None:
        foot.append(paragraph(around.units, kind="dimension"))
    foot.extend(around.blocks)
    foot.extend(around.footnotes)
    if len(foot):
        made.append(foot)
    return made


def array(rows: _Element) -> _Element:
    """An informal table, without title and number (9)."""
    return element("array", {}, rows)


def figure(
    title: Content, picture: _Element | None, around: Surroundings, *, size: str = "", head: Blocks = ()
) -> _Element:
    """A figure (10). The legend stands before the picture; `size` is S, M, L or T."""
    made = element("fig", {"orientation": "landscape" if around.landscape else ""})
    made.append(_caption(title, units=around.units))
    if around.legend is not None:
        made.append(around.legend)
    made.extend(head)
    if picture is not None:
        if size:
            picture.set("specific-use", f"size:{size}")
        made.append(picture)
    made.extend(around.blocks)
    return made


def figure_group(title: Content, figures: Blocks, around: Surroundings) -> _Element:
    """A figure made of subfigures (10); what stands below them goes into the caption, its only place."""
    made = element("fig-group", {"orientation": "landscape" if around.landscape else ""})
    caption = _caption(title, units=around.units)
    caption.extend(around.blocks)
    made.append(caption)
    if around.legend is not None:
        made.append(around.legend)
    made.extend(figures)
    return made


def picture(source: str, *, alternative: str, within_text: bool = False) -> _Element:
    """A `graphic`; `source` is the path as authored, which numbering turns into the exchange name (10)."""
    made = element("inline-graphic" if within_text else "graphic", {HREF: source})
    if alternative:
        made.append(inline("alt-text", [alternative]))
    return made


def legend(title: Content, entries: _Element) -> _Element:
    """A key or where-list around its `definition_list` (9, 10, 11)."""
    return element("legend", {}, inline("title", title), entries)


def display_formula(maths: _Element, explanation: _Element | None = None, notes: Blocks = ()) -> _Element:
    """A displayed formula with its where-list (11)."""
    maths.set("display", "block")
    made = element("disp-formula", {}, maths)
    if explanation is not None:
        made.append(explanation)
    made.extend(notes)
    return made


def inline_formula(maths: _Element) -> _Element:
    """A formula in running text (11)."""
    return element("inline-formula", {}, maths)


def _caption(title: Content, *, units: Content | None = None) -> _Element:
    made = element("caption", {}, inline("title", title))
    if units is not None:
        made.append(paragraph(units, kind="dimension"))
    return made


# -- terms ---------------------------------------------------------------------------------------------------


@dataclass
class Designation:
    """One designation of a concept in one language (ISO 10241-1)."""

    content: list[str | _Element]
    status: str = "preferredTerm"  # preferredTerm | admittedTerm | deprecatedTerm
    kind: str = ""  # termType: acronym abbreviation fullForm symbol variant formula equation
    part_of_speech: str = ""  # noun verb adj adv
    gender: str = ""  # masculine feminine neuter masculine-feminine
    number: str = ""  # singular plural
    usage: str = ""  # geographical usage, such as "US"


@dataclass
class LanguagePart:
    """What an entry says in one language."""

    language: str
    designations: list[Designation]
    domain: list[str | _Element] | None = None
    definition: list[str | _Element] | None = None
    examples: list[list[str | _Element]] = field(default_factory=list)
    notes: list[list[str | _Element]] = field(default_factory=list)
    sources: list[list[str | _Element]] = field(default_factory=list)


def term_entry(parts: Sequence[LanguagePart]) -> _Element:
    """A `term-sec` with its entry; definition and what belongs to it come before the designations (5)."""
    entry = element(tbx("termEntry"))
    for part in parts:
        made = element(tbx("langSet"), {XML_LANG: part.language})
        if part.domain is not None:
            made.append(inline(tbx("subjectField"), part.domain))
        if part.definition is not None:
            made.append(inline(tbx("definition"), part.definition))
        made.extend(inline(tbx("example"), content) for content in part.examples)
        made.extend(inline(tbx("note"), content) for content in part.notes)
        made.extend(inline(tbx("source"), content) for content in part.sources)
        made.extend(_designation(designation) for designation in part.designations)
        entry.append(made)
    return element("term-sec", {}, entry)


def _designation(designation: Designation) -> _Element:
    made = element(tbx("tig"), {}, inline(tbx("term"), designation.content))
    if designation.part_of_speech:
        made.append(element(tbx("partOfSpeech"), {"value": designation.part_of_speech}))
    if designation.usage:
        made.append(inline(tbx("geographicalUsage"), [designation.usage]))
    if designation.gender:
        made.append(element(tbx("grammaticalGender"), {"value": designation.gender}))
    if designation.number:
        made.append(element(tbx("grammaticalNumber"), {"value": designation.number}))
    made.append(element(tbx("normativeAuthorization"), {"value": designation.status}))
    if designation.kind:
        made.append(element(tbx("termType"), {"value": designation.kind}))
    return made


def entailed_term(target: str, text: Content) -> _Element:
    """A term inside another entry, its number in parentheses; `target` is the termEntry's id (5)."""
    return fill(element(tbx("entailedTerm"), {"target": target}), text)


def mathematics(children: Blocks) -> _Element:
    """A `mml:math`."""
    return element(mml("math"), {}, *children)
