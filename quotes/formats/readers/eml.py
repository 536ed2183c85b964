"""E-mail (.eml, RFC 5322 and MIME): a press release or a tip with its subject as the headline."""

from __future__ import annotations

import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr

from quotes.engine.results import Message, gettext_noop
from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.readers.building import Builder, tidy
from quotes.formats.readers.decoding import beginning, decode, decode_markup, web_encoding
from quotes.formats.readers.errors import Unreadable, refuse_many
from quotes.formats.readers.html import add_markup

_HEADER = re.compile(
    r"^(?:return-path|received|delivered-to|from|to|subject|date|message-id|mime-version|"
    r"content-type|dkim-signature|x-[\w-]+|arc-[\w-]+|reply-to|authentication-results):",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARDED = re.compile(r"^\s*(?:(?:fwd?|vs|sv|re|vsb)\s*:\s*)+", re.IGNORECASE)
#: A signature begins behind this line (RFC 3676, 4.3).
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
#: Characters of a header, and lines of headers.
_LONGEST_HEADER, _MOST_HEADERS = 4_000, 5_000
#: What the library raises on headers that nobody could parse.
_UNPARSED = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)
#: Where mail programs break lines; a shorter line ends where its writer ended it.
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 50, 80


def score(data: bytes, name: str) -> float:
    start = beginning(data)
    headers = {match[0].lower() for match in _HEADER.finditer(start[:2_000])}
    if not _HEADER.match(start) or len(headers) < 2:
        return 0.4 if name.lower().endswith(".eml") else 0
    return 0.9 if headers & {"from:", "received:", "message-id:", "mime-version:"} else 0


def read(data: bytes) -> ReadArticle:
    """Read a message; raises Unreadable where its body holds no words."""
    message = _parsed(data)
    metadata = _metadata(message)
    builder = Builder()
    body = message.get_body(("html", "plain"))
    words = _content(body) if body is not None else ""
    inner = Builder()
    if body is not None and body.get_content_type() == "text/html":
        add_markup(inner, words)
        if not inner.has("headline"):
            builder.add("headline", metadata.title)
        add_markup(builder, words)
    else:
        builder.add("headline", metadata.title)
        flowed = body is not None and body.get_param("format") == "flowed"
        _add_plain(builder, words, flowed=flowed)
    return builder.article(metadata)


class _ShortHeaders(policy.EmailPolicy):
    """Takes of a header only its beginning: parsing takes the square of its length."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


def _parsed(data: bytes) -> EmailMessage:
    refuse_many(data[: data.find(b"\n\n") + 1 or len(data)].count(b"\n"), _MOST_HEADERS)
    try:
        return BytesParser(policy=_ShortHeaders()).parsebytes(data)
    except RecursionError as error:
        raise Unreadable(
            Message(
                gettext_noop(
                    "The parts of this message are nested too deeply to be read. "
                    "Copy its text and paste that."
                )
            )
        ) from error


def _content(body: MIMEPart) -> str:
    """The part's words; a wrong or missing charset is guessed, as in files."""
    payload = body.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(web_encoding(body.get_content_charset() or "utf-8"))
    except (LookupError, ValueError):
        html = body.get_content_type() == "text/html"
        return decode_markup(data) if html else decode(data)


def _add_plain(builder: Builder, text: str, *, flowed: bool) -> None:
    text = text.replace("\r\n", "\n")
    signature = _SIGNATURE.search(text)
    body = text[: signature.start()] if signature else text
    for chunk in re.split(r"\n[ \t]*\n", body):
        for line in _unwrapped(chunk.split("\n"), flowed=flowed):
            if not builder.has("paragraph") and builder.holds(line):
                continue
            builder.add("leftover" if line.startswith(">") else "paragraph", line)
    if signature:
        builder.add("leftover", text[signature.end() :])


def _unwrapped(lines: list[str], *, flowed: bool) -> list[str]:
    """Lines that a mail program broke, whole again (RFC 3676 for ``format=flowed``)."""
    wrapped = [_SHORTEST_WRAPPED <= len(line) <= _LONGEST_WRAPPED for line in lines[:-1]]
    if not flowed and not (wrapped and all(wrapped)):
        return lines
    whole = [""]
    for line in lines:
        whole[-1] += line if not whole[-1] or whole[-1].endswith(" ") else " " + line
        if flowed and not line.endswith(" "):
            whole.append("")
    return [line for line in whole if line.strip()]


def _metadata(message: EmailMessage) -> Metadata:
    name, address = parseaddr(_header(message, "From"))
    return Metadata(
        id=_header(message, "Message-ID").strip("<> "),
        title=_FORWARDED.sub("", _header(message, "Subject")),
        authors=(name or address,) if name or address else (),
        source=address.rpartition("@")[2],
        published=_sent(message),
        language=_header(message, "Content-Language"),
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header's words; empty for one that can't be parsed."""
    try:
        return tidy(str(message.get(name, "")))
    except _UNPARSED:
        return ""


def _sent(message: EmailMessage) -> str:
    try:
        moment = message["Date"].datetime
    except _UNPARSED:
        return ""
    return moment.isoformat() if moment else ""
