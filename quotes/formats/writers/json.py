"""Everything about the reviewed article: both texts, zones, quotes, corrections, flags."""

import json
from dataclasses import asdict

from django.core.serializers.json import DjangoJSONEncoder

from quotes.formats.reviewed import ReviewedArticle


def write(article: ReviewedArticle) -> bytes:
    values = asdict(article)
    values["zones"] = [{"kind": zone.kind, "text": zone.text} for zone in article.zones]
    text = json.dumps(values, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder)
    return (text + "\n").encode("utf-8", "replace")
