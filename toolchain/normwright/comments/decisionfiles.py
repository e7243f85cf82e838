"""A decision as a small TOML file that people write too, named by its id."""

import difflib
from pathlib import Path
from typing import Any

from normwright.comments.blocks import Blocks, changed_block, split_blocks
from normwright.comments.literals import key, quoted, quoted_list
from normwright.comments.record import Ballot, Decision
from normwright.comments.statuses import statuses
from normwright.comments.tables import FORMAT, read_table
from normwright.diagnostics import Place, Report
from normwright.workspace.toml import read_toml

_TEXTS = ("status", "observation", "reason", "meeting", "date", "placement", "words")


def read_decision(path: Path, ballot: Ballot, report: Report) -> Decision | None:
    """The decision in a file; None when it names no comments or can't be read.

    Faults are told (SET001 to SET007); a status that isn't known (CMT042) counts as "open".
    """
    read = read_table(path, ballot.root, "decision", report)
    if read is None or not read[0].get("comments"):
        return None
    data = read[0]
    file = path.relative_to(ballot.root).as_posix()
    status = data.get("status", "open")
    if status not in statuses(ballot.role):
        _say_unknown(path, ballot, status, report)
        status = "open"
    texts = {name: data.get(name, "") for name in _TEXTS} | {"status": status}
    return Decision(
        path.stem,
        tuple(data["comments"]),
        wording=dict(data.get("wording", {})),
        answered=dict(data.get("answered", {})),
        place=Place(file, 1, 1),
        **texts,
    )


def decision_text(decision: Decision, former: str = "") -> str:
    """The text of a decision's file; what people wrote around the values of `former` stays."""
    fresh = _fresh(decision)
    if not former.strip():
        return fresh
    import tomllib

    old, wanted = split_blocks(former.replace("\r\n", "\n")), split_blocks(fresh)
    data = tomllib.loads(fresh)
    known = old.by_name
    # The line above a table says what the table is, and stays with it.
    tables = (
        changed_block(known[one.name], data[one.name]) if one.name in known else one for one in wanted.tables
    )
    text = Blocks(_head(old.head, wanted.head), tuple(tables)).text()
    return text if tomllib.loads(text) == data else fresh


def _head(former: str, fresh: str) -> str:
    """The values before the tables, what people wrote around them kept."""
    import tomlkit

    document: Any = tomlkit.parse(former)
    wanted: Any = tomlkit.parse(fresh)
    for name in [name for name in document if name not in wanted]:
        del document[name]
    for name, value in wanted.items():
        if name not in document or document[name] != value:
            document[name] = value
    return tomlkit.dumps(document)


def _fresh(decision: Decision) -> str:
    lines = [f"format = {FORMAT}", f"comments = {quoted_list(decision.comments)}"]
    lines += [f"{name} = {quoted(text)}" for name in _TEXTS if (text := getattr(decision, name))]
    if decision.wording:
        lines += ["", "# what the body's own comment says otherwise than its expert's", "[wording]"]
        lines += [f"{name} = {quoted(text)}" for name, text in decision.wording.items()]
    if decision.answered:
        lines += ["", "# the wordings that it answers, so that a changed comment is seen", "[answered]"]
        lines += [f"{key(name)} = {quoted(digits)}" for name, digits in decision.answered.items()]
    return "\n".join(lines) + "\n"


def _say_unknown(path: Path, ballot: Ballot, status: str, report: Report) -> None:
    document = read_toml(path, ballot.root, Report())
    file = path.relative_to(ballot.root).as_posix()
    known = statuses(ballot.role)
    near = difflib.get_close_matches(status.lower(), known, n=1)
    wanted = near[0] if near else "one of " + ", ".join(known)
    report.say("CMT042", document.value("status") if document else Place(file), got=status, wanted=wanted)
