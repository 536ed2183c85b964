"""The text that announces corrections, for readers and for the desks that were sent the article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_datetime

LANGUAGES = ("nb", "nn", "en")
#: A change is told with its clause; of a long one some words beside it, if it is of few itself.
_FEW, _CONTEXT, _LONG_CLAUSE = 3, 4, 14
#: Changes with fewer words between them are told as one.
_APART = 6
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_CLAUSE = re.compile(r"""[.!?:;,«»“”"()]\s*|\s[–—-]\s|^\s*[–—-]\s+""")
#: A preposition or a conjunction at the end of what was cut off there.
_DANGLING = re.compile(r"(?:\s+[a-zæøå]{1,3})+$")
_ENDS = " \t\n.,;:–—-"


@dataclass(frozen=True, slots=True)
class Change:
    """Published words and what stands there now, either may be empty.

    ``before`` and ``after`` are the unchanged words of the zone around it; where another change
    follows in the zone, ``after`` is what stands between them.
    """

    zone: str
    old: str
    new: str
    before: str = ""
    after: str = ""
    adjoins: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The two texts of one announcement."""

    text: str
    wire: str


def announced(
    changes: Iterable[Change],
    *,
    kind: str,
    language: str,
    repeats: bool,
    since: datetime,
    at: datetime,
) -> Told:
    """What is told about the changes, in text order.

    ``kind`` is "correction" or "clarification"; with ``repeats`` the old words are told too.
    ``since`` is when they were published, ``at`` when they were corrected; both in the newsroom's
    time zone.
    """
    words = _words()[language]
    whole = list(_together(changes))
    times = {
        "at": _moment(at, words),
        "since": _moment(since, words),
        "stood": _span(at - since, words),
    }
    sentences = [_sentence(c, words[kind], words, repeats, n == 0) for n, c in enumerate(whole)]
    lines = [_line(c, words, repeats) for c in whole]
    label, desk = words["labels"][kind], words["desk"][kind]
    return Told(
        " ".join([f"{label}:", *sentences, words[kind]["at"].format(**times)]),
        " ".join([desk, *lines, words["wire"]["at"].format(**times)]),
    )


def _together(changes: Iterable[Change]) -> Iterator[Change]:
    """Changes a few words apart become one."""
    held: Change | None = None
    for change in changes:
        if held and held.adjoins and _is_near(held.after):
            between = held.after
            held = replace(
                change,
                old=held.old + between + change.old,
                new=held.new + between + change.new,
                before=held.before,
            )
            continue
        if held:
            yield held
        held = change
    if held:
        yield held


def _is_near(between: str) -> bool:
    return len(between.split()) < _APART and not re.search(r"[.!?]\s", between)


def _sentence(
    change: Change, forms: dict[str, str], words: dict[str, Any], repeats: bool, first: bool
) -> str:
    old, new = _shown(change)
    values = {
        "zone": words["zones"].get(change.zone, words["zones"]["paragraph"]),
        "old": _quoted(old, words),
        "new": _quoted(new, words),
    }
    if not new:
        form = "removed" if repeats else "removed_unrepeated"
    elif not old:
        form = "added"
    elif not repeats:
        form = "unrepeated"
    else:
        form = "first" if first else "more"
    return forms[form].format(**values)


def _line(change: Change, words: dict[str, Any], repeats: bool) -> str:
    old, new = _shown(change)
    zone = words["zones"].get(change.zone, words["zones"]["paragraph"]).removeprefix("the ")
    values = {
        "Zone": zone[:1].upper() + zone[1:],
        "old": _quoted(old, words),
        "new": _quoted(new, words),
    }
    if not new:
        form = "removed" if repeats else "removed_unrepeated"
    elif not old:
        form = "added"
    else:
        form = "replaced" if repeats else "unrepeated"
    return words["wire"][form].format(**values)


def _shown(change: Change) -> tuple[str, str]:
    """Old and new words as they are quoted: whole words, and with a few beside them if few."""
    old, new = change.old.strip(_ENDS), change.new.strip(_ENDS)
    if (not old or not new) and len((old or new).split()) > _FEW:
        return old, new
    many = min(len(old.split()), len(new.split())) > _FEW
    left, right = _beside(change, 0 if many else _CONTEXT)
    return tuple(  # type: ignore[return-value]
        " ".join(f"{left}{words}{right}".split()).strip(_ENDS) for words in (change.old, change.new)
    )


def _beside(change: Change, most: int) -> tuple[str, str]:
    """The clause's other words; of a long one up to so many on each side, and what completes a
    cut word."""
    left = _CLAUSE.split(change.before)[-1]
    right = _CLAUSE.split(change.after)[0]
    cut_left = re.search(r"\w*$", left)[0]  # type: ignore[index]
    cut_right = re.match(r"\w*", right)[0]  # type: ignore[index]
    left, right = left[: len(left) - len(cut_left)], right[len(cut_right) :]
    if len(f"{left}{change.old}{right}".split()) <= _LONG_CLAUSE:
        return left + cut_left, cut_right + right
    near = re.search(rf"(?:\S+\s+){{0,{most}}}$", left)[0]  # type: ignore[index]
    far = re.match(rf"(?:\s+\S+){{0,{most}}}", right)[0]  # type: ignore[index]
    return near + cut_left, cut_right + _DANGLING.sub("", far)


def _quoted(text: str, words: dict[str, Any]) -> str:
    inner = text.translate({ord("«"): "‘", ord("»"): "’", ord("“"): "‘", ord("”"): "’"})
    return str(words["quotation"].format(words=inner))


def _moment(at: datetime, words: dict[str, Any]) -> str:
    return str(format_datetime(at, words["moment"], locale=words["locale"]))


def _span(passed: timedelta, words: dict[str, Any]) -> str:
    """In its two largest units: "3 timer og 10 minutter"."""
    parts = []
    for name, unit in (("day", _DAY), ("hour", _HOUR), ("minute", _MINUTE)):
        number, passed = divmod(passed, unit)
        if number:
            parts.append(f"{number} {words['units'][name][number > 1]}")
    return f" {words['and']} ".join(parts[:2]) or str(words["short"])


@cache
def _words() -> dict[str, Any]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
