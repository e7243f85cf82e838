"""The engines alone on the same material: `python -m bench.alone docutils FOLDER` or `… typst KEPT.pickle`.

docutils parses every source file into a doctree, with our directives standing in as plain containers, and makes
nothing of it. Typst compiles the tree and templates that `render.pdf` hands to it, prepared beforehand.
"""

import pickle
import sys
from pathlib import Path
from typing import Any


def parse_alone(folder: Path) -> None:
    """Parses all reST files below `folder` with docutils and nothing else."""
    from docutils import nodes
    from docutils.core import publish_doctree
    from docutils.parsers.rst import Directive, directives, roles

    class Container(Directive):
        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True
        option_spec = dict.fromkeys(("name", "alt", "units", "label"), directives.unchanged)

        def run(self) -> list[Any]:
            block = nodes.container()
            self.state.nested_parse(self.content, self.content_offset, block)
            return [block]

    for name in ("table", "example", "toctree"):
        directives.register_directive(name, Container)
    for name in ("ref", "term", "cite", "var"):
        roles.register_generic_role(name, nodes.inline)
    settings = {"report_level": 5, "halt_level": 5, "smart_quotes": False, "_disable_config": True}
    for path in sorted(folder.rglob("*.rst")):
        publish_doctree(path.read_text(encoding="utf-8"), settings_overrides=settings)


def compile_alone(prepared: Path) -> None:
    """Compiles what `bench.prepare` kept, with Typst and nothing else."""
    import json
    from datetime import UTC, datetime, time

    import typst

    kept = pickle.loads(prepared.read_bytes())  # written by this benchmark itself
    folder = kept["folder"]
    engine = typst.Compiler(
        folder / "standard.typ",
        root=folder,
        sys_inputs={"standard": kept["standard"], "facts": json.dumps(kept["facts"])},
        ignore_system_fonts=True,
        font_paths=[folder / "fonts"],
    )
    moment = int(datetime.combine(kept["day"], time(), UTC).timestamp())
    engine.compile(format="pdf", timestamp=moment, pdf_standards=kept["standards"])


if __name__ == "__main__":
    {"docutils": parse_alone, "typst": compile_alone}[sys.argv[1]](Path(sys.argv[2]))
