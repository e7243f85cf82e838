"""What the ballot page knows of its ballot: facts, the form, and where each block of the text stands in it.

Plain data, for the page's script and its stylesheet; no markup is made here. No name of a person has a place
in it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from normwright import resources
from normwright.comments.form_out import DATE, form_parts
from normwright.comments.forms.json import FORMAT
from normwright.comments.formwords import FormWords
from normwright.comments.kinds import kind_names
from normwright.comments.pointing import Pointed, point_at
from normwright.comments.record import COLUMNS, Ballot
from normwright.comments.targets import Targets
from normwright.files import slug
from normwright.sts.labels import FALLBACK, printed_date
from normwright.sts.linemap import LineMap
from normwright.sts.standard import Standard
from normwright.wordml.filling import ON_A_PAGE
from normwright.workspace.toml import load_schema

Piece = tuple[str, Mapping[str, str], Sequence[Any]]


def commenting_data(
    ballot: Ballot, circulated: Standard, lines: LineMap | None, words: FormWords
) -> dict[str, Any]:
    """What the script works with.

    `blocks`: name, cells for clause and element, numbered lines with their first words; in document order.
    """
    bodies = resources.table("comment-bodies.toml")
    known = {code: names[0] if names else code for code, names in bodies["codes"].items()}
    return {
        "kind": "comments",
        "format": FORMAT,
        "ballot": ballot.title,
        "document": ballot.document,
        "text": ballot.text,
        "file": slug(ballot.document),
        "columns": list(COLUMNS),
        "limits": _limits(),
        "bodies": known | {code: names[0] if names else code for code, names in bodies["others"].items()},
        "aliases": bodies["aliases"],
        "doubts": bodies["doubts"],
        "form": form_parts(ballot, words),
        "date": DATE,
        "on-a-page": ON_A_PAGE,
        "blocks": [_block(one) for one in point_at(Targets(circulated), lines)],
    }


def commenting_piece(ballot: Ballot, language: str) -> Piece:
    """What the stylesheet prints: the ballot's facts, types of comments, words in the text's language."""
    table = resources.table("commenting.toml")
    language = language if language in table else FALLBACK
    words = table[language]
    about = words["about-closing" if ballot.closes else "about"].format(
        document=ballot.document, ballot=ballot.title, date=printed_date(language, ballot.closes)
    )
    facts = {"language": language, "about": about, "text": ballot.text[:12]}
    pieces: list[Piece] = [("kind", {"code": code}, [words[code]]) for code in kind_names()]
    pieces += [("word", {"key": key}, [text]) for key, text in words.items() if isinstance(text, str)]
    pieces += [("said", {"key": key}, [text]) for key, text in words["said"].items()]
    return "commenting", facts, pieces


def _block(one: Pointed) -> list[Any]:
    return [one.name, one.clause, one.element, [[line.number, line.words] for line in one.lines]]


def _limits() -> dict[str, int]:
    """The longest text of each part of a comment, in characters."""
    parts = load_schema("comments")["properties"]["comments"]["items"]["properties"]
    return {name: part["maxLength"] for name, part in parts.items()}
