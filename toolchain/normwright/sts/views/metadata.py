"""What a standard says of itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lxml.etree import _Element

from normwright.lazy import lazy
from normwright.sts.kinds import STANDARDS
from normwright.sts.standard import Standard
from normwright.sts.tags import XML_LANG
from normwright.sts.views.base import View, metas_of, words_at, words_of

#: In a flat front of the older form, the outermost body's metadata is the document's own.
_OUTERMOST_FIRST = {"nat-meta": 0, "reg-meta": 1}


@dataclass(frozen=True)
class Title:
    """The title in one language; pieces that it doesn't have are empty."""

    language: str
    introductory: str
    main: str
    complementary: str
    full: str


@dataclass(frozen=True)
class Metadata(View):
    """The metadata of one body: of the standard, or of an adoption around it. What isn't said is empty."""

    @lazy
    def titles(self) -> Mapping[str, Title]:
        """Language -> title, in the file's order."""
        return {title.language: title for title in map(_title, self.element.iterchildren("title-wrap"))}

    @property
    def title(self) -> str:
        """The full title in the document's language, else in the first one given."""
        found = self.titles.get(self.language) or next(iter(self.titles.values()), None)
        return "" if found is None else found.full

    @property
    def language(self) -> str:
        """Code of the document's (first) language."""
        return next(iter(self.languages), "") or super().language

    @property
    def languages(self) -> tuple[str, ...]:
        """All content languages."""
        return self._all("content-language") or self._all("doc-ident/language")

    @lazy
    def body(self) -> str:
        """The organization whose document it is: "ISO", "CEN"."""
        return self._first("std-ident/originator", "std-org/std-org-abbrev", "doc-ident/sdo")

    @lazy
    def dated_reference(self) -> str:
        """ "ISO 9512:2019", or for a draft "ISO/DIS 9512"."""
        return self._reference("dated") or self._first("std-ref")

    @lazy
    def undated_reference(self) -> str:
        """ "ISO 9512"."""
        return self._reference("undated")

    @lazy
    def document_reference(self) -> str:
        """Reference with language, "ISO/DIS 9512(en)"; else the dated reference."""
        return self._first("doc-ref") or self.dated_reference

    @lazy
    def stage(self) -> str:
        """WD, CD, DIS, FDIS, IS, or the body's own words."""
        return self._first("release-version", "doc-ident/release-version")

    @lazy
    def stage_code(self) -> str:
        """The harmonized stage code, "30.20"."""
        found = self.element.find("release-version")
        return "" if found is None else str(found.get("stage-code") or "")

    @property
    def project(self) -> str:
        """The project or work item number."""
        return self._first("proj-id", "doc-ident/proj-id", "wi-number")

    @lazy
    def deliverable(self) -> str:
        """IS, TS, TR, EN …, in capitals."""
        return self._first("std-ident/doc-type").upper()

    @lazy
    def number(self) -> str:
        """The document's number, without its part."""
        return self._first("std-ident/doc-number")

    @lazy
    def part(self) -> str:
        """The part's number."""
        return self._first("std-ident/part-number")

    @property
    def supplement(self) -> str:
        """AMD, COR …, in capitals, for a supplement to another standard; else empty."""
        return self._first("std-ident/suppl-type").upper()

    @lazy
    def edition(self) -> str:
        """The edition's number."""
        return self._first("std-ident/edition")

    @property
    def committees(self) -> tuple[str, ...]:
        """The committees in charge."""
        return self._all("comm-ref")

    @property
    def secretariats(self) -> tuple[str, ...]:
        """The members that hold the secretariat."""
        return self._all("secretariat")

    @property
    def ics(self) -> tuple[str, ...]:
        """Codes of the International Classification for Standards."""
        return self._all("ics")

    @lazy
    def dates(self) -> Mapping[str, str]:
        """Kind -> date as written: released, published, vote-start, vote-end, ratification …"""
        found: dict[str, str] = {}
        for element in self.element.iterchildren("pub-date", "release-date", "meta-date"):
            kind = element.get("date-type") or element.get("type") or str(element.tag)
            words = element.get("iso-8601-date") or words_of(element)
            if words:
                found.setdefault(kind, words)
        return found

    @property
    def date(self) -> date | None:
        """Day of publication or release, None when not said or not readable."""
        for kind in ("published", "released", "release-date", "pub-date"):
            try:
                return date.fromisoformat(self.dates.get(kind, ""))
            except ValueError:
                continue
        return None

    @property
    def copyright(self) -> tuple[str, str]:
        """Holder and year; several holders are joined by commas."""
        return ", ".join(self._all("permissions/copyright-holder")), self._first("permissions/copyright-year")

    @property
    def relations(self) -> tuple[tuple[str, str], ...]:
        """Kind (revises, amends, supersedes …) and reference of related standards."""
        return tuple(
            (other.get("type") or "", words_of(reference))
            for other in self.element.iterchildren("std-xref")
            for reference in other.iterchildren("std-ref")
        )

    @lazy
    def custom(self) -> Mapping[str, str]:
        """What stands under names of its own; of several values the first."""
        found: dict[str, str] = {}
        for item in self.element.iterfind("custom-meta-group/custom-meta"):
            found.setdefault(words_at(item, "meta-name"), words_at(item, "meta-value"))
        return found

    @property
    def sample(self) -> bool:
        """Whether it is a sample and no standard."""
        return "x-sample" in self.custom

    def _first(self, *paths: str) -> str:
        return next((found for path in paths if (found := words_at(self.element, path))), "")

    def _all(self, path: str) -> tuple[str, ...]:
        return tuple(found for element in self.element.iterfind(path) if (found := words_of(element)))

    def _reference(self, kind: str) -> str:
        found = (e for e in self.element.iterchildren("std-ref") if e.get("type") == kind)
        return words_of(next(found, None))


def metadata(standard: Standard) -> Metadata:
    """The document's own metadata: in an adoption, those of the outermost body.

    A file without any gives an empty one.
    """
    found = next(parts(standard), None)
    return found if found is not None else Metadata(_NOTHING, standard)


def parts(standard: Standard) -> Iterator[Metadata]:
    """The metadata of every body, from the outermost adoption to the standard in it."""
    for element in standard.root.iter(*STANDARDS):
        for meta in sorted(metas_of(element), key=lambda meta: _OUTERMOST_FIRST.get(str(meta.tag), 2)):
            yield Metadata(meta, standard)


def _title(wrap: _Element) -> Title:
    intro, main, compl = (
        " ".join(words_of(piece) for piece in wrap.iterchildren(name)) for name in ("intro", "main", "compl")
    )
    full = words_at(wrap, "full") or " — ".join(piece for piece in (intro, main, compl) if piece)
    return Title(str(wrap.get(XML_LANG) or ""), intro, main, compl, full)


def _nothing() -> _Element:
    from lxml import etree

    return etree.Element("std-meta")


_NOTHING = _nothing()
