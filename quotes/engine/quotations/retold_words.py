"""Words of direct speech as a third person tells them: pronouns, and the lists behind."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from quotes.engine.language.detection import LANGUAGES
from quotes.engine.results import Language, Message, gettext_noop

WE = gettext_noop("“{old}” became “{new}”: see whom it means.")
YOU = gettext_noop("“{word}” speaks to somebody: write who is meant.")
TWO = gettext_noop("“{word}” may now mean the speaker or somebody else.")
NAME = gettext_noop("See whether “{word}” is a name.")
VERB = gettext_noop("See whether “{word}” is right after “{pronoun}”.")

Gender = Literal["m", "f", "n"]

_YOU = {
    "nb": ("du", "deg", "din", "ditt", "dine", "dere"),
    "nn": ("du", "deg", "din", "ditt", "dine", "dykk"),
    "en": ("you", "your", "yours"),
}
_SUBJECTS = {"nb": ("jeg", "vi"), "nn": ("eg", "vi", "me"), "en": ()}
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word with the marks that stand around it."""

    before: str
    text: str
    after: str

    @property
    def key(self) -> str:
        return self.text.lower().replace("’", "'")

    def __str__(self) -> str:
        return f"{self.before}{self.text}{self.after}"


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose words they are: ``name`` stands for a pronoun where the gender is unknown ("n").

    ``common`` holds the words that are no names, in lower case.
    """

    name: str
    gender: Gender
    language: Language
    common: Container[str] = frozenset()

    @property
    def short(self) -> str:
        """The family name."""
        return self.name.split()[-1] if self.name else ""

    @property
    def pronoun(self) -> str:
        """As a subject; the name where there is none."""
        first = {"nb": "jeg", "nn": "eg", "en": "i"}[self.language]
        return str(self.forms.get(first, self.short))

    @property
    def forms(self) -> dict[str, str]:
        lists = words(self.language)
        forms: dict[str, str] = lists["they"] | lists.get(self.gender, {})
        return forms


@cache
def words(language: Language) -> dict[str, Any]:
    path = Path(__file__).with_name("lexicon") / "retelling.toml"
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return found


def split(sentence: str) -> list[Word]:
    found = []
    for piece in sentence.split():
        match = _WORD.search(piece)
        if match is None:
            found.append(Word("", piece, ""))
        else:
            last = max(_WORD.finditer(piece), key=re.Match.start)
            start, end = match.start(), last.end()
            found.append(Word(piece[:start], piece[start:end], piece[end:]))
    return found


def join(clause: Sequence[Word]) -> str:
    return " ".join(map(str, clause))


def lowered(clause: Sequence[Word], teller: Teller) -> tuple[list[Word], list[Message]]:
    """The first word without the capital of a sentence; one that may be a name keeps it, and a
    note says so."""
    first = clause[0]
    if not first.text[0].isupper() or (first.key == "i" and teller.language == "en"):
        return list(clause), []
    bare = first.key.partition("'")[0]
    if bare in words_of_grammar() or first.key in teller.common:
        text = first.text[0].lower() + first.text[1:]
        return [replace(first, text=text), *clause[1:]], []
    before_name = len(clause) > 1 and clause[1].text[0].isupper()
    short = first.text.isupper() or before_name
    return list(clause), [] if short else [Message(NAME, {"word": first.text})]


@cache
def words_of_grammar() -> frozenset[str]:
    keys = ("subjects", "nominatives", "adverbs", "fronted", "finite", "questions", "light")
    more = ("subordinators", "objects", "borders", "small", "auxiliaries", "skipped", "do")
    found = {
        word.split()[0]
        for language in LANGUAGES
        for key in (*keys, *more)
        for word in words(language).get(key, ())
    }
    return frozenset(found | {w for forms in _YOU.values() for w in forms})


def shifted(clause: Sequence[Word], teller: Teller) -> tuple[list[Word], list[Message]]:
    """First persons become third ones; what is the subject's own is so still."""
    if teller.language == "en":
        return _shifted_english(clause, teller)
    lists, forms = words(teller.language), teller.forms
    found: list[Word] = []
    notes: list[Message] = []
    subject, inside = "", False
    for word in clause:
        inside = inside or "«" in word.before
        if inside:
            # The words of a title or of a quote within the quote are somebody's own.
            found.append(word)
            inside = "»" not in word.after
            continue
        new = word.text
        if word.key in _SUBJECTS[teller.language]:
            subject = word.key
        first_person = word.key in ("meg", "oss") or word.key in lists["own"]
        if first_person and _is_own(word.key, subject):
            new = lists["own"].get(word.key, lists["reflexive"])
        elif word.key in forms:
            new = forms[word.key]
        elif teller.gender == "n" and word.key in lists["m"]:
            new = _named(word.key, teller)
        found.append(replace(word, text=_capital_like(word.text, new)))
        if word.key in ("vi", "me") and new != word.text:
            notes.append(Message(WE, {"old": word.key, "new": new}))
        if word.after[:1] in (",", ";", ":") or word.key in lists["borders"]:
            subject = subject if word.key in ("og", "å") and not word.after else ""
    return found, [*notes[:1], *_doubts(clause, teller)]


