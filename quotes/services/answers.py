"""Writes that a client sends twice with one key are done once, and answered in the same way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quotes.models import ApiToken, KeptAnswer
from quotes.services.refusals import Refused

KEPT_FOR = timedelta(days=1)
_MOST_BYTES = 20 * 2**20


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


class _NotKept(Exception):
    def __init__(self, answer: Answer) -> None:
        self.answer = answer


def answered_once(
    *, token: ApiToken, key: str, request: str, act: Callable[[], Answer]
) -> tuple[Answer, bool]:
    """The answer to the act, and whether it is that of an earlier time.

    ``request`` is the hash of what was asked. A client that asks twice at once waits for the
    first. What was refused did nothing and is tried anew. Raises Refused for a key that came with
    another request.
    """
    try:
        with transaction.atomic():
            row, new = KeptAnswer.objects.get_or_create(
                token=token, key=key, defaults={"request": request}
            )
            if not new:
                return _earlier(row, request), True
            answer = act()
            if not 200 <= answer.status < 300 or len(answer.body) > _MOST_BYTES:
                raise _NotKept(answer)
            row.status, row.headers, row.body = answer.status, answer.headers, answer.body
            row.save(update_fields=["status", "headers", "body"])
            return answer, False
    except _NotKept as refused:
        return refused.answer, False


def forget_answers() -> None:
    KeptAnswer.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()


def _earlier(row: KeptAnswer, request: str) -> Answer:
    if row.request != request:
        raise Refused(
            _("This Idempotency-Key came with another request before. Use a new key for each act.")
        )
    return Answer(row.status, bytes(row.body), row.headers)
