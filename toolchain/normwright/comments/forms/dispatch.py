"""Which reader a received file is for, told by what is in it and not by its name."""

import io
import json
import re
import zipfile
from typing import Any

from normwright.comments.columns import Mapped
from normwright.comments.forms.csv import read_csv
from normwright.comments.forms.json import is_ours, read_json
from normwright.comments.forms.refused import refused_sheet
from normwright.comments.forms.rows import Sheet
from normwright.comments.forms.sheet import read_sheet
from normwright.wordml.refusals import Reason, Unreadable, check_kind

LARGEST = 100 << 20  # bytes of a received file
_OTHER_ZIPS = (
    ("content.xml", "an OpenDocument file"),
    ("Index/Document.iwa", "a Pages or Numbers file"),
    ("META-INF/container.xml", "an e-book"),
    ("xl/workbook.bin", "an Excel file of the binary kind (.xlsb)"),
)
_SHEET = re.compile(r"^comments:[ \t]*(?:#.*)?$", re.MULTILINE)


def read_form(data: bytes, name: str, mapping: Mapped | None = None) -> Sheet:
    """The rows of any received file; one that isn't read says what to ask its sender for.

    `name` is the file's, for its findings; `mapping` as for `forms.word.read_word`.
    Raises: UsageError for a mapping to an unknown column, ToolError without the library for workbooks.
    """
    if len(data) > LARGEST:
        return refused_sheet(Unreadable(Reason.LARGE, f"{len(data) >> 20} MiB"), name)
    if data.startswith(b"PK\x03\x04"):
        return _read_zip(data, name, mapping)
    text = _text(data)
    if text is None:
        return _refused(data, name)
    if text.lstrip().startswith(("{", "[")):
        try:
            document: Any = json.loads(text)
        except (ValueError, RecursionError):
            document = None
        if is_ours(document) or name.lower().endswith(".json"):
            return read_json(data, name)
    if name.lower().endswith((".yaml", ".yml")) or _SHEET.search(text[:20_000]):
        return read_sheet(data, name)
    return read_csv(data, name, mapping=mapping)


def _read_zip(data: bytes, name: str, mapping: Mapped | None) -> Sheet:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        return refused_sheet(Unreadable(Reason.BROKEN, str(fault)), name)
    if "xl/workbook.xml" in parts:
        from normwright.comments.forms.xlsx import read_xlsx

        return read_xlsx(data, name, mapping=mapping)
    for part, what in _OTHER_ZIPS:
        if part in parts:
            return refused_sheet(Unreadable(Reason.OTHER, what), name)
    if "[Content_Types].xml" not in parts:
        return refused_sheet(Unreadable(Reason.OTHER, "an archive (zip)"), name)
    return _read_document(data, name, mapping)


def _read_document(data: bytes, name: str, mapping: Mapped | None) -> Sheet:
    """A Word form; where it has no table of comments, a commented copy of the draft."""
    from normwright.comments.forms.margins import read_margins
    from normwright.comments.forms.word import read_word

    form = read_word(data, name, mapping=mapping)
    if form.refused and any(finding.code == "CMT006" for finding in form.findings):
        margins = read_margins(data, name)
        if margins.rows:
            return margins
    return form


def _text(data: bytes) -> str | None:
    """The file as text, for telling what it is; None when it is none."""
    try:
        check_kind(data)
    except Unreadable as fault:
        if fault.what != "a file of an unknown kind":
            return None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    controls = sum(1 for sign in text[:4000] if ord(sign) < 32 and sign not in "\t\r\n\f\0")
    zeros = data[:2000].count(0)
    if controls > 8 or (zeros and not len(data[:2000]) // 4 < zeros <= len(data[:2000]) // 2 + 1):
        return None
    return text


def _refused(data: bytes, name: str) -> Sheet:
    try:
        check_kind(data)
    except Unreadable as fault:
        return refused_sheet(fault, name)
    return refused_sheet(Unreadable(Reason.OTHER, "a file of an unknown kind"), name)
