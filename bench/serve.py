"""How long a save takes to reach the reader: `python -m bench.serve [--pages 350] [--runs 5]`.

`normwright serve` runs as a process of its own. One paragraph is added to a clause file; the clock runs from the
moment the file is closed. "page" ends when the new page was fetched, "page and STS" when the STS file was too, "PDF
page" when the changed clause was fetched as PDF (asked for as soon as the page was there), "whole" when findings and
everything else were up to date again.
"""

import argparse
import http.client
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.drafts import write_draft

_SERVE = [sys.executable, "-u", "-c", "from normwright.cli import main; main()", "serve"]
_MEASURES = ("page", "page and STS", "PDF page", "whole")
_PATIENCE = 300


def main() -> None:
    """Measures one size and prints a line for each measure: median, least and most seconds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=350)
    options.add_argument("--runs", type=int, default=5)
    chosen = options.parse_args()
    measure_serve(pages=chosen.pages, runs=chosen.runs)


def measure_serve(*, pages: int, runs: int) -> None:
    """The lines for a draft of so many pages."""
    with tempfile.TemporaryDirectory() as folder:
        draft = write_draft(Path(folder), pages=pages)
        clause = sorted(draft.glob("en/clause-*.rst"))[0]
        print(f"== serve, {pages} pages, one clause changed: from saving to fetched; median of {runs}")
        with _serving(Path(folder)) as port:
            _run(port, clause, "warm up")
            taken = [_run(port, clause, f"time {number}") for number in range(runs)]
        for name in _MEASURES:
            seconds = [one[name] for one in taken]
            print(
                f"   {name:36} {statistics.median(seconds):7.2f}  [{min(seconds):.2f} to {max(seconds):.2f}]"
            )
        print(flush=True)


@contextmanager
def _serving(folder: Path) -> Iterator[int]:
    with subprocess.Popen(_SERVE, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port = urlsplit(process.stdout.readline().strip()).port
            assert port is not None
            yield port
        finally:
            process.terminate()


def _run(port: int, clause: Path, words: str) -> dict[str, float]:
    """One edit: seconds by measure."""
    with _news(port) as news:
        state = next(news)
        while not state["page"]:
            state = next(news)
        time.sleep(3)  # whatever the last edit left to do is done by then
        with clause.open("a", encoding="utf-8") as file:
            file.write(f"\nChanged for the measure, {words}.\n")
        began = time.perf_counter()
        taken: dict[str, float] = {}
        for _ in news:
            page = _get(port, "/iso")
            if f"measure, {words}.".encode() in page:
                taken["page"] = time.perf_counter() - began
                break
        sts = _get(port, "/iso.xml")
        assert f"measure, {words}.".encode() in sts
        taken["page and STS"] = time.perf_counter() - began
        asked = time.perf_counter()
        assert _get(port, f"/iso.pdf?part={_last_part(sts, words)}").startswith(b"%PDF")
        taken["PDF page"] = taken["page"] + time.perf_counter() - asked
        while next(news)["passing"]:
            pass
        taken["whole"] = time.perf_counter() - began
    return taken


def _last_part(sts: bytes, words: str) -> str:
    """The id of the paragraph that was added."""
    before = sts[: sts.index(f"Changed for the measure, {words}.".encode())]
    return before.rpartition(b'id="')[2].partition(b'"')[0].decode()


def _get(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse().read()
    connection.close()
    return answer


@contextmanager
def _news(port: int) -> Iterator[Iterator[dict[str, Any]]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    connection.request("GET", "/preview/news?version=iso")
    stream = connection.getresponse()
    try:
        yield (json.loads(line[6:]) for line in iter(stream.readline, b"") if line.startswith(b"data: "))
    finally:
        connection.close()


if __name__ == "__main__":
    main()
