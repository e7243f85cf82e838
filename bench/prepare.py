"""Keeps what a build hands to Typst, for the engine alone: `python -m bench.prepare DRAFT OUT.pickle`."""

import pickle
import shutil
import sys
from pathlib import Path
from typing import Any
from unittest import mock

from normwright.diagnostics import Report
from normwright.render import refusals
from normwright.stamp import build_once
from normwright.workspace.drafts import load_draft


class _Kept(Exception):
    """Thrown once the material is stored."""


def main(folder: Path, out: Path) -> None:
    """Stores the templates, pictures and inputs that `render.pdf` gives to the engine for this draft."""
    report = Report()
    draft = load_draft(folder, folder.parent.parent, report)
    assert draft is not None

    def keep(work: Path, *, standard: str, facts: Any, day: Any, marks: Any, standards: Any) -> None:
        room = out.with_suffix("")
        shutil.rmtree(room, ignore_errors=True)
        shutil.copytree(work, room)
        kept = {
            "folder": room,
            "standard": standard,
            "facts": facts,
            "day": day,
            "standards": list(standards),
        }
        out.write_bytes(pickle.dumps(kept))
        raise _Kept

    with mock.patch.object(refusals, "typeset", keep):
        try:
            build_once(draft, formats=["pdf"], version="iso", report=report, progress=lambda _: None)
        except _Kept:
            return
    raise SystemExit("the draft was not built: " + "; ".join(f.message for f in list(report)[:3]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
