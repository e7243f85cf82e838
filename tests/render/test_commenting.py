"""The ballot page in the browser: choosing, writing, saving, opening again; what intake makes of what was saved."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from normwright import resources
from normwright.comment_pages import Texts, commenting_page
from normwright.comments.attribution import attribute_rows
from normwright.comments.commenting import commenting_piece
from normwright.comments.form_out import form_parts
from normwright.comments.forms.dispatch import read_form
from normwright.comments.forms.notes import Notes
from normwright.comments.forms.rows import Row
from normwright.comments.formwords import FormWords, form_words
from normwright.comments.placing import place_comments
from normwright.comments.record import Ballot, Comment, Origin, Wording
from normwright.diagnostics import Report
from normwright.render.html import render_html
from normwright.render.pieces import draw_pieces, piece_tree
from normwright.sts.linemap import Line, LineMap
from normwright.sts.normalise import profile
from normwright.wordml.filling import fill_form
from normwright.wordml.form import blank_form
from tests.comments.ballots import empty_ballot, frozen_text
from tests.render.conftest import TEMPLATES, Visit, stored, until
from tests.render.every_kind import every_kind
from tests.render.test_accessibility import axe, violations

__all__ = ["axe"]

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>{date} ]]> &amp; =1+1 ${x}"
FOREIGN = "שלום, 2 עולם ok \U0001d518\U0001f9ca e\u0301 \u202eabc\u202c"


def words() -> FormWords:
    return form_words(Path("nowhere"), Report())


def drawn(ballot: Ballot, texts: Texts) -> bytes:
    return commenting_page(ballot, texts, words(), templates=[TEMPLATES], report=Report())


@pytest.fixture(scope="module")
def sample() -> tuple[Ballot, Texts]:
    """The sample's text as circulated, with its lines."""
    frozen = frozen_text()
    ballot = replace(empty_ballot(Path("nowhere")), text="5e" * 32, closes="2032-04-27")
    return ballot, Texts(frozen.standard, frozen.lines)


@pytest.fixture(scope="module")
def page(sample: tuple[Ballot, Texts]) -> bytes:
    return drawn(*sample)


