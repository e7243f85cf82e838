"""The descriptions of pictures where both engines look for them: on the picture itself."""

from lxml.etree import _Element

from normwright.sts.tags import tbx

_GRAPHICS = ("graphic", "inline-graphic", tbx("xGraphic"))
_DESCRIPTIONS = ("alt-text", "long-desc")


def settle_descriptions(root: _Element) -> None:
    """Moves what describes a figure to its first picture that has no such description, in place."""
    for figure in root.iter("fig"):
        for name in _DESCRIPTIONS:
            description = figure.find(name)
            picture = next(
                (
                    found
                    for found in figure.iter(*_GRAPHICS)
                    if found.find(name) is None and _is_in(found, figure)
                ),
                None,
            )
            if description is not None and picture is not None:
                tail, description.tail = description.tail, None
                before = description.getprevious()
                if tail and before is not None:
                    before.tail = (before.tail or "") + tail
                elif tail:
                    figure.text = (figure.text or "") + tail
                picture.append(description)


def _is_in(picture: _Element, figure: _Element) -> bool:
    """Whether `figure` is the innermost one around `picture`."""
    return next(picture.iterancestors("fig"), None) is figure
