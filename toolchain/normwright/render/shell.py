"""What a page needs around its content: character set, policy, style sheet and script, in the one file."""

import base64
import hashlib
import re

from lxml import etree
from lxml.etree import _Element

#: Lets nothing in from outside, whatever a stylesheet or a document says; scripts are added by `policy`.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def policy(script: str) -> str:
    """The content security policy of a page whose only script is `script`; without one, none may run."""
    return f"{POLICY}; script-src '{script_hash(script)}'" if script else POLICY


def script_hash(script: str) -> str:
    """The source expression that allows an inline script of exactly this text (CSP 3, 2.3.1)."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def finish_page(page: _Element, *, style: str, script: str) -> None:
    """Puts character set and policy first and the style sheet last into the head, the script last."""
    script = _inline(script)
    head = page.find("head")
    if head is None:
        head = etree.Element("head")
        page.insert(0, head)
    head.insert(0, etree.Element("meta", {"charset": "utf-8"}))
    head.insert(
        1, etree.Element("meta", {"http-equiv": "Content-Security-Policy", "content": policy(script)})
    )
    etree.SubElement(head, "style").text = style.replace("</", "<\\/")  # nothing in it can end the element
    body = page.find("body")
    if script and body is not None:
        etree.SubElement(body, "script").text = script


def _inline(script: str) -> str:
    """The same program in a form that can't end its element, with the line ends that browsers hash."""
    plain = script.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"</(?=script)", r"<\\/", plain, flags=re.IGNORECASE).replace("<!--", "<\\!--")
