"""Quotes that differ from their source: a transcript made from the quotes of the clean text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from bench.cases import BODY, Case, Planted, injector
from quotes.engine.checks.sources import Source, Sources

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])")
_NEGATION = re.compile(r"\b(?:ikke|ikkje|aldri|not|never) ")
_NAME = re.compile(r"(?<=[a-zæøå,] )(?!I\b)[A-ZÆØÅ][a-zæøå]{3,}\b")
_WORD = re.compile(r"(?<= )[a-zæøå]{5,}(?= )")
_FEWEST = 6
_STRANGE = {
    "nb": "Orgelet i katedralen knirker forferdelig under konsertene",
    "nn": "Orgelet i katedralen knirkar forferdeleg under konsertane",
    "en": "The cathedral organ creaks horribly during concerts",
}
_OTHER_WORD = {"nb": "hyppigere", "nn": "oftare", "en": "yellowish"}
_FILLER = {"nb": " altså,", "nn": " altså,", "en": " you know,"}


def _transcript(case: Case, spoken: Callable[[str], str] = str) -> Sources:
    """What everybody says in the article, a turn a paragraph."""
    turns = [
        f"{quote.speaker or 'NN'}: {spoken(case.pieces[piece].words[start:end])}"
        for piece, start, end, quote in case.quotes("headline", "subheading", "caption", *BODY)
    ]
    return Sources((Source("Utskrift", "\n\n".join(turns)),))


def _changed(
    case: Case, rng: Random, pattern: re.Pattern[str], words: str, mark: str = ""
) -> Planted | None:
    """One quote with one place that matches replaced, against the transcript as it was."""
    places = [
        (piece, start + match.start(), start + match.end())
        for piece, start, end, quote in case.quotes(*BODY)
        if quote.speaker != "REPORTER" and quote.mark.startswith(mark)
        for match in pattern.finditer(case.pieces[piece].words[start:end])
    ]
    if not places:
        return None
    return replace(case.replaced(*rng.choice(places), words), sources=_transcript(case))


@injector("source-wording", "number changed")
def other_number(case: Case, rng: Random) -> Planted | None:
    return _changed(case, rng, _NUMBER, str(rng.randint(200, 900)))


@injector("source-wording", "negation lost")
def without_negation(case: Case, rng: Random) -> Planted | None:
    planted = _changed(case, rng, _NEGATION, "")
    return planted and replace(planted, end=planted.start + 1)


@injector("source-wording", "another name")
def other_name(case: Case, rng: Random) -> Planted | None:
    return _changed(case, rng, _NAME, "Torvaldsen")


@injector("source-wording", "another word in quotation marks")
def other_word(case: Case, rng: Random) -> Planted | None:
    marks = "double" if case.language == "en" else "guillemets"
    return _changed(case, rng, _WORD, _OTHER_WORD[case.language], marks)


@injector("quote-not-in-source", "a sentence that nobody said")
def invented(case: Case, rng: Random) -> Planted | None:
    places = [
        (piece, start, end)
        for piece, start, end, quote in case.quotes(*BODY)
        if quote.speaker != "REPORTER"
    ]
    if not places:
        return None
    piece, start, end = rng.choice(places)
    closing = case.pieces[piece].words[end - 1]
    words = _STRANGE[case.language] + (closing if closing in ".,!?" else "")
    return replace(case.replaced(piece, start, end, words), sources=_transcript(case))


def _faithful(case: Case, rng: Random, spoken: Callable[[str], str], marks: str) -> Planted | None:
    """One quote as it is, against what was said."""
    places = [
        (piece, start, end)
        for piece, start, end, quote in case.quotes(*BODY)
        if quote.mark.startswith(marks)
    ]
    if not places:
        return None
    piece, start, end = rng.choice(places)
    words = case.pieces[piece].words[start:end]
    return replace(case.replaced(piece, start, end, words), sources=_transcript(case, spoken))


@injector("source-wording", "the words of the source", fires=False)
def verbatim(case: Case, rng: Random) -> Planted | None:
    return _faithful(case, rng, str, "")


@injector("source-wording", "tidied after a dash", fires=False)
def tidied(case: Case, rng: Random) -> Planted | None:
    """The transcript has a filler in the middle of each turn, and a word said twice."""

    def as_spoken(words: str) -> str:
        said = words.split(" ")
        half = len(said) // 2
        if len(said) < _FEWEST:
            return words
        return " ".join([*said[:half], said[half - 1] + _FILLER[case.language], *said[half:]])

    return _faithful(case, rng, as_spoken, "dash")


@injector("quote-not-in-source", "the words of the source", fires=False)
def found(case: Case, rng: Random) -> Planted | None:
    return _faithful(case, rng, str, "")
