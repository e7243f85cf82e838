"""The meeting view: the circulated text on one side, its comments on the other, in one HTML file.

The comments come as plain data (`comments.meeting_page`), the text is drawn by the stylesheets of every
standard; `templates/html/meeting.xsl` makes the page around both. It needs no network and no second file, and
can be read without its script.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.render.addresses import block_addresses
from normwright.render.charts import bars
from normwright.render.deferred import defer_sections
from normwright.render.html import draw_page
from normwright.render.pieces import Piece, draw_pieces, finished, piece_tree
from normwright.render.prepare import Prepared
from normwright.sts.standard import Standard

_TEXT = "text"  # id of the element that the stylesheet makes for the text
_STYLES = ("standard.css", "meeting.css")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
#: Elements that can't begin with a link, and where it stands instead.
_BEFORE = frozenset({"table", "ul", "ol", "dl", "math", "img", "hr"})
_ROWS = frozenset({"tr", "tbody", "thead", "tfoot"})


def render_meeting(
    page: Piece,
    circulated: Standard | None,
    *,
    templates: Sequence[Path],
    report: Report,
    lines: Mapping[str, Sequence[int]] | None = None,
) -> bytes:
    """The page as UTF-8; the same bytes for the same pieces, text, templates and program.

    `lines` are the printed line numbers by block, as for `render_html`; without a `circulated` text the
    comments stand alone. Raises: UsageError, InputError as `render_html`.
    """
    tree = piece_tree(page)
    _lay_out_charts(tree)
    text: _Element | None = None
    if circulated is not None:
        drawn, prepared = draw_page(circulated, templates=templates, report=report, lines=lines)
        text = drawn.find("body/main")
    if circulated is not None and text is not None:
        text.set("lang", drawn.get("lang") or "en")
        defer_sections(drawn)
        _address(tree, prepared, text)
    made = draw_pieces(tree, "meeting.xsl", templates=templates)
    place = made.find(f".//section[@id='{_TEXT}']")
    if text is not None and place is not None:
        place.set("lang", text.get("lang") or "en")
        place[:] = list(text)
        place.text = text.text
        _mark_blocks(tree, place)
    return finished(made, styles=_STYLES, script="meeting.js", templates=templates)


def render_answers(page: Piece, *, templates: Sequence[Path]) -> bytes:
    """A page on what became of a body's comments, drawn by `templates/html/answers.xsl`; it has no script."""
    made = draw_pieces(piece_tree(page), "answers.xsl", templates=templates)
    return finished(made, styles=(*_STYLES, "answers.css"), script="", templates=templates)


# -- the text ------------------------------------------------------------------------------------------------


def _address(tree: _Element, prepared: Prepared, text: _Element) -> None:
    """Adds to what names a block (`at`) the id of its element (`to`), or of the nearest around it."""
    wanted = {one.get("at") or "" for one in tree.iter("comment", "near")} - {""}
    found = block_addresses(prepared, text, wanted)
    for one in tree.iter("comment", "near"):
        one.set("to", found.get(one.get("at") or "", ""))


def _mark_blocks(tree: _Element, text: _Element) -> None:
    """Beside each block that comments are about, how many there are, leading to the first."""
    about: dict[str, list[str]] = {}
    for comment in tree.iter("comment"):
        about.setdefault(comment.get("to") or "", []).append(comment.get("id") or "")
    elements = {one.get("id"): one for one in text.iter("*")}
    for id, comments in about.items():
        element = elements.get(id) if id else None
        if element is not None:
            _insert(element, _badge(comments))


def _badge(comments: Sequence[str]) -> _Element:
    made = etree.Element("a", {"class": "nw-about", "href": f"#{comments[0]}", "lang": "en"})
    made.text = str(len(comments))
    word = etree.SubElement(made, "span", {"class": "unseen"})
    word.text = " comment" if len(comments) == 1 else " comments"
    return made


def _insert(element: _Element, badge: _Element) -> None:
    """As the first thing of a block, in the heading of a clause; before what takes no link."""
    heading = next((child for child in element if child.tag in _HEADINGS), None)
    holder = element if heading is None else heading
    parent = holder.getparent()
    while holder.tag in _ROWS and parent is not None and parent.tag in (*_ROWS, "table"):
        holder, parent = parent, parent.getparent()
    if holder.tag in _BEFORE and parent is not None:
        holder.addprevious(badge)
        return
    badge.tail, holder.text = holder.text, None
    holder.insert(0, badge)


# -- charts --------------------------------------------------------------------------------------------------


def _lay_out_charts(tree: _Element) -> None:
    """Adds the drawing of each statistic: `chart` with a `bar` for each count."""
    for statistic in tree.iter("statistic"):
        rows = [
            (count.text or "", int(count.get("total", "0")), int(count.get("decided", "0")))
            for count in statistic.iter("count")
        ]
        chart = bars(rows)
        drawn = etree.SubElement(
            statistic, "chart", {"width": _number(chart.width), "height": _number(chart.height)}
        )
        for bar in chart.bars:
            values = {
                "x": bar.x, "y": bar.y, "width": bar.width, "height": bar.height, "done": bar.done,
                "baseline": bar.baseline, "end": bar.x + bar.width,
            }  # fmt: skip
            made = etree.SubElement(drawn, "bar", {key: _number(value) for key, value in values.items()})
            made.set("number", bar.number)
            made.text = bar.name


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
