"""The preview's server: on this machine's own address only, answering only to its own name.

A page of another site that the reader has open may try to read from it, also by a name that it makes lead
here (DNS rebinding): every request whose Host, Origin or Sec-Fetch-Site isn't ours is refused. There are no
paths to files: what can be asked for is a short list.
"""

import contextlib
import sys
import threading
import traceback
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from normwright import resources
from normwright.errors import NormwrightError, UsageError
from normwright.limits import Worker
from normwright.preview.edition import Edition, Task
from normwright.preview.live import Live
from normwright.preview.pages import empty_page, served_page, told

ADDRESS = "127.0.0.1"
#: Streams of news open at a time, and seconds between two signs of life on them.
MOST_STREAMS, PULSE = 64, 15.0
#: PDFs after which the process that makes them is replaced: Typst's memory grows with each.
_LIFETIME = 25
_ASSETS = {
    "/preview/page.js": "text/javascript; charset=utf-8",
    "/preview/page.css": "text/css; charset=utf-8",
}


class PreviewServer(ThreadingHTTPServer):
    """Serves what a `Live` shows; `port` 0 takes any that is free. Raises: UsageError when it is taken."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, live: Live, *, port: int = 0) -> None:
        self.live = live
        self.streams = threading.BoundedSemaphore(MOST_STREAMS)
        self._workers = {"": Worker(lifetime=_LIFETIME), "part": Worker(lifetime=_LIFETIME)}
        self._turns = {name: threading.Lock() for name in self._workers}
        try:
            super().__init__((ADDRESS, port), _Handler)
        except (OSError, OverflowError) as problem:
            raise UsageError(
                f"port {port} can't be used: {problem}", help="leave --port out, and a free one is taken"
            ) from None
        self.names = {f"{ADDRESS}:{self.server_port}", f"localhost:{self.server_port}"}

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{ADDRESS}:{self.server_port}/"

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Serves while the block runs, in threads of its own."""
        thread = threading.Thread(target=self.serve_forever, args=(0.05,), name="server", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.live.stop()
            self.shutdown()
            self.server_close()
            for worker in self._workers.values():
                worker.stop()

    def print(self, task: Task, *, part: bool) -> bytes:
        """The PDF that a task makes; a clause doesn't wait for the whole. Raises: NormwrightError."""
        name = "part" if part else ""
        function, arguments = task
        with self._turns[name]:
            pdf: bytes = self._workers[name].run(function, *arguments)[0]
        return pdf

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Readers that go away in the middle of an answer are no news; our own faults are."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            traceback.print_exc(file=sys.stderr)


class _Refused(Exception):
    """The request isn't from a page of ours."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "normwright"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """Answers."""
        try:
            self._check_origin()
            self._answer()
        except _Refused:
            self._send(HTTPStatus.FORBIDDEN, b"This server answers to its own pages only.\n", _PLAIN)
        except NormwrightError as problem:
            words = f"{problem.message}\n{problem.help}\n"
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, words.encode(), _PLAIN)
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    do_HEAD = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are no news."""

    def _check_origin(self) -> None:
        if self.headers.get_all("Host", []) not in [[name] for name in self.server.names]:
            raise _Refused
        origin = self.headers.get("Origin")
        if origin is not None and origin.removeprefix("http://") not in self.server.names:
            raise _Refused
        if self.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
            raise _Refused

    # -- what can be asked for -------------------------------------------------------------------------------

    def _answer(self) -> None:
        url = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query, max_num_fields=8).items()}
        if url.path in _ASSETS:
            self._send(HTTPStatus.OK, _asset(url.path), _ASSETS[url.path])
        elif url.path == "/preview/news":
            self._stream(query.get("version", ""))
        elif url.path == "/":
            self._page(next(iter(self.server.live.state.versions), ""))
        else:
            self._version(url.path.removeprefix("/"), query)

    def _version(self, path: str, query: dict[str, str]) -> None:
        version, dot, ending = path.partition(".")
        known = version in self.server.live.state.versions
        if known and not dot:
            self._page(version)
        elif known and ending == "xml":
            self._sts(version)
        elif known and ending == "pdf":
            self._pdf(version, query.get("part", ""))
        else:
            self._send(HTTPStatus.NOT_FOUND, b"There is no such page.\n", _PLAIN)

    def _page(self, version: str) -> None:
        live = self.server.live
        shown = live.page(version)
        if shown is None:
            page, policy = empty_page(live.session.name, version=version)
        else:
            page, policy = served_page(shown.page, version=version, mark=shown.mark)
        self._send(HTTPStatus.OK, page, "text/html; charset=utf-8", policy=policy)

    def _sts(self, version: str) -> None:
        file = self.server.live.of_edition(version, lambda edition: edition.sts(version))
        self._send(HTTPStatus.OK, file, "application/xml", policy="default-src 'none'; sandbox")

    def _pdf(self, version: str, part: str) -> None:
        def question(edition: Edition) -> Task:
            return edition.printing(version, part)

        task = self.server.live.of_edition(version, question)
        self._send(HTTPStatus.OK, self.server.print(task, part=bool(part)), "application/pdf")

    # -- news ------------------------------------------------------------------------------------------------

    def _stream(self, version: str) -> None:
        """Server-sent events: the state now, and again whenever it changes."""
        if not self.server.streams.acquire(blocking=False):
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, b"Too many pages are open.\n", _PLAIN)
            return
        try:
            self._head(HTTPStatus.OK, "text/event-stream", length=None)
            if self.command == "GET":
                with self.server.live.reading(version):
                    self._tell(version)
        finally:
            self.server.streams.release()
            self.close_connection = True

    def _tell(self, version: str) -> None:
        live = self.server.live
        serial = -1
        while not live.stopped:
            state = live.news(serial, seconds=PULSE)
            if version in state.versions and version not in state.shown:
                live.page(version)
                state = live.state
            if state.serial > serial:
                serial = state.serial
                self.wfile.write(f"data: {told(state, version or _first(state.versions))}\n\n".encode())
            else:
                self.wfile.write(b":\n\n")
            self.wfile.flush()

    # -- sending ---------------------------------------------------------------------------------------------

    def _send(
        self, status: HTTPStatus, body: bytes, kind: str, *, policy: str = "default-src 'none'"
    ) -> None:
        self._head(status, kind, length=len(body), policy=policy)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(
        self, status: HTTPStatus, kind: str, *, length: int | None, policy: str = "default-src 'none'"
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        if kind != "application/pdf":  # the browser's own viewer could not run under it
            self.send_header("Content-Security-Policy", f"{policy}; frame-ancestors 'none'")
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.end_headers()


_PLAIN = "text/plain; charset=utf-8"


def _first(versions: tuple[str, ...]) -> str:
    return versions[0] if versions else ""


def _asset(path: str) -> bytes:
    return resources.data(path.removeprefix("/")).read_bytes()
