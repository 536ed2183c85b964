"""The kinds of error by their public codes: what a check reports and what an editor may flag."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ErrorKind(TextChoices):
    """The taxonomy's codes are Norwegian abbreviations and never change."""

    MISQUOTED = "SIT-ORD", _("Misquoted wording")
    WRONG_SPEAKER = "SIT-KILDE", _("Quote given to the wrong speaker")
    NO_SPEAKER = "SIT-UTEN", _("Quote without a speaker")
    NOT_IN_SOURCE = "SIT-IKKEFUNNET", _("Quote not found in the source")
    HEADLINE_QUOTE = "SIT-TITTEL", _("Quote in headline or caption without cover in the body")
    OUT_OF_CONTEXT = "SIT-KONTEKST", _("Quote torn out of context")
    QUOTE_TRANSLATION = "SIT-OVERS", _("Error of translation in a quote")
    WRONG_REFERENT = "SIT-PRON", _("Pronoun points to the wrong one")
    QUOTE_MARKS = "SIT-TEGN", _("Broken quotation marks")
    INCONSISTENT_QUOTE = "SIT-DUBLETT", _("Same utterance in different words")
    WRONG_PERSON = "ENT-PERSON", _("Wrong person")
    NAME_SPELLING = "ENT-NAVN", _("Misspelt or changing name")
    WRONG_ROLE = "ENT-ROLLE", _("Wrong title or office")
    ROLE_DATE = "ENT-ROLLETID", _("Office not held at that date")
    WRONG_PLACE = "ENT-STED", _("Wrong country or place")
    SELF_RELATION = "ENT-SELV", _("Same party as sender and receiver")
    SWAPPED = "ENT-BYTTE", _("Parties swapped")
    WRONG_ORGANISATION = "ENT-ORG", _("Wrong organisation, party or club")
    WRONG_RELATION = "ENT-REL", _("Wrong relation")
    ARITHMETIC = "TALL-SUM", _("Numbers don't add up")
    PERCENTAGE_POINTS = "TALL-PP", _("Per cent or percentage points")
    MAGNITUDE = "TALL-ENHET", _("Wrong magnitude or unit")
    NUMBER_CONFLICT = "TALL-SPRIK", _("Numbers disagree within the article")
    AGE = "TALL-ALDER", _("Wrong age")
    WEEKDAY = "TID-UKEDAG", _("Weekday and date don't fit")
    CHRONOLOGY = "TID-KRON", _("Impossible order of events")
    RELATIVE_TIME = "TID-REL", _("“Yesterday” or “Monday” doesn't fit")
    CAPTION_BODY = "BIL-TEKST", _("Caption contradicts the article")
    WRONG_PICTURE = "BIL-MOTIV", _("Wrong person or place in the picture")
    PHOTO_CREDIT = "BIL-KRED", _("Photo credit missing or wrong")
    HEADLINE_COVER = "TIT-DEKNING", _("Headline not supported by the article")
    CONTRADICTED = "PAS-MOTSAGT", _("Claim contradicted by a source")
    UNSUPPORTED = "PAS-UDOK", _("Claim without support")
    OUT_OF_DATE = "PAS-UTDATERT", _("Information out of date")
    CONTEXT_MISSING = "PAS-KONTEKST", _("Essential context left out")
    ANONYMOUS_SOURCE = "KIL-ANON", _("Anonymous source without a reason given")
    NO_REPLY = "KIL-TILSVAR", _("No right of reply")
    MEANING_TYPO = "SPR-MENING", _("Slip that changes the meaning")
    LANGUAGE_SLIP = "SPR-SMÅ", _("Language slip")
    METADATA = "META", _("Metadata don't fit")
    OTHER = "ANNET", _("Something else")


_OF_CHECK: dict[str, ErrorKind] = {
    "role": ErrorKind.WRONG_ROLE,
    "role-date": ErrorKind.ROLE_DATE,
    "person": ErrorKind.WRONG_PERSON,
    "self-relation": ErrorKind.SELF_RELATION,
    "caption-body": ErrorKind.CAPTION_BODY,
    "heading-quote": ErrorKind.HEADLINE_QUOTE,
    "inconsistent-quote": ErrorKind.INCONSISTENT_QUOTE,
    "unattributed-quote": ErrorKind.NO_SPEAKER,
    "quote-marks": ErrorKind.QUOTE_MARKS,
    "source-wording": ErrorKind.MISQUOTED,
    "quote-not-in-source": ErrorKind.NOT_IN_SOURCE,
    "name-spelling": ErrorKind.NAME_SPELLING,
    "place": ErrorKind.WRONG_PLACE,
    "number-conflict": ErrorKind.NUMBER_CONFLICT,
    "arithmetic": ErrorKind.ARITHMETIC,
    "percentage-points": ErrorKind.PERCENTAGE_POINTS,
    "age": ErrorKind.AGE,
    "weekday-date": ErrorKind.WEEKDAY,
    "event-date": ErrorKind.CHRONOLOGY,
    "no-reply": ErrorKind.NO_REPLY,
    "photo-credit": ErrorKind.PHOTO_CREDIT,
}
#: Checks that look for less than their kind in the taxonomy says.
_NARROWER: dict[str, Promise] = {
    "leftover-text": _("Left over from a web page"),
    "spelling": _("Misspelt word"),
}

_GROUPS: dict[str, str | Promise] = {
    "SIT": _("Quotes"),
    "ENT": _("People, places and organisations"),
    "TALL": _("Numbers"),
    "TID": _("Time"),
    "BIL": _("Pictures"),
    "TIT": _("Headlines"),
    "PAS": _("Claims"),
    "KIL": _("Sources"),
    "SPR": _("Language"),
}


def kind_of(code: str) -> ErrorKind | None:
    """The kind of a check's or the taxonomy's code; None for checks of no kind of their own."""
    if code in ErrorKind.values:
        return ErrorKind(code)
    return _OF_CHECK.get(code)


def kind_name(code: str) -> str | Promise:
    """What a check's or the taxonomy's code means; an unknown code stands for itself."""
    if code in _NARROWER:
        return _NARROWER[code]
    kind = kind_of(code)
    return kind.label if kind else code


def grouped_kinds() -> list[tuple[str | Promise, list[tuple[str, str | Promise]]]]:
    """The kinds as the choices of a form, in groups."""
    groups: dict[str | Promise, list[tuple[str, str | Promise]]] = {}
    for kind in ErrorKind:
        group = _GROUPS.get(kind.value.partition("-")[0], _("Other"))
        groups.setdefault(group, []).append((kind.value, kind.label))
    return list(groups.items())
