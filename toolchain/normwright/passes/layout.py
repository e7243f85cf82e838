"""Line ends between elements, the same however deep an element stands; none within running text."""

from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.sts.tags import tbx

#: Elements that hold elements only (NISO STS 1.2 DTD), of those that we write.
ELEMENT_ONLY = frozenset(
    {"standard", "adoption", "front", "adoption-front", "body", "back", "processing-meta"}
    | {"std-meta", "title-wrap", "std-ident", "std-id-group", "std-org", "std-xref", "permissions"}
    | {"kwd-group", "custom-meta-group", "custom-meta", "sec", "app", "app-group", "term-sec"}
    | {"ref-list", "ref", "list", "list-item", "def-list", "def-item", "def", "non-normative-note"}
    | {"non-normative-example", "disp-quote", "statement", "editing-instruction", "legend"}
    | {"table-wrap", "table", "thead", "tbody", "tr", "table-wrap-foot", "array", "caption", "index"}
    | {"index-title-group", "index-entry", "fig", "fig-group", "graphic", "inline-graphic", "fn"}
    | {tbx("termEntry"), tbx("langSet"), tbx("tig")}
)
#: Of these, what stands within running text gets no line ends: the text around it would have them too.
IN_TEXT = frozenset({"inline-graphic", "fn"})


def lay_out(job: Job) -> None:
    """Puts a line feed before, between and behind the children of every element that holds elements only."""
    for zone, _ in job.zones():
        lay_out_tree(zone)


def lay_out_tree(root: _Element) -> None:
    """The same for one tree; text that stands where none belongs is left as it is, for the checks to see."""
    for element in root.iter(*ELEMENT_ONLY):
        if not len(element) or _in_text(element):
            continue
        if not (element.text or "").strip():
            element.text = "\n"
        for child in element:
            if not (child.tail or "").strip():
                child.tail = "\n"


def _in_text(element: _Element) -> bool:
    parent = element.getparent()
    return element.tag in IN_TEXT and parent is not None and parent.tag not in ELEMENT_ONLY
