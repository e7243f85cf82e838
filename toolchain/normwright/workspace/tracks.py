"""The two sides of a project record, typed: `[iso]` and `[cen]` of `draft.toml`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from normwright.workspace.record import Act, CenTrack, IsoTrack, Procedure, StageEvent, Title
from normwright.workspace.toml import present


def make_titles(data: Mapping[str, Any]) -> dict[str, Title]:
    """Language -> title; a title without its main element is left out."""
    return {
        language: Title(entry["main"], entry.get("introductory", ""), entry.get("complementary", ""))
        for language, entry in data.get("title", {}).items()
        if "main" in entry
    }


def make_procedure(data: Mapping[str, Any], *, lead: str) -> Procedure:
    """The procedure; `lead` is the default where the file names none."""
    entry = data.get("procedure", {})
    return Procedure(
        lead=entry.get("lead", lead),
        parallel=entry.get("parallel", False),
        track=entry.get("track", 36),
        directives=entry.get("directives", "2021"),
    )


def make_iso(data: Mapping[str, Any]) -> IsoTrack | None:
    """The ISO side, None when the file has none."""
    if "iso" not in data:
        return None
    entry = data["iso"]
    return IsoTrack(
        number=entry.get("number", ""),
        committee=entry.get("committee", ""),
        part=entry.get("part"),
        project=entry.get("project", ""),
        working_group=entry.get("working-group", ""),
        secretariat=_texts(entry, "secretariat"),
        copyright_year=entry.get("copyright-year"),
        copyright_holder=entry.get("copyright-holder", "ISO"),
        stages=make_stages(entry),
    )


def make_cen(data: Mapping[str, Any]) -> CenTrack | None:
    """The CEN side, None when the file has none."""
    if "cen" not in data:
        return None
    entry = data["cen"]
    return CenTrack(
        committee=entry.get("committee", ""),
        reference=entry.get("reference", ""),
        work_item=entry.get("work-item", ""),
        secretariat=_texts(entry, "secretariat"),
        copyright_holder=entry.get("copyright-holder", "CEN"),
        mandate=entry.get("mandate", ""),
        acts=tuple(
            Act(act["annex"], act["id"], act.get("candidate", False))
            for _, act in present(entry.get("acts"))
            if "annex" in act and "id" in act
        ),
        stages=make_stages(entry),
        dates=dict(entry.get("dates", {})),
    )


def make_stages(entry: Mapping[str, Any]) -> tuple[StageEvent, ...]:
    """The history of one side; an event without code or date is left out."""
    return tuple(
        StageEvent(
            code=event["code"],
            date=date.fromisoformat(event["date"]),
            until=date.fromisoformat(event["until"]) if "until" in event else None,
            tag=event.get("tag", ""),
            document=event.get("document", ""),
        )
        for _, event in present(entry.get("stages"))
        if "code" in event and "date" in event
    )


def _texts(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(text for _, text in present(entry.get(key)))
