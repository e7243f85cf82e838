"""An id on everything that can be pointed at (niso-sts.md section 13)."""

from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from normwright.passes.blocks import figure_id
from normwright.passes.footnotes import owner_of
from normwright.passes.job import Job
from normwright.sts.fragment import PROVISION_MARK
from normwright.sts.ids import PREFIXES, Ids
from normwright.sts.labels import letters
from normwright.sts.tags import LABELS, XML_LANG, mml, tbx


def give_ids(job: Job) -> None:
    """Sets every id, in document order, and fills in the targets of the links made so far."""
    for zone, prefix in job.zones():
        _Identifier(job, prefix).walk(zone)
    fill_links(job)


def fill_links(job: Job) -> None:
    """Writes the ids of their targets into cross-references made since the last call."""
    for link, targets in job.links:
        link.set("rid", " ".join(target.get("id", "") for target in targets))
    job.links.clear()


class _Identifier:
    """Ids of one zone. A method of a tag gives the id that an element wants; the rest is `PREFIXES`."""

    def __init__(self, job: Job, prefix: str) -> None:
        self.job = job
        self.ids = Ids(prefix)
        self.scope = ["body"]
        self.rows = 0
        self.lists: dict[_Element, str] = {}
        self.parts: dict[_Element, int] = {}
        self.wanted: dict[str, Callable[[_Element], str]] = {
            "sec": self._clause,
            "app": self._clause,
            "term-sec": self._clause,
            "ref-list": self._reference_list,
            "ref": self._reference,
            "table-wrap": lambda e: f"tab_{self.job.numbers[e]}",
            "array": self._array,
            "fig": lambda e: f"fig_{figure_id(self.job.numbers[e])}",
            "fig-group": lambda e: f"fig_{self.job.numbers[e]}",
            "graphic": self._graphic,
            "disp-formula": self._formula,
            "fn": self._footnote,
            "list": self._list,
            "def-list": self._list,
            "list-item": self._item,
            "def-item": self._item,
            "td": self._cell,
            "th": self._cell,
            mml("math"): lambda e: f"mml_m{self.ids.ordinal('math', '')}",
            tbx("termEntry"): lambda e: f"term_{self.scope[-1]}",
            tbx("tig"): lambda e: self._numbered(f"term_{self.scope[-1]}"),
            tbx("langSet"): lambda e: f"lang_{self.scope[-1]}-{e.get(XML_LANG)}",
        }

    def walk(self, zone: _Element) -> None:
        """Goes through the zone once."""
        scopes = self.job.scopes
        for event, element in etree.iterwalk(zone, events=("start", "end")):
            scoped = element in scopes
            if event == "end":
                if scoped:
                    self.scope.pop()
                continue
            if scoped:
                self.scope.append(scopes[element])
            wanted = self._name(element)
            if wanted:
                element.set("id", self.ids.claim(wanted))

    def _name(self, element: _Element) -> str:
        tag = str(element.tag)
        make = self.wanted.get(tag)
        if make is not None:
            return make(element)
        kind = PREFIXES.get(tag)
        return self._numbered(f"{kind}_{self.scope[-1]}") if kind else ""

    def _numbered(self, name: str) -> str:
        return f"{name}-{self.ids.ordinal(name, '')}"

    def _clause(self, element: _Element) -> str:
        return f"sec_{self.scope[-1]}"

    def _reference_list(self, element: _Element) -> str:
        return "sec_bibl" if element.get("content-type") == "bibl" else f"refs_{self.scope[-1]}"

    def _reference(self, element: _Element) -> str:
        number = self.job.numbers.get(element)
        return f"ref_{number.strip('[]')}" if number else f"nref_{self.ids.ordinal('nref', '')}"

    def _array(self, element: _Element) -> str:
        """A letter that is no annex's: small ones (niso-sts.md section 13)."""
        return f"tab_{letters(self.ids.ordinal('array', ''))}"

    def _graphic(self, element: _Element) -> str:
        figure = next(element.iterancestors("fig", "fig-group"), None)
        if figure is None:
            return self._numbered(f"image_{self.scope[-1]}")
        name = f"fig_{figure_id(self.job.numbers[figure])}"
        return f"{name}.{self.ids.ordinal('graphic', name)}"

    def _formula(self, element: _Element) -> str:
        """A formula without a number has no id of its own, its `mml:math` has (niso-sts.md section 11)."""
        number = self.job.numbers.get(element)
        return f"formula_{number.strip('()')}" if number else ""

    def _footnote(self, element: _Element) -> str:
        owner = owner_of(element)
        if owner is None:
            return f"fn_{self.job.numbers[element]}"
        kind = "table" if owner.tag == "table-wrap" else "fig"
        number = figure_id(self.job.numbers[owner])
        name = f"{kind}-fn_{number}"
        return f"{name}.{self.ids.ordinal(name, '')}"

    def _list(self, element: _Element) -> str:
        name = self._numbered(f"{PREFIXES[str(element.tag)]}_{self.scope[-1]}")
        self.lists[element] = name.partition("_")[2]
        return name

    def _item(self, element: _Element) -> str:
        parent = element.getparent()
        assert parent is not None
        self.parts[parent] = self.parts.get(parent, 0) + 1
        return f"{PREFIXES[str(element.tag)]}_{self.lists[parent]}.{self.parts[parent]}"

    def _cell(self, element: _Element) -> str:
        """Cells have an id only when something points at them."""
        if element.get(LABELS) or next(element.iter(PROVISION_MARK), None) is not None:
            return self._numbered(f"cell_{self.scope[-1]}")
        return ""
