"""`include`: text of another file of the draft, read as if it stood here, in the same syntax."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.statemachine import string2lines

from normwright.sources import insertion
from normwright.sources.directives import Converter, SourceDirective, directive
from normwright.sources.positions import is_myst
from normwright.sources.reading import Reading

#: Files included in one source, repetitions counted; and characters they may bring.
LIMIT, CHARACTERS = 500, 20_000_000
_SYNTAX = {".rst": "rst", ".md": "md"}


@directive("include")
class Include(SourceDirective):
    """Shared text. A class of its own: MyST swaps docutils' for one that reads everywhere."""

    known: ClassVar[Mapping[str, Converter]] = {"start-after": str, "end-before": str}

    def make(self) -> list[nodes.Node]:
        """Nothing: the text goes into the parser."""
        inserted = insertion.open_inserted(self)
        if inserted is None or not self._may(inserted):
            return []
        text = insertion.part(self, inserted)
        file = self.reading.name_of(inserted.path)
        self.reading.show(file, inserted.text)
        first = inserted.text[: inserted.text.find(text)].count("\n") if text else 0
        self._myst(text, inserted.path, first) if is_myst(self) else self._rest(text, inserted.path, first)
        return []

    def _rest(self, text: str, path: Path, first: int) -> None:
        lines = string2lines("\n" * first + text, tab_width=8, convert_whitespace=True)
        self.state_machine.insert_input(lines, str(path))

    def _myst(self, text: str, path: Path, first: int) -> None:
        renderer = self.state._renderer  # type: ignore[attr-defined]
        before = renderer.document["source"]
        renderer.document["source"] = str(path)
        try:
            renderer.nested_render_text(text, first)
        finally:
            renderer.document["source"] = before

    def _may(self, inserted: insertion.Inserted) -> bool:
        reading, place = self.reading, self.place
        file = reading.name_of(inserted.path)
        chain = _chain(reading, file, place.file)
        if chain:
            self.say("SRC212", None, path=self.argument, chain=" → ".join(Path(name).name for name in chain))
            return False
        if _SYNTAX.get(inserted.path.suffix, reading.syntax) != reading.syntax:
            self.say("SRC214", None, path=self.argument)
            return False
        reading.includes.setdefault(place.file, []).append(file)
        reading.included_characters += len(inserted.text)
        if sum(map(len, reading.includes.values())) > LIMIT or reading.included_characters > CHARACTERS:
            self.say("SRC213", None, limit=LIMIT)
            return False
        return True


def _chain(reading: Reading, start: str, goal: str) -> list[str]:
    """The way by which `start` already includes `goal`; a file includes itself at once."""
    if start == goal:
        return [goal, start]
    waiting, seen = [[start]], {start}
    while waiting:
        way = waiting.pop()
        for following in reading.includes.get(way[-1], ()):
            if following == goal:
                return [*way, goal, start]
            if following not in seen:
                seen.add(following)
                waiting.append([*way, following])
    return []
