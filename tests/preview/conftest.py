"""A small draft, or a file by others, served in this process on any free port."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from normwright.preview import live
from normwright.preview.draft import DraftSession
from normwright.preview.edition import Session
from normwright.preview.live import Live
from normwright.preview.server import PreviewServer

#: Seconds that a busy machine may take for a small page.
PATIENCE = 30.0


@dataclass
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Served:
    """A preview that runs."""

    live: Live
    server: PreviewServer
    failures: list[BaseException] = field(default_factory=list)

    @property
    def port(self) -> int:
        return self.server.server_port

    def get(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        """One request; header names with underscores for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers), answer.read())
        finally:
            connection.close()

    def news(self, version: str, *, until: Any = lambda news: True) -> dict[str, Any]:
        """The first news that fits, as a page would get it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"/preview/news?version={version}")
            stream = connection.getresponse()
            assert stream.headers["Content-Type"] == "text/event-stream"
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                line = stream.readline()
                assert line, "the stream ended"
                if line.startswith(b"data: ") and until(news := json.loads(line[6:])):
                    return dict(news)
            raise AssertionError("no such news came")
        finally:
            connection.close()


@contextmanager
def serving(session: Session) -> Iterator[Served]:
    """The session, served; the making thread is a side thread here."""
    live = Live(session)
    server = PreviewServer(live)
    thread = threading.Thread(target=live.run, daemon=True)
    with server.running():
        thread.start()
        live.news(0, seconds=PATIENCE)
        yield Served(live, server)
    thread.join(timeout=PATIENCE)
    assert not thread.is_alive()


@pytest.fixture(autouse=True)
def uncollected(monkeypatch: pytest.MonkeyPatch) -> None:
    """No search for garbage after each make: in the large process of many tests it takes longer than they do."""
    monkeypatch.setattr(live, "_collect", lambda: None)


@pytest.fixture
def workspace(small_workspace: Path) -> Path:
    """A workspace with the draft "roofs"."""
    return small_workspace


@pytest.fixture
def text(workspace: Path) -> Path:
    """The folder of the draft's English text."""
    return workspace / "drafts" / "roofs" / "en"


@pytest.fixture
def served(workspace: Path) -> Iterator[Served]:
    """The draft, served."""
    with serving(DraftSession(workspace / "drafts" / "roofs", workspace)) as running:
        yield running


def write(path: Path, content: str) -> None:
    """Writes a source file."""
    path.write_text(content, encoding="utf-8", newline="\n")


def add(path: Path, content: str) -> None:
    """Adds text to a source file."""
    write(path, path.read_text(encoding="utf-8") + content)
