"""From the steps of a place to a block: which clause, which table in it, which paragraph."""

from dataclasses import dataclass, field

from normwright.comments.places import LAST, NUMBERED, Step, Way
from normwright.comments.targets import Targets
from normwright.sts.pointers import Pointer

_CLAUSES = frozenset({"clause", "annex", "entry"})
_BESIDE = ("note", "example", "notice", "footnote", "definition", "code", "source", "list")
_COUNTED = frozenset({"paragraph"})


@dataclass(frozen=True)
class Resolved:
    """Where the cells of a place lead.

    `name` is the innermost block that was found, "" when none was; `certain` whether each step led on;
    `labelled` whether the last of them was a number or letter that is printed; `others` are further clauses
    that the cells name, `missing` what was not there, in words.
    """

    name: str = ""
    certain: bool = False
    labelled: bool = False
    others: tuple[str, ...] = ()
    missing: str = ""
    near: str = ""  # the nearest block above what is missing


def resolve(way: Way, targets: Targets) -> Resolved:
    """The block that a way leads to."""
    walk = _Walk(targets)
    for step in way.steps:
        walk.take(step)
    if not walk.name and not walk.missing and way.words:
        titled = targets.titled(way.words)
        if len(titled) == 1:
            return Resolved(titled[0].name, True, True)
    if walk.missing and not walk.name:
        titled = targets.titled(way.words) if way.words else []
        if len(titled) == 1:
            return Resolved(titled[0].name, False, True, missing=walk.missing)
    return Resolved(
        walk.name,
        walk.certain and bool(walk.name),
        walk.labelled,
        tuple(walk.others),
        walk.missing,
        walk.near,
    )


