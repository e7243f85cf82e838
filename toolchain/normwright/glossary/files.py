"""Files of every form as vocabularies, and back: which form a file has, and who reads and writes it."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from normwright.diagnostics import Report
from normwright.errors import InputError
from normwright.glossary.concept import Vocabulary
from normwright.glossary.fitting import fitted
from normwright.sts.parse import LIMIT

#: Forms of files that vocabularies are taken from, by the end of the name.
_SUFFIXES = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".tbx": "tbx",
    ".ttl": "turtle",
    ".turtle": "turtle",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
}
_KNOWN = "TBX, STS, SKOS as Turtle (.ttl) or JSON-LD (.jsonld), CSV, XLSX, YAML"
#: What people send besides, and what to do with it.
_OTHERS = {
    ".rdf": "save it as Turtle (.ttl)",
    ".owl": "save it as Turtle (.ttl)",
    ".xls": "save it as .xlsx",
    ".ods": "save it as .xlsx",
    ".sdltb": "export it as TBX",
    ".docx": "export its list as .csv, or take the standard's STS file",
    ".pdf": "ask for the STS file of the standard",
}


def read_vocabulary(path: Path, *, name: str, report: Report, language: str = "") -> Vocabulary:
    """The vocabulary in a file by others, under the name it is to have; `language` for texts that say none.

    What could not be taken is in `report`. Raises: InputError when nothing can be read.
    """
    data = _load(path)
    form = form_of(path, data)
    file = path.as_posix()
    if form == "yaml":
        return _yaml(path, name, report)
    if form == "sts":
        return _sts(path, name, report)
    if form == "tbx":
        from normwright.glossary.tbx import read_tbx_vocabulary

        return read_tbx_vocabulary(data, name=name, file=file, report=report, language=language)
    if form in ("turtle", "json-ld"):
        from normwright.glossary.skos import read_skos

        return read_skos(data, form=form, name=name, file=file, report=report, language=language)
    from normwright.glossary.tables import read_table

    return read_table(data, form=form, name=name, file=file, report=report, language=language)


def write_vocabulary(vocabulary: Vocabulary, form: str, report: Report) -> bytes:
    """The vocabulary as a file of `form`, one of `fitting.FORMATS`; what it can't hold is in `report`."""
    return _WRITERS[form](fitted(vocabulary, form, report), report)


def form_of(path: Path, data: bytes) -> str:
    """The form of a file, by its content where that is plain, else by its name. Raises: InputError."""
    from normwright.sts.tbx_files import is_tbx

    suffix = path.suffix.lower()
    if data[:4] == b"PK\x03\x04":
        return _packed(path, data)
    if suffix not in (".csv", ".tsv", ".txt", ".ttl") and data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        if suffix in _OTHERS:
            raise _unknown(path, _OTHERS[suffix])
        return "tbx" if is_tbx(data) else "sts"
    if data[:4] in (b"\xff\xfe<\0", b"\xfe\xff\0<"):
        return "tbx" if is_tbx(data) else "sts"
    if suffix in (".xml", ".xlsx") or suffix not in _SUFFIXES:
        raise _unknown(path, _OTHERS.get(suffix, f"forms that can be read: {_KNOWN}"))
    return _SUFFIXES[suffix]


def _packed(path: Path, data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        names = []
    if any(one.startswith("xl/") for one in names):
        return "xlsx"
    help_ = _OTHERS.get(path.suffix.lower(), "unpack it, and give the file inside")
    raise _unknown(path, help_)


def _unknown(path: Path, help_: str) -> InputError:
    return InputError(f"{path} is no file that vocabularies can be read from", help=help_)


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except OSError as fault:
        raise InputError(f"{path} can't be read: {fault.strerror or fault}") from fault
    if len(data) > LIMIT:
        raise InputError(f"{path} is longer than {LIMIT >> 20} MiB", help="split the file")
    if not data.strip():
        raise InputError(f"{path} is empty", help=f"forms that can be read: {_KNOWN}")
    return data


def _yaml(path: Path, name: str, report: Report) -> Vocabulary:
    from dataclasses import replace

    from normwright.glossary.yaml_reader import read_yaml_file

    read = read_yaml_file(path, Path(), report)
    if read is None:
        raise InputError(f"{path} could not be read as a vocabulary", help="see the findings")
    return replace(read, name=name)


def _sts(path: Path, name: str, report: Report) -> Vocabulary:
    from normwright.glossary.entries import entries_of
    from normwright.sts.normalise import normalise
    from normwright.sts.read import read_sts

    noise = Report()  # its pictures and dialect are nobody's concern here
    try:
        standard = read_sts(path, report=noise)
    except InputError:
        report.extend(noise)
        raise
    normalise(standard)
    made = entries_of(standard, name=name, report=report)
    if not made.concepts:
        raise InputError(f"{path} has no term entries", help="take a standard with a terms clause")
    return made


# -- writing -------------------------------------------------------------------------------------------------


def _write_yaml(vocabulary: Vocabulary, report: Report) -> bytes:
    from normwright.glossary.yaml_writer import write_yaml

    return write_yaml(vocabulary)


def _write_tbx(vocabulary: Vocabulary, report: Report) -> bytes:
    from normwright.glossary.tbx import write_tbx_vocabulary

    return write_tbx_vocabulary(vocabulary)


def _write_turtle(vocabulary: Vocabulary, report: Report) -> bytes:
    from normwright.glossary.skos_writer import write_turtle

    return write_turtle(vocabulary)


def _write_jsonld(vocabulary: Vocabulary, report: Report) -> bytes:
    from normwright.glossary.skos_writer import write_jsonld

    return write_jsonld(vocabulary)


def _write_csv(vocabulary: Vocabulary, report: Report) -> bytes:
    from normwright.glossary.sheets import write_csv
    from normwright.glossary.tables import table_rows

    data, shielded = write_csv(table_rows(vocabulary))
    if shielded:
        report.say("VOC041", vocabulary.place, count=shielded)
    return data


def _write_xlsx(vocabulary: Vocabulary, report: Report) -> bytes:
    from normwright.glossary.sheets import write_xlsx
    from normwright.glossary.tables import table_rows

    return write_xlsx(table_rows(vocabulary), title=vocabulary.label)


_WRITERS: dict[str, Callable[[Vocabulary, Report], bytes]] = {
    "yaml": _write_yaml,
    "tbx": _write_tbx,
    "skos": _write_turtle,
    "jsonld": _write_jsonld,
    "csv": _write_csv,
    "xlsx": _write_xlsx,
}
