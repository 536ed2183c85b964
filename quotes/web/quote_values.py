"""What a quote's card shows beside its words: both values, who else may have said it, where to
split, what to merge with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quotes.models import Quote
from quotes.selectors.review import Review
from quotes.selectors.speakers import by_name, known_as, next_likely
from quotes.web.differences import marked_on_both_sides
from quotes.web.sentences import SENTENCE_END

_SPEAKER = gettext_lazy("Speaker")
_TYPE = gettext_lazy("Type")
_WORDS = gettext_lazy("Words")
#: So many words show where a part begins.
_FIRST_WORDS = 6
#: So many other speakers have a key of their own.
_MOST_CHOICES = 3


@dataclass(frozen=True, slots=True)
class BothValues:
    """One property of a quote: what the analysis found, and what counts now."""

    what: str | Promise
    machine: str
    person: str

    #: Both with what differs marked; None where they differ as a whole.
    marked: tuple[SafeString, SafeString] | None = None

    @property
    def differ(self) -> bool:
        return self.machine != self.person


@dataclass(frozen=True, slots=True)
class Choice:
    """Another speaker by one press. ``origin`` is "found" for the analysis' own, "guess" for whom
    it thinks of next, "before" and "after" for who speaks in the text around the quote. ``tint`` is
    0 for somebody who has no quote yet."""

    number: int
    name: str
    origin: str
    tint: int


@dataclass(frozen=True, slots=True)
class Place:
    """A code point at which a quote can be split, and the words that follow it."""

    at: int
    words: str


def both_values(review: Review, quote: Quote) -> Iterator[BothValues]:
    """The machine's values and a person's, where they differ in anything."""
    if not quote.machine_type or quote.state not in Quote.HELD:
        return
    words = (_words(review, quote.machine_content), _words(review, quote.content))
    values = [
        BothValues(_SPEAKER, _name(quote.machine_speaker), _name(quote.speaker)),
        BothValues(_TYPE, _type(quote.machine_type), _type(quote.type)),
        BothValues(_WORDS, *words, marked=marked_on_both_sides(*words)),
    ]
    yield from (value for value in values if value.differ)


def speaker_is_a_persons(quote: Quote) -> bool:
    """Whether a person, not the machine, says who speaks."""
    if quote.origin == Quote.Origin.PERSON or quote.state == Quote.State.CONFIRMED:
        return True
    return quote.state == Quote.State.CHANGED and quote.speaker != quote.machine_speaker


def choices(review: Review, quote: Quote) -> Iterator[Choice]:
    """Who else may have said it, as long as nobody has confirmed who did; never the speaker.

    Of a quote that two may have said, those two alone.
    """
    if quote.state not in (Quote.State.PROPOSED, Quote.State.CHANGED):
        return
    names: dict[str, str] = {}
    for name, origin in _candidates(review, quote):
        if not quote.speaker or name != quote.speaker.name:
            names.setdefault(name, origin)
    tints = {speaker.name: speaker.tint for speaker in review.speakers}
    for index, (name, origin) in enumerate(list(names.items())[:_MOST_CHOICES]):
        yield Choice(index + 1, name, origin, tints.get(name, 0))


def _candidates(review: Review, quote: Quote) -> Iterator[tuple[str, str]]:
    speakers = by_name(review.named)
    if quote.machine_speaker:
        found = known_as(quote.machine_speaker.name, speakers) or quote.machine_speaker
        yield found.name, "found"
    likely = next_likely(quote, speakers)
    yield from ((name, "guess") for name in likely)
    if (likely and not quote.speaker) or speaker_is_a_persons(quote):
        return
    spoken = [q for q in review.quotes if q.speaker and q.speaker != quote.speaker]
    before = [q for q in spoken if q.start < quote.start]
    after = [q for q in spoken if q.start > quote.start]
    yield from ((str(q.speaker), "before") for q in before[-1:])
    yield from ((str(q.speaker), "after") for q in after[:1])


def split_places(review: Review, quote: Quote) -> Iterator[Place]:
    """The beginnings of the quote's sentences and pieces, but for the very first."""
    text = review.version.text
    for index, (start, end) in enumerate(quote.content):
        starts = [start] if index else []
        starts += [m.end() for m in SENTENCE_END.finditer(text, start, end) if m.end() < end]
        for at in starts:
            yield Place(at, " ".join(text[at:end].split()[:_FIRST_WORDS]))


def following(review: Review, quote: Quote) -> Quote | None:
    """The quote that it can be merged with: see ``services.quoting.next_quote``."""
    after = [other for other in review.quotes if other.start >= quote.end]
    other = min(after, key=lambda q: q.start, default=None)
    zone, next_zone = review.zone_of(quote), other and review.zone_of(other)
    if not zone or not next_zone or quote.state in Quote.GONE:
        return None
    return other if next_zone.index - zone.index <= 1 else None


def _name(speaker: object) -> str:
    return str(speaker) if speaker else _("unknown")


def _type(value: str) -> str:
    return str(Quote.Type(value).label)


def _words(review: Review, content: list[list[int]]) -> str:
    return " … ".join(review.version.text[start:end] for start, end in content)
