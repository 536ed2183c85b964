"""Markdown with a front matter. Captions are pictures' descriptions, credits their titles."""

from __future__ import annotations

import json
import re

from quotes.formats.reviewed import Figure, ReviewedArticle, ReviewedZone, blocks
from quotes.formats.writers.shaping import authors, language_tag, note, version

_ANYWHERE = re.compile(r"([\\`*_\[\]<>])|&(?=#?\w+;)")
#: What begins a list, a heading, a rule or a block at the beginning of a line (CommonMark, 4, 5).
_AT_START = re.compile(r"^([#+\-=~|:])|^(\d{1,9})(?=[.)](?:\s|$))")


def write(article: ReviewedArticle) -> bytes:
    parts = [_front_matter(article), *(_block(block) for block in blocks(article.zones))]
    parts += [f"> {_escaped(announcement.text)}" for announcement in article.announcements]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _front_matter(article: ReviewedArticle) -> str:
    """JSON's strings are YAML's, too (YAML 1.2, 7.3.1)."""
    metadata = article.metadata
    fields = {
        "title": article.title,
        "author": ", ".join(authors(article)),
        "date": metadata.published or article.date,
        "modified": article.at.isoformat(timespec="seconds") if article.corrections else "",
        "lang": language_tag(article),
        "id": article.id,
        "version": version(article),
        "source": metadata.source,
        "slug": metadata.slug,
        "section": metadata.section,
        "copyright": metadata.copyright,
        "url": metadata.url,
        "note": note(article) or metadata.note,
    }
    lines = [f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in fields.items() if v]
    return "\n".join(["---", *lines, "---"])


def _block(block: ReviewedZone | Figure) -> str:
    if isinstance(block, Figure):
        return _figure(block)
    words = _escaped(block.text)
    if block.kind == "headline":
        return f"# {words}"
    return f"## {words}" if block.kind == "subheading" else words


def _figure(figure: Figure) -> str:
    caption = _escaped(figure.caption.text) if figure.caption else ""
    credit = " ".join(credit.text for credit in figure.credits)
    title = _escaped(credit).replace('"', '\\"')
    return f'![{caption}](<> "{title}")' if title else f"![{caption}](<>)"


def _escaped(words: str) -> str:
    words = _ANYWHERE.sub(lambda m: "\\" + m[0], " ".join(words.split("\n")))
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\", words)
