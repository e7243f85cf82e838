"""Mentions of terms by role: linked, and in an entry with their number (niso-sts.md section 5)."""

import difflib
import re

from lxml.etree import _Element

from normwright.passes.identify import fill_links
from normwright.passes.job import Job
from normwright.passes.links import linked
from normwright.passes.tree import Pieces, carry, nearest, pieces, plain, put_in_place
from normwright.sts import build
from normwright.sts.fragment import TERM
from normwright.sts.tags import LABELS, XML_LANG, tbx

#: Texts of an entry in which `tbx:entailedTerm` can stand.
ENTRY_TEXTS = frozenset({tbx("definition"), tbx("note"), tbx("example")})
TEXT_ONLY = frozenset({"xref", "ext-link", "named-content", "styled-content", tbx("entailedTerm")})

#: Endings that a plural adds or changes, per language: (plural ending, singular ending).
PLURALS = {
    "en": [("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", "")],
    "fr": [("eaux", "eau"), ("aux", "al"), ("eux", "eu"), ("s", ""), ("x", "")],
    "de": [("en", ""), ("n", ""), ("er", ""), ("e", ""), ("s", "")],
}


def resolve_terms(job: Job) -> None:
    """Replaces every `term` placeholder by a link to the entry.

    Complaints: SRC050 no such term, SRC051 a designation of two entries.
    """
    index = _Index(job)
    named: set[tuple[_Element, _Element]] = set()
    for zone, _ in job.zones():
        for placeholder in list(zone.iter(TERM)):
            entry = index.find(placeholder)
            own = [] if entry is None else index.shown(placeholder, entry)
            content = own or pieces(placeholder)
            if entry is not None:
                content = _mention(job, placeholder, entry, content, named)
            put_in_place(placeholder, content)
    fill_links(job)


def _mention(
    job: Job, placeholder: _Element, entry: _Element, text: Pieces, named: set[tuple[_Element, _Element]]
) -> Pieces:
    home = next(placeholder.iterancestors("term-sec"), None)
    if home is entry or nearest(placeholder, TEXT_ONLY) is not None:
        return text
    if home is not None and (home, entry) not in named and nearest(placeholder, ENTRY_TEXTS) is not None:
        named.add((home, entry))
        number = job.scopes[entry]
        made = build.entailed_term(entry.find(tbx("termEntry")).get("id", ""), [])  # type: ignore[union-attr]
        build.fill(made, [build.inline("italic", text), f" ({number})"])
        return [carry(placeholder, made)]

    def link(pieces: Pieces) -> _Element:
        made = carry(placeholder, build.cross_reference("custom", [], pieces, custom="term-entry"))
        job.links.append((made, [entry]))
        return made

    return linked(text, link)


class _Index:
    """The entries by designation in the draft's language, and by label."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.exact: dict[str, list[_Element]] = {}
        self.labels: dict[str, _Element] = {}
        for entry in job.main.iter("term-sec"):
            for label in (entry.get(LABELS) or "").split():
                self.labels[label] = entry
            for part in entry.iter(tbx("langSet")):
                if part.get(XML_LANG) == job.language:
                    for term in part.iter(tbx("term")):
                        self._add(plain(term), entry)
        self.singular = {_folded_plural(name, job.language): name for name in reversed(self.exact)}

    def shown(self, placeholder: _Element, entry: _Element) -> Pieces:
        """The entry's first designation where its label alone was typed; nothing where words were."""
        typed = placeholder.get("designation", "")
        words = plain(placeholder)
        if (words and words != typed) or _folded(typed) in self.exact or typed not in self.labels:
            return []
        return [plain(term) for term in list(entry.iter(tbx("term")))[:1]]

    def find(self, placeholder: _Element) -> _Element | None:
        """The entry that is meant; None after a complaint."""
        typed = placeholder.get("designation", "") or plain(placeholder)
        name = _folded(typed)
        entries = self.exact.get(name)
        if entries is None and name in self.labels:
            return self.labels[name]
        if entries is None:
            entries = next((self.exact[s] for s in self._singulars(name) if s in self.exact), None)
        if entries is None:
            self._say_unknown(placeholder, typed)
            return None
        if len(entries) > 1:
            numbers = ", ".join(self.job.scopes[entry] for entry in entries)
            self.job.say("SRC051", placeholder, term=typed, numbers=numbers)
            return None
        return entries[0]

    def _add(self, name: str, entry: _Element) -> None:
        entries = self.exact.setdefault(_folded(name), [])
        if entry not in entries:
            entries.append(entry)

    def _singulars(self, name: str) -> list[str]:
        """Forms of which the name can be the plural; French folds the first word too ("refuges frais")."""
        language = self.job.language
        found = [
            name[: -len(plural)] + singular
            for plural, singular in PLURALS.get(language, ())
            if name.endswith(plural) and len(name) > len(plural) + 1
        ]
        folded = _folded_plural(name, language)
        return found + ([self.singular[folded]] if folded in self.singular else [])

    def _say_unknown(self, placeholder: _Element, name: str) -> None:
        near = difflib.get_close_matches(_folded(name), [*self.exact, *self.labels], n=1)
        also = ", ".join(self.job.record.terms_also)
        help = f"nearest: {near[0]}" if near else "none is near"
        plain_help = f"; if {also} defines it, leave it plain" if also else ""
        self.job.say("SRC050", placeholder, term=name, nearest=help + plain_help)


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def _folded_plural(name: str, language: str) -> str:
    """Every word without a plural ending, for languages that inflect more than the last one."""
    if language == "en":
        return name
    return " ".join(_stem(word, language) for word in re.split(r"\s+", name))


def _stem(word: str, language: str) -> str:
    for plural, singular in PLURALS.get(language, ()):
        if word.endswith(plural) and len(word) > len(plural) + 2:
            return word[: -len(plural)] + singular
    return word
