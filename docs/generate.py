"""Writes the generated pages, `commands.md`, `messages.md` and `rules.md`, from the code: `make docs`."""

from collections.abc import Iterator
from pathlib import Path

import click

from normwright.checks.catalogue import Entry, catalogue, rule_codes
from normwright.cli import COMMANDS, cli
from normwright.diagnostics import codes

DOCS = Path(__file__).parent
_FAMILIES = {
    "ABB": "Drafting rules: abbreviations",
    "ANX": "Drafting rules: annexes",
    "BIB": "Drafting rules: bibliography",
    "CEN": "Drafting rules: European texts",
    "CHK": "Checking a draft",
    "CMT": "Ballot comments",
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
        "Results stand on stdout, progress and findings on stderr; of `check` the findings are the result.",
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


def rules_page() -> str:
    """Every id of the list of drafting rules once, with what became of it; then the rules beyond the list."""
    entries = list(catalogue().values())
    counts = {state: sum(entry.state == state for entry in entries) for state in _STATES}
    lines = [
        "# Drafting rules",
        "",
        "Generated from the program by `make docs`. `normwright explain CODE` prints the page of a rule, with examples.",
        "",
        f"{len(entries)} rules of the Directives, of house style and of CEN: "
        + ", ".join(f"{count} {_STATES[state]}" for state, count in counts.items() if count)
        + ". Levels are those of the last stages; where they are others before, the stage stands beside them. Clauses "
        "are those of ISO/IEC Directives Part 2 in the edition named, unless another source is.",
        "",
    ]
    for family in dict.fromkeys(entry.id[:3] for entry in entries):
        lines += [f"## {family}: {_title(family)}", "", "| rule | | level, or why not | source | verified |"]
        lines += ["| --- | --- | --- | --- | --- |"]
        lines += [_row(entry) for entry in entries if entry.id[:3] == family]
        lines += [""]
    lines += [
        "## Beyond the list",
        "",
        "Vocabularies of the workspace, and passages that must stand unchanged.",
        "",
    ]
    lines += ["| rule | | level | source | verified |", "| --- | --- | --- | --- | --- |"]
    lines += [_row(Entry(code, "on")) for code in sorted(rule_codes() - catalogue().keys())]
    return "\n".join([*lines, ""])


_STATES = {
    "on": "on",
    "off": "off unless a workspace asks for them",
    "merged": "merged into others",
    "undecidable": "that no program decides",
    "missing": "not there yet",
}
_BASES = {
    "P18": "2018 text",
    "P21": "list of changes of 2021",
    "HS": "as reported by others",
    "CC": "public pages of CEN",
    "MEM": "no",
    "ours": "our own",
}


def _title(family: str) -> str:
    name = _FAMILIES[family].removeprefix("Drafting rules: ")
    return name[:1].upper() + name[1:]


def _row(entry: Entry) -> str:
    if entry.state not in ("on", "off"):
        by = ", ".join(f"[{code}](messages.md#{_anchor(code)})" for code in entry.others)
        said = f"part of {by}" if by else {"undecidable": "not decidable"}.get(entry.state, "not there yet")
        return f"| {entry.id} | | {said}{': ' if entry.reason else ''}{_cell(entry.reason)} | | |"
    page = codes()[entry.id]
    levels = [*(f"{level} from {stage}" for stage, level in page.levels.items())] or [str(page.level)]
    if "WD" not in page.levels and page.levels:
        levels.insert(0, str(page.level))
    state = "off; " if page.off else ""
    name = page.name.replace("-", " ")
    source = page.source + (f" ({page.edition})" if page.edition else "")
    link = f"[{page.code}](messages.md#{_anchor(page.code)})"
    return (
        f"| {link} | {name} | {state}{', '.join(levels)} | {_cell(source)} | {_BASES.get(page.basis, '')} |"
    )


def _anchor(code: str) -> str:
    """The address that a heading of the page of messages has."""
    if code not in codes():
        return ""
    heading = f"{code} {codes()[code].name} {codes()[code].level}"
    return heading.lower().replace(" ", "-")


def _cell(text: str) -> str:
    return _plain(" ".join(text.split())).replace("|", "\\|")


def _plain(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", r"\*").replace("_", r"\_")


PAGES = {"commands.md": commands_page, "messages.md": messages_page, "rules.md": rules_page}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / page).write_text(make(), encoding="utf-8", newline="\n")
