"""URNs of ISO and IEC documents (RFC 5141)."""

from normwright.names.identifiers import Identifier, Supplement

_ORIGINATORS = {
    ("ISO",): "iso",
    ("IEC",): "iec",
    ("ISO", "IEC"): "iso-iec",
    ("ISO", "CIE"): "iso-cie",
    ("ISO", "ASTM"): "iso-astm",
    ("ISO", "IEEE"): "iso-ieee",
}
_TYPES = {
    "": "",
    "TS": "ts",
    "TR": "tr",
    "PAS": "pas",
    "Guide": "guide",
    "IWA": "iwa",
    "ISP": "isp",
    "TTA": "tta",
    "R": "r",
}
_SUPPLEMENTS = {"Amd": "amd", "Cor": "cor", "Add": "add"}


def iso_urn(
    identifier: Identifier, *, edition: int | None = None, stage: str = "", languages: tuple[str, ...] = ()
) -> str:
    """`urn:iso:std:…` of the document, "" where RFC 5141 has none for it.

    The edition is needed as soon as the name is dated or a draft's, because the scheme has no years.
    """
    if not _expressible(identifier) or (edition is None and (identifier.dated or identifier.draft)):
        return ""
    pieces = [
        "urn:iso:std",
        _ORIGINATORS[identifier.publishers],
        _TYPES[identifier.type],
        identifier.number.lower(),
        f"-{identifier.part.lower()}" if identifier.part else "",
        _status(identifier, stage),
        f"ed-{edition}" if edition is not None else "",
        ",".join(languages),
        *map(_supplement, identifier.supplements),
    ]
    return ":".join(piece for piece in pieces if piece)


def _expressible(identifier: Identifier) -> bool:
    return (
        identifier.publishers in _ORIGINATORS
        and identifier.type in _TYPES
        and identifier.number.isdigit()
        and not (identifier.european or identifier.national or identifier.all_parts)
        and all(s.kind in _SUPPLEMENTS and s.number and not s.stage for s in identifier.supplements)
    )


def _status(identifier: Identifier, stage: str) -> str:
    if not identifier.stage:
        return ""
    iteration = f".{identifier.iteration}" if identifier.iteration > 1 and stage else ""
    return f"stage-{stage}{iteration}" if stage else "draft"


def _supplement(supplement: Supplement) -> str:
    return f"{_SUPPLEMENTS[supplement.kind]}:{supplement.number}"
