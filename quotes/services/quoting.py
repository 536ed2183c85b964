"""Quotes by hand: marked, given another type, extended, split, merged, taken back.

Every quote that a person touches is "changed" (or "withdrawn", where it went into another one),
and a re-run of the analysis leaves its values alone.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from quotes.engine.results import Span
from quotes.models import Decision, Quote, Version
from quotes.selectors.zones import zone_index
from quotes.services.findings import quote_extent
from quotes.services.fingerprints import quote_fingerprint
from quotes.services.history import (
    Request,
    change,
    lock,
    once,
    record,
    refuse_stale,
)
from quotes.services.placing import zone_of_span
from quotes.services.refusals import Refused
from quotes.services.speaking import speaker_named

#: What stands around the words of a quote and is no part of them.
_OPENING = re.compile(r"[\s–—\-«»“”„\"‹›‘:,]*")
_CLOSING = re.compile(r"[\s«»“”\"‹›’,]*$")
_WORD = re.compile(r"[^\s«»“”„\"]*\w[^\s«»“”„\"]*")
#: What the quote's own mark is called, by the sign that stands before it.
MARKS = {"–": "dash", "—": "dash", "-": "dash", "«": "guillemets", "»": "guillemets"}
MARKS |= dict.fromkeys('“”„"', "double") | dict.fromkeys("‹›‘", "single")

START, END = "start", "end"


@once
def add_quote(
    *,
    user: AbstractBaseUser,
    version: Version,
    span: Span,
    type: str,
    name: str,
    request: Request,
) -> Decision:
    """Mark the words of ``span`` as a quote of the speaker called ``name`` (empty: unknown).

    A dash and quotation marks around the words are left out of it. Raises Refused for a span
    outside of a zone, for an unknown type, and where the same words are a quote already.
    """
    zone = zone_of_span(version, span)
    lock(version)
    words = _without_marks(version.text, span)
    _refuse_type(type)
    _refuse_double(version, words)
    quote = Quote.objects.create(
        version=version,
        type=type,
        mark=_mark_before(version.text, version.zones[zone]["start"], words.start),
        speaker=speaker_named(version.article, name),
        **_by_hand(user, version, [words.as_list()], str(request.key)),
    )
    return record(
        user=user,
        version=version,
        request=request,
        action=Decision.Action.QUOTE,
        zone=zone,
        quote=quote,
        changes=change(quote, state=Quote.State.CHANGED),
    )


@once
def change_type(*, user: AbstractBaseUser, quote: Quote, type: str, request: Request) -> Decision:
    """Direct, indirect or mixed after all."""
    _refuse_type(type)
    return _decide(user, quote, request, Decision.Action.TYPE, lambda: _changed(quote, type=type))


@once
def move_edge(
    *, user: AbstractBaseUser, quote: Quote, edge: str, words: int, request: Request
) -> Decision:
    """Move the quote's ``edge`` ("start" or "end") by one word: on for 1, back for -1.

    Raises Refused at the border of the paragraph, and for a quote that would have no words left.
    """

    def moved() -> list[dict[str, Any]]:
        return _changed(quote, **quote_extent(_moved(quote, edge, words)))

    return _decide(user, quote, request, Decision.Action.EXTENT, moved)


@once
def split_quote(*, user: AbstractBaseUser, quote: Quote, at: int, request: Request) -> Decision:
    """Make two quotes of it; the second one begins at the code point ``at``.

    Raises Refused where ``at`` leaves one of the two without words.
    """

    def halves() -> list[dict[str, Any]]:
        text = quote.version.text
        first = _trimmed(text, [[s, min(e, at)] for s, e in quote.content if s < at])
        second = _trimmed(text, [[max(s, at), e] for s, e in quote.content if e > at])
        if not first or not second:
            raise Refused(_("Split the quote between two of its words."))
        new = Quote.objects.create(
            version=quote.version,
            type=quote.type,
            mark=quote.mark,
            mention=quote.mention,
            via=quote.via,
            speaker=quote.speaker,
            alternatives=quote.alternatives,
            **_by_hand(user, quote.version, second, str(request.key)),
        )
        return _changed(quote, **quote_extent(first)) + change(new, state=Quote.State.CHANGED)

    return _decide(user, quote, request, Decision.Action.SPLIT, halves)


@once
def merge_with_next(*, user: AbstractBaseUser, quote: Quote, request: Request) -> Decision:
    """Make one quote of it and the one that follows in the text; this one's speaker counts.

    Raises Refused where no quote follows in this paragraph or the next.
    """

    def merged() -> list[dict[str, Any]]:
        following = next_quote(quote)
        if following is None:
            raise Refused(_("No quote follows in this paragraph or the next one."))
        content = _joined(quote.version.text, sorted([*quote.content, *following.content]))
        speaker = quote.speaker or following.speaker
        return _changed(quote, speaker=speaker, **quote_extent(content)) + change(
            following, state=Quote.State.WITHDRAWN
        )

    return _decide(user, quote, request, Decision.Action.MERGE, merged)


@once
def take_back_quote(*, user: AbstractBaseUser, quote: Quote, request: Request) -> Decision:
    """What was rejected, or confirmed or changed, is to be decided anew."""

    def reopened() -> list[dict[str, Any]]:
        return change(quote, state=Quote.State.PROPOSED)

    return _decide(user, quote, request, Decision.Action.REOPEN, reopened)


def next_quote(quote: Quote) -> Quote | None:
    """The quote that it can be merged with: the next one, in its paragraph or the one after."""
    following = (
        quote.version.quotes.filter(superseded=False, start__gte=quote.end)
        .exclude(state__in=Quote.GONE)
        .order_by("start")
        .first()
    )
    if following is None:
        return None
    here = zone_index(quote.version, quote.end - 1)
    there = zone_index(quote.version, following.start)
    near = here is not None and there is not None and there - here <= 1
    return following if near else None


def _decide(user, quote: Quote, request: Request, action: Decision.Action, move) -> Decision:
    """Record what ``move`` changes, never on a stale page."""
    version, zone = quote.version, zone_index(quote.version, quote.start)
    article = lock(version)
    quote.refresh_from_db(fields=["state", "type", "content", "start", "end", "speaker"])
    refuse_stale(article, zone, request)
    return record(
        user=user,
        version=version,
        request=request,
        action=action,
        zone=zone,
        quote=quote,
        changes=move(),
    )


def _changed(quote: Quote, **fields: Any) -> list[dict[str, Any]]:
    return change(quote, state=Quote.State.CHANGED, **fields)


def _by_hand(
    user: AbstractBaseUser, version: Version, content: list[list[int]], key: str
) -> dict[str, Any]:
    """Fields of a person's quote; withdrawn until its first decision puts it there."""
    words = " ".join(version.text[start:end] for start, end in content)
    return {
        "origin": Quote.Origin.PERSON,
        "state": Quote.State.WITHDRAWN,
        "confidence": 1,
        "created_by": user,
        "fingerprint": quote_fingerprint(f"{words} {key}"),
        **quote_extent(content),
    }


