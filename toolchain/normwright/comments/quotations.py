"""The blocks of a text that hold the words which a comment quotes, or says anew."""

from normwright.comments.evidence import Evidence
from normwright.comments.likeness import folded
from normwright.comments.searching import Search
from normwright.comments.targets import Targets

TELLING = 3  # words of a quotation that can be looked for in the whole text
_LONG = 10  # letters of fewer words that can


class Quotations:
    """Finds them in one text; a scope is a block with all in it, "" the document."""

    def __init__(self, targets: Targets, search: Search) -> None:
        self.targets = targets
        self.search = search

    def exact(self, evidence: Evidence, scope: str, *, words: int = 1) -> list[str]:
        """The innermost blocks in `scope` with quoted words, by the quotation that fewest blocks hold."""
        best: list[int] = []
        for phrase in evidence.quotes:
            if len(phrase.split()) >= words:
                hits = self.search.exact(phrase, self.targets.range(scope))
                if len(hits) == 1:
                    return [self.targets.all[hits[0]].name]
                best = hits if hits and (not best or len(hits) < len(best)) else best
        return [self.targets.all[at].name for at in best]

    def like(self, evidence: Evidence, scope: str, *, least: float = 0.0) -> list[str]:
        """Those with words like the longest quotation that has any, `least` so like."""
        for phrase in evidence.quotes:
            if len(phrase) >= _LONG or len(phrase.split()) >= TELLING:
                hits = self.search.like(
                    phrase, self.targets.range(scope), **({"least": least} if least else {})
                )
                if hits:
                    return [self.targets.all[at].name for at in hits]
        return []

    def rewritten(self, evidence: Evidence, scope: str) -> str:
        """The block of which proposal or comment is a new wording; empty for none."""
        cells = evidence.comment.wording
        for text in (cells.proposal, cells.comment):
            at = self.search.rewritten(folded(text), self.targets.range(scope))
            if at is not None:
                return self.targets.all[at].name
        return ""
