"""Which rules count, and how bad their findings are: defaults by stage, the workspace, the command."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from normwright.checks.catalogue import catalogue, rule_codes
from normwright.diagnostics import NOWHERE, Code, Diagnostic, Level, Report, codes, diagnose
from normwright.errors import UsageError
from normwright.workspace.settings import FILE, Workspace
from normwright.workspace.toml import read_toml


@dataclass(frozen=True)
class Choice:
    """Codes that were asked for (none: all), and codes that were asked away."""

    selected: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()

    def takes(self, diagnostic: Diagnostic) -> bool:
        """Whether a complaint is told; an error that isn't a rule's is, whatever was asked for."""
        code = diagnostic.code
        if code not in rule_codes() and diagnostic.level is Level.ERROR:
            return True
        return code not in self.ignored and (not self.selected or code in self.selected)


def choice(select: str, ignore: str) -> Choice:
    """The codes that two lists of codes and families, parted by commas, mean. Raises: UsageError."""
    return Choice(frozenset(_meant(select)), frozenset(_meant(ignore)))


def level_settings(levels: Mapping[str, str], chosen: Choice) -> dict[str, str]:
    """Code -> level or "off" for the engine: the workspace's own levels, and over them what was asked for.

    A rule that is off by default is on when it was selected by its code or family.
    """
    settings = dict(levels)
    for code in sorted(rule_codes()):
        page = codes()[code]
        if code in chosen.ignored or (chosen.selected and code not in chosen.selected):
            settings[code] = "off"
        elif code in chosen.selected and settings.get(code, "off" if page.off else "") == "off":
            settings[code] = str(page.level)
    return settings


def check_settings(workspace: Workspace) -> None:
    """Raises: UsageError that names, with its line, every code under [rules] that is no rule's (CHK001)."""
    wrong = settings_faults(workspace)
    if wrong:
        told = "\n".join(map(_worded, wrong))
        raise UsageError(f"the levels of this workspace are wrong\n{told}", help=f"correct {FILE}")


def settings_faults(workspace: Workspace) -> list[Diagnostic]:
    """What is wrong with the levels of a workspace (CHK001)."""
    wrong = [code for code in workspace.rules if code not in rule_codes()]
    return list(_faults(workspace.root, wrong)) if wrong else []


def _faults(root: Path, wrong: Iterable[str]) -> Iterator[Diagnostic]:
    document = read_toml(root / FILE, root, Report())
    for code in wrong:
        fault, help = not_a_rule(code)
        yield diagnose("CHK001", document.key("rules", code) if document else NOWHERE, fault=fault, help=help)


def _worded(found: Diagnostic) -> str:
    return f"{found.place}: {found.level}[{found.code}] {found.message}; {found.help}"


def not_a_rule(code: str) -> tuple[str, str]:
    """Why a code can have no level and can't be silenced, and what to do: for a code that no rule says."""
    entry = catalogue().get(code)
    if entry is not None and entry.state == "missing":
        return f"{code} is a rule that this version doesn't have", "leave it out"
    if entry is not None and entry.others:
        return f"{code} is no rule of its own", f"it is part of {', '.join(entry.others)}"
    if entry is not None:
        return f"{code} is a rule that no program decides", f"normwright explain {code} says why"
    if code in codes():
        return f"{code} is no drafting rule", "faults of reading and of settings have their level; mend them"
    return f'there is no code "{code}"', _nearest(code, sorted(rule_codes()))


def _meant(text: str) -> Iterator[str]:
    known = codes()
    families = sorted({code[:3] for code in known})
    for word in filter(None, (part.strip().upper() for part in text.split(","))):
        if word in known:
            yield word
        elif word in families:
            yield from (code for code in known if code[:3] == word)
        elif word in catalogue():
            fault, help = not_a_rule(word)
            raise UsageError(fault, help=help)
        else:
            raise UsageError(
                f'"{word}" is neither a code nor a family of codes', help=_nearest(word, [*known, *families])
            )


def _nearest(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word.upper(), known, n=1)
    return f"did you mean {near[0]}?" if near else "codes look like VRB007, families like VRB"


def level_of(page: Code, *, stage: str, directives: str, settings: Mapping[str, str]) -> Level | None:
    """The level of a code at a stage under an edition of the Directives, None when it doesn't count."""
    chosen = settings.get(page.code) or ("off" if page.off else "")
    if chosen:
        return None if chosen == "off" else Level(chosen)
    return None if page.since > directives else _level_at(page.level, tuple(page.levels.items()), stage)


@cache
def _level_at(level: Level, levels: tuple[tuple[str, Level], ...], stage: str) -> Level:
    """The level at a stage of what has these levels from stages on, and `level` before."""
    from normwright.checks.document import STAGES

    reached = STAGES.index(stage)
    for start, other in sorted((STAGES.index(name), other) for name, other in levels):
        if start <= reached:
            level = other
    return level
