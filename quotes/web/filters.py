"""The queue's filters in the address: read, written and offered."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from quotes.models import Article, Flag
from quotes.selectors.articles import ORDERS, Filter

SORTS: list[tuple[str, str | Promise]] = [
    ("urgency", gettext_lazy("Most urgent first")),
    ("worst", gettext_lazy("Worst flag first")),
    ("newest", gettext_lazy("Newest first")),
]
SEVERITIES: list[tuple[int, str | Promise]] = [
    (Flag.Severity.CRITICAL, pgettext_lazy("filter", "critical")),
    (Flag.Severity.HIGH, pgettext_lazy("filter", "high or worse")),
    (Flag.Severity.MEDIUM, pgettext_lazy("filter", "medium or worse")),
    (Flag.Severity.LOW, pgettext_lazy("filter", "any flag")),
]
#: The known ways in; the name of a wire stands for itself.
SOURCES: dict[str, str | Promise] = {
    "paste": pgettext_lazy("source", "pasted"),
    "upload": pgettext_lazy("source", "uploaded"),
    "sample": pgettext_lazy("source", "samples"),
}
_LARGEST = 2**62


def read(query: QueryDict) -> Filter:
    """What the address asks for; what it can't mean is left out."""
    state, sort = _text(query, "state"), _text(query, "sort")
    return Filter(
        state=state if state in {"all", *Article.State.values} else "",
        desk=_text(query, "desk"),
        source=_text(query, "source"),
        severity=_severity(query),
        whose=_text(query, "whose"),
        since=_day(query, "since"),
        until=_day(query, "until"),
        search=_text(query, "search"),
        failed=query.get("failed") == "1",
        sort=sort if sort in ORDERS else "urgency",
        after=_key(query),
    )


def written(wanted: Filter) -> str:
    """The filters as a query string, without the page."""
    query = QueryDict(mutable=True)
    values = {
        "state": wanted.state,
        "desk": wanted.desk,
        "source": wanted.source,
        "severity": wanted.severity,
        "whose": wanted.whose,
        "since": wanted.since.isoformat() if wanted.since else "",
        "until": wanted.until.isoformat() if wanted.until else "",
        "search": wanted.search,
        "failed": "1" if wanted.failed else "",
        "sort": wanted.sort if wanted.sort != "urgency" else "",
    }
    for name, value in values.items():
        if value:
            query[name] = str(value)
    return query.urlencode()


def came_from(request: HttpRequest) -> str:
    """The query string of the queue from which one came to the article, empty for the whole queue.

    It is carried along in the address as ?from=; an act knows it by the page that it came from.
    """
    asked = request.GET.get("from")
    if asked is None:
        page = request.htmx.current_url or request.headers.get("Referer", "")
        asked = QueryDict(urlsplit(page).query).get("from", "")
    return written(read(QueryDict(asked)))


def walk_query(request: HttpRequest) -> str:
    queue = came_from(request)
    return f"?{urlencode({'from': queue})}" if queue else ""


def source_name(source: str) -> str | Promise:
    return SOURCES.get(source, source)


def _text(query: QueryDict, name: str) -> str:
    return query.get(name, "").replace("\x00", "").strip()[:200]


def _severity(query: QueryDict) -> int:
    value = query.get("severity", "")
    return int(value) if value in {str(s) for s in Flag.Severity.values} else 0


def _day(query: QueryDict, name: str) -> date | None:
    try:
        return date.fromisoformat(query.get(name, ""))
    except ValueError:
        return None


def _key(query: QueryDict) -> tuple[int, ...]:
    parts = query.get("after", "").split("-")
    if not all(part.isascii() and part.isdecimal() for part in parts):
        return ()
    key = tuple(int(part[:20]) for part in parts[:3])
    return key if all(part < _LARGEST for part in key) else ()
