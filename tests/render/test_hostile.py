"""Documents and stylesheets that want to do harm."""

from pathlib import Path

import pytest
from lxml import etree, html

from normwright.diagnostics import Report
from normwright.errors import InputError, UsageError
from normwright.render.html import render_html
from normwright.render.links import safe_address
from normwright.render.shell import POLICY, script_hash
from normwright.render.styles import clean_style
from normwright.sts.standard import Standard
from tests.render.conftest import TEMPLATES, standard_of

XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"'
OWN = '<xsl:template match="p"><p class="own"><xsl:apply-templates/></p></xsl:template>'


def table(rows: str) -> str:
    return f"<table-wrap><table><tbody>{rows}</tbody></table></table-wrap>"


def page_of(body: str, report: Report | None = None) -> html.HtmlElement:
    into = Report() if report is None else report
    made = render_html(standard_of(body), templates=[TEMPLATES], report=into)
    return html.document_fromstring(made.decode("utf-8"))


def foreign_scripts(page: html.HtmlElement) -> list[html.HtmlElement]:
    """Scripts on the page that aren't the program's own."""
    own = (TEMPLATES / "html/standard.js").read_text(encoding="utf-8")
    return [script for script in page.iter("script", "{*}script") if script.text != own]


def test_markup_in_text_stays_text() -> None:
    text = "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &lt;/style&gt; ]]&gt;"
    page = page_of(f'<sec id="a"><title>{text}</title><p>{text}</p><code>{text}</code></sec>')
    assert foreign_scripts(page) == []
    assert "<script>alert(1)</script> &amp; </style> ]]>" in page.find(".//main//p").text_content()


def test_attributes_stay_attributes() -> None:
    page = page_of(
        '<sec id="x&quot; onclick=&quot;alert(1)"><title>T</title>'
        '<p content-type="&quot;&gt;&lt;script&gt;">t</p></sec>'
    )
    assert not page.xpath("//@onclick")
    assert foreign_scripts(page) == []


def test_policy_lets_nothing_in() -> None:
    page = page_of("<sec><title>T</title></sec>")
    head = page.find("head")
    script = page.find(".//script").text
    assert head[0].get("charset") == "utf-8"
    assert head[1].get("content") == f"{POLICY}; script-src '{script_hash(script)}'"
    assert "script-src" not in POLICY
    assert "default-src 'none'" in POLICY
    assert len(page.findall(".//script")) == 1


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " java&#10;script:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
    ],
)
def test_links_of_odd_schemes_are_text_and_reported(address: str) -> None:
    report = Report()
    page = page_of(
        f'<sec><title>T</title><p><ext-link xlink:href="{address}">follow</ext-link></p></sec>', report
    )
    assert page.xpath("//main//a") == []
    assert "follow" in page.find(".//main").text_content()
    assert "RND007" in {finding.code for finding in report}


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("www.example.org", "https://www.example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("urn:iso:std:iso:1", None),
        ("relative/file.html", None),
        ("//example.org", None),
    ],
)
def test_safe_addresses(address: str, safe: str | None) -> None:
    assert safe_address(address) == safe


def test_names_are_text_without_complaint() -> None:
    report = Report()
    page_of("<sec><title>T</title><p><uri>urn:iso:std:iso:1</uri></p></sec>", report)
    assert len(report) == 0


@pytest.mark.parametrize(
    ("style", "kept", "dropped"),
    [
        ("border: 1px solid #000; text-align: center", "border:1px solid #000;text-align:center", []),
        ("background-color: rgb(1, 2, 3)", "background-color:rgb(1, 2, 3)", []),
        ("background: url(http://example.org/x)", "", ["background: url(http://example.org/x)"]),
        ("color: expression(alert(1))", "", ["color: expression(alert(1))"]),
        ("position: fixed; color: red", "color:red", ["position: fixed"]),
        ("background-color: rgb(1,2,3) url(x)", "", ["background-color: rgb(1,2,3) url(x)"]),
        ("color: \\75 rl(x)", "", ["color: \\75 rl(x)"]),
    ],
)
def test_styles(style: str, kept: str, dropped: list[str]) -> None:
    assert clean_style(style) == (kept, dropped)


def test_alignment_is_no_way_round_the_list() -> None:
    page = page_of(table('<tr><td align="left;position:fixed" valign="x" width="1;x">t</td></tr>'))
    assert page.find(".//td").get("style") is None


def test_annotation_with_html_is_left_out() -> None:
    maths = (
        '<mml:math><mml:semantics><mml:mi>a</mml:mi><mml:annotation-xml encoding="text/html">'
        "<script>alert(1)</script></mml:annotation-xml></mml:semantics></mml:math>"
    )
    assert foreign_scripts(page_of(f"<sec><title>T</title><p>{maths}</p></sec>")) == []


def test_elements_of_html_in_the_document_are_not_html() -> None:
    page = page_of(
        '<sec><title>T</title><p><script>alert(1)</script><img src="x" onerror="y"/><h:script xmlns:h="http://www.w3.org/1999/xhtml">z</h:script></p></sec>'
    )
    assert page.xpath("//img") == []
    assert foreign_scripts(page) == []


