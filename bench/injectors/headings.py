"""Subheadings that quote a body's sentence: faithfully, or sharper than it is."""

from __future__ import annotations

import re
from random import Random

from bench.cases import BODY, Case, Planted, injector

_DEGREE = re.compile(
    r"\b(?:svært|veldig|ganske|nokså|litt|særlig|meget|særleg|slightly|very|quite|rather)\b"
)
_NEGATION = re.compile(r"\b(?:ikke|ikkje|aldri|not|never) ")
_HEDGE = re.compile(r"\b(?:kanskje|trolig|truleg|muligens|perhaps|probably) ")
_SAYS_LESS = re.compile(
    r"\b(?:ikke|ikkje|aldri|ingen|kan|kunne|kanskje|trolig|truleg|muligens|tror|trur|not|never|may)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\d.,])\d{2,3}(?![\d.,])")
_LONG = re.compile(r"[a-zæøå]{8,}")
_EXTREME = {"nb": "ekstremt", "nn": "ekstremt", "en": "extremely"}
_FEWEST, _MOST = 4, 14


def _sentences(case: Case) -> list[tuple[int, str]]:
    """Spoken sentences that would fit into a subheading, with the number of their piece."""
    found = []
    for piece, start, end, _ in case.quotes(*BODY):
        for sentence in re.split(r"(?<=[.!?]) ", case.pieces[piece].words[start:end]):
            words = sentence.rstrip(",.")
            if _FEWEST <= len(words.split()) <= _MOST and "?" not in words:
                found.append((piece, words))
    return found


def _changed(
    case: Case, rng: Random, pattern: re.Pattern[str], words: str
) -> tuple[int, str, str] | None:
    """The number of a piece and one of its sentences, with what matches replaced and without."""
    fitting = [(n, s) for n, s in _sentences(case) if pattern.search(s)]
    if not fitting:
        return None
    piece, sentence = rng.choice(fitting)
    new = pattern.sub(words, sentence, count=1)
    return piece, _capital(new), sentence


def _subheading(case: Case, found: tuple[int, str, str] | None) -> Planted | None:
    if found is None:
        return None
    piece, words, right = found
    frame = '"{}"' if case.language == "en" else "– {}"
    return case.inserted(piece, "subheading", frame.format(words), right and frame.format(right))


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


@injector("heading-quote", "stronger degree")
def stronger(case: Case, rng: Random) -> Planted | None:
    return _subheading(case, _changed(case, rng, _DEGREE, _EXTREME[case.language]))


@injector("heading-quote", "negation lost")
def without_negation(case: Case, rng: Random) -> Planted | None:
    return _subheading(case, _changed(case, rng, _NEGATION, ""))


@injector("heading-quote", "reservation lost")
def without_hedge(case: Case, rng: Random) -> Planted | None:
    return _subheading(case, _changed(case, rng, _HEDGE, ""))


@injector("heading-quote", "number changed")
def other_number(case: Case, rng: Random) -> Planted | None:
    return _subheading(case, _changed(case, rng, _NUMBER, str(rng.randint(200, 900))))


@injector("heading-quote", "misspelt word")
def misspelt(case: Case, rng: Random) -> Planted | None:
    fitting = [(n, s) for n, s in _sentences(case) if _LONG.search(s)]
    if not fitting:
        return None
    piece, sentence = rng.choice(fitting)
    match = rng.choice(list(_LONG.finditer(sentence)))
    at = match.start() + 3
    new = sentence[:at] + sentence[at + 1] + sentence[at] + sentence[at + 2 :]
    return _subheading(case, (piece, new, sentence)) if new != sentence else None


@injector("heading-quote", "a quote of nobody")
def invented(case: Case, rng: Random) -> Planted | None:
    strange = {
        "nb": "Orgelet i katedralen knirker forferdelig under konsertene",
        "nn": "Orgelet i katedralen knirkar forferdeleg under konsertane",
        "en": "The cathedral organ creaks horribly during concerts",
    }
    places = [number for number, _ in case.numbered("paragraph")]
    return _subheading(case, (rng.choice(places), strange[case.language], "")) if places else None


@injector("heading-quote", "a faithful heading", fires=False)
def faithful(case: Case, rng: Random) -> Planted | None:
    sentences = _sentences(case)
    return _subheading(case, (*rng.choice(sentences), "")) if sentences else None


@injector("heading-quote", "a shortened heading", fires=False)
def shortened(case: Case, rng: Random) -> Planted | None:
    """The last words of a sentence, without its first two."""
    sentences = [
        (n, s)
        for n, s in _sentences(case)
        if len(s.split()) > _FEWEST + 2 and not _SAYS_LESS.search(s)
    ]
    if not sentences:
        return None
    piece, sentence = rng.choice(sentences)
    words = sentence.split(" ", 2)[2]
    return _subheading(case, (piece, _capital(words), ""))
