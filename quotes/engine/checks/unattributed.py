"""The check ``unattributed-quote``: speech in running text that nobody says, or two may have said.

A reporter's questions, headings, leads that are one quote, and words in marks that are no whole
sentence need no source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.person_labels import PERSON_LABELS
from quotes.engine.document import BODY, Zone
from quotes.engine.facts.words import fold
from quotes.engine.language.lexicons import Gender, first_name_gender, is_first_name
from quotes.engine.results import Evidence, Flag, Message, Quote, Span, gettext_noop

NOBODY = gettext_noop("The text does not tell who says this.")
TWO = gettext_noop("{first} or {second} may have said this.")
ITSELF = gettext_noop("Nobody is named beside this quote, and it speaks of {name} itself.")
CONTRARY = gettext_noop(
    "Nobody is named beside this quote; {name} was spoken of before, "
    "but the text goes on with “{word}”."
)
STRANGER = gettext_noop(
    "Nobody is named beside this quote, and {name}, spoken of just before, is quoted nowhere else."
)
FAR = gettext_noop("Nobody is named beside this quote; {name} was spoken of earlier.")
NAMED = gettext_noop("“{words}”")

#: Rules by which a speaker is no more than the one spoken of just before.
_GUESSES = frozenset({"topic", "topic-close"})
_UNDECIDED = "equally-likely"
_GOES_ON = "same-speaker"
_FEWEST_WORDS = 5
_REPORTER = "REPORTER"
_PORTRAIT = 0.75
_PRONOUNS = frozenset({"han", "hun", "ho", "henne", "ham", "hans", "hennes", "hennar"})
_OPENING_PRONOUNS: dict[str, Gender] = {"han": "m", "hun": "f", "ho": "f", "he": "m", "she": "f"}
_SHORTEST_NAME = 3
#: A dash, a mark and a space at most.
_OPENING = 3


def unattributed(context: Context) -> Iterator[Flag]:
    """Direct quotes in the body without a speaker, and guesses that another may contest."""
    doc = context.doc
    if doc is None or not doc.has_annotation("DEP"):
        return
    around = _Surroundings.of(context)
    for quote in context.quotes:
        zone = context.zone_at(quote.span.start)
        if zone is None or zone.kind not in BODY or not _is_speech(context, doc, quote, zone):
            continue
        if quote.rule == _UNDECIDED:
            yield _flag(quote, quote.reason or Message(NOBODY), "low")
        elif quote.speaker is None:
            yield _flag(quote, Message(NOBODY), "medium" if not quote.mention else "low")
        elif not quote.mention and quote.rule in _GUESSES | {_GOES_ON}:
            yield from islice(_doubts(context, doc, around, quote, zone), 1)


@dataclass(frozen=True)
class _Surroundings:
    """The zones before and after each in the body, how many quotes name each speaker, and where
    the first zone ends that has a word."""

    before: dict[Zone, Zone]
    after: dict[Zone, Zone]
    named: Counter[str]
    first: dict[str, int]

    @classmethod
    def of(cls, context: Context) -> _Surroundings:
        body = context.document.zones_of(*BODY)
        first: dict[str, int] = {}
        for zone in body:
            for word in fold(zone.span.of(context.text)):
                first.setdefault(word, zone.span.end)
        named = Counter(q.speaker for q in context.quotes if q.speaker and q.mention)
        return cls(
            dict(zip(body[1:], body, strict=False)),
            dict(pairwise(body)),
            Counter({who: n for who, n in named.items() if who != _REPORTER}),
            first,
        )


def _doubts(
    context: Context, doc: Doc, around: _Surroundings, quote: Quote, zone: Zone
) -> Iterator[Flag]:
    """What speaks against the presumed speaker, the weightiest first."""
    opens = quote.span.start - zone.span.start <= _OPENING
    previous = around.before.get(zone) if opens else None
    name = quote.speaker or ""
    if quote.rule in _GUESSES:
        yield from _contested(doc, quote, previous)
        if previous and _is_far_off(context, around, quote, previous):
            yield _flag(quote, Message(FAR, {"name": name}), "low")
    pronoun = _contrary_pronoun(context, quote, around.after.get(zone))
    if pronoun:
        yield _flag(quote, Message(CONTRARY, {"name": name, "word": pronoun}), "low")
    if quote.rule in _GUESSES and _is_no_source(context, around, quote):
        yield _flag(quote, Message(STRANGER, {"name": name}), "low")


def _is_far_off(context: Context, around: _Surroundings, quote: Quote, previous: Zone) -> bool:
    """Whether the paragraph before neither names the presumed speaker nor has a pronoun.

    In a portrait, where one person is named with most quotes, her words need no new mention once
    she was introduced.
    """
    words = set(fold(previous.span.of(context.text)))
    names = {key for key in fold(quote.speaker or "") if len(key) >= _SHORTEST_NAME}
    if words & (names | {name + "s" for name in names} | _PRONOUNS):
        return False
    family = fold(quote.speaker or "")[-1:]
    introduced = bool(family) and around.first.get(family[0], quote.span.end) <= quote.span.start
    share = around.named[quote.speaker or ""] / (around.named.total() or 1)
    return not (introduced and share > _PORTRAIT)


def _contrary_pronoun(context: Context, quote: Quote, following: Zone | None) -> str:
    """The pronoun that opens the next paragraph, if the presumed speaker can't be meant by it."""
    first = following.span.of(context.text).split()[:1] if following else []
    gender = _OPENING_PRONOUNS.get(first[0].lower()) if first else None
    own = _gender(context, quote)
    return first[0] if gender and own and gender != own else ""


