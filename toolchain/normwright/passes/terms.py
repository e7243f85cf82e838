"""Headings under the terms clause become term entries and groups (ISO 10241-1; niso-sts.md section 5)."""

import difflib
import re

from lxml import etree
from lxml.etree import _Element

from normwright.passes.designations import FIELDS, designation, with_grammar
from normwright.passes.job import Job
from normwright.passes.kinds import is_symbols
from normwright.passes.tree import Pieces, append, carry, local, pieces, plain, put_in_place, trimmed
from normwright.sts.build import Designation, LanguagePart, inline, term_entry
from normwright.sts.fragment import FIELD
from normwright.sts.fragment import FIELDS as FIELD_LIST
from normwright.sts.tags import AT, LABELS, NW, tbx

SINGLE = frozenset({"domain", "grammar"})
KNOWN = [*FIELDS, "domain", "source", "grammar"]
RANKS = {"preferredTerm": 0, "admittedTerm": 1, "deprecatedTerm": 2}
NOTE, EXAMPLE = "non-normative-note", "non-normative-example"
#: Blocks that an entry's texts can hold (NISO STS content model of tbx:definition, tbx:note, tbx:example).
WITHIN = frozenset(
    {"list", "def-list", "disp-formula", "code", "table-wrap", "fig", "fig-group", "array", "graphic"}
)
#: What authors call the blocks that an entry can't hold.
WORDS = {
    NOTE: "note",
    EXAMPLE: "example",
    "disp-quote": "quotation",
    "statement": "provision",
    "editing-instruction": "change",
}

_LANGUAGE = re.compile(r"[a-z]{2}$")


def make_entries(job: Job) -> None:
    """Makes a `term-sec` of every lowest heading under the terms clause; the others are groups.

    Complaints: SRC080 no definition, SRC081 unknown field, SRC082 field list outside an entry, SRC084 block
    that an entry can't hold, SRC085 text behind a note, SRC086 field given twice.
    """
    for clause in job.sections("terms"):
        for section in list(clause.iter("sec")):
            if section is not clause and _is_entry(section, job):
                put_in_place(section, [carry(section, _Entry(job, section).made())])
    for zone, _ in job.zones():
        for fields in list(zone.iter(FIELD_LIST)):
            job.say("SRC082", fields)
            put_in_place(fields, [_kept(field) for field in list(fields)])


def _is_entry(section: _Element, job: Job) -> bool:
    if section.find("sec") is not None or section.find("title") is None:
        return False
    return section.find(FIELD_LIST) is not None or not is_symbols(section, job.language)


def _kept(field: _Element) -> _Element:
    """A field outside an entry as a paragraph, so that its words aren't lost."""
    name = field.get("name", "")
    return carry(field, inline("p", [f"{name}: ", *pieces(field)]))


