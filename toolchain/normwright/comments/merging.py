"""Rows of one body out of one file, and the comments of that body that are known: what becomes of both.

A row whose place and wording are known is that comment once more. Where the file corrects another, the rest
of its rows is matched with the rest of the other's comments: by the member's own number, else by likeness of
place and wording. What then has no match is new; what the corrected form no longer has is kept and marked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from normwright.comments.corrections import Pair, likest_pairs
from normwright.comments.keys import comment_key, fingerprint
from normwright.comments.ledger import by_place, in_form
from normwright.comments.record import Comment, Origin, Wording

K = TypeVar("K", str, int)


@dataclass(frozen=True)
class Arrival:
    """A row that came in, its attachments by name and SHA-256 each."""

    wording: Wording
    origin: Origin
    own: str = ""
    repairs: tuple[str, ...] = ()
    attachments: tuple[tuple[str, str], ...] = ()
    late: bool = False
    target: str = ""
    quoted: str = ""


@dataclass
class Merged:
    """The comments of a body afterwards, and the keys of those that something happened to.

    `rows` says for each arrival, in order, which comment it is.
    """

    comments: list[Comment]
    rows: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    repeated_in: list[str] = field(default_factory=list)  # the rows that did so, as people count
    missing: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def merge(
    ballot: str,
    body: str,
    known: Sequence[Comment],
    arrivals: Sequence[Arrival],
    *,
    file: str,
    sha256: str,
    replaced: Iterable[str] = (),
    decided: Iterable[str] = (),
    attached: dict[str, str] | None = None,
) -> Merged:
    """What the rows of the file `sha256` make of the known comments of `body`.

    `replaced` are the files that it corrects. Without them the file itself is read anew: a comment that it no
    longer gives is removed, unless it is `decided`. `attached`: name of an attachment -> SHA-256.
    """
    work = _Work(ballot, body, file, {sha256, *replaced}, bool(set(replaced)), attached or {})
    work.begin(known)
    rest = [number for number, row in enumerate(arrivals) if not work.recognize(number, row)]
    rest = work.match_numbers(rest, arrivals)
    rest = work.match_likeness(rest, arrivals)
    for number in rest:
        work.add(number, arrivals[number])
    return work.end(set(decided), len(arrivals))


@dataclass
class _Work:
    ballot: str
    body: str
    file: str
    sources: set[str]
    corrects: bool
    attached: dict[str, str]
    live: dict[str, Comment] = field(default_factory=dict)
    orphans: dict[str, Comment] = field(default_factory=dict)  # those that only the sources have
    current: dict[str, str] = field(default_factory=dict)  # fingerprint -> key
    former: dict[str, str] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)  # of comments that an attachment of is gone
    keys: dict[int, str] = field(default_factory=dict)
    told: Merged = field(default_factory=lambda: Merged([]))

    def begin(self, known: Sequence[Comment]) -> None:
        """Sets aside the comments that stand in no other file."""
        for comment in known:
            self.current[self._print(comment)] = comment.key
            if any(name not in self.attached for name in comment.attachments):
                self.bare[fingerprint(self.ballot, self.body, comment.wording)] = comment.key
            for wording in comment.earlier:
                self.former.setdefault(fingerprint(self.ballot, self.body, wording), comment.key)
            left = [one for one in (comment.origin, *comment.repeated) if one.sha256 not in self.sources]
            if not left:
                self.orphans[comment.key] = comment
            elif comment.origin in left:
                self.live[comment.key] = replace(comment, repeated=tuple(left[1:]))
            else:
                first = min(left, key=by_place)
                others = tuple(sorted((one for one in left if one != first), key=by_place))
                self.live[comment.key] = replace(comment, origin=first, repeated=others)

    def recognize(self, number: int, row: Arrival) -> bool:
        """Whether the row's place and wording are known; then it is that comment."""
        digest = self._row_print(row)
        key = self.current.get(digest) or self.bare.get(fingerprint(self.ballot, self.body, row.wording))
        if key is None:
            key = self.former.get(digest)
            if key is None or (self.corrects and key not in self.live):
                return False  # a corrected form may also go back to what was said before
            self._repeat(number, key, row.origin)
            return True
        if key in self.orphans:
            self._take(number, key, self.orphans.pop(key), row)
        else:
            self._again(number, key, row)
        return True

    def match_numbers(self, rest: list[int], arrivals: Sequence[Arrival]) -> list[int]:
        """Matches rows and set-aside comments that have the same number, which nothing else has."""
        mine = _once((arrivals[number].own, number) for number in rest)
        theirs = _once((comment.own, key) for key, comment in self.orphans.items())
        for own, number in mine.items():
            if own in theirs:
                self._change(number, theirs[own], arrivals[number])
        return [number for number in rest if number not in self.keys]

    def match_likeness(self, rest: list[int], arrivals: Sequence[Arrival]) -> list[int]:
        """Matches rows and set-aside comments that are alike, the likest first."""
        keys = sorted(self.orphans, key=lambda key: in_form(self.orphans[key]))
        pairs: list[Pair] = likest_pairs(
            [arrivals[number].wording for number in rest], [self.orphans[key].wording for key in keys]
        )
        for row, comment in pairs:
            self._change(rest[row], keys[comment], arrivals[rest[row]])
        return [number for number in rest if number not in self.keys]

    def add(self, number: int, row: Arrival) -> None:
        """A new comment; or, where an identical row has just made one, that once more."""
        digest = self._row_print(row)
        if digest in self.current:
            self._again(number, self.current[digest], row)
            return
        key = comment_key(self.body, digest, {*self.live, *self.orphans})
        self.live[key] = _made(key, self.body, row)
        self.current[digest] = key
        self.keys[number] = key
        self.told.new.append(key)

    def end(self, decided: set[str], count: int) -> Merged:
        """The result; decides on what has no row any more."""
        for key, comment in self.orphans.items():
            if self.corrects:
                self.live[key] = replace(comment, missing=self.file)
                self.told.missing.append(key)
            elif key in decided:
                self.live[key] = comment
                self.told.missing.append(key)
            else:
                self.told.removed.append(key)
        self.told.rows = [self.keys[number] for number in range(count)]
        self.told.comments = sorted(self.live.values(), key=in_form)
        return self.told

    # -- what becomes of one row ---------------------------------------------------------------------------

    def _take(self, number: int, key: str, comment: Comment, row: Arrival) -> None:
        """The same comment from the file that is read anew or corrected."""
        fresh = _made(key, self.body, row)
        self.live[key] = replace(fresh, earlier=comment.earlier)
        self.keys[number] = key

    def _again(self, number: int, key: str, row: Arrival) -> None:
        """The same comment as in another file or row: the first of both by name and row is its origin."""
        comment = self.live[key]
        self.keys[number] = key
        self.told.repeated.append(key)
        self.told.repeated_in.append(row.origin.row)
        if by_place(row.origin) < by_place(comment.origin):
            fresh = _made(key, self.body, row)
            others = (comment.origin, *comment.repeated)
            made = replace(fresh, earlier=comment.earlier, repeated=tuple(sorted(others, key=by_place)))
            self.live[key] = _completed(made, comment)
        else:
            self._repeat(number, key, row.origin)
            self.live[key] = _completed(self.live[key], row)

    def _repeat(self, number: int, key: str, origin: Origin) -> None:
        comment = self.live.get(key) or self.orphans.pop(key)
        self.live[key] = replace(comment, repeated=tuple(sorted({*comment.repeated, origin}, key=by_place)))
        self.keys[number] = key

    def _change(self, number: int, key: str, row: Arrival) -> None:
        """The comment in new words; its key and what it said before stay."""
        comment = self.orphans.pop(key)
        fresh = _made(key, self.body, row)
        self.live[key] = replace(fresh, earlier=(*comment.earlier, comment.wording))
        self.current[self._row_print(row)] = key
        self.keys[number] = key
        self.told.changed.append(key)

    def _row_print(self, row: Arrival) -> str:
        return fingerprint(self.ballot, self.body, row.wording, (digest for _, digest in row.attachments))

    def _print(self, comment: Comment) -> str:
        attached = (self.attached.get(name, "") for name in comment.attachments)
        return fingerprint(self.ballot, self.body, comment.wording, attached)


def _made(key: str, body: str, row: Arrival) -> Comment:
    return Comment(
        key=key,
        body=body,
        wording=row.wording,
        origin=row.origin,
        own=row.own,
        repairs=row.repairs,
        attachments=tuple(name for name, _ in row.attachments),
        late=row.late,
        target=row.target,
        quoted=row.quoted,
    )


def _completed(comment: Comment, other: Comment | Arrival) -> Comment:
    """The comment with what only its twin says: a Word form has no place for block and words selected."""
    return replace(
        comment,
        own=comment.own or other.own,
        target=comment.target or other.target,
        quoted=comment.quoted or other.quoted,
    )


def _once(pairs: Iterable[tuple[str, K]]) -> dict[str, K]:
    """The numbers that one thing alone has."""
    found: dict[str, K] = {}
    several: set[str] = set()
    for own, value in pairs:
        if own in found:
            several.add(own)
        if own:
            found[own] = value
    return {own: value for own, value in found.items() if own not in several}
