"""Documents under preparation: their footnote goes to the first mention (Directives Part 2)."""

from lxml.etree import _Element

from normwright.passes.documents import printed
from normwright.passes.job import Job
from normwright.passes.references import name_of, preparation_footnote
from normwright.passes.tree import ancestors, local
from normwright.sts.tags import KEY
from normwright.workspace.record import Reference


def move_footnotes(job: Job) -> None:
    """The footnote of a document under preparation stands at its first mention; the list has its mark."""
    lists = job.draft.references
    waiting = {printed(r): r for r in (*lists.normative, *lists.bibliography) if r.stage}
    if not waiting:
        return
    for element in list(job.main.iter("std", "xref")):
        if local(element) == "std":
            shown = element.findtext("std-ref") or ""
        else:
            shown = (element.text or "").rpartition(" [")[0] if element.get("ref-type") == "bibr" else ""
        reference = waiting.get(shown)
        if reference is None:
            continue
        waiting.pop(shown)
        if any(node.tag == "ref" for node in ancestors(element)):
            continue  # the list comes first: its footnote is in place
        if any(node.tag in {"table-wrap", "fig", "fig-group", "title"} for node in ancestors(element)):
            continue  # a footnote there would be lettered, or stand in the contents
        _first_mention(job, element, reference)


def _first_mention(job: Job, element: _Element, reference: Reference) -> None:
    key = f"references.toml#{name_of(reference)}"
    entry = job.references[name_of(reference)]
    for note in entry.iter("fn"):
        if note.get(KEY) == key:
            note.getparent().remove(note)  # type: ignore[union-attr]
            break
    parent = element.getparent()
    assert parent is not None
    call, note = preparation_footnote(job, reference)
    note.tail, element.tail = element.tail, None
    position = parent.index(element) + 1
    parent.insert(position, call)
    parent.insert(position + 1, note)
