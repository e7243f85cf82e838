"""Identifiers: the table of document names with all its traps, and what holds for any of them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normwright.names.identifiers import (
    CEN_SUPPLEMENTS,
    ISO_SUPPLEMENTS,
    Identifier,
    Supplement,
    UnreadableIdentifier,
    parse_identifier,
    same_document,
)

CANONICAL = """
ISO/PWI 37101
ISO/NP 37101
ISO/AWI 37101
ISO/WD 37101
ISO/CD 37101
ISO/DIS 37101
ISO/FDIS 37101
ISO/PRF 37101
ISO 37101:2016
ISO/CD 37101.2
ISO/DIS 37101.2
ISO 37101-2
ISO 37101 (all parts)
ISO 37101:2016/CD Amd 1
ISO 37101:2016/CD Amd 1.2
ISO 37101:2016/DAmd 1
ISO 37101:2016/FDAmd 1
ISO 37101:2016/Amd 1:2024
ISO 37101:2016/Cor 1
ISO/IEC 19794-7:2014/Amd 1:2015/CD Cor 1
ISO 2533:1975/Add 1:1985
ISO/IEC Guide 98-3:2008/Suppl 1:2008
ISO/IEC DIS 30182
ISO/IEC CD 23264-2.2
ISO/IEC/IEEE 12207:2017
ISO/ASTM DIS 52900
ISO/WD TS 37151
ISO/CD TS 37151
ISO/DTS 37151
ISO/TS 37151:2015
ISO/IEC TS 12791:2024
ISO/IEC AWI TR 24030
ISO/DTR 37151
ISO/TR 37151:2015
ISO/PAS 37151:2015
ISO/DPAS 37151
IWA 39:2022
ISO/PRF IWA 36
ISO Guide 73:2009
ISO/IEC Guide 51:2014
ISO/DGuide 84
ISO/R 26:1955
ISO 105-A01:2010
ISO 37114:—
ISO/DIS 37114:—
ISO 9512:2019(en)
ISO/DIS 9512(en,fr)
ISO/WD XXXXX
IEC 60335-1:2010
IEC 60335-1:2010/AMD1:2013
IEC 60335-1:2010+AMD1:2013+AMD2:2016
IEC TS 62257-9-5:2018
IEC SRD 63233-1
DIN EN 1990/NA:2010-12
EN IEC/IEEE 82079-1:2020
EN 60601-1:2006/A1:2013/AC:2014
CISPR 16-1-1:2019
prEN 17000
FprEN 17000
EN 17000:2020
EN 17000:2020/A1:2022
EN 17000:2020/prA1
EN 17000:2020/FprA1
EN 17000:2020/AC:2023
EN 1234-1:1999+A1:2002
EN 15804:2012+A2:2019/AC:2021
EN 1993 (all parts)
EN 60335-1:2012/prAA:2020
prEN ISO 37101
prEN ISO 37101:2031
FprEN ISO 37101
EN ISO 37101:2022
EN ISO 13485:2016/AC:2016
EN ISO/IEC 80079-34:2020
EN IEC 60335-1:2023/A11:2023
CEN/TS 17385:2019
FprCEN/TS 17385
CEN/TR 17385:2019
FprCEN/TR 17385
CLC/TS 50131-7:2010
CEN/CLC/TR 17602:2021
CEN/CLC Guide 6
CEN Guide 4:2008
CEN ISO/TS 19432:2014
FprCEN ISO/TS 17137
CEN/CLC ISO/IEC TS 12791:2024
CWA 17381:2019
HD 60364-4-41:2017
DIN EN ISO 37101:2022
DIN EN ISO 13849-1:2008-12
NF EN ISO 37101:2022
NF X50-110:2003
BS EN ISO 13485:2016+A11:2021
BS ISO 55000:2014
BS 7671:2018
PD CEN/TR 17000:2020
UNE-EN ISO 9001:2015
DS/EN ISO 9001:2015
I.S. EN ISO 9001:2015
ÖNORM EN ISO 9001:2015
TS EN ISO 9001:2016
DIN SPEC 91345:2016-04
DIN 4102-1:1998-05
ISO/TC 268 N 123
CEN/TC 465 N 45
ISO/TC 268/SC 1/WG 4 N 12
ISO/IEC JTC 1/SC 42 N 99
CEN/CLC/JTC 21 N 33
""".strip().splitlines()

SPELLINGS = [
    ("iso 37101 : 2016", "ISO 37101:2016"),
    ("ISO\u00a037101:2016", "ISO 37101:2016"),
    ("ISO\u202f37101\u20112:2016", "ISO 37101-2:2016"),
    ("ISO 37101–2:2016", "ISO 37101-2:2016"),
    ("ISO9001:2015", "ISO 9001:2015"),
    ("ISO 37114:--", "ISO 37114:—"),
    ("ISO 37114:-", "ISO 37114:—"),
    ("ISO 37114:–", "ISO 37114:—"),
    ("ISO 37114:20XX", "ISO 37114:—"),
    ("ISO 37114:XXXX", "ISO 37114:—"),
    ("ISO/IEC/DIS 30182", "ISO/IEC DIS 30182"),
    ("ISO /IEC 17030:2003", "ISO/IEC 17030:2003"),
    ("ISO/CD2 14065:2018", "ISO/CD 14065.2:2018"),
    ("IEC/TS 62257-1", "IEC TS 62257-1"),
    ("CD IWA 37-1", "ISO/CD IWA 37-1"),
    ("IWA/CD 37", "ISO/CD IWA 37"),
    ("ISO 10993-4:2002/Amd.1:2006(E)", "ISO 10993-4:2002/Amd 1:2006(en)"),
    ("ISO 6709:2008/Cor. 1:2009", "ISO 6709:2008/Cor 1:2009"),
    ("ISO 17301-1:2016/DAM 1.3", "ISO 17301-1:2016/DAmd 1.3"),
    ("ISO 17301-1:2016/FDAM 1:2022", "ISO 17301-1:2016/FDAmd 1:2022"),
    ("ISO 4918:2016/AMD 1:2018", "ISO 4918:2016/Amd 1:2018"),
    ("IEC 60335-1:2010+AMD1:2013 CSV", "IEC 60335-1:2010+AMD1:2013"),
    ("EN 1234-1:1999 + A1:2002", "EN 1234-1:1999+A1:2002"),
    ("EN-ISO 9001:2015", "EN ISO 9001:2015"),
    ("NEN-EN-ISO 9001:2015", "NEN-EN ISO 9001:2015"),
    ("Onorm EN ISO 9001", "ÖNORM EN ISO 9001"),
    ("CENELEC/TS 50131-7", "CLC/TS 50131-7"),
    ("EN 1993 (alle Teile)", "EN 1993 (all parts)"),
    ("ISO/GUIDE 73", "ISO Guide 73"),
    ("ISO/NWIP 37101", "ISO/NP 37101"),
    ("ISO/WD #####", "ISO/WD XXXXX"),
    ("CLC/prTS 50131-7", "prCLC/TS 50131-7"),
    ("CEN-CENELEC Guide 32", "CEN/CLC Guide 32"),
    ("NF P 92-501", "NF P92-501"),
    ("ISO/IEC 14496-10:2014/FPDAM 1(en)", "ISO/IEC 14496-10:2014/CD Amd 1(en)"),
    ("ISO/IEC 10646-1:1993/pDCOR.2", "ISO/IEC 10646-1:1993/CD Cor 2"),
    ("ISO/TC268 N123", "ISO/TC 268 N 123"),
]

UNREADABLE = [
    ("", False),
    ("ISO", True),
    ("EN", True),
    ("ISO/TC 268", True),
    ("ISO 9001:215", True),
    ("ISO 37101, 8.2", True),
    ("ISO 37101:2016/Annex A", True),
    ("EN ISO 9001:2015/A:2016", True),
    ("ISO 37101 (draft)", True),
    ("ISO 37101 (all parts", True),
    ("DIN EN", True),
    ("TS 37151", False),  # the publisher is missing; not taken for a Turkish standard
    ("ISO/IEC 17000-series", True),
    ("37101", False),
    ("harbour-2031", False),
    ("ITU-T Y.4900", False),
    ("IEEE 802.3", False),
    ("ISO 1" * 200, False),
]


@pytest.mark.parametrize("text", CANONICAL)
def test_canonical_names_are_printed_as_read(text: str) -> None:
    assert str(parse_identifier(text)) == text


@pytest.mark.parametrize(("typed", "printed"), SPELLINGS)
def test_other_spellings_are_read(typed: str, printed: str) -> None:
    assert str(parse_identifier(typed)) == printed


@pytest.mark.parametrize(("text", "known"), UNREADABLE)
def test_unreadable_names_say_what_is_wrong(text: str, known: bool) -> None:
    with pytest.raises(UnreadableIdentifier) as caught:
        parse_identifier(text)
    assert caught.value.known_body is known
    assert caught.value.message
    assert not caught.value.message.endswith(".")


def test_pieces_of_an_adoption() -> None:
    name = parse_identifier("EN ISO/IEC 80079-34:2020")
    assert (name.european, name.publishers, name.number, name.part, name.year) == (
        "EN",
        ("ISO", "IEC"),
        "80079",
        "34",
        "2020",
    )


def test_pieces_of_a_consolidated_version() -> None:
    name = parse_identifier("EN 1234-1:1999+A1:2002")
    assert name.year == "1999"
    assert name.supplements == (Supplement("A", "1", "2002", consolidated=True),)


@pytest.mark.parametrize(
    ("text", "undated", "base"),
    [
        ("ISO/DIS 99300:—", "ISO/DIS 99300", "ISO 99300"),
        ("ISO/CD 99300-1.2", "ISO/CD 99300-1.2", "ISO 99300-1"),
        ("ISO 99300:2031/CD Amd 1.2", "ISO 99300/CD Amd 1.2", "ISO 99300/Amd 1"),
        ("FprEN ISO 99300:2031", "FprEN ISO 99300", "EN ISO 99300"),
        ("ISO 99300:2031(en)", "ISO 99300", "ISO 99300"),
        ("ISO/DTS 99300", "ISO/DTS 99300", "ISO/TS 99300"),
    ],
)
def test_undated_and_base(text: str, undated: str, base: str) -> None:
    name = parse_identifier(text)
    assert str(name.undated()) == undated
    assert str(name.base()) == base


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ISO 99100:2031", "ISO/DIS 99100", True),
        ("ISO 99100:2031", "ISO 99100-1:2031", False),
        ("ISO 99100", "EN ISO 99100", False),
        ("harbour", "harbour", True),
        ("harbour", "ISO 1", False),
    ],
)
def test_same_document(one: str, other: str, same: bool) -> None:
    assert same_document(one, other) is same


@pytest.mark.parametrize(
    ("text", "dated", "forthcoming", "draft"),
    [
        ("ISO 37114", False, False, False),
        ("ISO 37114:—", True, True, False),
        ("ISO 37114:2031", True, False, False),
        ("ISO/DIS 37114", False, False, True),
        ("ISO 37114:2031/DAmd 1", True, False, True),
    ],
)
def test_questions(text: str, dated: bool, forthcoming: bool, draft: bool) -> None:
    name = parse_identifier(text)
    assert (name.dated, name.forthcoming, name.draft) == (dated, forthcoming, draft)


@pytest.mark.parametrize(
    ("text", "options", "urn"),
    [
        ("ISO 8601-2", {}, "urn:iso:std:iso:8601:-2"),
        ("ISO 2560:2009", {"edition": 3, "languages": ("en",)}, "urn:iso:std:iso:2560:ed-3:en"),
        ("ISO/IEC TS 12791", {}, "urn:iso:std:iso-iec:ts:12791"),
        ("IWA 39", {}, "urn:iso:std:iso:iwa:39"),
        ("ISO 8601-1/Amd 1", {}, "urn:iso:std:iso:8601:-1:amd:1"),
        ("ISO/CD 16936-1", {"edition": 2, "stage": "30.20"}, "urn:iso:std:iso:16936:-1:stage-30.20:ed-2"),
        ("ISO/CD 16936.2", {"edition": 2, "stage": "30.20"}, "urn:iso:std:iso:16936:stage-30.20.2:ed-2"),
        ("ISO/CD 16936", {"edition": 2}, "urn:iso:std:iso:16936:draft:ed-2"),
        ("ISO 2560:2009", {}, ""),
        ("ISO/CD 16936", {}, ""),
        ("ISO/WD XXXXX", {"edition": 1}, ""),
        ("EN ISO 2560", {}, ""),
        ("ISO 2560 (all parts)", {}, ""),
        ("ISO/SAE 21434", {}, ""),
        ("ISO/TC 268 N 123", {}, ""),
    ],
)
def test_urn(text: str, options: dict[str, object], urn: str) -> None:
    assert parse_identifier(text).urn(**options) == urn  # type: ignore[arg-type]


def _years() -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), st.just("—"), st.integers(1947, 2199).map(str))


def _counts() -> st.SearchStrategy[str]:
    return st.integers(1, 99).map(str)


def _supplements(european: bool) -> st.SearchStrategy[tuple[Supplement, ...]]:
    if european:
        one = st.builds(
            Supplement,
            kind=st.sampled_from([kind for kind in CEN_SUPPLEMENTS if kind != "NA"]),
            number=_counts(),
            year=_years(),
            stage=st.sampled_from(["", "pr", "Fpr"]),
            consolidated=st.booleans(),
        )
    else:
        one = st.builds(
            Supplement,
            kind=st.sampled_from(ISO_SUPPLEMENTS),
            number=_counts(),
            year=_years(),
            stage=st.sampled_from(["", "PWI", "NP", "AWI", "WD", "CD", "D", "FD", "PRF"]),
            iteration=st.integers(1, 5),
            consolidated=st.booleans(),
        )
    return st.lists(one, max_size=2).map(tuple)


@st.composite
def identifiers(draw: st.DrawFn) -> Identifier:
    """Any identifier that can be meant."""
    publishers = draw(st.sampled_from([("ISO",), ("ISO", "IEC"), ("IEC",), ("ISO", "IEC", "IEEE"), ()]))
    kind = draw(st.sampled_from(["", "TS", "TR", "PAS", "Guide"])) if publishers else ""
    if publishers == ("ISO",):
        kind = draw(st.sampled_from([kind, "IWA"]))
    european = draw(st.sampled_from(["", "EN", "CEN", "CEN/CLC"])) if publishers and kind != "IWA" else ""
    if not publishers:
        european = draw(st.sampled_from(["EN", "CEN/TS", "CEN/TR", "CWA", "HD", "CEN/CLC Guide", "CLC/TS"]))
    if european:
        stages = ["", "pr", "Fpr"]
    elif kind and kind != "IWA":
        stages = ["", "PWI", "NP", "AWI", "WD", "CD", "D", "FD", "PRF"]
    else:
        stages = ["", "PWI", "NP", "AWI", "WD", "CD", "DIS", "FDIS", "PRF"]
    piece = st.one_of(_counts(), st.from_regex(r"[A-Z][0-9]{2}", fullmatch=True))
    national = draw(st.sampled_from(["", "DIN", "UNE", "DS", "I.S.", "ÖNORM"]))
    stage = draw(st.sampled_from(stages))
    return Identifier(
        publishers=publishers,
        number=draw(st.one_of(st.just(""), st.integers(1, 999999).map(str))),
        part="-".join(draw(st.lists(piece, max_size=2))),
        year=draw(_years()),
        type=kind,
        stage=stage,
        iteration=draw(st.integers(1, 9)) if stage else 1,
        european=european,
        national="" if kind == "IWA" else national,
        supplements=draw(_supplements(bool(european))),
        languages=draw(st.sampled_from([(), ("en",), ("en", "fr")])),
        all_parts=draw(st.booleans()),
    )


@settings(deadline=None)
@given(identifiers())
def test_printing_and_reading_agree(identifier: Identifier) -> None:
    assert parse_identifier(str(identifier)) == identifier


_WORDS = "ISO IEC EN prEN CEN TS / - : . + ( ) , — 37101 2016 1 Amd A1 AC CD DIS N TC IWA DIN XX"
_PIECES = st.sampled_from([*_WORDS.split(), " "])


@settings(deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(_PIECES, max_size=10).map("".join)))
@example("ISO 1-")
@example("(")
@example("ISO 1:2016-")
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        identifier = parse_identifier(text)
    except UnreadableIdentifier:
        return
    assert parse_identifier(str(identifier)) == identifier
