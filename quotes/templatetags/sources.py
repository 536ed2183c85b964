"""How a quote stands to its source, in words and signs; and what a retelling leaves open."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quotes.engine.results import Message

register = template.Library()

_STATES = {
    "verbatim": ("=", gettext_lazy("Word for word")),
    "near": ("≈", gettext_lazy("Nearly word for word")),
    "paraphrased": ("~", gettext_lazy("In other words")),
    "missing": ("∅", gettext_lazy("Not found in the source")),
    "foreign": ("⇄", gettext_lazy("In another language: can't be compared word by word")),
}
_CONFLICTS = {
    "number": gettext_lazy("A number differs"),
    "negation": gettext_lazy("A negation differs"),
    "name": gettext_lazy("A name differs"),
}


@register.filter
def in_source_word(state: str) -> str | Promise:
    return _STATES[state][1]


@register.filter
def in_source_sign(state: str) -> str:
    return _STATES[state][0]


@register.filter
def conflict_word(kind: str) -> str | Promise:
    """In what a quote and its source differ, however near they are."""
    return _CONFLICTS[kind]


@register.filter
def engine_message(note: Message) -> str:
    """A message that was not stored, in the active language."""
    return note.render(_)
