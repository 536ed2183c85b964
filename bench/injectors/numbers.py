"""Numbers that don't go together: counts, sums, shares, changes and ages."""

from __future__ import annotations

import re
from random import Random

from bench.cases import BODY, Case, Planted, injector
from quotes.engine.facts.loading import load_facts

_COUNT = re.compile(r"(?<![\d.,–-])(?P<number>\d{2,4})(?= [a-zæøå]{4,})(?! (?:år|prosent|grader))")
_WORD = re.compile(r"\b(?P<number>tre|fire|fem|seks|sju|åtte|ni|tolv)(?= [a-zæøå]{5,})")
_HEADING = re.compile(r"(?<![\d.,–-])(?P<number>\d{1,4})(?= [a-zæøå]{4,})")
_OTHER = {"tre": "fem", "fire": "sju", "fem": "åtte", "seks": "ni", "sju": "ti", "åtte": "elleve"}
_SENTENCE = re.compile(r"^[A-ZÆØÅ][^.!?:«»\"–]{40,160}\.(?= |$)")
_AGED = re.compile(r"\b[A-ZÆØÅ]\w+ [A-ZÆØÅ]\w+ \((?P<age>\d\d)\)")

_CHANGE = {
    "nb": "Andelen økte fra {first} til {last} prosent, en økning på {change} {unit}.",
    "nn": "Delen auka frå {first} til {last} prosent, ein auke på {change} {unit}.",
    "en": "The share rose from {first} to {last} percent, an increase of {change} {unit}.",
}
_FALL = {
    "nb": "Andelen falt {change} {unit}, fra {first} prosent i 2009 til {last} prosent nå.",
    "nn": "Delen fall med {change} {unit}, frå {first} prosent til {last} prosent.",
    "en": "The share fell by {change} {unit}, from {first} percent to {last} percent.",
}
_UNITS = {
    "nb": ("prosent", "prosentpoeng"),
    "nn": ("prosent", "prosentpoeng"),
    "en": ("percent", "percentage points"),
}
_GROWTH = {
    "nb": "Tallet på søkere steg fra {first} til {last}, en økning på {change} prosent.",
    "nn": "Talet på søkjarar steig frå {first} til {last}, ein auke på {change} prosent.",
    "en": "The number of applicants rose from {first} to {last}, an increase of {change} percent.",
}
_SUM = {
    "nb": "{a} kvinner og {b} menn, i alt {sum}, meldte seg.",
    "nn": "{a} kvinner og {b} menn, i alt {sum}, melde seg.",
    "en": "There were {a} women and {b} men, {sum} in all.",
}
_SHARE = {
    "nb": "{part} av {whole} medlemmer, altså {share} prosent, stemte for.",
    "nn": "{part} av {whole} medlemmer, altså {share} prosent, røysta for.",
    "en": "{part} of {whole} members ({share} percent) voted in favour.",
}


def _end(case: Case) -> int:
    return max((number for number, _ in case.numbered(*BODY)), default=-1) + 1


def _added(case: Case, words: str, right: str) -> Planted:
    return case.inserted(_end(case), "paragraph", words, right)


@injector("percentage-points", "prosent for prosentpoeng, rise")
def rise_in_percent(case: Case, rng: Random) -> Planted | None:
    first, change = rng.randint(12, 60), rng.randint(2, 9)
    percent, points = _UNITS[case.language]
    values = {"first": first, "last": first + change, "change": change}
    frame = _CHANGE[case.language]
    return _added(case, frame.format(unit=percent, **values), frame.format(unit=points, **values))


@injector("percentage-points", "prosent for prosentpoeng, fall")
def fall_in_percent(case: Case, rng: Random) -> Planted | None:
    last, change = rng.randint(12, 60), rng.randint(2, 9)
    percent, points = _UNITS[case.language]
    values = {"first": last + change, "last": last, "change": change}
    frame = _FALL[case.language]
    return _added(case, frame.format(unit=percent, **values), frame.format(unit=points, **values))


@injector("percentage-points", "prosentpoeng", fires=False)
def right_points(case: Case, rng: Random) -> Planted | None:
    first, change = rng.randint(12, 60), rng.randint(2, 9)
    values = {"first": first, "last": first + change, "change": change}
    words = _CHANGE[case.language].format(unit=_UNITS[case.language][1], **values)
    return _added(case, words, "")


