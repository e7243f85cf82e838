"""Values parted by a sign: what they are is the library's to say, where they begin is ours."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright.sources.values import Form, Unreadable, read_values
from tests.support.tried import tried

CELLS = st.lists(st.lists(st.text("ab\"'\n;, \\é", max_size=6), min_size=1, max_size=4), max_size=4)


@given(rows=CELLS, delimiter=st.sampled_from(",;"), escape=st.sampled_from([None, "\\"]))
@tried(150)
def test_values_are_those_written_and_begin_where_they_stand(
    rows: list[list[str]], delimiter: str, escape: str | None
) -> None:
    written = io.StringIO(newline="")
    csv.writer(
        written, delimiter=delimiter, escapechar=escape, doublequote=escape is None, lineterminator="\n"
    ).writerows(rows)
    text = written.getvalue()
    form = Form(delimiter=delimiter, escape=escape, keep_blanks=True)
    found = list(read_values(text, form))
    assert [[value.text for value in row] for row in found] == rows
    lines = text.split("\n")
    for value in (value for row in found for value in row if value.text.strip('"\\\n')):
        behind = "\n".join([lines[value.line][value.column :], *lines[value.line + 1 :]])
        assert behind.lstrip('"\\')[:1] == value.text.lstrip('"\\')[:1]


def test_blanks_before_a_value_do_not_count() -> None:
    (row,) = read_values('a,  "b, c",  ,', Form())
    assert [(value.text, value.column) for value in row] == [("a", 0), ("b, c", 5), ("", 13), ("", 14)]


def test_one_sign_with_two_meanings_is_no_trap() -> None:
    assert [[value.text for value in row] for row in read_values("a,b\n", Form(quote=","))]


def test_rows_that_cannot_be_read_say_their_line() -> None:
    with pytest.raises(Unreadable) as told:
        list(read_values('a,b\n"c" d,e\n', Form()))
    assert told.value.line == 1
