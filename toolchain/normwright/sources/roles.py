"""Our roles, the same in both syntaxes. Those with a meaning of ours leave a `nodes.role` for its handler."""

from collections.abc import Callable, Sequence
from typing import Any

from docutils import nodes
from docutils.utils import unescape

from normwright.sources import nodes as own

Made = tuple[Sequence[nodes.Node], Sequence[nodes.system_message]]
Role = Callable[..., Made]

ROLES: dict[str, Role] = {}


def _ours(name: str) -> Role:
    """A role whose text is kept as written."""

    def made(_name: str, raw: str, text: str, _line: int, _inliner: Any, *_: Any, **__: Any) -> Made:
        return [own.role(raw, "", role=name, content=" ".join(unescape(text).split()))], []

    return made


def _plain(kind: type[nodes.TextElement]) -> Role:
    """A role that is another spelling of ordinary markup."""

    def made(_name: str, raw: str, text: str, _line: int, _inliner: Any, *_: Any, **__: Any) -> Made:
        return [kind(raw, unescape(text))], []

    return made


def _verbatim(kind: type[nodes.TextElement]) -> Role:
    """A role whose backslashes stay."""

    def made(_name: str, raw: str, text: str, _line: int, _inliner: Any, *_: Any, **__: Any) -> Made:
        text = unescape(text, True)
        return [kind(raw, text)], []

    return made


for _name in ("ref", "term", "cite", "var", "label", "provision"):
    ROLES[_name] = _ours(_name)
for _name, _kind in {
    "emphasis": nodes.emphasis,
    "strong": nodes.strong,
    "sub": nodes.subscript,
    "subscript": nodes.subscript,
    "sup": nodes.superscript,
    "superscript": nodes.superscript,
}.items():
    ROLES[_name] = _plain(_kind)
for _name, _kind in {"literal": nodes.literal, "code": nodes.literal, "math": nodes.math}.items():
    ROLES[_name] = _verbatim(_kind)
#: Single backquotes without a role: told where it is translated.
ROLES[""] = _plain(nodes.title_reference)
