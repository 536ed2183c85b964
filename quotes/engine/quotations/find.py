"""All quotes of a reading: dash speech, marked speech, then reported speech around them."""

from __future__ import annotations

from quotes.engine.quotations.answers import unmarked_answers
from quotes.engine.quotations.dashes import dash_quotes
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.headings import heading_quotes
from quotes.engine.quotations.marked import floating_quotes, marked_quotes
from quotes.engine.quotations.marks import Passage, passages
from quotes.engine.quotations.paragraphs import joined_over_paragraphs
from quotes.engine.quotations.plain import plain_speech
from quotes.engine.quotations.reading import Reading
from quotes.engine.quotations.reported import reported_quotes
from quotes.engine.quotations.settle import settled
from quotes.engine.quotations.transcripts import transcript_turns


def find_quotes(reading: Reading) -> list[FoundQuote]:
    """Quotes in text order; no two direct quotes share a word."""
    marked: dict[int, list[Passage]] = {
        block.index: passages(reading.text, block.span) for block in reading.blocks
    }
    quotes = dash_quotes(reading, marked)
    quotes += transcript_turns(reading, quotes)
    quotes += unmarked_answers(reading, marked, quotes)
    taken = [span for quote in quotes for span in quote.content]
    quotes += joined_over_paragraphs(reading, marked, marked_quotes(reading, marked, taken))
    quotes += plain_speech(reading, quotes)
    quotes += reported_quotes(reading, marked, quotes)
    quotes += floating_quotes(reading, marked, quotes)
    quotes += heading_quotes(reading, marked, quotes)
    return settled(reading.text, quotes)
