"""The check ``inconsistent-quote``: one utterance of one speaker in two wordings.

Sentences of two direct quotes are the same utterance if most of their words agree in order. The
same words again are no finding, nor is a shorter form of the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.engine.checks.alignment import Alignment, Unit, align
from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.differences import Change
from quotes.engine.checks.negations import denials
from quotes.engine.checks.sentences import sentences_in
from quotes.engine.checks.sharpening import changes
from quotes.engine.checks.wording import TermReader, WordClasses
from quotes.engine.results import Evidence, Flag, Message, Span, Suggestion, gettext_noop

TWO = gettext_noop(
    "{name} is quoted with “{here}” here and with “{there}” in another place "
    "(paragraph {paragraph})."
)
DENIED = gettext_noop(
    "{name} is quoted with “{word}” in one place and without in another (paragraph {paragraph})."
)
OTHER = gettext_noop("“{words}”")
AS_OTHER = gettext_noop("as in the other place")

#: Weighty words that two sentences must share; fewer are enough if nearly every word agrees.
_FEWEST_SHARED = 4
_FEWEST_WEIGHTY = 2
_FEWEST_PAIRS = 6
_ALIKE = 0.7
_VERBATIM = 0.85
_FARTHEST = 100
_REPORTER = "REPORTER"


def twin_quotes(context: Context) -> Iterator[Flag]:
    """Later sentences that say what an earlier one said, but for a word that matters."""
    spoken = _sentences_by_speaker(context)
    if not any(len(units) > 1 for units in spoken.values()):
        return
    classes = context.words.classes
    for name, units in spoken.items():
        for (number, earlier), (other, later) in _pairs(units):
            if number != other and may_be_one(earlier, later):
                flag = _compared(context, name, earlier, later, classes)
                if flag:
                    yield flag


def _pairs(units: list[tuple[int, Unit]]) -> Iterator[tuple[tuple[int, Unit], tuple[int, Unit]]]:
    """Each unit with those after it, in a text of any length not too far off."""
    for place, unit in enumerate(units):
        yield from ((unit, later) for later in units[place + 1 : place + 1 + _FARTHEST])


def _sentences_by_speaker(context: Context) -> dict[str, list[tuple[int, Unit]]]:
    """The spoken sentences that are long enough, each with its quote's number."""
    found: dict[str, list[tuple[int, Unit]]] = defaultdict(list)
    for number, quote in enumerate(context.quotes):
        zone = context.zone_at(quote.span.start)
        if quote.type != "direct" or not quote.speaker or quote.speaker == _REPORTER:
            continue
        if not zone or zone.kind in {"headline", "subheading"}:
            continue
        for piece in quote.content:
            units = utterances(context.words, context.text, piece)
            found[quote.speaker].extend((number, unit) for unit in units)
    return found


def utterances(words: TermReader, text: str, area: Span) -> Iterator[Unit]:
    """The sentences of a stretch of speech that are long enough to be known again."""
    for sentence in sentences_in(text, area):
        terms = words.terms(sentence)
        if sum(term.weighs for term in terms) >= _FEWEST_WEIGHTY:
            yield Unit.of(terms)


def may_be_one(first: Unit, second: Unit) -> bool:
    """Whether two sentences share enough beginnings of words, and are not the same."""
    if [term.key for term in first.terms] == [term.key for term in second.terms]:
        return False
    shared = len(first.beginnings & second.beginnings)
    return shared >= _FEWEST_WEIGHTY and shared >= 0.6 * min(
        len(first.beginnings), len(second.beginnings)
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """What parts two wordings of one utterance: a word that changed, or a denial (``denied``)
    that one of them lacks."""

    change: Change | None = None
    denied: str = ""


def difference(earlier: Unit, later: Unit, classes: WordClasses) -> Difference | None:
    """How the later sentence differs from the earlier one, if it is the same utterance."""
    alignment = align(later.terms, earlier.terms)
    if not _is_one_utterance(alignment):
        return None
    ours, theirs = denials(later.terms, classes), denials(earlier.terms, classes)
    if len(ours) != len(theirs):
        places, unit = (ours, later) if ours else (theirs, earlier)
        if len(ours) + len(theirs) != 1 or len(alignment.pairs) < 0.7 * len(later.terms):
            return None
        return Difference(denied=unit.terms[places[0]].text)
    change = next((c for c in changes(alignment, classes) if c.kind == "swapped"), None)
    change = change or _reversed(earlier, later, classes)
    return Difference(change) if change else None


def _compared(
    context: Context, name: str, earlier: Unit, later: Unit, classes: WordClasses
) -> Flag | None:
    found = difference(earlier, later, classes)
    if not found:
        return None
    if found.change:
        return _swapped(context, name, found.change, earlier)
    return _denied(context, name, found.denied, earlier, later)


def _is_one_utterance(alignment: Alignment) -> bool:
    here, there = alignment.here, alignment.there
    shared = sum(here[i].weighs for i, _ in alignment.pairs)
    fewest = min(sum(term.weighs for term in terms) for terms in (here, there))
    if shared >= max(_FEWEST_SHARED - 1, _ALIKE * fewest) and fewest >= _FEWEST_SHARED:
        return True
    longest = max(len(here), len(there))
    return len(alignment.pairs) >= max(_FEWEST_PAIRS, _VERBATIM * longest)


def _reversed(earlier: Unit, later: Unit, classes: WordClasses) -> Change | None:
    """The same difference seen from the earlier sentence: a word of degree that was stronger."""
    back = align(earlier.terms, later.terms)
    found = (c for c in changes(back, classes) if c.kind == "swapped" and c.put)
    change = next(found, None)
    if change is None or change.put is None:
        return None
    there = next(t for t in later.terms if t.text == change.word)
    own = next(t for t in earlier.terms if t.span == change.here)
    return Change(
        "swapped", there.span, own.span, own.text, change.confidence, there.span, own.text
    )


def _swapped(context: Context, name: str, change: Change, earlier: Unit) -> Flag:
    values = {
        "name": name,
        "here": change.here.of(context.text),
        "there": change.word,
        "paragraph": str(context.paragraph_number(earlier.span.start)),
    }
    mends = (Suggestion(change.put, change.text, Message(AS_OTHER)),) if change.put else ()
    return _flag(context, change.here, Message(TWO, values), mends, earlier)


def _denied(context: Context, name: str, word: str, earlier: Unit, later: Unit) -> Flag:
    values = {
        "name": name,
        "word": word,
        "paragraph": str(context.paragraph_number(earlier.span.start)),
    }
    return _flag(context, later.span, Message(DENIED, values), (), earlier)


def _flag(
    context: Context, span: Span, message: Message, mends: tuple[Suggestion, ...], other: Unit
) -> Flag:
    words = other.span.of(context.text)
    return Flag(
        code="inconsistent-quote",
        severity="medium",
        span=span,
        message=message,
        suggestions=mends,
        evidence=(Evidence(Message(OTHER, {"words": words}), span=other.span),),
        confidence=0.7,
    )


CHECKS: tuple[Check, ...] = (
    Check(
        code="inconsistent-quote",
        taxonomy="SIT-DUBLETT",
        severity="medium",
        needs=frozenset({"text", "quotes"}),
        name=gettext_noop("One utterance in two wordings"),
        description=gettext_noop("The same words of the same speaker differ in two places."),
        vvp=("3.7",),
        run=twin_quotes,
    ),
)