@injector("arithmetic", "another growth")
def other_growth(case: Case, rng: Random) -> Planted | None:
    first, last = rng.randint(120, 480), rng.randint(500, 900)
    change = round(100 * (last - first) / first)
    frame = _GROWTH[case.language]
    wrong = frame.format(first=first, last=last, change=change + rng.choice([-15, 12, 20, 35]))
    return _added(case, wrong, frame.format(first=first, last=last, change=change))


@injector("arithmetic", "another sum")
def other_sum(case: Case, rng: Random) -> Planted | None:
    a, b = rng.randint(3, 30), rng.randint(3, 30)
    frame = _SUM[case.language]
    wrong = frame.format(a=a, b=b, sum=a + b + rng.choice([-2, -1, 1, 2, 3]))
    return _added(case, wrong, frame.format(a=a, b=b, sum=a + b))


@injector("arithmetic", "another share")
def other_share(case: Case, rng: Random) -> Planted | None:
    whole = rng.randint(20, 90)
    part = rng.randint(5, whole - 5)
    share = round(100 * part / whole)
    frame = _SHARE[case.language]
    wrong = frame.format(part=part, whole=whole, share=share + rng.choice([-9, -5, 6, 11]))
    return _added(case, wrong, frame.format(part=part, whole=whole, share=share))


@injector("arithmetic", "right sums and shares", fires=False)
def right_numbers(case: Case, rng: Random) -> Planted | None:
    a, b, whole = rng.randint(3, 30), rng.randint(3, 30), rng.randint(20, 90)
    part = rng.randint(5, whole - 5)
    share = _SHARE[case.language].format(part=part, whole=whole, share=round(100 * part / whole))
    return _added(case, _SUM[case.language].format(a=a, b=b, sum=a + b) + " " + share, "")


@injector("number-conflict", "another number in the headline")
def other_in_headline(case: Case, rng: Random) -> Planted | None:
    """A number of the headline or a caption that the body has as well."""
    body = " ".join(piece.words for _, piece in case.numbered(*BODY))
    places = []
    for number, piece in case.numbered("headline", "caption"):
        for match in _HEADING.finditer(piece.words):
            if re.search(rf"(?<!\d){match['number']} ", body):
                places.append((number, *match.span("number"), int(match["number"])))
    if not places:
        return None
    piece_number, start, end, value = rng.choice(places)
    return case.replaced(piece_number, start, end, str(value + rng.choice([2, 3, 5, 7])))


@injector("number-conflict", "another number in a caption")
def other_in_caption(case: Case, rng: Random) -> Planted | None:
    """A body sentence as a caption, with its only number changed."""
    found = []
    for number, piece in case.numbered("paragraph"):
        sentence = _SENTENCE.search(piece.words)
        matches = list(_COUNT.finditer(sentence[0])) if sentence else []
        if sentence and len(matches) == 1 and not re.search(r"(?:19|20)\d\d", sentence[0]):
            found.append((number, sentence[0], matches[0]))
    if not found:
        return None
    number, words, match = rng.choice(found)
    value = int(match["number"]) + rng.choice([3, 7, 11])
    caption = words[: match.start()] + str(value) + words[match.end() :]
    return case.inserted(number, "caption", caption, words)


@injector("age", "another age elsewhere")
def other_age(case: Case, rng: Random) -> Planted | None:
    found = []
    for number, piece in case.numbered(*BODY):
        for match in _AGED.finditer(piece.words):
            found.append((number, match))
    if not found:
        return None
    number, match = rng.choice(found)
    age = int(match["age"]) + rng.choice([-3, -1, 1, 2, 10])
    caption = {"nb": "{} på vei hjem.", "nn": "{} på veg heim.", "en": "{} on the way home."}
    words = caption[case.language].format(match[0].replace(match["age"], str(age)))
    right = caption[case.language].format(match[0])
    return case.inserted(number + 1, "caption", words, right)


@injector("age", "an age against the facts")
def age_against_facts(case: Case, rng: Random) -> Planted | None:
    if case.date is None or case.date.precision != "day":
        return None
    people = [
        p
        for p in load_facts().people.values()
        if p.born
        and p.born.precision == "day"
        and not p.died
        and p.born.first.year > 1945
        and p.born.first.year < case.date.first.year - 30
        and len(p.name_nb.split()) > 1
    ]
    person = rng.choice(people)
    assert person.born is not None  # chosen so
    day, born = case.date.first, person.born.first
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    says = {"nb": "sier ikke mer.", "nn": "seier ikkje meir.", "en": "says no more."}
    name = person.name_in(case.language)
    wrong = f"{name} ({age + rng.choice([-4, -2, 2, 3, 5])}) {says[case.language]}"
    return _added(case, wrong, f"{name} ({age}) {says[case.language]}")