def _gender(context: Context, quote: Quote) -> str | None:
    person = context.facts.people.get(quote.speaker_id or "")
    return (person and person.gender) or first_name_gender(quote.speaker or "")


def _is_no_source(context: Context, around: _Surroundings, quote: Quote) -> bool:
    """Whether others are named beside quotes, but the presumed speaker nowhere, and the name may
    be no person's at all."""
    name = quote.speaker or ""
    if around.named[name] or not around.named or quote.speaker_id:
        return False
    words = name.split()
    return len(words) == 1 or not is_first_name(words[0])


def _is_speech(context: Context, doc: Doc, quote: Quote, zone: Zone) -> bool:
    words = quote.span.of(context.text)
    if quote.type != "direct" or words.rstrip('»”"').endswith("?"):
        return False
    if zone.kind == "lead" and quote.span.end - quote.span.start > 0.8 * len(
        zone.span.of(context.text)
    ):
        return False
    tokens = doc.char_span(quote.span.start, quote.span.end, alignment_mode="expand")
    return (
        tokens is not None
        and sum(token.is_alpha for token in tokens) >= _FEWEST_WORDS
        and any("Fin" in token.morph.get("VerbForm", []) for token in tokens)
    )


def _contested(doc: Doc, quote: Quote, before: Zone | None) -> Iterator[Flag]:
    """A guess where the quote itself names its speaker, or the paragraph before names two."""
    speaker = fold(quote.speaker or "")
    own = next((e for e in _people(doc, quote.span) if _is_of(fold(e.text), speaker)), None)
    if own is not None and len(speaker) > 1:
        yield _flag(quote, Message(ITSELF, {"name": own.text}), "medium")
        return
    rivals = _rivals(doc, quote, before) if before else ()
    if len(rivals) == 2 and any(fold(rival.text)[-1] in speaker for rival in rivals):
        values = {"first": rivals[0].text, "second": rivals[1].text}
        evidence = tuple(
            Evidence(Message(NAMED, {"words": e.text}), span=Span(e.start_char, e.end_char))
            for e in rivals
        )
        yield _flag(quote, Message(TWO, values), "low", evidence)


def _is_of(words: tuple[str, ...], speaker: tuple[str, ...]) -> bool:
    """Whether a name is the speaker's: the whole, or its end ("Berg" for "Ola Berg")."""
    bare = (*words[:-1], words[-1].removesuffix("s")) if words else ()
    return bool(words) and (speaker[-len(words) :] in (words, bare))


def _rivals(doc: Doc, quote: Quote, before: Zone) -> tuple[Tokens, ...]:
    """The people of the sentence just before, if the quote speaks of none of them.

    Only people whose full name stands in the article count; others may be no people.
    """
    people = _people(doc, before.span)
    if not people:
        return ()
    last = people[-1].sent
    if last.end_char < before.span.end - 2:
        return ()
    full = {
        (key,)
        for entity in doc.ents
        if entity.label_ in PERSON_LABELS and len(fold(entity.text)) > 1
        for key in fold(entity.text)
    }
    families = {fold(e.text)[-1:]: e for e in people if e.sent.start == last.start}
    spoken_of = {fold(entity.text)[-1:] for entity in _people(doc, quote.span)}
    if any(family not in full or family in spoken_of for family in families):
        return ()
    return tuple(families.values())


def _people(doc: Doc, span: Span) -> list[Tokens]:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    return [entity for entity in tokens.ents if entity.label_ in PERSON_LABELS] if tokens else []


def _flag(
    quote: Quote, message: Message, severity: str, evidence: tuple[Evidence, ...] = ()
) -> Flag:
    return Flag(
        code="unattributed-quote",
        severity="medium" if severity == "medium" else "low",
        span=quote.span,
        message=message,
        evidence=evidence,
        confidence=0.7 if severity == "medium" else 0.5,
    )


CHECKS: tuple[Check, ...] = (
    Check(
        code="unattributed-quote",
        taxonomy="SIT-UTEN",
        severity="medium",
        needs=frozenset({"text", "quotes"}),
        name=gettext_noop("Quote without a speaker"),
        description=gettext_noop("The text does not tell who speaks, or two may be meant."),
        vvp=("3.1", "3.7"),
        run=unattributed,
    ),
)
