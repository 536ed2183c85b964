"""Corrections: a replaced range, or a paragraph edited freely."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.utils.translation import gettext as _

from quotes.engine.results import Span
from quotes.formats.reviewed import pieces
from quotes.models import Article, Correction, Decision, Flag, Quote, Version
from quotes.selectors.differences import Replacement, word_difference
from quotes.selectors.presence import edited_by_others
from quotes.selectors.zones import zone_index
from quotes.services.history import (
    Request,
    change,
    lock,
    once,
    record,
    refuse_stale,
)
from quotes.services.placing import zone_of_span
from quotes.services.presence import leave
from quotes.services.refusals import Refused, Stale, Taken


@once
def accept_suggestion(
    *, user: AbstractBaseUser, flag: Flag, choice: int, request: Request
) -> Decision:
    """Correct the text by the flag's suggestion number ``choice`` (from 0).

    The flag becomes fixed, other open flags on the replaced words outdated. Raises Stale, and
    Refused if there is no such suggestion or its words have been corrected already.
    """
    if not 0 <= choice < len(flag.suggestions):
        raise Refused(_("This flag has no such suggestion."))
    suggestion = flag.suggestions[choice]
    replacement = Replacement(Span(suggestion["start"], suggestion["end"]), suggestion["text"])
    version, zone = flag.version, zone_index(flag.version, flag.start)
    article = lock(version)
    flag.refresh_from_db()
    if flag.state == Flag.State.FIXED:
        raise Refused(_("This flag has been corrected already."))
    refuse_stale(article, zone, request)
    changes = _take_out(version, replacement.span) if flag.after_edit else []
    _refuse_overlap(version, replacement.span)
    correction, made = _correct(user, version, replacement, flag)
    changes += made
    changes += change(flag, state=Flag.State.FIXED)
    changes += _outdate_flags(version, replacement.span, but=flag)
    return record(
        user=user,
        version=version,
        request=request,
        action=Decision.Action.ACCEPT,
        zone=zone,
        flag=flag,
        correction=correction,
        changes=changes,
    )


@once
def replace_words(
    *, user: AbstractBaseUser, version: Version, span: Span, text: str, request: Request
) -> Decision:
    """Put ``text`` in place of the words of ``span``; an empty text takes them out.

    Raises Taken while somebody else edits the zone, and Refused for a span over the border of a
    zone, for words that have been corrected already, and where nothing would change.
    """
    zone = zone_of_span(version, span)
    text = " ".join(text.split("\n")).replace("\r", "")
    if text == span.of(version.text):
        raise Refused(_("The replacement is the same as the words that stand there."))
    _refuse_taken(user, lock(version), zone)
    _refuse_overlap(version, span)
    correction, changes = _correct(user, version, Replacement(span, text), None)
    changes += _outdate_flags(version, span)
    return record(
        user=user,
        version=version,
        request=request,
        action=Decision.Action.EDIT,
        zone=zone,
        correction=correction,
        changes=changes,
    )


@once
def take_back_correction(
    *, user: AbstractBaseUser, correction: Correction, request: Request
) -> Decision:
    """Let the original words stand again; the flag that led to it is open again.

    Raises Refused for a correction that does not hold any more.
    """
    version = correction.version
    lock(version)
    correction.refresh_from_db(fields=["active"])
    if not correction.active:
        raise Refused(_("This correction has been taken back already."))
    return record(
        user=user,
        version=version,
        request=request,
        action=Decision.Action.EDIT,
        zone=zone_index(version, correction.start),
        correction=correction,
        changes=change(correction, active=False) + _reopen(correction.flag),
    )


@once
def edit_zone(
    *,
    user: AbstractBaseUser,
    version: Version,
    zone: int,
    text: str,
    request: Request,
    base: str = "",
    insist: bool = False,
    indirect: Quote | None = None,
) -> Decision | None:
    """Make the zone read ``text``; None if it does already.

    The difference to the original, word by word, becomes corrections. Corrections that stay
    as they were keep their author and flag. A line break can't be put into a zone: it becomes a
    space. ``base`` is what the zone read when the person began: where a new version has put another
    paragraph in its place, that is stale, too. Raises Stale, Taken while somebody else edits the
    zone, both unless one insists, and Refused for a zone left empty. A claim on the zone ends with
    this. ``indirect`` is a direct quote of the
    version that the text tells in indirect speech: it is of that type from now on.
    """
    text = " ".join(text.split("\n")).replace("\r", "").strip()
    if not text:
        raise Refused(_("A paragraph can't be left empty. To give up editing, press Esc."))
    span = Span(version.zones[zone]["start"], version.zones[zone]["end"])
    article = lock(version)
    refuse_stale(article, zone, request)
    if not insist:
        _refuse_taken(user, article, zone)
        _refuse_another(version, span, base)
    leave(user=user, article=article, zone=zone)
    wanted = word_difference(span.of(version.text), text, offset=span.start)
    changes = _replace_corrections(user, version, span, wanted)
    if not changes:
        return None
    if indirect:
        changes += change(indirect, type=Quote.Type.INDIRECT, state=Quote.State.CHANGED)
    return record(
        user=user,
        version=version,
        request=request,
        action=Decision.Action.EDIT,
        zone=zone,
        quote=indirect,
        changes=changes,
    )


def _refuse_another(version: Version, zone: Span, base: str) -> None:
    made = version.corrections.filter(active=True).values_list("start", "end", "replacement")
    now = "".join(piece.new for piece in pieces(version.text, zone.start, zone.end, made))
    if base and base.split() != now.split():
        raise Stale


def _refuse_taken(user: AbstractBaseUser, article: Article, zone: int) -> None:
    if theirs := edited_by_others(article, user).filter(zone=zone).first():
        raise Taken(theirs.user.get_full_name() or theirs.user.get_username())


def _replace_corrections(
    user: AbstractBaseUser, version: Version, zone: Span, wanted: list[Replacement]
) -> list[dict[str, Any]]:
    existing = {
        (c.start, c.end, c.replacement): c
        for c in version.corrections.filter(
            active=True, start__gte=zone.start, end__lte=zone.end
        ).select_related("flag")
    }
    asked = {(r.span.start, r.span.end, r.text): r for r in wanted}
    changes: list[dict[str, Any]] = []
    for key, correction in existing.items():
        if key not in asked:
            changes += change(correction, active=False)
            changes += _reopen(correction.flag)
    for key, replacement in asked.items():
        if key not in existing:
            _correction, made = _correct(user, version, replacement, None)
            changes += made
            changes += _outdate_flags(version, replacement.span)
    return changes


def _correct(
    user: AbstractBaseUser, version: Version, replacement: Replacement, flag: Flag | None
) -> tuple[Correction, list[dict[str, Any]]]:
    correction = Correction.objects.create(
        version=version,
        start=replacement.span.start,
        end=replacement.span.end,
        original=replacement.span.of(version.text),
        replacement=replacement.text,
        flag=flag,
        created_by=user,
        active=False,
    )
    return correction, change(correction, active=True)


def _take_out(version: Version, span: Span) -> list[dict[str, Any]]:
    """A suggestion for the corrected words takes the place of the corrections under it."""
    inside = version.corrections.filter(active=True, start__gte=span.start, end__lte=span.end)
    return [entry for correction in inside for entry in change(correction, active=False)]


def _refuse_overlap(version: Version, span: Span) -> None:
    """Two corrections may touch, but not share a character or an insertion point."""
    overlapping = version.corrections.filter(active=True).filter(
        Q(start__lt=span.end, end__gt=span.start) | Q(start=span.start, end=span.end)
    )
    if first := overlapping.first():
        raise Refused(
            _(
                "These words have been corrected already (“{old}” became “{new}”). "
                "Undo that correction first, or edit the paragraph."
            ).format(old=first.original, new=first.replacement)
        )


def _outdate_flags(version: Version, span: Span, but: Flag | None = None) -> list[dict[str, Any]]:
    """The words under these flags are gone; those of the corrected text are checked anew."""
    touched = version.flags.filter(
        after_edit=False,
        state__in=(Flag.State.OPEN, Flag.State.CONFIRMED, Flag.State.WAITING),
        start__lt=span.end,
        end__gt=span.start,
    ).exclude(pk=but.pk if but else None)
    return [entry for flag in touched for entry in change(flag, state=Flag.State.OUTDATED)]


def _reopen(flag: Flag | None) -> list[dict[str, Any]]:
    if flag is None or flag.state != Flag.State.FIXED:
        return []
    return change(flag, state=Flag.State.OPEN)
