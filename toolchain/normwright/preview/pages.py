"""A built page as it is served: the same, with the preview's own script and style beside its content."""

import html
import json
import re
from collections.abc import Sequence

from normwright import resources
from normwright.diagnostics import Diagnostic
from normwright.preview.edition import State

#: What the preview's script and style need on top of a page's own policy; nothing from elsewhere.
_ADDED = {"script-src": "'self'", "style-src": "'self'", "connect-src": "'self'"}
_POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"
_META = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
#: Findings told in one go; a file by others can have thousands.
MOST = 400


def served_page(page: bytes, *, version: str, mark: str) -> tuple[bytes, str]:
    """The page with the preview in it, and its policy for the header; `mark` tells one page from the next."""
    found = _META.search(page, 0, 4096)
    given = html.unescape(found[1].decode()) if found else _POLICY
    policy = _widened(given)
    position = found.end() if found else page.index(b"<head>") + len(b"<head>")
    start = found.start() if found else position
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">{_tags(version, mark)}'
    )
    return page[:start] + head.encode() + page[position:], policy


def empty_page(name: str, *, version: str) -> tuple[bytes, str]:
    """What stands there as long as no page could be made."""
    text = resources.data("preview/empty.html").read_text(encoding="utf-8")
    page = text.replace("{name}", html.escape(name)).replace("{tags}", _tags(version, ""))
    return page.encode(), _widened(_POLICY)


def told(state: State, version: str) -> str:
    """The state as the page's script reads it: JSON in one line."""
    shown = state.shown.get(version)
    anchors = state.anchors.get(version) or ("",) * len(state.findings)
    counts = {level: sum(1 for f in state.findings if f.level == level) for level in _LEVELS}
    ordered = sorted(zip(state.findings, anchors, strict=True), key=lambda pair: _LEVELS.index(pair[0].level))
    return json.dumps(
        {
            "serial": state.serial,
            "page": shown.mark if shown is not None else "",
            "versions": list(state.versions),
            "stale": state.stale,
            "passing": shown is not None and shown.passing,
            "counts": counts,
            "findings": [_finding(finding, anchor) for finding, anchor in ordered[:MOST]],
        },
        ensure_ascii=False,
    )


_LEVELS: Sequence[str] = ("error", "warning", "advice")


def _finding(finding: Diagnostic, anchor: str) -> dict[str, str]:
    return {
        "code": finding.code,
        "level": str(finding.level),
        "place": str(finding.place) if finding.place.file or finding.place.line else "",
        "anchor": anchor,
        "message": finding.message,
        "help": finding.help,
    }


def _tags(version: str, mark: str) -> str:
    data = f'data-version="{html.escape(version)}" data-page="{mark}"'
    return (
        '<link rel="stylesheet" href="/preview/page.css">'
        f'<script src="/preview/page.js" defer {data}></script>'
    )


def _widened(policy: str) -> str:
    """The policy with what the preview needs; what a page allows itself stays allowed."""
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    for name, source in _ADDED.items():
        own = directives.get(name, "").replace("'none'", "").strip()
        directives[name] = f"{own} {source}".strip()
    return "; ".join(f"{name} {sources}".strip() for name, sources in directives.items())
