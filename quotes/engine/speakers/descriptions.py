"""Sources without a personal name: how they are called, and called again."""

from __future__ import annotations

from collections import defaultdict

from quotes.engine.quotations.reading import Reading
from quotes.engine.quotations.sources import is_name
from quotes.engine.speakers.entities import Entity
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.mentions import Mention


class Descriptions:
    """The unnamed sources met so far, by the lemma of their noun."""

    def __init__(self) -> None:
        self._by_head: dict[str, list[Entity]] = defaultdict(list)
        self._by_words: dict[str, Entity] = {}

    def add(self, entity: Entity, mention: Mention) -> None:
        self._by_head[mention.head].append(entity)
        self._by_words[entity.name.casefold()] = entity

    def knows(self, mention: Mention) -> bool:
        return bool(self._by_head.get(mention.head))

    def earlier(self, mention: Mention, words: str) -> Entity | None:
        """The source that a phrase calls again: by the same words, or by its bare noun."""
        same = self._by_words.get(words.casefold())
        if same is not None:
            return same
        bare = len(words.split()) == 1 or mention.end - mention.start <= 1
        if not (bare and mention.definite):
            return None
        known = self._by_head.get(mention.head, [])
        return known[-1] if known else None


def describe(reading: Reading, mention: Mention) -> str:
    """The phrase as a name: on one line, without adverbs after it and trailing marks."""
    words = [token.text_with_ws for token in reading.doc[mention.start : mention.end]]
    text = " ".join("".join(words).split()).strip(" ,.:;–-")
    first, _, rest = text.partition(" ")
    if is_name(text) and not _keeps_capital(reading, mention):
        return first.lower() + (" " + rest if rest else "")
    return text


def _keeps_capital(reading: Reading, mention: Mention) -> bool:
    """Whether the first word is written with a capital wherever it stands."""
    token = reading.doc[mention.start]
    if token.pos_ == "PROPN" or token.ent_type_ or token.text[1:2].isupper():
        return True
    following = reading.doc[mention.start + 1] if mention.start + 1 < mention.end else None
    determiner = token.lower_ in speaker_words(reading.language)("definite")
    return determiner and following is not None and is_name(following.text)
