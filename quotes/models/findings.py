import re
from datetime import date
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext

from quotes.engine.results import Message

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class MessageField(models.JSONField):
    """An engine message as {"template", "values"}; translated when it is shown."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"default": dict, "blank": True, **kwargs})


def stored(message: Message | None) -> dict[str, Any]:
    if message is None:
        return {}
    return {"template": message.template, "values": dict(message.values)}


def rendered(message: dict[str, Any]) -> str:
    """The stored message in the active language, empty for none; days are written out."""
    if not message:
        return ""
    values = {name: _written(value) for name, value in message["values"].items()}
    return Message(message["template"], values).render(gettext)


def _written(value: str) -> str:
    """A day in ISO form as the language writes it, anything else as it is."""
    if not _DAY.fullmatch(value):
        return value
    try:
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    except ValueError:
        return value


class Finding(models.Model):
    """What quotes and flags have in common: a range of a version's text, found or marked."""

    class Origin(models.TextChoices):
        MACHINE = "machine"
        PERSON = "person"

    origin = models.CharField(max_length=10, choices=Origin, default=Origin.MACHINE)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.FloatField(default=0)
    #: Recognises the same finding in a re-run and in the next version; never an offset.
    fingerprint = models.CharField(max_length=64)
    #: The latest run that found it; a finding that a re-run no longer makes, and nobody decided,
    #: is hidden.
    superseded = models.BooleanField(default=False)

    class Meta:
        abstract = True
