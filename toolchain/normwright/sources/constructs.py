"""All constructs: importing this module registers every directive, role and handler."""

from importlib import import_module

_MODULES = (
    "clauses",
    "paragraphs",
    "inlines",
    "links",
    "lists",
    "quotations",
    "code",
    "notes",
    "provisions",
    "working",
    "includes",
    "toctrees",
    "fields",
    "leftovers",
    "tables",
    "figures",
    "formulae",
)

from importlib.util import find_spec
for _name in _MODULES:
    if find_spec(f"normwright.sources.{_name}"):
        import_module(f"normwright.sources.{_name}")
