"""The corrected text, as the article came otherwise.

An announced correction stands above it for desks, who know the line by its beginning, and below
it for readers.
"""

from quotes.formats.reviewed import ReviewedArticle


def write(article: ReviewedArticle) -> bytes:
    parts = [
        *(announcement.wire for announcement in article.announcements),
        article.corrected.rstrip(),
        *(announcement.text for announcement in article.announcements),
    ]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")
