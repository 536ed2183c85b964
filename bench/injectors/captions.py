"""Captions with another place, person or weekday than the body, and credits gone."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from bench.cases import BODY, Case, Planted, injector
from quotes.engine.language.lexicons import rows

_DAYS = {
    "nb": ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    "nn": ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_PLACE = re.compile(
    r"(?:(?<= i )|(?<= på )|(?<= til )|(?<= in ))[A-ZÆØÅ][a-zæøå]{3,}\b(?! [A-ZÆØÅ])"
)
_OTHER_PLACES = ["Kragerø", "Vadsø", "Toulouse", "Arendal", "Kirkenes"]
_KNOWN = "|".join(sorted(row["name"].title() for row in rows("first_names")))
_FULL_NAME = re.compile(rf"\b(?:{_KNOWN})(?= [A-ZÆØÅ][a-zæøå]+\b(?! [A-ZÆØÅ]))")
_FIRST_NAMES = ["Ingebjørg", "Torgeir", "Wenche", "Sverre"]
_SENTENCE = re.compile(r"^[A-ZÆØÅ][^.!?:«»\"–]{40,160}\.(?= |$)")


def _made(
    case: Case, rng: Random, pattern: re.Pattern[str]
) -> tuple[int, str, re.Match[str]] | None:
    """A body sentence as a caption, with a match that is to be changed; not from a quote."""
    found = []
    for number, piece in case.numbered(*BODY):
        sentence = _SENTENCE.search(piece.words)
        match = pattern.search(sentence[0]) if sentence else None
        if sentence and match and case.document().text.count(match[0]) < 4:
            found.append((number, sentence[0], match))
    return rng.choice(found) if found else None


def _with(case: Case, made: tuple[int, str, re.Match[str]] | None, words: str) -> Planted | None:
    if made is None:
        return None
    number, sentence, match = made
    caption = sentence[: match.start()] + words + sentence[match.end() :]
    planted = case.inserted(number, "caption", caption, sentence)
    return replace(planted, start=match.start(), end=match.start() + len(words))


@injector("caption-body", "another place")
def other_place(case: Case, rng: Random) -> Planted | None:
    return _with(case, _made(case, rng, _PLACE), rng.choice(_OTHER_PLACES))


@injector("caption-body", "another weekday")
def other_day(case: Case, rng: Random) -> Planted | None:
    days = _DAYS[case.language]
    made = _made(case, rng, re.compile("|".join(days)))
    return _with(case, made, rng.choice([d for d in days if d != made[2][0]])) if made else None


@injector("caption-body", "another first name")
def other_first_name(case: Case, rng: Random) -> Planted | None:
    made = _made(case, rng, _FULL_NAME)
    if made is None or re.search(rf"(?:{_KNOWN}) $", made[1][: made[2].start()]):
        return None
    return _with(case, made, rng.choice(_FIRST_NAMES))


@injector("caption-body", "a caption that says the same", fires=False)
def same(case: Case, rng: Random) -> Planted | None:
    made = _made(case, rng, _PLACE)
    return _with(case, made, made[2][0]) if made else None


@injector("photo-credit", "credit lost")
def without_credit(case: Case, rng: Random) -> Planted | None:
    credits = [number for number, _ in case.numbered("credit")]
    if len(credits) < 2:
        return None
    gone = rng.choice(credits)
    pieces = (*case.pieces[:gone], *case.pieces[gone + 1 :])
    return Planted(pieces, gone - 1, 0, len(pieces[gone - 1].words))


@injector("photo-credit", "credit without a name")
def nameless(case: Case, rng: Random) -> Planted | None:
    places = case.found(r"(?<=[Ff]oto:|hoto:)[^/\n]+$|(?<=[Ff]oto:|hoto:) [^/\n]+(?=/)", "credit")
    if not places:
        return None
    piece, start, end = rng.choice(places)
    planted = case.replaced(piece, start, end, " ")
    return Planted(planted.pieces, piece, 0, start + 1)


@injector("photo-credit", "label misspelt")
def misspelt_label(case: Case, rng: Random) -> Planted | None:
    places = case.found(r"Foto(?=: [A-Z])|Photo(?=: [A-Z])", "credit")
    return (
        case.replaced(*rng.choice(places), rng.choice(["Fotto", "Fto", "Foti"])) if places else None
    )


@injector("leftover-text", "page words after a paragraph")
def page_words(case: Case, rng: Random) -> Planted | None:
    words = {"nb": ["Les mer", "Annonse", "Lukk"], "nn": ["Les meir", "Lukk"], "en": ["Read more"]}
    places = case.found(r"(?<=\.)$", *BODY)
    if not places:
        return None
    piece, at, _ = rng.choice(places)
    planted = case.replaced(piece, at, at, " " + rng.choice(words[case.language]))
    return Planted(planted.pieces, piece, at + 1, planted.end)
