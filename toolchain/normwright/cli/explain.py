"""`normwright explain`: the page of a code."""

import difflib
import textwrap
from collections.abc import Iterable, Iterator

import click

from normwright.diagnostics import Code, codes
from normwright.errors import UsageError

_WIDTH = 100
#: How far a rule was verified against its source, in words for its readers.
BASES = {
    "P18": "read in the full text of the 2018 edition of ISO/IEC Directives Part 2",
    "P21": "stated in the published list of changes of the 2021 edition of ISO/IEC Directives Part 2",
    "HS": "ISO House Style, as public checking tools report it; not read in the original",
    "CC": "read on public pages of CEN and CENELEC",
    "MEM": "from memory, not verified against a text",
    "ours": "a rule of this program, in no Directives",
}


@click.command()
@click.argument("code")
def explain(code: str) -> int:
    """Say what a CODE such as VRB007 means, why it matters and what to do."""
    wanted = code.strip().upper()
    page = codes().get(wanted)
    lines = _page(page) if page is not None else _unspoken(wanted, code)
    click.echo("\n".join(lines))
    return 0


def _page(page: Code) -> Iterator[str]:
    yield f"{page.code}  {page.name}  ({'off unless a workspace turns it on' if page.off else page.level})"
    yield ""
    yield from _field("Says", page.message)
    yield from _field("Do", page.help)
    yield from _field("Levels", _levels(page))
    yield from _field("For", f"text in {', '.join(page.languages)}" if page.languages else "")
    yield from _field("Source", page.source + (f" (clauses as in {page.edition})" if page.edition else ""))
    yield from _field("Since", f"the edition of {page.since}" if page.since else "")
    yield from _field("Verified", BASES.get(page.basis, ""))
    if page.docs:
        yield from (
            "",
            textwrap.fill(" ".join(page.docs.split()), _WIDTH, initial_indent="  ", subsequent_indent="  "),
        )
    yield from _examples("Not", page.bad)
    yield from _examples("But", page.good)


def _levels(page: Code) -> str:
    """ "advice at WD and CD, error from DIS on", where the stage makes a difference."""
    from normwright.checks.document import STAGES
    from normwright.checks.levels import level_of

    if not page.levels:
        return ""
    found = [
        str(level_of(page, stage=stage, directives="9999", settings={page.code: ""})) for stage in STAGES
    ]
    starts = [at for at in range(len(STAGES)) if at == 0 or found[at] != found[at - 1]]
    if len(starts) == 1:
        return f"{found[0]} at every stage"
    parts = []
    for start, end in zip(starts, [*starts[1:], len(STAGES)], strict=True):
        stages = (
            " and ".join([", ".join(STAGES[start : end - 1]), STAGES[end - 1]])
            if end - start > 1
            else STAGES[start]
        )
        parts.append(f"{found[start]} {f'from {STAGES[start]} on' if end == len(STAGES) else f'at {stages}'}")
    return ", ".join(parts)


def _field(name: str, text: str) -> Iterable[str]:
    if not text:
        return []
    return [
        textwrap.fill(
            " ".join(text.split()), _WIDTH, initial_indent=f"  {name + ':':<10}", subsequent_indent=" " * 12
        )
    ]


def _examples(name: str, texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if number == 0:
            yield ""
        yield from (
            f"  {name + ':' if at == 0 else '':<10}{line}".rstrip()
            for at, line in enumerate(text.split("\n"))
        )


def _unspoken(wanted: str, typed: str) -> Iterator[str]:
    """An id of the list of rules that has no code of its own. Raises: UsageError for any other word."""
    from normwright.checks.catalogue import catalogue

    entry = catalogue().get(wanted)
    if entry is None:
        known = [*codes(), *catalogue()]
        near = difflib.get_close_matches(wanted, known, n=1)
        help = f"did you mean {near[0]}?" if near else "codes look like VRB007 or SRC040"
        raise UsageError(f'there is no code "{typed}"', help=help)
    states = {"merged": "part of another code", "undecidable": "no program decides it"}
    yield f"{entry.id}  ({states.get(entry.state, 'not in this version')})"
    yield ""
    yield from _field("Why", entry.reason)
    for other in entry.others:
        name = codes()[other].name if other in codes() else ""
        yield from _field("See", f"{other} {name}")