class _Entry:
    """One entry being read from its clause."""

    def __init__(self, job: Job, section: _Element) -> None:
        self.job = job
        self.section = section
        self.main = LanguagePart(job.language, [])
        self.others: dict[str, LanguagePart] = {}
        title = section.find("title")
        assert title is not None
        self.heading = designation(pieces(title))
        self.title = title
        self.marked: dict[int, _Element] = {}
        self.fields: dict[int, _Element] = {}  # id of a designation -> the field that it comes from

    def made(self) -> _Element:
        """The finished entry."""
        fields = self.section.find(FIELD_LIST)
        for field in list(fields) if fields is not None else ():
            self._field(field)
        self._blocks([block for block in self.section if block.tag not in {"title", FIELD_LIST}])
        if self.main.definition is None:
            self.job.say("SRC080", self.title, term=_words(self.heading))
        designations = sorted([self.heading, *self.main.designations], key=lambda d: RANKS[d.status])
        self.main.designations = designations
        made = term_entry([self.main, *self.others.values()])
        self._carry_marks(made)
        return made

    # -- fields ----------------------------------------------------------------------------------------------

    def _field(self, field: _Element) -> None:
        name = field.get("name", "").strip()
        if name in SINGLE and field.getparent().find(f"{FIELD}[@name='{name}']") is not field:  # type: ignore[union-attr]
            self.job.say("SRC086", field, name=name)
            return
        if name in FIELDS:
            status, kind = FIELDS[name]
            made = designation(pieces(field), status=status, kind=kind)
            self.main.designations.append(made)
            self.fields[id(made)] = field
        elif name == "domain":
            for placeholder in field.iter(f"{{{NW}}}*"):
                if placeholder is not field:
                    self.job.say("SRC016", placeholder, what=local(placeholder))
            self.main.domain = [plain(field)]  # tbx:subjectField holds text only
            self.marked[id(self.main.domain)] = field
        elif name == "source":
            self.main.sources.append(self._source(field))
        elif name == "grammar":
            self._grammar(field)
        elif _LANGUAGE.match(name) and name != self.job.language:
            part = self.others.setdefault(name, LanguagePart(name, []))
            foreign = designation(pieces(field))
            part.designations.append(foreign)
            self.fields[id(foreign)] = field
        else:
            near = difflib.get_close_matches(name, KNOWN, n=1)
            help = (
                f"did you mean {near[0]}?"
                if near
                else f"fields: {', '.join(KNOWN)}, or a language such as fr"
            )
            self.job.say("SRC081", field, name=name, nearest=help)

    def _grammar(self, field: _Element) -> None:
        self.heading, unknown = with_grammar(self.heading, plain(field))
        if unknown:
            self.job.say("SRC087", field, word=unknown)

    def _source(self, field: _Element) -> Pieces:
        content = trimmed(pieces(field))
        self.marked[id(content)] = field
        return content

    # -- texts -----------------------------------------------------------------------------------------------

    def _blocks(self, blocks: list[_Element]) -> None:
        texts: list[_Element] = []
        last: Pieces | None = None
        for block in blocks:
            if block.tag in {NOTE, EXAMPLE}:
                last = self._joined(list(block), block)
                self.marked[id(last)] = block
                (self.main.notes if block.tag == NOTE else self.main.examples).append(last)
            elif last is None:
                texts.append(block)
            else:
                self.job.say("SRC085", block, term=_words(self.heading))
                last.extend([etree.Element("break"), *self._joined([block], block)])
        if texts:
            self.main.definition = self._joined(texts, texts[0])
            self.marked[id(self.main.definition)] = texts[0]

    def _joined(self, blocks: list[_Element], whole: _Element) -> Pieces:
        """Paragraphs joined by line breaks, other blocks as they are; the rest keeps its words."""
        content: Pieces = []
        for block in blocks:
            if block.tag in WITHIN:
                content.append(block)
                continue
            if block.tag == "label":
                continue
            if content and (isinstance(content[-1], str) or content[-1].tag not in WITHIN):
                content.append(etree.Element("break"))
            if block.tag == "p":
                content.extend(trimmed(pieces(block)))
            else:
                self.job.say(
                    "SRC084", block, what=WORDS.get(local(block), local(block)), term=_words(self.heading)
                )
                content.append(plain(block))
        word = self.job.words["block"].get(whole.get("content-type", ""))
        if word:
            content.insert(0, f"{word}: ")
        return content

    def _carry_marks(self, made: _Element) -> None:
        """Places and labels of notes, examples, sources and the definition, and the place of each term."""
        texts: list[tuple[str, list[Pieces]]] = [
            ("definition", [self.main.definition] if self.main.definition is not None else []),
            ("example", self.main.examples),
            ("note", self.main.notes),
            ("source", self.main.sources),
            ("subjectField", [self.main.domain] if self.main.domain else []),
        ]
        language = made[0][0]
        for name, contents in texts:
            for element, content in zip(language.findall(tbx(name)), contents, strict=True):
                if id(content) in self.marked:
                    carry(self.marked[id(content)], element)
        designations = [one for part in (self.main, *self.others.values()) for one in part.designations]
        for term, one in zip(made.iter(tbx("term")), designations, strict=True):
            origin = self.fields.get(id(one), self.title)
            if origin.get(AT):
                term.set(AT, str(origin.get(AT)))
        if self.title.get(LABELS):
            carry(self.title, made)


def _words(made: Designation) -> str:
    holder = etree.Element("holder")
    copied = [piece if isinstance(piece, str) else plain(piece) for piece in made.content]
    append(holder, copied)
    return plain(holder)
