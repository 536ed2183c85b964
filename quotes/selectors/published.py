"""What readers of a published article saw that has been corrected since."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from quotes.formats.announcement import Change
from quotes.formats.reviewed import LEFT_OUT, corrected
from quotes.models import Correction, Decision, Export, Version
from quotes.selectors.press_code import is_factual, is_quiet

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """A range of the version's text that reads otherwise than it was published.

    ``old`` was published from ``since`` on, ``new`` stands there since ``at``; ``corrections``
    made the difference, by being made or taken back. ``zone`` is an index.
    """

    start: int
    end: int
    zone: int
    kind: str
    old: str
    new: str
    corrections: tuple[Correction, ...]
    since: datetime
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.start}-{self.end}"

    @property
    def codes(self) -> tuple[str, ...]:
        """Of the flags that were accepted, each once."""
        return tuple(dict.fromkeys(c.flag.code for c in self.corrections if c.flag))

    @property
    def is_trivial(self) -> bool:
        """No news for readers: a slip of language, signs and capitals, a credit."""
        if self.codes:
            return all(is_quiet(code) for code in self.codes)
        old, new = (_WORDS.findall(words.casefold()) for words in (self.old, self.new))
        return old == new or self.kind == "credit"

    @property
    def factual_codes(self) -> tuple[str, ...]:
        return tuple(code for code in self.codes if is_factual(code))


class _Activity:
    """Which corrections of a version stood at a moment, by the record of decisions."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.corrections = list(version.corrections.select_related("flag"))
        self.moves: defaultdict[int, list[tuple[datetime, bool]]] = defaultdict(list)
        for decision in version.decisions.select_related("target").order_by("id"):
            undone = decision.action == Decision.Action.UNDO
            for entry in (decision.target or decision).changes:
                if entry["model"] == "correction" and entry["field"] == "active":
                    stands = entry["from" if undone else "to"]
                    self.moves[entry["id"]].append((decision.at, bool(stands)))

    def stood(self, moment: datetime) -> list[Correction]:
        return [c for c in self.corrections if self._stood(c, moment)]

    def stands(self) -> list[Correction]:
        return [c for c in self.corrections if c.active]

    def last_moved(self, corrections: Iterable[Correction]) -> datetime:
        moved = [self.moves[c.pk][-1][0] if self.moves[c.pk] else c.created_at for c in corrections]
        return max(moved)

    def text(self, moment: datetime) -> str:
        return corrected(self.version.text, _replacements(self.stood(moment)))

    def _stood(self, correction: Correction, moment: datetime) -> bool:
        before = [stands for at, stands in self.moves[correction.pk] if at <= moment]
        return bool(before) and before[-1]


def published_changes(version: Version) -> list[PublishedChange]:
    """In text order, those that nobody published yet; none for an article that never was."""
    exports = list(
        Export.objects.filter(version__article=version.article_id)
        .select_related("version")
        .order_by("at")
    )
    if not exports:
        return []
    activity = _Activity(version)
    of_version = [e.at for e in exports if e.version_id == version.pk]
    texts = list(_published_texts(exports, activity))
    found: dict[tuple[int, int], PublishedChange] = {}
    for correction in activity.corrections:
        change = _change(activity, correction, of_version, texts)
        if change and not any(s <= change.start and change.end <= e for s, e in found):
            found[change.start, change.end] = change
    return sorted(found.values(), key=lambda change: (change.start, change.end))


def as_told(version: Version, changes: list[PublishedChange]) -> Iterator[Change]:
    """The changes with the unchanged words around them, as an announcement needs them."""
    now = [(c.start, c.end, c.replacement) for c in version.corrections.filter(active=True)]
    for index, change in enumerate(changes):
        zone = version.zones[change.zone]
        beside = changes[index + 1] if index + 1 < len(changes) else None
        adjoins = beside is not None and beside.zone == change.zone
        first = next(
            (c.end for c in reversed(changes[:index]) if c.zone == change.zone), zone["start"]
        )
        last = beside.start if beside and adjoins else zone["end"]
        yield Change(
            change.kind,
            change.old,
            change.new,
            _words_at(version, first, change.start, now),
            _words_at(version, change.end, last, now),
            adjoins,
        )


def _change(
    activity: _Activity,
    correction: Correction,
    published: list[datetime],
    texts: list[tuple[datetime, str]],
) -> PublishedChange | None:
    version, now = activity.version, activity.stands()
    others = [at for at in published if (correction in activity.stood(at)) != correction.active]
    if others:
        then = activity.stood(others[-1])
    elif correction.active and not published:
        then = []  # only an earlier version was published; its words are looked for below
    else:
        return None
    start, end = _hull(correction, [*then, *now])
    old, new = (_words_at(version, start, end, _replacements(made)) for made in (then, now))
    index = _zone(version, start, end)
    if old == new or index is None or version.zones[index]["kind"] in LEFT_OUT:
        return None
    zone = version.zones[index]
    paragraph = _words_at(version, zone["start"], zone["end"], _replacements(then))
    since = next((at for at, text in texts if paragraph in text), others[0] if others else None)
    if since is None:
        return None
    inside = (c for c in activity.corrections if start <= c.start and c.end <= end)
    made = tuple(c for c in inside if (c in now) != (c in then))
    return PublishedChange(
        start, end, index, zone["kind"], old, new, made, since, activity.last_moved(made)
    )


def _published_texts(exports: list[Export], latest: _Activity) -> Iterator[tuple[datetime, str]]:
    activities = {latest.version.pk: latest}
    for export in exports:
        if export.version_id not in activities:
            activities[export.version_id] = _Activity(export.version)
        yield export.at, activities[export.version_id].text(export.at)


def _hull(correction: Correction, others: list[Correction]) -> tuple[int, int]:
    """The range that holds the correction and all that overlap with it."""
    start, end = correction.start, correction.end
    while True:
        over = [c for c in others if c.start < end and c.end > start]
        hull = min([start, *(c.start for c in over)]), max([end, *(c.end for c in over)])
        if hull == (start, end):
            return hull
        start, end = hull


def _words_at(
    version: Version, start: int, end: int, replacements: list[tuple[int, int, str]]
) -> str:
    inside = [(s - start, e - start, new) for s, e, new in replacements if start <= s and e <= end]
    return corrected(version.text[start:end], inside)


def _replacements(corrections: Iterable[Correction]) -> list[tuple[int, int, str]]:
    return sorted((c.start, c.end, c.replacement) for c in corrections)


def _zone(version: Version, start: int, end: int) -> int | None:
    """Words may be put in at a zone's very end, too."""
    for index, zone in enumerate(version.zones):
        if zone["start"] <= start and end <= zone["end"]:
            return index
    return None
