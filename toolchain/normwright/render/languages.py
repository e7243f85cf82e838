"""The languages of a document: whose words its pages say, and how its dates are printed."""

from lxml.etree import _Element

from normwright.diagnostics import Place, Report
from normwright.sts import labels
from normwright.sts.tags import XML_LANG, nw, tbx

#: On a date or the state of a text in the metadata: as its language prints it.
SHOWN = nw("shown")

_DATES = ("release-date", "meta-date", "pub-date")


def settle_languages(root: _Element, *, place: Place, report: Report) -> None:
    """Gives the root its language where only the metadata name one, and dates and stages their printed form.

    Complaint: RND012 the program has no words of its own in a document's language.
    """
    if not root.get(XML_LANG):
        named = (root.findtext(".//content-language") or "").strip()
        if labels.primary(named).isalpha() and len(labels.primary(named)) <= 3:
            root.set(XML_LANG, named)
    for language in document_languages(root):
        if not labels.known(language):
            report.say("RND012", place, language=language)
    for date in root.iter(*_DATES, "release-version"):
        _show(date)


def document_languages(root: _Element) -> list[str]:
    """Two- or three-letter codes of the document and of those inside it, the outermost first; never empty."""
    named = [labels.primary(part.get(XML_LANG) or "") for part in root.iter("adoption", "standard")]
    named = [language for language in named if language]
    return list(dict.fromkeys(named)) or [labels.FALLBACK]


def page_words(root: _Element) -> dict[str, dict[str, str]]:
    """The words of the pages by language: the document's own first, then those of its term entries."""
    entries = {labels.primary(part.get(XML_LANG) or "") for part in root.iter(tbx("langSet"))}
    known = sorted(language for language in entries if labels.known(language))
    languages = dict.fromkeys([*document_languages(root), *known])
    return {language: labels.page_words(language) for language in languages}


def _show(date: _Element) -> None:
    written = "".join(map(str, date.itertext())).strip() or date.get("iso-8601-date") or ""
    holder = date if date.get(XML_LANG) else next((a for a in date.iterancestors() if a.get(XML_LANG)), None)
    language = (holder.get(XML_LANG) or "") if holder is not None else ""
    known = language or labels.FALLBACK
    shown = labels.printed_date(known, written)
    if date.tag == "release-version":
        shown = labels.printed_release(known, written)
    if shown and len(date) == 0:
        date.set(SHOWN, shown)
