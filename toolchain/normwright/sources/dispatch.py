"""Which directives and roles exist: ours, those of trusted extensions, and for all other names a refusal."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from docutils.parsers.rst import Directive, directives, roles

from normwright.sources.directives import DIRECTIVES
from normwright.sources.refused import refused_directive, refused_role
from normwright.sources.roles import ROLES


@contextmanager
def our_lists(
    more_directives: Mapping[str, type[Directive]], more_roles: Mapping[str, Any]
) -> Iterator[None]:
    """Within it, both parsers find these directives and roles and no others."""

    def directive(name: str, _language: Any, _document: Any) -> Any:
        name = name.lower()
        return DIRECTIVES.get(name) or more_directives.get(name) or refused_directive(name), []

    def role(name: str | None, _language: Any, _line: int, _reporter: Any) -> Any:
        name = (name or "").lower()
        return ROLES.get(name) or more_roles.get(name) or refused_role(name), []

    before = directives.directive, roles.role
    _install(directive, role)
    try:
        yield
    finally:
        _install(*before)


def _install(directive: Any, role: Any) -> None:
    """Puts the two look-up functions where both parsers call them (Sphinx does the same)."""
    directives.directive, roles.role = directive, role
