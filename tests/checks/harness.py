"""Small drafts for rules, with what they must be told marked in their text.

A case file (`cases/<FAMILY>.txt`) holds cases:

    === what the case shows
    --- body.rst
    Requirements
    ============

    The city ⟦VRB001:must⟧ publish data.
    +++ STR001

`⟦CODE:words⟧` (or `⟦CODE,CODE:words⟧`) marks a finding and the words it must underline; a mark stands in one line.
`⟦CODE:⟧` with no words marks a finding on the block that begins there. `+++ CODE` lines name findings that have no
place in these texts. All findings of drafting rules must be named: a companion that nobody expected fails the case.
Options behind `===`, in braces: `{stage=CD directives=2018 language=fr as=en}`; the stage is FDIS by
default. `as=en` checks the EN version; without a `draft.toml` of its own the case's project then has one. `on=CEN005`
turns on a rule that is off.

Files that a case doesn't have: `index.rst` lists them all (foreword, introduction, scope, terms and symbols first,
annexes last), `scope.rst` and `body.rst` are harmless ones, `draft.toml` and `references.toml` are those below. A
name that begins with `drafts/` is that of a file of another draft, `drafts/e/draft.toml`.

A case with a file `body.xml` is about a standard by others: its text is put into Clause 4 of a small STS file; what
begins with `<sec` stands behind that clause, and from the first `<app` on among the annexes. Such findings have no
marks, only `+++ CODE` lines. A file `standard.xml` is the same with whole parts: `<front>`, `<body>`, `<back>` take the
place of those of that file, and an `<adoption>` of the whole; `<standard/>` in it is that file.

The examples of a code's page are put in one of the slots below; the slots `sts` and `standard` are for `body.xml` and
`standard.xml`. An example of several files can begin with a line of options in braces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from normwright import resources
from normwright.checks.document import Document
from normwright.checks.places import Sources
from normwright.checks.report import Checked, check
from normwright.diagnostics import Diagnostic, Place, Report, codes
from normwright.glossary.concept import Vocabulary
from normwright.glossary.yaml_reader import read_yaml
from normwright.passes.compose import compose
from normwright.sources.reader import Reader
from normwright.sts.normalise import profile
from normwright.sts.parse import parse_xml
from normwright.sts.standard import Standard
from normwright.workspace.drafts import load_draft
from normwright.workspace.protected import ProtectedText, load_protected
from normwright.workspace.record import Draft
from normwright.workspace.settings import Protection, Workspace

CASES = Path(__file__).parent / "cases"

DRAFT = """format = 1
language = "en"
deliverable = "IS"
sample = true
ics = ["13.020.20"]

[title.en]
main = "Cool refuges"
complementary = "Requirements"
[title.fr]
main = "Refuges frais"
complementary = "Exigences"

[iso]
number = "00000"
project = "00000"
committee = "ISO/TC 0"
copyright-year = 2032
stages = [{ code = "30.20", date = 2032-03-02 }]
"""
SCOPE = "Scope\n=====\n\nThis document specifies requirements for cool refuges.\n"
BODY = "Requirements\n============\n\nThe entrance shall be open during the day.\n"

#: Where an example stands, by its slot; None gives the text of the whole file.
SLOTS = {
    "body": ("body", "Requirements\n============\n\n"),
    "scope": ("scope", "Scope\n=====\n\n"),
    "foreword": ("foreword", "Foreword\n========\n\n"),
    "introduction": ("introduction", "Introduction\n============\n\n"),
    "terms": ("terms", "Terms and definitions\n=====================\n\n"),
    "symbols": ("symbols", "Symbols and abbreviated terms\n=============================\n\n"),
    "annex": ("annex-a", "Annex (informative): Example\n============================\n\n"),
    "normative-annex": ("annex-a", "Annex (normative): Method\n=========================\n\n"),
    "document": ("body", ""),
    "european-foreword": ("european-foreword", "European foreword\n=================\n\n"),
    "sts": ("body.xml", ""),
    "standard": ("standard.xml", ""),
}
#: What a project with an EN version has besides.
CEN = """[procedure]
parallel = true
[cen]
committee = "CEN/TC 0"
secretariat = ["XSB"]
stages = [{ code = "30.20", date = 2032-03-02 }]
"""
#: A standard by others without a fault.
FOREIGN = """<standard xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1"
 xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="{language}"><front><std-meta>
