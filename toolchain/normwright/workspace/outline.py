"""What a new draft is to be: which sides it has, which sources it begins with, whether the choices fit."""

from dataclasses import dataclass

from normwright.errors import UsageError

ISO_DELIVERABLES = ("IS", "TS", "TR", "PAS", "IWA", "GUIDE")
CEN_DELIVERABLES = ("EN", "CEN/TS", "CEN/TR", "CWA")
_PARALLEL = ("IS", "TS", "TR")  # what CEN takes over as EN ISO or CEN ISO/TS, CEN ISO/TR
_REPORTS = ("TR", "CEN/TR")


@dataclass(frozen=True)
class Outline:
    """The choices for a new draft."""

    deliverable: str
    lead: str = "iso"
    parallel: bool = False
    number: str = ""
    title: str = ""

    @property
    def iso(self) -> bool:
        """Whether it has an ISO side."""
        return self.deliverable in ISO_DELIVERABLES

    @property
    def cen(self) -> bool:
        """Whether it has a CEN side."""
        return self.parallel or self.deliverable in CEN_DELIVERABLES

    @property
    def harmonizable(self) -> bool:
        """Whether it becomes an EN, so that it can answer to a European act."""
        return self.deliverable == "EN" or (self.parallel and self.deliverable == "IS")

    def sources(self) -> list[str]:
        """Names of the first source files, in printed order."""
        return [
            *(["european-foreword"] if self.cen else []),
            *(["foreword"] if self.iso else []),
            "introduction",
            "scope",
            "terms",
            "general",
            "annex-example",
            *(["annex-za"] if self.harmonizable else []),
        ]

    def scope(self) -> str:
        """What such a document does, for its scope."""
        if self.deliverable in _REPORTS:
            return "gives information on"
        return (
            "gives guidance on"
            if self.deliverable in ("GUIDE", "IWA", "CWA")
            else "specifies requirements for"
        )

    def clause(self) -> str:
        """First sentence of the first clause; a report states no requirement, guidance recommends."""
        if self.deliverable in _REPORTS:
            return "Two points describe the subject:"
        verb = "should" if self.deliverable in ("GUIDE", "IWA", "CWA") else "shall"
        return f"An organization {verb} name the points of its subject that others rely on:"


def check_outline(outline: Outline) -> Outline:
    """The same outline. Raises: UsageError when its choices don't fit together."""
    known = (*ISO_DELIVERABLES, *CEN_DELIVERABLES)
    if outline.deliverable not in known:
        raise UsageError(
            f'"{outline.deliverable}" is no deliverable', help=f"deliverables: {', '.join(known)}"
        )
    if outline.lead not in ("iso", "cen"):
        raise UsageError(f'"{outline.lead}" can\'t lead', help="iso or cen")
    if outline.parallel and outline.deliverable not in _PARALLEL:
        raise UsageError(
            f"{outline.deliverable} is no deliverable of a parallel project",
            help="CEN takes over an IS, TS or TR in parallel: --deliverable IS --parallel",
        )
    if outline.lead == "cen" and outline.iso and not outline.parallel:
        raise UsageError(
            f"CEN leads a draft of ISO's, such as this {outline.deliverable}, only in a parallel project",
            help="add --parallel, or choose EN, CEN/TS, CEN/TR or CWA",
        )
    if outline.lead == "iso" and not outline.iso:
        raise UsageError(f"{outline.deliverable} is CEN's, so CEN leads", help="leave --lead out")
    if outline.number and not (
        outline.number.isascii() and outline.number.isdigit() and len(outline.number) <= 8
    ):
        raise UsageError(f'"{outline.number}" is no number of a document', help="digits only, such as 99100")
    return outline
