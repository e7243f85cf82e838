"""What is wrong with a vocabulary in itself, whatever file it came from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice

from normwright.diagnostics import Report
from normwright.glossary.concept import Concept, Designation, Relation, Vocabulary, main
from normwright.glossary.links import Broken

#: Relations that must not lead back to where they began; their reverses are the same relation seen from
#: the other end.
_UPWARDS = {"broader": ("broader", "narrower"), "whole": ("whole", "part")}

_MOST = 50  # circles that are told of one kind
_FEW = 8  # gaps that are told one by one


def check_vocabulary(vocabulary: Vocabulary, report: Report, *, also_known: Iterable[str] = ()) -> None:
    """Says what is wrong: VOC010 to VOC013, VOC015 to VOC020.

    `also_known` are ids of concepts that exist, but are too broken to be looked at.
    """
    known = {concept.id for concept in vocabulary.concepts} | set(also_known)
    if not known:
        report.say("VOC018", vocabulary.place, name=vocabulary.label)
    _check_ids(vocabulary, report)
    _check_relations(vocabulary, known, report)
    _check_designations(vocabulary, report)
    _check_circles(vocabulary, report)
    if vocabulary.complete:
        _check_gaps(vocabulary, report)


def check_references(broken: Iterable[Broken], vocabulary: Vocabulary, report: Report) -> None:
    """Says which references within wordings lead nowhere: VOC014."""
    names = sorted({one.text for concept in vocabulary.concepts for one in concept.designations})
    for one in broken:
        if one.known:
            hint = f"several concepts are called so; write {{{one.words}|{one.known[0]}}}, or with another id"
        elif one.words in ("{", "}"):
            hint = f"write {one.words * 2} for a brace that is meant as one, or close it"
        else:
            words, bar, target = one.words.partition("|")
            pool = sorted(concept.id for concept in vocabulary.concepts) if bar else names
            near = get_close_matches(target if bar else words, pool, n=1)
            hint = f"did you mean {near[0]}?" if near else "add the concept, or take the braces away"
        report.say("VOC014", one.wording.place, words=one.words, hint=hint)


def _check_ids(vocabulary: Vocabulary, report: Report) -> None:
    first: dict[str, Concept] = {}
    for concept in vocabulary.concepts:
        earlier = first.setdefault(concept.id, concept)
        if earlier is not concept:
            report.say("VOC010", concept.place, id=concept.id, other=earlier.place)


def _check_relations(vocabulary: Vocabulary, known: set[str], report: Report) -> None:
    ids = sorted(known)
    for concept in vocabulary.concepts:
        seen: set[tuple[str, str]] = set()
        for relation in concept.relations:
            if relation.target not in known:
                near = get_close_matches(relation.target, ids, n=1)
                hint = f"did you mean {near[0]}?" if near else "add the concept, or leave the relation out"
                report.say("VOC011", relation.place, kind=relation.kind, target=relation.target, hint=hint)
            elif (relation.kind, relation.target) in seen:
                report.say("VOC019", relation.place, kind=relation.kind, target=relation.target)
            seen.add((relation.kind, relation.target))


def _check_designations(vocabulary: Vocabulary, report: Report) -> None:
    """Homonyms need a domain that tells them apart; one concept names nothing twice."""
    seen: dict[tuple[str, str, str], tuple[Concept, Designation]] = {}
    for concept in vocabulary.concepts:
        preferred: dict[str, Designation] = {}
        for one in concept.designations:
            key = (main(one.language), one.text, concept.domain(one.language))
            other, earlier = seen.setdefault(key, (concept, one))
            if earlier is not one and not _other_word(one, earlier):
                where = "here" if other is concept else f'of "{other.id}"'
                report.say("VOC012", one.place, words=one.text, language=one.language, where=where)
            if one.status == "preferred" and one.kind in ("", "fullForm") and not one.usage:
                if one.language in preferred:
                    first = preferred[one.language].text
                    report.say("VOC017", one.place, words=one.text, other=first, language=one.language)
                preferred.setdefault(one.language, one)


def _other_word(one: Designation, other: Designation) -> bool:
    """A noun and a verb of the same letters are two words; so are a symbol and a term, or two regions'."""
    parts = {one.part_of_speech, other.part_of_speech}
    symbols = {one.kind, other.kind}
    return (
        (len(parts) == 2 and "" not in parts)
        or (len(symbols) == 2 and "symbol" in symbols)
        or one.language != other.language
    )


