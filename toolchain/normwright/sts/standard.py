"""A standard in memory: the STS tree and its companion."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml.etree import _Element

from normwright.sts.text import Readings

#: What STS has no element for, keyed by element id. Form: `data/schemas/standard.data.schema.json`.
Companion = dict[str, dict[str, Any]]


@dataclass
class Standard:
    """One standard: `root` is a `standard` or (nested) `adoption` element.

    `file` names the source for messages; `companion` maps an element id to its data (author's label,
    provision, indicator); `pictures` maps a graphic's exchange name, as in its `xlink:href`, to the file.
    `readings` keeps what was read of a tree that doesn't change any more; None: nothing is kept.
    """

    root: _Element
    companion: Companion = field(default_factory=dict)
    pictures: dict[str, Path] = field(default_factory=dict)
    file: str = ""
    readings: Readings | None = field(default=None, repr=False, compare=False)
