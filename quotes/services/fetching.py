"""Files from the web: with limits to time and size, and not from inside of our own network."""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, urljoin, urlsplit

import certifi
import urllib3
from django.conf import settings
from django.utils.translation import gettext as _

from quotes.services.refusals import Refused

#: Seconds to wait for a connection, for the next bytes, and for all of it; bytes to take.
_CONNECT, _READ, _WHOLE, _MOST = 5.0, 10.0, 30.0, 8 * 2**20
_CHUNK = 2**16
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_UNCHANGED = 304
#: IPv6 addresses that stand for IPv4 ones (RFC 6052).
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """``data`` is None where the server said that nothing has changed."""

    data: bytes | None
    etag: str = ""
    last_modified: str = ""


def fetch(address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
    """Get a file by http or https, unless it is still the one with that tag or time.

    Redirects are followed, each under the same rules. Raises Refused, which says why: no address
    of the web, one of a private network (unless the setting allows that), a server that does not
    answer in time or with an error, more bytes than a feed has.
    """
    headers = {"User-Agent": "Newsdesk", "Accept-Encoding": "gzip, deflate"}
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    until = time.monotonic() + _WHOLE
    for _redirect in range(_MOST_REDIRECTS + 1):
        answer = _asked(address, headers)
        try:
            if answer.status not in _REDIRECTS:
                return _taken(answer, until)
            address = urljoin(address, answer.headers.get("Location", ""))
        finally:
            answer.release_conn()
            answer.close()
    raise Refused(_("The server sends us from address to address."))


def parts_of(address: str) -> SplitResult:
    """The parts of an address of the web; raises Refused for any other."""
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_web = False
    if not is_web or parts.username is not None:
        raise Refused(_("This is not an address of the web: it begins with https:// or http://."))
    return parts


def _asked(address: str, headers: dict[str, str]) -> urllib3.BaseHTTPResponse:
    parts = parts_of(address)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    # The connection goes to the very address that was looked at: a second look-up of the name
    # might give another one.
    there = str(_allowed(host, port))
    timeout = urllib3.Timeout(connect=_CONNECT, read=_READ)
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            there,
            port,
            server_hostname=host,
            assert_hostname=host,
            ca_certs=certifi.where(),
            timeout=timeout,
        )
    else:
        pool = urllib3.HTTPConnectionPool(there, port, timeout=timeout)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        return pool.urlopen(
            "GET",
            path,
            headers={**headers, "Host": parts.netloc},
            redirect=False,
            retries=False,
            preload_content=False,
        )
    except (urllib3.exceptions.HTTPError, OSError, UnicodeError) as error:
        raise Refused(
            _("The server {host} does not answer: {reason}.").format(
                host=host, reason=_reason(error)
            )
        ) from error


def _allowed(host: str, port: int) -> IPv4Address | IPv6Address:
    """The first of the host's addresses; raises Refused if one of them is not for everybody."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(_("There is no server {host}.").format(host=host)) from error
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    if not settings.FETCH_PRIVATE_ADDRESSES and not all(map(_is_public, addresses)):
        raise Refused(
            _(
                "{host} is inside of our own network. Ask who runs the desk to allow that "
                "(FETCH_PRIVATE_ADDRESSES)."
            ).format(host=host)
        )
    return addresses[0]


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo:
            inner = address.teredo[1]
        if inner:
            return _is_public(inner)
    return address.is_global and not address.is_multicast


def _taken(answer: urllib3.BaseHTTPResponse, until: float) -> Fetched:
    if answer.status == _UNCHANGED:
        return Fetched(None)
    if answer.status != 200:
        raise Refused(
            _("The server answers {status} {reason}.").format(
                status=answer.status, reason=answer.reason or ""
            )
        )
    data = bytearray()
    try:
        while chunk := answer.read1(_CHUNK, decode_content=True):  # type: ignore[attr-defined]
            data += chunk
            if len(data) > _MOST:
                raise Refused(_("The file has more than {n} MB.").format(n=_MOST // 2**20))
            if time.monotonic() > until:
                raise Refused(_("The server takes longer than {n} s.").format(n=int(_WHOLE)))
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise Refused(_("The connection broke: {reason}.").format(reason=_reason(error))) from error
    return Fetched(
        bytes(data),
        answer.headers.get("ETag", "")[:300],
        answer.headers.get("Last-Modified", "")[:100],
    )


def _reason(error: Exception) -> str:
    """In few words; the library's own messages begin with the object that they are about."""
    return str(error).rpartition(": ")[2].strip(". ") or type(error).__name__
