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

for _name in _MODULES:
    import_module(f"normwright.sources.{_name}")
