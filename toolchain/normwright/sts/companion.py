"""The companion of a standard: what STS has no element for, keyed by element id, as one JSON file.

Form: `data/schemas/standard.data.schema.json`.
"""

import json
from typing import Any

from normwright.errors import InputError
from normwright.sts.standard import Companion, Standard

FORMAT = 1
FILE_NAME = "standard.data.json"
LARGEST = 100 << 20  # bytes


def write_companion(standard: Standard) -> bytes:
    """The companion as UTF-8 JSON, keys sorted, ending in a line feed: the same data gives the same bytes."""
    document = {"format": FORMAT, "elements": standard.companion}
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    return f"{text}\n".encode()


def read_companion(data: bytes, *, file: str = FILE_NAME) -> Companion:
    """The companion of a file's bytes.

    Raises: InputError when it is too large, no JSON, of a newer format, or of another shape.
    """
    if len(data) > LARGEST:
        raise InputError(f"{file} is larger than 100 MB", help="build the standard again")
    try:
        document: Any = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        raise InputError(f"{file} is no JSON: {problem}", help="build the standard again") from None
    if not isinstance(document, dict) or not isinstance(document.get("format"), int):
        raise InputError(f"{file} is no companion of a standard", help="build the standard again")
    if document["format"] > FORMAT:
        raise InputError(
            f"{file} has format {document['format']}, newer than {FORMAT}", help="use a newer normwright"
        )
    elements = document.get("elements")
    if not isinstance(elements, dict) or not all(isinstance(value, dict) for value in elements.values()):
        raise InputError(f'{file}: "elements" is no table of tables', help="build the standard again")
    return elements
