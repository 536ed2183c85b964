"""The check ``quote-marks``: marks that open and never close, or the other way round, or mix.

A speech dash never closes. A quotation that runs over several paragraphs opens each of them, or
only the first, and closes the last alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.mark_scan import Pair, Scan, closer_of, fits, opener_of, scan_zones
from quotes.engine.document import BODY
from quotes.engine.quotations.lexicon import cue_lexicon
from quotes.engine.results import Flag, Language, Message, Span, Suggestion, gettext_noop

UNCLOSED = gettext_noop("“{mark}” is opened here and not closed.")
UNOPENED = gettext_noop("“{mark}” closes something that is not opened.")
MIXED = gettext_noop("Opened by “{mark}”, closed by “{other}”.")
CLOSE = gettext_noop("closes the quote")
OPEN = gettext_noop("opens the quote")
DASHED = gettext_noop("a speech dash needs no closing mark")
SAME = gettext_noop("the mark that goes with the other")

#: A paragraph with more broken marks than this is told of by the first of them.
_MOST = 20
#: So many paragraphs may lie between a mark and the one that closes it.
_LONGEST = 12
_DASH = re.compile(r"\s*[-–—]\s*(?=\S)")
_ATTRIBUTION = re.compile(r"(?P<comma>,?)(?P<mark>[»”\"“]?),? (?P<verb>[^\W\d_]+)(?= \w)")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZÆØÅÄÖ–«“\"])")
_WORD = re.compile(r"\w[\w’'-]*")


def broken_marks(context: Context) -> Iterator[Flag]:
    """Marks without a fellow, and pairs of unlike marks."""
    text = context.text
    body = [zone.span for zone in context.zones if zone.kind in BODY]
    other = [zone.span for zone in context.zones if zone.kind not in BODY]
    scans = scan_zones(text, body)
    _join_paragraphs(context, scans)
    for scan in (*scans, *scan_zones(text, other)):
        yield from (_mixed(text, pair) for pair in scan.mixed)
        yield from (_unclosed(context, scan, at) for at in scan.unclosed[:_MOST])
        yield from (_unopened(context, scan, at) for at in scan.unopened[:_MOST])


def _join_paragraphs(context: Context, scans: Sequence[Scan]) -> None:
    """Take away the marks that belong together over several paragraphs."""
    text = context.text
    for number, scan in enumerate(scans):
        if not scan.unclosed:
            continue
        opening = scan.unclosed[0]
        last = _closed_in(text, opening, scans, number)
        if last is None or _attribution(context, opening, scan.zone.end):
            continue
        for passed in scans[number : last + 1]:
            if passed.unclosed and text[passed.unclosed[0]] == text[opening]:
                del passed.unclosed[0]
        closing = scans[last]
        if closing.unopened and not _is_reopened(text, opening, closing):
            del closing.unopened[0]


def _closed_in(text: str, opening: int, scans: Sequence[Scan], number: int) -> int | None:
    """The number of the paragraph that closes what an earlier one opened."""
    for later in range(number + 1, min(len(scans), number + _LONGEST)):
        scan = scans[later]
        reopened = _is_reopened(text, opening, scan)
        if reopened and scan.unclosed[:1] != [scan.first]:
            return later if _ends_sentence(text, scan) else None
        if not reopened and scan.unopened:
            return later if fits(text, opening, scan.unopened[0]) else None
        if not reopened and scan.first is not None:
            return None
    return None


def _is_reopened(text: str, opening: int, scan: Scan) -> bool:
    first = scan.first
    return (
        first is not None
        and first not in scan.unopened
        and text[first] == text[opening]
        and not text[scan.zone.start : first].strip(" \t\u00a0-–—")
    )


def _ends_sentence(text: str, scan: Scan) -> bool:
    """Whether the pair that opens a zone closes a sentence, or is followed by a comma."""
    closing = next((pair.closing for pair in scan.pairs if pair.opening == scan.first), None)
    if closing is None:
        return True
    after = text[closing + 1 : scan.zone.end]
    return not after.strip() or after[0] in ",.!?" or text[closing - 1] in ",.!?…"


def _mixed(text: str, pair: Pair) -> Flag:
    opening, closing = text[pair.opening], text[pair.closing]
    if closing == '"' or opening != '"':
        mend = Suggestion(Span(pair.closing, pair.closing + 1), closer_of(opening), Message(SAME))
    else:
        mend = Suggestion(Span(pair.opening, pair.opening + 1), opener_of(closing), Message(SAME))
    return Flag(
        code="quote-marks",
        severity="low",
        span=Span(pair.opening, pair.closing + 1),
        message=Message(MIXED, {"mark": opening, "other": closing}),
        suggestions=(mend,),
        confidence=0.9,
    )


def _unclosed(context: Context, scan: Scan, at: int) -> Flag:
    """The flag reaches to where the quote should have ended, or to the end of its sentence."""
    text = context.text
    end = _end_of_quote(context, scan, at)
    mends: tuple[Suggestion, ...] = ()
    if end is not None:
        word = _last_word(text, at, end)
        mends = (Suggestion(Span(word, end), text[word:end] + closer_of(text[at]), Message(CLOSE)),)
    return Flag(
        code="quote-marks",
        severity="medium",
        span=Span(at, end or _sentence_end(text, at, scan.zone.end)),
        message=Message(UNCLOSED, {"mark": text[at]}),
        suggestions=mends,
        confidence=0.9,
    )


def _end_of_quote(context: Context, scan: Scan, at: int) -> int | None:
    """Where to close: before an attribution, else at the end of what is wholly a quote."""
    text, zone = context.text, scan.zone
    before = text[zone.start : at].rstrip(" \t\u00a0-–—")
    stop = min((m for m in _later_marks(scan) if m > at), default=zone.end)
    attribution = _attribution(context, at, stop)
    if attribution:
        return attribution.start() + (1 if context.language == "en" else 0)
    if stop == zone.end and (not before or before.endswith((":", ".", "!", "?"))):
        end = zone.end
        if before.endswith(":") or not before:
            return end if _sentence_end(text, at, end) == end or not before else None
    return None


def _attribution(context: Context, start: int, end: int) -> re.Match[str] | None:
    """The first comma with a verb of saying after it."""
    for match in _ATTRIBUTION.finditer(context.text, start + 1, end):
        if match["comma"] and _says(match["verb"], context.language):
            return match
    return None


def _later_marks(scan: Scan) -> Iterator[int]:
    yield from (pair.opening for pair in scan.pairs)
    yield from scan.unclosed


def _unopened(context: Context, scan: Scan, at: int) -> Flag:
    text, zone = context.text, scan.zone
    dash = _DASH.match(text, zone.start, at)
    alone = scan.first == at
    mends: tuple[Suggestion, ...] = ()
    start = _sentence_start(text, zone.start, at)
    if dash and alone:
        word = _last_word(text, zone.start, at)
        mends = (Suggestion(Span(word, at + 1), text[word:at], Message(DASHED)),)
    elif alone and (place := _start_of_quote(context, zone, at)) is not None:
        start = place
        first = _WORD.match(text, place)
        end = first.end() if first else at
        mends = (
            Suggestion(Span(place, end), opener_of(text[at]) + text[place:end], Message(OPEN)),
        )
    return Flag(
        code="quote-marks",
        severity="medium",
        span=Span(min(start, at), at + 1),
        message=Message(UNOPENED, {"mark": text[at]}),
        suggestions=mends,
        confidence=0.9,
    )


def _start_of_quote(context: Context, zone: Span, at: int) -> int | None:
    """Where to open: after a colon, else at the paragraph's start if an attribution follows."""
    text = context.text
    colon = text.rfind(": ", _sentence_start(text, zone.start, at), at)
    if colon >= 0:
        return colon + 2
    attribution = _ATTRIBUTION.match(text, at, zone.end)
    if attribution and _says(attribution["verb"], context.language):
        return zone.start
    return None


def _says(word: str, language: Language) -> bool:
    return any(
        form.cue.kind in {"say", "opinion"} and not form.cue.following
        for form in cue_lexicon(language).finite(word)
    )


def _sentence_end(text: str, start: int, end: int) -> int:
    match = _SENTENCE_END.search(text, start, end)
    return match.end() if match else end


def _sentence_start(text: str, start: int, end: int) -> int:
    last = start
    for match in _SENTENCE_END.finditer(text, start, end):
        last = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
    return last


def _last_word(text: str, start: int, end: int) -> int:
    """Where the last word before ``end`` begins, so that a mend has words to show."""
    place = end
    while place > start + 1 and not text[place - 1].isspace():
        place -= 1
    return place


CHECKS: tuple[Check, ...] = (
    Check(
        code="quote-marks",
        taxonomy="SIT-TEGN",
        severity="medium",
        needs=frozenset({"text"}),
        name=gettext_noop("Broken quotation marks"),
        description=gettext_noop(
            "A mark is opened and never closed or closed and never opened, or two kinds are mixed."
        ),
        vvp=(),
        run=broken_marks,
    ),
)
