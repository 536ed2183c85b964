"""The quotes of the corrected text, beside those of the original.

A quote that nobody decided on follows the corrected text: its words, its type and its speaker. One
that the corrected text no longer has is hidden ("cleared"), until it has it again; one that only
the corrected text has is new ("after_edit"). What a person decided is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from quotes.engine import results
from quotes.models import Quote, Speaker, Version
from quotes.selectors.edited_text import EditedText
from quotes.services.findings import quote_fields, store_speakers, values_that_count
from quotes.services.fingerprints import numbered, quote_fingerprint


def keep_edited_quotes(
    version: Version, edited: EditedText, quotes: Iterable[results.Quote]
) -> None:
    """To be called inside a transaction."""
    found = list(quotes)
    speakers = store_speakers(version, found)
    free = [q for q in version.quotes.all() if not q.superseded or q.cleared or q.after_edit]
    seen: Counter[str] = Counter()
    for quote in found:
        words = " … ".join(piece.of(edited.text) for piece in quote.content)
        fingerprint = quote_fingerprint(f"after edit {words}")
        seen[fingerprint] += 1
        placed = edited.quote(quote)
        fields = _fields(placed, speakers.get(quote.speaker or ""), words, edited)
        row = _same(placed, free)
        if row:
            free.remove(row)
        else:
            row = Quote(
                version=version,
                fingerprint=numbered(fingerprint, seen[fingerprint] - 1),
                after_edit=True,
            )
        if row.state == Quote.State.PROPOSED:
            _save(row, **fields, superseded=False, cleared=False)
    for row in free:
        if row.state == Quote.State.PROPOSED and not row.superseded:
            _save(row, superseded=True, cleared=not row.after_edit)


def _fields(
    quote: results.Quote, speaker: Speaker | None, words: str, edited: EditedText
) -> dict[str, Any]:
    machine = quote_fields(quote, speaker)
    covered = " … ".join(edited.edited(piece) for piece in quote.content)
    return {**machine, **values_that_count(machine), "words": "" if covered == words else words}


def _same(quote: results.Quote, rows: Iterable[Quote]) -> Quote | None:
    """The row that shares most characters with the quote, at least half of those of one of them;
    a person's before the machine's own."""
    places = {place for piece in quote.content for place in range(piece.start, piece.end)}
    best: tuple[bool, int, Quote | None] = (False, 0, None)
    for row in rows:
        own = {place for start, end in row.content for place in range(start, end)}
        shared = len(own & places)
        held = row.state != Quote.State.PROPOSED
        if 2 * shared >= min(len(own), len(places)) and (held, shared) > best[:2] and shared:
            best = (held, shared, row)
    return best[2]


def _save(row: Quote, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
