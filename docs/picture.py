"""Draws `docs/picture.png` from the built sample: the source, the HTML page, a PDF page. Part of `make docs`.

Needs Chromium, and a built sample (`make demo`).
"""

import base64
import html
import io
import shutil
import tempfile
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).parent
ROOT = DOCS.parent
SOURCE = ROOT / "drafts" / "cool-refuges" / "en" / "siting.rst"
BUILT = ROOT / "build" / "cool-refuges" / "iso"
_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 36px; background: #e8edee; font: 15px/1.35 system-ui, sans-serif; display: grid;
  grid-template-columns: 500px 640px 470px; gap: 28px; }}
figure {{ margin: 0 }} figcaption {{ padding: 0 0 10px; color: #2b3a3f; font-weight: 600 }}
pre, img {{ display: block; height: 665px; width: 100%; box-sizing: border-box; background: white; margin: 0;
  border: 1px solid #c3cdd0; border-radius: 4px; box-shadow: 0 3px 14px #0002; overflow: hidden; object-fit: cover;
  object-position: top }} pre {{ padding: 16px; font: 12px/1.5 monospace; white-space: pre-wrap }}
</style>
<figure><figcaption>What you write: {name}</figcaption><pre>{source}</pre></figure>
<figure><figcaption>HTML, one offline file</figcaption><img src="data:image/png;base64,{page}"></figure>
<figure><figcaption>PDF, tagged, from the same NISO STS</figcaption><img src="data:image/png;base64,{sheet}"></figure>
"""


def draw() -> bytes:
    """The picture as PNG, 1 738 pixels wide."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        made = _PAGE.format(
            name="siting.rst",
            source=html.escape(SOURCE.read_text(encoding="utf-8").partition(".. _location:")[2].strip()),
            page=_encoded(_html_page(browser)),
            sheet=_encoded(_pdf_page()),
        )
        with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
            file.write(made)
            file.flush()
            return _shot(browser, Path(file.name).as_uri(), width=1738, height=770)


def _html_page(browser: Browser) -> bytes:
    return _shot(browser, next(BUILT.glob("*.html")).as_uri() + "#sec_6.2", width=1000, height=1040)


def _pdf_page() -> bytes:
    document = pypdfium2.PdfDocument(next(BUILT.glob("*.pdf")))
    for page in document:
        text = page.get_textpage().get_text_bounded()
        if "Surroundings" in text and "Hazards" in text and "....." not in text and "Contents" not in text:
            out = io.BytesIO()
            page.render(scale=1.6).to_pil().save(out, "PNG")
            return out.getvalue()
    raise SystemExit("the page of the clause was not found")


def _shot(browser: Browser, address: str, *, width: int, height: int) -> bytes:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    page.wait_for_timeout(400)
    picture = page.screenshot()
    page.close()
    return picture


def _encoded(picture: bytes) -> str:
    return base64.b64encode(picture).decode()


if __name__ == "__main__":
    (DOCS / "picture.png").write_bytes(draw())
