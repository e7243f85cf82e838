"""The EN version: the same standard, wrapped; ids, companions and bytes."""

import json
from functools import partial
from pathlib import Path

from lxml import etree

from normwright.passes.layout import ELEMENT_ONLY
from normwright.sts.companion import write_companion
from normwright.sts.proof import prove_same_text
from normwright.sts.tags import NW, TBX
from normwright.sts.write import write_sts
from tests.passes.drafts import PARALLEL, REFERENCES, entry, make, terms, validate
from tests.support.growth import assert_in_proportion

TEXT = (
    "<sec nw:labels='rules'><title>Rules</title><p>As in ISO 99400:2030<xref ref-type='fn' nw:to='k'/><fn nw:key='k'>"
    "<p>x</p></fn>.</p><nw:provision argument='p-aaaaaa'><p>It shall be dry.</p></nw:provision></sec>"
    "<sec nw:labels='za'><title>Annex ZA (informative): Act</title><p>See <nw:ref targets=\"rules\"/>"
    "<xref ref-type='fn' nw:to='z'/><fn nw:key='z'><p>y</p></fn>.</p><fig nw:labels='zf'><caption><title>F</title></caption>"
    "<graphic xlink:href='x.svg'/></fig></sec>"
)


def test_the_iso_part_is_the_iso_file(shared: Path) -> None:
    made = make(terms(entry("a")), TEXT, record=PARALLEL, references=REFERENCES)
    assert made.codes == []
    assert made.iso is not None
    assert made.en is not None
    iso, en = write_sts(made.iso.root), write_sts(made.en.root)
    assert prove_same_text(iso, en) == []
    assert NW.encode() not in iso + en
    assert [child.tag for child in made.en.root] == ["processing-meta", "adoption-front", "standard", "back"]
    validate(shared, made.iso, made.en)


def test_the_wrappers_ids_are_its_own() -> None:
    made = make(TEXT, record=PARALLEL, references=REFERENCES)
    assert made.en is not None
    root = made.en.root
    nested = root.find("standard")
    assert nested is not None
    inside = {e.get("id") for e in nested.iter() if e.get("id")}
    everywhere = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(everywhere) == len(set(everywhere))
    assert all(name.startswith("cen_") for name in everywhere if name not in inside)
    assert {"cen_fn_1", "cen_fig_ZA.1", "cen_sec_ZA"} <= set(everywhere)
    graphic = next(e for e in root.find("back").iter("graphic"))  # type: ignore[union-attr]
    assert graphic.get("{http://www.w3.org/1999/xlink}href") == "cen_fig_ZA.1"


def test_companions_name_what_is_in_their_file() -> None:
    made = make(TEXT, record=PARALLEL, references=REFERENCES)
    assert made.iso is not None
    assert made.en is not None
    assert sorted(made.iso.companion) == ["p_4-3", "sec_4"]
    assert sorted(made.en.companion) == ["cen_fig_ZA.1", "cen_sec_ZA", "p_4-3", "sec_4"]
    for standard in (made.iso, made.en):
        assert all(standard.root.find(f".//*[@id='{name}']") is not None for name in standard.companion)


def test_companions_follow_their_schema() -> None:
    import jsonschema

    from normwright import resources

    made = make(TEXT, record=PARALLEL, references=REFERENCES)
    assert made.en is not None
    schema = json.loads(resources.data("schemas/standard.data.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(write_companion(made.en)), schema)


def test_the_same_input_gives_the_same_bytes() -> None:
    made = [make(terms(entry("a")), TEXT, record=PARALLEL, references=REFERENCES) for _ in range(2)]
    written = [(write_sts(m.iso.root), write_sts(m.en.root)) for m in made if m.iso and m.en]
    assert written[0] == written[1]


def test_line_ends_stand_between_elements_only(shared: Path) -> None:
    from tests.passes.drafts import _schemas

    dtd, _ = _schemas(shared)
    kinds = {
        (f"{{{TBX}}}{e.name}" if e.prefix == "tbx" else e.name): e.type
        for e in dtd.iterelements()
        if e.prefix != "mml"
    }
    assert [name for name in sorted(ELEMENT_ONLY) if kinds[name] != "element"] == []


def test_time_grows_with_the_text_and_no_faster() -> None:
    def draft(count: int) -> str:
        clause = (
            "<sec nw:labels='s-{0}'><title>Clause</title><p>The thing {0} shall be as in <nw:ref targets='s-{1}'/>, "
            "with ISO 99000 and <nw:cite target='ISO 99400:2030, 5'/>.</p><p>Second.</p></sec>"
        )
        inner = [clause.format(i, (i * 7) % count) for i in range(count)]
        return "".join(
            f"<sec><title>T</title>{''.join(inner[i : i + 50])}</sec>" for i in range(0, count, 50)
        )

    assert make(draft(100), references=REFERENCES).codes == []
    assert_in_proportion(lambda count: partial(make, draft(count), references=REFERENCES), 100)


def test_processing_meta_comes_first() -> None:
    made = make(record=PARALLEL)
    assert made.en is not None
    for root in (made.root, made.en.root):
        assert etree.QName(root[0]).localname == "processing-meta"
