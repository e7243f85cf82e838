"""Names for the pictures and formulas of a row, in its texts and as files beside it."""

from collections.abc import Sequence
from dataclasses import replace

from normwright.comments.forms.rows import Attachment
from normwright.comments.record import COLUMNS, Wording
from normwright.wordml.inserts import Insert, marks, with_words
from normwright.wordml.pictures import Picture


class Attachments:
    """Collects what the texts of one row hold, in the order of its texts.

    `files` are the attachments so far, `unconverted` the letters of formulas that have no other form.
    """

    def __init__(self, inserts: Sequence[Insert]) -> None:
        self.files: list[Attachment] = []
        self.unconverted: list[str] = []
        self._inserts = inserts
        self._words: dict[int, str] = {}
        self._counts = {"picture": 0, "formula": 0}

    def wording(self, cells: Wording) -> Wording:
        """The cells with words in the places of pictures and formulas."""
        changed = {name: getattr(cells, name) for name in COLUMNS if marks(getattr(cells, name))}
        return (
            replace(cells, **{name: self.text(text) for name, text in changed.items()}) if changed else cells
        )

    def text(self, text: str) -> str:
        """One text likewise."""
        return with_words(text, self._word)

    def _word(self, number: int) -> str:
        if number not in self._words:
            self._words[number] = self._named(self._inserts[number])
        return self._words[number]

    def _named(self, insert: Insert) -> str:
        if isinstance(insert, Picture):
            name = self._attach("picture", insert.suffix, insert.media_type, insert.data)
            return f"[{name}]"
        if insert.mathml is None:
            self.unconverted.append(insert.letters)
            return insert.letters
        self._attach("formula", "mml", "application/mathml+xml", insert.mathml)
        return f"\\({insert.latex}\\)"

    def _attach(self, kind: str, suffix: str, media_type: str, data: bytes) -> str:
        self._counts[kind] += 1
        name = f"{kind}-{self._counts[kind]}.{suffix}"
        self.files.append(Attachment(name, media_type, data))
        return name
