"""Which elements run within text, which are objects in it, and which stand beside it.

Every element that is not named here is a block: in a file by others an unknown element then splits a text
instead of gluing the words of two together.
"""

from normwright.sts.tags import mml, tbx

#: Elements within running text, whose text belongs to it.
INLINE = frozenset(
    {
        "abbrev",
        "bold",
        "email",
        "ext-link",
        "fixed-case",
        "inline-code",
        "italic",
        "monospace",
        "named-content",
        "num",
        "overline",
        "roman",
        "sans-serif",
        "sc",
        "strike",
        "std",
        "std-ref",
        "styled-content",
        "sub",
        "sup",
        "underline",
        "uri",
        "xref",
        tbx("entailedTerm"),
        tbx("hi"),
        tbx("foreign"),
        # parts of a citation
        "article-title",
        "chapter-title",
        "collab",
        "comment",
        "day",
        "edition",
        "fpage",
        "given-names",
        "issue",
        "lpage",
        "month",
        "name",
        "person-group",
        "publisher-loc",
        "publisher-name",
        "series",
        "source",
        "string-name",
        "surname",
        "volume",
        "year",
        "mixed-citation",
        # drawn beside or above other text
        "rb",
        "rt",
        "ruby",
    }
)

#: Elements that hold elements only: what stands in them is a block, whatever it is elsewhere.
CONTAINERS = frozenset(
    {
        "adoption",
        "adoption-front",
        "app",
        "app-group",
        "array",
        "back",
        "body",
        "caption",
        "colgroup",
        "custom-meta",
        "custom-meta-group",
        "def",
        "def-item",
        "def-list",
        "doc-ident",
        "fig",
        "fig-group",
        "fn",
        "fn-group",
        "front",
        "iso-meta",
        "legend",
        "list",
        "list-item",
        "nat-meta",
        "non-normative-example",
        "non-normative-note",
        "permissions",
        "processing-meta",
        "ref",
        "ref-list",
        "reg-meta",
        "sec",
        "standard",
        "std-doc-meta",
        "std-ident",
        "std-meta",
        "std-org",
        "std-xref",
        "table",
        "table-wrap",
        "table-wrap-foot",
        "tbody",
        "term-display",
        "term-sec",
        "tfoot",
        "thead",
        "title-wrap",
        "tr",
        tbx("langSet"),
        tbx("termEntry"),
        tbx("tig"),
    }
)

#: A citation's title runs on; any other title is a block.
CITATIONS = frozenset({"std", "mixed-citation", "element-citation"})

#: Elements that are one sign in running text, U+FFFC.
OBJECTS = frozenset(
    {
        "alternatives",
        "chem-struct",
        "disp-formula",
        "graphic",
        "inline-formula",
        "inline-graphic",
        "inline-media",
        "media",
        "private-char",
        "tex-math",
        mml("math"),
    }
)

#: Objects that have words of their own: a where-list, the label and title of one of several pictures.
TALKING_OBJECTS = frozenset({"disp-formula", "graphic", "media"})

#: Elements that stand within running text and say nothing in it: targets, machine-readable keys.
SILENT = frozenset(
    {
        "alt-text",
        "index-term",
        "index-term-range-end",
        "long-desc",
        "milestone-start",
        "milestone-end",
        "std-id",
        "std-id-group",
        "target",
    }
)

#: Footnotes interrupt a text without splitting it; so do the marks that point at them.
FOOTNOTES = frozenset({"fn"})
FOOTNOTE_MARKS = frozenset({"fn", "table-fn"})

#: Elements in which white space counts.
VERBATIM = frozenset({"code", "preformat"})

METADATA = frozenset({"std-doc-meta", "std-meta", "iso-meta", "reg-meta", "nat-meta"})
STANDARDS = frozenset({"standard", "adoption"})
