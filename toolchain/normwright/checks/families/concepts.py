"""The document's own entries beside one another: circles, doubles, languages (ISO 704; Part 2, 16.5.6)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, on
from normwright.checks.rule import rule
from normwright.checks.vocabularies import Use, folded, lexicon
from normwright.glossary.concept import main
from normwright.glossary.soundness import circles
from normwright.sts.views import LanguageEntry, Role, TermEntry

_MOST = 20  # circles that are told
_SHARE = 0.75  # of the entries that name their concepts in a language, for the others to lack it
_FEWEST = 4  # entries that show what is usual
_LONG = 4  # words of a definition that two concepts don't share by chance


@rule("TRM012", on=Document)
def check_circles(document: Document, _: Document) -> Iterator[Finding]:
    """No definition leads back to its own term by way of others."""
    steps: dict[str, dict[str, Use]] = defaultdict(dict)
    entries = {_key(entry): entry for entry in document.entries}
    for use in document.once(lexicon).uses:
        if use.passage.role is Role.DEFINITION and use.entry is not None and not use.joined:
            for other in _meant(use):
                if other != use.entry:
                    steps[_key(use.entry)].setdefault(_key(other), use)
    graph = {key: list(steps.get(key, ())) for key in entries}
    for number, circle in enumerate(circles(graph)):
        if number == _MOST:
            return
        use = steps[circle[-1]][circle[0]]
        chain = " → ".join(_term(entries[key], document) for key in [*circle, circle[0]])
        yield at("TRM012", use.passage, use.start, use.end, circle=chain)


def _meant(use: Use) -> list[TermEntry]:
    """The entries of which this is a name; of homonyms none, as nobody says which is meant."""
    found = [name.entry for name in use.names if name.entry is not None and name.status != "unlisted"]
    return found if len({_key(entry) for entry in found}) == 1 else []


def _key(entry: TermEntry) -> str:
    return entry.id or entry.section_id or entry.number


def _term(entry: TermEntry, document: Document) -> str:
    part = entry.in_language(document.language)
    return part.preferred.term if part and part.preferred else entry.number


@rule("VOC056", on=Document)
def check_doubles(document: Document, _: Document) -> Iterator[Finding]:
    """One concept has one entry: neither an authority's concept nor one definition stands in two."""
    first: dict[object, TermEntry] = {}
    for entry in document.entries:
        part = entry.in_language(document.language)
        if part is None or part.preferred is None:
            continue
        for what in _identities(part, document):
            other = first.setdefault(what, entry)
            if other != entry:
                text = part.preferred.text
                named = (
                    f"entry {other.number}" if other.number else f'another entry, "{_term(other, document)}"'
                )
                yield at("VOC056", text, 0, len(text), other=named)
                break


def _identities(part: LanguageEntry, document: Document) -> Iterator[object]:
    """What makes two entries one: the words of a definition, the concept of an authority that both name."""
    assert part.preferred is not None
    definition = part.definition.words if part.definition else ""
    if len(definition.split()) >= _LONG:
        yield "definition", part.domain, " ".join(definition.casefold().rstrip(". ").split())
    term = part.preferred.term
    if folded(term, part.language) in document.once(_homonyms):
        return
    for authority in document.once(lexicon).authorities:
        known = {concept.id for concept, _ in authority.called(term, part.language)}
        if authority.declared and len(known) == 1:
            yield authority.vocabulary.label, known.pop()


def _homonyms(document: Document) -> frozenset[tuple[str, ...]]:
    """Terms that several entries prefer: a vocabulary can't say which of them it means."""
    parts = [entry.in_language(document.language) for entry in document.entries]
    named = [part.preferred.term for part in parts if part is not None and part.preferred is not None]
    count = Counter(folded(term, document.language) for term in named)
    return frozenset(term for term, number in count.items() if number > 1)


@rule("VOC057", on=Document)
def check_languages(document: Document, _: Document) -> Iterator[Finding]:
    """Where nearly all entries name their concepts in a language, the others do."""
    named = {entry: {main(part.language) for part in entry.languages} for entry in document.entries}
    for language in _usual(named):
        for entry, languages in named.items():
            if language not in languages:
                yield on("VOC057", entry, term=_term(entry, document), missing=language)


def _usual(named: Mapping[TermEntry, set[str]]) -> list[str]:
    count = Counter(language for languages in named.values() for language in languages)
    whole = len(named)
    return [
        language
        for language, having in sorted(count.items())
        if _FEWEST <= having < whole and having >= _SHARE * whole
    ]
