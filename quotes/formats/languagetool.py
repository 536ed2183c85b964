"""LanguageTool's form (HTTP API, version 2): texts as its clients send them, our flags as its
matches. Its offsets are UTF-16 code units of all that was sent, mark-up included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quotes.formats.utf16 import Utf16, whole

#: As clients may name them, with the language that is meant; the first name of each is its own.
LANGUAGES: dict[str, tuple[str, str]] = {
    "nb": ("Norwegian (Bokmål)", "nb"),
    "nb-NO": ("Norwegian (Bokmål)", "nb"),
    "nn": ("Norwegian (Nynorsk)", "nn"),
    "nn-NO": ("Norwegian (Nynorsk)", "nn"),
    "no": ("Norwegian", "no"),
    "en": ("English", "en"),
    "en-GB": ("English (GB)", "en"),
    "en-US": ("English (US)", "en"),
    "en-AU": ("English (Australian)", "en"),
    "en-CA": ("English (Canadian)", "en"),
    "en-NZ": ("English (New Zealand)", "en"),
    "en-ZA": ("English (South African)", "en"),
}
AUTO = "auto"

_CONTEXT = 40
_MOST_REPLACEMENTS = 20
_SENTENCE_END = re.compile(r"[.!?…][»”\"')]*\s+(?=[^\sa-zæøå\d])|\n+")
#: By the families of the newsroom's taxonomy.
CATEGORIES: dict[str, Promise] = {
    "ENT": _("People, titles and names"),
    "SIT": _("Quotes"),
    "BIL": _("Pictures and captions"),
    "TALL": _("Numbers"),
    "TID": _("Times and dates"),
    "KIL": _("Sources"),
    "SPR": _("Spelling"),
}
#: LanguageTool's kinds of issues; clients colour by them.
_ISSUES = {
    "spelling": "misspelling",
    "name-spelling": "misspelling",
    "quote-marks": "typographical",
    "leftover-text": "typographical",
    "number-conflict": "inconsistency",
    "inconsistent-quote": "inconsistency",
    "caption-body": "inconsistency",
}


class Misformed(Exception):
    """The parameters are none; the message is LanguageTool's kind of text."""


@dataclass(frozen=True, slots=True)
class Sent:
    """``text`` is what is checked, ``whole`` all that was sent; ``places`` has, for each code
    point of the text, where it begins and ends in the whole."""

    text: str
    whole: str
    places: tuple[tuple[int, int], ...]


def plain(text: str) -> Sent:
    text = whole(text)
    return Sent(text, text, tuple((at, at + 1) for at in range(len(text))))


def annotated(data: str) -> Sent:
    """Text and mark-up apart: {"annotation": [{"text": "A "}, {"markup": "<b>"}, …]}.

    A mark-up's ``interpretAs`` is read in its place. Raises Misformed.
    """
    try:
        parts = json.loads(data)["annotation"]
        read = [_part(part) for part in parts]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Misformed(
            "Error: 'data' is not of the form "
            '{"annotation": [{"text": "…"}, {"markup": "…", "interpretAs": "…"}]}'
        ) from error
    text, everything = "", ""
    places: list[tuple[int, int]] = []
    for words, raw in read:
        at = len(everything)
        if words == raw:
            places += [(at + n, at + n + 1) for n in range(len(raw))]
        else:
            places += [(at, at + len(raw))] * len(words)
        text, everything = text + words, everything + raw
    return Sent(text, everything, tuple(places))


def _part(part: dict[str, Any]) -> tuple[str, str]:
    """What is read, and what stands there."""
    if "markup" in part:
        return whole(str(part.get("interpretAs", ""))), whole(str(part["markup"]))
    text = whole(str(part["text"]))
    return text, text


@dataclass(frozen=True, slots=True)
class Rules:
    """Which checks are asked for, by their codes and families; ``off`` are those that the desk
    has turned off or on request."""

    enabled: frozenset[str] = frozenset()
    disabled: frozenset[str] = frozenset()
    only: bool = False
    off: frozenset[str] = frozenset()

    def let_through(self, code: str, family: str) -> bool:
        names = {code, family}
        if names & self.enabled:
            return code not in self.disabled
        return not (self.only or names & self.disabled or code in self.off)


def answer(sent: Sent, language: str, checked: dict[str, Any], rules: Rules) -> dict[str, Any]:
    """What LanguageTool's clients read; ``checked`` is as ``services.texts`` gives it."""
    units = Utf16(sent.whole)
    flags = [f for f in checked["flags"] if rules.let_through(f["code"], f["family"])]
    found = checked["language"]
    told = {"name": LANGUAGES[found][0], "code": found}
    named = told if language == AUTO else {"name": LANGUAGES[language][0], "code": language}
    return {
        "software": {
            "name": "Newsdesk",
            "version": checked["version"],
            "apiVersion": 1,
            "premium": False,
            "status": "",
        },
        "warnings": {"incompleteResults": bool(checked["notices"])},
        "language": {**named, "detectedLanguage": told},
        "matches": [m for flag in flags if (m := _match(sent, units, flag))],
    }


def languages() -> list[dict[str, str]]:
    return [
        {"name": name, "code": code, "longCode": long} for long, (name, code) in LANGUAGES.items()
    ]


def _match(sent: Sent, units: Utf16, flag: dict[str, Any]) -> dict[str, Any] | None:
    first, last = flag["span"]
    if first >= last:
        return None
    start, end = sent.places[first][0], sent.places[last - 1][1]
    replacements = list(_replacements(sent.text, flag))[:_MOST_REPLACEMENTS]
    return {
        "message": flag["message"],
        "shortMessage": flag["name"],
        "offset": units.at(start),
        "length": units.length(start, end),
        "replacements": [{"value": value} for value in replacements],
        "context": _context(sent.whole, start, end),
        "sentence": _sentence(sent.text, first),
        "type": {"typeName": "Other"},
        "rule": {
            "id": flag["code"],
            "description": flag["name"],
            "issueType": _ISSUES.get(flag["code"], "grammar"),
            "category": {
                "id": flag["family"],
                "name": str(CATEGORIES.get(flag["family"], flag["family"])),
            },
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _replacements(text: str, flag: dict[str, Any]) -> Iterable[str]:
    """Each for all of the flagged words, since clients put it in their place; a mend elsewhere
    can't be told."""
    first, last = flag["span"]
    seen = {text[first:last]}
    for suggestion in flag["suggestions"]:
        start, end = suggestion["span"]
        if not first <= start <= end <= last:
            continue
        value = text[first:start] + suggestion["text"] + text[end:last]
        if value not in seen:
            seen.add(value)
            yield value


def _context(text: str, start: int, end: int) -> dict[str, Any]:
    """The words with some before and after, without line breaks."""
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    before = "..." if first else ""
    after = "..." if last < len(text) else ""
    shown = before + re.sub(r"\s", " ", text[first:last]) + after
    units, at = Utf16(shown), len(before) + start - first
    return {
        "text": shown,
        "offset": units.at(at),
        "length": units.length(at, at + end - start),
    }


def _sentence(text: str, at: int) -> str:
    start, end = 0, len(text)
    for border in _SENTENCE_END.finditer(text):
        if border.end() > at:
            end = border.start() + len(border[0].rstrip())
            break
        start = border.end()
    return text[start:end].strip()
