"""The gender of people whose names don't tell it: by titles, spouses and pronouns beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quotes.engine.quotations.clauses import SUBJECTS
from quotes.engine.quotations.reading import Reading
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.names import NameToken
from quotes.engine.speakers.persons import Person

#: So many tokens after a subject its pronoun may stand, and so many words of a title before.
_REACH = 40


def infer_genders(reading: Reading, people: Iterable[Person]) -> None:
    """Fill in the gender of English names without one, where most of what tells it agrees."""
    if reading.language != "en" or not reading.parsed:
        return
    everybody = list(people)
    named = {i for p in everybody for o in p.occurrences for i in range(o.start, o.end)}
    for person in everybody:
        votes: Counter[str] = Counter()
        for occurrence in person.occurrences:
            titled = _by_title(reading, occurrence)
            if titled:
                person.gender = titled
                break
            votes.update(_by_spouse(reading, occurrence))
            if person.gender is None:
                votes.update(_by_pronoun(reading, occurrence, named))
        best = votes.most_common(2)
        if person.gender is None and best and (len(best) == 1 or best[0][1] > best[1][1]):
            person.gender = best[0][0]


def _by_title(reading: Reading, occurrence: NameToken) -> str | None:
    words = speaker_words(reading.language)
    title = reading.doc[occurrence.start - 1].lower_ if occurrence.start else ""
    if title in words("male_titles"):
        return "m"
    return "f" if title in words("female_titles") else None


def _by_spouse(reading: Reading, occurrence: NameToken) -> Iterable[str]:
    """ "Holm's husband" makes a woman of Holm, "Holm's wife" a man."""
    if not occurrence.genitive:
        return ()
    words = speaker_words(reading.language)
    after = [t.lower_ for t in reading.doc[occurrence.end : occurrence.end + 3]]
    if any(word in words("husbands") for word in after):
        return ("f", "f")
    return ("m", "m") if any(word in words("wives") for word in after) else ()


def _by_pronoun(reading: Reading, occurrence: NameToken, named: set[int]) -> Iterable[str]:
    """The first gendered pronoun after a name that is a subject, before anybody else is named."""
    doc = reading.doc
    if not any(
        doc[i].dep_ in (*SUBJECTS, "appos") for i in range(occurrence.start, occurrence.end)
    ):
        return ()
    block = reading.block_at(doc[occurrence.start].idx)
    stop = min(occurrence.end + _REACH, block.end if block else len(doc))
    words = speaker_words(reading.language)
    for i in range(occurrence.end, stop):
        token = doc[i]
        if i in named or token.text in '“"‘':
            return ()
        if token.lower_ in words("male_pronouns") or token.lower_ == "his":
            return ("m",)
        if token.lower_ in words("female_pronouns"):
            return ("f",)
    return ()


def fitting(reading: Reading, met: list[Person], near: list[Person], at: int) -> list[Person]:
    """Of namesakes, ``near`` or the others whose gender the pronoun after the name allows:
    "Holm thanked his team" is no woman."""
    if reading.language != "en" or not reading.parsed:
        return near
    told = list(_by_pronoun(reading, NameToken(at, at + 1, (), False, ""), set()))
    if not told or all(p.gender in (None, told[0]) for p in near):
        return near
    return [p for p in met if p.gender in (None, told[0])]