def _refuse_type(type: str) -> None:
    if type not in Quote.Type.values:
        raise Refused(_("Choose whether the quote is direct or indirect."))


def _refuse_double(version: Version, words: Span) -> None:
    same = version.quotes.filter(superseded=False, start=words.start, end=words.end)
    if same.exclude(state__in=Quote.GONE).exists():
        raise Refused(_("These words are marked as a quote already."))


def _without_marks(text: str, span: Span) -> Span:
    start = _OPENING.match(text, span.start, span.end).end()
    closing = _CLOSING.search(text[start : span.end])
    end = start + closing.start() if closing else span.end
    if start >= end:
        raise Refused(_("Select the words of the quote."))
    return Span(start, end)


def _mark_before(text: str, zone_start: int, start: int) -> str:
    before = text[zone_start:start].rstrip()
    return MARKS.get(before[-1:], "none")


def _moved(quote: Quote, edge: str, by: int) -> list[list[int]]:
    text, content = quote.version.text, [list(piece) for piece in quote.content]
    piece = content[0] if edge == START else content[-1]
    at = 0 if edge == START else 1
    zone = zone_index(quote.version, piece[0] if edge == START else piece[1] - 1)
    borders = quote.version.zones[zone or 0]
    words = list(_WORD.finditer(text, borders["start"], borders["end"]))
    places = [w.start() if edge == START else w.end() for w in words]
    beyond = [p for p in places if (p > piece[at] if by > 0 else p < piece[at])]
    if not beyond and (edge == START) == (by < 0):
        raise Refused(_("The paragraph ends here."))
    if beyond:
        piece[at] = min(beyond) if by > 0 else max(beyond)
    if not beyond or piece[0] >= piece[1]:
        raise Refused(_("The quote must keep one word. To take it out, reject it."))
    return content


def _trimmed(text: str, content: list[list[int]]) -> list[list[int]]:
    """Without spaces at the edges, and without pieces that are nothing but marks."""
    pieces = []
    for start, end in content:
        words = list(_WORD.finditer(text, start, end))
        if words:
            pieces.append([words[0].start(), words[-1].end()])
    return pieces


def _joined(text: str, content: list[list[int]]) -> list[list[int]]:
    """Pieces with nothing but a space between them become one."""
    joined: list[list[int]] = []
    for start, end in content:
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(end, joined[-1][1])
        elif joined and text[joined[-1][1] : start].strip(" ") == "":
            joined[-1][1] = end
        else:
            joined.append([start, end])
    return joined
