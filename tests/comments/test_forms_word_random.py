"""Random forms: whatever their tables are made of, every text comes out once, in its row and column."""

from dataclasses import dataclass

from hypothesis import example, given
from hypothesis import strategies as st

from normwright.comments.forms.word import read_word
from normwright.comments.record import COLUMNS
from tests.support.docx import HEADINGS, cell, control, form, gone, ins, p, row, t, text_of
from tests.support.tried import tried

#: Letters that no heading, number or split word can be made of by chance.
WORDS = st.text(st.sampled_from("zqx éøЖ漢א\u0301‑=+@&<>\"'"), max_size=15).map(str.strip)


@dataclass(frozen=True)
class Made:
    """A cell as written, and its text."""

    xml: str
    text: str


@st.composite
def cells(draw: st.DrawFn) -> Made:
    lines = draw(
        st.lists(WORDS, max_size=3).filter(lambda found: not found or (bool(found[-1]) and bool(found[0])))
    )
    text = "\n".join(lines)
    kind = draw(st.sampled_from(["plain", "plain", "runs", "ins", "del", "control", "break", "whole"]))
    if kind == "runs":
        return Made(cell("".join(p(*(t(letter) for letter in line)) for line in lines) or p()), text)
    if kind == "ins":
        return Made(cell("".join(p(ins(t(line))) if line else p() for line in lines) or p()), text)
    if kind == "del":
        return Made(
            cell("".join(p(*([t(line)] if line else []), gone("former")) for line in lines) or p()), text
        )
    if kind == "control":
        return Made(cell(control(text_of(text))), text)
    if kind == "break":
        runs = "<w:r><w:br/></w:r>".join(t(line) for line in lines)
        return Made(cell(p(runs) if runs else p()), text)
    made = cell(text)
    return Made(control(made) if kind == "whole" else made, text)


@st.composite
def forms(draw: st.DrawFn) -> tuple[list[list[Made]], list[str]]:
    rows = [[draw(cells()) for _ in COLUMNS] for _ in range(draw(st.integers(0, 6)))]
    written = []
    for made in rows:
        line = row(*(one.xml for one in made))
        written.append(control(line) if draw(st.booleans()) else line)
        if draw(st.integers(0, 4)) == 0:
            written.append(row(*HEADINGS))
        if draw(st.integers(0, 4)) == 0:
            written.append(row(*[""] * 8))
    return rows, written


@tried(60)
@given(forms())
def test_every_text_comes_out_in_its_place(made: tuple[list[list[Made]], list[str]]) -> None:
    rows, written = made
    sheet = read_word(form(*written), "form.docx")
    found = [tuple(getattr(one.cells, name) for name in COLUMNS) for one in sheet.rows]
    expected: list[list[str]] = []
    for one in rows:
        texts = [part.text for part in one]
        if not any(texts):
            continue
        head = expected[-1] if expected else None
        if head and not any(texts[:5]) and any(texts[5:7]) and any((head[0], head[2], head[4])):
            for at in (5, 6, 7):
                head[at] = "\n".join(part for part in (head[at], texts[at]) if part)
            continue
        if head and not texts[0]:
            texts[0] = head[0]
        expected.append(texts)
    assert found == [tuple(one) for one in expected]


@tried(60)
@example([[("<<", 1, "on"), ("", 1, ""), ("<", 4, "")]])  # hidden below the member of the row above
@given(
    st.lists(
        st.lists(
            st.tuples(WORDS, st.integers(1, 4), st.sampled_from(["", "", "restart", "on"])), max_size=10
        ),
        max_size=6,
    )
)
def test_no_text_of_a_bent_table_is_lost(rows: list[list[tuple[str, int, str]]]) -> None:
    written = [row(*(cell(text, span=span, merge=merge) for text, span, merge in one)) for one in rows if one]
    sheet = read_word(form(row("XA", "1", "4", "", "te", "first", "", ""), *written), "form.docx")
    shown = [one.why for one in sheet.not_understood]
    shown += [text for found in sheet.rows for text in (*vars(found.cells).values(), *found.repairs)]
    for one in rows:
        for text, _, _ in one:
            assert any(text in place or " ".join(text.split()) in place for place in shown)
