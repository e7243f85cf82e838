"""What breaks the form of a vocabulary file, in words, with the place of each fault.

A compiled check says quickly whether a concept is sound; only those that aren't are looked at by the slow one
that can say why. Both read the one schema.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from normwright.diagnostics import Report
from normwright.glossary.yaml_tree import Items, Table, Text, Value, place_at
from normwright.workspace.schemas import schema_faults
from normwright.workspace.toml import load_schema

_CODES = {"SET001": "VOC003", "SET002": "VOC004", "SET004": "VOC005"}
#: Faulty concepts that are explained one by one; a file with more has one fault that they all share.
_MOST = 200


def top_is_sound(tree: Table, *, file: str, report: Report) -> bool:
    """Whether all but the concepts has the form it should have."""
    schema = _schema()
    plain = {key: value for key, value in tree.items() if key != "concepts"}
    if isinstance(tree.get("concepts"), Items):
        plain["concepts"] = []
    elif "concepts" in tree:
        plain["concepts"] = tree["concepts"]
    return not _explain(plain, tree, schema, "this file", file, report)


def sound_concepts(concepts: Items, *, file: str, report: Report) -> list[Table]:
    """The concepts that have the form they should have."""
    fits = _fits()
    sound: list[Table] = []
    faulty: list[Value] = []
    for concept in concepts:
        (sound if fits(concept) else faulty).append(concept)
    for concept in faulty[:_MOST]:
        _explain_concept(concept, concepts, file, report)
    if len(faulty) > _MOST:
        report.say("VOC009", place_at(concepts, (), key=False, file=file), count=len(faulty) - _MOST)
    return sound


def _explain_concept(concept: Value, concepts: Items, file: str, report: Report) -> None:
    if not isinstance(concept, Table):
        index = next(number for number, one in enumerate(concepts) if one is concept)
        facts = {
            "key": f"concepts[{index + 1}]",
            "got": _shown(concept),
            "wanted": "a table with id and terms",
        }
        report.say("VOC004", place_at(concepts, (index,), key=False, file=file), where="this file", **facts)
        return
    name = concept.get("id")
    where = f'concept "{name}"' if isinstance(name, Text) else "a concept"
    _explain(concept, concept, _concept_schema(), where, file, report)


def _explain(data: Any, tree: Table, schema: dict[str, Any], where: str, file: str, report: Report) -> bool:
    """Says each fault; whether there was any."""
    faults = schema_faults(data, schema)
    for fault in faults:
        place = place_at(tree, fault.path, key=not fault.at_value, file=file)
        report.say(_CODES[fault.code], place, where=where, **fault.facts)
    return bool(faults)


def _shown(value: Value) -> str:
    if value is None:
        return "empty"
    return f'"{value[:40]}"' if isinstance(value, Text) else "a list"


def _schema() -> dict[str, Any]:
    return load_schema("vocabulary")


@cache
def _concept_schema() -> dict[str, Any]:
    schema = _schema()
    return {"$ref": "#/$defs/concept", "$defs": schema["$defs"], "properties": {}}


@cache
def _fits() -> Callable[[Value], bool]:
    import fastjsonschema

    check = fastjsonschema.compile(_concept_schema())

    def fits(concept: Value) -> bool:
        try:
            check(concept)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return fits
