"""How the desk's values are written on a page."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.contrib.auth.models import AbstractBaseUser
from django.template.defaultfilters import linebreaksbr
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from quotes.engine.results import tier
from quotes.models import (
    AnalysisRun,
    Article,
    Claim,
    Comment,
    Flag,
    Quote,
    Version,
)
from quotes.models.error_kinds import kind_name as name_of_kind
from quotes.models.findings import rendered
from quotes.selectors import press_code
from quotes.selectors.comments import MENTION
from quotes.selectors.press_code import Point
from quotes.selectors.review import PENDING, Review, ZoneView
from quotes.web import marks, reading
from quotes.web.differences import marked_difference
from quotes.web.forms import LANGUAGES

register = template.Library()

_TIERS = {
    "sure": pgettext_lazy("confidence", "sure"),
    "likely": pgettext_lazy("confidence", "likely"),
    "guess": pgettext_lazy("confidence", "a guess"),
}
#: Where another speaker that a quote's card offers comes from.
_ORIGINS = {
    "found": gettext_lazy("as the analysis found"),
    "guess": pgettext_lazy("confidence", "a guess"),
    "before": gettext_lazy("speaks just before"),
    "after": gettext_lazy("speaks next"),
}
_MOVES = {
    Article.State.IN_REVIEW: gettext_lazy("Take up review"),
    Article.State.READY: gettext_lazy("Mark as ready"),
    Article.State.CORRECTING: gettext_lazy("Correct what is published"),
    Article.State.HOLD: gettext_lazy("Put on hold"),
    Article.State.WITHDRAWN: gettext_lazy("Withdraw"),
}
_BODY = gettext_lazy("Body text")
_ZONES = {
    "headline": gettext_lazy("Headline"),
    "lead": gettext_lazy("Lead"),
    "subheading": gettext_lazy("Subheading"),
    "caption": gettext_lazy("Caption"),
    "credit": gettext_lazy("Photo credit"),
    "byline": gettext_lazy("Byline"),
    "leftover": gettext_lazy("Leftover of the web page"),
    "metadata": gettext_lazy("Header"),
}
#: The letter that follows x on the keyboard, for each reason of a dismissal.
_LETTERS = {"correct": "r", "source": "s", "style": "h", "irrelevant": "i", "other": "o"}

register.filter("message", rendered)
register.filter("kind_name", name_of_kind)
register.filter("tier", tier)


@register.simple_tag
def zone_text(zone: ZoneView, review: Review, selected: str = "") -> SafeString:
    return marks.zone_text(zone, review, selected)


@register.simple_tag
def plain_text(zone: ZoneView, view: str) -> SafeString:
    """The zone's text without marks; with its changes unless the view is "text"."""
    return marks.plain_text(zone, changes=view != "text")


@register.filter
def with_mentions(text: str, members: tuple[str, ...]) -> SafeString:
    """The comment with its line breaks; names of members after "@" are set off."""
    known = {name.casefold() for name in members}
    parts, at = [], 0
    for match in MENTION.finditer(text):
        if match[1].casefold() in known:
            parts += [(text[at : match.start()],), (format_html("<b>{}</b>", match[0]),)]
            at = match.end()
    return linebreaksbr(format_html_join("", "{}", [*parts, (text[at:],)]))


@register.simple_tag
def press_points(code: str) -> list[Point]:
    """The points of Vær Varsom-plakaten that an error of the code touches, as they hold today."""
    return press_code.points_of(code, localdate())


@register.filter
def in_our_words(point: Point) -> str:
    """The point in the language of the interface."""
    return point.words.get(get_language() or "", point.words["nb"])


@register.simple_tag
def press_code_source() -> dict[str, Any]:
    """Where the code itself stands, and from when the revision holds that our words go by."""
    return {"address": press_code.ADDRESS, "compared": press_code.COMPARED}


@register.simple_tag
def correcting_point() -> Point | None:
    """The point that asks for corrections."""
    return press_code.point(press_code.CORRECTING, localdate())


@register.filter
def kind_of_zone(kind: str) -> str | Promise:
    """What a zone of the kind is called, without its number."""
    return _ZONES.get(kind, _BODY)


@register.simple_tag
def difference(old: str, new: str) -> SafeString:
    return marked_difference(old, new)


@register.filter
def original_text(zone: ZoneView, version: Version) -> str:
    return version.text[zone.start : zone.end]


