"""Explicit provisions: blocks and sentences that an author marked (authoring syntax section 5).

In the STS a provision of one paragraph is a `p` with its kind in content-type, one of several blocks a
`statement` (niso-sts.md section 15); everything else about it is kept in the companion under the block's id.
"""

import difflib
import re
import tomllib
from typing import Any

from lxml.etree import _Element

from normwright.passes.job import Job
from normwright.passes.provision_words import form_of, lead_in, said, sentence_after
from normwright.passes.tree import ancestors, carry, plain, put_in_place, take_out
from normwright.prose.verbal import FORMLESS, KINDS, strongest
from normwright.sts import build
from normwright.sts.fragment import INDICATOR, OPTION, PROVISION, PROVISION_MARK
from normwright.sts.places import place_of
from normwright.sts.tags import tbx

OPTIONS = frozenset(
    {
        "kind",
        "subject",
        "applies-to",
        "when",
        "require",
        "parameter",
        "method",
        "objective",
        "evidence",
        "pass",
    }
    | {
        "fail",
        "not-applicable",
        "invalid",
        "tags",
        "sdg",
        "refines",
        "exception-to",
        "depends-on",
        "supersedes",
    }
)
INDICATOR_OPTIONS = frozenset(
    {"type", "formula", "unit", "factor", "round", "direction", "sdg", "plausibility"}
)
HOLDERS = frozenset({"p", "td", "th", tbx("note"), tbx("example"), tbx("definition")})
#: Blocks that can hold no `statement` of their own (NISO STS content models).
NARROW = frozenset({"list-item", "def", "fn"})
_LARGEST = 10 << 20  # bytes of a ledger
_ID = re.compile(r"p-[a-z0-9]{4,}$")


# -- early: shape --------------------------------------------------------------------------------------------


def shape_provisions(job: Job) -> None:
    """Makes a `p` or `statement` of every provision block and a `statement` of every indicator.

    Complaint: SRC138 an option that nearly is a known one.
    """
    for zone, _ in job.zones():
        for option in zone.iter(OPTION):
            _check_option(job, option)
        # Innermost first: a provision can hold another.
        for placeholder in reversed(list(zone.iter(PROVISION, INDICATOR))):
            made = _shaped(placeholder)
            parent = placeholder.getparent()
            narrow = made.tag == "statement" and parent is not None and parent.tag in NARROW
            put_in_place(placeholder, [build.paragraph([made]) if narrow else made])
            job.provisions.append((made, placeholder))
    job.provisions.reverse()


def _check_option(job: Job, option: _Element) -> None:
    name = option.get("name", "")
    parent = option.getparent()
    known = INDICATOR_OPTIONS if parent is not None and parent.tag == INDICATOR else OPTIONS
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.8)
    if name not in known and near:
        job.say("SRC138", option, option=name, nearest=near[0])


def _shaped(placeholder: _Element) -> _Element:
    blocks = [block for block in placeholder if block.tag not in {OPTION, "title"}]
    indicator = placeholder.tag == INDICATOR
    if len(blocks) == 1 and blocks[0].tag == "p" and not indicator:
        return carry(placeholder, blocks[0])
    made = carry(placeholder, build.statement(blocks, kind="indicator" if indicator else ""))
    title = placeholder.find("title")
    if title is not None:
        made.insert(0, title)
    return made


# -- late: kinds and data ------------------------------------------------------------------------------------


def settle_provisions(job: Job) -> None:
    """Finds each provision's kind, puts it in content-type, and notes the rest for the companion; marks go.

    Complaints: SRC130 id used twice or withdrawn, SRC131 no verbal form and no kind, SRC132 mark without
    sentence.
    """
    reader = _Reader(job)
    for block, placeholder in job.provisions:
        if placeholder.tag == INDICATOR:
            job.companion.append((block, "indicator", _indicator(block, placeholder)))
        else:
            reader.block(block, placeholder)
    for zone, _ in job.zones():
        for mark in list(zone.iter(PROVISION_MARK)):
            reader.sentence(mark)
        for mark in list(zone.iter(PROVISION_MARK)):
            _remove(mark)
    reader.finish()


