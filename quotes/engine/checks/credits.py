"""The check ``photo-credit``: captions without a credit, credits without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.page_words import either, page_words
from quotes.engine.checks.wording import one_letter_off
from quotes.engine.document import Zone
from quotes.engine.results import Evidence, Flag, Message, Span, Suggestion, gettext_noop

NONE = gettext_noop("The caption has no credit; other captions have one.")
NAMELESS = gettext_noop("“{words}” names nobody.")
MISSPELT = gettext_noop("“{words}” looks like “{label}:”.")
OTHER = gettext_noop("“{words}”")
LABEL = gettext_noop("the usual label")

_NAME_LENGTH = 60
_NO_NAMES = frozenset({"byline", "lead", "headline", "metadata", "leftover"})
_LABELLED = re.compile(r"(?<!\w)([^\W\d_]{3,16})\s?:\s*[A-ZÆØÅ][^.!?]{1,60}$")
_NO_NAME = re.compile(r"\s?:\s*(?:/\s*[^/\n]*)?[\s.)]*$")
_OWN_CREDIT = re.compile(r"©|\((?:[A-ZÆØÅ][\w.-]*[ /]*)+\)\s*$|\b(?:NTB|Reuters|AFP|AP|Scanpix)\b")


def odd_credits(context: Context) -> Iterator[Flag]:
    """Captions that lack what the others have, empty credits, misspelt labels."""
    yield from _without_credit(context)
    for number, zone in enumerate(context.document.zones):
        if zone.kind in {"caption", "credit", "lead", "paragraph", "subheading"}:
            yield from _odd_labels(context, zone, _name_follows(context, number))


def _without_credit(context: Context) -> Iterator[Flag]:
    zones = context.document.zones
    credited, bare = [], []
    for number, zone in enumerate(zones):
        if zone.kind != "caption":
            continue
        following = zones[number + 1] if number + 1 < len(zones) else None
        if following and following.kind == "credit":
            credited.append(following)
        elif not _names_credit(zone.span.of(context.text)):
            bare.append(zone)
    for zone in bare if credited else []:
        words = credited[0].span.of(context.text)
        yield Flag(
            code="photo-credit",
            severity="low",
            span=zone.span,
            message=Message(NONE),
            evidence=(Evidence(Message(OTHER, {"words": words}), span=credited[0].span),),
            confidence=0.8,
        )


def _names_credit(words: str) -> bool:
    return bool(_label().search(words) or _OWN_CREDIT.search(words))


def _name_follows(context: Context, number: int) -> bool:
    """Whether the next zone is a short line that begins with a capital: a name on its own line."""
    zones = context.document.zones
    if number + 1 == len(zones) or zones[number + 1].kind in _NO_NAMES:
        return False
    words = zones[number + 1].span.of(context.text)
    return words[:1].isupper() and len(words) <= _NAME_LENGTH and words[-1] not in ".!?:"


def _odd_labels(context: Context, zone: Zone, name_follows: bool) -> Iterator[Flag]:
    text, span = context.text, zone.span
    for match in _label().finditer(text, span.start, span.end):
        if _NO_NAME.match(text, match.end(), span.end) and not name_follows:
            words = text[match.start() : span.end]
            yield _flag(Span(match.start(), span.end), NAMELESS, {"words": words}, 0.8)
    odd = _LABELLED.search(text, span.start, span.end)
    label = _meant(odd[1]) if odd else None
    if odd and label:
        place = Span(odd.start(1), odd.end(1))
        label = label.capitalize() if odd[1][0].isupper() else label
        mend = Suggestion(place, label, Message(LABEL))
        values = {"words": odd[1] + ":", "label": label}
        yield _flag(place, MISSPELT, values, 0.8, (mend,))


def _flag(
    span: Span,
    template: str,
    values: dict[str, str],
    confidence: float,
    mends: tuple[Suggestion, ...] = (),
) -> Flag:
    return Flag("photo-credit", "low", span, Message(template, values), mends, (), confidence)


def _meant(word: str) -> str | None:
    """The label that a word is one letter from."""
    key = word.casefold()
    if key in page_words()["credit_labels"] or key in page_words()["not_labels"]:
        return None
    near = (label for label in page_words()["credit_labels"] if one_letter_off(key, label))
    return next(near, None)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(page_words()['credit_labels'])}(?=\s?:)", re.IGNORECASE)


CHECKS: tuple[Check, ...] = (
    Check(
        code="photo-credit",
        taxonomy="BIL-KRED",
        severity="low",
        needs=frozenset({"text"}),
        name=gettext_noop("Photo credit"),
        description=gettext_noop(
            "A caption lacks the credit that others have, or the credit names nobody."
        ),
        vvp=(),
        run=odd_credits,
    ),
)
