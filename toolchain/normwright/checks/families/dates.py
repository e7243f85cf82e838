"""Dates (ISO/IEC Directives Part 1, SE.1; ISO 8601-1)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, Replace, at, replace
from normwright.checks.rule import rule
from normwright.sts.views import Passage, Role

_FORMS = re.compile(
    r"(?<![\w./:-])(?:(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d{2})"
    r"|(?P<year_first>(?:19|20)\d{2})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2}))(?![\w/-]|\.\d)"
)


@rule("DAT001", on=Passage, where=r"\d[./-]\d\d?[./-]\d")
def check_dates(passage: Passage, document: Document) -> Iterator[Finding]:
    """A date in figures has the form of ISO 8601: year, month, day."""
    if passage.role is Role.CODE:
        return
    for match in _FORMS.finditer(passage.prose):
        if _is_date(match):
            yield at("DAT001", passage, *match.span(), *_mending(passage, match))


def _is_date(match: re.Match[str]) -> bool:
    """Whether the figures can be a day and a month."""
    if match["year"] is None:
        return 1 <= int(match["month"]) <= 12 and 1 <= int(match["day"]) <= 31
    numbers = sorted((int(match["first"]), int(match["second"])))
    return numbers[0] >= 1 and numbers[0] <= 12 and numbers[1] <= 31


def _mending(passage: Passage, match: re.Match[str]) -> Iterator[Replace]:
    """The same day in the right form, where the figures leave no doubt which is the month."""
    if match["year"] is None:
        year, month, day = match["year_first"], match["month"], match["day"]
    elif int(match["second"]) > 12:
        year, month, day = match["year"], match["first"], match["second"]
    elif int(match["first"]) > 12 or match["sign"] == ".":
        year, month, day = match["year"], match["second"], match["first"]
    else:
        return
    yield replace(passage, *match.span(), f"{year}-{int(month):02}-{int(day):02}")
