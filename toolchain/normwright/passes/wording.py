"""Fixed wordings: the shipped file of a language, and a secretariat's over it.

[id]
text = ["A paragraph with {field}, *italics* and <https://example.org/>."]
items = ["a list under the last paragraph"]
note = "where the words come from"
"""

import copy
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml.etree import _Element

from normwright import resources
from normwright.errors import UsageError
from normwright.sts import build
from normwright.sts.places import generate

Value = str | Sequence["str | _Element"]

_LARGEST = 1 << 20  # bytes; fixed wordings are a few pages
_PIECE = re.compile(r"\{([a-z][a-z-]*)\}|<(https?://[^<>\s]+)>|\*([^*]+)\*")


@dataclass(frozen=True)
class Wording:
    """The fixed wordings of one language; `file` is named in complaints."""

    entries: Mapping[str, Mapping[str, Any]]
    file: str

    def paragraphs(self, name: str, **facts: Value) -> list[_Element]:
        """The paragraphs (and list) of a wording as blocks, marked as generated.

        Underscores in the names of facts stand for hyphens.
        Raises: UsageError for a wording that is missing, malformed, or asks for a field that there isn't.
        """
        filled = {key.replace("_", "-"): value for key, value in facts.items()}
        blocks = [build.paragraph(self._content(name, text, filled)) for text in self._texts(name, "text")]
        items = self._texts(name, "items", required=False)
        if items:
            made = [build.list_item([build.paragraph(self._content(name, text, filled))]) for text in items]
            blocks.append(build.list_block(made, kind="dash"))
        return [generate(block, name) for block in blocks]

    def phrase(self, name: str, key: str = "") -> str:
        """A wording that is plain text: its first paragraph, or what stands under `key`."""
        if not key:
            return self._texts(name, "text")[0]
        value = self._entry(name).get(key)
        if not isinstance(value, str):
            raise self._fault(name, f'has no text "{key}"')
        return value

    def _entry(self, name: str) -> Mapping[str, Any]:
        entry = self.entries.get(name)
        if not isinstance(entry, Mapping):
            raise self._fault(name, "is missing")
        return entry

    def _texts(self, name: str, key: str, *, required: bool = True) -> list[str]:
        value = self._entry(name).get(key, [])
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise self._fault(name, f"{key} is not a list of texts")
        if required and not texts:
            raise self._fault(name, f"has no {key}")
        return texts

    def _content(self, name: str, text: str, facts: Mapping[str, Value]) -> list["str | _Element"]:
        content: list[str | _Element] = []
        position = 0
        for match in _PIECE.finditer(text):
            content.append(text[position : match.start()])
            position = match.end()
            field, address, words = match.groups()
            if address:
                content.append(build.external_link(address, [address]))
            elif words:
                content.append(build.inline("italic", self._content(name, words, facts)))
            elif field in facts:
                value = facts[field]
                content.extend([value] if isinstance(value, str) else map(_free, value))
            else:
                known = ", ".join(sorted(facts)) or "none"
                raise self._fault(name, f'asks for "{field}", which there is not', f"fields here: {known}")
        content.append(text[position:])
        return [piece for piece in content if piece != ""]

    def _fault(self, name: str, fault: str, help: str = "") -> UsageError:
        return UsageError(
            f"{self.file}: [{name}] {fault}", help=help or "see the file of the same name that is shipped"
        )


def _free(piece: "str | _Element") -> "str | _Element":
    """An element can stand in one place: what a wording says twice is copied."""
    return piece if isinstance(piece, str) or piece.getparent() is None else copy.deepcopy(piece)


def load_wording(folder: Path, language: str) -> Wording:
    """The wordings of a language from `folder`/<language>.toml over the shipped ones.

    Raises: UsageError when the file is no TOML or too large, or nothing is shipped for the language.
    """
    own = folder / f"{language}.toml"
    shipped = resources.templates() / "wording" / f"{language}.toml"
    if not shipped.is_file():
        known = ", ".join(sorted(path.stem for path in shipped.parent.glob("*.toml")))
        raise UsageError(f'there are no fixed wordings in "{language}"', help=f"languages: {known}")
    entries = _read(shipped)
    if own.is_file() and own.resolve() != shipped.resolve():
        entries = {**entries, **_read(own)}
    return Wording(entries, f"templates/wording/{language}.toml")


@lru_cache(maxsize=8)
def _parsed(text: str) -> dict[str, Any]:
    """A file of wordings as TOML, read once a process; nobody changes what it gives."""
    return tomllib.loads(text)


def _read(path: Path) -> dict[str, Any]:
    name = f"templates/wording/{path.name}"
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{name} is larger than 1 MB", help="keep only wordings in it")
        return _parsed(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise UsageError(f"{name} can't be read: {problem}", help="correct the file at that place") from None
