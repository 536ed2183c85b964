"""Relatives whom the text names but does not call so: "kona" of "Per og Kari Nes" is Kari."""

from __future__ import annotations

from quotes.engine.quotations.reading import Reading
from quotes.engine.speakers.cast import Cast
from quotes.engine.speakers.discourse import Discourse
from quotes.engine.speakers.lexicon import ends_as, speaker_words
from quotes.engine.speakers.mentions import Mention
from quotes.engine.speakers.persons import Person


def relative(reading: Reading, cast: Cast, discourse: Discourse, mention: Mention) -> Person | None:
    """The one person who bears the surname, or is named together with, whom the text is about
    and has the gender of a kinship noun; None where nobody or more than one does."""
    words = speaker_words(reading.language)
    if mention.plural or mention.gender is None or not ends_as(mention.head, words("kin")):
        return None
    other = "m" if mention.gender == "f" else "f"
    married = ends_as(mention.head, words("husbands") | words("wives"))
    topic = next(
        (
            candidate.entity.person
            for candidate in discourse.rank(mention.start, gender=other if married else None)
            if candidate.entity.person is not None and candidate.entity.person.gender is not None
        ),
        None,
    )
    if topic is None:
        return None
    kin = [
        person
        for person in cast.people
        if person is not topic and person.gender == mention.gender and _family(cast, topic, person)
    ]
    return kin[0] if len(kin) == 1 else None


def _family(cast: Cast, one: Person, other: Person) -> bool:
    together = any(one in pair and other in pair for pair in cast.pairs.values())
    return together or (len(one.words) > 1 < len(other.words) and one.last == other.last)
