"""The file of the ballot page: what it may hold, and its twin, the Word form of the same comments."""

import json
from itertools import permutations
from typing import Any

import pytest

from normwright.comments.forms.json import read_json
from normwright.comments.merging import Arrival, merge
from normwright.comments.record import Comment, Origin, Wording

GOOD: dict[str, Any] = {
    "kind": "comments",
    "format": 1,
    "ballot": "cool-refuges/cd1",
    "text": "ab" * 32,
    "body": "XA",
    "comments": [{"own": "1", "target": "p_5.1-1", "quoted": "cool", "type": "te", "comment": "Too vague."}],
}
ROW = Wording(clause="5.1", type="te", comment="Too vague.")


def read(**changes: Any) -> Any:
    return read_json(json.dumps({**GOOD, **changes}).encode(), "xa.json")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud800", "\uffff"])
@pytest.mark.parametrize("name", ["comment", "proposal", "quoted", "target", "own"])
def test_what_no_form_can_hold_is_told_and_marked(sign: str, name: str) -> None:
    sheet = read(comments=[{**GOOD["comments"][0], name: f"a{sign}b"}])
    assert [finding.code for finding in sheet.findings] == ["CMT057"]
    (row,) = sheet.rows
    assert row.repairs == ("characters that no form can hold stand as “\ufffd”: 1",)
    texts = {**vars(row.cells), "quoted": row.quoted, "target": row.target, "own": row.own}
    assert texts[name] == "a\ufffdb"
    json.dumps(texts, ensure_ascii=False).encode()


@pytest.mark.parametrize("text", ["שלום \u202eabc\u202c", "e\u0301 \U0001f9ca", "\ttab\nline", "\u2028\x85"])
def test_other_characters_stay(text: str) -> None:
    sheet = read(comments=[{**GOOD["comments"][0], "comment": text}])
    assert (sheet.findings, sheet.rows[0].cells.comment, sheet.rows[0].repairs) == ((), text, ())


@pytest.mark.parametrize(
    "changes",
    [{"ballot": ""}, {"text": "ab"}, {"text": None}, {"comments": {}}, {"format": True}, {"kind": "x"}],
)
def test_a_file_of_another_shape_is_refused(changes: dict[str, Any]) -> None:
    sheet = read(**changes)
    assert sheet.refused
    assert [finding.code for finding in sheet.findings] == ["CMT053"]


def test_a_comment_keeps_what_only_one_of_its_files_says() -> None:
    """The page saves both forms; whichever comes first, block, words and number are kept."""
    word = Arrival(ROW, Origin("xa.docx", "1" * 64, "table 1, row 1"))
    page = Arrival(ROW, Origin("xa.json", "2" * 64, "comment 1"), own="1", target="p_5.1-1", quoted="cool")
    ends: list[list[Comment]] = []
    for order in permutations((word, page)):
        known: list[Comment] = []
        for one in order:
            origin = one.origin
            known = merge(
                "cool-refuges/cd1", "XA", known, [one], file=origin.file, sha256=origin.sha256
            ).comments
        ends.append(known)
    assert ends[0] == ends[1]
    (comment,) = ends[0]
    assert (comment.target, comment.quoted, comment.own) == ("p_5.1-1", "cool", "1")
    assert comment.origin.file == "xa.docx"
