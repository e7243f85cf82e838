"""Received files as nobody should send them: each with what the import says of it (code, or "" for rows that count)."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

from normwright.comments.record import Ballot, Wording
from tests.sampleballot.forms import official_form, workbook

_HEADINGS = "MB;Line;Clause;Paragraph;Type;Comment;Proposed change;Observations"
SCRIPT = '<script>alert("x")</script><img src=x onerror=alert(1)>'
RIGHT_TO_LEFT = "‮cod.exe‬ עברית العربية e\u0301\u0323 \u200b\u2066x\u2069 Z" + "\u0300\u0301\u0302" * 40
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://example.org","x")', "\t=1+1", "|cmd")
LONG = "long cell " * 10_000  # 100,000 characters


@dataclass(frozen=True)
class Hostile:
    """A file: its name, its bytes, the code that is told (none for ""), how many comments it gives."""

    name: str
    data: bytes
    code: str = ""
    rows: int = 0


def hostile_files(ballot: Ballot) -> Iterator[Hostile]:
    """One of each kind, for a ballot."""
    plain = official_form(ballot, "DE", [_row("DE", "A plain comment.")])
    main = "word/document.xml"
    yield Hostile("bomb.docx", _with(plain, main, b"<w>" + b" " * (40 << 20) + b"</w>"), "CMT003")
    yield Hostile("nested.docx", _zip({"[Content_Types].xml": b"x", "a.zip": _zip({"a": b"0"})}), "CMT004")
    entities = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    yield Hostile("entities.docx", _with(plain, main, entities + b"<w>&b;</w>"), "CMT005")
    outside = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
    yield Hostile("file-entity.docx", _with(plain, main, outside), "CMT005")
    yield Hostile(
        "macros.docm", _with(plain, "word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()"), "CMT007", 1
    )
    yield Hostile("links.docx", _linked(official_form(ballot, "AT", [_row("AT", "A link.")])), "CMT008", 1)
    named = official_form(ballot, "BE", [_row("BE", "A name that leads out.")])
    yield Hostile("names.docx", _with(named, "../../../evil.txt", b"evil"), "", 1)
    yield Hostile(
        "formulas.csv",
        csv(*(("FR", f"{n}", f"Formula {n}.", one) for n, one in enumerate(FORMULAS, 1))),
        "",
        7,
    )
    yield Hostile("formulas.xlsx", workbook([_row("IT", one, "") for one in FORMULAS]), "", 7)
    yield Hostile("script.csv", csv(("GB", SCRIPT, SCRIPT, SCRIPT)), "", 1)
    yield Hostile(
        "right.docx", official_form(ballot, "IL", [_row("IL", RIGHT_TO_LEFT, RIGHT_TO_LEFT)]), "", 1
    )
    yield Hostile("long.docx", official_form(ballot, "JP", [_row("JP", LONG, LONG)]), "", 1)
    yield Hostile("long.csv", csv(("KR", "4", LONG, "")), "", 1)
    yield Hostile(
        "norway.csv", csv(("NO", "4.10", "About 4.10.", ""), ("NO", "4.1", "About 4.1.", "")), "", 2
    )
    yield Hostile("norway.yaml", _yaml(), "", 1)
    yield Hostile("numbers.csv", csv(("SE-001", "4", "One.", ""), ("SE-001", "5", "Other.", "")), "", 2)
    yield Hostile("twice.docx", official_form(ballot, "CH", [_row("CH", "Sent twice.")]), "", 1)
    yield Hostile("twice-again.docx", official_form(ballot, "CH", [_row("CH", "Sent twice.")]), "CMT062")
    other = replace(ballot, document="ISO/CD 99999", project="other")
    yield Hostile("other.docx", official_form(other, "NL", [_row("NL", "About another.")]), "CMT066")
    yield Hostile("scan.pdf", b"%PDF-1.7\n%\xe2\xe3", "CMT001")
    yield Hostile("empty.docx", b"", "CMT001")


def csv(*rows: tuple[str, str, str, str]) -> bytes:
    """A sheet from members, clauses, comments and proposals."""
    cells = [(body, "", clause, "", "te", words, proposal, "") for body, clause, words, proposal in rows]
    lines = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells]
    return "\r\n".join([_HEADINGS, *lines, ""]).encode()


def _row(body: str, words: str, proposal: str = "") -> Wording:
    return Wording(body, "", "4.10", "", "te", words, proposal)


def _yaml() -> bytes:
    entry = {
        "id": "NO-001",
        "body": "NO",
        "locality": {"clause": "4.10"},
        "type": "te",
        "comments": "About it.",
    }
    return ("comments:\n- " + "\n  ".join(f"{k}: {json.dumps(v)}" for k, v in entry.items()) + "\n").encode()


def _linked(form: bytes) -> bytes:
    name = "word/_rels/document.xml.rels"
    old = zipfile.ZipFile(io.BytesIO(form)).read(name)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rX" Type="{kind}" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
    return _with(form, name, old.replace(b"</Relationships>", f"{link}</Relationships>".encode()))


def _with(form: bytes, name: str, data: bytes) -> bytes:
    archive = zipfile.ZipFile(io.BytesIO(form))
    return _zip({**{one: archive.read(one) for one in archive.namelist()}, name: data})


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
