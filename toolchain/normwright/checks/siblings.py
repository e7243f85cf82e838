"""The other parts of a standard that are drafted in the same workspace."""

from collections.abc import Iterator, Mapping

from normwright.checks.document import Document
from normwright.checks.titled import declared
from normwright.diagnostics import Report


def sibling_titles(document: Document) -> Iterator[tuple[int, Mapping[str, Mapping[str, str]]]]:
    """Number of each other part, with its titles by language and element; in the order of the folders.

    Of drafts of the same part (an amendment, an edition kept) the first counts. A draft that can't be read
    is none: its own check tells.
    """
    from normwright.workspace.drafts import FILE, load_draft

    draft = document.draft
    if draft is None or draft.record.iso is None or draft.record.iso.part is None:
        return
    own = draft.record.iso
    seen = {own.part}
    for path in sorted(draft.folder.parent.glob(f"*/{FILE}")):
        other = load_draft(path.parent, draft.root, Report()) if path.parent != draft.folder else None
        track = other.record.iso if other is not None else None
        if other is None or track is None or track.part is None or track.part in seen:
            continue
        if own.number and track.number == own.number:
            seen.add(track.part)
            yield track.part, {name: declared(title) for name, title in other.record.titles.items()}
