"""Speakers for all found quotes of a document, in text order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.engine.document import BODY
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.reading import Reading
from quotes.engine.results import Quote
from quotes.engine.speakers.cast import Cast, build_cast
from quotes.engine.speakers.descriptions import past_kind
from quotes.engine.speakers.dialogue import is_reporters, runs
from quotes.engine.speakers.discourse import SPEAKER, Discourse
from quotes.engine.speakers.entities import REPORTER, Entity
from quotes.engine.speakers.headings import BodyMatcher, is_match
from quotes.engine.speakers.labels import asking_labels, bearer_of_initials, is_labelled
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.reasons import (
    BODY_MATCH,
    DESCRIBED,
    EARLIER,
    HEADING_NEAR,
    NAME,
    OPEN,
    REPLY,
    REPORTER_ASKS,
    SAME,
    TOPIC,
    Answer,
    answer,
    chosen,
)
from quotes.engine.speakers.resolver import Resolver

_REPORTER = Entity(REPORTER)
#: So many other speakers are named for a heading.
_MOST_ALTERNATIVES = 3


def attribute(reading: Reading, found: Sequence[FoundQuote], facts: FactBase) -> list[Quote]:
    """The quotes with their speakers, in text order."""
    cast = build_cast(reading, facts)
    answers = _Attribution(reading, cast, found, facts).run()
    quotes = [_quote(reading, f, a) for f, a in zip(found, answers, strict=True)]
    return _with_headings(reading, found, quotes)


class _Attribution:
    def __init__(
        self, reading: Reading, cast: Cast, found: Sequence[FoundQuote], facts: FactBase
    ) -> None:
        self.reading = reading
        self.found = found
        self.cast = cast
        self.asking = asking_labels(reading, found)
        self.discourse = Discourse(reading, cast, found)
        self.resolver = Resolver(reading, cast, facts, self.discourse)
        self.answers: list[Answer | None] = [None] * len(found)
        self.run_of = {n: (run, i) for run in runs(found, reading) for i, n in enumerate(run)}
        self.last: Answer | None = None

    def run(self) -> list[Answer]:
        for quote in self.found:
            if quote.mention is not None:
                self.resolver.learn(quote.mention)
        for number, quote in enumerate(self.found):
            found = self._answer(number, quote)
            self.answers[number] = found
            start, _ = self.reading.token_range(quote.mention or quote.content[0])
            if found.entity is not None and found.entity is not _REPORTER and not quote.heading:
                self.discourse.add(found.entity, start, SPEAKER)
                self.last = found
        return [a if a is not None else answer(None, OPEN) for a in self.answers]

    def _label(self, quote: FoundQuote) -> Answer:
        """A transcript's label: initials, a name or role; else who asks is the reporter."""
        assert quote.mention is not None
        label = quote.mention.of(self.reading.text)
        person = bearer_of_initials(label, self.cast.people)
        if person is not None:
            return answer(self.discourse.entity(person), NAME, mention=label)
        answering = speaker_words(self.reading.language)("answering_labels")
        if self.asking and label.casefold() in answering:
            found = self._from_topic(quote)
            return answer(found.entity, REPLY, found.confidence) if found.entity else found
        resolved = self.resolver.resolve(quote.mention)
        described = resolved.rule in (DESCRIBED, EARLIER, OPEN)
        if described and label.casefold() in self.asking:
            return answer(_REPORTER, REPORTER_ASKS)
        return resolved

    def _answer(self, number: int, quote: FoundQuote) -> Answer:
        if is_labelled(quote):
            return self._label(quote)
        if quote.mention is not None:
            in_tag = quote.type == "direct" and quote.relation in ("tag", "pointing")
            resolved = self.resolver.resolve(quote.mention, in_tag=in_tag)
            named = resolved.entity is not None and not self._sets_scene(quote, resolved.entity)
            if named or quote.relation != "lead-in":
                return resolved
        if quote.heading:
            return answer(None, OPEN)
        if number in self.run_of:
            return self._turn(number, quote)
        return self._from_topic(quote)

    def _sets_scene(self, quote: FoundQuote, entity: Entity) -> bool:
        """Whether what a lead-in without a verb of saying is about is a thing: "Men én ting
        er verst: – ..."; a mere label ("Styret: – ...") names the speaker."""
        assert quote.mention is not None
        labels = self.reading.text[quote.mention.end : quote.mention.end + 1] == ":"
        english = self.reading.language == "en" and quote.heading  # 'Stranded whales: "We ..."'
        return quote.cue is None and (english or not labels) and not entity.human

    def _turn(self, number: int, quote: FoundQuote) -> Answer:
        run, place = self.run_of[number]
        if is_reporters(self.reading, self.found, run, place):
            return answer(_REPORTER, REPORTER_ASKS)
        earlier = self.answers[run[place - 1]] if place else None
        if earlier is not None and earlier.entity is _REPORTER:
            return self._reply(run, place, quote)
        if quote.cue is None and self._changed_hands(run, place):
            return answer(None, OPEN)
        if earlier is not None and earlier.entity is not None and quote.cue is None:
            return answer(earlier.entity, SAME, min(SAME.confidence, earlier.confidence))
        return self._from_topic(quote)

    def _changed_hands(self, run: Sequence[int], place: int) -> bool:
        """Whether the two turns before, each its own zone, are two people's: who goes on is
        then anybody's guess."""
        if (
            place < 2
            or len({self.found[number].block for number in run[place - 2 : place + 1]}) < 3
        ):
            return False
        first, second = (self.answers[number] for number in run[place - 2 : place])
        if first is None or second is None or first.entity is None or second.entity is None:
            return False
        return _REPORTER not in (first.entity, second.entity) and first.entity != second.entity

    def _reply(self, run: Sequence[int], place: int, quote: FoundQuote) -> Answer:
        """The answer's speaker: who is named later in the run, else who spoke or is spoken of."""
        for number in run[place + 1 :]:
            mention = self.found[number].mention
            if mention is not None:
                named = self.resolver.resolve_name(mention)
                if named is not None:
                    return answer(named, REPLY)
        for number in reversed(run[:place]):
            before = self.answers[number]
            if before is not None and before.entity not in (None, _REPORTER):
                return answer(before.entity, REPLY)
        found = self._from_topic(quote)
        if found.entity is None:
            return found
        return answer(found.entity, REPLY, min(found.confidence, REPLY.confidence))

    def _from_topic(self, quote: FoundQuote) -> Answer:
        start, _ = self.reading.token_range(quote.content[0])
        self.discourse.advance(start)
        ranked = list(self.discourse.rank(start))
        if not ranked:
            return answer(None, OPEN)
        return chosen(ranked, TOPIC)


