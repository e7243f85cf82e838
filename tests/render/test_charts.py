"""Bars as long as what they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from normwright.render.charts import bars

ROWS = st.lists(
    st.integers(0, 5000).flatmap(lambda n: st.tuples(st.text(max_size=60), st.just(n), st.integers(0, n))),
    max_size=90,
)


@given(ROWS)
def test_bars_stay_within_the_chart(rows: list[tuple[str, int, int]]) -> None:
    chart = bars(rows)
    assert len(chart.bars) == len(rows)
    for bar, (_, total, done) in zip(chart.bars, rows, strict=True):
        assert bar.number == str(total)
        assert bar.x >= 0
        assert bar.x + bar.width <= chart.width
        assert bar.y + bar.height <= chart.height
        assert 0 <= bar.done <= bar.width
        assert (
            (bar.done == bar.width) == (done == total) or total < 100 or bar.width < 30 or total - done < 20
        )


def test_lengths_are_in_proportion() -> None:
    first, second, none = bars([("a", 100, 25), ("b", 50, 50), ("c", 0, 0)], length=200).bars
    assert (first.width, first.done, second.width, second.done, none.width) == (200, 50, 100, 100, 0)


def test_what_is_hardly_there_is_seen() -> None:
    assert bars([("a", 10_000, 0), ("b", 1, 0)]).bars[1].width == 3


def test_no_rows_no_chart() -> None:
    assert bars([]).bars == ()
