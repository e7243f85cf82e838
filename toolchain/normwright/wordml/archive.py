"""A package put together: the same parts give the same bytes, on any day and machine."""

import io
import zipfile
from collections.abc import Mapping

_DAY = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The package of these parts: what says the kinds first, as readers expect, the others by name."""
    out = io.BytesIO()
    first = [name for name in _FIRST if name in parts]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in [*first, *sorted(set(parts) - set(first))]:
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else it would say on which system it was made
            archive.writestr(info, parts[name])
    return out.getvalue()
