"""Tables from source to STS, the same in both syntaxes; faults at their places; hostile tables."""

import re
from functools import partial
from textwrap import dedent, indent

import pytest
from lxml import etree
from lxml.etree import _Element

from tests.sources.snippets import Read, read
from tests.support.growth import assert_in_proportion

BOTH = ("rst", "md")


def block(syntax: str, name: str, argument: str, body: str, *options: str) -> str:
    """A directive in one of the syntaxes; `body` must be the same text in both."""
    lines = [f":{option}" for option in options]
    if syntax == "rst":
        content = "\n".join([*lines, "", dedent(body).strip("\n")])
        return f".. {name}:: {argument}\n" + indent(content, "   ") + "\n"
    return "\n".join([f"::::::{{{name}}} {argument}", *lines, "", dedent(body).strip("\n"), "::::::", ""])


def table(read_: Read) -> _Element:
    found = next(read_.fragment.iter("table"), None)
    assert found is not None
    return found


def rows(made: _Element) -> list[list[str]]:
    """Each cell as `text`, with `+rows/columns` behind when it spans and `!scope` for a head."""
    shown = []
    for row in made.iter("tr"):
        shown.append([])
        for cell in row:
            text = (
                "¶".join("".join(part.itertext()) for part in cell)
                if cell.find("p") is not None
                else "".join(cell.itertext())
            )
            span = (cell.get("rowspan", "1"), cell.get("colspan", "1"))
            text += "" if span == ("1", "1") else f"+{span[0]}/{span[1]}"
            shown[-1].append(text + (f"!{cell.get('scope')}" if cell.tag == "th" else ""))
    return shown


@pytest.mark.parametrize("syntax", BOTH)
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("| a |\n|---|\n| b |", [["a!col"], ["b"]]),
        ("|---|\n| b |", [["b"]]),
        ("| a | < |\n|---|---|\n| b | c |\n| ^ | d |", [["a+1/2!colgroup"], ["b+2/1", "c"], ["d"]]),
        ("|--|\n| one<br>two |", [["one¶two"]]),
        ("|--|--|\n| \\< | a \\| b |", [["<", "a | b"]]),
        ("|--|\n| *a* **b** |", [["a b"]]),
        ("|--|\n| 2031. year |\n| a) item |\n| - |\n| # x |", [["2031. year"], ["a) item"], ["-"], ["# x"]]),
    ],
)
def test_pipe_rows(syntax: str, body: str, expected: list[list[str]]) -> None:
    made = read(block(syntax, "table", "T", body), syntax)
    assert made.codes == []
    assert rows(table(made)) == expected


@pytest.mark.parametrize(
    ("rst", "md"),
    [
        ("``a|b``", "`a|b`"),
        (":math:`|A|`", "$|A|$"),
        (":math:`\\|x\\|`", "{math}`\\|x\\|`"),
        (":var:`A_d` :label:`x`", "{var}`A_d` {label}`x`"),
        (":ref:`a and b`", "{ref}`a and b`"),
    ],
)
def test_marked_cells_are_equal(rst: str, md: str) -> None:
    made = [read(block(s, "table", "T", f"|--|\n| {text} |"), s) for s, text in (("rst", rst), ("md", md))]
    assert made[0].codes == made[1].codes == []
    assert made[0].xml == made[1].xml


def test_a_label_in_a_cell_names_the_cell() -> None:
    made = read(block("rst", "table", "T", "|--|\n| :label:`x` a |"))
    cell = next(made.fragment.iter("td"))
    assert [value for key, value in cell.attrib.items() if key.endswith("labels")] == ["x"]
    assert cell.text == "a"


@pytest.mark.parametrize("syntax", BOTH)
@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("|---|---|\n◆| a | b | c |\n| d | e |", ["SRC090"]),
        ("|---|---|\n| ◆< | b |", ["SRC091"]),
        ("| a |\n|---|\n| ◆^ |", ["SRC091"]),
        ("◆| a |\n| b |", ["SRC252"]),
        ("| a |\n|---|\n| b |\n\n◆| c |\n", ["SRC263"]),
        ("| a |\n|---|\n| b |\n\n◆Key\n\nText.", ["SRC256"]),
        ("|--|--|\n| a{foo} | ◆{foo} |", ["SRC126", "SRC126"]),
        ("|--|--|\n| x ◆{note} | x |", ["SRC060"]),
    ],
)
def test_faults(syntax: str, body: str, codes: list[str]) -> None:
    role = ":foo:`x`" if syntax == "rst" else "{foo}`x`"
    body = body.replace("a{foo}", f"{role} ").replace("{foo}", role)
    body = body.replace("{note}", "[#n]_" if syntax == "rst" else "[^n]")
    made = read(block(syntax, "table", "T", body), syntax)
    if codes == ["SRC263"]:
        assert codes[0] in made.codes
    else:
        assert made.codes == codes
    places = [(f.place.line, f.place.column) for f in made.findings]
    assert made.places[0] in places


