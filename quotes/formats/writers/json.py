"""Everything about the reviewed article: both texts, zones, quotes, corrections, flags."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

from quotes.formats.reviewed import ReviewedArticle


def write(article: ReviewedArticle) -> bytes:
    values = asdict(article)
    values["zones"] = [{"kind": zone.kind, "text": zone.text} for zone in article.zones]
    text = json.dumps(values, ensure_ascii=False, indent=2, default=_iso)
    return (text + "\n").encode("utf-8", "replace")


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
