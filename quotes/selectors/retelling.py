"""A direct quote's paragraph with the quote told in indirect speech, as a proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.engine.checks.speller import Speller
from quotes.engine.language.lexicons import first_name_gender
from quotes.engine.quotations.retelling import Spoken, retell
from quotes.engine.quotations.retold_words import Gender, Teller
from quotes.engine.results import Language, Message, Span
from quotes.models import Person, Quote
from quotes.selectors.review import Review, ZoneView
from quotes.selectors.sources import corrected_place, language_of

_PRONOUNS: dict[str, Gender] = {
    "han": "m",
    "he": "m",
    "hun": "f",
    "ho": "f",
    "she": "f",
}
_LOWER_CASE = re.compile(r"\b[^\W\d_A-ZÆØÅ][^\W\d_]*")


#: A word with a capital that no sentence begins with.
_NAME = re.compile(r"(?<=[\w,] )[A-ZÆØÅ][\w-]*")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the paragraph would read, and what is to be seen to."""

    text: str
    notes: tuple[Message, ...]


class _NoNames:
    """The words that an article has in lower case, and those of the dictionary that it doesn't
    have with a capital within a sentence."""

    def __init__(self, language: Language, text: str) -> None:
        self._speller = Speller(language)
        self._lower = frozenset(_LOWER_CASE.findall(text))
        self._names = frozenset(word.lower() for word in _NAME.findall(text))

    def __contains__(self, word: object) -> bool:
        if word in self._lower:
            return True
        return word not in self._names and self._speller.is_proper(str(word))


def in_indirect_speech(review: Review, quote: Quote) -> Proposal | None:
    """None where the quote is no direct one, or has no words in its paragraph any more."""
    zone = review.zone_of(quote)
    if zone is None or quote.type != Quote.Type.DIRECT:
        return None
    content = [place for piece in quote.content if (place := _place(zone, piece))]
    if not content:
        return None
    text = zone.corrected_text
    spoken = Spoken(tuple(content), _place(zone, quote.cue), _place(zone, quote.mention))
    told = retell(text, spoken, _teller(review, quote, text, spoken.mention))
    whole = text[: told.span.start] + told.text + text[told.span.end :]
    return Proposal(whole, told.notes)


def _place(zone: ZoneView, piece: Sequence[int] | None) -> Span | None:
    if not piece or not zone.start <= piece[0] < zone.end:
        return None
    place = corrected_place(zone, piece[0], piece[1])
    return place if place.start < place.end else None


def _teller(review: Review, quote: Quote, text: str, mention: Span | None) -> Teller:
    name = quote.speaker.name if quote.speaker else ""
    whole = "\n".join(zone.corrected_text for zone in review.zones)
    named = mention.of(text).lower() if mention else ""
    return Teller(
        name,
        _PRONOUNS.get(named) or _gender(quote),
        language_of(review, whole),
        _NoNames(language_of(review, whole), whole),
    )


def _gender(quote: Quote) -> Gender:
    """That of the person in the facts, else of the first name; "n" where neither tells."""
    if quote.speaker is None:
        return "n"
    person = Person.objects.filter(pk=quote.speaker.person_id, gender__in="mf").first()
    return person.gender if person else first_name_gender(quote.speaker.name) or "n"
