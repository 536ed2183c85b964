"""Quotes repeated with a change, quotes whose source is gone, accusations without a reply."""

from __future__ import annotations

import re
from random import Random

from bench.cases import BODY, Case, Planted, injector

_SAYS = {"nb": "sier", "nn": "seier", "en": "said"}
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])")
_NEGATION = re.compile(r"\b(?:ikke|ikkje|aldri|not|never) ")
_FEWEST = 8
_ACCUSED = {
    "nb": "Naboene anklager Torvald Rusten for å ha løyet om saken.",
    "nn": "Naboane skuldar Torvald Rusten for å ha loge om saka.",
    "en": "Neighbours accused Torvald Rusten of lying about it.",
}


def _repeated(case: Case, rng: Random, pattern: re.Pattern[str], words: str) -> Planted | None:
    """A sentence that somebody says, once more at the end, with what matches replaced."""
    found = []
    for piece, start, end, quote in case.quotes(*BODY):
        named = quote.speaker and quote.rule == "name" and quote.mark == "dash"
        for sentence in re.split(r"(?<=[.!?]) ", case.pieces[piece].words[start:end]):
            plain = sentence.strip(" ,.")
            if named and len(plain.split()) >= _FEWEST and pattern.search(plain):
                found.append((plain, quote.speaker))
    if not found:
        return None
    plain, speaker = rng.choice(found)
    new = pattern.sub(words, plain, count=1)
    last = max(number for number, _ in case.numbered(*BODY)) + 1
    return case.inserted(last, "paragraph", f"– {new}, {_SAYS[case.language]} {speaker}.")


@injector("inconsistent-quote", "number changed")
def other_number(case: Case, rng: Random) -> Planted | None:
    return _repeated(case, rng, _NUMBER, str(rng.randint(200, 900)))


@injector("inconsistent-quote", "negation lost")
def without_negation(case: Case, rng: Random) -> Planted | None:
    return _repeated(case, rng, _NEGATION, "")


@injector("inconsistent-quote", "the same words again", fires=False)
def repeated(case: Case, rng: Random) -> Planted | None:
    return _repeated(case, rng, re.compile(r"$"), "")


@injector("unattributed-quote", "source lost")
def without_source(case: Case, rng: Random) -> Planted | None:
    """Only where the paragraph before is not about the speaker."""
    found = []
    for piece, start, end, quote in case.quotes("paragraph"):
        words = case.pieces[piece].words
        before = case.pieces[piece - 1].words if piece else ""
        alone = quote.mark == "dash" and quote.cue and quote.mention and start <= 3
        family = (quote.speaker or "?").split()[-1]
        if alone and quote.rule == "name" and family not in before and end - start > 40:
            found.append((piece, end, len(words)))
    if not found:
        return None
    piece, start, end = rng.choice(found)
    planted = case.replaced(piece, start, end, ".")
    return Planted(planted.pieces, piece, 0, start)


@injector("no-reply", "accused by name")
def accused(case: Case, rng: Random) -> Planted | None:
    places = [number for number, _ in case.numbered("paragraph")]
    words = _ACCUSED[case.language]
    return case.inserted(rng.choice(places), "paragraph", words) if places else None
