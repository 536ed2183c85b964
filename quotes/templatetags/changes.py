"""How an article's changes are written: between its versions, and by decisions."""

from __future__ import annotations

import uuid

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from quotes.models import Article, Decision, Flag, Quote
from quotes.selectors.review import Review, ZoneView
from quotes.web.differences import marked_difference

register = template.Library()

_CHANGES = {
    "changed": pgettext_lazy("paragraph", "Changed"),
    "new": pgettext_lazy("paragraph", "New"),
    "gone": pgettext_lazy("paragraph", "Gone"),
}


@register.filter
def own_words(finding: Flag | Quote) -> str:
    """The words that a finding of another version is about."""
    return finding.version.text[finding.start : finding.end]


@register.filter
def change_word(kind: str) -> str | Promise:
    return _CHANGES[kind]


@register.simple_tag
def fresh_key() -> str:
    """A key for an act of its own, so that each of several forms can be sent."""
    return str(uuid.uuid4())


@register.filter
def in_changes(finding: Flag | Quote, review: Review) -> bool:
    return review.in_changes(finding)


@register.simple_tag
def zone_difference(zone: ZoneView, review: Review) -> SafeString:
    """How the zone read in the version that was reviewed before, and how it reads now."""
    compared = review.changes.zones if review.changes else ()
    old = next((change.old for change in compared if change.index == zone.index), "")
    return marked_difference(old, review.version.text[zone.start : zone.end])


@register.filter
def values(decision: Decision, names: dict[int, str]) -> SafeString | str:
    """What a decision put in place of what on a quote: its speaker, its type, words at an edge.

    ``names`` are those of the article's speakers by their ids.
    """
    moved = {e["field"]: (e["from"], e["to"]) for e in decision.changes if e["model"] == "quote"}
    match decision.action:
        case Decision.Action.SPEAKER if "speaker_id" in moved:
            pair = [names.get(pk, "") if pk else _("unknown") for pk in moved["speaker_id"]]
        case Decision.Action.TYPE if "type" in moved:
            pair = [str(Quote.Type(value).label) for value in moved["type"]]
        case Decision.Action.EXTENT if "content" in moved:
            pair = _at_the_edges(decision.version.text, *moved["content"])
        case _:
            return ""
    marked = ((tag, value) for tag, value in zip(("del", "ins"), pair, strict=True) if value)
    return format_html_join(" ", "<{0}>{1}</{0}>", marked)


def _at_the_edges(text: str, old: list[list[int]], new: list[list[int]]) -> list[str]:
    """The words that went out of a quote and those that came in, at its beginning or its end."""
    start, end = (old[0][0], new[0][0]), (old[-1][1], new[-1][1])
    out = [text[start[0] : start[1]], text[end[1] : end[0]]]
    into = [text[start[1] : start[0]], text[end[0] : end[1]]]
    return [" ".join("".join(words).split()) for words in (out, into)]


@register.filter
def about(decision: Decision) -> SafeString | str:
    """What was decided on: the words, the correction, or the state that the article came into."""
    made = decision.correction
    if made:
        pairs = [("del", made.original), ("ins", made.replacement)]
        return format_html_join(" ", "<{0}>{1}</{0}>", (pair for pair in pairs if pair[1]))
    if decision.comment:
        return decision.comment.words
    finding = decision.flag or decision.quote
    if finding:
        return finding.words or decision.version.text[finding.start : finding.end]
    states = [entry["to"] for entry in decision.changes if entry["field"] == "state"]
    if decision.action == Decision.Action.STATE and states:
        return str(Article.State(states[-1]).label)
    return ""
