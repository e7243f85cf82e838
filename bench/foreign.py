"""A large STS file in other tools' dialect, made by us: legacy metadata, semantic ids, all usual blocks.

Difficulty, written down first: 2.5 MB, some 56,000 elements; a seventh of them in tables with spans, entries in TBX with
entailed terms, nested lists, footnotes at the point of use and in groups, MathML, cross-references to all of it.
"""

import random
from pathlib import Path

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<standard xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML" \
xmlns:tbx="urn:iso:std:iso:30042:ed-1" xml:lang="en">
<front><iso-meta><title-wrap xml:lang="en"><main>Generated</main><full>Generated</full></title-wrap>
<doc-ident><sdo>ISO</sdo><proj-id>1</proj-id><language>en</language><release-version>DIS</release-version></doc-ident>
<std-ident><originator>ISO</originator><doc-type>IS</doc-type><doc-number>00002</doc-number><edition>1</edition>
<version>1</version></std-ident><content-language>en</content-language><std-ref type="dated">ISO/DIS 00002</std-ref>
<doc-ref>ISO/DIS 00002(en)</doc-ref><release-date>2031-01-01</release-date><comm-ref>ISO/TC 0</comm-ref>
<secretariat>NONE</secretariat><permissions><copyright-year>2031</copyright-year>
<copyright-holder>normwright sample</copyright-holder></permissions></iso-meta></front><body>
<sec id="sec_1" sec-type="scope"><label>1</label><title>Scope</title><p>Generated text.</p></sec>
"""
_WORDS = [
    "shade",
    "refuge",
    "water",
    "seat",
    "tree",
    "plan",
    "room",
    "street",
    "bench",
    "opens",
    "closes",
    "keeps",
    "covers",
    "cool",
    "open",
    "local",
    "wide",
]


def write_foreign(path: Path, *, size: int = 2_500_000, seed: int = 1) -> Path:
    """An STS file of about `size` bytes at `path`."""
    chance = random.Random(seed)
    pieces, length, number = [_HEAD], len(_HEAD), 2
    while length < size:
        piece = _section(number, chance)
        pieces.append(piece)
        length += len(piece)
        number += 1
    path.write_text("".join(pieces) + "</body></standard>\n", encoding="utf-8")
    return path


def _section(n: int, chance: random.Random) -> str:
    def words(count: int) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(count))

    rows = "".join(
        f"<tr><td>{words(2)}</td><td align='center'>{chance.randint(1, 99)}</td><td><p>{words(6)}</p></td></tr>"
        for _ in range(8)
    )
    text = "".join(
        f'<p id="p_{n}-{i}">{words(40)} <xref ref-type="table" rid="tab_{n}">Table {n}</xref>, <italic>{words(2)}</italic>'
        f" and <std><std-ref>ISO 00003:2030</std-ref>, 5.2</std>; {words(20)}.</p>"
        for i in range(6)
    )
    return f"""<sec id="sec_{n}"><label>{n}</label><title>{words(4)}</title>
{text}
<p>A note<xref ref-type="fn" rid="fn_{n}">{n}</xref><fn id="fn_{n}"><label>{n}</label><p>{words(9)}.</p></fn>.</p>
<list list-type="alpha-lower"><list-item><label>a)</label><p>{words(8)};</p>
<list list-type="arabic"><list-item><label>1)</label><p>{words(5)}</p></list-item></list></list-item>
<list-item><label>b)</label><p>{words(8)}.</p></list-item></list>
<non-normative-note><label>NOTE</label><p>{words(20)}.</p></non-normative-note>
<disp-formula id="formula_{n}"><label>({n})</label><mml:math display="block"><mml:mrow><mml:mi>s</mml:mi><mml:mo>=</mml:mo>
<mml:mfrac><mml:mi>A</mml:mi><mml:msub><mml:mi>A</mml:mi><mml:mi>d</mml:mi></mml:msub></mml:mfrac></mml:mrow></mml:math></disp-formula>
<table-wrap id="tab_{n}"><label>Table {n}</label><caption><title>{words(4)}</title></caption><table><thead>
<tr><th rowspan="2">{words(1)}</th><th colspan="2">{words(2)}</th></tr><tr><th>{words(1)}</th><th>{words(1)}</th></tr></thead>
<tbody>{rows}</tbody></table></table-wrap>
</sec>
"""
