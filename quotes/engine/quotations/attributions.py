"""Attributions as the rules of tags find them, and where their clause ends."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.engine.quotations.found import Relation
from quotes.engine.quotations.reading import DASHES, SENTENCE_END, Reading
from quotes.engine.quotations.sources import Phrase, phrase_after


@dataclass(frozen=True, slots=True)
class Tag:
    """An attribution: tokens ``start`` to ``end`` (exclusive) of its clause.

    ``cue`` and ``source`` are token ranges inside it; ``kind`` is the cue's kind.
    """

    start: int
    end: int
    cue: Phrase
    source: Phrase | None
    kind: str
    relation: Relation = "tag"
    via: Phrase | None = None


def according_at(reading: Reading, at: int, end: int) -> Phrase | None:
    """ "ifølge", "i følge", "according to" at token ``at``."""
    if at >= end or reading.lower[at] not in reading.words.openings("according"):
        return None
    for length in (2, 1):
        if at + length <= end:
            words = " ".join(reading.lower[at : at + length])
            if words in reading.words("according"):
                return Phrase(at, at + length)
    return None


def closed(reading: Reading, tag: Tag, end: int) -> Tag:
    """The tag with the words that still belong to its clause: up to a comma or the sentence's
    end; a medium named after it ("ifølge nyhetsbyrået X") becomes its ``via``."""
    here, via = tag.end, None
    while here < end:
        word = reading.texts[here]
        cue = according_at(reading, here + 1, end) if word == "," else None
        cue = cue or according_at(reading, here, end)
        if cue is not None and tag.relation != "according-to":
            via = phrase_after(reading, cue.end, end)
            here = via.end if via else cue.end
            continue
        if word in SENTENCE_END or word in (",", ":", ";") or word in DASHES:
            break
        if word.isspace() and "\n" in word:
            break
        here += 1
    return Tag(tag.start, here, tag.cue, tag.source, tag.kind, tag.relation, via)