@dataclass
class _Walk:
    """Where the steps have led so far."""

    targets: Targets
    name: str = ""
    certain: bool = True
    labelled: bool = False
    others: list[str] = field(default_factory=list)
    missing: str = ""
    near: str = ""

    def take(self, step: Step) -> None:
        """One step on."""
        if step.kind in _CLAUSES:
            self._clause(step)
        elif step.kind in NUMBERED:
            self._numbered(step)
        elif step.kind == "reference":
            self._labelled(self.targets.numbered("reference", step.number), step)
        elif step.kind in ("foreword", "introduction", "bibliography", "scope"):
            self._front(step)
        elif step.kind == "item":
            self._item(step)
        elif step.kind == "editor":
            self._only([one for one in self._beside("note") if "editor" in one.label.lower()], step)
        elif step.kind in _BESIDE or step.kind in _COUNTED:
            self._counted(step)

    # -- clauses ---------------------------------------------------------------------------------------------

    def _clause(self, step: Step) -> None:
        found = self.targets.numbered("clause", step.number) or self._spelled(step.number)
        if not found:
            if not self.name:
                self._miss(f"there is no {_clause_words(step)}")
                self._nearest(step.number)
            return
        name = next((one.name for one in found if self._leads_on(one.name)), found[0].name)
        if not self.name or self._leads_on(name):
            self._go(name, labelled=True)
        elif name != self.name and not self.targets.inside(self.name, name):
            self.others.append(name)

    def _spelled(self, number: str) -> list[Pointer]:
        """8 for the "8.0" that a table program made of it."""
        return self.targets.numbered("clause", number[:-2]) if number.endswith(".0") else []

    def _nearest(self, number: str) -> None:
        while "." in number and not self.near:
            number = number.rpartition(".")[0]
            self.near = next((one.name for one in self.targets.numbered("clause", number)), "")

    def _leads_on(self, name: str) -> bool:
        return bool(self.name) and name != self.name and self.targets.inside(name, self.name)

    def _front(self, step: Step) -> None:
        found = self.targets.front(step.kind)
        if found is not None and not self.name:
            self._go(found.name, labelled=True)
        elif not self.name:
            self._miss(f"there is no {step.kind}")

    # -- blocks ----------------------------------------------------------------------------------------------

    def _numbered(self, step: Step) -> None:
        found = self.targets.numbered(step.kind, step.number) if step.number else []
        here = [one for one in found if self.name and self.targets.inside(one.name, self.name)]
        if not found and self.name:
            inside = list(self.targets.within(self.name, step.kind))
            if step.number:
                home = self.targets[self.name].number[:1]
                inside = self.targets.numbered(step.kind, f"{home}.{step.number}") if home.isalpha() else []
            here = inside[:1] if len(inside) == 1 else []
        self._labelled(here or found[:1], step)

    def _labelled(self, found: list[Pointer], step: Step) -> None:
        if found:
            self._go(found[0].name, labelled=True)
        else:
            self._miss(f"there is no {step.kind} {step.number}".rstrip())

    def _item(self, step: Step) -> None:
        if not self.name:
            self._miss("a list item is named, but no clause")
            return
        items = self._items()
        if step.number:
            found = [one for one in items if one.number.lower() == step.number.lower()]
            found = found or [
                one
                for one in self.targets.within(self.name, "item")
                if one.number.lower() == step.number.lower()
            ]
            if found:
                self._go(found[0].name, labelled=True)
                return
        self._nth(items, step.ordinal or (int(step.number) if step.number.isdigit() else 0), step)

    def _items(self) -> list[Pointer]:
        """The items of the first list here; of the lists behind it too where the first has too few."""
        if self.targets[self.name].kind == "list":
            lists = [self.targets[self.name]]
        else:
            lists = [
                one
                for one in self.targets.within(self.name, "list")
                if not self._between(one) and self._own(one)
            ]
        return [item for one in lists for item in self.targets.children(one.name) if item.kind == "item"]

    def _between(self, one: Pointer) -> bool:
        """Whether a list stands in an item that is further in than where we are."""
        around = self.targets.path(one.parent)
        inner = around[: around.index(self.name)] if self.name in around else around
        return any(self.targets[name].kind == "item" for name in inner)

    def _own(self, one: Pointer) -> bool:
        return not self.targets[self.name].is_clause or one.home == self.name

    def _counted(self, step: Step) -> None:
        if not self.name:
            self._miss(f"a {step.kind} is named, but no clause")
            return
        found = self._paragraphs() if step.kind == "paragraph" else self._beside(step.kind)
        if step.kind in ("note", "example", "footnote") and step.number:
            printed = [one for one in found if one.number == step.number]
            if printed:
                self._go(printed[0].name, labelled=True)
                return
        if not step.ordinal:
            self._only(found, step)
        elif step.kind in ("note", "example") and step.ordinal == 1 and len(found) == 1:
            self._go(found[0].name, labelled=True)
        else:
            self._nth(found, step.ordinal, step)

    def _paragraphs(self) -> list[Pointer]:
        """The paragraphs as a reader counts them: what holds several together can't be seen."""
        here = self.targets[self.name]
        if here.kind in NUMBERED or here.kind == "paragraph":
            return []
        found: list[Pointer] = []
        for one in self.targets.children(self.name):
            inner = self.targets.children(one.name) if one.kind == "statement" else [one]
            found += [block for block in inner if block.kind == "paragraph"]
        return found

    def _beside(self, *kinds: str) -> list[Pointer]:
        """The blocks of some kinds right here; where there are none, those further in."""
        right = [one for one in self.targets.children(self.name) if one.kind in kinds]
        own = [one for one in self.targets.within(self.name, *kinds) if self._own(one)]
        return right or own or list(self.targets.within(self.name, *kinds))

    def _only(self, found: list[Pointer], step: Step) -> None:
        if len(found) == 1 or (found and step.kind == "list"):
            self._go(found[0].name, labelled=True)
        elif not found and self.targets[self.name].kind in (*NUMBERED, step.kind):
            return  # a note of a table is the table
        elif found:
            self._miss(f"there are {len(found)} of the kind {step.kind}, and none is named")
        else:
            self._miss(f"there is no {step.kind}")

    def _nth(self, found: list[Pointer], ordinal: int, step: Step) -> None:
        if ordinal == LAST and found:
            self._go(found[-1].name)
        elif 0 < ordinal <= len(found):
            self._go(found[ordinal - 1].name)
        elif self.targets[self.name].kind not in NUMBERED:
            self._miss(f"there is no {step.kind} {step.number or ordinal}")

    def _go(self, name: str, *, labelled: bool = False) -> None:
        self.name, self.labelled = name, labelled

    def _miss(self, words: str) -> None:
        self.missing = self.missing or words
        self.certain = False


def _clause_words(step: Step) -> str:
    return f"annex {step.number}" if step.number.isalpha() else f"clause {step.number}"