class _Reader:
    def __init__(self, job: Job) -> None:
        self.job = job
        self.seen: dict[str, str] = {}
        self.withdrawn = _withdrawn(job)
        self.found: dict[_Element, list[dict[str, Any]]] = {}

    def block(self, block: _Element, placeholder: _Element) -> None:
        """A provision that is a directive."""
        options = _options(placeholder)
        argument = placeholder.get("argument", "")
        facts = self._facts(argument, options.pop("kind", ""), said(block), placeholder, block)
        facts["options"] = options
        self.found.setdefault(block, []).append({key: value for key, value in facts.items() if value})

    def sentence(self, mark: _Element) -> None:
        """A provision that is the sentence behind a mark."""
        holder = next((node for node in ancestors(mark) if node.tag in HOLDERS), None)
        text = sentence_after(mark, holder) if holder is not None else ""
        if holder is None or not text:
            self.job.say("SRC132", mark, argument=mark.get("argument", ""))
            return
        argument = mark.get("argument", "").strip()
        kind = argument if argument in KINDS or argument in FORMLESS else ""
        facts = self._facts("" if kind else argument, kind, text, mark, holder)
        self.found.setdefault(holder, []).append({key: value for key, value in facts.items() if value})

    def finish(self) -> None:
        """Sets content-type and keeps the data."""
        for block, facts in self.found.items():
            kind = strongest(fact.get("kind", "") for fact in facts)
            if kind in KINDS and block.tag in {"p", "statement"}:
                block.set("content-type", kind)
            self.job.companion.append((block, "provisions", facts))

    def _facts(self, argument: str, kind: str, text: str, where: _Element, block: _Element) -> dict[str, Any]:
        self._check_id(argument, where)
        form = form_of(text, self.job.language) or form_of(lead_in(block), self.job.language)
        known = kind in KINDS or kind in FORMLESS
        original = self.job.kinds.get(argument, "")
        if kind and not known:
            self.job.say("SRC139", where, kind=kind, known=", ".join((*KINDS, *FORMLESS)))
        elif not known and form is None and not original:
            self.job.say("SRC131", where, language=self.job.language)
        told = (
            [(kind, "author")] if known else [(form[0], "verbal form")] if form else [(original, "original")]
        )
        return {
            "id": argument,
            "kind": told[0][0],
            "kind-from": told[0][1] if told[0][0] else "",
            "form": form[1] if form else "",
            "text": text,
        }

    def _check_id(self, argument: str, where: _Element) -> None:
        if not argument:
            return
        if argument in self.seen:
            self.job.say("SRC130", where, id=argument, why=f"it also stands at {self.seen[argument]}")
        elif not _ID.match(argument) and difflib.get_close_matches(argument, (*KINDS, *FORMLESS), n=1):
            self.job.say("SRC139", where, kind=argument, known=", ".join((*KINDS, *FORMLESS)))
        elif argument in self.withdrawn:
            self.job.say("SRC130", where, id=argument, why="provisions.toml says that it was withdrawn")
        self.seen.setdefault(argument, str(place_of(where)))


def _remove(mark: _Element) -> None:
    """Takes a mark out with the blank that parted it from its sentence, unless words stand before it."""
    parent, before = mark.getparent(), mark.getprevious()
    assert parent is not None
    text = (parent.text if before is None else before.tail) or ""
    if (not text and before is None) or text[-1:].isspace():
        mark.tail = (mark.tail or "").lstrip()
    take_out(mark)


def _options(placeholder: _Element) -> dict[str, str]:
    return {option.get("name", ""): plain(option) for option in placeholder.findall(OPTION)}


def _indicator(block: _Element, placeholder: _Element) -> dict[str, Any]:
    title = block.find("title")
    return {"title": plain(title) if title is not None else "", "options": _options(placeholder)}


def _withdrawn(job: Job) -> frozenset[str]:
    """Ids that the draft's ledger calls withdrawn; one that can't be read is `load_draft`'s to report."""
    path = job.draft.folder / "provisions.toml"
    try:
        if path.stat().st_size > _LARGEST:
            return frozenset()
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return frozenset()
    return frozenset(
        key
        for key, value in table.items()
        if isinstance(value, dict) and value.get("withdrawn") and _ID.match(key)
    )