@pytest.fixture(scope="module")
def path(page: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("sample"), page)


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small page with every kind of block."""
    ballot = replace(empty_ballot(Path("nowhere")), document="ISO/CD 00000-1", text="ab" * 32)
    lines = LineMap("0" * 64, (Line(1, 1, "p_1-1", ""),))
    return stored(tmp_path_factory.mktemp("kinds"), drawn(ballot, Texts(profile(every_kind()), lines)))


@pytest.fixture
def visit(browser: Any, path: Path) -> Iterator[Visit]:
    """The page on a desk screen; nothing may be fetched or complained of."""
    made = Visit(browser, path, width=1280, height=800)
    yield made
    assert made.fetched == []
    assert made.complaints == []
    made.page.close()


@pytest.fixture
def small(browser: Any, kinds: Path) -> Iterator[Visit]:
    made = Visit(browser, kinds, width=1280, height=800)
    yield made
    assert made.complaints == []
    made.page.close()


# -- as a file -----------------------------------------------------------------------------------------------


def test_the_text_is_that_of_the_page_without_controls(sample: tuple[Ballot, Texts], page: bytes) -> None:
    _, texts = sample
    assert texts.circulated is not None
    assert texts.lines is not None
    plain = render_html(texts.circulated, templates=[TEMPLATES], report=Report(), lines=texts.lines.numbers)
    one, other = (re.search(rb"<main.*</main>", made, re.DOTALL) for made in (plain, page))
    assert one is not None
    assert other is not None
    assert one[0] == other[0]


def test_one_program_runs_and_nothing_is_let_in(page: bytes) -> None:
    tree = html.fromstring(page.decode())
    programs = [one for one in tree.iter("script") if one.get("type") is None]
    assert len(programs) == 1
    (policy,) = (str(one.get("content")) for one in tree.iter("meta") if one.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert re.search(r"script-src 'sha256-[^']+'$", policy)
    assert b"http://" not in re.sub(rb"http://(www\.w3\.org|schemas\.|purl\.org)[^\"'\\]*", b"", page)


def test_the_same_ballot_gives_the_same_bytes(kinds: Path) -> None:
    ballot = replace(empty_ballot(Path("nowhere")), document="ISO/CD 00000-1", text="ab" * 32)
    lines = LineMap("0" * 64, (Line(1, 1, "p_1-1", ""),))
    assert drawn(ballot, Texts(profile(every_kind()), lines)) == kinds.read_bytes()


@pytest.mark.parametrize("language", ["fr", "de"])
def test_controls_are_in_the_language_of_the_text(language: str) -> None:
    ballot = replace(empty_ballot(Path("nowhere")), closes="2032-04-27")
    made = draw_pieces(
        piece_tree(commenting_piece(ballot, language)), "commenting.xsl", templates=[TEMPLATES]
    )
    text = " ".join(made.itertext()).replace("\xa0", " ")
    assert {"fr": "clos le 27 avril 2032", "de": "sie endet am 27. April 2032"}[language] in text
    assert {one.get("lang") for one in made.iter() if one.get("lang")} == {language}
    assert "Save" not in text
    english = resources.table("commenting.toml")["en"]
    own = resources.table("commenting.toml")[language]
    for mine, theirs in ((own, english), (own["said"], english["said"])):
        values = [
            {key: sorted(re.findall(r"{[a-z-]+}", str(said))) for key, said in one.items() if key != "said"}
            for one in (mine, theirs)
        ]
        assert values[0] == values[1]


def test_a_hostile_ballot_is_text(kinds: Path) -> None:
    ballot = replace(empty_ballot(Path("nowhere")), document=f"</script>{HOSTILE}", text="ab" * 32)
    made = drawn(ballot, Texts(profile(every_kind())))
    assert made.count(b"<script") == kinds.read_bytes().count(b"<script")
    assert b"<img src=x" not in made


# -- in the browser ------------------------------------------------------------------------------------------


def select(page: Any, block: str, text: str) -> None:
    """Selects these words of a block, as a mouse would."""
    page.evaluate(
        """([id, text]) => {
          const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(text);
            if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + text.length);
          }
          throw new Error(`${text} is not there`);
        }""",
        [block, text],
    )


def write(page: Any, kind: str = "te", comment: str = "Too vague.", proposal: str = "") -> None:
    page.locator(f".nw-editor [value={kind}]").check()
    page.locator("#nw-comment").fill(comment)
    page.locator("#nw-proposal").fill(proposal)
    page.locator(".nw-editor [type=submit]").click()


def on_words(page: Any, block: str, text: str, **wording: str) -> None:
    select(page, block, text)
    page.locator(".nw-marking [data-do=choose]").click()
    write(page, **wording)


def on_block(page: Any, block: str, *, kind: str = "te", comment: str = "Too vague.") -> None:
    """The same in one go: a press on the block while choosing, and the form filled in."""
    page.evaluate(
        """([id, kind, comment]) => {
          document.querySelector('.nw-marking [data-do=choose]').click();
          document.getElementById(id).click();
          document.querySelector(`.nw-editor [value=${kind}]`).click();
          const box = document.getElementById('nw-comment');
          box.value = comment;
          box.dispatchEvent(new Event('input', {bubbles: true}));
          document.querySelector('.nw-editor').requestSubmit();
        }""",
        [block, kind, comment],
    )


def saved(page: Any, do: str = "save", body: str = "XA") -> tuple[str, bytes]:
    """Name and bytes of the file that the page saves."""
    page.locator("#nw-body").fill(body)
    with page.expect_download() as waiting:
        page.locator(f"[data-do={do}]").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def state(page: Any) -> str:
    return str(page.locator(".nw-state").text_content())


def told(page: Any) -> str:
    return str(page.locator(".nw-told").text_content())


def taken(name: str, data: bytes) -> list[Row]:
    """The rows that intake has of a file, without a repair, a doubt or a finding."""
    sheet = read_form(data, name)
    notes = Notes(name)
    rows, lost = attribute_rows(sheet, notes)
    assert (list(sheet.findings), list(notes.findings()), lost, sheet.not_understood) == ([], [], [], ())
    assert {row.body for row in rows} == {"XA"}
    assert not any(row.repairs or row.row.repairs for row in rows)
    return [row.row for row in rows]


def placed(sample: tuple[Ballot, Texts], rows: list[Row]) -> list[str]:
    ballot, texts = sample
    assert texts.circulated is not None
    comments = [
        Comment(str(at), "XA", row.cells, Origin("", "", ""), target=row.target, quoted=row.quoted)
        for at, row in enumerate(rows)
    ]
    places = place_comments(ballot, comments, [], texts.circulated, texts.lines, None)
    assert all(places[one.key].sure for one in comments)
    return [places[one.key].circulated for one in comments]


BLOCKS = ("sec_9.1", "tab_1", "fig_2", "note_5.1-1", "sec_3.1.2", "def_3.1.2-1", "li_5.3-1.2", "formula_2")


@pytest.mark.browser
def test_what_is_saved_is_taken_in_and_placed(visit: Visit, sample: tuple[Ballot, Texts]) -> None:
    page = visit.page
    on_words(page, "p_5.1-1", "to state a r", comment="Why?\n\nSecond.", proposal='Delete "to state".')
    for block in BLOCKS:
        on_block(page, block, kind="ed")
    page.locator("[data-do=document]").click()
    write(page, kind="ge", comment="Well done.")
    name, data = saved(page)
    assert name == "iso-cd-00000-xa.json"
    rows = taken(name, data)
    other, form = saved(page, "word")
    assert other == "iso-cd-00000-xa.docx"
    written = taken(other, form)
    assert [row.cells for row in written] == [replace(row.cells, body="XA") for row in rows]
    blocks = placed(sample, [*rows, *written])
    assert blocks[: len(rows)] == blocks[len(rows) :]
    blocks = blocks[: len(rows)]
    assert blocks[0] == ""
    assert set(blocks) == {"", "p_5.1-1", *BLOCKS}
    asked = rows[blocks.index("p_5.1-1")]
    assert (asked.quoted, asked.target) == ("to state a reason", "p_5.1-1")  # whole words
    assert asked.cells == Wording(
        "", "265", "5.1", "Paragraph 1", "te", '"to state a reason": Why?\n\nSecond.', 'Delete "to state".'
    )
    document = json.loads(data)
    assert (document["ballot"], document["text"], document["body"]) == ("cool-refuges/cd1", "5e" * 32, "XA")
    assert "10 comments, saved as iso-cd-00000-xa.json" in state(page)


#: Where a selection begins and ends, and what the page makes of it: block, words, line.
SELECTIONS = (
    ("p_5.1-1", "No person", "note_5.1-1", "Rules", "p_5.1-1", "No person", "264-266"),
    ("li_5.3-1.1", "the machine", "li_5.3-1.3", "hot day.", "list_5.3-1", "", "271-275"),
    ("p_5.1-1", "A cool", "p_5.1-1", "for staying.", "p_5.1-1", "", "264-265"),
    ("tab_1", "Centre", "tab_1", "Centre", "tab_1", "Centre", ""),
)


@pytest.mark.browser
def test_what_a_selection_is_about(visit: Visit) -> None:
    found = visit.page.evaluate(
        """all => all.map(([from, first, to, last]) => {
          const at = (id, text, end) => {
            const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const place = node.data.indexOf(text);
              if (place >= 0) return [node, end ? place + text.length : place];
            }
          };
          getSelection().setBaseAndExtent(...at(from, first, false), ...at(to, last, true));
          const { block, quoted } = nwText.selected();
          return [block.id, quoted, nwText.linesOf(block, quoted)];
        })""",
        [one[:4] for one in SELECTIONS],
    )
    for (block, quoted, line), wanted in zip(found, SELECTIONS, strict=True):
        assert (block, quoted[: len(wanted[5]) or None], line) == wanted[4:]


@pytest.mark.browser
def test_the_word_form_is_the_one_that_we_write(small: Visit) -> None:
    page = small.page
    page.locator("[data-do=document]").click()
    write(page, comment=f"{HOSTILE}\n{FOREIGN}\n\tc", proposal=FOREIGN + "\n" + "long " * 600)
    page.locator("[data-do=document]").click()
    write(page, kind="ed", comment="Short.")
    _, data = saved(page, "word")
    rows = [row.cells for row in taken("x.docx", data)]
    assert rows[0].comment == f"{HOSTILE}\n{FOREIGN}\n\tc"
    ours = fill_form(blank_form(words().layout()), [list(vars(row).values()) for row in rows], table=1)
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(io.BytesIO(ours)) as own:
        assert made.testzip() is None
        assert made.namelist() == list(form_parts(empty_ballot(Path()), words()))
        assert _same(made.read("word/document.xml")) == _same(own.read("word/document.xml"))
        assert re.search(rb"> \d{4}-\d\d-\d\d<", made.read("word/header1.xml"))


def _same(part: bytes) -> bytes:
    """A part in canonical form, without the marks that blanks shall be kept, which not every text needs."""
    tree = etree.fromstring(part)
    for one in tree.iter():
        if "{http://www.w3.org/XML/1998/namespace}space" in one.attrib:
            del one.attrib["{http://www.w3.org/XML/1998/namespace}space"]
    return etree.tostring(tree, method="c14n2")


@pytest.mark.browser
def test_by_keyboard_alone(small: Visit) -> None:
    page = small.page
    keys = page.keyboard
    for _ in range(40):
        keys.press("Tab")
        if page.evaluate("document.activeElement.dataset.do") == "choose":
            break
    keys.press("Enter")
    until(page, "document.activeElement.matches('.nw-pick')")
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label.startswith("Comment on ")
    assert label != first
    keys.press("Enter")
    assert page.locator(".nw-place").first.text_content() in label
    keys.press("Space")
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.type("By keys.")
    keys.press("Control+Enter")
    assert page.evaluate("document.activeElement.className") == "nw-card"
    page.locator("#nw-body").focus()
    keys.type("xa")
    keys.press("Shift+Tab")  # to "Open a saved file", "Word form", "Save"
    keys.press("Shift+Tab")
    keys.press("Shift+Tab")
    with page.expect_download() as waiting:
        keys.press("Enter")
    rows = taken("iso-cd-00000-1-xa.json", Path(waiting.value.path()).read_bytes())
    assert [(row.cells.type, row.cells.comment) for row in rows] == [("te", "By keys.")]
    keys.press("Escape")


@pytest.mark.browser
def test_a_saved_file_is_opened_again_and_goes_on(browser: Any, small: Visit, kinds: Path) -> None:
    on_words(small.page, "p_1-1", "Al", comment="One.")
    on_block(small.page, "fig_1", comment="Two.")
    name, data = saved(small.page)
    page = browser.new_page()  # a context of its own: without safety copy
    page.goto(kinds.as_uri())
    page.locator("[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": data})
    page.locator(".nw-card").nth(1).wait_for()
    assert state(page) == f"2 comments, saved as {name}."
    assert page.locator("#nw-body").input_value() == "XA"
    page.locator(".nw-cards [data-do=edit]").last.click()
    page.locator("#nw-comment").fill("Two, in other words.")
    page.locator(".nw-editor [type=submit]").click()
    assert "in no saved file" in state(page)
    page.locator(".nw-cards [data-do=delete]").first.click()
    assert "was deleted" in told(page)
    page.locator("[data-do=undo]").click()
    _, again = saved(page)
    former, later = json.loads(data)["comments"], json.loads(again)["comments"]
    assert [one["own"] for one in later] == [one["own"] for one in former]
    assert later[0] == former[0]
    assert later[1] == {**former[1], "comment": "Two, in other words."}
    page.close()


@pytest.mark.browser
def test_files_on_another_text_are_refused_by_name(small: Visit) -> None:
    page = small.page
    on_block(page, "p_1-1")
    _, data = saved(page)
    good = json.loads(data)
    cases = {
        "other ballot.json": (
            {**good, "ballot": "roofs/cd1", "document": "ISO/CD 99990"},
            "ISO/CD 99990, ballot roofs/cd1",
        ),
        "other text.json": ({**good, "text": "cd" * 32}, "another text of ISO/CD 00000-1"),
        "newer.json": ({**good, "format": 9}, "newer"),
        "list.json": ([1, 2], "isn't a file that this page saves"),
    }
    for file, (content, words) in cases.items():
        buffer = json.dumps(content).encode()
        page.locator("[type=file]").set_input_files({"name": file, "mimeType": "", "buffer": buffer})
        page.get_by_text(f"“{file}”").wait_for()
        assert words in told(page), file
        assert page.locator(".nw-card").count() == 1
    # in intake too
    other = read_form(json.dumps(cases["newer.json"][0]).encode(), "newer.json")
    assert other.refused


@pytest.mark.browser
def test_unsaved_comments_are_not_lost_unasked(browser: Any, kinds: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(kinds.as_uri())
    on_block(page, "p_1-1", comment="Unsaved.")
    asked: list[str] = []

    def refuse(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.close(run_before_unload=True)
    page.wait_for_timeout(200)
    assert asked == ["beforeunload"]

    other = {"name": "b.json", "mimeType": "", "buffer": saved(page)[1]}
    page.locator(".nw-cards [data-do=edit]").click()
    page.locator("#nw-comment").fill("Changed.")
    page.locator("[type=file]").set_input_files(other)
    page.get_by_role("button", name="Keep what is here").click()
    assert "Changed." in str(page.locator(".nw-card").text_content())
    page.locator("[type=file]").set_input_files(other)
    page.get_by_role("button", name="Open the file").click()
    assert "Unsaved." in str(page.locator(".nw-card").text_content())
    page.close(run_before_unload=True)  # saved: nothing is asked
    assert asked == ["beforeunload"]
    context.close()


@pytest.mark.browser
def test_the_safety_copy_is_of_this_text_alone_and_can_be_erased(
    browser: Any, kinds: Path, tmp_path: Path
) -> None:
    other = stored(tmp_path, kinds.read_bytes().replace(b"ab" * 32, b"cd" * 32))
    context = browser.new_context()
    page = context.new_page()
    page.goto(kinds.as_uri())
    on_block(page, "p_1-1", comment="Kept.")
    page.goto(other.as_uri())
    assert state(page) == "No comment yet."
    page.goto(kinds.as_uri())
    assert "Kept." in str(page.locator(".nw-card").text_content())
    assert "safety copy" in told(page)
    assert "in no saved file" in state(page)
    page.locator(".nw-truth summary").click()
    page.locator("[data-do=erase]").click()
    assert page.evaluate("Object.keys(localStorage)") == []
    assert page.locator(".nw-card").count() == 1  # what is on the page stays
    page.goto(kinds.as_uri())
    assert page.locator(".nw-card").count() == 0
    context.close()


@pytest.mark.browser
def test_what_is_missing_is_asked_for(small: Visit) -> None:
    page = small.page
    page.locator("[data-do=save]").click()
    assert "no comment to save" in told(page)
    page.locator("[data-do=document]").click()
    page.locator("#nw-comment").fill("No type.")
    page.locator("[data-do=save]").click()
    assert "choose the type" in told(page)
    write(page, comment="Bell\x07 and \x00.")
    for body, words in (("", "give the code"), ("Jo Doe", "is no code"), ("XA-2", "is no code")):
        page.locator("#nw-body").fill(body)
        page.locator("[data-do=save]").click()
        assert words in told(page)
        assert page.evaluate("document.activeElement.id") == "nw-body"
    page.locator("#nw-body").fill("uk")
    page.locator("#nw-body").blur()
    assert page.locator("#nw-body").input_value() == "GB"
    _, data = saved(page)
    assert json.loads(data)["comments"][0]["comment"] == "Bell and ."


@pytest.mark.browser
def test_what_a_file_holds_is_never_markup(small: Visit) -> None:
    page = small.page
    on_block(page, "p_1-1", comment="x")
    document = json.loads(saved(page)[1])
    texts = dict.fromkeys(("comment", "proposal", "quoted", "type", "clause", "element"), HOSTILE + "\x07")
    document["comments"] = [{**texts, "target": target} for target in ("p_1-1", "no_such", "")]
    buffer = json.dumps(document).encode()
    page.locator("[type=file]").set_input_files({"name": "<b>.json", "mimeType": "", "buffer": buffer})
    page.locator(".nw-card").nth(2).wait_for()
    assert "characters that no form can hold were left out" in told(page)
    assert (
        page.locator(
            ".nw-notes :is(script, img, b:not(.nw-notes > p > b, label b, .nw-start b, .nw-truth b))"
        ).count()
        == 0
    )
    assert page.evaluate("document.querySelectorAll('script').length") == 2


def in_panel(page: Any) -> list[str]:
    """What axe-core, which is in the page, finds beside the text."""
    found = page.evaluate("axe.run('#nw-notes', {resultTypes: ['violations']})")["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@pytest.mark.browser
def test_axe_finds_nothing(browser: Any, kinds: Path, axe: str) -> None:
    page = Visit(browser, kinds, width=1280).page
    page.locator("[data-do=choose]").click()
    until(page, "document.activeElement.matches('.nw-pick')")
    assert violations(page, axe) == []
    page.evaluate("document.querySelector('.nw-pick').click()")
    page.evaluate("document.querySelector('.nw-editor').requestSubmit()")
    assert page.locator("#nw-type-fault").is_visible() or page.locator("#nw-comment-fault").is_visible()
    assert in_panel(page) == []
    page.close()


@pytest.mark.browser
def test_axe_finds_nothing_on_a_phone_in_the_dark(browser: Any, kinds: Path, axe: str) -> None:
    page = Visit(browser, kinds, width=360, color_scheme="dark").page
    on_block(page, "p_1-1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("[data-do=panel]").click()
    page.evaluate("document.querySelector('[data-do=delete]').click()")
    page.evaluate("document.querySelector('[data-do=document]').click()")
    page.evaluate(axe)
    assert in_panel(page) == []
    page.close()