@register.filter
def words(finding: Flag | Quote, review: Review) -> str:
    """The words that the finding is about; of a quote as corrected, its pieces joined."""
    if finding.words:
        return finding.words
    if isinstance(finding, Quote):
        pieces = (reading.corrected(review, start, end) for start, end in finding.content)
        return " … ".join(pieces)
    return review.version.text[finding.start : finding.end]


@register.filter
def page_name(finding: Flag | Quote | Claim | Comment) -> str:
    """The finding's id in the page: "flag-12"."""
    return f"{finding._meta.model_name}-{finding.pk}"


@register.filter
def is_pending(flag: Flag) -> bool:
    return flag.state in PENDING


@register.filter
def zone_at(span: list[int], review: Review) -> ZoneView | None:
    return next((z for z in review.zones if z.start <= span[0] < z.end), None)


@register.filter
def stage_name(stage: str) -> str | Promise:
    return AnalysisRun.Stage(stage).label if stage in AnalysisRun.Stage.values else stage


@register.filter
def stages(run: AnalysisRun) -> list[tuple[str, str | Promise, str]]:
    """The stages of an analysis in order, each "done", "now" or "later"."""
    values = AnalysisRun.Stage.values
    now = values.index(run.stage) if run.state == "running" and run.stage in values else -1
    return [
        (stage.value, stage.label, "done" if at < now else "now" if at == now else "later")
        for at, stage in enumerate(AnalysisRun.Stage)
    ]


@register.filter
def translated(text: str) -> str:
    """A stored msgid in the active language."""
    return _(text) if text else ""


@register.filter
def severity(value: int) -> str:
    """The severity's name in class names: "critical"."""
    return Flag.Severity(value).name.lower()


@register.simple_tag
def severity_mark(value: int) -> SafeString:
    """The severity's shape, which the word for it always accompanies."""
    name = Flag.Severity(value).name.lower()
    return format_html(
        '<span class="shape shape-{}" aria-hidden="true">{}</span>', name, marks.SHAPES[value]
    )


@register.filter
def severity_word(value: int) -> str | Promise:
    return Flag.Severity(value).label


@register.filter
def tint(quote: Quote, review: Review) -> int:
    return review.tint_of(quote)


@register.filter
def speaker_number(quote: Quote, review: Review) -> str:
    """The speaker's number in the legend, "?" for a quote without a speaker."""
    return marks.speaker_numbers(review).get(quote.speaker_id, "?")


@register.filter
def tier_word(value: str) -> str | Promise:
    return _TIERS[value]


@register.filter
def origin_word(origin: str) -> str | Promise:
    return _ORIGINS[origin]


@register.filter
def move_name(state: str) -> str | Promise:
    """What the button says that moves an article to the state."""
    return _MOVES.get(Article.State(state), Article.State(state).label)


@register.filter
def zone_name(zone: ZoneView) -> str | Promise:
    if zone.kind == "paragraph":
        return _("Paragraph {n}").format(n=zone.paragraph)
    return _ZONES[zone.kind]


@register.filter
def letter(dismissal: str) -> str:
    return _LETTERS[dismissal]


@register.filter
def language_word(code: str) -> str | Promise:
    return dict(LANGUAGES).get(code, "")


@register.filter
def person(user: AbstractBaseUser | None) -> str:
    if user is None:
        return _("Newsdesk")
    return user.get_full_name() or user.get_username()


@register.filter
def ago(moment: datetime) -> str:
    """The time that has passed, in its largest unit."""
    return timesince(moment, depth=1)


@register.filter
def written_date(value: str) -> str:
    """A date of any precision in words; anything else as it stands."""
    try:
        match [int(part) for part in value.split("-")]:
            case [year, month, day]:
                return date_format(date(year, month, day), "DATE_FORMAT")
            case [year, month]:
                return date_format(date(year, month, 1), "YEAR_MONTH_FORMAT")
    except ValueError:
        pass
    return value


@register.simple_tag
def period(evidence: dict[str, Any]) -> SafeString | str:
    """From when to when what the evidence says holds."""
    first, last = evidence.get("start"), evidence.get("end")
    if not first and not last:
        return ""
    days = [
        format_html('<time datetime="{}">{}</time>', day, written_date(day)) if day else ""
        for day in (first, last)
    ]
    return format_html_join(" – ", "{}", ((day,) for day in days))


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changed: Any) -> str:
    """The page's address with some of its parameters changed; None takes one out."""
    parameters = context["request"].GET.copy()
    for name, value in changed.items():
        if value in (None, ""):
            parameters.pop(name, None)
        else:
            parameters[name] = value
    return f"?{parameters.urlencode()}"
