"""Texts and offsets as clients may send them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from quotes.models import Article, Flag, StandingDismissal


def _storable(text: str) -> str:
    """Databases take no NUL, and half a surrogate pair is no character."""
    if "\x00" in text or (not text.isascii() and _has_surrogates(text)):
        raise PydanticCustomError("unreadable_text", "not a text")
    return text


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _text(longest: int) -> type[str]:
    pattern = r"^[^\x00]*$"
    return Annotated[  # type: ignore[return-value]
        str,
        Field(max_length=longest, json_schema_extra={"pattern": pattern}),
        AfterValidator(_storable),
    ]


Name = _text(200)
Words = _text(20_000)
Note = _text(2_000)
Slug = _text(50)

#: A code point of the article's text.
Offset = Annotated[int, Field(ge=0, le=10_000_000)]

State = Literal[tuple(Article.State.values)]  # type: ignore[valid-type]
Reason = Literal[tuple(Flag.Dismissal.values)]  # type: ignore[valid-type]
Reach = Literal[("here", *StandingDismissal.Scope.values)]  # type: ignore[valid-type]
