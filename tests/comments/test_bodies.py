"""Who comments, by what stands in the first cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright import resources
from normwright.comments.bodies import body_of_file, body_slug, full_name, is_known, liaisons_of, read_body
from normwright.workspace.portable import path_faults


@pytest.mark.parametrize(
    ("text", "code", "own"),
    [
        ("DE", "DE", ""), ("de ", "DE", ""), ("NO", "NO", ""), ("No", "NO", ""), ("UK", "GB", ""), ("AFNOR", "FR", ""),
        ("Germany", "DE", ""), ("Österreich", "AT", ""), ("The Netherlands", "NL", ""), ("DE-002", "DE", "002"),
        ("GB017", "GB", "017"), ("US 26-051", "US", "26-051"), ("CS016-1", "**", "016-1"), ("**-031", "**", "031"),
        ("RO 2-056", "RO", "2-056"), ("CA C-1", "CA", "C-1"), ("ES12", "ES", "12"), ("DE 1", "DE", "1"),
        ("FR-018-004", "FR", "018-004"), ("CC-01-043", "CC", "01-043"), ("**", "**", ""), ("ISO/CS", "**", ""),
        ("CCMC", "CCMC", ""), ("SECR", "SECR", ""), ("CC", "CC", ""), ("DE / DIN", "DE", ""), ("DIN DKE", "DIN DKE", ""),
        ("", "", ""), ("ECOS", "ECOS", ""), ("ISO/TC 268", "ISO/TC 268", ""),
    ],
)  # fmt: skip
def test_a_body_is_read(text: str, code: str, own: str) -> None:
    named = read_body(text)
    assert (named.code, named.own) == (code, own)


@pytest.mark.parametrize("text", ["GE", "ge-004", "SL", "ECOS"])
def test_doubts_are_said(text: str) -> None:
    assert read_body(text).doubt


@pytest.mark.parametrize("text", ["DE (J. Doe)", "DE - Doe", "de: doe", "DE, J. Doe"])
def test_words_behind_a_code_are_no_part_of_it(text: str) -> None:
    named = read_body(text)
    assert (named.code, named.signed, "left out" in named.doubt) == ("DE", True, True)


@pytest.mark.parametrize("text", ["Jane Doe", "J. Doe", "Doe", "doe", "Doe, Jane"])
def test_words_that_can_be_a_name_are_no_code(text: str) -> None:
    named = read_body(text)
    assert (named.code, named.signed) == ("", True)


@pytest.mark.parametrize("text", ["DE", "DE-002", "UK-BSI", "DE - DIN", "ISO/TC 268", "DE / DIN"])
def test_a_code_alone_is_not_signed(text: str) -> None:
    assert not read_body(text).signed


def test_a_sentence_names_nobody() -> None:
    named = read_body("The following comments were agreed by our mirror committee")
    assert not named.code
    assert named.doubt


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("en123p4-afnor.doc", "FR"), ("eniso345-din.docx", "DE"), ("comments_NO.docx", "NO"), ("x - UNI (2).xlsx", "IT"),
        ("comments.docx", ""), ("cd-00000.docx", ""), ("form-12.csv", ""),
    ],
)  # fmt: skip
def test_a_file_name_may_end_in_a_body(name: str, code: str) -> None:
    assert body_of_file(name) == code


def test_slugs_are_safe_and_differ() -> None:
    codes = [
        *resources.table("comment-bodies.toml")["codes"],
        *resources.table("comment-bodies.toml")["others"],
    ]
    codes += ["CON", "AUX", "ECOS", "A/B", "A-B", "A B", "ISO-CS", "Ω", "ISO/TC 268"]
    slugs = {body_slug(code): code for code in codes}
    assert len(slugs) == len(set(codes))
    assert not list(path_faults(f"{slug}.toml" for slug in slugs))
    assert body_slug("**") == "iso-cs"
    assert body_slug("DE") == "de"


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    code = read_body(text).code
    assert body_slug(code or "x")
    assert code == code.strip()


def test_names_and_codes_agree() -> None:
    assert full_name("DE") == "Germany"
    assert is_known("**")
    assert not is_known("ECOS")


LISTED = liaisons_of({"EUROCITIES": ["Eurocities network"], "WHO": ["World Health Organization"], "ESMA": []})


@pytest.mark.parametrize(
    ("text", "code", "own"),
    [
        ("Eurocities", "EUROCITIES", ""), ("Eurocities-012", "EUROCITIES", "012"), ("EUROCITIES Network", "EUROCITIES", ""),
        ("World Health Organization", "WHO", ""), ("WHO-3", "WHO", "3"), ("ESMA", "ESMA", ""), ("DE-1", "DE", "1"),
        ("Jane Doe", "", ""), ("Eurocities Jane Doe", "", ""),
    ],
)  # fmt: skip
def test_liaisons_of_the_settings_are_known(text: str, code: str, own: str) -> None:
    named = read_body(text, LISTED)
    assert (named.code, named.own, bool(named.doubt)) == (code, own, not code)
