"""Quotation marks: one lost, one of another kind."""

from __future__ import annotations

import re
from random import Random

from bench.cases import BODY, Case, Planted, injector

_PAIR = re.compile(r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"")


def _pairs(case: Case) -> list[tuple[int, int, int]]:
    """Pairs in pieces whose marks are in order."""
    whole = {
        number
        for number, piece in case.numbered(*BODY)
        if piece.words.count("«") == piece.words.count("»") and piece.words.count('"') % 2 == 0
    }
    return [place for place in case.found(_PAIR, *BODY) if place[0] in whole]


@injector("quote-marks", "closing mark lost")
def without_closing(case: Case, rng: Random) -> Planted | None:
    pairs = _pairs(case)
    if not pairs:
        return None
    piece, start, end = rng.choice(pairs)
    planted = case.replaced(piece, end - 1, end, "")
    return Planted(planted.pieces, piece, start, end - 1)


@injector("quote-marks", "opening mark lost")
def without_opening(case: Case, rng: Random) -> Planted | None:
    pairs = _pairs(case)
    if not pairs:
        return None
    piece, start, end = rng.choice(pairs)
    planted = case.replaced(piece, start, start + 1, "")
    return Planted(planted.pieces, piece, start, end - 1)


@injector("quote-marks", "two kinds of marks")
def mixed(case: Case, rng: Random) -> Planted | None:
    pairs = [p for p in _pairs(case) if case.pieces[p[0]].words[p[1]] == "«"]
    if not pairs:
        return None
    piece, start, end = rng.choice(pairs)
    planted = case.replaced(piece, end - 1, end, '"')
    return Planted(planted.pieces, piece, start, end)


@injector("quote-marks", "a quote over two paragraphs", fires=False)
def over_paragraphs(case: Case, rng: Random) -> Planted | None:
    quotes = [q for q in case.quotes(*BODY) if ". " in case.pieces[q[0]].words[q[1] : q[2]]]
    if not quotes:
        return None
    piece, start, end, _ = rng.choice(quotes)
    words = case.pieces[piece].words[start:end].strip()
    first, _, second = words.partition(". ")
    opened = case.inserted(piece, "paragraph", f"«{second}»")
    both = Case(case.id, opened.pieces, case.language, case.date).inserted(
        piece, "paragraph", f"«{first}."
    )
    return Planted(both.pieces, piece, 0, len(first) + 2)
