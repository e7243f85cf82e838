"""Identifiers of documents of ISO, IEC, CEN, CENELEC and national adoptions.

`parse_identifier(str(name)) == name` for every identifier. The patterns are those of published
documents; drafts follow the ISO/IEC Directives Part 1, Consolidated ISO Supplement, and CEN's names for
Enquiry and Formal Vote.
"""

from dataclasses import dataclass, replace

from normwright.names.bodies import national_joiner

FORTHCOMING = "—"  # stands for the year of a document that isn't published yet
UNNUMBERED = "XXXXX"  # printed for the number of a draft that has none yet
STAGES = ("PWI", "NP", "AWI", "WD", "CD", "CDV", "FCD", "DIS", "FDIS", "PRF", "D", "FD", "pr", "Fpr")
TYPES = ("TS", "TR", "PAS", "Guide", "IWA", "ISP", "TTA", "SRD", "R")
ISO_SUPPLEMENTS = ("Amd", "Cor", "Add", "Suppl")
CEN_SUPPLEMENTS = ("A", "AC", "IS", "NA")


@dataclass(frozen=True)
class Supplement:
    """An amendment or corrigendum: "/Amd 1:2024", "/CD Amd 1", "/A1:2022", "/prA1", "+A1:2002"."""

    kind: str  # Amd Cor Add Suppl | A AC IS NA
    number: str = ""
    year: str = ""
    stage: str = ""
    iteration: int = 1
    consolidated: bool = False  # written with +: the text has it in already

    def printed(self, *, iec: bool) -> str:
        """As it follows the name; `iec` gives IEC's form, "/AMD1:2013"."""
        sign = "+" if self.consolidated else "/"
        iteration = f".{self.iteration}" if self.iteration > 1 else ""
        year = f":{self.year}" if self.year else ""
        return f"{sign}{self._head(iec)}{self.number}{iteration}{year}"

    def _head(self, iec: bool) -> str:
        if self.kind in CEN_SUPPLEMENTS:
            return f"{self.stage}{self.kind}"
        space = " " if self.stage and self.stage not in ("D", "FD") else ""
        if iec and not self.stage:
            return self.kind.upper()
        return f"{self.stage}{space}{self.kind}{' ' if self.number else ''}"


@dataclass(frozen=True)
class Identifier:
    """The name of a document, in its pieces; `str()` prints it in the canonical form.

    A committee's own document ("ISO/TC 268 N 123") has only `committee` and `number`.
    """

    publishers: tuple[str, ...] = ()  # ISO, IEC, …; empty for CEN's own documents
    number: str = ""  # "" until allotted, printed XXXXX
    part: str = ""  # "1", "2-33", "A01"
    year: str = ""  # "2016", "2008-12", "—"
    type: str = ""  # TS TR PAS Guide IWA …; "" for an International Standard
    stage: str = ""  # "" when published
    iteration: int = 1
    european: str = ""  # EN, CEN (before ISO/TS), CEN/TS, CWA, HD, CEN/CLC Guide …
    national: str = ""  # DIN, NF, BS …
    supplements: tuple[Supplement, ...] = ()
    languages: tuple[str, ...] = ()  # ("en",) in "ISO 9512:2019(en)"
    all_parts: bool = False
    committee: str = ""

    def __str__(self) -> str:
        if self.committee:
            return f"{self.committee} N {self.number}"
        pieces = [f"{self._head()}{self._number()}"]
        pieces += [supplement.printed(iec=self.publishers == ("IEC",)) for supplement in self.supplements]
        if self.languages:
            pieces.append(f"({','.join(self.languages)})")
        return "".join(pieces) + (" (all parts)" if self.all_parts else "")

    @property
    def dated(self) -> bool:
        """Whether it names one edition: a year or, for a coming one, a dash stands in it."""
        return bool(self.year or any(supplement.year for supplement in self.supplements))

    @property
    def forthcoming(self) -> bool:
        """Whether a dash stands for the year."""
        return FORTHCOMING in (self.year, *(supplement.year for supplement in self.supplements))

    @property
    def draft(self) -> bool:
        """Whether it names a draft: "ISO/CD …", "prEN …", ".../DAmd 1"."""
        return bool(self.stage or any(supplement.stage for supplement in self.supplements))

    def undated(self) -> "Identifier":
        """The same name without years and language; stage, parts and supplements stay."""
        return replace(
            self,
            year="",
            languages=(),
            supplements=tuple(replace(supplement, year="") for supplement in self.supplements),
        )

    def base(self) -> "Identifier":
        """What all editions and drafts of a document have in common: names with one base cite one work."""
        return replace(
            self.undated(),
            stage="",
            iteration=1,
            supplements=tuple(
                Supplement(kind=s.kind, number=s.number, consolidated=s.consolidated)
                for s in self.supplements
            ),
        )

    def in_languages(self, *languages: str) -> "Identifier":
        """The name of a language version: "ISO 9512:2019(en)"."""
        return replace(self, languages=languages)

    def urn(self, *, edition: int | None = None, stage: str = "", languages: tuple[str, ...] = ()) -> str:
        """The URN of RFC 5141, "" where none can be made.

        None is made for documents outside ISO and IEC, without a number, or dated or a draft without its
        `edition` (RFC 5141 knows editions, not years). `stage` is a harmonized code such as "30.20".
        """
        from normwright.names.urns import iso_urn

        return iso_urn(self, edition=edition, stage=stage, languages=languages)

    def _head(self) -> str:
        """Everything before the number, with the space."""
        words = [word for word in (self._european(), self._international()) if word]
        joiner = national_joiner(self.national) if words else " "
        return f"{self.national}{joiner if self.national else ''}{' '.join(words)}{' ' if words else ''}"

    def _european(self) -> str:
        return f"{self.stage if self.stage in ('pr', 'Fpr') else ''}{self.european}"

    def _international(self) -> str:
        stage = "" if self.stage in ("pr", "Fpr") else self.stage
        glued = stage in ("D", "FD")
        kind = f"{stage}{self.type}" if glued else f"{stage} {self.type}".strip()
        if kind == "IWA":
            return "IWA"
        publishers = "/".join(self.publishers)
        slash = self.publishers == ("ISO",) and kind != "Guide"
        return f"{publishers}{'/' if slash else ' '}{kind}" if kind and publishers else publishers or kind

    def _number(self) -> str:
        part = f"-{self.part}" if self.part else ""
        iteration = f".{self.iteration}" if self.iteration > 1 else ""
        year = f":{self.year}" if self.year else ""
        return f"{self.number or UNNUMBERED}{part}{iteration}{year}"


class UnreadableIdentifier(ValueError):
    """A text that is no identifier known here: what could not be read, and what to try.

    `known_body` says whether it starts like one (ISO, EN, DIN …), so that something in it must be wrong;
    without it the text may well be another body's.
    """

    def __init__(self, text: str, message: str, *, help: str = "", known_body: bool = False) -> None:
        super().__init__(message)
        self.text = text
        self.message = message
        self.help = help
        self.known_body = known_body


def parse_identifier(text: str) -> Identifier:
    """The identifier that `text` is, whatever its spacing, case of letters and kind of dash.

    Raises: UnreadableIdentifier.
    """
    from normwright.names.reading import read_identifier

    return read_identifier(text)


def same_document(one: str, other: str) -> bool:
    """Whether two names cite one work, year, stage and spelling apart; unreadable ones only when equal."""
    try:
        return parse_identifier(one).base() == parse_identifier(other).base()
    except UnreadableIdentifier:
        return one == other
