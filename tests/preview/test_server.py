"""The server answers to its own pages, and to nobody else; no path leads to a file."""

import socket

import pytest

from normwright.errors import UsageError
from normwright.preview.server import PreviewServer
from tests.preview.conftest import Served


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:{port}", "[::1]:{port}", ""],
)
def test_other_names_are_refused(served: Served, host: str) -> None:
    for path in ("/", "/iso", "/iso.xml", "/preview/news", "/preview/page.js"):
        answer = served.get(path, Host=host.format(port=served.port))
        assert answer.status == 403
        assert b"Scope" not in answer.body


def test_two_hosts_or_none_are_refused(served: Served) -> None:
    for lines in ("", f"Host: 127.0.0.1:{served.port}\r\nHost: evil.example\r\n"):
        with socket.create_connection(("127.0.0.1", served.port), timeout=30) as plain:
            plain.sendall(f"GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
            assert b" 403 " in plain.recv(200)


@pytest.mark.parametrize(
    "header",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://localhost:1"}]
    + [{"Sec_Fetch_Site": site} for site in ("cross-site", "same-site")],
    ids=str,
)
def test_pages_of_others_are_refused(served: Served, header: dict[str, str]) -> None:
    assert served.get("/iso", **header).status == 403


def test_own_pages_are_answered(served: Served) -> None:
    assert served.get("/", Host=f"localhost:{served.port}").status == 200
    assert (
        served.get("/", Origin=f"http://127.0.0.1:{served.port}", Sec_Fetch_Site="same-origin").status == 200
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_nothing_can_be_sent(served: Served, method: str) -> None:
    assert served.get("/", method=method).status == 501


@pytest.mark.parametrize(
    "path",
    [
        "/../draft.toml",
        "/%2e%2e/draft.toml",
        "/preview/../page.js",
        "/preview/empty.html",
        "/preview/",
        "//etc/passwd",
        "/iso/../../draft.toml",
        "/iso.toml",
        "/iso.",
        "/draft.toml",
        "/file:///etc/passwd",
        "/en\\..\\x",
        "/preview/page.js/",
    ],
)
def test_no_path_leads_to_a_file(served: Served, path: str) -> None:
    assert served.get(path).status == 404


def test_every_answer_forbids_more_than_it_needs(served: Served) -> None:
    for path in ("/", "/iso", "/iso.xml", "/preview/page.js", "/preview/page.css", "/nothing"):
        headers = served.get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert not any(name.lower().startswith("access-control") for name in headers)


def test_the_policy_of_the_page_is_kept(served: Served) -> None:
    policy = served.get("/iso").headers["Content-Security-Policy"]
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["connect-src"] == "'self'"
    assert "'unsafe-inline'" not in directives["script-src"]
    assert "http" not in policy
    assert "*" not in policy


def test_head_has_no_body(served: Served) -> None:
    answer = served.get("/iso", method="HEAD")
    assert answer.status == 200
    assert answer.body == b""
    assert served.get("/preview/news", method="HEAD").status == 200


def test_only_this_machine_is_listened_to(served: Served) -> None:
    assert served.server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken(served: Served) -> None:
    with pytest.raises(UsageError, match="can't be used"):
        PreviewServer(served.live, port=served.port)
