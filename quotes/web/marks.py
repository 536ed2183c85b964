"""A zone's text with its marks as HTML.

Written here rather than in a template: not one space may come in between two stretches.
``data-start`` and ``data-end`` are code points of the version's text, which the selection of words
in the browser goes by.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from quotes.models import Claim, Flag, Quote
from quotes.models.error_kinds import kind_name
from quotes.selectors.review import Review, ZoneView
from quotes.selectors.stretches import Stretch

SHAPES = {
    Flag.Severity.CRITICAL: "◆",
    Flag.Severity.HIGH: "▲",
    Flag.Severity.MEDIUM: "■",
    Flag.Severity.LOW: "●",
}


def zone_text(zone: ZoneView, review: Review, selected: str) -> SafeString:
    numbers = speaker_numbers(review)
    parts = []
    for stretch in zone.stretches:
        parts += _openings(stretch, review, numbers)
        parts.append(_words(stretch, review, selected))
        parts += _ticks(stretch)
    return mark_safe("".join(parts))  # noqa: S308 (each part is escaped)


def plain_text(zone: ZoneView, *, changes: bool) -> SafeString:
    """The corrected text without marks, or with what was struck and put in."""
    if not changes:
        return format_html("{}", zone.corrected_text)
    parts = ((_corrected(s) if s.correction else s.text,) for s in zone.stretches)
    return format_html_join("", "{}", parts)


def speaker_numbers(review: Review) -> dict[int | None, str]:
    """The numbers of the legend, by the speakers' ids."""
    return {speaker.id: str(n) for n, speaker in enumerate(review.speakers, start=1)}


def _openings(
    stretch: Stretch, review: Review, numbers: dict[int | None, str]
) -> Iterator[SafeString]:
    """A small link before the first word of each quote and flag that begins here."""
    for quote in stretch.quotes:
        if f"quote-{quote.pk}" in stretch.first_of:
            yield format_html(
                '<a class="badge tint-{}" id="quote-{}" href="?quote={}" aria-label="{}">{}</a>',
                review.tint_of(quote),
                quote.pk,
                quote.pk,
                _quote_label(quote),
                numbers.get(quote.speaker_id, "?"),
            )
    for flag in sorted(stretch.flags, key=lambda flag: flag.severity):
        if f"flag-{flag.pk}" in stretch.first_of:
            yield format_html(
                '<a class="shape shape-{}" id="flag-{}" href="?flag={}" aria-label="{}">{}</a>',
                _severity(flag),
                flag.pk,
                flag.pk,
                f"{flag.get_severity_display()}: {kind_name(flag.code)}",
                SHAPES[Flag.Severity(flag.severity)],
            )

    for comment in stretch.comments:
        if f"comment-{comment.pk}" in stretch.first_of:
            yield format_html(
                '<a class="said" id="comment-{}" href="?comment={}" aria-label="{}">…</a>',
                comment.pk,
                comment.pk,
                _("Comment by {name}").format(name=comment.created_by),
            )


def _words(stretch: Stretch, review: Review, selected: str) -> SafeString:
    findings = _findings(stretch)
    classes = ["stretch"]
    if stretch.quotes:
        classes.append(f"tint tint-{review.tint_of(stretch.quotes[0])}")
    if stretch.comments:
        classes.append("commented")
    if stretch.worst:
        classes.append(f"flagged flagged-{_severity(stretch.worst)}")
    if selected and selected in findings:
        classes.append("is-selected")
    words: SafeString | str = stretch.text
    if stretch.correction:
        classes.append("corrected")
        words = _corrected(stretch)
    return format_html(
        '<span class="{}" data-start="{}" data-end="{}"{}>{}</span>',
        " ".join(classes),
        stretch.start,
        stretch.end,
        format_html(' data-findings="{}"', " ".join(findings)) if findings else "",
        words,
    )


def _corrected(stretch: Stretch) -> SafeString:
    assert stretch.correction is not None  # asked for corrected stretches only
    pairs = [("del", stretch.text), ("ins", stretch.correction.replacement)]
    return format_html_join("", "<{0}>{1}</{0}>", (pair for pair in pairs if pair[1]))


def _findings(stretch: Stretch) -> list[str]:
    """Page ids in the order in which clicks on the words go through them."""
    flags: list[Flag] = sorted(stretch.flags, key=lambda flag: flag.severity)
    if stretch.correction and stretch.correction.flag:
        flags.append(stretch.correction.flag)
    names = [f"flag-{flag.pk}" for flag in flags] + [f"quote-{q.pk}" for q in stretch.quotes]
    names += [f"comment-{comment.pk}" for comment in stretch.comments]
    return [*names, *(f"claim-{claim.pk}" for claim in stretch.claims)]


def _ticks(stretch: Stretch) -> Iterator[SafeString]:
    """A quiet tick after the last word of each claim that holds."""
    for claim in stretch.claims:
        if claim.end == stretch.end:
            yield format_html(
                '<a class="tick" href="?claim={}" aria-label="{}">✓</a>',
                claim.pk,
                _claim_label(claim),
            )


def _quote_label(quote: Quote) -> str:
    if quote.speaker is None:
        return _("Quote without a known speaker")
    return _("Quote: {speaker}").format(speaker=quote.speaker.name)


def _claim_label(claim: Claim) -> str:
    return _("Supported by the facts: {person}, {office}").format(
        person=claim.person, office=claim.office
    )


def _severity(flag: Flag) -> str:
    return Flag.Severity(flag.severity).name.lower()
