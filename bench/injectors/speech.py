"""Quotes repeated with a change, quotes whose source is gone, accusations without a reply."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from bench.cases import BODY, Case, Planted, injector
from quotes.engine.results import Quote

_SAYS = {"nb": "sier", "nn": "seier", "en": "said"}
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])")
_NEGATION = re.compile(r"\b(?:ikke|ikkje|aldri|not|never) ")
_FEWEST = 8
_ACCUSED = {
    "nb": "Naboene anklager Torvald Rusten for å ha løyet om saken.",
    "nn": "Naboane skuldar Torvald Rusten for å ha loge om saka.",
    "en": "Neighbours accused Torvald Rusten of lying about it.",
}


_TELLS = re.compile(r"^[–—-]|[:–]\s*$|\b(?:han|hun|ho|he|she)\b", re.IGNORECASE)
_SPEECH = re.compile(r"[–—«“\"-]|(?:han|hun|ho|he|she|det sier|det seier)\b", re.IGNORECASE)
_NAME_INSIDE = re.compile(r"(?<!^)(?<![.!?] )\b[A-ZÆØÅ]")
_STRAY = {
    "nb": [
        "– Dette er noe vi må snakke om før det er for sent.",
        "– Jeg skulle ønske at noen hadde sagt fra tidligere.",
    ],
    "nn": [
        "– Dette er noko vi må snakke om før det er for seint.",
        "– Eg skulle ønskje at nokon hadde sagt frå tidlegare.",
    ],
    "en": [
        "“This is something we have to talk about before it is too late.”",
        "“I wish that somebody had told us earlier.”",
    ],
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
    """Only where the reader can no longer tell: the body paragraph before neither names the
    speaker nor has a pronoun, leads in with a colon or is itself speech."""
    found = []
    for piece, start, end, quote in case.quotes("paragraph"):
        words = case.pieces[piece].words
        before = [p.words for p in case.pieces[:piece] if p.kind in BODY][-1:]
        mention = case.place_of(quote.mention) if quote.mention else None
        alone = quote.mark == "dash" and quote.cue and mention and start <= 3
        after = mention is not None and mention[0] == piece and mention[1] >= end
        told = not before or _TELLS.search(before[0]) or _family(quote) in before[0]
        if alone and after and quote.rule == "name" and not told and end - start > 40:
            found.append((piece, end, len(words)))
    if not found:
        return None
    piece, start, end = rng.choice(found)
    planted = case.replaced(piece, start, end, ".")
    return Planted(planted.pieces, piece, 0, start)


@injector("unattributed-quote", "speech of nobody")
def stray_speech(case: Case, rng: Random) -> Planted | None:
    """After a body paragraph without a name, a pronoun or speech; what follows is no speech."""
    body = case.numbered(*BODY)
    places = [
        number + 1
        for (number, piece), (_, following) in pairwise(body)
        if not (_TELLS.search(piece.words) or _SPEECH.match(following.words))
        and not _NAME_INSIDE.search(piece.words)
    ]
    families = {_family(quote) for *_, quote in case.quotes(*BODY)}
    places = [n for n in places if not any(f in case.pieces[n - 1].words for f in families)]
    words = _STRAY[case.language]
    return case.inserted(rng.choice(places), "paragraph", rng.choice(words)) if places else None


def _family(quote: Quote) -> str:
    return (quote.speaker or "?").split()[-1]


@injector("no-reply", "accused by name")
def accused(case: Case, rng: Random) -> Planted | None:
    places = [number for number, _ in case.numbered("paragraph")]
    words = _ACCUSED[case.language]
    return case.inserted(rng.choice(places), "paragraph", words) if places else None