@pytest.mark.parametrize("syntax", BOTH)
def test_faults_of_the_block(syntax: str) -> None:
    def codes(body: str, *options: str, title: str = "T") -> list[str]:
        return read(block(syntax, "table", title, body, *options), syntax).codes

    good = "| a | b |\n|---|---|\n| 1 | 2 |"
    assert codes("Text.") == ["SRC250"]
    assert codes("") == ["SRC250"]
    assert codes(good, "widths: 1 2 3") == ["SRC254"]
    assert codes(good, "widths: wide") == ["SRC123"]
    assert codes(good, "stub-columns: two") == ["SRC123"]
    assert codes(good, "width: 1 2") == ["SRC124"]
    assert codes(good, "url: https://example.org/x.csv") == ["SRC122"]
    assert codes(good, "units: metres", title="") == ["SRC255"]
    assert codes("|" + " a |" * 300 + "\n|" + "---|" * 300) == ["SRC253", "SRC253"]


def test_rows_in_the_title() -> None:
    assert "SRC264" in read(".. table:: T\n   | a | b |\n   | - | - |\n").codes


def test_rows_outside_a_table() -> None:
    assert read("| a | b |\n| c | d |\n").codes == ["SRC092"]
    made = read("| a | < |\n|---|---|\n| c | d |\n", "md")
    assert made.codes == []
    assert made.fragment[0].tag == "array"
    assert rows(table(made)) == [["a+1/2!colgroup"], ["c", "d"]]


@pytest.mark.parametrize("syntax", BOTH)
def test_widths_make_a_hundred(syntax: str) -> None:
    body = "|---|---|---|\n| a | b | c |"
    made = read(block(syntax, "table", "T", body, "widths: 1 1 1"), syntax)
    assert [col.get("width") for col in made.fragment.iter("col")] == ["34%", "33%", "33%"]


LIST = """
* - a
  - <
* - b

    c
  - * d
* - ^
  - e
"""


def test_list_tables_alone_and_within_are_equal() -> None:
    for syntax in BOTH:
        alone = read(block(syntax, "list-table", "T", LIST, "header-rows: 1", "name: x"), syntax)
        within = read(
            block(
                syntax,
                "table",
                "T",
                block(syntax, "list-table", "", LIST, "header-rows: 1").replace("::::::", ":::"),
                "name: x",
            ),
            syntax,
        )
        assert alone.codes == within.codes == []
        assert alone.xml == within.xml
        assert rows(table(alone)) == [["a+1/2!colgroup"], ["b¶c+2/1", "d"], ["e"]]
        assert alone.fragment[0].tag == "table-wrap"


@pytest.mark.parametrize("syntax", BOTH)
@pytest.mark.parametrize(
    ("body", "options", "codes"),
    [
        ("* - a\n  - b\n* - c", [], ["SRC090"]),
        ("* a\n* b", [], ["SRC258"]),
        ("Text.", [], ["SRC258"]),
        ("* - a\n\n  Text.", [], ["SRC258"]),
        ("* - a\n* - b", ["header-rows: 2"], ["SRC262"]),
        ("* - a\n* - b", ["header-rows: -1"], ["SRC123"]),
    ],
)
def test_list_table_faults(syntax: str, body: str, options: list[str], codes: list[str]) -> None:
    made = read(block(syntax, "list-table", "T", body, *options), syntax)
    assert made.codes == codes
    assert set(re.findall(r"\w+", body)) <= set(made.words)


@pytest.mark.parametrize("syntax", BOTH)
@pytest.mark.parametrize(
    ("body", "options", "expected"),
    [
        ('a,"b, c"\nd,<', [], [["a", "b, c"], ["d+1/2"]]),
        ("a;b", ["delim: ;"], [["a", "b"]]),
        ('"a\n\nb",*c*', [], [["a¶b", "c"]]),
        ('"a ""x""",b<br>c', [], [['a "x"', "b¶c"]]),
    ],
)
def test_values(syntax: str, body: str, options: list[str], expected: list[list[str]]) -> None:
    made = read(block(syntax, "csv-table", "T", body, *options), syntax)
    assert made.codes == []
    assert rows(table(made)) == expected


