"""XSLT from the search path: loaded once, with nothing in reach but the stylesheet folders.

A stylesheet is looked for in each `templates` folder in turn; so is whatever it includes by a bare name, so
that a workspace can replace one file. The page's own words come by `nw:word`.
`shipped:NAME` is the program's own file, for a replacement that builds
on it. A running stylesheet can read no file, write none and reach no network.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from normwright import resources
from normwright.errors import UsageError
from normwright.sts import labels
from normwright.sts.tags import NW

_BASE = "stylesheet://html/"
_NAME = re.compile(r"[\w-]+(\.[\w-]+)+")
_State = tuple[tuple[str, int, int], ...]


def find_template(name: str, templates: Sequence[Path]) -> Path:
    """The first `<folder>/html/<name>` that exists.

    Raises: UsageError when there is none.
    """
    for folder in templates:
        path = folder / "html" / name
        if path.is_file():
            return path
    raise UsageError(
        f"there is no html/{name} in the template folders", help="restore the file, or remove the override"
    )


def load_stylesheet(templates: Sequence[Path], name: str = "standard.xsl") -> etree.XSLT:
    """The compiled stylesheet of that name; compiled again only when a file in the folders changed.

    Raises: UsageError when a stylesheet is missing or broken.
    """
    folders = tuple(templates)
    return _compiled(folders, name, _state(folders))


def _state(folders: tuple[Path, ...]) -> _State:
    files = [path for folder in folders for path in sorted((folder / "html").glob("*.xsl"))]
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)


@lru_cache(maxsize=8)
def _compiled(folders: tuple[Path, ...], name: str, state: _State) -> etree.XSLT:
    make: Any = etree.XMLParser  # the stubs know no "internal"
    parser = make(no_network=True, load_dtd=False, resolve_entities="internal")
    parser.resolvers.add(_Folders(folders))
    try:
        source = find_template(name, folders).read_bytes()
        document = etree.fromstring(source, parser, base_url=f"{_BASE}{name}")
        control: Any = etree.XSLTAccessControl  # the stubs know no DENY_ALL
        words = {(NW, "word"): _word}
        return etree.XSLT(document, extensions=words, access_control=control.DENY_ALL)
    except (etree.XMLSyntaxError, etree.XSLTParseError) as error:
        raise UsageError(
            f"a stylesheet can't be used: {_reason(error)}", help="mend it in templates/html"
        ) from None


def _word(_context: Any, key: str, language: str) -> str:
    """`nw:word(key, language)`: one of the page's own words; the key where there is none."""
    return labels.page_words(language).get(key, key)


def _reason(error: etree.LxmlError) -> str:
    entries: Any = error.error_log
    lines = [f"{Path(str(entry.filename)).name}:{entry.line}: {entry.message}" for entry in entries]
    return "; ".join(lines[:3]) or str(error)


class _Folders(etree.Resolver):
    """Answers names with files of the search path, and everything else with a refusal."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__()
        self.folders = folders

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        shipped = system_url.startswith("shipped:")
        name = system_url.removeprefix("shipped:").removeprefix(_BASE)
        if not _NAME.fullmatch(name):
            raise UsageError(
                f'a stylesheet may not read "{system_url}"',
                help="include files of templates/html by their bare names, or shipped:NAME",
            )
        path = find_template(name, (resources.templates(),) if shipped else self.folders)
        return self.resolve_string(path.read_bytes(), context, base_url=f"{_BASE}{name}")
