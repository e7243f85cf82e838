"""Findings that were there when a draft was first checked, so that it fails only on new ones.

A finding is known again by its code, its file and the letters around its words, never by its line: text may
be added before it, and lines may be broken anew. Of several that look alike in a file the number counts.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from normwright.checks.finding import Finding, Words
from normwright.checks.places import Sources
from normwright.diagnostics import Diagnostic
from normwright.errors import InputError, UsageError
from normwright.files import write_atomic
from normwright.sts.views import View

FORMAT = 1
_AROUND, _BLOCK, _LARGEST = 24, 80, 64 << 20  # letters, letters, bytes


@dataclass(frozen=True)
class Baseline:
    """How often each fingerprint was there, with the file it is from; `path` is the baseline's own."""

    path: Path
    known: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def gone(self, prints: Iterable[str], checked: Sequence[str]) -> int:
        """How many findings of the `checked` files and folders there are no more."""
        now = Counter(prints)
        return sum(
            max(0, count - now[print_])
            for print_, count in self.known.items()
            if any(_is_below(self.files[print_], name) for name in checked)
        )


def split_known(baseline: Baseline, prints: Sequence[str]) -> list[bool]:
    """For each of the findings in their order: whether the baseline has it already."""
    left = Counter(baseline.known)
    result = []
    for one in prints:
        result.append(left[one] > 0)
        left[one] -= 1
    return result


def fingerprint(diagnostic: Diagnostic, finding: Finding | None, sources: Sources) -> str:
    """What names a finding beyond lines and numbers: 32 hexadecimal digits, equal for findings alike."""
    parts = [diagnostic.code, diagnostic.place.file, *_surroundings(diagnostic, finding, sources)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def read_baseline(path: Path) -> Baseline | None:
    """The baseline at `path`, None when there is no such file.

    Raises: UsageError for a file that is none, or of a newer form; InputError when it can't be read.
    """
    try:
        if not path.exists():
            return None
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{path} is too big for a baseline", help="delete it, and check again")
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["normwright"] != "baseline" or data["format"] != FORMAT:
            raise ValueError
        entries = [(str(one["fingerprint"]), str(one["file"])) for one in data["findings"]]
    except OSError as problem:
        raise InputError(f"{path} could not be read: {problem.strerror}") from problem
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(
            f"{path} is no baseline that this program wrote", help="name another file, or delete it"
        ) from None
    return Baseline(path, Counter(print_ for print_, _ in entries), dict(entries))


def write_baseline(path: Path, found: Iterable[tuple[str, Diagnostic]]) -> None:
    """Writes these findings as a new baseline, one a line, sorted. Raises: InputError."""
    entries = sorted((one.place.file, one.code, print_, one.message) for print_, one in found)
    lines = [
        json.dumps({"file": f, "code": c, "fingerprint": p, "message": m}, ensure_ascii=False)
        for f, c, p, m in entries
    ]
    body = ",\n".join(f"  {line}" for line in lines)
    text = f'{{"normwright": "baseline", "format": {FORMAT}, "findings": [\n{body}\n]}}\n'
    try:
        write_atomic(path, text.encode())
    except OSError as problem:
        raise InputError(f"{path} could not be written: {problem.strerror}") from problem


def _surroundings(diagnostic: Diagnostic, finding: Finding | None, sources: Sources) -> list[str]:
    anchor = finding.anchor if finding else None
    if isinstance(anchor, Words):
        text = anchor.text.string
        before = _letters(text[max(0, anchor.start - 4 * _AROUND) : anchor.start])[-_AROUND:]
        return [
            before,
            _letters(str(anchor)),
            _letters(text[anchor.end : anchor.end + 4 * _AROUND])[:_AROUND],
        ]
    if isinstance(anchor, View) and (words := _letters(anchor.words[: 4 * _BLOCK])):
        return [words[:_BLOCK]]
    source = sources.file(diagnostic.place.file) if diagnostic.place.line else None
    if source is not None:
        begin = source.offset(diagnostic.place.line)
        return [_letters(source.text[begin : begin + 4 * _BLOCK])[:_BLOCK]]
    return [_letters(diagnostic.message)]


def _letters(text: str) -> str:
    """Letters alone: numbers of clauses and tables move, blanks and markup are rewritten."""
    return "".join(sign for sign in text if sign.isalpha()).casefold()


def _is_below(file: str, name: str) -> bool:
    return file == name or file.startswith(f"{name}/")
