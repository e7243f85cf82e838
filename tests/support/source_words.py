"""The words of a source file that a reader of the standard has to see, without its markup.

Names and targets of directives and roles, options, labels, formulae, addresses and comments are taken out;
what stays is the author's text. Words are runs of at least two letters.
"""

import re
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[^\W\d_]{2,}")
#: Directives whose argument is printed, and those whose content never is.
PRINTED = frozenset(
    {"note", "example", "warning", "caution", "important", "danger", "table", "numbered-paragraph"}
    | {"editor-note", "indicator"}
)
HIDDEN = frozenset({"toctree", "todo", "math", "index"})
FILES = frozenset({"include", "literalinclude"})
#: Options and fields whose value is printed.
VALUES = frozenset(
    {"units", "alt", "preferred", "admitted", "deprecated", "abbreviation", "symbol", "domain", "source"}
    | {"fr", "de", "nl"}
)

_OPENING = re.compile(r"^\s*(?:\.\. ([\w-]+)::|[:`]{3,}\{([\w-]+)\})\s*(.*)$")
_OPTION = re.compile(r"^\s*:([\w-]+):(?:\s+(.*))?$")
_INLINE = (
    (re.compile(r":(?:ref|term):`([^`<]*)\s<[^`>]*>`|\{(?:ref|term)\}`([^`<]*)\s<[^`>]*>`"), r"\1\2"),
    (
        re.compile(
            r":(?:ref|cite|provision|label|math|var):`[^`]*`|\{(?:ref|cite|provision|label|math|var)\}`[^`]*`"
        ),
        " ",
    ),
    (re.compile(r"\[([^\]]*)\]\(#[^)]*\)"), r"\1"),
    (re.compile(r":(?:term|sub|sup):`|\{(?:term|sub|sup)\}`"), "`"),
    (re.compile(r"\[[#^][\w-]+\]_?:?"), " "),
    (re.compile(r"\$[^$]*\$"), " "),
    (re.compile(r"\b[a-z]+-\d{4}\b"), " "),  # a work's key: its number is printed
    (re.compile(r"https?://[^\s>`)]+"), " "),
    (re.compile(r"\((?:normative|informative)\)|<br>"), " "),
)


def source_words(path: Path) -> Counter[str]:
    """Each word with the number of times it has to be printed; included files are counted too."""
    words: Counter[str] = Counter()
    hidden_below: int | None = None  # indentation of a directive whose content isn't printed
    fence = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        indent = len(line) - len(line.lstrip())
        if fence:
            fence = "" if line.strip().startswith(fence) else fence
            continue
        if hidden_below is not None and (not line.strip() or indent > hidden_below):
            continue
        hidden_below = None
        opening = _OPENING.match(line)
        if opening:
            name = opening[1] or opening[2]
            words += _of(opening[3]) if name in PRINTED else Counter()
            words += source_words(path.parent / opening[3]) if name in FILES else Counter()
            if name in HIDDEN:
                hidden_below, fence = (indent, "") if opening[1] else (None, line.strip()[:3])
            continue
        if line.strip() == "$$":
            fence = "$$"
            continue
        if _is_comment(line):
            hidden_below = indent
            continue
        words += _of(_option(line, path.parent))
    return words


def _option(line: str, folder: Path) -> str:
    """What an option or field line prints; other lines as they are."""
    option = _OPTION.match(line)
    if option is None:
        return line
    value = option[2] or ""
    if option[1] == "file":
        return (folder / value).read_text(encoding="utf-8")
    return re.sub(r"\s\([^)]*\)$", "", value) if option[1] in VALUES else ""


def _is_comment(line: str) -> bool:
    text = line.strip()
    return (
        text.startswith("% ")
        or bool(re.match(r"\.\.\s+(?![\[_])", text))
        or bool(re.match(r"\.\. _|\([\w-]+\)=$", text))
    )


def _of(text: str) -> Counter[str]:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return Counter(WORD.findall(re.sub(r"\{\.\w+\}|\.\. class:: \w+|^\s*`{3}\w*", " ", text)))
