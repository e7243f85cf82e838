"""Files that aren't read as Word files, and what they seem to be instead."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a file isn't read."""

    OTHER = "other"  # it is another kind of file
    LOCKED = "locked"  # it has a password
    LARGE = "large"  # it, or what would come out of it, is too large
    BROKEN = "broken"
    ENTITIES = "entities"  # its XML declares a document type, which Word never does


class Unreadable(Exception):
    """A file that isn't read: why, what it is or what is wrong, in words that follow "it is" or a colon."""

    def __init__(self, reason: Reason, what: str) -> None:
        super().__init__(what)
        self.reason = reason
        self.what = what


#: First bytes -> what the file is.
_BEGINNINGS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF file"),
    (b"\xff\xd8\xff", "a picture (JPEG), perhaps a scan"),
    (b"\x89PNG", "a picture (PNG), perhaps a scan"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF), perhaps a scan"),
    (b"MM\0*", "a picture (TIFF), perhaps a scan"),
    (b"BM", "a picture (BMP), perhaps a scan"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"Rar!", "an archive (RAR)"),
    (b"\x1f\x8b", "an archive (gzip)"),
    (b"MZ", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXTS = (
    (b"<?mso-application", "a Word file of the XML kind (.xml)"),
    (b"pkg:package", "a Word file of the XML kind (.xml)"),
    (b"mime-version:", "a web archive (.mht)"),
    (b"<html", "a web page"),
    (b"<!doctype html", "a web page"),
)


def check_kind(data: bytes) -> None:
    """Raises: Unreadable when the first bytes say that it is no zip, which every Word file of today is."""
    if data.startswith(b"PK\x03\x04"):
        return
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable(Reason.OTHER, "an empty file")
    if data.startswith(_OLE):
        _refuse_compound(data)
    head = data[:1024]
    if b"%PDF-" in head:
        raise Unreadable(Reason.OTHER, "a PDF")
    for beginning, what in _BEGINNINGS:
        if head.startswith(beginning):
            raise Unreadable(Reason.OTHER, what)
    lower = head.lower()
    for words, what in _TEXTS:
        if words in lower:
            raise Unreadable(Reason.OTHER, what)
    raise Unreadable(Reason.OTHER, "a file of an unknown kind")


def _refuse_compound(data: bytes) -> None:
    """A compound file: an encrypted new one, or one of the old formats; the names of its streams tell."""
    names = {name: name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook")}
    if names["EncryptedPackage"] in data:
        raise Unreadable(Reason.LOCKED, "a file with a password")
    if names["WordDocument"] in data:
        raise Unreadable(Reason.OTHER, "a Word file of the old kind (.doc)")
    if names["Workbook"] in data:
        raise Unreadable(Reason.OTHER, "an Excel file of the old kind (.xls)")
    raise Unreadable(Reason.OTHER, "an Office file of an old kind")
