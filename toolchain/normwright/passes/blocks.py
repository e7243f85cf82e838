"""Numbers within the text: tables, figures, formulae, notes, examples and list items (Directives Part 2)."""

from collections import Counter
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.sts.build import set_label
from normwright.sts.labels import letters, roman
from normwright.sts.tags import HREF, LABELS

NOTE, EXAMPLE = "non-normative-note", "non-normative-example"
#: Notes and examples count from 1 in each of these.
COUNTING = frozenset({"sec", "app", "term-sec", "table-wrap", "fig", "fig-group", "array", "ref"})
#: A list in one of these starts again at the outermost level.
BARRIERS = frozenset({"td", "th", "fn", "def", NOTE, EXAMPLE, "sec", "app", "disp-quote"})
OBJECTS = ("app", "table-wrap", "fig", "fig-group", "disp-formula", "graphic", "inline-graphic")
ORDERED = ("alpha-lower", "arabic", "roman-lower")
UPPER = frozenset({"alpha-upper", "roman-upper"})


def number_blocks(job: Job) -> None:
    """Labels tables, figures, formulae, notes, examples and list items, and names pictures for exchange."""
    for zone, prefix in job.zones():
        _number_objects(job, zone, prefix)
        _number_notes(job, zone)
        for block in zone.iter("list"):
            _number_list(job, block)


# -- tables, figures, formulae -------------------------------------------------------------------------------


def _number_objects(job: Job, zone: _Element, prefix: str) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    annex = ""
    words = job.words["block"]
    pictures = _Pictures(job, prefix)
    for event, element in list(etree.iterwalk(zone, events=("start", "end"), tag=OBJECTS)):
        if element.tag == "app":
            annex = f"{job.scopes[element]}." if event == "start" else ""
        elif event == "end":
            continue
        elif element.tag == "table-wrap":
            _number_object(job, element, words["table"], _next(counts, "table", annex))
        elif element.tag == "fig-group" or (element.tag == "fig" and not _is_subfigure(element)):
            _number_object(job, element, words["figure"], _next(counts, "figure", annex))
        elif element.tag == "fig":
            parent = element.getparent()
            assert parent is not None
            letter = letters([*parent.iterchildren("fig")].index(element) + 1)
            job.numbers[element] = f"{job.numbers[parent]} {letter})"
            set_label(element, f"{letter})")
        elif element.tag == "disp-formula":
            if element.get(LABELS):
                job.numbers[element] = f"({_next(counts, 'formula', annex)})"
                set_label(element, job.numbers[element])
        else:
            pictures.name(element)


def _number_object(job: Job, element: _Element, word: str, number: str) -> None:
    job.numbers[element] = number
    set_label(element, f"{word} {number}")


def _next(counts: "Counter[tuple[str, str]]", kind: str, annex: str) -> str:
    counts[kind, annex] += 1
    return f"{annex}{counts[kind, annex]}"


def _is_subfigure(figure: _Element) -> bool:
    parent = figure.getparent()
    return parent is not None and parent.tag == "fig-group"


class _Pictures:
    """Names of pictures in exchange: that of the figure, no extension (niso-sts.md section 10)."""

    def __init__(self, job: Job, prefix: str) -> None:
        self.job = job
        self.prefix = prefix
        self.loose = 0
        self.counts: Counter[str] = Counter()
        self.folder = job.draft.folder.resolve()

    def name(self, graphic: _Element) -> None:
        """Renames one picture and notes its file; one without a file was reported when it was read."""
        source = graphic.get(HREF, "")
        name = self._exchange_name(graphic)
        graphic.set(HREF, name)
        path = self._file(source)
        if path is not None:
            self.job.pictures[name] = path

    def _exchange_name(self, graphic: _Element) -> str:
        figure = next((node for node in graphic.iterancestors("fig", "fig-group")), None)
        if figure is None:
            self.loose += 1
            return f"{self.prefix}image_{self.loose}"
        base = f"{self.prefix}fig_{figure_id(self.job.numbers[figure])}"
        self.counts[base] += 1
        return base if self.counts[base] == 1 else f"{base}_{self.counts[base]}"

    def _file(self, source: str) -> Path | None:
        """The picture's file: in the language's folder, else beside draft.toml; never outside the draft."""
        for candidate in (self.folder / self.job.language / source, self.folder / source):
            if source and candidate.is_file():
                path = candidate.resolve()
                if path.is_relative_to(self.folder):
                    return path
        return None


def figure_id(number: str) -> str:
    """A figure's number as ids have it: "A.1" stays, "1 b)" is "1.b"."""
    return number.replace(" ", ".").removesuffix(")")


# -- notes and examples --------------------------------------------------------------------------------------


def _number_notes(job: Job, zone: _Element) -> None:
    """A single one has no number; several count from 1 in their subclause, table or figure."""
    words = job.words["block"]
    groups: dict[tuple[_Element, str], list[_Element]] = {}
    for element in zone.iter(NOTE, EXAMPLE):
        kind = element.get("content-type", "")
        if kind:
            set_label(element, words.get(kind, kind.upper()))
            continue
        holder = next(element.iterancestors(*COUNTING), zone)
        groups.setdefault((holder, str(element.tag)), []).append(element)
    for (_, tag), members in groups.items():
        word = words["note" if tag == NOTE else "example"]
        for number, member in enumerate(members, start=1):
            shown = "" if len(members) == 1 else str(number)
            job.numbers[member] = shown
            set_label(member, f"{word} {shown}".rstrip())


# -- lists ---------------------------------------------------------------------------------------------------


def _number_list(job: Job, block: _Element) -> None:
    """a), 1), i) by depth, unless a kind was asked for; items of a list without order have no label."""
    kind = block.get("list-type", "")
    if kind in {"", "order", "ordered"}:
        kind = ORDERED[min(_depth(block), len(ORDERED) - 1)]
        block.set("list-type", kind)
    if kind not in ORDERED and kind not in UPPER:
        return
    for number, item in enumerate(block.iterchildren("list-item"), start=1):
        job.numbers[item] = f"{_marker(kind, number)})"
        set_label(item, job.numbers[item])


def _depth(block: _Element) -> int:
    """Ordered lists around this one."""
    depth = 0
    for node in block.iterancestors():
        if node.tag in BARRIERS:
            break
        if node.tag == "list" and node.get("list-type") not in {"dash", "bullet"}:
            depth += 1
    return depth


def _marker(kind: str, number: int) -> str:
    if kind == "arabic":
        return str(number)
    marker = roman(number) if kind.startswith("roman") else letters(number)
    return marker.upper() if kind in UPPER else marker
