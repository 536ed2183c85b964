"""What a new version of an article changed against the one that was reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from quotes.engine.results import Span
from quotes.models import Article, Decision, Export, Version
from quotes.selectors.differences import Replacement, word_difference
from quotes.selectors.zones import zone_around, zone_index, zones_of

#: Two paragraphs are one that was rewritten if they share so many of their words, and stand no
#: more than so many paragraphs apart; longer ones, in characters, are not compared.
_ALIKE, _NEAR, _LONGEST = 0.5, 5, 20_000

CHANGED, NEW, GONE = "changed", "new", "gone"


@dataclass(frozen=True, slots=True)
class ZoneChange:
    """A zone of the newer version (``index``), of the older one (``before``), or of both.

    ``kind`` is "changed", "new", "gone", or empty for one that stayed as it was.
    """

    kind: str
    before: int | None
    index: int | None
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """``base`` is the version compared with; ``seen`` once somebody has looked at the changes."""

    base: Version
    zones: tuple[ZoneChange, ...]
    seen: bool

    def kind_of(self, index: int) -> str:
        """How the newer version's zone differs: "changed", "new" or empty."""
        return next((z.kind for z in self.zones if z.index == index), "")

    @property
    def count(self) -> int:
        return sum(bool(zone.kind) for zone in self.zones)

    @property
    def counts(self) -> dict[str, int]:
        """How many zones there are of each kind."""
        return {kind: sum(z.kind == kind for z in self.zones) for kind in (CHANGED, NEW, GONE)}


def changes_to_see(version: Version) -> VersionChanges | None:
    """Against the version that people reviewed last; None if nobody reviewed an earlier one."""
    if version.number == 1:
        return None
    earlier = list(version.article.versions.filter(number__lte=version.number).defer("text"))
    base_number, seen = _reviewed(version.article, [v.number for v in earlier])
    base = next((v for v in earlier if v.number == base_number), None)
    return changes_between(base, version, seen=seen) if base else None


def changes_between(before: Version, after: Version, *, seen: bool = True) -> VersionChanges:
    return VersionChanges(before, tuple(_zone_changes(before, after)), seen)


def _reviewed(article: Article, numbers: Sequence[int]) -> tuple[int | None, bool]:
    """The number of the version, before the last of these, that was reviewed; and whether the
    last one's changes were seen.

    The first that people decided something on is reviewed; a later one when its changes were
    seen, or it was marked as ready or exported.
    """
    decided: set[int] = set()
    seen: set[int] = set(_numbers(Export.objects.filter(version__article=article)))
    made = Decision.objects.filter(article=article, user__isnull=False)
    for number, action, changes in made.values_list("version__number", "action", "changes"):
        decided.add(number)
        moved_to = [entry["to"] for entry in changes if entry["model"] == "article"]
        if action == Decision.Action.SEEN or Article.State.READY in moved_to:
            seen.add(number)
    base = None
    for number in numbers[:-1]:
        if number in seen or (base is None and number in decided):
            base = number
    return base, numbers[-1] in seen


def _numbers(exports) -> Iterator[int]:
    return iter(exports.values_list("version__number", flat=True))


def _zone_changes(before: Version, after: Version) -> Iterator[ZoneChange]:
    """In the order of the newer version, what is gone where it stood."""
    old = [zone.span.of(before.text) for zone in zones_of(before)]
    new = [zone.span.of(after.text) for zone in zones_of(after)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                yield ZoneChange("", i, j, old[i], new[j])
            continue
        rewritten = dict(_pairs(old, new, range(i1, i2), range(j1, j2)))
        for i in range(i1, i2):
            if i not in rewritten.values():
                yield ZoneChange(GONE, i, None, old[i], "")
        for j in range(j1, j2):
            i = rewritten.get(j)
            if i is None:
                yield ZoneChange(NEW, None, j, "", new[j])
            else:
                yield ZoneChange(CHANGED, i, j, old[i], new[j])


def _pairs(
    old: Sequence[str], new: Sequence[str], olds: range, news: range
) -> Iterator[tuple[int, int]]:
    """Which of the new paragraphs is which of the old ones, rewritten; each at most once."""
    free = set(olds)
    for at, j in enumerate(news):
        near = [i for i in olds if i in free and abs(i - olds.start - at) <= _NEAR]
        alike = max(((_likeness(old[i], new[j]), -i) for i in near), default=(0.0, 0))
        if alike[0] >= _ALIKE:
            free.discard(-alike[1])
            yield j, -alike[1]


def _likeness(one: str, other: str) -> float:
    if len(one) > _LONGEST or len(other) > _LONGEST:
        return 0.0
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


Place = Callable[[Span], Span | None]


def places(before: Version, after: Version) -> Place:
    """Where words of the older version stand in the newer one, None where they no longer do.

    Words that were left alone have moved with what stands before them; words whose paragraph was
    taken away or rewritten may still stand, exactly once, elsewhere.
    """
    compared = {z.before: z for z in _zone_changes(before, after) if z.before is not None}
    differences: dict[int, list[Replacement]] = {}

    def place(span: Span) -> Span | None:
        index = zone_around(before, span)
        zone = compared.get(index)
        if zone and zone.index is not None:
            if index not in differences:
                differences[index] = word_difference(zone.old, zone.new) if zone.kind else []
            shift = after.zones[zone.index]["start"] - before.zones[index]["start"]
            first = before.zones[index]["start"]
            inside = Span(span.start - first, span.end - first)
            if (moved := _moved(inside, differences[index])) is not None:
                return Span(span.start + shift + moved, span.end + shift + moved)
        return _only_place(span.of(before.text), after)

    return place


def _moved(span: Span, replacements: list[Replacement]) -> int | None:
    """By how much the words moved in their zone; None if one of them was replaced."""
    moved = 0
    for replacement in replacements:
        if replacement.span.end <= span.start:
            moved += len(replacement.text) - (replacement.span.end - replacement.span.start)
        elif replacement.span.start < span.end:
            return None
    return moved


def _only_place(words: str, after: Version) -> Span | None:
    if not any(character.isalnum() for character in words) or after.text.count(words) != 1:
        return None
    start = after.text.index(words)
    return Span(start, start + len(words)) if zone_index(after, start) is not None else None
