"""Two wordings word by word: which words of one stand in the other, in order or anywhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from quotes.engine.checks.wording import Term, akin, same
from quotes.engine.results import Span

_WEIGHTS = {"content": 4, "number": 4, "negation": 2, "degree": 2, "hedge": 2, "function": 1}


@dataclass(frozen=True)
class Unit:
    """A sentence or quote as words; ``span`` reaches from the first to the last one."""

    span: Span
    terms: tuple[Term, ...]

    @classmethod
    def of(cls, terms: Sequence[Term]) -> Unit:
        return cls(Span(terms[0].span.start, terms[-1].span.end), tuple(terms))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of the words and base forms that weigh: a quick look-up."""
        return beginnings(self.terms)


@dataclass(frozen=True)
class Alignment:
    """``pairs`` are places of ``here`` and ``there`` with the same word, rising in both."""

    here: Sequence[Term]
    there: Sequence[Term]
    pairs: tuple[tuple[int, int], ...]

    @cached_property
    def partner(self) -> dict[int, int]:
        return dict(self.pairs)

    @cached_property
    def found(self) -> dict[int, int]:
        """For each place of ``here`` whose word or a kindred one is in ``there``: where."""
        found = dict(self.pairs)
        for i, term in enumerate(self.here):
            if i not in found and (place := self._anywhere(term)) is not None:
                found[i] = place
        return found

    def _anywhere(self, term: Term) -> int | None:
        exact = next((j for j, other in enumerate(self.there) if same(term, other)), None)
        if exact is not None:
            return exact
        return next((j for j, other in enumerate(self.there) if akin(term, other)), None)

    @cached_property
    def coverage(self) -> float:
        """The share of the weighty words of ``here`` that ``there`` has."""
        weighty = [i for i, term in enumerate(self.here) if term.weighs]
        return sum(i in self.found for i in weighty) / len(weighty) if weighty else 0.0

    @cached_property
    def score(self) -> int:
        return sum(_WEIGHTS[self.here[i].kind] for i, _ in self.pairs)

    def unbroken(self, first: int, last: int) -> bool:
        """Whether only spaces stand between two words of ``there`` and those between them."""
        return all(
            self.there[j + 1].span.start - self.there[j].span.end == 1 for j in range(first, last)
        )

    def between(self, place: int) -> range:
        """The places of ``there`` that lie between the partners of the words around ``place``."""
        before = max((j for i, j in self.pairs if i < place), default=-1)
        after = min((j for i, j in self.pairs if i > place), default=len(self.there))
        return range(before + 1, after)


def align(here: Sequence[Term], there: Sequence[Term]) -> Alignment:
    """The heaviest common subsequence of two wordings."""
    rows, columns = len(here), len(there)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    equal = [[same(a, b) for b in there] for a in here]
    for i in range(rows - 1, -1, -1):
        weight = _WEIGHTS[here[i].kind]
        for j in range(columns - 1, -1, -1):
            skip = max(best[i + 1][j], best[i][j + 1])
            take = best[i + 1][j + 1] + weight if equal[i][j] else 0
            best[i][j] = max(skip, take)
    return Alignment(here, there, tuple(_path(here, equal, best)))


def _path(
    here: Sequence[Term], equal: list[list[bool]], best: list[list[int]]
) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        taken = best[i + 1][j + 1] + _WEIGHTS[here[i].kind]
        if equal[i][j] and best[i][j] == taken:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def beginnings(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(
        word[:3]
        for term in terms
        if term.kind != "function"
        for word in (term.key, term.lemma)
        if word
    )


class UnitIndex:
    """Finds the units that share most words with a wording; of equal ones the first."""

    def __init__(self, units: Iterable[Unit]) -> None:
        different: dict[tuple[str, ...], Unit] = {}
        for unit in units:
            different.setdefault(tuple(term.key for term in unit.terms), unit)
        self.units = tuple(different.values())
        self._where: dict[str, list[int]] = defaultdict(list)
        self._by_key: dict[str, Term] = {}
        for number, unit in enumerate(self.units):
            for beginning in unit.beginnings:
                self._where[beginning].append(number)
            for term in unit.terms:
                self._by_key.setdefault(term.key, term)

    def nearest(self, here: Sequence[Term], count: int) -> list[Alignment]:
        """Alignments with the likeliest units, those first that have most of the words."""
        shared: Counter[int] = Counter()
        for term in here:
            if term.kind != "function":
                keys = {term.key[:3], term.lemma[:3] or term.key[:3]}
                shared.update({n for key in keys for n in self._where.get(key, ())})
        likely = sorted(shared, key=lambda n: (-shared[n], len(self.units[n].terms), n))
        found = [align(here, self.units[number].terms) for number in likely[:count]]
        return sorted(found, key=lambda a: (a.coverage, a.score), reverse=True)

    def has(self, term: Term) -> bool:
        """Whether the word, or one akin to it, stands in any unit."""
        return term.key in self._by_key or any(akin(term, t) for t in self._by_key.values())
