"""Our own file of comments, as the ballot page saves it (`data/schemas/comments.schema.json`)."""

import json
import re
from typing import Any

from normwright.comments.forms.notes import Notes
from normwright.comments.forms.rows import Facts, Passage, Row, Sheet
from normwright.comments.record import Wording
from normwright.diagnostics import Diagnostic, Place, diagnose
from normwright.workspace.schemas import schema_faults
from normwright.workspace.toml import load_schema

FORMAT = 1
_CELLS = ("line", "clause", "element", "type", "comment", "proposal")
_MOST_FAULTS = 20
#: What the page lets nobody write: controls and halves of surrogate pairs, which no form can hold.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_json(data: bytes, name: str) -> Sheet:
    """The rows of the ballot page's file; `name` is the file's, for its findings.

    A comment of the wrong shape is left out and told (CMT054), the others are taken.
    """
    try:
        document: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        return _refused(name, f"it is no sound JSON: {fault}")
    if not is_ours(document):
        return _refused(name, "it isn't the file that a ballot page saves")
    form = document["format"]
    if isinstance(form, int) and form > FORMAT:
        return Sheet(findings=(diagnose("CMT055", Place(name), format=form, known=FORMAT),), refused=True)
    return _sheet(document, name)


def is_ours(document: Any) -> bool:
    """Whether parsed JSON says that it is such a file."""
    return isinstance(document, dict) and document.get("kind") == "comments" and "format" in document


def _sheet(document: dict[str, Any], name: str) -> Sheet:
    findings: list[Diagnostic] = []
    broken: dict[int, str] = {}
    for fault in schema_faults(document, load_schema("comments")):
        if fault.path[:1] == ("comments",) and len(fault.path) > 1 and isinstance(fault.path[1], int):
            broken.setdefault(fault.path[1], _words(fault.code, fault.facts))
        elif fault.code != "SET001":  # what a later program adds to the head is no reason to refuse
            return _refused(name, _words(fault.code, fault.facts))
        if len(findings) < _MOST_FAULTS and fault.code != "SET001":
            findings.append(diagnose("CMT054", Place(name), what=_words(fault.code, fault.facts)))
    if not document.get("text") and not document.get("document"):
        return _refused(name, "it names neither the text nor the document that it is about")
    rows = [_row(entry, index) for index, entry in enumerate(document["comments"]) if index not in broken]
    notes = Notes(name)
    for row in rows:
        if row.repairs:
            notes.add("CMT057", row.place)
    findings += notes.findings()
    if not document["comments"]:
        findings.append(diagnose("CMT009", Place(name)))
    facts = Facts(
        date=document.get("date", ""),
        document=document.get("document", ""),
        ballot=document.get("ballot", ""),
        text=document.get("text", ""),
        body=document.get("body", ""),
    )
    lost = tuple(Passage(f"comment {index + 1}", why) for index, why in sorted(broken.items()))
    return Sheet(tuple(rows), facts, lost, tuple(findings))


def _row(entry: dict[str, Any], index: int) -> Row:
    texts = {name: _plain(entry.get(name, "")) for name in (*_CELLS, "own", "target", "quoted")}
    count = sum(_IMPOSSIBLE.subn("", text)[1] for text in texts.values())
    sound = {name: _IMPOSSIBLE.sub("\ufffd", text) for name, text in texts.items()}
    return Row(
        Wording(**{cell: sound[cell] for cell in _CELLS}),
        f"comment {index + 1}",
        repairs=(f"characters that no form can hold stand as “\ufffd”: {count}",) if count else (),
        own=sound["own"],
        target=sound["target"],
        quoted=sound["quoted"],
    )


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _words(code: str, facts: dict[str, str]) -> str:
    if code == "SET004":
        return f'"{facts["key"]}" is missing'
    if code == "SET001":
        return f'unknown key "{facts["key"]}"'
    return f'"{facts["key"]}" is {facts["got"]}; it takes {facts["wanted"]}'


def _refused(name: str, what: str) -> Sheet:
    return Sheet(findings=(diagnose("CMT053", Place(name), what=what),), refused=True)
