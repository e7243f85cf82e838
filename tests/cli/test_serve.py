"""`normwright serve`: the address on stdout, Ctrl-C ends it well, wrong use is told."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from tests.support.command import run


def _started(*words: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "from normwright.cli import main; main()", "serve", *words],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        # A test run in the background ignores the signal, and would hand that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl-C")
def test_address_page_and_end(workspace: Path) -> None:
    with _started(cwd=workspace) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=60) as answer:
            assert b"preview/page.js" in answer.read()
        process.send_signal(signal.SIGINT)
        try:
            rest, complaints = process.communicate(timeout=60)
        finally:
            process.kill()
    assert (process.returncode, rest, complaints) == (0, "", "")


def test_wrong_use(workspace: Path) -> None:
    assert run("serve", "rooks", cwd=workspace).err.count("did you mean roofs?") == 1
    assert run("serve", "nothing.xml", cwd=workspace).code == 3
    assert run("serve", "--port", "70000", cwd=workspace).code == 2
    assert run("init", "drafts/walls", "--deliverable", "TS", "--title", "Walls", cwd=workspace).code == 0
    done = run("serve", cwd=workspace)
    assert done.code == 2
    assert "roofs, walls" in done.err
