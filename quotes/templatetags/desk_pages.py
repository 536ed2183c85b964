"""How the pages around the articles write their values: the queue, the facts, the checks."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from quotes.models import FactChange, Flag, Office
from quotes.web import filters
from quotes.web.fact_forms import office_label

register = template.Library()

#: What a change of the facts says about its columns; a row's own ids are told by where it stands.
_COLUMNS = {
    "name": gettext_lazy("Name"),
    "name_nb": gettext_lazy("Name in Norwegian"),
    "aliases": gettext_lazy("Other names"),
    "born": gettext_lazy("Born"),
    "died": gettext_lazy("Died"),
    "office": gettext_lazy("Office"),
    "start": gettext_lazy("From"),
    "end": gettext_lazy("To"),
    "as_of": gettext_lazy("Confirmed until"),
}

register.filter("source_name", filters.source_name)


@register.filter
def pairs(query: str) -> list[tuple[str, str]]:
    """A query string's names and values, for a form that sends them once more."""
    return parse_qsl(query)


@register.filter
def listed(cell: str) -> str:
    """A list as the data files write it, for the reader."""
    return ", ".join(cell.split("|"))


@register.filter
def office_name(office: Office) -> str:
    """ "utenriksminister (Norge)" in the language of the page."""
    return office_label(office).rpartition(" · ")[0]


@register.filter
def fields_of(change: FactChange) -> list[tuple[str | Promise, str, str]]:
    """What a change of the facts moved: what, from, to."""
    before, after = change.before or {}, change.after or {}
    return [
        (_COLUMNS[column], before.get(column, ""), after.get(column, ""))
        for column in _COLUMNS
        if before.get(column, "") != after.get(column, "")
    ]


@register.filter
def reason_name(dismissal: str) -> str | Promise:
    """Why a flag was dismissed, in words."""
    return Flag.Dismissal(dismissal).label