def _check_gaps(vocabulary: Vocabulary, report: Report) -> None:
    """Languages that concepts aren't named in, and definitions that aren't there."""
    for language in vocabulary.languages:
        unnamed = [one for one in vocabulary.concepts if not one.named(language)]
        _say_gap("VOC015", unnamed, report, language=language)
    _say_gap("VOC016", [one for one in vocabulary.concepts if not one.definitions], report)


def _say_gap(code: str, concepts: list[Concept], report: Report, **facts: str) -> None:
    """One by one; where there are many, once, since they have a common cause."""
    if len(concepts) > _FEW:
        which = f'"{concepts[0].id}" and {len(concepts) - 1} other concepts'
        report.say(code, concepts[0].place, which=which, **facts)
        return
    for concept in concepts:
        report.say(code, concept.place, which=f'concept "{concept.id}"', **facts)


def _check_circles(vocabulary: Vocabulary, report: Report) -> None:
    for kind, (up, down) in _UPWARDS.items():
        graph, places = _graph(vocabulary, up, down)
        for circle in islice(circles(graph), _MOST):
            relation = places[circle[-1], circle[0]]
            report.say("VOC013", relation.place, kind=kind, circle=_chain(circle))
    graph = {c.id: _defined_with(c) for c in vocabulary.concepts}
    for circle in islice(circles(graph), _MOST):
        definition = vocabulary.by_id[circle[0]].definitions[0]
        report.say("VOC020", definition.place, circle=_chain(circle))


def _graph(
    vocabulary: Vocabulary, up: str, down: str
) -> tuple[dict[str, list[str]], dict[tuple[str, str], Relation]]:
    """Concept -> those above it, and the relation that says so."""
    graph: dict[str, list[str]] = defaultdict(list)
    places: dict[tuple[str, str], Relation] = {}
    for concept in vocabulary.concepts:
        for relation in concept.relations:
            if relation.kind in (up, down):
                ends = (concept.id, relation.target)
                low, high = ends if relation.kind == up else ends[::-1]
                if (low, high) not in places:
                    graph[low].append(high)
                    places[low, high] = relation
    return graph, places


def _defined_with(concept: Concept) -> list[str]:
    """Ids of the concepts that its definitions refer to."""
    return list(dict.fromkeys(link.concept for one in concept.definitions for link in one.links))


def _chain(circle: list[str]) -> str:
    shown = circle if len(circle) <= 8 else [*circle[:7], "…"]
    return " → ".join([*shown, circle[0]])


def circles(graph: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Circles of a directed graph, enough to break them all: one for each step that leads back.

    Depth first, in the graph's order; linear in nodes and edges.
    """
    done: set[str] = set()
    for start in list(graph):
        if start not in done:
            yield from _walk(start, graph, done)


def _walk(start: str, graph: Mapping[str, Iterable[str]], done: set[str]) -> Iterator[list[str]]:
    path = [start]
    where = {start: 0}
    ways = [iter(graph.get(start, ()))]
    while path:
        step = next(ways[-1], None)
        if step is None:
            ways.pop()
            left = path.pop()
            del where[left]
            done.add(left)
        elif step in where:
            yield path[where[step] :]
        elif step not in done:
            where[step] = len(path)
            path.append(step)
            ways.append(iter(graph.get(step, ())))
