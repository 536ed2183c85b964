"""Who said what: the quotes of the corrected article as a table (CSV) and as JSON."""

from __future__ import annotations

import csv
import io
import json

from quotes.formats.reviewed import ReviewedArticle, ReviewedQuote
from quotes.formats.writers.shaping import language_tag, person_uri

_COLUMNS = ("number", "type", "speaker", "speaker_uri", "via", "quote", "state", "article")
#: A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection), in full width too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(article: ReviewedArticle) -> bytes:
    """With a byte order mark and semicolons, as Excel opens it by a double click in Norwegian."""
    table = io.StringIO()
    rows = csv.writer(table, delimiter=";", lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for number, quote in enumerate(article.quotes, start=1):
        rows.writerow(_safe(str(cell)) for cell in _row(number, quote, article))
    return table.getvalue().encode("utf-8-sig", "replace")


def write_json(article: ReviewedArticle) -> bytes:
    values = {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "language": language_tag(article),
        "quotes": [_values(quote) for quote in article.quotes],
    }
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _row(number: int, quote: ReviewedQuote, article: ReviewedArticle) -> tuple[object, ...]:
    return (
        number,
        quote.type,
        quote.speaker or "",
        person_uri(quote.speaker_id),
        quote.via,
        quote.text,
        quote.state,
        article.title,
    )


def _values(quote: ReviewedQuote) -> dict[str, object]:
    return {
        "type": quote.type,
        "speaker": quote.speaker,
        "speaker_uri": person_uri(quote.speaker_id) or None,
        "via": quote.via or None,
        "text": quote.text,
        "content": [list(span) for span in quote.content],
        "state": quote.state,
    }


def _safe(cell: str) -> str:
    """Spreadsheets show an apostrophe before the words, and calculate nothing."""
    return "'" + cell if cell.lstrip(" ").startswith(_FORMULA) else cell
