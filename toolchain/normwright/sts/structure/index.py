"""One walk over a standard, so that no rule needs another."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml.etree import _Element

from normwright.sts.kinds import METADATA, STANDARDS
from normwright.sts.text import running_text


class Finding(NamedTuple):
    """A rule's complaint: code, where, and what the wording needs."""

    code: str
    element: _Element
    facts: dict[str, Any]


@dataclass
class Index:
    """Elements of a standard by tag, and by id (the first that has it), all in document order."""

    root: _Element
    own: bool  # ours, so that the id scheme of the guidelines applies
    by_tag: dict[Any, list[_Element]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[str, _Element] = field(default_factory=dict)
    doubles: list[tuple[str, _Element]] = field(default_factory=list)

    def __post_init__(self) -> None:
        by_tag, by_id = self.by_tag, self.by_id
        for element in self.root.iter():
            by_tag[element.tag].append(element)
            name = element.get("id")
            if name is not None and by_id.setdefault(name, element) is not element:
                self.doubles.append((name, element))

    def all(self, *tags: str) -> list[_Element]:
        """Elements of these tags; of one tag in document order."""
        found = self.by_tag
        return [element for tag in tags if tag in found for element in found[tag]]

    @property
    def metas(self) -> list[_Element]:
        """Every metadata element of an organization."""
        return self.all(*sorted(METADATA - {"std-doc-meta"}))

    @property
    def standards(self) -> list[_Element]:
        """The standard and every adoption around it."""
        return self.all(*sorted(STANDARDS))


def finding(code: str, element: _Element, /, **facts: Any) -> Finding:
    """Short for a Finding."""
    return Finding(code, element, facts)


def words(element: _Element | None) -> str:
    """Running text; empty for an absent element."""
    if element is None:
        return ""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    return running_text(element).string


def has_text(element: _Element) -> bool:
    """Whether there is any sign in it, also a formula or picture."""
    if element.text and not element.text.isspace():
        return True
    return any(
        (isinstance(child.tag, str) and (child.tag in _SIGNS or has_text(child)))
        or (child.tail is not None and not child.tail.isspace())
        for child in element
    )


def name(element: _Element) -> str:
    """What a reader calls this block: its label, else its id, else its tag."""
    label = words(element.find("label"))
    return label or element.get("id") or str(element.tag).rsplit("}", 1)[-1]


_SIGNS = frozenset(
    {"inline-formula", "disp-formula", "graphic", "inline-graphic", "alternatives", "tex-math"}
)
