"""Dates in heads of forms: read where they mean one day alone, told where they may mean two."""

import pytest

from normwright.comments.dates import read_date

READ = {
    "2026-03-05": [
        "2026-03-05", "2026/3/5", "2026.03.05", "20260305", "05.03.2026", "5. 3. 2026", "5 March 2026", "March 5, 2026", "5 mars 2026",
        "5. März 2026", "5th of March 2026", "Thursday, 5 March 2026", "05-Mar-2026", "5-Mar-26", "5 mar. 2026", "5 de marzo de 2026",
        "le 5 mars 2026", "2026 March 5", "2026-03-05T10:30", "2026-03-05 10:30:00", "2026年3月5日", "5 MARCH 2026", "5 maart 2026",
    ],
    "2026-03-13": ["13/3/2026", "3/13/2026", "13-03-2026"], "2026-05-05": ["5/5/2026"], "2026-03-01": ["1er mars 2026"],
    "2026-08-01": ["1 août 2026"], "2026-06-07": ["7 juin 2026"], "2026-03": ["March 2026", "2026-03", "03/2026", "mars 2026"],
    "": ["", "YYYY-MM-DD", "Date", "tbd"],
}  # fmt: skip
OPEN = {
    "5/3/2026": "can be 2026-03-05 or 2026-05-03", "05-03-2026": "can be 2026-03-05 or 2026-05-03",
    "26-03-05": "can be 2005-03-26 or 2026-03-05", "13.02.26": "can be 2013-02-26 or 2026-02-13",
    "31.02.2026": "is no date", "5 jui 2026": "is no date", "week 12": "is no date", "5 March 2026, J. Doe": "is no date",
    "2026": "is no date", "2026-03-05/2026-04-05": "is no date", "1" * 5000: "is no date", "99/99/9999": "is no date",
}  # fmt: skip


@pytest.mark.parametrize(("iso", "typed"), [(iso, typed) for iso, those in READ.items() for typed in those])
def test_usual_spellings_are_read(iso: str, typed: str) -> None:
    assert (read_date(typed).iso, read_date(typed).doubt) == (iso, "")


@pytest.mark.parametrize(("typed", "told"), OPEN.items(), ids=[typed[:30] for typed in OPEN])
def test_what_can_be_two_days_is_not_guessed(typed: str, told: str) -> None:
    found = read_date(typed)
    assert (found.iso, told in found.doubt) == ("", True)
