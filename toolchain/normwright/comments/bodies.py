"""Who comments: what stands in the first column of a form, as a code (`data/comment-bodies.toml`)."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from normwright import resources
from normwright.files import slug
from normwright.workspace.portable import path_faults

#: A code and the member's own number: "DE-002", "GB017", "US 26-051", "CA C-1", "**-031".
_CODE = re.compile(
    r"(?P<code>\*\*|[A-Za-z]{2,4}(?:/[A-Za-z]{2,4})?)(?P<own>[\s._:#-]*(?:[A-Za-z]{1,3}[-. ]?)?\d.*)?"
)
#: A longer name and the number behind it: "EUROCITIES-012".
_NUMBERED = re.compile(r"(?P<code>.*[^\W\d_])[\s._:#-]+(?P<own>\d[\w.-]*)")
#: The code of a country with words behind it, which can be somebody's name: "DE (J. Doe)", "DE - Doe".
_SIGNED = re.compile(r"(?P<code>[A-Za-z]{2})\s*[-–—:,;(]\s*(?P<words>[^\d\s].*)")
_LONGEST = 40  # characters of an acronym; what is longer is a sentence, not a name
_SOURCE = re.compile(r"[a-z](?:[a-z0-9-]{0,22}[a-z0-9])?")
_ACRONYM = re.compile(r"[^\W_][\w&.+-]*(?:[ /][\w&.+-]+){0,3}")
#: A word of one capital and small letters, as in "Jane Doe".
_PERSON = re.compile(r"(?<!\w)[^\W\d_][^\W\d_A-Z]+(?!\w)")


#: The bodies beyond countries and offices that comment to a committee: folded name -> code, as pairs.
Liaisons = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Named:
    """Whom a cell names: the code, empty when it names nobody, the member's own number, and a doubt.

    `signed`: behind the code stand words that can be a person's name.
    """

    code: str
    own: str = ""
    doubt: str = ""
    signed: bool = False


def liaisons_of(names: Mapping[str, Iterable[str]]) -> Liaisons:
    """What a workspace's settings say of liaisons (code -> other names), for `read_body`."""
    return tuple(
        (folded, code)
        for code, others in names.items()
        for name in (code, *others)
        if (folded := _folded(name))
    )


@lru_cache(maxsize=4096)
def read_body(text: str, liaisons: Liaisons = ()) -> Named:
    """Whom the text of a cell names: "DE-002" is DE with the number 002, AFNOR is FR, UK is GB.

    A name that nothing is known of is kept in capitals, with a doubt.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(" .,:;")
    if not plain:
        return Named("")
    known = _known(plain, liaisons)
    if known:
        return Named(known, doubt=_doubt(plain, known))
    parts = _CODE.fullmatch(plain) or _NUMBERED.fullmatch(plain)
    if parts and parts["own"]:
        code = _known(parts["code"], liaisons)
        if code:
            return Named(code, parts["own"].strip(" ._:#-"), _doubt(parts["code"], code))
    signed = _signed(plain)
    if signed is not None:
        return signed
    listed = {
        code for name in re.split(r"\s*(?:[/,;&+]|\band\b)\s*", plain) if (code := _known(name, liaisons))
    }
    if len(listed) == 1:
        return Named(listed.pop())
    return _unknown(plain)


def acronym(name: str) -> str:
    """The name in capitals, where it is as short as that of an organization; else empty."""
    return name.upper() if len(name) <= _LONGEST and _ACRONYM.fullmatch(name) else ""


def body_of_file(name: str, liaisons: Liaisons = ()) -> str:
    """The code that the end of a file's name says, as in "en123p4-afnor.docx"; empty when it says none.

    Source: BOSS of CEN, names of comment files.
    """
    stem = name.rpartition("/")[2].rpartition(".")[0]
    last = re.split(r"[-_ ]+", re.sub(r"[ _-]*(?:\(\d+\)|v\d+)$", "", stem))[-1]
    return _known(last, liaisons) if last and not last.isdigit() else ""


def is_source(code: str) -> bool:
    """Whether it is a code of ours for one who sends comments to a national body, such as "expert-4712".

    Such codes are small letters, which no code of a body is.
    """
    return bool(_SOURCE.fullmatch(code)) and code != "iso-cs"


def is_known(code: str) -> bool:
    """Whether it is the code of a country, or one of the editors, secretariats and offices."""
    table = resources.table("comment-bodies.toml")
    return code in table["codes"] or code in table["others"]


def full_name(code: str) -> str:
    """The name of the country, or of the office; the code itself where it has no other."""
    table = resources.table("comment-bodies.toml")
    names = table["codes"].get(code) or table["others"].get(code) or [code]
    return str(names[0])


@lru_cache(maxsize=1024)
def body_slug(code: str) -> str:
    """A name for files and keys that no other code has, on any system: "iso-cs" for `**`."""
    if code == "**":
        return "iso-cs"
    plain = slug(code)[:24].strip("-")
    if is_source(code) and plain == code and not any(path_faults([plain])):
        return plain
    mark = hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()[:4]
    if plain.upper() != code or plain == "iso-cs" or any(path_faults([plain])):
        return f"{plain}-{mark}"
    return plain


def _known(name: str, liaisons: Liaisons = ()) -> str:
    table = resources.table("comment-bodies.toml")
    upper = name.upper()
    if upper in table["others"]:
        return upper
    other = _offices().get(_folded(name))
    if other:
        return other
    if upper in table["codes"]:
        return upper
    folded = _folded(name)
    for listed, code in liaisons:
        if listed == folded:
            return code
    return str(table["aliases"].get(upper) or _names().get(folded, ""))


def _signed(plain: str) -> Named | None:
    found = _SIGNED.fullmatch(plain)
    code = _known(found["code"]) if found else ""
    if not found or code not in resources.table("comment-bodies.toml")["codes"]:
        return None
    other = _known(found["words"].strip(" ()"))
    if other:
        return Named(code, doubt=_doubt(found["code"], code)) if other == code else None
    return Named(code, doubt=f"the words behind {code} were left out", signed=True)


def _doubt(written: str, code: str) -> str:
    meant = resources.table("comment-bodies.toml")["doubts"].get(written.upper(), "")
    return f"{code} is {full_name(code)}; {full_name(meant)} is {meant}" if meant else ""


def _unknown(plain: str) -> Named:
    """An acronym, as of a liaison; other words can be a person's name, and are not taken."""
    code = acronym(plain)
    if code and not _PERSON.search(plain):
        return Named(code, doubt="it is the code of no country and no known name")
    return Named("", doubt="it is no code and no name of a body", signed=True)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text[:100])
    return "".join(letter for letter in plain.casefold() if letter.isalnum())


@cache
def _offices() -> dict[str, str]:
    table = resources.table("comment-bodies.toml")["others"]
    return {_folded(name): code for code, names in table.items() for name in (code, *names) if _folded(name)}


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, names in resources.table("comment-bodies.toml")["codes"].items():
        for name in names:
            found.setdefault(_folded(name), code)
    return found
