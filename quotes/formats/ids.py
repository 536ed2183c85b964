"""Ids of articles as URIs, which most formats want, and back."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

_OURS = "urn:newsdesk:"
#: RFC 3986, 3.1: a scheme, and after it only characters that a URI may hold.
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")


def uri_of(id: str) -> str:
    """The id itself if it is a URI; another one as a URN of ours."""
    return id if _is_uri(id) else _OURS + quote(id, safe="")


def id_of(uri: str) -> str:
    """What ``uri_of`` was given."""
    return unquote(uri.removeprefix(_OURS)) if uri.startswith(_OURS) else uri


def _is_uri(id: str) -> bool:
    return (
        bool(_URI.fullmatch(id))
        and not id.startswith(_OURS)
        and not re.search(r"%(?![0-9A-Fa-f]{2})|#.*#", id)
    )
