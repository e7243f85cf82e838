"""Text with what typography made of it taken back, so that typed and printed words can be compared."""

import re

_TYPED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "‚": "'", "‹": "'", "›": "'"}
)
_BLANKS = re.compile(r"\s+")
_AROUND_SIGNS = re.compile(r"(?<=\") | (?=[\"»;:!?])")


def as_typed(text: str) -> str:
    """The text with straight quotation marks, one plain blank for any, and none beside signs."""
    plain = _BLANKS.sub(" ", text.translate(_TYPED)).replace("---", "—").replace("--", "–")
    return _AROUND_SIGNS.sub("", plain.replace("...", "…"))
