"""Explicit provisions: shape in the STS, kind by verbal form, data in the companion."""

from pathlib import Path
from typing import Any

import pytest

from normwright.passes.provision_words import form_of
from tests.passes.drafts import Made, make, validate

MARK = '<nw:provision-mark argument="{0}"/>'


def _clause(text: str, **options: Any) -> Made:
    return make(f"<sec><title>Rules</title>{text}</sec>", **options)


def _directive(blocks: str, argument: str = "", **options: str) -> str:
    listed = "".join(
        f'<nw:option name="{name.replace("_", "-")}">{value}</nw:option>' for name, value in options.items()
    )
    return f'<nw:provision argument="{argument}">{listed}{blocks}</nw:provision>'


def _data(made: Made, element: str) -> Any:
    assert made.iso is not None
    return made.iso.companion[element]["provisions"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The city shall publish it.", ("requirement", "shall")),
        ("It Shall Not lie there.", ("requirement", "shall not")),
        ("Where lamps can fail, the city should act.", ("recommendation", "should")),
        ("It may be left out.", ("permission", "may")),
        ("Trees cannot walk.", ("possibility", "cannot")),
        ("Laws must be kept.", ("external", "must")),
        ("Mayors and shallots.", None),
    ],
)
def test_verbal_forms(text: str, expected: tuple[str, str] | None) -> None:
    assert form_of(text, "en") == expected
    assert form_of(text, "fr") is None


def test_one_paragraph_is_a_p(shared: Path) -> None:
    made = _clause(
        _directive("<p>The way shall be 1,8 m wide.</p>", "p-7k2xqd", require="ex:width >= 1.8 m", own="x")
    )
    paragraph = made.only("body/sec[@id='sec_4']/p")
    assert paragraph.get("content-type") == "requirement"
    assert _data(made, "p_4-1") == [
        {
            "id": "p-7k2xqd",
            "kind": "requirement",
            "kind-from": "verbal form",
            "form": "shall",
            "text": "The way shall be 1,8 m wide.",
            "options": {"require": "ex:width >= 1.8 m", "own": "x"},
        }
    ]
    validate(shared, made.iso)


def test_several_blocks_are_a_statement(shared: Path) -> None:
    blocks = "<p>It shall have:</p><list list-type='alpha-lower'><list-item><p>a door;</p></list-item></list>"
    made = _clause(_directive(blocks))
    statement = made.only("body/sec[@id='sec_4']/statement")
    assert statement.get("content-type") == "requirement"
    assert [child.tag for child in statement] == ["p", "p"]
    validate(shared, made.iso)
    inner = f"<list list-type='dash'><list-item><p>x</p>{_directive(blocks)}</list-item></list>"
    nested = _clause(inner)
    assert nested.codes == []
    validate(shared, nested.iso)


def test_marks_before_sentences(shared: Path) -> None:
    text = f"<p>First. {MARK.format('p-aaaaaa')} It shall lie e.g. in shade. {MARK.format('')}It may have a door.</p>"
    made = _clause(text)
    assert made.text("body/sec[@id='sec_4']/p") == "First. It shall lie e.g. in shade. It may have a door."
    assert made.only("body/sec[@id='sec_4']/p").get("content-type") == "requirement"
    assert [(d.get("id"), d["kind"], d["text"]) for d in _data(made, "p_4-1")] == [
        ("p-aaaaaa", "requirement", "It shall lie e.g. in shade."),
        (None, "permission", "It may have a door."),
    ]
    validate(shared, made.iso)


@pytest.mark.parametrize(
    ("argument", "kind", "origin"),
    [
        ("permission", "permission", "author"),
        ("statement", None, "author"),
        ("", "requirement", "verbal form"),
    ],
)
def test_a_kind_given_overrides_the_form(argument: str, kind: str | None, origin: str) -> None:
    made = _clause(f"<p>{MARK.format(argument)}It shall lie in shade.</p>")
    assert made.only("body/sec[@id='sec_4']/p").get("content-type") == kind
    assert _data(made, "p_4-1")[0]["kind-from"] == origin


def test_items_take_the_verb_of_their_lead_in(shared: Path) -> None:
    item = f"<list list-type='alpha-lower'><list-item><p>{MARK.format('p-bbbbbb')} a door;</p></list-item></list>"
    made = _clause(f"<p>It shall have:</p>{item}")
    assert made.codes == []
    assert made.only(".//list-item/p[@content-type]").text == "a door;"
    validate(shared, made.iso)


def test_cells_and_notes(shared: Path) -> None:
    cell = f"<array><table><tbody><tr><td>{MARK.format('p-cccccc')}It shall be dry.</td></tr></tbody></table></array>"
    made = _clause(cell)
    assert made.iso is not None
    assert list(made.iso.companion) == ["cell_4-1"]
    validate(shared, made.iso)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            _directive("<p>It shall.</p>", "p-aaaaaa") * 2,
            "SRC130",
            'the provision id "p-aaaaaa" can\'t be used: it also stands at drafts/x/en/text.rst:1:1',
        ),
        (
            _directive("<p>Trees grow.</p>"),
            "SRC131",
            "no verbal form was found in this provision, and no kind is given",
        ),
        (
            f"<p>End.{MARK.format('p-aaaaaa')}</p>",
            "SRC132",
            'no sentence follows the provision mark "p-aaaaaa"',
        ),
        (_directive("<p>It shall.</p>", requires="x"), "SRC138", None),
        (_directive("<p>It shall.</p>", kind="requirment"), "SRC139", 'the kind "requirment" is unknown'),
        (f"<p>{MARK.format('requirment')}It shall.</p>", "SRC139", 'the kind "requirment" is unknown'),
    ],
)
def test_faults(text: str, code: str, message: str | None) -> None:
    made = _clause(text)
    assert made.codes == [code]
    if message:
        assert next(iter(made.report)).message == message


def test_a_withdrawn_id(tmp_path: Path) -> None:
    (tmp_path / "provisions.toml").write_text("format = 1\n[p-aaaaaa]\nwithdrawn = 2031-02-03\n")
    made = _clause(_directive("<p>It shall.</p>", "p-aaaaaa"), folder=tmp_path)
    assert made.codes == ["SRC130"]


def test_kinds_of_languages_without_verified_forms() -> None:
    text = f"<sec><title>Règles</title>{_directive('<p>Il doit.</p>')}{_directive('<p>Il peut.</p>', kind='permission')}</sec>"
    made = make(text, language="fr", scope=False)
    assert made.codes == ["SRC131"]


def test_an_indicator(shared: Path) -> None:
    text = (
        '<nw:indicator><title>Share of lamps</title><nw:option name="name">lamps</nw:option>'
        "<p>Share.</p><def-list><def-item><term>total</term><def><p>lamps</p></def></def-item></def-list></nw:indicator>"
    )
    made = _clause(text)
    assert made.iso is not None
    assert made.iso.companion["prov_4-1"]["indicator"] == {
        "title": "Share of lamps",
        "options": {"name": "lamps"},
    }
    assert made.only("body/sec/statement").findtext("title") == "Share of lamps"
    validate(shared, made.iso)


def test_what_no_pass_can_place_is_told() -> None:
    made = make("<sec><title>A</title><p>x <nw:strange>kept</nw:strange> y</p></sec>")
    assert made.codes == ["SRC016"]
    assert made.text("body/sec[@id='sec_4']/p") == "x kept y"
