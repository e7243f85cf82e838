"""Small Word files for tests, written by hand: a zip and the XML in it."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADINGS = (
    "MB/NC",
    "Line number",
    "Clause/ Subclause",
    "Paragraph/ Figure/ Table",
    "Type of comment",
    "Comments",
    "Proposed change",
    "Observations of the secretariat",
)
CHANGED = 'w:id="1" w:author="Nobody Known" w:date="2026-01-01T00:00:00Z"'


def t(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; a run that is no markup is text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{inner}{''.join(run if _is_markup(run) else t(run) for run in runs)}</w:p>"


def text_of(text: str) -> str:
    """Paragraphs for a text with line feeds."""
    return "".join(p(*([line] if line else [])) for line in text.split("\n"))


def cell(content: str = "", *, span: int = 1, merge: str = "", style: str = "") -> str:
    """A cell; content that is no markup is text, one paragraph a line."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    inner = content if _is_markup(content) else (p(content, style=style) if style else text_of(content))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a cell that is no `w:tc` or content control is made one."""
    made = (one if one.startswith(("<w:tc>", "<w:sdt>")) else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def table(*rows: str, columns: int = 8) -> str:
    """A table."""
    grid = "".join('<w:gridCol w:w="1000"/>' for _ in range(columns))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def ins(content: str) -> str:
    """A tracked insertion."""
    return f"<w:ins {CHANGED}>{content if _is_markup(content) else t(content)}</w:ins>"


def gone(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del {CHANGED}><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def control(content: str, *, prompt: bool = False) -> str:
    """A content control."""
    shows = "<w:showingPlcHdr/>" if prompt else ""
    return f"<w:sdt><w:sdtPr>{shows}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def document(body: str) -> str:
    """The main part."""
    return f"<?xml version='1.0' encoding='UTF-8'?><w:document {NAMES}><w:body>{body}</w:body></w:document>"


def _is_markup(text: str) -> bool:
    return re.match(r"<(?:w|m|mc|v|a):", text) is not None


def part(name: str, content: str) -> str:
    """Another part with the root `name`, as "w:styles"."""
    return f"<{name} {NAMES}>{content}</{name}>"


def links(found: Iterable[tuple[str, str, str]]) -> str:
    """A file of relationships: id, kind, target; a target with a colon is outside."""
    rows = "".join(
        f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{escape(target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for id, kind, target in found
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def docx(
    body: str,
    *,
    parts: Mapping[str, str | bytes] | None = None,
    related: Sequence[tuple[str, str, str]] = (),
    kind: str = MAIN,
) -> bytes:
    """A Word file; `parts` by their names below `word/`, `related`: id, kind and target of what the text uses."""
    types = f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": links([("r1", "officeDocument", "word/document.xml")]),
        "word/document.xml": body if body.startswith("<?xml") else document(body),
        "word/_rels/document.xml.rels": links(related),
        **{f"word/{name}": content for name, content in (parts or {}).items()},
    }
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def form(
    *rows: str,
    before: str = "",
    after: str = "",
    headings: Sequence[str] = HEADINGS,
    facts: Sequence[str] = ("Date: 2026-02-03", "Document: ISO/CD 00000", "Project: 00000"),
    parts: Mapping[str, str | bytes] | None = None,
    related: Sequence[tuple[str, str, str]] = (),
) -> bytes:
    """A form as that of 2012-03: headings and facts in the page header, rows alone in the text."""
    header = table(row("Comments", *facts), columns=4) + p() + table(row(*headings), columns=len(headings))
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rh"/></w:sectPr>'
    body = before + table(*rows, columns=len(headings)) + after + section
    return docx(
        body,
        parts={"header1.xml": part("w:hdr", header), **(parts or {})},
        related=[("rh", "header", "header1.xml"), *related],
    )
