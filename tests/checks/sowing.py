"""One hundred faults of named kinds, sown by a seeded script into the two sample drafts.

The kinds stand in `KINDS`, written down before any rule was looked at: what the fault is, the codes of which one
must be told, how it is sown, and how often. A fault counts as found when one of its codes is told on its line.

`python -m tests.checks.sowing` prints the recall for each kind.
"""

import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

REFUGES, VOCABULARY = "cool-refuges", "nature-based-vocabulary"
#: The files of clauses with requirements.
BODY = (
    "siting",
    "capacity",
    "thermal",
    "water",
    "accessibility",
    "information",
    "operation",
    "staffing",
    "monitoring",
    "reporting",
)
TERMS = ("terms-nature", "terms-solutions", "terms-elements", "terms-effects", "terms-people")


@dataclass(eq=False)
class Line:
    """A line of a source; it keeps its identity while others are put in above it."""

    text: str
    sown: bool = False


@dataclass
class Source:
    """A source file, as lines."""

    path: Path
    lines: list[Line]

    def put(self, after: Line | None, texts: Sequence[str]) -> list[Line]:
        """Puts lines in behind one, or at the end."""
        at = len(self.lines) if after is None else self.lines.index(after) + 1
        made = [Line(text, sown=True) for text in texts]
        self.lines[at:at] = made
        return made

    def write(self) -> None:
        """Writes it back."""
        self.path.write_text("\n".join(line.text for line in self.lines) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Sown:
    """A fault: its kind, the file, the line, and the words in it."""

    kind: "Kind"
    source: Source
    line: Line
    words: str

    @property
    def number(self) -> int:
        """Number of the line, when all is sown."""
        return self.source.lines.index(self.line) + 1


How = Callable[["Field", "Kind", int], Sown]


@dataclass(frozen=True)
class Kind:
    """A kind of fault: codes of which one must be told, how it is sown, the texts for it, and how often."""

    name: str
    codes: tuple[str, ...]
    how: How
    texts: tuple[str, ...]
    count: int = 1


@dataclass
class Field:
    """The copied drafts while they are sown."""

    root: Path
    chance: random.Random
    sources: dict[Path, Source] = field(default_factory=dict)

    def source(self, draft: str, name: str) -> Source:
        """A file of a draft, read once; `name` with its suffix, from the draft's folder."""
        path = self.root / "drafts" / draft / name
        if path not in self.sources:
            lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
            self.sources[path] = Source(path, [Line(text) for text in lines])
        return self.sources[path]

    def body(self) -> list[Source]:
        """The files of clauses with requirements, in an order of chance."""
        names = list(BODY)
        self.chance.shuffle(names)
        return [self.source(REFUGES, f"en/{name}.rst") for name in names]


# -- ways of sowing ------------------------------------------------------------------------------------------


def paragraph(field: Field, kind: Kind, number: int) -> Sown:
    """A paragraph of its own behind one of the body; the fault stands between the signs « and »."""
    source = field.body()[0]
    return _put(kind, number, source, field.chance.choice(list(_ends(source))))


def in_file(draft: str, name: str) -> How:
    """A paragraph of its own at the end of a file; the fault stands between « and »."""

    def sow(field: Field, kind: Kind, number: int) -> Sown:
        return _put(kind, number, field.source(draft, name), None)

    return sow


def under_title(field: Field, kind: Kind, number: int) -> Sown:
    """A paragraph between the title of a clause and its first subclause."""
    for source in field.body():
        title = source.lines.index(next(line for line in source.lines if set(line.text) == {"="}))
        below = [line.text for line in source.lines[title + 1 : title + 6] if line.text]
        fresh = not any(line.sown for line in source.lines[title + 1 : title + 3])
        if fresh and below and (below[0].startswith(".. _") or re.fullmatch(r"-+", below[1])):
            return _put(kind, number, source, source.lines[title])
    raise LookupError(kind.name)


def reword(field: Field, kind: Kind, number: int) -> Sown:
    """A word of a paragraph of the body is another: "old => new"."""
    old, new = kind.texts[number % len(kind.texts)].split(" => ")
    for source in field.body():
        lines = [line for line in _prose(source) if not line.sown and len(re.findall(old, line.text)) == 1]
        if lines:
            line = field.chance.choice(lines)
            line.text, line.sown = re.sub(old, new, line.text), True
            return Sown(kind, source, line, re.sub(r"\\\d", "", new).strip())
    raise LookupError(kind.name)


def entry(field: Field, kind: Kind, number: int) -> Sown:
    """A new entry at the end of a file of the vocabulary: heading, blank, definition."""
    names = list(TERMS)
    field.chance.shuffle(names)
    return _put(kind, number, field.source(VOCABULARY, f"en/{names[0]}.md"), None)


def retitle(field: Field, kind: Kind, number: int) -> Sown:
    """A full stop behind the title of a subclause."""
    for source in field.body():
        titles = [
            (title, line)
            for title, line in zip(source.lines, source.lines[1:], strict=False)
            if re.fullmatch(r"-{4,}", line.text) and not title.sown and not line.sown
        ]
        if titles:
            title, line = field.chance.choice(titles)
            title.text, line.text, title.sown = title.text + ".", line.text + "-", True
            return Sown(kind, source, title, ".")
    raise LookupError(kind.name)


def item(field: Field, kind: Kind, number: int) -> Sown:
    """The semicolon of an item that isn't the last one gives way to a full stop."""
    for source in field.body():
        lines = [line for line in source.lines if _ITEM.match(line.text) and line.text.endswith(";")]
        lines = [line for line in lines if not line.sown]
        if lines:
            line = field.chance.choice(lines)
            line.text, line.sown = line.text[:-1] + ".", True
            return Sown(kind, source, line, line.text)
    raise LookupError(kind.name)


def lead_in(field: Field, kind: Kind, number: int) -> Sown:
    """The colon before a list goes."""
    for source in field.body():
        lines = [
            line
            for line, blank, first in zip(source.lines, source.lines[1:], source.lines[2:], strict=False)
            if line.text.endswith(":") and not blank.text and _ITEM.match(first.text) and not line.sown
            if line.text[:1].strip() and not line.text.startswith(".") and "::" not in line.text
        ]
        if lines:
            line = field.chance.choice(lines)
            line.text, line.sown = line.text[:-1], True
            return Sown(kind, source, line, line.text)
    raise LookupError(kind.name)


def annex(field: Field, kind: Kind, number: int) -> Sown:
    """A new annex that nothing mentions, last in the toctree."""
    path = field.root / "drafts" / REFUGES / "en" / f"annex-sown-{number}.rst"
    field.sources[path] = source = Source(path, [])
    index = field.source(REFUGES, "en/index.rst")
    index.put(next(line for line in index.lines if "annex-checklist" in line.text), [f"   {path.stem}"])
    return _put(kind, number, source, None)


def _put(kind: Kind, number: int, source: Source, after: Line | None) -> Sown:
    """Puts a text in, blank lines around; the line with « or, without one, the first is the fault's."""
    text = kind.texts[number % len(kind.texts)]
    blank = [""] if source.lines else []
    made = source.put(after, [*blank, *text.replace("«", "").replace("»", "").split("\n")])
    marked = next((at for at, line in enumerate(text.split("\n")) if "«" in line), 0)
    words = re.search("«(.*?)»", text)
    return Sown(kind, source, made[len(blank) + marked], words[1] if words else "")


_ITEM = re.compile(r"(?:[-*]|[a-z0-9]+\)) \S")


def _paragraphs(source: Source) -> Iterator[list[Line]]:
    """Plain paragraphs at the left margin: no titles, lists, directives, where-lists, or what leads to them."""
    block: list[Line] = []
    for line in [*source.lines, Line("")]:
        if line.text.strip():
            block.append(line)
            continue
        first = block[0].text if block else ""
        plain = re.match(r"[A-Z][a-z]* ", first) and all(one.text[0].strip() for one in block)
        if plain and not any(re.fullmatch(r"([-=~^])\1+", one.text) for one in block):
            yield block
        block = []


def _prose(source: Source) -> list[Line]:
    return [line for block in _paragraphs(source) for line in block]


def _ends(source: Source) -> Iterator[Line]:
    """Last lines of paragraphs behind which another paragraph can stand."""
    for block in _paragraphs(source):
        at = source.lines.index(block[-1])
        follows = next((line.text for line in source.lines[at + 1 :] if line.text), "")
        if block[-1].text.endswith(".") and re.match(r"[A-Z.]", follows or "A"):
            yield block[-1]


# -- the kinds -----------------------------------------------------------------------------------------------

_TABLE = """.. «table»:: Sown values
   :name: tab-sown-{n}

   | Kind | Number |
   |------|-------:|
   | Bench | 12 |
   | Chair | 30 |"""
_FIGURE = """.. «figure»:: figures/plan.svg
   :name: fig-sown-{n}
   :alt: A plan of a room.

   Sown plan"""

KINDS: tuple[Kind, ...] = (
    # verbal forms
    Kind("must", ("VRB001",), reword, (r"\bshall (?!not) => must ",), 3),
    Kind("may not", ("VRB002",), reword, (r"\bshall not\b => may not",), 2),
    Kind("might", ("VRB003",), paragraph, ("Results «might» differ from one summer to the next.",), 1),
    Kind("need to", ("VRB004",), paragraph, ("The operator «needs to» check the taps every day.",), 1),
    Kind("will for shall", ("VRB010",), reword, (r"\bshall (?!not|be) => will ",), 2),
    Kind("capitals", ("VRB013",), reword, (r"\bshall\b => SHALL",), 1),
    Kind(
        "shall in a note",
        ("VRB007",),
        paragraph,
        (
            ".. note:: Records of cleaning «shall» be kept for two years.",
            ".. note::\n\n   The list is public. It «should» be read once a year.",
            ".. note:: Volunteers «may» open the windows.",
        ),
        3,
    ),
    Kind(
        "shall in an example", ("VRB007",), paragraph, (".. example:: A library «shall» have ten chairs.",), 2
    ),
    Kind("imperative in a note", ("VRB008",), paragraph, (".. note:: «Open» the windows at night.",), 1),
    Kind(
        "shall in the scope",
        ("SCO001",),
        in_file(REFUGES, "en/scope.rst"),
        ("Each community «shall» use this document.", "This document «should» be used by mayors."),
        2,
    ),
    Kind(
        "shall in the foreword",
        ("FWD001",),
        in_file(REFUGES, "en/foreword.rst"),
        ("Users «shall» send their experience to the committee.",),
    ),
    Kind(
        "shall in the introduction",
        ("INT001",),
        in_file(REFUGES, "en/introduction.rst"),
        ("Each community «shall» begin with a map.",),
    ),
    Kind("law", ("VRB014",), paragraph, ("The operator «shall comply with national law».",), 1),
    # terms
    Kind(
        "article",
        ("TRM006",),
        entry,
        (
            "## roof meadow\n\n«a» roof on which grasses grow",
            "## stone bank\n\n«the» bank of a river",
            "## moss wall\n\n«a» wall on which mosses grow",
        ),
        3,
    ),
    Kind(
        "full stop",
        ("TRM007",),
        entry,
        (
            "## wall garden\n\n«plants that grow on a wall.»",
            "## pond edge\n\n«strip of wet ground around a pond.»",
            "## bird hedge\n\nhedge in which birds nest, also beside {term}`green roofs <green roof>` that\n«are high above the ground.»",
        ),
        3,
    ),
    Kind(
        "capital in a definition", ("TRM008",), entry, ("## gravel lawn\n\n«Lawn» that grows on gravel",), 1
    ),
    Kind("capital in a term", ("TRM003",), entry, ("## «Street Meadow»\n\nmeadow beside a street",), 1),
    Kind("plural term", ("TRM004",), entry, ("## «park ponds»\n\nponds that lie in a park",), 1),
    Kind(
        "shall in a definition",
        ("TRM009",),
        entry,
        ("## school wood\n\nwood that «shall» belong to a school",),
    ),
    Kind("circle", ("TRM011",), entry, ("## shade hedge\n\n«shade hedge» of tall bushes",), 1),
    Kind(
        "term never used",
        ("TRM014",),
        in_file(REFUGES, "en/terms.rst"),
        ("«night bench»\n~~~~~~~~~~~\n\nbench that is made for lying",),
    ),
    Kind(
        "deprecated term",
        ("TRM015", "TRM016", "VOC001", "VOC002"),
        paragraph,
        (
            "The operator shall clean each «cold room» once a day.",
            "A «hot spell» ends when two nights are cool.",
        ),
        2,
    ),
    # numbers and units
    Kind("decimal point", ("NUM001",), reword, (r"\b(\d),(\d)\b => \1.\2",), 3),
    Kind("no group", ("NUM002",), paragraph, ("The network shall serve at least «12000» persons.",), 2),
    Kind(
        "comma group", ("NUM002",), paragraph, ("The network shall serve at least «1,200,000» persons.",), 1
    ),
    Kind("no zero", ("NUM003",), paragraph, ("The slope of the entrance shall not exceed «,5» degrees.",), 1),
    Kind("letter x", ("NUM004",), paragraph, ("Each mat shall measure at least 2 m «x» 1 m.",), 1),
    Kind("billion", ("NUM005",), paragraph, ("The record can hold one «billion» entries.",), 1),
    Kind("hyphen", ("NUM006",), paragraph, ("The store for ice shall be kept at «-5 °C» or below.",), 1),
    Kind("range", ("NUM007",), paragraph, ("Taps shall stand at a height of «0,8 to 1,0 m».",), 2),
    Kind("tolerance", ("NUM008",), paragraph, ("The relative humidity shall be «65 ± 2 %».",), 1),
    Kind("no space before a unit", ("UNT002",), reword, (r"\b(\d+) (%|°C|min|m|dB)(?=[ .,]) => \1\2",), 3),
    Kind("not SI", ("UNT001",), paragraph, ("The door shall be at least «3 ft» wide.",), 1),
    Kind(
        "unit symbol",
        ("UNT003",),
        paragraph,
        ("A call shall be answered within «30 sec».", "A guided tour shall take at most «2 hrs»."),
        2,
    ),
    Kind(
        "unit mixed", ("UNT004",), paragraph, ("Vehicles shall not drive faster than 20 «km per hour».",), 1
    ),
    Kind("date", ("DAT001",), paragraph, ("The map shows the network as of «03/04/2031».",), 1),
    # references
    Kind(
        "undated reference to a place",
        ("REF001", "REF002"),
        paragraph,
        (
            "Spouts shall be tested in accordance with :cite:`«ISO 00003, 5.2»`.",
            "Spouts shall be tested in accordance with «ISO 00003, Table 2».",
        ),
        3,
    ),
    Kind("series", ("REF005",), paragraph, ("Ramps are treated in the «ISO 00004 series».",), 1),
    Kind("page", ("REF010",), paragraph, ("The taps are described on «page 12».",), 1),
    Kind("not listed", ("REF011",), paragraph, ("Chairs shall conform to «ISO 09999:2020».",), 1),
    Kind(
        "normatively, in the Bibliography only",
        ("NRF003",),
        paragraph,
        ("Personal data shall be handled in accordance with :cite:`«ISO 00008:2028»`.",),
    ),
    Kind("see, normatively", ("NRF005",), paragraph, ("«See» ISO 00003 for the required flow.",), 1),
    Kind(
        "listed, not cited",
        ("NRF002",),
        in_file(REFUGES, "references.toml"),
        (
            '[[normative]]\nref = "«ISO 00021»"\ntitle = "Benches — Strength"\ntitles = { fr = "Bancs — Résistance" }',
        ),
    ),
    Kind(
        "in the Bibliography, not cited",
        ("BIB001",),
        in_file(VOCABULARY, "references.toml"),
        ('[[bibliography]]\nref = "«ISO 00022:2030»"\ntitle = "Ponds — Depth"',),
    ),
    Kind("relative", ("XRF003",), paragraph, ("The values «in the table below» apply to halls.",), 1),
    Kind("section", ("XRF002",), paragraph, ("Halls are treated in «section 6».",), 1),
    Kind("subclause", ("XRF001",), paragraph, ("Signs are treated in «subclause 11.1».",), 1),
    Kind("no such clause", ("XRF005",), paragraph, ("The operator shall meet the limits of «8.77».",), 1),
    Kind("abbreviated", ("XRF006",), paragraph, ("The network is shown in «Fig. 2».",), 1),
    Kind("table not cited", ("TAB001",), paragraph, (_TABLE,), 2),
    Kind("figure not cited", ("FIG001",), paragraph, (_FIGURE,), 2),
    Kind(
        "annex not cited",
        ("ANX002",),
        annex,
        (
            "Annex (informative): Words of thanks\n====================================\n\nMany people helped.",
        ),
    ),
    # structure
    Kind("hanging paragraph", ("SEC003",), under_title, ("«This clause» treats the matter.",), 4),
    Kind(
        "single subclause",
        ("SEC004",),
        in_file(REFUGES, "en/reporting.rst"),
        ("Archive\n=======\n\n«Paper»\n-----\n\nReports on paper shall be kept for ten years.",),
    ),
    Kind("stop behind a title", ("TTL011",), retitle, ("",), 2),
    Kind("end of an item", ("LST003",), item, ("",), 3),
    Kind("list without a colon", ("LST002",), lead_in, ("",), 1),
    Kind(
        "symbol not explained",
        ("FML004",),
        paragraph,
        ("The rent is:\n\n.. «math»:: F_\\mathrm{r} = x_\\mathrm{b} \\, y_\\mathrm{b}",),
    ),
    Kind(
        "symbol never used",
        ("SYM001",),
        in_file(REFUGES, "en/symbols.rst"),
        ("«:var:`Z_q`»\n   depth of a pond, in m",),
    ),
    # language
    Kind("and/or", ("LNG003",), paragraph, ("The sign shall show the name «and/or» the number.",), 2),
    Kind("ampersand", ("LNG004",), paragraph, ("Water «&» shade are free.",), 1),
    Kind(
        "spelling",
        ("LNG006",),
        paragraph,
        ("The «organisation» of the day is free.", "The «color» of the sign shall be blue."),
        2,
    ),
    Kind("etc.", ("LNG002",), paragraph, ("The room shall have chairs, benches, «etc.»",), 1),
    Kind("not verifiable", ("LNG001",), paragraph, ("The room shall have «adequate» light.",), 1),
    Kind("gender", ("LNG005",), paragraph, ("The «chairman» of the house opens the door.",), 1),
    Kind("this standard", ("LNG011", "SCO003"), paragraph, ("«This standard» covers halls.",), 1),
    Kind("certification", ("LEG003",), paragraph, ("Each hall shall be «certified by a third party».",), 1),
    Kind("dotted abbreviation", ("ABB002",), paragraph, ("The «R.H.» of the air is recorded.",), 1),
)


def sow(workspace: Path, root: Path, *, seed: int = 37100) -> list[Sown]:
    """Copies the sample workspace to `root`, sows into it, and gives what was sown."""
    for name in ("drafts", "glossary", "normwright.toml"):
        source = workspace / name
        if source.is_dir():
            shutil.copytree(source, root / name, dirs_exist_ok=True)
        elif source.exists():
            shutil.copyfile(source, root / name)
    field_ = Field(root, random.Random(seed))
    jobs = [(kind, number) for kind in KINDS for number in range(kind.count)]
    field_.chance.shuffle(jobs)
    sown = [kind.how(field_, _filled(kind, index), number) for index, (kind, number) in enumerate(jobs)]
    for source in field_.sources.values():
        source.write()
    return sown


def _filled(kind: Kind, index: int) -> Kind:
    """The kind, its labels made unique; the very same object where it has none."""
    if not any("{n}" in text for text in kind.texts):
        return kind
    texts = tuple(text.replace("{n}", str(index)) for text in kind.texts)
    return Kind(kind.name, kind.codes, kind.how, texts, kind.count)
