"""Places of keys and values in TOML, marked in the source: «…» around what is meant."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normwright.workspace.positions import Path, find_positions

VALUES: list[tuple[str, Path]] = [
    ("a = «1»", ("a",)),
    ("a = «1» # one\n", ("a",)),
    ("a.b.c = «true»", ("a", "b", "c")),
    ('"a b" = «"x # y"»', ("a b",)),
    ("'a.b' = «'x'»", ("a.b",)),
    ("[t]\na = 1\n[t.u]\na = «2031-06-02»", ("t", "u", "a")),
    ("[ t . u ]\na = «2»", ("t", "u", "a")),
    ("[[t]]\na = 1\n[[t]]\na = «2»", ("t", 1, "a")),
    ("[[t]]\n[[t.u]]\na=1\n[[t.u]]\na=«2»", ("t", 0, "u", 1, "a")),
    ("[[t]]\n[[t]]\n[t.u]\na=«2»", ("t", 1, "u", "a")),
    ("a = [1, «2», 3]", ("a", 1)),
    ("a = [ # first\n  { b = 1 },\n  { b = «2», c = 3 }, # second\n]", ("a", 1, "b")),
    ("a = { b = [1, { c = «'x}]'» }] }", ("a", "b", 1, "c")),
    ('a = """x\n"quoted" """\nb = «2»', ("b",)),
    ('a = """x\\""""\nb = «2»', ("b",)),
    ("a = '''x''''\nb = «2»", ("b",)),
    ('a = """ends in two""" \nb = «2»', ("b",)),
    ('a = "\\"]"\nb = «2»', ("b",)),
    ("a = [\n  [1, 2],\n  [«3»],\n]", ("a", 1, 0)),
    ("b = «-2.5e3»", ("b",)),
]
KEYS: list[tuple[str, Path]] = [
    ("«a» = 1", ("a",)),
    ("[t]\n«a.b» = 1", ("t", "a", "b")),
    ("«[t]»\na = 1", ("t",)),
    ("[[t]]\n«[[t]]»\na = 1", ("t", 1)),
    ("a = { «b» = 1 }", ("a", "b")),
    ("«[t]»\na = 1", ("t", "missing")),
    ("a = 1\n«[t.u]»\na = 1", ("t", "missing")),
    ("[[t]]\nx = 1\n«[[t]]»", ("t", 1, "missing", 3)),
]


def _marked(source: str) -> tuple[str, int, int, int]:
    """The text without marks, and line, column and length of what was marked."""
    start, end = source.index("«"), source.index("»") - 1
    text = source.replace("«", "").replace("»", "")
    line = text.count("\n", 0, start) + 1
    return text, line, start - text.rfind("\n", 0, start), end - start


@pytest.mark.parametrize(("source", "path"), VALUES)
def test_values(source: str, path: Path) -> None:
    text, line, column, length = _marked(source)
    tomllib.loads(text)
    spot = find_positions(text).value(path)
    assert (spot.line, spot.column, spot.length) == (line, column, length)


@pytest.mark.parametrize(("source", "path"), KEYS)
def test_keys(source: str, path: Path) -> None:
    text, line, column, length = _marked(source)
    tomllib.loads(text)
    spot = find_positions(text).key(path)
    assert (spot.line, spot.column, spot.length) == (line, column, length)


_TEXTS = st.text(alphabet="ab#[]{}=,.' ", max_size=6)
_VALUES = st.recursive(
    st.one_of(
        st.integers(-9, 9).map(str),
        _TEXTS.map(lambda text: f'"{text}"'),
        _TEXTS.map(lambda text: f'"""\n{text}"""'),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"k{n} = {item}" for n, item in enumerate(items)) + "}"
        ),
    ),
    max_leaves=6,
)


def _paths(value: object, path: Path = ()) -> set[Path]:
    found = {path} if path else set()
    if isinstance(value, dict):
        found |= {deep for key, entry in value.items() for deep in _paths(entry, (*path, key))}
    elif isinstance(value, list):
        found |= {deep for index, entry in enumerate(value) for deep in _paths(entry, (*path, index))}
    return found


@settings(deadline=None)
@given(st.lists(_VALUES, max_size=4))
def test_every_value_of_any_file_is_found(values: list[str]) -> None:
    text = "".join(f"key{n} = {value}  # note\n" for n, value in enumerate(values))
    assert set(find_positions(text).values) == _paths(tomllib.loads(text))
