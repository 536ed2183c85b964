"""Attributions beside quoted words: "..., sier X", "..., skal X ha sagt", "heter det i X".

All patterns are read from the surface, so that they hold whatever the parser makes of a sentence
whose first half is speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from quotes.engine.quotations.attributions import Tag, closed
from quotes.engine.quotations.cited import cited_tag
from quotes.engine.quotations.lexicon import CueForm
from quotes.engine.quotations.nominal import (
    according_tag,
    as_in_document,
    document_tag,
    noun_tag,
)
from quotes.engine.quotations.phrases import is_name
from quotes.engine.quotations.reading import (
    Reading,
    ends_sentence,
    features,
    is_word,
    within,
)
from quotes.engine.quotations.sources import Phrase, phrase_after, skip_adverbs

#: How many tokens may stand between an auxiliary's subject and the verb of saying.
_REACH = 6


def find_tags(reading: Reading, start: int, end: int, *, opening: bool = False) -> Iterator[Tag]:
    """The attributions among tokens ``start`` to ``end``, in text order, none inside another.

    ``opening`` allows one at ``start`` itself, for the words after a closed quotation mark.
    """
    after = start
    places = within(reading.tag_places, start + 1, end)
    for at in chain([start], places) if opening else places:
        tag = _tag_at(reading, at, end) if after <= at < end else None
        if tag is not None:
            yield tag
            after = max(tag.end, at + 1)


def _tag_at(reading: Reading, at: int, end: int) -> Tag | None:
    return (
        according_tag(reading, at, end)
        or cited_tag(reading, at, end)
        or document_tag(reading, at, end)
        or _verb_tag(reading, at, end)
        or _auxiliary_tag(reading, at, end)
        or noun_tag(reading, at, end)
        or _relative_tag(reading, at, end)
        or (_subject_first_tag(reading, at, end) if reading.language == "en" else None)
    )


def outside_tag(reading: Reading, at: int, end: int) -> Tag | None:
    """The attribution at token ``at`` right after a closing mark.

    There it surely stands outside speech, so the reporter may be the source, and any finite verb
    before a name or pronoun speaks.
    """
    tag = _tag_at(reading, at, end)
    if tag is not None or not at < end:
        return tag
    verb = reading.doc[at]
    known = any(
        not form.cue.following and form.cue.kind not in ("text", "show")
        for form in reading.finite_cues(verb)
    )
    finite = verb.pos_ == "VERB" and "Fin" in features(verb, "VerbForm")
    if not (known or finite):
        return None
    source = phrase_after(reading, at + 1, end, own_voice=True)
    if source is None or source.start != at + 1:
        return None
    first = reading.doc[source.start]
    speaks = first.lower_ in reading.words("single_voice") or first.ent_type_ in ("PER", "PERSON")
    if not (known or speaks):
        return None
    return closed(reading, Tag(at, source.end, Phrase(at, at + 1), source, "manner"), end)


def _verb_tag(reading: Reading, at: int, end: int) -> Tag | None:
    """ "..., sier X (fast)"."""
    verb = reading.doc[at]
    forms = reading.finite_cues(verb)
    if not forms or reading.lower[at] in ("takket", "takka"):
        return None
    if verb.pos_ == "ADJ" and at + 1 < end and reading.doc[at + 1].pos_ == "NOUN":
        return None
    phrase = phrase_after(reading, at + 1, end)
    if phrase is None:
        return None
    for form in forms:
        if not _may_be_inverted(reading, form, phrase, end):
            return None
        source = _without_following(reading, form, phrase)
        cue = _with_following(reading, form, at, source.end, end)
        if cue is None or _governs(reading, form, cue.end, end):
            continue
        if form.cue.following and not form.cue.frames and form.cue.kind == "state":
            return None
        if form.cue.kind in ("text", "show"):
            continue
        # "..., vet en del": somebody new does not come in as thinking what is said aloud.
        new = reading.doc[source.start].lower_ in reading.words("indefinite_articles")
        if form.cue.kind == "state" and new:
            return None
        if _looks_like_speech(reading, source, end):
            return None
        return closed(reading, Tag(at, source.end, Phrase(at, at + 1), source, form.cue.kind), end)
    return None


def _may_be_inverted(reading: Reading, form: CueForm, source: Phrase, end: int) -> bool:
    """English inverts a verb of saying before a noun only, and what follows is no verb: "said the
    school would close" and "said he" open a clause, "described the plan" has an object."""
    if reading.language != "en":
        return True
    first = reading.doc[source.start]
    if first.lower_ in reading.words("third_person") and source.end - source.start == 1:
        return False
    here = skip_adverbs(reading, source.end, end)
    if here < end and "Fin" in features(reading.doc[here], "VerbForm"):
        return False
    return form.cue.kind != "act" or form.cue.allows("clause")


def _auxiliary_tag(reading: Reading, at: int, end: int) -> Tag | None:
    """ "..., har X sagt", "..., skal X ha uttalt", "..., måtte X innrømme"."""
    if reading.lower[at] not in reading.words("auxiliaries"):
        return None
    source = phrase_after(reading, at + 1, end)
    if source is None:
        return None
    for i in range(source.end, min(end, source.end + _REACH)):
        token = reading.doc[i]
        if ends_sentence(token) or token.text == ",":
            return None
        forms = reading.cues.participles(token.text)
        if not forms and reading.lower[at] in reading.words("reporting_modals"):
            forms = reading.cues.infinitives(token.text)
        for form in forms:
            if form.cue.kind in ("text", "show") or form.cue.following:
                continue
            return closed(reading, Tag(at, i + 1, Phrase(i, i + 1), source, form.cue.kind), end)
    return None


