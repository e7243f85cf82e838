"""A finished page in Chromium: how long it takes to open, and whether scrolling it stutters.

    python -m bench.page [FILE.html]

Without a file, the 350-page draft of `bench.drafts` is built first. What is measured, in milliseconds of the browser's
main thread at 1280 × 850, median of the runs:

* first text: from the start of the navigation to the first contentful paint;
* loaded: to the end of the load event; longest task: the longest stretch without a break until then;
* scrolling: the longest task, the longest gap between two frames, and how many of a thousand gaps are longer than
  50 ms, while the page is scrolled from end to end, a screen every other frame (far faster than anybody reads);
* jump: from setting the address of the last clause to the frame that shows it.
"""

import argparse
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.drafts import write_draft

_OBSERVE = """
window.tasks = [];
new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(e => e.duration)))
  .observe({type: 'longtask', buffered: true});
"""
_LOADED = """() => new Promise(done => setTimeout(() => {
  const [visit] = performance.getEntriesByType('navigation');
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  done([paint ? paint.startTime : NaN, visit.loadEventEnd, Math.max(0, ...window.tasks)]);
}, 500))"""
_SCROLLED = """() => new Promise(done => {
  window.tasks = [];
  let last = performance.now(), longest = 0, late = 0, frame = 0;
  const step = now => {
    longest = Math.max(longest, now - last);
    if (now - last > 50) late++;
    last = now;
    if (frame++ % 2 === 0) scrollBy({top: innerHeight, behavior: 'instant'});
    const end = document.documentElement.scrollHeight - innerHeight - scrollY < 2;
    if (!end && frame < 4000) requestAnimationFrame(step);
    else setTimeout(() => done([Math.max(0, ...window.tasks), longest, 1000 * late / frame]), 200);
  };
  requestAnimationFrame(now => { last = now; requestAnimationFrame(step); });
})"""
_JUMPED = """() => new Promise(done => {
  scrollTo(0, 0);
  const last = [...document.querySelectorAll('main section[id]')].pop().id;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const began = performance.now();
    location.hash = last;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const top = document.getElementById(last).getBoundingClientRect().top;
      done([performance.now() - began, top]);
    }));
  }));
})"""


def main() -> None:
    """Measures one page and prints a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("file", nargs="?", type=Path)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--pages", type=int, default=350)
    chosen = options.parse_args()
    if _program() is None:
        print("no Chromium was found: the page was not measured")
        return
    with _page(chosen.file, chosen.pages) as path, _chromium() as browser:
        print(f"{platform.machine()}, Chromium {browser.version}; {path.name}, {path.stat().st_size / 1e6:.2f} MB; "
              f"median of {chosen.runs} runs, milliseconds")  # fmt: skip
        runs = [_visit(browser, path) for _ in range(chosen.runs)]
        for name in runs[0]:
            values = sorted(run[name] for run in runs)
            print(f"   {name:28} {statistics.median(values):8.0f}  [{values[0]:.0f} to {values[-1]:.0f}]")


@contextmanager
def _page(given: Path | None, pages: int) -> Iterator[Path]:
    if given is not None:
        yield given.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_draft(root, pages=pages)
        program = [sys.executable, "-c", "from normwright.cli import main; main()"]
        subprocess.run([*program, "build", "-f", "html"], cwd=root, check=False, capture_output=True)
        yield next(root.glob("build/*/iso/*.html"))


@contextmanager
def _chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=_program(), args=["--no-sandbox"])
        yield browser
        browser.close()


def _program() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for found in map(shutil.which, names) if found), None)


def _visit(browser: Any, path: Path) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 850})
    page.add_init_script(_OBSERVE)
    page.goto(path.as_uri())
    first, loaded, task = page.evaluate(_LOADED)
    scroll_task, gap, late = page.evaluate(_SCROLLED)
    jump, top = page.evaluate(_JUMPED)
    if not -1 <= top < 850:
        sys.exit(f"the last clause is not in view after a jump to it: its top is at {top}")
    page.close()
    return {
        "first text": first,
        "loaded": loaded,
        "longest task, opening": task,
        "longest task, scrolling": scroll_task,
        "longest frame, scrolling": gap,
        "late frames in a thousand": late,
        "jump to the last clause": jump,
    }


if __name__ == "__main__":
    main()
