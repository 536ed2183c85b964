"""What the speakers of an article said in the desk's earlier ones."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from quotes.engine.dates import DateSpan
from quotes.models import Quote, Version

if TYPE_CHECKING:
    from quotes.engine.checks.archive import EarlierQuote

#: So many of the latest quotes are compared.
_MOST = 400


def earlier_quotes(
    version: Version, names: Collection[str], ids: Collection[str]
) -> list[EarlierQuote]:
    """Direct quotes of the speakers in other articles of the desk that came before the version,
    in the latest version of each; the newest first."""
    # The engine's module reads words with spaCy, which the web process must not load.
    from quotes.engine.checks.archive import EarlierQuote

    later = Version.objects.filter(
        article=OuterRef("version__article"), number__gt=OuterRef("version__number")
    )
    said = (
        Quote.objects.filter(
            ~Exists(later),
            Q(speaker__name__in=names) | Q(speaker__person_id__in=ids),
            type=Quote.Type.DIRECT,
            superseded=False,
            version__article__desk=version.article.desk,
            version__created_at__lt=version.created_at,
        )
        .exclude(state__in=Quote.GONE)
        .exclude(version__article=version.article_id)
        .select_related("speaker", "version__article")
        .order_by("-id")[:_MOST]
    )
    return [
        EarlierQuote(
            speaker=quote.speaker.name,
            speaker_id=quote.speaker.person_id,
            words=" ".join(quote.version.text[start:end] for start, end in quote.content),
            title=quote.version.article.title,
            reference=str(quote.version.article_id),
            date=DateSpan.parse(quote.version.dated).first if quote.version.dated else None,
        )
        for quote in said
        if quote.speaker
    ]
