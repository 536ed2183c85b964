"""New versions of an article: looked at, and corrected once more where that is still due."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from quotes.engine.results import Span
from quotes.models import Correction, Decision, Version
from quotes.selectors.version_changes import places
from quotes.services.correcting import replace_words
from quotes.services.history import Request, lock, once, record
from quotes.services.refusals import Refused


@once
def see_changes(*, user: AbstractBaseUser, version: Version, request: Request) -> Decision:
    """Somebody of the desk has looked at what the version changed; it is marked no more."""
    lock(version)
    return record(
        user=user,
        version=version,
        request=request,
        action=Decision.Action.SEEN,
        changes=[],
        begins_review=False,
    )


def correct_again(
    *, user: AbstractBaseUser, version: Version, correction: Correction, request: Request
) -> Decision:
    """Make a correction of an earlier version in this one, where its words stand again.

    Raises Refused where they don't, or are corrected already.
    """
    before = correction.version
    there = places(before, version)(Span(correction.start, correction.end))
    if before.article_id != version.article_id or there is None:
        raise Refused(_("The corrected words don't stand in this version."))
    return replace_words(
        user=user, version=version, span=there, text=correction.replacement, request=request
    )
