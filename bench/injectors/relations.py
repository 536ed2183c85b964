"""One party put in the other's place: "X sends arms to X", in a caption and in the body."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.cases import BODY, Case, Planted, injector
from quotes.engine.facts.loading import load_facts
from quotes.engine.results import Language

_FRAMES: dict[Language, list[str]] = {
    "nb": [
        "{a} vurderer å sende luftvern til {b}, skriver avisen.",
        "{a} sendte onsdag to skip med korn til {b}.",
        "{a} har inngått en avtale om fiske med {b}.",
        "{a} skal selge tolv helikoptre til {b}.",
        "Myndighetene i hovedstaden bekrefter at {a} angrep {b} i natt.",
        "{a} har innført nye sanksjoner mot {b}.",
        "Det er ventet at {a} vil støtte {b} i saken.",
        "{a} advarer {b} mot å svare.",
        "Forhandlingene mellom {a} og {b} fortsetter torsdag.",
        "{a}s angrep på {b} har vart i to uker.",
        "Gassen fra {a} til {b} er stanset.",
        "I går kveld truet {a} med krig mot {b}.",
    ],
    "nn": [
        "{a} vurderer å sende luftvern til {b}, skriv avisa.",
        "{a} sende onsdag to skip med korn til {b}.",
        "{a} har inngått ein avtale om fiske med {b}.",
        "{a} skal selje tolv helikopter til {b}.",
        "Styresmaktene stadfestar at {a} angreip {b} i natt.",
        "{a} har innført nye sanksjonar mot {b}.",
        "Det er venta at {a} vil støtte {b} i saka.",
        "{a} åtvarar {b} mot å svare.",
        "Forhandlingane mellom {a} og {b} held fram torsdag.",
        "{a} sitt åtak på {b} har vart i to veker.",
        "Gassen frå {a} til {b} er stansa.",
    ],
    "en": [
        "{a} is considering sending air defences to {b}, the paper writes.",
        "{a} sent two ships with grain to {b} on Wednesday.",
        "{a} has signed a fishing agreement with {b}.",
        "{a} will sell twelve helicopters to {b}.",
        "Officials confirmed that {a} attacked {b} last night.",
        "{a} has imposed new sanctions on {b}.",
        "{a} is expected to support {b} in the matter.",
        "{a} warned {b} not to respond.",
        "Talks between {a} and {b} will go on on Thursday.",
        "{a}’s attack on {b} has gone on for two weeks.",
        "Gas deliveries from {a} to {b} have stopped.",
    ],
}
_HARMLESS: dict[Language, list[str]] = {
    "nb": [
        "{a} flytter produksjonen fra {a} til {b}.",
        "{a} slo {a}s egen rekord.",
        "{a} hentet soldatene hjem til {a}.",
        "Ministeren i {a} vil ikke la {a} betale.",
        "{a} er mer opptatt av {a} enn av {b}.",
        "Kampen mellom {a} og {b} endte 2–2.",
        "{a} skal forsvare {a} hvis {b} angriper.",
        "{a}s statsråd sier at {a} må hjelpe {b}.",
        "Hun sendte brevet fra {a} til en venn i {a}.",
    ],
    "nn": [
        "{a} flytter produksjonen frå {a} til {b}.",
        "{a} slo {a} sin eigen rekord.",
        "{a} henta soldatane heim til {a}.",
        "{a} er meir oppteken av {a} enn av {b}.",
        "{a} skal forsvare {a} dersom {b} går til åtak.",
        "Ho sende brevet frå {a} til ein ven i {a}.",
    ],
    "en": [
        "{a} is moving production from {a} to {b}.",
        "{a} broke {a}’s own record.",
        "{a} brought the soldiers home to {a}.",
        "{a} cares more about {a} than about {b}.",
        "{a} will defend {a} if {b} attacks.",
        "She sent the letter from {a} to a friend in {a}.",
    ],
}


def _countries(case: Case, rng: Random) -> list[str]:
    names = [
        country.name_in(case.language)
        for country in load_facts().countries.values()
        if country.sovereign and country.adjective_nb and " " not in country.name_in(case.language)
    ]
    text = case.document().text
    return rng.sample(sorted(name for name in set(names) if name not in text), 2)


def _sentences(frames: dict[Language, list[str]], case: Case, rng: Random) -> tuple[str, str]:
    """A sentence with one party twice, and with two."""
    frame = rng.choice(frames[case.language])
    a, b = _countries(case, rng)
    same = rng.choice([a, b])
    return frame.format(a=same, b=same), frame.format(a=a, b=b)


@injector("self-relation", "one party twice in the body")
def in_body(case: Case, rng: Random) -> Planted | None:
    wrong, right = _sentences(_FRAMES, case, rng)
    return _added(case, rng, wrong, right)


@injector("self-relation", "one party twice in a caption that the body has right")
def in_caption(case: Case, rng: Random) -> Planted | None:
    frame = rng.choice(_FRAMES[case.language])
    a, b = _countries(case, rng)
    wrong, right = frame.format(a=a, b=a), frame.format(a=a, b=b)
    told = _added(case, rng, right, "")
    if told is None:
        return None
    with_right = replace(case, pieces=told.pieces)
    return with_right.inserted(told.piece, "caption", wrong, right)


@injector("self-relation", "two parties", fires=False)
def two_parties(case: Case, rng: Random) -> Planted | None:
    return _added(case, rng, _sentences(_FRAMES, case, rng)[1], "")


@injector("self-relation", "one party twice without harm", fires=False)
def harmless(case: Case, rng: Random) -> Planted | None:
    frame = rng.choice(_HARMLESS[case.language])
    a, b = _countries(case, rng)
    return _added(case, rng, frame.format(a=a, b=b), "")


def _added(case: Case, rng: Random, words: str, right: str) -> Planted | None:
    places = [number + 1 for number, _ in case.numbered(*BODY)]
    return case.inserted(rng.choice(places), "paragraph", words, right) if places else None
