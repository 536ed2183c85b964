"""What was decided on an article, by whom and when."""

from __future__ import annotations

from django.db.models import QuerySet

from quotes.models import Article, Decision


def article_history(article: Article) -> QuerySet[Decision]:
    """Over all of its versions, the latest first, each with what it is about."""
    about = ("user", "version", "flag", "quote__speaker", "correction", "comment", "target")
    return article.decisions.select_related(*about).order_by("-pk")
