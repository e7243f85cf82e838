"""LaTeX to MathML by pandoc: many formulas in one process, none of which can disturb another.

The formulas travel as `Math` nodes of one pandoc document in JSON, so no TeX can end its formula, and a macro
is known in its own formula only. `--sandbox` keeps pandoc from reading files. Memory and time are bounded; a
batch that breaks a bound is halved until the guilty formula is alone.
"""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.errors import ToolError
from normwright.pandoc import bundled_pandoc, pandoc_program
from normwright.sts.tags import mml

_MEMORY = "-M400m"
_SECONDS_AT_LEAST = 4.0
_SECONDS_AT_FIRST = 20.0
_SECONDS_EACH = 0.02
_API = [1, 23, 1]


@dataclass(frozen=True)
class Formula:
    """One formula as authored: TeX, and whether it is displayed."""

    tex: str
    block: bool


@dataclass(frozen=True)
class Converted:
    """What became of a formula: its `math` element as pandoc wrote it, or the fault in pandoc's words.

    `lasting` is false when the same formula could fare better on a quicker machine.
    """

    math: _Element | None = None
    fault: str = ""
    lasting: bool = True


def convert(formulas: Sequence[Formula]) -> list[Converted]:
    """What becomes of each formula, in order.

    Raises: ToolError when pandoc is missing or can't be started.
    """
    return _convert(formulas, seconds=_SECONDS_AT_FIRST + _SECONDS_EACH * len(formulas)) if formulas else []


@cache
def version() -> str:
    """What the conversion depends on: the version of the package that carries pandoc, else pandoc's own."""
    if bundled_pandoc() is not None:
        with suppress(metadata.PackageNotFoundError):
            return f"pypandoc_binary {metadata.version('pypandoc_binary')}"
    made = subprocess.run([pandoc_program(), "--version"], capture_output=True, timeout=60, check=False)  # noqa: S603
    return made.stdout.decode("utf-8", "replace").split("\n", 1)[0].strip()


def _convert(formulas: Sequence[Formula], *, seconds: float) -> list[Converted]:
    """One process for all; when it fails, one for each half, with less time."""
    made = _run(formulas, seconds)
    if isinstance(made, list):
        return made
    if len(formulas) == 1:
        return [Converted(fault=made, lasting=False)]
    middle, less = len(formulas) // 2, max(_SECONDS_AT_LEAST, seconds / 3)
    return [*_convert(formulas[:middle], seconds=less), *_convert(formulas[middle:], seconds=less)]


def _run(formulas: Sequence[Formula], seconds: float) -> list[Converted] | str:
    """The outcome for each formula, or why the batch as a whole gave nothing."""
    with tempfile.TemporaryDirectory(prefix="normwright-") as folder:
        log = Path(folder) / "log.json"
        command = [pandoc_program(), "+RTS", _MEMORY, "-RTS", "--sandbox", f"--log={log}"]
        command += ["--from=json", "--to=html5", "--mathml", "--wrap=none"]
        try:
            made = subprocess.run(  # noqa: S603
                command, input=_document(formulas), capture_output=True, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired:
            return "it takes too long"
        except OSError as error:
            raise ToolError(
                f"pandoc can't be started: {error}", help="pip install pypandoc_binary"
            ) from error
        if made.returncode:
            return (
                "it takes too much memory" if made.returncode == _HEAP_EXHAUSTED else _first_line(made.stderr)
            )
        return _outcomes(formulas, made.stdout, _warnings(log))


#: Exit code of a program compiled by GHC that used up the memory it was allowed.
_HEAP_EXHAUSTED = 251


def _document(formulas: Sequence[Formula]) -> bytes:
    def paragraph(formula: Formula) -> dict[str, Any]:
        kind = {"t": "DisplayMath" if formula.block else "InlineMath"}
        return {"t": "Para", "c": [{"t": "Math", "c": [kind, formula.tex]}]}

    document = {
        "pandoc-api-version": _API,
        "meta": {},
        "blocks": [paragraph(formula) for formula in formulas],
    }
    return json.dumps(document).encode("utf-8")


def _warnings(log: Path) -> list[dict[str, str]]:
    if not log.is_file():
        return []
    return [entry for entry in json.loads(log.read_bytes()) if entry.get("type") == "CouldNotConvertTeXMath"]


def _outcomes(
    formulas: Sequence[Formula], page: bytes, warnings: Sequence[dict[str, str]]
) -> list[Converted] | str:
    """Each formula's paragraph holds a `math`, or the TeX when it couldn't be converted."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        paragraphs = list(etree.fromstring(b"<page>" + page + b"</page>", parser))
    except etree.XMLSyntaxError as error:
        return f"pandoc's output can't be read: {error.msg}"
    if len(paragraphs) != len(formulas):
        return "pandoc's output has another number of formulas"
    words = {entry["contents"]: _words(entry["message"]) for entry in warnings}
    made = []
    for formula, paragraph in zip(formulas, paragraphs, strict=True):
        math = paragraph.find(mml("math"))
        fault = "" if math is not None else words.get(formula.tex, "pandoc doesn't know it")
        made.append(Converted(math=math, fault=fault))
    return made


def _words(message: str) -> str:
    """The converter's complaint without its copy of the TeX and its list of what it would have liked."""
    lines = message.split("\n")
    start = max(
        (i for i, line in enumerate(lines) if line.strip().startswith("unexpected")), default=len(lines) - 1
    )
    return " ".join(line.strip() for line in lines[start:] if not line.strip().startswith("expecting"))


def _first_line(output: bytes) -> str:
    return output.decode("utf-8", "replace").strip().split("\n", 1)[0] or "pandoc failed"
