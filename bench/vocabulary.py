"""What 5,000 terms cost over a long draft: looking for them, and the rules that need them.

The terms are invented by a seeded generator: two or three words of the draft's own list, of which a tenth stand in
the text, so that the beginning of many is found and then lost again. One term in ten is deprecated.
"""

import random
import tempfile
import time
from pathlib import Path

from bench.drafts import _WORDS, write_draft
from normwright.checks.document import Document
from normwright.checks.vocabularies import lexicon
from normwright.composing import make_standards
from normwright.diagnostics import Report
from normwright.glossary.concept import Concept, Designation, Vocabulary, Wording
from normwright.glossary.match import Terms
from normwright.history.commits import State
from normwright.workspace.drafts import load_draft


def invented(count: int) -> Vocabulary:
    """A vocabulary of so many terms, two a concept."""
    source = random.Random(count)
    others = [f"{word}ite" for word in _WORDS]
    concepts = []
    for number in range(count // 2):
        words = [source.choice(_WORDS) for _ in range(source.randint(1, 2))]
        words.append(source.choice(_WORDS if number % 10 == 0 else others))
        status = "deprecated" if number % 10 == 5 else "admitted"
        names = (
            Designation(" ".join(words), "en"),
            Designation(f"{words[0]} {words[-1]} {number % 89}x", "en", status),
        )
        concepts.append(Concept(f"c{number}", names, (Wording(f"thing of kind {number}", "en"),)))
    return Vocabulary("ISO 99001", tuple(concepts), edition="2031")


def measure_vocabulary(*, pages: int = 350, terms: int = 5_000, runs: int = 3) -> None:
    """Prints one line a figure, seconds of processor time (best of the runs)."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        document = _document(write_draft(root, pages=pages), root, invented(terms))
        text = [passage.prose for passage in document.passages]
        size = sum(map(len, text))
        print(f"== {terms:,} terms over {pages} pages, {size / 1e6:.2f} million characters")
        _print("build the tree of terms", runs, lambda: _tree(document))
        tree = _tree(document)
        looked = _print("look for all of them", runs, lambda: [list(tree.matches(one)) for one in text])
        print(f"   {size / 1e6 / looked:.1f} million characters a second")
        _print("with the document's own names", runs, lambda: lexicon(document))


def _print(what: str, runs: int, act: object) -> float:
    seconds = min(_seconds(act) for _ in range(runs))
    print(f"   {what:<44} {seconds:6.2f} s")
    return seconds


def _seconds(act: object) -> float:
    assert callable(act)
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _tree(document: Document) -> Terms[str]:
    found: Terms[str] = Terms("en")
    for vocabulary in document.vocabularies:
        for concept, one in vocabulary.designations("en"):
            found.add(one.text, concept.id)
    return found


def _document(draft: Path, root: Path, vocabulary: Vocabulary) -> Document:
    report = Report()
    loaded = load_draft(draft, root, report)
    assert loaded is not None
    made = make_standards(loaded, state=State(), report=report, cache=None)
    return Document(made["iso"], stage="FDIS", draft=loaded, vocabularies=(vocabulary,))


if __name__ == "__main__":
    measure_vocabulary()
