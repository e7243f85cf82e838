"""One draft on its way through the passes: what every pass may read and change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.passes.wording import Wording
from normwright.sts import labels
from normwright.sts.build import element
from normwright.sts.places import place_of
from normwright.sts.tags import XML_LANG
from normwright.workspace.record import CenTrack, Draft, Record

#: Deliverables that change another document; their clauses have no numbers of their own.
AMENDING = frozenset({"AMD", "COR"})


@dataclass
class Job:
    """The standard being made.

    `main` is the `standard` element; `wrapper`, where there is an EN version of an ISO standard, the
    `adoption` around it, still without it. The dictionaries are keyed by element and filled by the pass
    named.
    """

    draft: Draft
    fragments: Mapping[str, _Element]
    language: str
    day: date
    working_copy: bool
    wording: Wording
    report: Report
    kinds: Mapping[str, str] = field(
        default_factory=dict
    )  # of a translation: the original's, by provision id
    main: _Element = field(init=False)
    wrapper: _Element | None = field(init=False, default=None)
    scopes: dict[_Element, str] = field(default_factory=dict)  # numbering: clause -> "5.2", "A", "foreword"
    numbers: dict[_Element, str] = field(
        default_factory=dict
    )  # numbering: table, figure, item … -> "A.1", "b)"
    references: dict[str, _Element] = field(
        default_factory=dict
    )  # references: `ref` or `key` -> `ref` element
    links: list[tuple[_Element, list[_Element]]] = field(
        default_factory=list
    )  # xref, its targets: ids come later
    provisions: list[tuple[_Element, _Element]] = field(default_factory=list)  # block, its placeholder
    companion: list[tuple[_Element, str, Any]] = field(default_factory=list)  # block, key, value
    pictures: dict[str, Path] = field(default_factory=dict)  # numbering

    def __post_init__(self) -> None:
        self.main = self._document("standard", "front", "body", "back")
        if self.record.iso is not None and self.record.cen is not None and self.record.procedure.parallel:
            self.wrapper = self._document("adoption", "adoption-front", "back")

    @property
    def record(self) -> Record:
        """The project record."""
        return self.draft.record

    @cached_property
    def words(self) -> dict[str, Any]:
        """The language's words (`data/labels.toml`)."""
        return labels.words(self.language)

    @property
    def european_only(self) -> bool:
        """Whether this is a CEN project without an ISO standard inside."""
        return self.record.iso is None and self.record.cen is not None

    @property
    def cen(self) -> CenTrack | None:
        """The CEN side, where a version for it is made."""
        return self.record.cen if self.wrapper is not None or self.european_only else None

    @property
    def amending(self) -> bool:
        """Whether the document changes another one."""
        return self.record.deliverable in AMENDING

    @property
    def stage(self) -> int:
        """The leading track's newest stage, its first two digits: 30; 0 before any."""
        return int(self.record.stages[-1].code[:2]) if self.record.stages else 0

    def zones(self) -> Iterator[tuple[_Element, str]]:
        """The document's parts with the prefix of their ids: the standard, then the wrapper around it."""
        yield self.main, ""
        if self.wrapper is not None:
            yield self.wrapper, "cen_"

    def front(self) -> _Element:
        """Where the standard's foreword and introduction stand."""
        return _child(self.main, "front")

    def body(self) -> _Element:
        """Where its clauses stand."""
        return _child(self.main, "body")

    def back(self) -> _Element:
        """Where its annexes and bibliography stand."""
        return _child(self.main, "back")

    def sections(self, kind: str) -> list[_Element]:
        """Clauses of the standard by sec-type."""
        return [
            *self.front().findall(f"sec[@sec-type='{kind}']"),
            *self.body().findall(f"sec[@sec-type='{kind}']"),
        ]

    def say(self, code: str, where: _Element, /, **facts: Any) -> None:
        """Adds a complaint about an element."""
        self.report.say(code, place_of(where), **facts)

    def _document(self, name: str, *parts: str) -> _Element:
        made = element(name, {XML_LANG: self.language, "dtd-version": "1.2"})
        made.extend(element(part) for part in parts)
        return made


def _child(parent: _Element, name: str) -> _Element:
    found = parent.find(name)
    assert found is not None
    return found
