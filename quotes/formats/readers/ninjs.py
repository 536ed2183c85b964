"""ninjs 1.x, 2.x and 3.x, leniently: real senders add fields and leave out others.

1.x names the parts by suffix (``headline_main``, ``body_xhtml``) and its associations by key; 2.x
has lists with roles and names in lower case (``firstcreated``); 3.x has the same in camel case.
Names are read without regard to case, so that all three are one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from quotes.engine.results import Message, gettext_noop
from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.ids import id_of
from quotes.formats.readers.building import Builder, as_utc, iso_time, tidy, urgency_of
from quotes.formats.readers.decoding import beginning, decode
from quotes.formats.readers.errors import Unreadable
from quotes.formats.readers.html import add_markup

Values = dict[str, Any]

_SUFFIXED = ("headline", "body", "description")
#: Associations of these types are articles of their own.
_OTHER_ARTICLES = frozenset({"text", "composite", "event", "planning"})
_MARKED_UP = ("html", "xml", "richtext")
_JSON = re.compile(r"[\[{]\s*[\[{\"]")
_TAG = re.compile(r"\s*<[A-Za-z!/]")
_DEEPEST = 3


def score(data: bytes, name: str) -> float:
    start = beginning(data)
    if not _JSON.match(start):
        return 0
    known = ('"uri"', '"versioncreated"', '"headline', '"body_', '"bodies"', '"pubstatus"')
    if any(key in start.lower() for key in known):
        return 0.9
    return 0.5 if name.lower().endswith(".json") else 0.35


def read(data: bytes) -> ReadArticle:
    """Read one ninjs object; raises Unreadable for other JSON and where no words are inside."""
    return article(_object(data))


def article(values: Values) -> ReadArticle:
    values = _lower(values)
    builder = Builder()
    headlines = list(_texts(values, "headline"))
    title = next((words for role, _type, words in headlines if role in ("main", "")), "")
    title = title or (headlines[0][2] if headlines else _text(values.get("title")))
    builder.add("headline", title)
    for _role, _type, words in headlines:
        if not builder.holds(words):
            builder.add("subheading", words)
    _add_words(builder, values)
    _add_associations(builder, values, _DEEPEST)
    return builder.article(_metadata(values, tidy(title)))


def _object(data: bytes) -> Values:
    try:
        values = json.loads(decode(data), strict=False)
    except RecursionError as error:
        raise _no_article() from error
    except ValueError as error:
        raise Unreadable(
            Message(
                gettext_noop(
                    "This JSON file is broken, or was cut off ({reason}). "
                    "Ask the sender for it again."
                ),
                {"reason": str(error)},
            )
        ) from error
    if isinstance(values, list) and len(values) == 1:
        values = values[0]
    if not isinstance(values, dict) or "uri" not in _lower(values):
        raise _no_article()
    return values


def _no_article() -> Unreadable:
    return Unreadable(
        Message(
            gettext_noop(
                "This JSON file is not one article in ninjs. Send one article a file, "
                "with its headline and body."
            )
        )
    )


def _lower(values: Values) -> Values:
    return {key.lower(): value for key, value in values.items()}


def _text(value: Any) -> str:
    return tidy(str(value)) if isinstance(value, str | int | float) else ""


def _objects(value: Any) -> Iterator[Values]:
    """The objects of a list (2.x, 3.x) or of an object's values (1.x)."""
    if isinstance(value, dict):
        value = [{"name": name, **v} for name, v in value.items() if isinstance(v, dict)]
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict):
            yield _lower(item)


def _texts(values: Values, name: str) -> Iterator[tuple[str, str, str]]:
    """(role, content type, words) of headlines, bodies or descriptions, in any of the shapes."""
    plural = {"body": "bodies"}.get(name, name + "s")
    for item in _objects(values.get(plural)):
        if isinstance(item.get("value"), str) and item["value"].strip():
            yield _text(item.get("role")), _text(item.get("contenttype")), item["value"]
    for key, value in values.items():
        stem, _mark, role = key.partition("_")
        if stem == name and isinstance(value, str) and value.strip():
            yield role, role, value


def _add_words(builder: Builder, values: Values) -> None:
    """The byline, the lead and the body; a description that the body repeats is left out."""
    body = _body(values)
    descriptions = _texts(values, "description")
    inner = Builder()
    if body:
        _add(inner, body)
    is_picture = _text(values.get("type")) in ("picture", "graphic", "video", "audio")
    for role, kind, words in descriptions:
        if role == "caption" or is_picture:
            builder.add("caption", _plain(kind, words))
        elif not inner.holds(_plain(kind, words)):
            builder.add("lead", _plain(kind, words))
    builder.add("byline", _text(values.get("by")) or _text(values.get("byline")))
    if body:
        _add(builder, body)


def _body(values: Values) -> tuple[str, str] | None:
    """(content type, words) of the best body: the main one, with mark-up rather than without."""

    def worth(body: tuple[str, str, str]) -> tuple[bool, bool, int]:
        role, kind, words = body
        return _is_marked_up(kind, words), role == "main", len(words)

    best = max(_texts(values, "body"), key=worth, default=None)
    return best[1:] if best else None


def _is_marked_up(kind: str, words: str) -> bool:
    if "plain" in kind:
        return False
    return any(name in kind.lower() for name in _MARKED_UP) or bool(_TAG.match(words))


def _add(builder: Builder, body: tuple[str, str]) -> None:
    if _is_marked_up(*body):
        add_markup(builder, body[1])
        return
    for line in body[1].splitlines():
        builder.add("paragraph", line)


def _plain(kind: str, words: str) -> str:
    """Words without the mark-up that a description may have."""
    if not _is_marked_up(kind, words):
        return words
    inner = Builder()
    add_markup(inner, words)
    return inner.text


def _add_associations(builder: Builder, values: Values, depth: int) -> None:
    """Captions of pictures and other media, with their credits."""
    for item in _objects(values.get("associations")):
        if _text(item.get("type")) in _OTHER_ARTICLES or not depth:
            continue
        found = [_plain(kind, words) for _role, kind, words in _texts(item, "description")]
        found = found or [_plain("", _text(item.get("caption")))]
        credit = _text(item.get("creditline")) or _text(item.get("by")) or _text(item.get("byline"))
        for words in dict.fromkeys(found):
            builder.shows(words, credit)
        _add_associations(builder, item, depth - 1)


def _metadata(values: Values, title: str) -> Metadata:
    by = _text(values.get("by")) or _text(values.get("byline"))
    sources = [_text(s.get("name")) for s in _objects(values.get("infosources"))]
    return Metadata(
        id=id_of(_text(values.get("uri"))),
        version=_text(values.get("version")),
        title=title,
        authors=(by,) if by else (),
        source=next(filter(None, sources), "") or _text(values.get("source")),
        published=_time(values.get("firstcreated")) or _time(values.get("versioncreated")),
        modified=_time(values.get("versioncreated")),
        language=_text(values.get("language")),
        slug=_text(values.get("slugline")),
        section=next((_text(s.get("name")) for s in _objects(values.get("subjects"))), "")
        or next((_text(s.get("name")) for s in _objects(values.get("subject"))), ""),
        note=_text(values.get("ednote")),
        copyright=_text(values.get("copyrightholder")),
        urgency=urgency_of(_text(values.get("urgency"))),
    )


def _time(value: Any) -> str:
    """Superdesk writes "+0000"; anything that is a time is kept."""
    found = iso_time(_text(value))
    return found if found and as_utc(found) else ""
