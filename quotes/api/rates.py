"""How often a client may ask, counted where all web processes see it."""

from __future__ import annotations

import logging
import math
import time
from functools import cache

from django.conf import settings
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from quotes.api.problems import Refusal

logger = logging.getLogger(__name__)


def count(rate: str, *who: object) -> None:
    """Count a request; raises Refusal 429, with when to come again, if it is one too many.

    While the place where they are counted does not answer, nobody is kept out.
    """
    item, asks = _rate(rate), [str(part) for part in who]
    try:
        if _limiter().hit(item, *asks):
            return
        reset = _limiter().get_window_stats(item, *asks).reset_time
    except StorageError as error:
        logger.warning("Requests are not counted: %s", error)
        return
    wait = max(1, math.ceil(reset - time.time()))
    raise Refusal(429, Retry_After=str(wait))


@cache
def _rate(rate: str) -> RateLimitItem:
    return parse(rate)


@cache
def _limiter() -> FixedWindowRateLimiter:
    storage = storage_from_string(
        settings.RATES_URL, wrap_exceptions=True, **settings.RATES_OPTIONS
    )
    return FixedWindowRateLimiter(storage)
