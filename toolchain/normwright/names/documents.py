"""What a project is called at a stage: "ISO/CD 99100.2", "ISO/DTS 99100", "prEN ISO 99100".

The words are `data/documents.toml`. A draft that has no number yet is printed with XXXXX in its place.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from normwright import resources
from normwright.names.identifiers import Identifier, Supplement
from normwright.names.stages import Stage

CEN_DELIVERABLES = ("EN", "CEN/TS", "CEN/TR", "CWA", "HD")


def iso_reference(
    deliverable: str,
    number: str,
    part: int | str | None = None,
    stage: Stage | str = "60.60",
    *,
    year: int | None = None,
    iteration: int = 1,
    publishers: tuple[str, ...] = ("ISO",),
    amends: Identifier | None = None,
    amendment: int = 1,
) -> Identifier:
    """The ISO name at `stage` of an IS, TS, TR, PAS, IWA, GUIDE, or of an AMD or COR to `amends`.

    Drafts carry no year. `iteration` 2 and more is the ".2" of a repeated draft (`iteration_of`).
    """
    code = _code(stage)
    word = _row("iso", code)["word"]
    shown = str(year) if year is not None and not word else ""
    if amends is not None and deliverable in ("AMD", "COR"):
        kind = "Amd" if deliverable == "AMD" else "Cor"
        short = {"DIS": "D", "FDIS": "FD"}.get(word, word)
        change = Supplement(kind, str(amendment), shown, short, iteration if word else 1)
        return replace(amends, supplements=(*amends.supplements, change), languages=())
    kind = _documents()["deliverables"].get(deliverable, "")
    word = _documents()["iso_types"].get(kind, {}).get(word, word)
    return Identifier(
        publishers=publishers,
        number=number,
        part=_part(part),
        year=shown,
        type=kind,
        stage=word,
        iteration=iteration if word else 1,
    )


def cen_reference(
    deliverable: str,
    number: str,
    part: int | str | None = None,
    stage: Stage | str = "60.60",
    *,
    year: int | None = None,
    adopts: tuple[str, ...] = (),
    amends: Identifier | None = None,
    amendment: int = 1,
) -> Identifier:
    """CEN's name at `stage`: "prEN 17000", "FprCEN/TS 17000", with `adopts` ("ISO",) "EN ISO 99100:2031".

    A year that is given is printed, in drafts too. `deliverable` may be ISO's word when something is adopted.
    """
    word = _row("cen", _code(stage))["word"]
    shown = str(year) if year is not None else ""
    if amends is not None and deliverable in ("AMD", "COR"):
        change = (
            Supplement("A", str(amendment), shown, word)
            if deliverable == "AMD"
            else Supplement("AC", "", shown)
        )
        return replace(amends, supplements=(*amends.supplements, change), languages=())
    european, kind = _european(deliverable, adopts)
    return Identifier(
        publishers=adopts,
        number=number,
        part=_part(part),
        year=shown,
        type=kind,
        stage=word,
        european=european,
    )


def release_version(stage: Stage | str, *, body: str = "iso") -> str:
    """The word for `std-meta/release-version`: WD CD DIS FDIS IS; for CEN "Enquiry draft" and so on.

    Source: NISO STS 1.2 coding guidelines; a proof (60.00) is the FDIS with `is-proof`.
    """
    return str(_row(body, _code(stage))["release"])


def stage_word(stage: Stage | str, *, body: str = "iso") -> str:
    """The stage in a name: PWI NP AWI WD CD DIS FDIS PRF, for CEN pr Fpr; "" when published."""
    return str(_row(body, _code(stage))["word"])


def is_proof(stage: Stage | str) -> bool:
    """Whether the text at this ISO stage is the proof before publication."""
    return stage_word(stage) == "PRF"


def iteration_of(codes: Sequence[str]) -> int:
    """The number of the present draft among those of its stage: 2 for the second CD.

    It is how often one event of the newest stage was recorded; `codes` is the history, oldest first.
    """
    if not codes:
        return 1
    main = codes[-1][:2]
    return max(Counter(code for code in codes if code[:2] == main).values())


def _european(deliverable: str, adopts: tuple[str, ...]) -> tuple[str, str]:
    """Prefix and, before an adopted name, the type: ("CEN", "TS") gives "CEN ISO/TS"."""
    if not adopts:
        return (deliverable if deliverable in CEN_DELIVERABLES else _own(deliverable)), ""
    short = deliverable.removeprefix("CEN/")
    prefix = _documents()["adoptions"].get(short, "EN")
    return prefix, short if prefix == "CEN" else ""


def _own(deliverable: str) -> str:
    return {"TS": "CEN/TS", "TR": "CEN/TR", "GUIDE": "CEN Guide"}.get(deliverable, "EN")


def _row(body: str, code: str) -> dict[str, Any]:
    """The last row that begins at or before `code`."""
    rows: list[dict[str, Any]] = _documents()[body]
    return [row for row in rows if row["from"] <= code][-1]


def _code(stage: Stage | str) -> str:
    return stage.code if isinstance(stage, Stage) else stage


def _part(part: int | str | None) -> str:
    return "" if part is None else str(part)


def _documents() -> dict[str, Any]:
    return resources.table("documents.toml")
