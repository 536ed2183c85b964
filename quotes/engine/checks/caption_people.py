"""People in a caption who bear the family name of somebody in the body, and another first name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.engine.checks.context import Context
from quotes.engine.checks.name_chunks import caption_words
from quotes.engine.checks.wording import one_letter_off
from quotes.engine.document import BODY
from quotes.engine.facts.words import fold, split_words
from quotes.engine.language.lexicons import first_name_gender
from quotes.engine.results import Span

_PART = r"[A-ZÆØÅÄÖÜÉ][\w’-]*[a-zæøåäöüé]"
_NAME = re.compile(rf"(?<![\w-]){_PART}(?: {_PART})* {_PART}(?![\w-])")


@dataclass(frozen=True, slots=True)
class OtherName:
    here: Span
    there: Span


def other_first_names(context: Context) -> Iterator[OtherName]:
    """Full names of captions that the body never has, with the one namesake of the body.

    Silent where kinship is spoken of, where the body has several namesakes, or where the first
    names differ in a letter alone, which is a matter of spelling.
    """
    captions = context.document.zones_of("caption")
    if not captions:
        return
    body = list(_names(context, [zone.span for zone in context.document.zones_of(*BODY)]))
    by_family: dict[str, dict[str, Span]] = {}
    for first, family, span in body:
        by_family.setdefault(family, {}).setdefault(first, span)
    for zone in captions:
        if _speaks_of_kin(context.text, zone.span):
            continue
        for first, family, span in _names(context, [zone.span]):
            others = by_family.get(family, {})
            if len(others) == 1 and first not in others:
                ((other, there),) = others.items()
                if not _alike(first, other) and not _speaks_of_kin(
                    context.text, _paragraph(context, there)
                ):
                    yield OtherName(span, there)


def _names(context: Context, areas: list[Span]) -> Iterator[tuple[str, str, Span]]:
    """First name, family name (both folded) and place of each full name."""
    for area in areas:
        for match in _NAME.finditer(context.text, area.start, area.end):
            words = match[0].split()
            if len(words) > 2 and _is_title(words):
                words = words[1:]
            if len(words) > 2 and first_name_gender(words[0]) is None:
                continue
            if words[0].casefold() in caption_words("titles"):
                continue
            first, family = fold(words[0]), fold(words[-1])
            if first and family:
                yield first[0], family[-1], Span(match.end() - len(" ".join(words)), match.end())


def _is_title(words: list[str]) -> bool:
    """Whether the first of several words is no name: a title, or a noun with a first name after."""
    if words[0].casefold() in caption_words("titles"):
        return True
    return first_name_gender(words[1]) is not None and first_name_gender(words[0]) is None


def _alike(first: str, other: str) -> bool:
    return one_letter_off(first, other) or first.startswith(other) or other.startswith(first)


def _speaks_of_kin(text: str, span: Span) -> bool:
    return any(word.key in caption_words("kin") for word in split_words(text, span.start, span.end))


def _paragraph(context: Context, span: Span) -> Span:
    zone = context.document.zone_at(span.start)
    assert zone is not None  # the name was read in a zone
    return zone.span
