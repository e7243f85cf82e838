"""Publishers and national signs, from `data/bodies.toml`."""

from dataclasses import dataclass
from functools import cache

from normwright import resources

EUROPEAN = ("EN", "ENV", "HD", "CWA", "CR", "ES")  # deliverables that stand before their number as they are
EUROPEAN_BODIES = {"CEN": "CEN", "CLC": "CLC", "CENELEC": "CLC"}


@dataclass(frozen=True)
class NationalSign:
    """How a national body marks an adoption: "UNE-EN …", "DS/EN …", "DIN EN …"."""

    name: str
    country: str
    joiner: str = " "
    own: bool = True  # may stand before the body's own numbers


@cache
def national_signs() -> dict[str, NationalSign]:
    """Every sign and alias in capitals -> the sign, longest first."""
    signs: dict[str, NationalSign] = {}
    for name, row in resources.table("bodies.toml")["national"].items():
        sign = NationalSign(name, row["country"], row.get("joiner", " "), row.get("own", True))
        for spelling in (name, *row.get("aliases", ())):
            signs[spelling.upper()] = sign
    return dict(sorted(signs.items(), key=lambda item: (-len(item[0]), item[0])))


def national_joiner(name: str) -> str:
    """What stands between the sign `name` and the adopted name."""
    sign = national_signs().get(name.upper())
    return sign.joiner if sign else " "


@cache
def lead_publishers() -> frozenset[str]:
    """Names that an international document can begin with."""
    return frozenset(resources.table("bodies.toml")["publishers"]["lead"])


@cache
def joint_publishers() -> frozenset[str]:
    """Names that can follow the first one after a slash."""
    return frozenset(resources.table("bodies.toml")["publishers"]["joint"])


@cache
def other_publishers() -> frozenset[str]:
    """Bodies whose names are kept as written."""
    return frozenset(resources.table("bodies.toml")["publishers"]["other"])