def _is_own(key: str, subject: str) -> bool:
    singular = key in ("meg", "min", "mi", "mitt", "mine")
    return subject in ("jeg", "eg") if singular else subject in ("vi", "me")


def _named(key: str, teller: Teller) -> str:
    """The name in place of a pronoun of unknown gender."""
    genitive = key not in ("jeg", "eg", "meg")
    ending = "’" if teller.short[-1:] in "sxz" else "s"
    return teller.short + (ending if genitive else "")


def _shifted_english(clause: Sequence[Word], teller: Teller) -> tuple[list[Word], list[Message]]:
    forms, notes = teller.forms, []
    found: list[Word] = []
    for word in _without_contractions(clause):
        found.append(replace(word, text=_capital_like(word.text, forms.get(word.key, word.text))))
        if word.key == "i":
            found[-1] = replace(word, text=forms.get("i", "they"))
        if word.key == "we":
            notes.append(Message(WE, {"old": "we", "new": "they"}))
    opened = list(_without_contractions(clause))
    for place, word in enumerate(opened):
        if word.key == "i" and not word.after:
            notes += _agree(opened, found, place, teller)
    return found, [*notes[:2], *_doubts(clause, teller)]


def _without_contractions(clause: Sequence[Word]) -> list[Word]:
    """ "I'm" and "we've" in two words."""
    long, found = words("en")["contractions"], []
    for word in clause:
        pronoun, sign, rest = word.key.partition("'")
        if pronoun in ("i", "we") and sign and "'" + rest in long:
            found.append(Word(word.before, word.text[: len(pronoun)], ""))
            found.append(Word("", long["'" + rest], word.after))
        else:
            found.append(word)
    return found


def _agree(old: Sequence[Word], new: list[Word], place: int, teller: Teller) -> list[Message]:
    """The verb after "I" as it is after the new pronoun."""
    lists, at = words("en"), place + 1
    while at < len(old) and old[at].key in lists["skipped"]:
        at += 1
    if at == len(old):
        return []
    verb, one = old[at], teller.gender != "n"
    if verb.key in lists["modals"]:
        return []
    irregular = {"am": "is", "have": "has", "do": "does", "don't": "doesn't", "haven't": "hasn't"}
    plural = {"am": "are", "was": "were", "wasn't": "weren't"}
    if not one:
        new[at] = replace(verb, text=plural.get(verb.key, verb.text))
        return []
    if verb.key in irregular:
        new[at] = replace(verb, text=irregular[verb.key])
    elif verb.key.endswith("ed") or verb.key in lists["past_forms"]:
        pass
    elif verb.key in lists["unclear"] or not verb.key.isalpha():
        return [Message(VERB, {"word": verb.text, "pronoun": teller.pronoun})]
    else:
        new[at] = replace(verb, text=_third_person(verb.text))
    return []


def _third_person(verb: str) -> str:
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _doubts(clause: Sequence[Word], teller: Teller) -> list[Message]:
    keys = {word.key for word in clause}
    notes = [Message(YOU, {"word": w}) for w in _YOU[teller.language] if w in keys]
    own = set(teller.forms.values()) if {"jeg", "eg", "i"} & keys else set()
    others = [w for w in ("han", "hun", "ho", "he", "she") if w in keys & own]
    return [*notes[:1], *(Message(TWO, {"word": word}) for word in others)]


def _capital_like(old: str, new: str) -> str:
    if old[0].isupper() and old.lower() != "i" and new[0].islower():
        return new[0].upper() + new[1:]
    return new
