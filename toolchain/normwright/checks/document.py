"""The document that rules look at: its views, each made once, and the facts that decide which rules count."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from normwright.checks.occurrence import Passages
from normwright.glossary.concept import Vocabulary
from normwright.lazy import lazy
from normwright.sts.standard import Standard
from normwright.sts.views import (
    Citation,
    Clause,
    CrossReference,
    Metadata,
    Passage,
    Reference,
    Role,
    TermEntry,
    View,
    citations,
    clauses,
    cross_references,
    every,
    metadata,
    outline,
    parts,
    passages,
    references,
    term_entries,
)
from normwright.workspace.protected import ProtectedText
from normwright.workspace.record import Draft

V = TypeVar("V", bound=View)
T = TypeVar("T")

#: Stages by which levels go, in order (ISO/IEC Directives Part 1; CEN's in their places).
STAGES = ("WD", "CD", "DIS", "FDIS", "IS")


@dataclass(frozen=True)
class Document:
    """A standard under check.

    `draft` is its project where it was made from sources, None for a file by others;
    `stage` is one of `STAGES`; `directives` the edition of Part 2 that counts, "2018" or "2021".
    `adopted`: the ISO version is checked beside it, so that only rules about European texts look at all of
    it; the others see what the adoption adds. `vocabularies` and
    `protected` texts are the workspace's.
    """

    standard: Standard
    stage: str = "WD"
    directives: str = "2021"
    draft: Draft | None = None
    adopted: bool = False
    vocabularies: tuple[Vocabulary, ...] = ()
    protected: tuple[ProtectedText, ...] = ()

    @lazy
    def _kept(self) -> Standard:
        """The standard with what is read of it, each text once: under check it doesn't change."""
        return replace(self.standard, readings={})

    @lazy
    def metadata(self) -> Metadata:
        """What the standard says of itself."""
        return self.parts[0] if self.parts else metadata(self._kept)

    @lazy
    def parts(self) -> tuple[Metadata, ...]:
        """The same body by body, from the outermost adoption to the standard in it."""
        return tuple(parts(self._kept))

    @lazy
    def language(self) -> str:
        """Main code of its language."""
        return self.metadata.language.lower().split("-")[0]

    @lazy
    def outline(self) -> tuple[Clause, ...]:
        """The top-level clauses."""
        return outline(self._kept)

    @lazy
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause of every depth."""
        return tuple(clauses(self._kept))

    @lazy
    def passages(self) -> tuple[Passage, ...]:
        """Every running text that an author worded, at least in part; notes to editors are none."""
        return tuple(one for one in self.all_passages if not one.generated and not one.editorial)

    @lazy
    def all_passages(self) -> tuple[Passage, ...]:
        """Every running text, fixed ones too."""
        return tuple(passages(self._kept))

    @lazy
    def index(self) -> Passages:
        """The passages by the words in them; their numbers are those of `passages`."""
        return Passages(self.passages)

    def texts_of(self, clause: Clause) -> tuple[Passage, ...]:
        """Every running text of a clause and none of its subclauses, the program's own included."""
        return self._by_clause.get(clause, ())

    @lazy
    def _by_clause(self) -> Mapping[Clause, tuple[Passage, ...]]:
        found: dict[Clause, list[Passage]] = defaultdict(list)
        for passage in self.all_passages:
            if passage.clause is not None:
                found[passage.clause].append(passage)
        return {clause: tuple(those) for clause, those in found.items()}

    @lazy
    def by_role(self) -> Mapping[Role, tuple[Passage, ...]]:
        """The passages by what they are."""
        found: dict[Role, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            found[passage.role].append(passage)
        return {role: tuple(those) for role, those in found.items()}

    @lazy
    def entries(self) -> tuple[TermEntry, ...]:
        """The term entries."""
        return tuple(term_entries(self._kept))

    @lazy
    def references(self) -> tuple[Reference, ...]:
        """The entries of the normative references and the bibliography."""
        return tuple(references(self._kept))

    @lazy
    def citations(self) -> tuple[Citation, ...]:
        """Standards cited in the text."""
        return tuple(citations(self._kept))

    @lazy
    def cross_references(self) -> tuple[CrossReference, ...]:
        """References within the document."""
        return tuple(cross_references(self._kept))

    @lazy
    def targets(self) -> Mapping[str, tuple[CrossReference, ...]]:
        """Id -> the references to it."""
        found: dict[str, list[CrossReference]] = defaultdict(list)
        for reference in self.cross_references:
            for target in reference.targets:
                found[target].append(reference)
        return {target: tuple(those) for target, those in found.items()}

    def views(self, kind: type, *, whole: bool = True) -> tuple[Any, ...]:
        """All views of a class, `Passage` or `Document`; not `whole`: only what the adopter added."""
        key = kind, whole
        if key not in self._views:
            source = _VIEWS.get(kind)
            found = source(self) if source else self.every(kind)
            self._views[key] = tuple(found if whole else (view for view in found if _is_added(view)))
        return self._views[key]

    @lazy
    def _views(self) -> dict[tuple[type, bool], tuple[Any, ...]]:
        return {}

    def every(self, kind: type[V]) -> tuple[V, ...]:
        """All blocks of a class of view, such as `Note`."""
        if kind not in self._every:
            self._every[kind] = tuple(every(self._kept, kind))
        return self._every[kind]

    @lazy
    def _every(self) -> dict[type[View], tuple[Any, ...]]:
        return {}

    def once(self, made_by: "Callable[[Document], T]") -> T:
        """What a function makes of the document, made at the first asking."""
        if made_by not in self._made:
            self._made[made_by] = made_by(self)
        found: T = self._made[made_by]
        return found

    @lazy
    def _made(self) -> dict[Any, Any]:
        return {}

    @property
    def late(self) -> bool:
        """Whether it is at enquiry or later."""
        return STAGES.index(self.stage) >= STAGES.index("DIS")


_VIEWS: dict[type, Callable[[Document], Iterable[Any]]] = {
    Document: lambda document: (document,),
    Passage: lambda document: document.passages,
    Clause: lambda document: document.clauses,
    TermEntry: lambda document: document.entries,
    Reference: lambda document: document.references,
    Citation: lambda document: document.citations,
    CrossReference: lambda document: document.cross_references,
}


def _is_added(view: Any) -> bool:
    return isinstance(view, View | Passage) and view.originator == "CEN"


def stage_of(standard: Standard) -> str:
    """The stage of a standard, one of `STAGES`: from its stage code, else its name, else IS."""
    meta = metadata(standard)
    code = meta.stage_code[:2]
    if code:
        return _BY_CODE.get(code, "IS" if code >= "60" else "WD")
    name = meta.stage.upper()
    return name if name in STAGES else _BY_NAME.get(name, "IS")


_BY_CODE = {"20": "WD", "30": "CD", "40": "DIS", "45": "FDIS", "50": "FDIS", "60": "IS"}
_BY_NAME = (
    dict.fromkeys(("NP", "PWI", "AWI", "WORKING DRAFT"), "WD")
    | dict.fromkeys(("PREN", "ENQ", "ENQUIRY", "ENQUIRY DRAFT"), "DIS")
    | dict.fromkeys(("FPREN", "PRF", "FORMAL VOTE", "FORMAL VOTE DRAFT"), "FDIS")
)
