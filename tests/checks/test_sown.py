"""One hundred faults sown into the samples: found at their lines, and what can be mended is mended safely."""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from normwright import resources
from normwright.checking import check_draft, look_at
from normwright.checks.mending import Look, Looking, Mended, mend
from normwright.checks.places import Sources
from normwright.checks.run import Asked
from normwright.composing import make_standards
from normwright.diagnostics import Diagnostic, Report
from normwright.glossary.workspace import load_vocabularies
from normwright.history.commits import State
from normwright.sts.standard import Standard
from normwright.sts.views import cross_references, passages, provisions
from normwright.workspace.drafts import load_draft
from normwright.workspace.record import Draft
from normwright.workspace.settings import open_workspace
from tests.checks.sowing import KINDS, REFUGES, VOCABULARY, Sown, sow

DRAFTS = (REFUGES, VOCABULARY)


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Sown]]:
    """The sown workspace, outside git, and what was sown."""
    root = tmp_path_factory.mktemp("sown").resolve()
    return root, sow(resources.sample(), root)


@pytest.fixture(scope="module")
def mended(field: tuple[Path, list[Sown]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Mended]:
    """What fixing a copy of the sown drafts comes to, written there."""
    root = tmp_path_factory.mktemp("mended").resolve() / "workspace"
    shutil.copytree(field[0], root)
    made = {}
    for name in DRAFTS:
        made[name] = mend(load(root, name), looking(root))
        made[name].write()
    made["again"] = mend(load(root, REFUGES), looking(root))
    return made


def asked(root: Path) -> Asked:
    """The strictest stage, with the vocabularies of the workspace."""
    return Asked(stage="FDIS", vocabularies=load_vocabularies(open_workspace(root), Report()))


def load(root: Path, name: str) -> Draft:
    """A draft of a workspace."""
    report = Report()
    draft = load_draft(root / "drafts" / name, root, report)
    assert draft is not None, [str(finding) for finding in report]
    return draft


def looking(root: Path) -> Looking:
    """How `normwright check --fix` looks at a draft."""

    def look(draft: Draft) -> Look:
        looked = look_at(draft, asked(root), Sources(draft.root))
        return Look(looked.standards, looked.judged.open, looked.report)

    return look


def composed(root: Path) -> Standard:
    """The draft of a workspace as it is read, unchecked."""
    return make_standards(load(root, REFUGES), state=State(), report=Report(), cache=None)["iso"]


def told(root: Path) -> Iterator[Diagnostic]:
    """Every finding on both drafts."""
    for name in DRAFTS:
        yield from (one.diagnostic for one in check_draft(load(root, name), Report(), asked(root)).results)


def test_there_are_a_hundred() -> None:
    assert sum(kind.count for kind in KINDS) == 100


def test_the_sown_faults_are_found_at_their_lines(
    field: tuple[Path, list[Sown]], capsys: pytest.CaptureFixture[str]
) -> None:
    root, sown = field
    codes: dict[tuple[str, int], set[str]] = defaultdict(set)
    for one in told(root):
        codes[one.place.file, one.place.line].add(one.code)
    found: Counter[str] = Counter()
    for one in sown:
        place = one.source.path.relative_to(root).as_posix(), one.number
        found[one.kind.name] += bool(codes[place] & set(one.kind.codes))
    missed = {kind.name: kind.count - found[kind.name] for kind in KINDS if found[kind.name] < kind.count}
    with capsys.disabled():
        print(f"\n{found.total()} of {len(sown)} sown faults found; missed: {missed or 'none'}")
    assert found.total() >= 0.95 * len(sown), missed


def test_fixing_leaves_references_and_provisions(
    field: tuple[Path, list[Sown]], mended: dict[str, Mended], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Held against each other by what an author sees, and not by the way in which fixes are proven."""
    before = composed(field[0])
    changed = next(iter(mended[REFUGES].files))
    root = next(folder for folder in changed.parents if (folder / "normwright.toml").exists())
    after = composed(root)
    labels = {id_: data["label"] for id_, data in before.companion.items() if "label" in data}
    now = {id_: data["label"] for id_, data in after.companion.items() if "label" in data}
    assert sorted(labels.values()) == sorted(now.values())
    led = [[labels.get(target, "") for target in one.targets] for one in cross_references(before)]
    leading = [[now.get(target, "") for target in one.targets] for one in cross_references(after)]
    assert led == leading
    assert [(one.kind, one.data.get("label")) for one in provisions(before)] == [
        (one.kind, one.data.get("label")) for one in provisions(after)
    ]
    assert sum(one.role != "title" for one in passages(before)) == sum(
        one.role != "title" for one in passages(after)
    )


def test_fixing_mends_much_and_a_second_time_nothing(mended: dict[str, Mended]) -> None:
    assert len(mended[REFUGES].fixed) >= 20
    assert len(mended[VOCABULARY].fixed) >= 5  # articles and full stops
    assert mended["again"].files == {}
    assert mended["again"].fixed == ()
