"""Where the words of a sentence stand in a source, and which word there is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from quotes.engine.checks.source_words import Token, alike
from quotes.engine.checks.sources import Source

#: So many words at an edge may stand for others of the source.
_EDGE = 2


def window(
    tokens: Sequence[Token],
    there: tuple[Token, ...],
    places: Mapping[str, Sequence[int]],
    after: int,
) -> tuple[Token, ...]:
    """The stretch of the source in which most of the words stand; of equal ones that after
    ``after``, or else the first."""
    if exact := _exact(tokens, there, places, after):
        return exact
    weights = _weights(tokens, places)
    hits = sorted((place, stem) for stem in weights for place in places.get(stem, ()))
    reach = 2 * len(tokens) + 4
    best, best_key, first, score = None, (0, 0, False, 0), 0, 0
    counts = dict.fromkeys(weights, 0)
    for place, stem in hits:
        counts[stem] += 1
        score += weights[stem] if counts[stem] == 1 else 0
        while hits[first][0] < place - reach or counts[hits[first][1]] > 1:
            gone = hits[first][1]
            counts[gone] -= 1
            score -= 0 if counts[gone] else weights[gone]
            first += 1
        if score < best_key[0]:
            continue
        start = hits[first][0]
        key = (score, start - place, there[start].span.start >= after, -start)
        if key > best_key:
            best, best_key = (start, place), key
    if best is None:
        return ()
    margin = len(tokens) // 3 + 2
    return there[max(0, best[0] - margin) : best[1] + margin + 1]


def _weights(tokens: Sequence[Token], places: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """What each beginning of a word weighs; where two weighty words are found, the light ones,
    which stand everywhere in a long source, are not looked for."""
    weights: dict[str, int] = {}
    for token in tokens:
        weights[token.stem] = weights.get(token.stem, 0) + token.weight
    heavy = {t.stem for t in tokens if t.weight > 1 and places.get(t.stem)}
    return {s: w for s, w in weights.items() if s in heavy} if len(heavy) > 1 else weights


def _exact(
    tokens: Sequence[Token],
    there: tuple[Token, ...],
    places: Mapping[str, Sequence[int]],
    after: int,
) -> tuple[Token, ...]:
    """The same words, on end; looked for by the one that is rarest."""
    keys, found = [token.key for token in tokens], None
    rarest = min(range(len(tokens)), key=lambda i: len(places.get(tokens[i].stem, ())))
    for place in places.get(tokens[rarest].stem, ()):
        stretch = there[max(0, place - rarest) : max(0, place - rarest) + len(keys)]
        if there[place].key == keys[rarest] and [token.key for token in stretch] == keys:
            found = found or stretch
            if stretch[0].span.start >= after:
                return stretch
    return found or ()


def paired(here: Sequence[Token], there: Sequence[Token]) -> list[tuple[int, int]]:
    """Places of words that agree, or are forms of one where others stand around them, rising in
    both; stray words at the edges are left out."""
    pairs = _equal(here, there)
    taken = dict(pairs)
    gaps = [(-1, -1), *pairs, (len(here), len(there))]
    for (i, j), (k, m) in pairwise(gaps):
        free = list(range(j + 1, m))
        for place in range(i + 1, k):
            partner = next((p for p in free if alike(here[place], there[p])), None)
            if partner is not None:
                taken[place] = partner
                free = [p for p in free if p > partner]
    return _without_strays(sorted(taken.items()), here)


def _equal(here: Sequence[Token], there: Sequence[Token]) -> list[tuple[int, int]]:
    blocks = Indel.opcodes([t.key for t in here], [t.key for t in there])
    return [
        (block.src_start + n, block.dest_start + n)
        for block in blocks
        if block.tag == "equal"
        for n in range(block.src_end - block.src_start)
    ]


def _without_strays(pairs: list[tuple[int, int]], here: Sequence[Token]) -> list[tuple[int, int]]:
    """Light words that stand far off from the others say nothing."""
    while len(pairs) > 1 and _strays(pairs[0], pairs[1], here[pairs[0][0]]):
        pairs = pairs[1:]
    while len(pairs) > 1 and _strays(pairs[-2], pairs[-1], here[pairs[-1][0]]):
        pairs = pairs[:-1]
    return pairs


def with_edges(
    here: Sequence[Token],
    there: Sequence[Token],
    pairs: Sequence[tuple[int, int]],
    source: Source,
) -> tuple[int, int]:
    """The first and last word of the source that stand for the sentence: one or two words at an
    edge that differ are taken to have others of its sentence in their place."""
    (i, first), (k, last) = pairs[0], pairs[-1]
    for _ in range(i if i <= _EDGE else 0):
        if first == 0 or not _runs_on(source, there[first - 1], there[first]):
            break
        first -= 1
    missing = len(here) - 1 - k
    for _ in range(missing if missing <= _EDGE else 0):
        if last + 1 == len(there) or not _runs_on(source, there[last], there[last + 1]):
            break
        last += 1
    return first, last


def _runs_on(source: Source, before: Token, after: Token) -> bool:
    return not source.text[before.span.end : after.span.start].strip()


def _strays(first: tuple[int, int], second: tuple[int, int], edge: Token) -> bool:
    apart = (second[1] - first[1]) - (second[0] - first[0])
    return abs(apart) > (1 if edge.weight == 1 else 4)
