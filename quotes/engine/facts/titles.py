"""All forms of all titles of a fact base in one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quotes.engine.facts.inflection import Form, all_forms, grammar
from quotes.engine.facts.records import Office, Role
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.facts.words import PhraseIndex, lower, split_words
from quotes.engine.results import Language


@dataclass(frozen=True, slots=True)
class TitleForm:
    """One form of a title.

    ``offices``: ids of the offices that bear it. ``own``: the title names its organisation or
    country itself ("Høyre-leder", "leder i Arbeiderpartiet"). ``weak``: it says nothing
    without one. ``leader`` and ``vague``: "sjef" and "topp", which only mean an office with a
    country or organisation. ``prefix``: the words before the title proper ("EUs").
    """

    form: Form
    offices: frozenset[str] = frozenset()
    own: bool = False
    weak: bool = False
    leader: bool = False
    vague: bool = False
    prefix: int = 0


@lru_cache(maxsize=6)
def title_index(facts: FactBase, language: Language) -> PhraseIndex[TitleForm]:
    """The forms by their words, built once per snapshot and language."""
    bearers: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
    for office in facts.offices.values():
        for title, own in _titles_of(office, facts.roles[office.role], language):
            bearers[title, own].add(office.id)
    return PhraseIndex(
        [
            *_office_forms(bearers, language),
            *_generic_forms(language),
        ]
    )


def _office_forms(
    bearers: dict[tuple[str, bool], set[str]], language: Language
) -> Iterator[tuple[tuple[str, ...], TitleForm]]:
    rules = grammar(language)
    found: defaultdict[tuple[tuple[str, ...], Form, bool, bool], set[str]] = defaultdict(set)
    for (title, own), offices in bearers.items():
        weak = lower(title) in rules.weak
        for words, form in all_forms(title, language):
            found[_keys(words), form, own, weak] |= offices
    for (keys, form, own, weak), offices in found.items():
        prefix = 1 if own and len(keys) > 1 and keys[0].endswith("s") else 0
        yield keys, TitleForm(form, frozenset(offices), own, weak, prefix=prefix)


def _generic_forms(language: Language) -> Iterator[tuple[tuple[str, ...], TitleForm]]:
    rules = grammar(language)
    for word in (*rules.leaders, *rules.vague):
        vague = word in rules.vague
        for words, form in all_forms(word, language):
            yield _keys(words), TitleForm(form, weak=True, leader=True, vague=vague)


def _titles_of(office: Office, role: Role, language: Language) -> Iterator[tuple[str, bool]]:
    """Each title with whether it names its own organisation; the role's titles never do."""
    generic = {lower(title) for title in _in(role, language)}
    for title in dict.fromkeys((*_in(office, language), *_in(role, language))):
        for spelling in _spellings(title, language):
            own = lower(title) not in generic and _names_itself(title, language)
            yield spelling, own


def _in(record: Office | Role, language: Language) -> tuple[str, ...]:
    """Titles in a language. Nynorsk lists are shorter, so the bokmål forms count there as well."""
    if language == "en":
        return (record.title_en, *record.alt_titles_en)
    bokmaal = (record.title_nb, *record.alt_titles_nb)
    return bokmaal if language == "nb" else (record.title_nn, *record.alt_titles_nn, *bokmaal)


def _names_itself(title: str, language: Language) -> bool:
    """A capital in Norwegian; in English, where titles have capitals, an abbreviation."""
    if language != "en":
        return any(character.isupper() for character in title)
    words = title.split()
    return any(len(word) > 1 and word.isupper() for word in words)


def _spellings(title: str, language: Language) -> Iterator[str]:
    yield title
    if language == "en" and "-" in title:
        yield title.replace("-", " ")


def _keys(words: str) -> tuple[str, ...]:
    return tuple(word.key for word in split_words(words))
