"""Vocabularies from and to tables, CSV and XLSX."""

from collections.abc import Iterator

from normwright.diagnostics import Place, Report
from normwright.errors import InputError
from normwright.glossary.building import Tally, with_sound_ids
from normwright.glossary.concept import RELATIONS, Concept, Vocabulary
from normwright.glossary.rows import Head, find_head, read_rows
from normwright.glossary.sheets import SEPARATORS, Sheet, csv_head, csv_text, read_csv, read_xlsx

COLUMNS = (
    *("id", "number", "language", "term", "status", "kind", "grammar", "usage", "domain", "definition"),
    *("examples", "notes", "source", *RELATIONS, "evidence"),
)


def read_table(
    data: bytes, *, form: str, name: str, file: str, report: Report, language: str = ""
) -> Vocabulary:
    """The concepts of a table; `form` is "csv" or "xlsx", `language` for columns that don't say theirs.

    What isn't taken is in `report`. Raises: InputError when no row names the columns (VOC036).
    """
    tally = Tally(report)
    concepts: list[Concept] = []
    for sheet, head in _sheets(data, form, file, tally):
        concepts += read_rows(sheet, head, file=file, language=language, tally=tally)
    made = with_sound_ids(concepts, tally)
    tally.tell()
    return Vocabulary(name, made, place=Place(file))


def _sheets(data: bytes, form: str, file: str, tally: Tally) -> list[tuple[Sheet, Head]]:
    """The sheets to read, each with the row that names its columns."""
    sheets = _csv(data, file, tally) if form == "csv" else read_xlsx(data, file=file, report=tally.report)
    found = [(sheet, head) for sheet in sheets if (head := find_head(sheet)) is not None]
    if not found:
        seen = next((row.cells for sheet in sheets for row in sheet.rows), ())
        fault = f"no row names a column for terms; the first has: {', '.join(seen)[:150]}"
        hint = "put names above the columns, such as: id, term en, terme fr, definition en"
        tally.report.say("VOC036", Place(file, 1), fault=fault, hint=hint)
        raise InputError(f"{file} could not be read as a table of terms", help="see the findings")
    with_head = [sheet for sheet, _ in found]
    for sheet in sheets:
        if sheet.rows and sheet not in with_head:
            tally.count("VOC032", f'sheet "{sheet.name}"', Place(file))
    return found


def _csv(data: bytes, file: str, tally: Tally) -> list[Sheet]:
    """The one sheet of a CSV file, cut by the separator that makes most sense of the columns' names."""
    text = csv_text(data, file=file, report=tally.report)

    def sense(separator: str) -> tuple[int, int]:
        head = find_head(csv_head(text, separator))
        return (head.known, len(head.names)) if head else (0, text.count(separator, 0, 2000))

    best = max(SEPARATORS, key=sense)
    return [read_csv(text, best, file=file, report=tally.report)]


def table_rows(vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Rows of a table, its names first, then one a term; `read_table` reads them as the same concepts."""
    yield COLUMNS
    for concept in vocabulary.concepts:
        told: set[str] = set()
        for index, one in enumerate(concept.designations):
            words = (one.part_of_speech, one.gender, one.number)
            cells = {
                "id": concept.id,
                "language": one.language,
                "term": one.text,
                "status": one.status,
                "kind": one.kind,
                "grammar": " ".join(word for word in words if word),
                "usage": one.usage,
                **(_of_concept(concept) if index == 0 else {}),
                **(_in_language(concept, one.language) if one.language not in told else {}),
            }
            told.add(one.language)
            yield tuple(cells.get(name, "") for name in COLUMNS)
        for language in _unnamed(concept):
            cells = {"id": concept.id, "language": language, **_in_language(concept, language)}
            yield tuple(cells.get(name, "") for name in COLUMNS)


def _of_concept(concept: Concept) -> dict[str, str]:
    relations = {
        kind: ";".join(one.target for one in concept.relations if one.kind == kind) for kind in RELATIONS
    }
    return {
        "number": concept.number,
        "source": "\n".join(one.text for one in concept.sources),
        "evidence": "\n".join(concept.evidence),
        **relations,
    }


def _in_language(concept: Concept, language: str) -> dict[str, str]:
    def lines(part: str) -> str:
        return "\n".join(one.text for one in getattr(concept, part) if one.language == language)

    return {
        "domain": lines("domains"),
        "definition": lines("definitions"),
        "examples": lines("examples"),
        "notes": lines("notes"),
    }


def _unnamed(concept: Concept) -> list[str]:
    """Languages in which something is said of the concept, but nothing names it."""
    parts = (concept.domains, concept.definitions, concept.examples, concept.notes)
    spoken = sorted({one.language for part in parts for one in part if one.language})
    return [language for language in spoken if language not in concept.languages]
