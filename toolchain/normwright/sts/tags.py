"""Namespaces and names of NISO STS 1.2 Interchange, and of our own in-memory marks.

Marks (namespace `NW`) exist in memory only; `sts.write` takes them off.
"""

MML = "http://www.w3.org/1998/Math/MathML"
TBX = "urn:iso:std:iso:30042:ed-1"
XLINK = "http://www.w3.org/1999/xlink"
XI = "http://www.w3.org/2001/XInclude"
ALI = "http://www.niso.org/schemas/ali/1.0/"
NW = "urn:normwright:memory"

#: The prefixes that the DTD fixes (NISO STS 1.2); XInclude and ALI are declared only where used.
NSMAP = {"mml": MML, "tbx": TBX, "xlink": XLINK}

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HREF = f"{{{XLINK}}}href"


def mml(name: str) -> str:
    """Qualified name of a MathML element."""
    return f"{{{MML}}}{name}"


def tbx(name: str) -> str:
    """Qualified name of a TBX element."""
    return f"{{{TBX}}}{name}"


def nw(name: str) -> str:
    """Qualified name of an in-memory element or mark."""
    return f"{{{NW}}}{name}"


#: Marks on any element.
AT = nw("at")  # "file:line:column", with a leading "~" when approximate (see sts.places)
LABELS = nw("labels")  # the author's labels, separated by blanks
KEY = nw("key")  # a footnote's key, unique in the draft
TO = nw("to")  # on a footnote mark: the key of its footnote
GENERATED = nw("generated")  # made by the program: the id of the wording or the file it came from
