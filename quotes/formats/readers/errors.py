from __future__ import annotations

from quotes.engine.results import Message


class Unreadable(Exception):
    """The bytes can't be read; ``message`` says what is wrong and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message
