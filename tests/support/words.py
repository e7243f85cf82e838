"""Whether every word of a standard came out, and which element lost one.

A word is a run of letters or a run of digits, in compatibility form (so that a double-struck R is an R).
Inline elements join their text, blocks part it. What is not printed, by rule:

* `processing-meta`: which coding rules the file follows; machine identifiers (`std-id`, `object-id`);
* of `alternatives` all but one; annotations of a formula; what a `maction` doesn't show at first;
* attributes.

Generated text (in HTML: elements of class "gen", and `nav`) doesn't count: it could hide a loss.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree, html
from lxml.etree import _Element

MML = "{http://www.w3.org/1998/Math/MathML}"
WORD = re.compile(r"[^\W\d_]+|\d+")

_INLINE = frozenset(
    {
        *("bold", "italic", "underline", "strike", "sub", "sup", "sc", "overline", "monospace", "sans-serif"),
        *("roman", "fixed-case", "num", "named-content", "styled-content", "xref", "ext-link", "uri", "std"),
        *("std-ref", "inline-formula", "inline-code", "abbrev", "target", "milestone-start", "milestone-end"),
        *("mixed-citation", "related-object", "email", "index-term-range-end", "private-char", "ruby", "rb"),
        *("rt", "term", "{urn:iso:std:iso:30042:ed-1}entailedTerm"),
    }
)
_INLINE_HTML = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "cite",
            "code",
            "data",
            "dfn",
            "em",
            "i",
            "ins",
            "del",
            "kbd",
            "mark",
            "q",
        ),
        *("rb", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var"),
    }
)
_NOT_PRINTED = frozenset(
    {"processing-meta", "std-id", "object-id", f"{MML}annotation", f"{MML}annotation-xml"}
)
_NOT_READ = frozenset({"script", "style", "nav", "title"})


@dataclass
class Run:
    """Text that flows without a break, and the element of the source that holds it."""

    holder: _Element
    text: str = ""

    @property
    def words(self) -> list[str]:
        return words(self.text)

    def __str__(self) -> str:
        return f"{path_of(self.holder)}: {' '.join(self.text.split())[:100]!r}"


@dataclass
class _Runs:
    """Gathers text into runs, in document order."""

    found: list[Run] = field(default_factory=list)

    def begin(self, holder: _Element) -> None:
        self.found.append(Run(holder))

    def add(self, text: str | None) -> None:
        if text and self.found:
            self.found[-1].text += text


def words(text: str) -> list[str]:
    """The words of a text."""
    return WORD.findall(unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold())


def source_runs(root: _Element) -> list[Run]:
    """The printed text of a standard, in runs."""
    runs = _Runs()
    runs.begin(root)
    _read_source(root, runs)
    return [run for run in runs.found if run.text.strip()]


def _read_source(element: _Element, runs: _Runs) -> None:
    inline = _is_inline(element)
    if not inline:
        runs.begin(element)
    runs.add(element.text)
    shown = set(_shown(element))
    for child in element:
        if child in shown:
            _read_source(child, runs)
            if not _is_inline(child):
                runs.begin(element)
        runs.add(child.tail)


def _is_inline(element: _Element) -> bool:
    if element.get("ref-type") in {"fn", "table-fn"}:  # a mark is a word of its own
        return False
    return element.tag in _INLINE or str(element.tag).startswith(MML)


def _shown(element: _Element) -> list[_Element]:
    children = [child for child in element if isinstance(child.tag, str) and child.tag not in _NOT_PRINTED]
    if element.tag == "alternatives":
        maths = [child for child in children if child.tag == f"{MML}math"]
        return (maths or children)[:1]
    if element.tag in {f"{MML}maction", f"{MML}semantics"}:
        return children[:1]
    return children


def html_words(page: bytes, *, generated: bool = False) -> list[str]:
    """The words of a page in reading order; alternative texts count, generated text if `generated`."""
    pieces: list[str] = []
    _read_html(html.document_fromstring(page.decode("utf-8")), pieces, made=generated)
    return words("".join(pieces))


def _read_html(element: _Element, pieces: list[str], *, made: bool) -> None:
    generated = not made and "gen" in (element.get("class") or "").split()
    if generated or not isinstance(element.tag, str) or element.tag in _NOT_READ:
        pieces.append(" ")
        return
    maths = element.tag == "math" or any(True for _ in element.iterancestors("math"))
    mark = "fn-mark" in (element.get("class") or "").split()
    block = mark or (element.tag not in _INLINE_HTML and not maths)
    pieces.append("\n" if block else "")
    pieces += [f" {element.get('alt')} " if element.get("alt") else "", element.text or ""]
    for child in element:
        _read_html(child, pieces, made=made)
        pieces.append(child.tail or "")
    pieces.append("\n" if block else "")


def lost_words(runs: Iterable[Run], rendered: list[str]) -> list[Run]:
    """The runs that lost words: those with a word too few in `rendered`, and not standing there in a row.

    Empty when no word is missing from the whole.
    """
    runs = list(runs)
    missing = Counter(word for run in runs for word in run.words)
    missing.subtract(rendered)
    short = {word for word, count in missing.items() if count > 0}
    if not short:
        return []
    whole = f" {' '.join(rendered)} "
    suspects = [run for run in runs if short & set(run.words)]
    guilty = [run for run in suspects if f" {' '.join(run.words)} " not in whole]
    return guilty or suspects


def complaint(lost: list[Run]) -> str:
    """What a failing test says: each element that lost words, by path and id."""
    return "\n".join(["words were lost from", *(f"  {run}" for run in lost[:20])])


def path_of(element: _Element) -> str:
    """Such as "body/sec[2]/p[1] (id p_5.2-1)"."""
    return "/".join(reversed(list(_steps(element)))) + (
        f" (id {element.get('id')})" if element.get("id") else ""
    )


def _steps(element: _Element) -> Iterator[str]:
    node: _Element | None = element
    while node is not None:
        name = etree.QName(node).localname
        twins = [] if node.getparent() is None else node.getparent().findall(node.tag)  # type: ignore[union-attr]
        yield f"{name}[{twins.index(node) + 1}]" if len(twins) > 1 else name
        node = node.getparent()
