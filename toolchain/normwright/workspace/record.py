"""The project record: what `draft.toml` and `references.toml` say, checked and typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date as Day
from pathlib import Path

from normwright.diagnostics import NOWHERE, Place


@dataclass(frozen=True)
class Title:
    """The elements of a title in one language (ISO/IEC Directives Part 2, clause on titles)."""

    main: str
    introductory: str = ""
    complementary: str = ""


@dataclass(frozen=True)
class StageEvent:
    """One line of the stage history: a harmonized stage code such as "30.20" and its date."""

    code: str
    date: Day
    until: Day | None = None  # last day of a ballot or consultation
    tag: str = ""
    document: str = ""  # N-document


@dataclass(frozen=True)
class Act:
    """A European act that an Annex Z answers to."""

    annex: str
    id: str
    candidate: bool = False
    place: Place = field(default=NOWHERE, compare=False)  # in draft.toml


@dataclass(frozen=True)
class Procedure:
    """Who leads, and by which rules."""

    lead: str = "iso"  # iso | cen
    parallel: bool = False  # Vienna Agreement
    track: int = 36  # months
    directives: str = "2021"


@dataclass(frozen=True)
class IsoTrack:
    """The ISO side of a project."""

    number: str  # "" until allotted
    committee: str
    part: int | None = None
    project: str = ""
    working_group: str = ""
    secretariat: tuple[str, ...] = ()
    copyright_year: int | None = None
    copyright_holder: str = "ISO"
    stages: tuple[StageEvent, ...] = ()


@dataclass(frozen=True)
class CenTrack:
    """The CEN side of a project; `dates` holds dor, dav, doa, dop, dow as "YYYY-MM" or "YYYY-MM-DD"."""

    committee: str
    reference: str = ""
    work_item: str = ""
    secretariat: tuple[str, ...] = ()
    copyright_holder: str = "CEN"
    mandate: str = ""
    acts: tuple[Act, ...] = ()
    stages: tuple[StageEvent, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """`draft.toml`, complete."""

    language: str
    deliverable: str  # IS TS TR PAS IWA GUIDE AMD COR | EN CEN/TS CEN/TR CWA
    titles: Mapping[str, Title]
    translations: tuple[str, ...] = ()
    edition: int = 1
    amendment: int = 0
    ics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    sample: bool = False
    vocabulary: bool = False
    patent_declared: bool = False
    index: bool = False
    procedure: Procedure = Procedure()
    iso: IsoTrack | None = None
    cen: CenTrack | None = None
    relations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms_also: tuple[str, ...] = ()
    smart_base: str = ""
    translated_keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by language
    meta: Mapping[str, str] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The original's language, then those it is translated into."""
        return tuple(dict.fromkeys((self.language, *self.translations)))

    @property
    def stages(self) -> tuple[StageEvent, ...]:
        """The leading track's stage history, oldest first."""
        track = self.cen if self.procedure.lead == "cen" or self.iso is None else self.iso
        return track.stages if track is not None else ()

    @property
    def date(self) -> Day | None:
        """Date of the newest stage, which stands for the draft where there is no git."""
        return max((event.date for event in self.stages), default=None)


@dataclass(frozen=True)
class Reference:
    """One entry of `references.toml`; a standard has `ref`, any other work `key` and `text`."""

    ref: str = ""
    key: str = ""
    title: str = ""
    text: str = ""
    stage: str = ""  # under preparation: "DIS"
    url: str = ""
    viewed: Day | None = None
    note: str = ""
    place: Place = NOWHERE
    titles: Mapping[str, str] = field(default_factory=dict)  # by language, beside the original's
    notes: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)  # of "title", "titles.fr", "text", "note" …

    def in_language(self, language: str) -> "Reference":
        """The reference with title and note in that language, where they are given in it."""
        title, note = self.titles.get(language, self.title), self.notes.get(language, self.note)
        places = dict(self.places)
        for key in ("title", "note"):
            if f"{key}s.{language}" in places:
                places[key] = places[f"{key}s.{language}"]
        return replace(self, title=title, note=note, places=places)


@dataclass(frozen=True)
class ReferenceLists:
    """The declared references in printed order."""

    normative: tuple[Reference, ...] = ()
    bibliography: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Draft:
    """One draft of a workspace: `drafts/<name>/`."""

    name: str
    folder: Path
    root: Path  # of the workspace
    record: Record
    references: ReferenceLists = ReferenceLists()