def _quote(reading: Reading, found: FoundQuote, given: Answer) -> Quote:
    entity = given.entity
    via = None
    if found.via is not None:
        start, end = reading.token_range(found.via)
        named = reading.span(past_kind(reading, start, end), end) if start < end else found.via
        via = " ".join(named.of(reading.text).split())
    return Quote(
        type=found.type,
        mark=found.mark,
        content=found.content,
        cue=found.cue,
        mention=found.mention,
        speaker=entity.name if entity else None,
        speaker_id=entity.fact_id if entity else None,
        via=via,
        confidence=round(given.confidence, 3),
        rule=given.rule.id,
        reason=given.reason,
        alternatives=given.others,
    )


def _with_headings(
    reading: Reading, found: Sequence[FoundQuote], quotes: list[Quote]
) -> list[Quote]:
    """Give headings' quotes the speaker of the body's quote that they repeat."""
    if all(quote.speaker is not None for quote in quotes):
        return quotes
    body = [q for f, q in zip(found, quotes, strict=True) if _in_body(reading, f) and q.speaker]
    body = [q for q in body if q.speaker != REPORTER]
    matcher = BodyMatcher(reading.text, body)
    result = list(quotes)
    for number, (item, quote) in enumerate(zip(found, quotes, strict=True)):
        if quote.speaker is not None or not (item.heading or item.relation == "none"):
            continue
        words = " ".join(span.of(reading.text) for span in item.content)
        ranked = matcher.ranked(words, item.start)
        if ranked and is_match(ranked[0][1]):
            match = ranked[0][0]
            others = [q for q, share in ranked if is_match(share)]
            same = answer(
                None, BODY_MATCH, speaker=match.speaker or "", words=_short(reading, match)
            )
            sure = min(BODY_MATCH.confidence, match.confidence)
            result[number] = _named_like(quote, match, same, sure, others)
            continue
        if not item.heading:
            continue
        below = [q for q in body if q.span.start > item.end]
        if below:
            near = below[0]
            others = [*(q for q, _share in ranked), *below]
            same = answer(None, HEADING_NEAR, speaker=near.speaker or "")
            result[number] = _named_like(quote, near, same, HEADING_NEAR.confidence, others)
    return result


def _named_like(
    quote: Quote, match: Quote, given: Answer, confidence: float, others: Iterable[Quote]
) -> Quote:
    """The alternatives are who was in question already, and the speakers of ``others``."""
    names = dict.fromkeys([*quote.alternatives, *(q.speaker for q in others if q.speaker)])
    names.pop(match.speaker or "", None)
    return replace(
        quote,
        speaker=match.speaker,
        speaker_id=match.speaker_id,
        confidence=round(confidence, 3),
        rule=given.rule.id,
        reason=given.reason,
        alternatives=tuple(names)[:_MOST_ALTERNATIVES],
    )


def _in_body(reading: Reading, found: FoundQuote) -> bool:
    return reading.blocks[found.block].kind in BODY or not found.heading


def _short(reading: Reading, quote: Quote) -> str:
    words = " ".join(quote.content[0].of(reading.text).split())
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