def test_huge_spans_and_many_cells() -> None:
    cells = "<td>x</td>" * 2000
    page = page_of(table(f'<tr><td colspan="999999999">a</td></tr><tr>{cells}</tr>'))
    assert len(page.findall(".//td")) == 2001
    assert int(page.find(".//td").get("colspan")) <= 1000


def test_nesting_beyond_drawing_is_an_error_of_the_input() -> None:
    root = etree.Element("standard")
    inner = root
    for _ in range(4000):
        inner = etree.SubElement(inner, "sec")
    report = Report()
    with pytest.raises(InputError):
        render_html(Standard(root), templates=[TEMPLATES], report=report)
    assert "RND009" in {finding.code for finding in report}


def override(folder: Path, name: str, text: str) -> list[Path]:
    (folder / "html").mkdir(exist_ok=True)
    (folder / "html" / name).write_text(text, encoding="utf-8")
    return [folder, TEMPLATES]


def render(templates: list[Path]) -> bytes:
    return render_html(
        standard_of("<sec><title>T</title><p>words</p></sec>"), templates=templates, report=Report()
    )


def test_override_of_one_template(tmp_path: Path) -> None:
    text = f'<xsl:stylesheet {XSL}><xsl:import href="shipped:standard.xsl"/>{OWN}</xsl:stylesheet>'
    assert b'<p class="own">words</p>' in render(override(tmp_path, "standard.xsl", text))


def test_override_of_one_file(tmp_path: Path) -> None:
    text = f'<xsl:stylesheet {XSL}><xsl:import href="shipped:blocks.xsl"/>{OWN}</xsl:stylesheet>'
    assert b'<p class="own">words</p>' in render(override(tmp_path, "blocks.xsl", text))


def test_override_of_the_style_sheet(tmp_path: Path) -> None:
    page = render(override(tmp_path, "standard.css", "p { color: red } </style><script>alert(1)</script>"))
    assert foreign_scripts(html.document_fromstring(page.decode("utf-8"))) == []
    assert b"color: red" in page


def test_override_of_the_script_is_allowed_by_its_own_hash(tmp_path: Path) -> None:
    text = "let a = '</script><script>alert(1)</script>';\r\nlet b = '<!-- <script';\n"
    page = html.document_fromstring(render(override(tmp_path, "standard.js", text)).decode("utf-8"))
    scripts = page.findall(".//script")
    assert len(scripts) == 1
    assert scripts[0].text == text.replace("</script", "<\\/script").replace("<!--", "<\\!--").replace(
        "\r", ""
    )
    assert script_hash(scripts[0].text) in page.find("head")[1].get("content")


@pytest.mark.parametrize(
    "attack",
    [
        "<xsl:copy-of select=\"document('file:///etc/hostname')\"/>",
        "<xsl:copy-of select=\"document('http://example.org/')\"/>",
        '<e:document xmlns:e="http://exslt.org/common" href="{target}" method="text">x</e:document>',
        '<s:write xmlns:s="org.apache.xalan.xslt.extensions.Redirect" file="{target}">x</s:write>',
    ],
)
def test_stylesheets_read_and_write_nothing(tmp_path: Path, attack: str) -> None:
    target = tmp_path / "written.txt"
    body = attack.replace("{target}", target.as_posix())
    text = (
        f'<xsl:stylesheet {XSL} xmlns:e="http://exslt.org/common" '
        'xmlns:s="org.apache.xalan.xslt.extensions.Redirect" extension-element-prefixes="e s">'
        f'<xsl:template match="/"><html><body>{body}</body></html></xsl:template></xsl:stylesheet>'
    )
    with pytest.raises(UsageError):
        render(override(tmp_path, "standard.xsl", text))
    assert not target.exists()


@pytest.mark.parametrize(
    "href",
    [
        "../secret.xsl",
        "file:///etc/passwd",
        "/etc/passwd",
        "http://example.org/x.xsl",
        "shipped:../pdf/x.xsl",
    ],
)
def test_stylesheets_include_only_templates(tmp_path: Path, href: str) -> None:
    (tmp_path / "secret.xsl").write_text(f"<xsl:stylesheet {XSL}/>")
    text = f'<xsl:stylesheet {XSL}><xsl:import href="{href}"/></xsl:stylesheet>'
    with pytest.raises(UsageError):
        render(override(tmp_path, "standard.xsl", text))


def test_entities_of_a_stylesheet_reach_no_file(tmp_path: Path) -> None:
    text = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><xsl:stylesheet {XSL}>'
        '<xsl:template match="/"><html><body>&e;</body></html></xsl:template></xsl:stylesheet>'
    )
    with pytest.raises(UsageError):
        render(override(tmp_path, "standard.xsl", text))


def test_broken_stylesheet_names_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"standard\.xsl:1"):
        render(
            override(
                tmp_path, "standard.xsl", f"<xsl:stylesheet {XSL}><xsl:template match='['/></xsl:stylesheet>"
            )
        )
