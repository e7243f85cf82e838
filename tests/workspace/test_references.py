"""references.toml."""

import pytest

from .conftest import DRAFT, Load

GOOD = """\
[[normative]]
ref = "ISO 99100:2031"
title = "Shade — Test method"
[[normative]]
ref = "ISO 99300"
title = "Fountains"
stage = "DIS"
[[bibliography]]
key = "harbour-2031"
text = "Harbour office. *Shade in ports*. Example Press, 2031"
url = "https://example.org/shade"
viewed = 2031-05-02
"""


def test_good_lists(load: Load) -> None:
    draft, findings = load(DRAFT, GOOD)
    assert findings == []
    assert draft is not None
    first, second = draft.references.normative
    assert (first.ref, first.title, second.stage) == ("ISO 99100:2031", "Shade — Test method", "DIS")
    assert (first.place.file, first.place.line, first.place.column) == ("drafts/test/references.toml", 2, 7)
    (work,) = draft.references.bibliography
    assert (work.key, str(work.viewed)) == ("harbour-2031", "2031-05-02")


def test_no_file_is_no_fault(load: Load) -> None:
    draft, findings = load(DRAFT)
    assert draft is not None
    assert (draft.references.normative, draft.references.bibliography, findings) == ((), (), [])


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('ref = "ISO 99300"', 'ref = "iso 99100:2031"', "5:7 SET010"),
        ('title = "Fountains"\n', "", '5:7 SET011 "ISO 99300" has no title'),
        ('title = "Fountains"', 'titel = "Fountains"', "6:1 SET001"),
        ('ref = "ISO 99300"', 'ref = "ISO 99300:2031"', "7:9 SET013"),
        ('ref = "ISO 99300"', 'ref = "ISO 99300-2031"', "5:7 NAM003"),
        ('ref = "ISO 99300"', 'ref = "ISO 99300, 8.2"', "5:7 NAM001"),
        ('ref = "ISO 99300"', 'ref = "ITU-T Y.4900"', "5:7 NAM002"),
        ('stage = "DIS"', 'stage = "draft"', "7:9 SET002"),
        ('key = "harbour-2031"\n', "", "SET012"),
        ('key = "harbour-2031"', 'key = "harbour, 2031"', "9:7 SET002"),
        ('key = "harbour-2031"', 'ref = "ISO 1"', "SET012"),
        ("https://example.org/shade", "javascript:alert(1)", "11:7 SET002"),
        ("viewed = 2031-05-02", 'viewed = "yesterday"', "12:10 SET002"),
    ],
)
def test_faults(load: Load, right: str, wrong: str, said: str) -> None:
    assert GOOD.count(right) == 1
    _, findings = load(DRAFT, GOOD.replace(right, wrong))
    assert any(said in finding for finding in findings), findings


def test_a_normative_reference_stands_not_in_the_bibliography_too(load: Load) -> None:
    text = GOOD + '[[bibliography]]\nref = "ISO 99100:2031"\ntitle = "Shade"\n'
    _, findings = load(DRAFT, text)
    assert [finding.split(" ")[1] for finding in findings] == ["SET010"]
    assert "drafts/test/references.toml:2:7" in findings[0]