<title-wrap xml:lang="en"><main>Cool refuges</main><full>Cool refuges</full></title-wrap>
<release-version stage-code="50.20">FDIS</release-version>
<std-ident><originator>ISO</originator><doc-type>IS</doc-type><doc-number>00000</doc-number></std-ident>
<content-language>{language}</content-language><std-ref type="dated">ISO/FDIS 00000</std-ref>
</std-meta>
<sec id="sec_foreword" sec-type="foreword"><title>Foreword</title></sec></front>
<body><sec id="sec_1" sec-type="scope"><label>1</label><title>Scope</title>
<p>This document specifies requirements for cool refuges.</p></sec>
<sec id="sec_2" sec-type="norm-refs"><label>2</label><title>Normative references</title>
<p>There are no normative references in this document.</p></sec>
<sec id="sec_3" sec-type="terms"><label>3</label><title>Terms and definitions</title>
<p>No terms and definitions are listed in this document.</p></sec>
<sec id="sec_4"><label>4</label><title>Requirements</title>
{clause}</sec>
{clauses}</body><back><app-group>{annexes}</app-group></back></standard>"""
_BESIDE = ("glossary/", "protected/")  # folders of the workspace, not of the draft
_FIRST = ("foreword", "introduction", "scope", "terms", "symbols")
_MARK = re.compile(r"⟦(?P<codes>[A-Z]{3}\d{3}(?:,[A-Z]{3}\d{3})*):(?P<words>[^⟦⟧\n]*)⟧")


@dataclass(frozen=True)
class Expected:
    """A finding that must be told: code, file name, line, column; length 0 for a whole block."""

    code: str
    file: str = ""
    line: int = 0
    column: int = 0
    length: int = 0


@dataclass
class Case:
    """A small draft: its files by name, and all that the rules must say of it."""

    title: str
    files: dict[str, str] = field(default_factory=dict)
    expected: list[Expected] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.title


def cases(family: str = "*") -> list[Case]:
    """The cases of a family's file, or of all."""
    return [case for path in sorted(CASES.glob(f"{family}.txt")) for case in cases_in(path)]


def example(text: str, slot: str) -> Case:
    """An example of a code's page, in its slot."""
    if slot == "draft.toml":
        return Case("example", {"draft.toml": text})
    if text.startswith(("--- ", "{")):
        return next(iter(_parse("=== example" + ("\n" if text.startswith("-") else " ") + text)))
    name, heading = SLOTS[slot or "body"]
    if name.endswith(".xml"):
        return Case("example", {name: text})
    options = {"as": "en"} if name == "european-foreword" else {}
    return Case("example", {f"{name}.rst": heading + text + "\n"}, options=options)


