from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from quotes.engine.results import Message, gettext_noop

T = TypeVar("T")


class Unreadable(Exception):
    """The bytes can't be read; ``message`` says what is wrong and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


#: Tags in mark-up, lines of a text: a long article has some thousands; for many more than these a
#: reader takes minutes.
MOST_TAGS, MOST_LINES = 60_000, 30_000


def refuse_many(found: int, most: int) -> None:
    """Raise Unreadable for a file of more parts (tags, lines, links) than an article has."""
    if found > most:
        raise Unreadable(
            Message(
                gettext_noop(
                    "This file is put together of {n} parts; at most {limit} can be read. Copy the "
                    "article's text from where you read it and paste that."
                ),
                {"n": str(found), "limit": str(most)},
            )
        )


def only(articles: Sequence[T]) -> T:
    """The article of a file that should have one; raises Unreadable where there are more."""
    if len(articles) > 1:
        raise Unreadable(
            Message(
                gettext_noop(
                    "This file holds {n} articles. Choose one, save it in a file of its own "
                    "and try again."
                ),
                {"n": str(len(articles))},
            )
        )
    return articles[0]