@pytest.mark.parametrize("syntax", BOTH)
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("data/a.csv", None),
        ("../shared.csv", None),
        ("shared.csv", None),
        ("../../../secret.csv", "SRC259"),
        ("/etc/passwd", "SRC259"),
        ("https://example.org/a.csv", "SRC259"),
        ("file:///etc/passwd", "SRC259"),
        ("data", "SRC259"),
        ("none.csv", "SRC259"),
        ("bad.csv", "SRC259"),
        ("large.csv", "SRC259"),
        ("quotes.csv", "SRC260"),
    ],
)
def test_values_from_files(syntax: str, name: str, code: str | None) -> None:
    files = {
        "en/data/a.csv": "a,b\n",
        "shared.csv": b"\xef\xbb\xbfa,b\n",
        "../../secret.csv": "a,b\n",
        "en/bad.csv": b"\xff\xfea",
        "en/large.csv": "a,b\n" * 1_000_000,
        "en/quotes.csv": 'a,"b\n',
    }
    made = read(block(syntax, "csv-table", "T", "", f"file: {name}"), syntax, files)
    assert made.codes == ([code] if code else [])
    if code is None:
        assert rows(table(made)) == [["a", "b"]]


def test_a_link_out_of_the_draft_is_not_followed(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from normwright.diagnostics import Report
    from tests.sources.snippets import reader

    folder = tmp_path / "drafts" / "x" / "en"
    folder.mkdir(parents=True)
    (tmp_path / "secret.csv").write_text("a,b\n")
    (folder / "a.csv").symlink_to(tmp_path / "secret.csv")
    (folder / "a.rst").write_text(block("rst", "csv-table", "T", "", "file: a.csv"))
    report = Report()
    reader(tmp_path).read(["a"], report)
    assert [finding.code for finding in report] == ["SRC259"]


@pytest.mark.parametrize("syntax", BOTH)
def test_what_stands_below(syntax: str) -> None:
    body = "|---|\n| a |\n\nKey\n\n{one}\n\nText.\n\n* a\n* b\n"
    entry = "M\n   measured" if syntax == "rst" else "M\n: measured"
    made = read(block(syntax, "table", "T", body.replace("{one}", entry)), syntax)
    assert made.codes == []
    wrap = made.fragment[0]
    assert [child.tag for child in wrap] == ["caption", "legend", "table", "table-wrap-foot"]
    assert [child.tag for child in wrap[3]] == ["p", "p"]
    assert wrap[3][1][0].tag == "list"


@pytest.mark.parametrize(
    ("word", "known"), [("Légende", True), ("KEY:", True), ("Legende", True), ("Keys", False)]
)
def test_words_for_a_key(word: str, known: bool) -> None:
    made = read(block("rst", "table", "T", f"|---|\n| a |\n\n{word}\n\nM\n   measured"))
    legend = made.fragment.find(".//legend")
    assert (legend is not None) is known
    if legend is not None:
        assert legend.findtext("title") == word


def test_footnotes_of_an_informal_table_are_those_of_the_text() -> None:
    made = read(".. table::\n\n   |--|\n   | a [#n]_ |\n\n.. [#n] Note.\n")
    cell = next(made.fragment.iter("td"))
    assert [(child.tag, child.get("ref-type")) for child in cell] == [("xref", "fn"), ("fn", None)]


def test_a_table_within_a_cell_is_told() -> None:
    inner = ".. table:: Inner\n\n   |--|\n   | x |\n"
    body = "* - a\n  - b\n\n" + indent(inner, "    ")
    made = read(block("rst", "list-table", "T", body))
    assert made.codes == ["SRC257"]


def test_a_long_table_takes_time_in_proportion() -> None:
    def table(rows: int) -> str:
        body = "| a | b | c | d |\n|---|---|---|---|\n" + "| 1 | *two* | three | ^ |\n" * rows
        return block("md", "table", "T", body)

    made = read(table(400), "md")
    assert len(list(made.fragment.iter("tr"))) == 401
    assert etree.tostring(made.fragment)
    assert_in_proportion(lambda rows: partial(read, table(rows), "md"), 60)
