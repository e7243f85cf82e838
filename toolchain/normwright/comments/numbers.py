"""`ballot.toml`: what a ballot is, and once it is closed the printed number of each comment."""

from typing import Any

from normwright.comments.blocks import Blocks, changed_block, new_block, split_blocks
from normwright.comments.literals import quoted
from normwright.comments.record import Ballot
from normwright.comments.tables import FORMAT

_TEXTS = ("project", "ballot", "document", "stage", "text", "opens", "closes")


def with_numbers(ballot: Ballot, former: str = "") -> str:
    """The text of `ballot.toml`; what people wrote around the values of `former` stays."""
    old = split_blocks(former.replace("\r\n", "\n"))
    numbers = old.by_name.get("numbers")
    head = _head(ballot, old.head)
    if not ballot.numbers:
        return Blocks(head).text()
    made = changed_block(numbers, dict(ballot.numbers)) if numbers else new_block("numbers", ballot.numbers)
    return Blocks(head, (made,)).text()


def _head(ballot: Ballot, former: str) -> str:
    import tomlkit

    texts = {name: getattr(ballot, "name" if name == "ballot" else name) for name in _TEXTS}
    if not former.strip():
        lines = [f"{name} = {quoted(text)}" for name, text in texts.items() if text]
        closed = ["closed = true"] if ballot.closed else []
        return "\n".join([f"format = {FORMAT}", *lines, *closed]) + "\n"
    document: Any = tomlkit.parse(former)
    for name, value in {**texts, "closed": ballot.closed}.items():
        before = document.get(name, False if name == "closed" else "")
        # A date may stand there without quotes.
        if str(before) != str(value):
            document[name] = value
    return tomlkit.dumps(document)
