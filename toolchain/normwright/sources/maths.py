"""Formulae at the end of reading: every `nw:latex` becomes `mml:math`, all new ones of a build in one go."""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.sources import mathml, pandoc
from normwright.sources.pandoc import Formula
from normwright.sts.fragment import LATEX
from normwright.sts.places import place_of
from normwright.sts.tags import AT, LABELS

#: Counted up when `mathml.tidy` changes what it gives.
_FORM = 1
_FILE = "formulae.json"
_MOST_ENTRIES = 20_000
_MOST_CHARACTERS = 8_000
#: Every level of scripts doubles the time pandoc takes.
_DEEPEST = 14

_DEFINITION = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|newenvironment|[egx]?def|let|DeclareMathOperator)\b"
)
#: What pandoc would leave out without a word.
_NUMBERING = re.compile(r"\\(?:tag|label)\b")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_DECIMAL = re.compile(r"(?<=\d)\{,\}(?=\d)")
#: What XML can't hold, and the characters for private use.
_ALIEN = re.compile("[^\t\n\r\u0020-\ud7ff\uf900-\ufffd\U00010000-\U000effff]")

#: What is known of a formula: its MathML, or with a leading "!" the fault.
Known = dict[str, str]


def fill_formulas(fragments: Iterable[_Element], *, cache: Path | None, report: Report) -> None:
    """Replaces each `nw:latex` of the fragments by its `mml:math`; one that can't be converted is SRC110.

    `cache` is a folder; the file `formulae.json` in it spares known formulas the conversion.
    Raises: ToolError without pandoc.
    """
    places = [(found, _formula(found)) for fragment in fragments for found in fragment.iter(LATEX)]
    if not places:
        return
    wanted = {_key(formula): formula for _, formula in places}
    known = _load(cache)
    new = {key: formula for key, formula in wanted.items() if key not in known}
    passing = _convert(new, known)
    if new:
        _store(cache, known, wanted)
    for found, formula in places:
        _fill(found, formula, passing.get(_key(formula)) or known[_key(formula)], report)


def prepare(tex: str) -> str:
    r"""A displayed formula as TeX that stands alone.

    Several formulas, apart by blank lines, are lines of one; `\\` and `&` outside an environment get theirs.
    """
    parts = [_aligned(part.strip()) for part in re.split(r"\n[ \t]*\n", tex.strip()) if part.strip()]
    if len(parts) < 2:
        return "".join(parts)
    return "\\begin{gathered}\n" + " \\\\\n".join(parts) + "\n\\end{gathered}"


_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{[^{}]*\}|\\\\|\\.|&", re.DOTALL)


def _aligned(tex: str) -> str:
    depth = 0
    for found in _ENVIRONMENT.finditer(tex):
        if found[1]:
            depth += 1 if found[1] == "begin" else -1
        elif depth == 0 and found[0] in {"\\\\", "&"}:
            return "\\begin{aligned}\n" + tex + "\n\\end{aligned}"
    return tex


def _formula(placeholder: _Element) -> Formula:
    return Formula((placeholder.text or "").strip(), placeholder.get("display") == "block")


def _key(formula: Formula) -> str:
    return hashlib.sha256(f"{'block' if formula.block else 'inline'}\0{formula.tex}".encode()).hexdigest()


def _convert(new: Mapping[str, Formula], known: Known) -> Known:
    """Adds what lasts to `known`; gives back what doesn't (a timeout), for this build only."""
    faults = {key: _fault(formula.tex) for key, formula in new.items()}
    known.update({key: "!" + fault for key, fault in faults.items() if fault})
    sound = {key: formula for key, formula in new.items() if not faults[key]}
    passing: Known = {}
    sent = [
        Formula(_DECIMAL.sub(mathml.DECIMAL_COMMA, formula.tex), formula.block) for formula in sound.values()
    ]
    for (key, formula), made in zip(sound.items(), pandoc.convert(sent), strict=True):
        if made.math is None:
            words = made.fault.replace(mathml.DECIMAL_COMMA, "{,}")
            (known if made.lasting else passing)[key] = "!" + words
            continue
        math = mathml.tidy(made.math, block=formula.block)
        known[key] = "!it is empty" if mathml.is_empty(math) else etree.tostring(math, encoding="unicode")
    return passing


def _fault(tex: str) -> str:
    """Why this isn't even tried; "" when it is."""
    if len(tex) > _MOST_CHARACTERS:
        return f"it is longer than {_MOST_CHARACTERS} characters"
    if _ALIEN.search(tex):
        return "it holds a character that can't be printed"
    definition = _DEFINITION.search(tex)
    if definition:
        return f"{definition[0]} defines a macro; write the formula out"
    numbering = _NUMBERING.search(tex)
    if numbering:
        return f"{numbering[0]} numbers the formula; give the directive a label instead"
    return "it is nested too deeply" if _depth(tex) > _DEEPEST else ""


def _depth(tex: str) -> int:
    depth = deepest = 0
    for found in _BRACE.finditer(tex):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        deepest = max(deepest, depth)
    return deepest


def _fill(placeholder: _Element, formula: Formula, known: str, report: Report) -> None:
    parent = placeholder.getparent()
    assert parent is not None, "a formula stands in a fragment"
    if known.startswith("!"):
        report.say("SRC110", place_of(placeholder), tex=_short(formula.tex), words=known[1:])
        math = mathml.verbatim(_ALIEN.sub("\ufffd", formula.tex), block=formula.block)
    else:
        math = etree.fromstring(known)
    for mark in (AT, LABELS):
        if placeholder.get(mark) is not None:
            math.set(mark, placeholder.get(mark) or "")
    math.tail = placeholder.tail
    parent.replace(placeholder, math)


def _short(tex: str) -> str:
    words = " ".join(tex.split())
    return words if len(words) <= 40 else words[:39] + "…"


# -- the cache -----------------------------------------------------------------------------------------------


def _stamp() -> str:
    return f"{_FORM}; {pandoc.version()}"


def _load(folder: Path | None) -> Known:
    """What earlier builds found out, with the same pandoc; nothing when the file can't be used."""
    if folder is None:
        return {}
    try:
        stored = json.loads((folder / _FILE).read_bytes())
        if stored["made by"] != _stamp():
            return {}
        return {str(key): str(value) for key, value in stored["formulae"].items() if _is_usable(value)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _is_usable(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("!", "<mml:math"))


def _store(folder: Path | None, known: Known, wanted: Mapping[str, object]) -> None:
    """Writes the file anew in one step; a full one keeps what this build needed."""
    if folder is None:
        return
    kept = known if len(known) <= _MOST_ENTRIES else {key: known[key] for key in wanted if key in known}
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".formulae-", suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(
            {"made by": _stamp(), "formulae": dict(sorted(kept.items()))}, file, ensure_ascii=True, indent=0
        )
    os.replace(name, folder / _FILE)
