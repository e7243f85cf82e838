"""No word of a standard is lost in HTML."""

from pathlib import Path

import pytest

from normwright import resources
from normwright.composing import make_standards
from normwright.diagnostics import Report
from normwright.history.commits import State
from normwright.render.html import render_html
from normwright.sts.normalise import profile
from normwright.sts.read import read_sts
from normwright.sts.standard import Standard
from normwright.workspace.drafts import load_draft
from tests.render.conftest import standard_of
from tests.support.words import complaint, html_words, lost_words, source_runs

FILES = [
    "samples/sts/feature_doc.xml",
    "samples/sts/iso-rice-cd-mnconvert.sts.xml",
    "samples/sts/isosts_tables.xml",
    "samples/sts/tbx-nisosts-0.2.xml",
    "niso-sts/examples/iso-cd.xml",
    "niso-sts/examples/en-iso-adoption.xml",
]


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_a_foreign_standard(shared: Path, templates: list[Path], name: str) -> None:
    report = Report()
    standard = read_sts(shared / name, report=report)
    page = render_html(standard, templates=templates, report=report)
    lost = lost_words(source_runs(profile(standard).root), html_words(page))
    assert not lost, complaint(lost)
    # Putting a dialect right takes away only what a stylesheet prints itself, or what stood there twice.
    kept = set(html_words(page, generated=True))
    gone = [run for run in source_runs(standard.root) if set(run.words) - kept]
    assert not gone, complaint(gone)
    assert "RND001" not in {finding.code for finding in report}


@pytest.fixture(scope="module", params=["cool-refuges", "nature-based-vocabulary"])
def sample(request: pytest.FixtureRequest) -> dict[str, Standard]:
    """A sample draft as ISO and as EN standard."""
    root = resources.sample()
    report = Report()
    draft = load_draft(root / "drafts" / request.param, root, report)
    assert draft is not None
    return make_standards(draft, state=State(), report=report, cache=None)


@pytest.mark.parametrize("version", ["iso", "en"])
def test_every_word_of_the_sample(sample: dict[str, Standard], templates: list[Path], version: str) -> None:
    report = Report()
    page = render_html(sample[version], templates=templates, report=report)
    lost = lost_words(source_runs(sample[version].root), html_words(page, generated=True))
    assert not lost, complaint(lost)
    assert list(report) == []


def test_loss_is_found_and_named(templates: list[Path]) -> None:
    standard = standard_of(
        '<sec id="sec_1"><title>Scope</title><p id="p_1">alpha beta</p><p>gamma alpha</p></sec>'
    )
    page = render_html(standard, templates=templates, report=Report())
    words = html_words(page.replace(b"alpha beta", b"alpha"))
    assert [run.holder.get("id") for run in lost_words(source_runs(standard.root), words)] == ["p_1"]
