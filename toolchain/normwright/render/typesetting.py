"""Typst at work: a private folder with the templates and pictures, and nothing else to read."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from normwright import resources
from normwright.errors import ToolError
from normwright.render.pictures import Picture

MAIN = "standard.typ"
#: Bounds of what a workspace may lay beside the shipped template.
_MOST_FILES, _MOST_BYTES = 200, 50_000_000
_LABEL = re.compile(r"label `<([^`]*)>` (?:does not exist|occurs multiple)")
_STANDARD = re.compile(r"^(?:error: )?(PDF/[\w.-]+(?:, PDF/[\w.-]+)*) error: (.*)$", re.MULTILINE)
_CHARACTERS = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not|codepoint `"((?:[^"\\]|\\.)*)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")


def unescaped(text: str) -> str:
    """Text as it is, out of one of Typst's messages."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


class TypesettingError(Exception):
    """Typst refused: its message, and where in the template."""

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail

    @property
    def is_depth(self) -> bool:
        """Whether something is nested too deep."""
        return "depth exceeded" in self.message or "too deeply" in self.message

    @property
    def labels(self) -> set[str]:
        """Ids whose anchor is missing, or there more than once."""
        return set(_LABEL.findall(f"{self.message}\n{self.detail}"))

    @property
    def standards(self) -> tuple[str, ...]:
        """The standards that the document can't be exported as, in Typst's words ("a-3a", "ua-1")."""
        named = [
            name
            for found in _STANDARD.findall(f"{self.message}\n{self.detail}")
            for name in found[0].split(", ")
        ]
        return tuple(dict.fromkeys(name.removeprefix("PDF/").lower() for name in named))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it can't be exported so, each reason once."""
        found = _STANDARD.findall(f"{self.message}\n{self.detail}")
        return tuple(dict.fromkeys(reason for _, reason in found))

    @property
    def characters(self) -> set[str]:
        """Characters that no archive may hold, or that no font could draw."""
        named = _CHARACTERS.findall(f"{self.message}\n{self.detail}")
        return {character for pair in named for character in unescaped("".join(pair))}

    @property
    def is_picture(self) -> bool:
        """Whether a picture could not be decoded."""
        return any(word in self.message for word in ("image", "SVG", "PNG", "JPEG", "GIF"))


@dataclass(frozen=True)
class Typeset:
    """A finished PDF, the marks that the template left (lists of values by label), and Typst's warnings."""

    pdf: bytes
    marks: Mapping[str, list[Any]]
    warnings: tuple[str, ...] = ()


@contextmanager
def private_folder(
    templates: Sequence[Path], pictures: Mapping[str, Picture]
) -> Iterator[tuple[Path, dict[str, str]]]:
    """A temporary folder with the template and the pictures; gives it with each picture's path inside."""
    with tempfile.TemporaryDirectory(prefix="normwright-pdf-") as name:
        folder = Path(name)
        _lay_templates(folder, templates)
        yield folder, _lay_pictures(folder, pictures)


def _lay_templates(folder: Path, templates: Sequence[Path]) -> None:
    """The shipped modules, and over them those of the folders given, the first of these on top."""
    for source in (resources.templates(), *reversed(templates)):
        room = _MOST_BYTES
        files = [
            path for path in sorted((source / "pdf").rglob("*")) if path.is_file() and not path.is_symlink()
        ]
        for path in files[:_MOST_FILES]:
            room -= path.stat().st_size
            if room < 0:
                raise ToolError(
                    f"{source / 'pdf'} is larger than 50 MB", help="take out what the template doesn't need"
                )
            target = folder / path.relative_to(source / "pdf")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _lay_pictures(folder: Path, pictures: Mapping[str, Picture]) -> dict[str, str]:
    paths: dict[str, str] = {}
    (folder / "pictures").mkdir(exist_ok=True)
    for number, (name, picture) in enumerate(sorted(pictures.items()), start=1):
        path = f"pictures/{number}.{picture.ending}"
        (folder / path).write_bytes(picture.data)
        paths[name] = f"/{path}"
    return paths


def typeset(
    folder: Path,
    *,
    standard: str,
    facts: Mapping[str, Any],
    day: date,
    marks: Sequence[str],
    standards: Sequence[str] = (),
) -> Typeset:
    """The PDF of the prepared XML `standard`; `marks` are the labels to read back.

    `standards` are what it is exported as, in Typst's words: "a-3a", "ua-1".

    The creation date is `day`, midnight UTC; no clock, font or package of this machine takes part.
    Raises: TypesettingError; ToolError when Typst is missing or breaks down.
    """
    inputs = {"standard": standard, "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True)}
    asked: list[Any] = list(standards)
    moment = int(datetime.combine(day, time(), UTC).timestamp())
    with _refusals():
        import typst

        engine = typst.Compiler(
            folder / MAIN,
            root=folder,
            sys_inputs=inputs,
            ignore_system_fonts=True,
            font_paths=[folder / "fonts"],
            package_path=folder / "none",
            package_cache_path=folder / "none",
        )
        pdf, warnings = engine.compile_with_warnings(format="pdf", timestamp=moment, pdf_standards=asked)
        found = _marks(engine, marks)
    if not isinstance(pdf, bytes):
        raise ToolError("Typst gave no PDF")
    return Typeset(pdf, found, tuple(sorted({str(warning.message) for warning in warnings})))


def _marks(engine: Any, labels: Sequence[str]) -> dict[str, list[Any]]:
    """The values that the template left, by label; asked in one go, since each question costs its time."""
    found: dict[str, list[Any]] = {label: [] for label in labels}
    first, *others = (f"<{label}>" for label in labels)
    selector = f"selector({first})" + "".join(f".or({other})" for other in others)
    for one in json.loads(engine.query(selector)):
        found[one["label"].strip("<>")].append(one["value"])
    return found


def is_drawable(folder: Path, path: str) -> bool:
    """Whether Typst can decode the picture at `path` below `folder`."""
    try:
        with _refusals():
            import typst

            engine = typst.Compiler(
                b"#image(sys.inputs.path)", root=folder, sys_inputs={"path": path}, ignore_system_fonts=True
            )
            engine.compile(format="pdf")
    except TypesettingError:
        return False
    return True


@contextmanager
def _refusals() -> Iterator[None]:
    """Typst's errors as ours."""
    try:
        import typst
    except ImportError as missing:
        raise ToolError("the PDF engine Typst is missing", help="pip install typst") from missing
    try:
        yield
    except typst.TypstError as refusal:
        raise TypesettingError(str(refusal.message), str(refusal.diagnostic)) from None
    except BaseException as broken:
        if type(broken).__name__ == "PanicException":
            raise ToolError(
                f"Typst broke down: {broken}", help="this is a fault of the engine; please report it"
            ) from None
        raise
