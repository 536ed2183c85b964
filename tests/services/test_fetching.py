"""What is fetched from the web, and what is not."""

from __future__ import annotations

import gzip
import socket
import time

import pytest

from quotes.services import fetching
from quotes.services.fetching import fetch
from quotes.services.refusals import Refused
from tests.server import reply, serving

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def _own_network(settings):
    settings.FETCH_PRIVATE_ADDRESSES = True


@pytest.mark.usefixtures("_own_network")
class TestAnswers:
    def test_the_content_comes_with_its_tag_and_time(self):
        def answer(request):
            reply(request, b"Ja.", ETag='"1"', Last_Modified="Wed, 25 Nov 2026 10:00:00 GMT")

        with serving(answer) as address:
            fetched = fetch(f"{address}/a?b=c")
        assert (fetched.data, fetched.etag) == (b"Ja.", '"1"')
        assert fetched.last_modified == "Wed, 25 Nov 2026 10:00:00 GMT"

    def test_what_has_not_changed_is_not_sent_again(self):
        asked = []

        def answer(request):
            asked.append(dict(request.headers))
            reply(request, b"", 304)

        with serving(answer) as address:
            assert fetch(address, etag='"1"', last_modified="Wed").data is None
        assert asked[0]["If-None-Match"] == '"1"'
        assert asked[0]["If-Modified-Since"] == "Wed"
        assert asked[0]["User-Agent"] == "Newsdesk"

    def test_packed_content_is_unpacked(self):
        with serving(
            lambda request: reply(request, gzip.compress(b"Ja."), Content_Encoding="gzip")
        ) as address:
            assert fetch(address).data == b"Ja."

    def test_redirects_are_followed(self):
        def answer(request):
            if request.path == "/":
                return reply(request, b"", 302, Location="/there")
            return reply(request, request.path.encode())

        with serving(answer) as address:
            assert fetch(address).data == b"/there"

    def test_but_not_without_end(self):
        with (
            serving(lambda request: reply(request, b"", 301, Location="/")) as address,
            pytest.raises(Refused, match="from address to address"),
        ):
            fetch(address)

    @pytest.mark.parametrize("status", [401, 404, 500])
    def test_errors_are_told(self, status):
        with (
            serving(lambda request: reply(request, b"nei", status)) as address,
            pytest.raises(Refused, match=str(status)),
        ):
            fetch(address)

    def test_too_much_is_refused_while_it_comes(self, monkeypatch):
        monkeypatch.setattr(fetching, "_MOST", 100_000)
        with (
            serving(lambda request: reply(request, b"x" * 200_000)) as address,
            pytest.raises(Refused, match="MB"),
        ):
            fetch(address)

    def test_little_that_unpacks_to_much_is_refused(self, monkeypatch):
        monkeypatch.setattr(fetching, "_MOST", 2**20)
        bomb = gzip.compress(b"\0" * 50 * 2**20)
        with (
            serving(lambda request: reply(request, bomb, Content_Encoding="gzip")) as address,
            pytest.raises(Refused, match="MB"),
        ):
            fetch(address)

    def test_a_server_that_drips_is_left(self, monkeypatch):
        monkeypatch.setattr(fetching, "_WHOLE", 0.5)

        def answer(request):
            request.send_response(200)
            request.send_header("Content-Length", "1000")
            request.end_headers()
            for _ in range(30):
                request.wfile.write(b"x")
                time.sleep(0.1)

        with serving(answer) as address:
            start = time.monotonic()
            with pytest.raises(Refused, match="takes longer"):
                fetch(address)
            assert time.monotonic() - start < 2

    def test_a_server_that_is_silent_is_left(self, monkeypatch):
        monkeypatch.setattr(fetching, "_READ", 0.3)
        with (
            serving(lambda request: time.sleep(2)) as address,
            pytest.raises(Refused, match="does not answer"),
        ):
            fetch(address)

    def test_a_connection_that_breaks_is_told(self):
        def answer(request):
            request.send_response(200)
            request.send_header("Content-Length", "1000")
            request.end_headers()
            request.wfile.write(b"x")

        with serving(answer) as address, pytest.raises(Refused, match="broke"):
            fetch(address)

    def test_nobody_listens(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with pytest.raises(Refused, match="does not answer"):
            fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "//example.org", "",
     "http://", "http://me:secret@example.org/", "http://example.org:99999/", "http://[::1"],
)  # fmt: skip
def test_only_addresses_of_the_web(address):
    with pytest.raises(Refused, match="address of the web"):
        fetch(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
     "224.0.0.1", "[::1]", "[fd00::1]", "[fe80::1]", "[::ffff:127.0.0.1]",
     "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "2130706433", "localhost"],
)  # fmt: skip
def test_our_own_network_is_not_asked(host):
    with pytest.raises(Refused, match="inside of our own network"):
        fetch(f"http://{host}:9/")


def _resolving(monkeypatch, *addresses: str) -> None:
    def found(host, port, *_kind, **_named):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]

    monkeypatch.setattr("quotes.services.fetching.socket.getaddrinfo", found)


def test_a_name_with_one_private_address_is_not_asked(monkeypatch):
    _resolving(monkeypatch, "93.184.216.34", "10.0.0.1")
    with pytest.raises(Refused, match="inside of our own network"):
        fetch("http://news.example/")


def test_a_redirect_inwards_is_not_followed(monkeypatch):
    """The server is let through once; where it sends us is looked at anew."""
    seen = []

    def public(address):
        seen.append(str(address))
        return len(seen) == 1

    monkeypatch.setattr("quotes.services.fetching._is_public", public)
    inwards = "http://127.0.0.1:1/secret"
    with (
        serving(lambda request: reply(request, b"", 302, Location=inwards)) as address,
        pytest.raises(Refused, match="inside of our own network"),
    ):
        fetch(address)
    assert len(seen) == 2


@pytest.mark.usefixtures("_own_network")
def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch):
    hosts = []

    def answer(request):
        hosts.append(request.headers["Host"])
        reply(request, b"Ja.")

    with serving(answer) as address:
        port = address.rpartition(":")[2]
        _resolving(monkeypatch, "127.0.0.1")
        assert fetch(f"http://news.example:{port}/").data == b"Ja."
    assert hosts == [f"news.example:{port}"]


def test_no_such_server(monkeypatch):
    def unknown(*_address, **_kind):
        raise socket.gaierror("no such name")

    monkeypatch.setattr("quotes.services.fetching.socket.getaddrinfo", unknown)
    with pytest.raises(Refused, match="There is no server"):
        fetch("http://news.example/")
