"""Directives and roles that a standard has no place for, and those that don't exist."""

import difflib
from functools import cache
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.utils import unescape

from normwright.sources import nodes as own
from normwright.sources.directives import DIRECTIVES, SourceDirective
from normwright.sources.roles import ROLES, Made, Role

#: Name -> what to use instead.
INSTEAD = {
    "raw": "write text, or make it a figure",
    "eval-rst": "write it in MyST, or put it into a .rst file",
    "tip": "use note",
    "hint": "use note",
    "attention": "use warning, or note",
    "admonition": "use note, or warning",
    "seealso": "use note, or cite",
    "sidebar": "use note, or an annex",
    "topic": "use a clause",
    "epigraph": "use a quotation with its source",
    "highlights": "use a paragraph",
    "pull-quote": "use a quotation with its source",
    "compound": "use paragraphs",
    "container": "use paragraphs",
    "rubric": "use a heading, or a paragraph",
    "line-block": "use a list, or a paragraph for each line",
    "parsed-literal": "use code-block",
    "replace": "write the text where it belongs",
    "unicode": "write the character itself",
    "date": "write the date, or leave it to the tool",
    "contents": "the contents come by themselves",
    "sectnum": "numbers come by themselves",
    "header": "headers come from the template",
    "footer": "footers come from the template",
    "meta": "facts about the draft stand in draft.toml",
    "title": "the title stands in draft.toml",
    "role": "use the roles of the authoring guide",
    "default-role": "name the role each time",
    "glossary": "use headings under the terms clause",
    "productionlist": "use code-block",
    "centered": "use a paragraph",
    "hlist": "use a list",
    "tabularcolumns": "use the option widths of table",
    "highlight": "name the language at each block",
    "versionadded": "use change in an amendment",
    "versionchanged": "use change in an amendment",
    "deprecated": "use change in an amendment",
    "target-notes": "write footnotes",
    "substitution": "write the text where it belongs",
    "parser-unknown": "use the constructs of the authoring guide",
}
_OTHER_REFERENCES = {"numref", "eq", "doc", "any", "keyword", "option", "envvar", "download"}
_PLAIN_ROLES = {
    "abbr": "write it out",
    "command": "use two backquotes",
    "file": "use two backquotes",
    "guilabel": "use emphasis",
    "kbd": "use two backquotes",
    "menuselection": "use emphasis",
    "samp": "use two backquotes",
    "program": "use emphasis",
    "dfn": "use emphasis",
    "pep": "use cite",
    "rfc": "use cite",
    "raw": "write text",
    "title-reference": "use emphasis",
    "index": "the index comes from the terms",
}


class Refused(SourceDirective):
    """Base of the directives made for names that are refused: nothing of them is taken, and that is told."""

    has_content = True
    free = True

    def run(self) -> list[nodes.Node]:
        """Says it, at the place, with how much was lost."""
        name, extent = self.name.lower(), self._extent()
        if name == "only":
            self.say("SRC024", extent=extent)
        elif name in INSTEAD:
            self.say(
                "SRC120",
                what=f"`{name}`",
                loss=f"; what it holds ({extent}) is not taken",
                instead=INSTEAD[name],
            )
        else:
            self.say("SRC125", name=name, extent=extent, near=nearest(name, DIRECTIVES))
        return []

    def _extent(self) -> str:
        lines = max(1, len(self.block_text.strip().splitlines()))
        start = self.place.line
        return f"line {start}" if lines == 1 else f"lines {start} to {start + lines - 1}"


@cache
def refused_directive(name: str) -> type[Directive]:
    """The directive class for a name that isn't ours."""
    return type(f"Refused_{name}", (Refused,), {})


@cache
def refused_role(name: str) -> Role:
    """The role for a name that isn't ours: keeps the text; `roles` handlers tell it where it stands."""

    def made(_name: str, raw: str, text: str, _line: int, _inliner: Any, *_: Any, **__: Any) -> Made:
        return [own.role(raw, "", role="refused", name=name, content=" ".join(unescape(text).split()))], []

    return made


def refusal_of_role(name: str) -> tuple[str, dict[str, str]]:
    """Code and facts of the complaint about a role that isn't ours."""
    if name in _OTHER_REFERENCES:
        return "SRC041", {"what": f"the role `{name}`"}
    if name in _PLAIN_ROLES:
        return "SRC120", {
            "what": f"the role `{name}`",
            "loss": "; its text is kept",
            "instead": _PLAIN_ROLES[name],
        }
    return "SRC126", {"name": name, "near": nearest(name, ROLES)}


def nearest(name: str, known: Any) -> str:
    """A proposal for a misspelt name, worded as help."""
    near = difflib.get_close_matches(name, [key for key in known if key], 1)
    return f"did you mean {near[0]}?" if near else "use one of the authoring guide"
