"""The versions of a draft, or a standard by others, under all rules; and what its authors silence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from normwright.checks.catalogue import rule_codes
from normwright.checks.document import Document, stage_of
from normwright.checks.gathering import gathered
from normwright.checks.levels import Choice
from normwright.checks.places import Sources
from normwright.checks.report import Checked, Wording, in_order, steps, wording_of
from normwright.checks.suppression import Silenced, Suppression, stale
from normwright.diagnostics import Diagnostic, Place, codes, diagnose
from normwright.garbage import uncollected
from normwright.glossary.concept import Vocabulary
from normwright.sts.origins import Origins
from normwright.sts.standard import Standard
from normwright.sts.views import Role
from normwright.workspace.protected import ProtectedText
from normwright.workspace.record import Draft


@dataclass(frozen=True)
class Asked:
    """What a check goes by: levels by code, a stage in place of each standard's own, what is to be told.

    `vocabularies` and `protected` texts are the workspace's.
    """

    settings: Mapping[str, str] = field(default_factory=dict)
    stage: str = ""
    choice: Choice = field(default_factory=Choice)
    vocabularies: tuple[Vocabulary, ...] = ()
    protected: tuple[ProtectedText, ...] = ()


@dataclass
class Judged:
    """What the rules said: findings that count, silenced ones, and what is wrong with the silencing."""

    open: list[Checked] = field(default_factory=list)
    silenced: list[tuple[Checked, Suppression]] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)


def documents(
    standards: Mapping[str, Standard], asked: Asked, *, draft: Draft | None = None
) -> list[Document]:
    """The documents to look at: the ISO version in full, the EN one beside it for what the adoption adds."""
    directives = draft.record.procedure.directives if draft else "2021"
    return [
        Document(
            standard,
            stage=asked.stage or stage_of(standard),
            directives=directives,
            draft=draft,
            adopted=name == "en" and "iso" in standards,
            vocabularies=asked.vocabularies,
            protected=asked.protected,
        )
        for name, standard in standards.items()
    ]


def run_rules(
    made: Iterable[Document],
    asked: Asked,
    sources: Sources,
    *,
    origins: Origins | None = None,
    beside: Iterable[Diagnostic] = (),
) -> list[Checked]:
    """What the rules find, nothing told twice; in a file by others (`origins`) gathered by clause.

    `beside`: what reading and composing said, which no rule says again.
    """
    wording = wording_of(sources, origins)
    with uncollected():
        found = in_order((one for step in run_stepwise(made, asked, wording) for one in step), beside=beside)
        return found if origins is None else gathered(found)


def run_stepwise(made: Iterable[Document], asked: Asked, wording: Wording) -> Iterator[list[Checked]]:
    """The same rule by rule and unordered, for whoever has other things to do between them."""
    for document in made:
        yield from steps(document, asked.settings, wording)


def judge(checked: Iterable[Checked], silenced: Silenced, asked: Asked, *, whole: bool = True) -> Judged:
    """Parts the findings into those that count and those that their authors silenced with a reason.

    `whole`: everything could be made and looked at, so that what silenced nothing is told.
    """
    judged = Judged(faults=[fault for fault in silenced.faults if asked.choice.takes(fault)])
    used: set[Suppression] = set()
    for one in checked:
        found = silenced.of(one.diagnostic.code, one.diagnostic.place)
        if found is None:
            judged.open.append(one)
        else:
            used.add(found)
            judged.silenced.append((one, found))
    counting = [one for one in silenced.suppressions if whole and _counts(one.code, asked)]
    judged.faults += [fault for fault in stale(counting, used) if asked.choice.takes(fault)]
    return judged


def _counts(code: str, asked: Asked) -> bool:
    """Whether a rule could have spoken: one that is off says nothing, and yet may be on tomorrow."""
    chosen = asked.settings.get(code)
    return chosen != "off" and not (chosen is None and codes()[code].off)


@cache
def languages_known() -> frozenset[str]:
    """The languages that at least half of the rules about words know."""
    word_rules = [page.languages for page in map(codes().__getitem__, rule_codes()) if page.languages]
    counted = Counter(language for languages in word_rules for language in languages)
    return frozenset(language for language, count in counted.items() if 2 * count >= len(word_rules))


def unspoken(made: Sequence[Document], file: str) -> Diagnostic | None:
    """The one line (CHK005) on `file` that names the languages of text that no word rule knows."""
    known = sorted(languages_known())
    spoken = {
        passage.language
        for document in made
        for passage in document.passages
        if passage.role not in (Role.DESIGNATION, Role.OTHER)  # a country's code is no text
    }
    foreign = sorted(spoken - {*known, ""})
    named = [*foreign, *(["a language that the file doesn't name"] if "" in spoken else [])]
    if not named:
        return None
    return diagnose("CHK005", Place(file), languages=", ".join(named), known=", ".join(known))
