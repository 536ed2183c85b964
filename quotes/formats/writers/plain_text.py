"""The corrected text, as the article came otherwise."""

from quotes.formats.reviewed import ReviewedArticle


def write(article: ReviewedArticle) -> bytes:
    return (article.corrected.rstrip() + "\n").encode("utf-8", "replace")