def _relative_tag(reading: Reading, at: int, end: int) -> Tag | None:
    """ "..., som X sa til Y", "..., slik X skriver"."""
    doc = reading.doc
    if reading.language == "en" or reading.lower[at] not in ("som", "slik"):
        return None
    if at + 2 < end and reading.lower[at + 1] == "det":
        return as_in_document(reading, at, end)
    source = phrase_after(reading, at + 1, end)
    if source is None or source.end >= end:
        return None
    here = skip_adverbs(reading, source.end, end)
    if here >= end:
        return None
    for form in reading.finite_cues(doc[here]):
        if form.cue.kind in ("say", "opinion") and not form.cue.following:
            tag = closed(
                reading, Tag(at, here + 1, Phrase(here, here + 1), source, form.cue.kind), end
            )
            return None if _describes(reading, tag) else tag
    return None


def _describes(reading: Reading, tag: Tag) -> bool:
    """Whether "som X sier" goes on at length without telling to whom: it describes a thing
    ("en vits, som han gjentar hver gang noen kommer")."""
    after = reading.doc[tag.cue.end : tag.end]
    told = bool(after) and after[0].lower_ in reading.words("recipient_prepositions")
    return reading.doc[tag.start].lower_ == "som" and len(after) > 4 and not told


def _subject_first_tag(reading: Reading, at: int, end: int) -> Tag | None:
    """English "..., X said"."""
    source = phrase_after(reading, at, end)
    if source is None:
        return None
    here = skip_adverbs(reading, source.end, end)
    if here >= end:
        return None
    verb = reading.doc[here]
    for form in (*reading.finite_cues(verb), *reading.cues.participles(verb.text)):
        if form.cue.kind not in ("show", "text", "state") and not form.cue.following:
            tag = Tag(at, here + 1, Phrase(here, here + 1), source, form.cue.kind)
            return closed(reading, tag, end)
    return None


def _with_following(
    reading: Reading, form: CueForm, at: int, start: int, end: int
) -> Phrase | None:
    """The idiom's other words after the source, within reach; the verb alone if it needs none."""
    if not form.cue.following:
        return Phrase(at, at + 1)
    here = start
    for variants in form.cue.following:
        while here < min(end, start + _REACH) and reading.doc[here].lower_ not in variants:
            if ends_sentence(reading.doc[here]) or reading.doc[here].text == ",":
                return None
            here += 1
        if here >= min(end, start + _REACH):
            return None
        here += 1
    return Phrase(at, here)


def _without_following(reading: Reading, form: CueForm, source: Phrase) -> Phrase:
    """The source without an idiom's word that was taken for its last: "skyter kona inn"."""
    last = form.cue.following and reading.doc[source.end - 1].lower_ in form.cue.following[0]
    shorter = source.end - 1
    return Phrase(source.start, shorter) if last and shorter > source.start else source


def _governs(reading: Reading, form: CueForm, at: int, end: int) -> bool:
    """Whether an idiom's preposition has an object of its own: "la ikke skjul på det"."""
    if not form.cue.following or not form.cue.following[-1] & reading.words("governing"):
        return False
    return at < end and is_word(reading.doc[at])


def _looks_like_speech(reading: Reading, source: Phrase, end: int) -> bool:
    """Whether the words after the would-be attribution show that it is speech itself.

    "Når naboen kommer hjem, roper han alltid til meg" addresses the speaker.
    """
    for i in range(source.end, min(end, source.end + _REACH)):
        token = reading.doc[i]
        if ends_sentence(token) or token.text == ",":
            return False
        if token.lower_ in ("meg", "oss", "deg") and reading.language != "en":
            return True
    return False


def pointing_tag(reading: Reading, start: int, end: int) -> Tag | None:
    """A sentence that points back at speech: "Det sier X til Y."."""
    doc = reading.doc
    if start + 1 >= end or doc[start].lower_ not in reading.words("anaphora"):
        return None
    tag = _verb_tag(reading, start + 1, end) or _auxiliary_tag(reading, start + 1, end)
    if tag is None or tag.source is None or tag.kind == "state":
        return None
    first = doc[tag.source.start]
    if _is_amount(reading, tag):
        return None
    plain = is_name(first.text) or first.lower_ in reading.words("third_person")
    short = tag.end - start <= 30
    if not (plain or short):
        return None
    return Tag(start, tag.end, tag.cue, tag.source, tag.kind, "pointing", tag.via)


def _is_amount(reading: Reading, tag: Tag) -> bool:
    """ "Det sier litt om X", "Det seier ein del": how much something tells, not who says it."""
    assert tag.source is not None
    words = [t.lower_ for t in reading.doc[tag.source.start : tag.source.end]]
    return words[0] in reading.words("amounts") or " ".join(words[:2]) in reading.words("amounts")


def fronted(reading: Reading, start: int, tag: Tag) -> bool:
    """Whether the words before are only a subordinate clause in front: "Da X kom, sa han ..."."""
    doc = reading.doc
    if doc[start].lower_ in reading.words("governing") and any(
        token.lower_ in reading.words("asked") for token in doc[start + 1 : start + 3]
    ):
        return True  # "På spørsmål om X, svarer han ..."
    if reading.language == "en" and doc[start].tag_ in ("VBN", "VBG"):
        return sum(doc[i].text == "," for i in range(start, tag.start)) <= 1
    if doc[start].lower_ not in reading.words("fronting") or doc[start].dep_ == "case":
        return False
    return sum(doc[i].text == "," for i in range(start, tag.start)) <= 1
