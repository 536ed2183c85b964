"""What people made on one version of an article is carried over to the next.

Decisions on what the machine found are joined with its findings by fingerprint, when these come
(``services.findings``). What people made themselves goes where its words stand now; where they no
longer do, it stays with the earlier version (``selectors.set_aside`` lists it).
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from quotes.engine.results import Span
from quotes.models import Comment, Editing, Flag, Quote, Version
from quotes.selectors.version_changes import Place, places

_LEFT_BEHIND = (Flag.State.WITHDRAWN, Flag.State.OUTDATED)


def carry_over(version: Version) -> None:
    """To be called inside the transaction in which the new version is stored."""
    before = _before(version)
    if before is None:
        return
    # The paragraphs are counted anew: nobody edits one of this version yet.
    Editing.objects.filter(article=version.article).delete()
    place = places(before, version)
    for flag in before.flags.filter(origin=Flag.Origin.PERSON).exclude(state__in=_LEFT_BEHIND):
        _carry_flag(flag, version, place)
    for quote in before.quotes.filter(origin=Quote.Origin.PERSON, state__in=Quote.HELD):
        _carry_quote(quote, version, place)
    for comment in version.article.comments.filter(version=before):
        _move_comment(comment, version, place)


def carry_found(version: Version) -> None:
    """To be called when the version's findings are stored.

    Quotes that a person confirmed or changed stay although the machine no longer finds them, and
    comments on findings go over to the same findings of this version.
    """
    before = _before(version)
    if before is None:
        return
    held = before.quotes.filter(state__in=Quote.HELD, origin=Quote.Origin.MACHINE)
    missing = held.exclude(fingerprint__in=version.quotes.values("fingerprint"))
    about = Q(flag__version=before) | Q(quote__version=before)
    threads = version.article.comments.filter(about)
    if not missing and not threads:
        return
    place = places(before, version)
    for quote in missing:
        _carry_quote(quote, version, place)
    _outrank(version)
    for comment in threads.select_related("flag", "quote"):
        _move_with_finding(comment, version)


def _outrank(version: Version) -> None:
    """What the machine proposes where a person's quote stands is not shown beside it."""
    proposed = version.quotes.filter(state=Quote.State.PROPOSED)
    for quote in version.quotes.filter(state__in=Quote.HELD, machine_content=[]):
        proposed.filter(start__lt=quote.end, end__gt=quote.start).update(superseded=True)


def _before(version: Version) -> Version | None:
    return version.article.versions.filter(number__lt=version.number).last()


def _carry_flag(flag: Flag, version: Version, place: Place) -> None:
    span = place(Span(flag.start, flag.end))
    if span is None:
        return
    # The words that were corrected stand in the new text again.
    state = Flag.State.OPEN if flag.state == Flag.State.FIXED else flag.state
    suggestions = [{**s, "start": span.start, "end": span.end} for s in flag.suggestions]
    kept = ("code", "severity", "message", "comment", "confidence", "dismissal", "created_by")
    _copy(flag, version, kept, span, state=state, suggestions=suggestions)


def _carry_quote(quote: Quote, version: Version, place: Place) -> None:
    pieces = [place(Span(start, end)) for start, end in quote.content]
    if None in pieces or pieces != sorted(pieces):
        return
    content = [piece.as_list() for piece in pieces]
    span = Span(content[0][0], content[-1][1])
    kept = ("type", "machine_type", "mark", "via", "confidence", "alternatives", "created_by")
    people = {"speaker": quote.speaker, "machine_speaker": quote.machine_speaker}
    _copy(quote, version, kept, span, state=quote.state, content=content, **people)


def _copy(
    row: Flag | Quote, version: Version, kept: tuple[str, ...], span: Span, **fields: Any
) -> None:
    same = {name: getattr(row, name) for name in ("origin", "fingerprint", *kept)}
    place = {"start": span.start, "end": span.end}
    type(row)._default_manager.create(version=version, **same, **place, **fields)


def _move_comment(comment: Comment, version: Version, place: Place) -> None:
    """An answer's words are those of the thread, so that they go together."""
    if span := place(Span(comment.start, comment.end)):
        comment.version, comment.start, comment.end = version, span.start, span.end
        comment.save(update_fields=["version", "start", "end"])


def _move_with_finding(comment: Comment, version: Version) -> None:
    finding = comment.flag or comment.quote
    same = (
        type(finding)
        ._default_manager.filter(version=version, fingerprint=finding.fingerprint)
        .first()
    )
    if same is None:
        return
    comment.version, comment.start, comment.end = version, same.start, same.end
    setattr(comment, "flag" if comment.flag else "quote", same)
    comment.save(update_fields=["version", "start", "end", "flag", "quote"])
