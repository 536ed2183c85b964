"""What was found in an article: quotes, flags, claims."""

from __future__ import annotations

from django.http import HttpResponse
from ninja import Router

from quotes.api.access import (
    ApiRequest,
    Bearer,
    Scope,
    flag_to_read,
    quote_to_read,
    version_to_read,
)
from quotes.api.conditional import flag_tag, not_modified, quote_tag
from quotes.api.finding_schemas import ClaimList, ClaimOut, FlagList, FlagOut, QuoteList, QuoteOut
from quotes.api.openapi import TAGGED
from quotes.models import Flag, Quote, Speaker, Version
from quotes.selectors.findings import claims_of, flags_of, quotes_of, revisions_of
from quotes.selectors.speakers import speakers_by_name
from quotes.selectors.zones import zone_index

router = Router(tags=["Findings"])
_READING = Bearer(Scope.ARTICLES_READ)


@router.get(
    "/articles/{int:article_id}/quotes", response=QuoteList, auth=_READING, summary="List quotes"
)
def quotes(request: ApiRequest, article_id: int):
    """In text order, the rejected ones too."""
    version = version_to_read(request.auth, article_id)
    last = revisions_of(version)
    speakers = speakers_by_name(version.article)
    items = [quote_out(quote, version, last, speakers) for quote in quotes_of(version)]
    return {"version": version.number, "items": items}


@router.get(
    "/articles/{int:article_id}/flags", response=FlagList, auth=_READING, summary="List flags"
)
def flags(request: ApiRequest, article_id: int):
    """The worst first, then in text order; those decided on, too."""
    version = version_to_read(request.auth, article_id)
    last = revisions_of(version)
    items = [flag_out(flag, version, last) for flag in flags_of(version)]
    return {"version": version.number, "items": items}


@router.get(
    "/articles/{int:article_id}/claims", response=ClaimList, auth=_READING, summary="List claims"
)
def claims(request: ApiRequest, article_id: int):
    """Statements that were held against the facts, in text order."""
    version = version_to_read(request.auth, article_id)
    items = [ClaimOut.of(claim, version.text) for claim in claims_of(version)]
    return {"version": version.number, "items": items}


@router.get(
    "/flags/{int:flag_id}",
    response=FlagOut,
    auth=_READING,
    summary="Read a flag",
    openapi_extra=TAGGED,
)
@not_modified
def flag(request: ApiRequest, response: HttpResponse, flag_id: int):
    found = flag_to_read(request.auth, flag_id)
    out = flag_out(found, found.version, revisions_of(found.version))
    response["ETag"] = out["etag"]
    return out


@router.get(
    "/quotes/{int:quote_id}",
    response=QuoteOut,
    auth=_READING,
    summary="Read a quote",
    openapi_extra=TAGGED,
)
@not_modified
def quote(request: ApiRequest, response: HttpResponse, quote_id: int):
    found = quote_to_read(request.auth, quote_id)
    speakers = speakers_by_name(found.version.article)
    out = quote_out(found, found.version, revisions_of(found.version), speakers)
    response["ETag"] = out["etag"]
    return out


def flag_out(flag: Flag, version: Version, revisions: dict[int | None, int]) -> dict:
    tag = flag_tag(flag, revision_of(flag, version, revisions))
    return FlagOut.of(flag, version.text, tag)


def quote_out(
    quote: Quote,
    version: Version,
    revisions: dict[int | None, int],
    speakers: dict[str, Speaker],
) -> dict:
    tag = quote_tag(quote, revision_of(quote, version, revisions))
    return QuoteOut.of(quote, version.text, speakers, tag)


def revision_of(finding: Flag | Quote, version: Version, revisions: dict[int | None, int]) -> int:
    return revisions.get(zone_index(version, finding.start), 0)
