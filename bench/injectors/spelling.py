"""Letters swapped, lost and doubled in names and words; cities in another country."""

from __future__ import annotations

import re
from random import Random

from bench.cases import BODY, Case, Planted, injector
from quotes.engine.checks.speller import speller
from quotes.engine.facts.loading import load_facts
from quotes.engine.language.lexicons import rows

_KNOWN = frozenset(row["name"].title() for row in rows("first_names"))
_FULL = re.compile(r"\b([A-ZÆØÅ][a-zæøå]+) ([A-ZÆØÅ][a-zæøå]{5,})\b(?! [A-ZÆØÅ])")
_WORD = re.compile(r"(?<![\w«-])[a-zæøå]{6,16}(?![\w»-])")
_CAPITAL = {"nb": "{}s hovedstad {}", "nn": "hovudstaden i {}, {},", "en": "{}'s capital {}"}
_VISITED = {"nb": "De besøkte {}.", "nn": "Dei vitja {}.", "en": "They visited {}."}
_LIVES = {"nb": "Hun bor i {} i {}.", "nn": "Ho bur i {} i {}.", "en": "She lives in {}, {}."}
_COUNTRIES = ["HU", "RO", "PL", "SE", "AU", "JP", "PT", "FI", "EG", "KE", "PE", "VN", "CA", "AT"]


def _slip(word: str, rng: Random) -> str:
    """A word with one slip after its first letter: two letters swapped, one lost or doubled."""
    place = rng.randint(1, len(word) - 3)
    before, letter, following = word[:place], word[place], word[place + 1]
    kind = rng.choice(["swap", "drop", "double"])
    if kind == "swap" and letter != following:
        return before + following + letter + word[place + 2 :]
    if kind == "drop" or following == letter:
        return before + word[place + 1 :]
    return before + letter + word[place:]


@injector("name-spelling", "a slip in a family name")
def slip_in_family(case: Case, rng: Random) -> Planted | None:
    """At one mention of somebody who is named in full and once more at least."""
    text = case.document().text
    families = {
        match[2]
        for match in _FULL.finditer(text)
        if match[1] in _KNOWN and len(re.findall(rf"\b{match[2]}s?\b", text)) > 2
    }
    places = [place for family in sorted(families) for place in case.found(rf"\b{family}\b", *BODY)]
    if not places:
        return None
    piece, start, end = rng.choice(places)
    return case.replaced(piece, start, end, _slip(case.pieces[piece].words[start:end], rng))


@injector("name-spelling", "a slip against the facts")
def slip_against_facts(case: Case, rng: Random) -> Planted | None:
    names = {
        "nb": ["Nato-sjef Jens Stoltenberg", "Russlands president Vladimir Putin"],
        "nn": ["Nato-sjef Jens Stoltenberg", "Noregs statsminister Erna Solberg"],
        "en": ["German chancellor Angela Merkel", "US president Barack Obama"],
    }
    name = rng.choice(names[case.language])
    says = {"nb": "sa nei.", "nn": "sa nei.", "en": "said no."}[case.language]
    words, family = name.rsplit(" ", 1)
    if family in case.document().text:
        return None
    last = max(number for number, _ in case.numbered(*BODY)) + 1
    wrong = f"{words} {_slip(family, rng)} {says}"
    return case.inserted(last, "paragraph", wrong, f"{name} {says}")


@injector("spelling", "a slip in a word")
def slip_in_word(case: Case, rng: Random) -> Planted | None:
    text, words = case.document().text.lower(), speller(case.language)
    places = [
        place
        for place in case.found(_WORD, *BODY)
        if text.count(case.pieces[place[0]].words[place[1] : place[2]]) == 1
    ]
    for piece, start, end in rng.sample(places, min(len(places), 20)):
        wrong = _slip(case.pieces[piece].words[start:end], rng)
        if not words.knows(wrong):
            return case.replaced(piece, start, end, wrong)
    return None


def _two_countries(case: Case, rng: Random) -> tuple[str, str, str]:
    """A country, its capital and the capital of another one."""
    facts, language = load_facts(), case.language
    one, other = (facts.countries[key] for key in rng.sample(_COUNTRIES, 2))
    capitals = [c.capital_en if language == "en" else c.capital_nb for c in (one, other)]
    return one.name_in(language), capitals[0], capitals[1]


@injector("place", "another capital")
def other_capital(case: Case, rng: Random) -> Planted | None:
    country, right, wrong = _two_countries(case, rng)
    frame, visited = _CAPITAL[case.language], _VISITED[case.language]
    last = max(number for number, _ in case.numbered(*BODY)) + 1
    sentences = [visited.format(frame.format(country, city)) for city in (wrong, right)]
    return case.inserted(last, "paragraph", *sentences)


@injector("place", "a city in another country")
def other_country(case: Case, rng: Random) -> Planted | None:
    country, right, wrong = _two_countries(case, rng)
    frame = _LIVES[case.language]
    last = max(number for number, _ in case.numbered(*BODY)) + 1
    sentences = [frame.format(city, country) for city in (wrong, right)]
    return case.inserted(last, "paragraph", *sentences)


@injector("place", "a city in its country", fires=False)
def right_country(case: Case, rng: Random) -> Planted | None:
    country, right, _ = _two_countries(case, rng)
    last = max(number for number, _ in case.numbered(*BODY)) + 1
    return case.inserted(last, "paragraph", _LIVES[case.language].format(right, country))
