"""Rules on the metadata of each organization."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.structure.index import Finding, Index, finding, words
from normwright.sts.tags import XML_LANG

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_DRAFT = re.compile(r"/\s*(?:PWI|NP|AWI|WD|CD|DIS|FDIS|PRF)\b")


def check_permissions(index: Index) -> Iterator[Finding]:
    """The copyright has a holder and a year."""
    for meta in index.metas:
        found = meta.findall("permissions")
        if not found:
            yield finding("STS119", meta, missing="copyright holder and year")
        for permissions in found:
            for tag, missing in (
                ("copyright-holder", "copyright holder"),
                ("copyright-year", "copyright year"),
            ):
                if not any(words(one) for one in permissions.iterchildren(tag)):
                    yield finding("STS119", permissions, missing=missing)


def check_languages(index: Index) -> Iterator[Finding]:
    """The languages are named in two letters, and there is a title in each."""
    for meta in index.metas:
        declared = [(one, words(one)) for one in meta.iterchildren("content-language")]
        if not any(language for _, language in declared):
            yield finding("STS122", meta)
        titled = {wrap.get(XML_LANG) for wrap in meta.iterchildren("title-wrap")}
        for element, language in declared:
            if language and not re.fullmatch("[a-z]{2}", language):
                yield finding("STS123", element, language=language)
            elif language and language not in titled:
                yield finding("STS124", element, language=language)


def check_references(index: Index) -> Iterator[Finding]:
    """The reference ends with the language; that of a published standard has a year and no stage."""
    for meta in index.metas:
        languages = [words(one) for one in meta.iterchildren("content-language") if words(one)]
        reference = meta.find("doc-ref")
        if reference is not None and languages:
            wanted = f"({','.join(languages)})"
            if not words(reference).replace(", ", ",").endswith(wanted):
                yield finding("STS120", reference, reference=words(reference), wanted=wanted)
        if _stage(meta) == "IS":
            yield from _published(meta)


def _published(meta: _Element) -> Iterator[Finding]:
    for reference in meta.iterchildren("std-ref"):
        text = words(reference)
        dated = reference.get("type") != "undated"
        if text and (_DRAFT.search(text) or (dated and not re.search(r":\d{4}", text))):
            yield finding("STS121", reference, reference=text)


def _stage(meta: _Element) -> str:
    return (words(meta.find("release-version")) or words(meta.find("doc-ident/release-version"))).upper()


def check_dates(index: Index) -> Iterator[Finding]:
    """There is a release date."""
    for meta in index.metas:
        found = meta.iterchildren("release-date", "pub-date")
        if not any(words(one) or one.get("iso-8601-date") for one in found):
            yield finding("STS158", meta)


def check_footnotes_in_metadata(index: Index) -> Iterator[Finding]:
    """No footnotes in metadata."""
    for fn in index.all("fn"):
        if next(fn.iterancestors("std-doc-meta", *_METAS), None) is not None:
            yield finding("STS131", fn)


_METAS = ("std-meta", "iso-meta", "reg-meta", "nat-meta")


def check_root(index: Index) -> Iterator[Finding]:
    """The root names no schema."""
    for attribute in index.root.attrib:
        if str(attribute).startswith(_XSI):
            yield finding("STS136", index.root, name=str(attribute).removeprefix(_XSI))