def cases_in(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    for case in _parse(path.read_text(encoding="utf-8")):
        case.title = f"{path.stem}: {case.title}"
        yield case


def _parse(text: str) -> Iterator[Case]:
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        options = dict(re.findall(r"(\w+)=([\w.]+)", title.partition("{")[2]))
        case = Case(title.partition("{")[0].strip(), options=options)
        name, lines = "", []
        for line in [*rest.split("\n"), "--- "]:
            if line.startswith("--- "):
                if name:
                    case.files[name] = _unmarked(name, "\n".join(lines).rstrip("\n") + "\n", case)
                name, lines = line[4:].strip(), []
            elif line.startswith("+++ "):
                case.expected += [Expected(code) for code in line[4:].split()]
            elif name:
                lines.append(line)
        yield case


def _unmarked(name: str, text: str, case: Case) -> str:
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        while match := _MARK.search(line):
            for code in match["codes"].split(","):
                case.expected.append(Expected(code, name, number, match.start() + 1, len(match["words"])))
            line = line[: match.start()] + match["words"] + line[match.end() :]
        lines.append(line)
    return "\n".join(lines)


@dataclass(frozen=True)
class Made:
    """A case's draft, read and composed, with what reading and the rules said."""

    draft: Draft | None  # None for a standard by others
    standard: Standard  # the ISO version
    report: Report
    checked: list[Checked]

    @property
    def told(self) -> list[Diagnostic]:
        """What the rules said."""
        return [one.diagnostic for one in self.checked]


def lay_out(case: Case, root: Path) -> Path:
    """Writes the draft below `root/drafts` and gives its folder."""
    language = case.options.get("language", "en")
    folder = root / "drafts" / "d"
    files = {name: text for name, text in case.files.items() if not name.startswith(_BESIDE)}
    (folder / language).mkdir(parents=True, exist_ok=True)
    draft = files.pop("draft.toml", DRAFT + (CEN if case.options.get("as") == "en" else ""))
    if language != "en":
        draft = draft.replace('language = "en"', f'language = "{language}"', 1)
    (folder / "draft.toml").write_text(draft, encoding="utf-8")
    (folder / "references.toml").write_text(files.pop("references.toml", ""), encoding="utf-8")
    stems = {name.partition(".")[0] for name in files}
    if language == "en":
        files |= {"scope.rst": SCOPE} if "scope" not in stems else {}
        files |= {"body.rst": BODY} if not stems - {*_FIRST} and "body" not in stems else {}
        files |= {"body.rst": BODY} if stems and all(_is_aside(stem) for stem in stems) else {}
    if "index" not in stems:
        files["index.rst"] = _index([name.partition(".")[0] for name in files if "/" not in name])
    for name, text in files.items():
        path = root / name if name.startswith("drafts/") else folder / language / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _is_aside(stem: str) -> bool:
    return stem in _FIRST or stem.startswith(("annex", "bibliography", "european"))


def _index(stems: list[str]) -> str:
    first = [stem for stem in _FIRST if stem in stems]
    middle = [stem for stem in stems if not _is_aside(stem)]
    last = [stem for stem in stems if _is_aside(stem) and stem not in _FIRST]
    names = "".join(f"   {stem}\n" for stem in [*first, *middle, *last])
    return f".. toctree::\n\n{names}"


def make(case: Case, root: Path, *, settings: dict[str, str] | None = None) -> Made:
    """Reads, composes and checks a case's draft, or checks its standard by others."""
    settings = dict(settings or {})
    if asked := case.options.get("on"):
        settings[asked] = codes()[asked].level.value
    if {"body.xml", "standard.xml"} & set(case.files):
        return _make_foreign(case, root, settings)
    folder = lay_out(case, root)
    language = case.options.get("language", "en")
    report = Report()
    draft = load_draft(folder, root, report)
    assert draft is not None, [str(finding) for finding in report]
    reader = Reader(folder, language, root=root, cache=None)
    versions = compose(
        draft,
        reader.read(reader.docnames(), report),
        language=language,
        wording=resources.templates() / "wording",
        day=date(2032, 3, 2),
        working_copy=False,
        report=report,
    )
    european = case.options.get("as") == "en" or versions.iso is None
    standard = versions.en if european else versions.iso
    assert standard is not None
    document = Document(
        standard,
        stage=case.options.get("stage", "FDIS"),
        directives=case.options.get("directives", "2021"),
        draft=draft,
        adopted=european and versions.iso is not None,
        vocabularies=_vocabularies(case),
        protected=_protected(case, root),
    )
    return Made(draft, standard, report, check(document, settings, Sources(root)))


def _make_foreign(case: Case, root: Path, settings: dict[str, str]) -> Made:
    language = case.options.get("language", "en")
    parts, report = case.files.get("standard.xml"), Report()
    text = foreign_parts(parts) if parts else foreign(case.files["body.xml"], language=language)
    tree = parse_xml(text.encode(), report=report)
    assert tree is not None, [str(finding) for finding in report]
    standard = profile(Standard(tree, file="foreign.xml"))
    document = Document(
        standard,
        stage=case.options.get("stage", "FDIS"),
        directives=case.options.get("directives", "2021"),
        vocabularies=_vocabularies(case),
        protected=_protected(case, root),
    )
    return Made(None, standard, report, check(document, settings, Sources(Path())))


def _vocabularies(case: Case) -> tuple[Vocabulary, ...]:
    """Those of the case, which must be sound."""
    report = Report()
    files = [(name, text) for name, text in case.files.items() if name.startswith("glossary/")]
    found = [read_yaml(text, file=name, report=report) for name, text in files]
    assert not report.failed, [str(finding) for finding in report]
    return tuple(one for one in found if one is not None)


def _protected(case: Case, root: Path) -> tuple[ProtectedText, ...]:
    """The protected texts of the case, which must be sound."""
    report = Report()
    names = [name for name in case.files if name.startswith("protected/")]
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(case.files[name], encoding="utf-8")
    entries = tuple(Protection(name, (), Place("normwright.toml")) for name in names)
    found = load_protected(Workspace(root, protected=entries), report)
    assert not report.failed, [str(finding) for finding in report]
    return found


def foreign(body: str, *, language: str = "en") -> str:
    """The text of a small standard by others with `body` in its places."""
    rest, app, annexes = body.partition("<app")
    clause, section, clauses = ("", "<sec", rest[4:]) if rest.startswith("<sec") else rest.partition("<sec")
    return FOREIGN.format(language=language, clause=clause, clauses=section + clauses, annexes=app + annexes)


def foreign_parts(parts: str) -> str:
    """The text of a small standard by others with these parts in the place of its own, or the adoption given."""
    whole = foreign("")
    opening = whole[: whole.index("<front>")]
    if parts.lstrip().startswith("<adoption"):
        head = opening.replace("<standard", "<adoption", 1).rstrip("> \n")
        return parts.replace("<adoption", head, 1).replace("<standard/>", whole)
    for name in ("front", "body", "back"):
        own, old = (re.search(f"<{name}>.*</{name}>", text, re.DOTALL) for text in (parts, whole))
        if own and old:
            whole = whole[: old.start()] + own[0] + whole[old.end() :]
    return whole


def told(made: Made) -> list[Expected]:
    """What was told, in the form of what a case expects."""
    found = []
    for one in made.told:
        place = one.place
        name = _short(place.file)
        if not name or place.approximate:
            found.append(Expected(one.code, name, place.line if name else 0))
        else:
            found.append(Expected(one.code, name, place.line, place.column, place.length))
    return found


def _short(file: str) -> str:
    """The name of a draft's file as cases give it; that of a file by others is none."""
    name = file.removeprefix("drafts/d/")
    return name if name.endswith((".toml", ".yaml")) else name.partition("/")[2]


def agrees(wanted: Expected, got: Expected) -> bool:
    """Whether a finding is the one that was marked: a mark without words only says where the block begins."""
    if wanted.file == "":
        return wanted.code == got.code and got.file in ("", "index.rst", "draft.toml", "references.toml")
    if wanted.length == 0:
        return (wanted.code, wanted.file, wanted.line) == (got.code, got.file, got.line)
    return wanted == got
