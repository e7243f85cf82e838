"""Writes the generated pages, `docs/commands.md` and `docs/messages.md`, from the code: `make docs`."""

from collections.abc import Iterator
from pathlib import Path

import click

from normwright.cli import COMMANDS, cli
from normwright.diagnostics import codes

DOCS = Path(__file__).parent
_FAMILIES = {
    "ABB": "Drafting rules: abbreviations",
    "ANX": "Drafting rules: annexes",
    "BIB": "Drafting rules: bibliography",
    "CEN": "Drafting rules: European texts",
    "CHK": "Checking a draft",
    "DAT": "Drafting rules: dates",
    "ENV": "The EN version",
    "EXA": "Drafting rules: examples",
    "FIG": "Drafting rules: figures",
    "FML": "Drafting rules: formulae",
    "FTN": "Drafting rules: footnotes",
    "FWD": "Drafting rules: foreword",
    "GIT": "History of a draft",
    "INT": "Drafting rules: introduction",
    "LEG": "Drafting rules: law, trade names, conformity assessment",
    "LNG": "Drafting rules: language",
    "LST": "Drafting rules: lists",
    "NAM": "Names of documents and stages",
    "NOT": "Drafting rules: notes",
    "NRF": "Drafting rules: normative references",
    "NUM": "Drafting rules: numbers",
    "PRV": "Live preview",
    "PSG": "Protected passages",
    "REF": "Drafting rules: references",
    "RND": "Rendering",
    "SCO": "Drafting rules: scope",
    "SEC": "Drafting rules: clauses and subclauses",
    "SET": "Settings and project record",
    "SRC": "Source text",
    "STR": "Drafting rules: structure",
    "STS": "Structure of the STS file",
    "SYM": "Drafting rules: symbols",
    "TAB": "Drafting rules: tables",
    "TRM": "Drafting rules: terms and definitions",
    "TTL": "Drafting rules: titles",
    "UNT": "Drafting rules: units",
    "VOC": "Vocabularies",
    "VRB": "Drafting rules: verbal forms",
    "XML": "Reading XML files",
    "XRF": "Drafting rules: cross-references",
}


def commands_page() -> str:
    """All commands with their options, as the program itself tells them."""
    lines = ["# Commands", "", "Generated from the program by `make docs`.", ""]
    context = cli.make_context("normwright", [], resilient_parsing=True)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        lines += _command(command, f"normwright {name}", context)
        if isinstance(command, click.Group):
            for child in command.list_commands(context):
                sub = command.get_command(context, child)
                assert sub is not None
                lines += _command(sub, f"normwright {name} {child}", context)
    lines += [
        "Exit codes: 0 clean; 1 findings; 2 wrong usage or settings; 3 an input could not be read or a tool failed.",
        "Results stand on stdout, progress and findings on stderr.",
        "",
    ]
    return "\n".join(lines)


def _command(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    yield from (f"## `{name}`", "", " ".join((command.help or "").split()), "")
    context = click.Context(command, info_name=name, parent=parent)
    if not isinstance(command, click.Group):
        pieces = " ".join(command.collect_usage_pieces(context))
        yield from (f"    {name} {pieces}", "")
    rows = [record for p in command.get_params(context) if (record := p.get_help_record(context))]
    if rows:
        yield from ("| option | |", "| --- | --- |")
        for option, text in rows:
            yield f"| `{option.replace('|', chr(92) + '|')}` | {' '.join(text.split()).replace('|', chr(92) + '|')} |"
        yield ""


def messages_page() -> str:
    """All codes, family by family."""
    lines = [
        "# Messages",
        "",
        "Generated from the program by `make docs`. `normwright explain CODE` prints one.",
        "",
    ]
    family = ""
    for code in codes().values():
        if code.code[:3] != family:
            family = code.code[:3]
            lines += [f"## {family}: {_FAMILIES[family]}", ""]
        lines += [f"### {code.code} {code.name} ({code.level})", "", f"Says: {_plain(code.message)}", ""]
        if code.help:
            lines += [f"Do: {_plain(code.help)}", ""]
        if code.docs:
            lines += [_plain(" ".join(code.docs.split())), ""]
        if code.source:
            lines += [f"Source: {_plain(code.source)}", ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", r"\*").replace("_", r"\_")


PAGES = {"commands.md": commands_page, "messages.md": messages_page}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / page).write_text(make(), encoding="utf-8", newline="\n")
