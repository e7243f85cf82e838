"""Files that a PDF carries: the document that its pages were made from, and its companion."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Digits of a fingerprint as it is printed.
_DIGITS = 12
_FOLDER = "attached"


@dataclass(frozen=True)
class Attachment:
    """A file in a PDF: `relationship` is "source" (the pages were made from it) or "data".

    `mime` is its media type, `description` what a reader's list of attachments says of it.
    """

    name: str
    data: bytes
    mime: str
    relationship: str
    description: str


def source_attachments(stem: str, standard: bytes, companion: bytes) -> tuple[Attachment, Attachment]:
    """The written STS file and its companion, under the names that they have beside the PDF."""
    return (
        Attachment(f"{stem}.xml", standard, "application/xml", "source", "The standard as NISO STS XML"),
        Attachment(
            "standard.data.json", companion, "application/json", "data", "Data that belong to the standard"
        ),
    )


def lay_attachments(folder: Path, attachments: Sequence[Attachment]) -> list[dict[str, str]]:
    """Puts the files where the template may read them; gives what it needs to know of each."""
    (folder / _FOLDER).mkdir(exist_ok=True)
    facts = []
    for number, attachment in enumerate(attachments, start=1):
        path = f"{_FOLDER}/{number}"
        (folder / path).write_bytes(attachment.data)
        facts.append(
            {
                "path": f"/{path}",
                "name": attachment.name,
                "mime": attachment.mime,
                "relationship": attachment.relationship,
                "description": attachment.description,
            }
        )
    return facts


def fingerprint_facts(attachments: Sequence[Attachment]) -> Mapping[str, Any]:
    """The short fingerprint of the document's text, and the file it was taken of; empty without that file.

    It is the beginning of the SHA-256 of the file's bytes, in hexadecimal digits.
    """
    for attachment in attachments:
        if attachment.relationship == "source":
            digest = hashlib.sha256(attachment.data).hexdigest()
            return {"digits": digest[:_DIGITS], "file": attachment.name}
    return {}
