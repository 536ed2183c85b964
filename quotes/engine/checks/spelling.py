"""The check ``spelling``: words that no dictionary knows and that are one slip from a known one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from quotes.engine.checks.context import Context
from quotes.engine.checks.sentences import sentences_in
from quotes.engine.checks.speller import speller
from quotes.engine.language.lexicons import is_first_name
from quotes.engine.results import Flag, Language, Message, Span, Suggestion, gettext_noop

UNKNOWN = gettext_noop("“{words}” is in no dictionary; “{near}” is.")
NEAR = gettext_noop("the nearest word")

#: Shorter words have too many neighbours, longer unknown ones are compounds.
_SHORTEST_SWAP, _SHORTEST_CAPITALISED, _LONGEST_LOOKUP = 7, 7, 14
#: A sentence with more unknown words is in another language, a dialect or full of names.
_MOST_UNKNOWN = 2
#: Of two near words one is meant if it is so much more common.
_COMMONER = 20

_WORD = re.compile(r"(?<![\w@#./’'-])[^\W\d_]{5,24}(?![\w@-]|['’][^\W\d_]|[./]\w)")
_VARIANTS = re.compile(r"(?<=[gk])j|e(?=leg)")
_FOREIGN = re.compile(r"[^a-zæøåéèêòóôü]")
_ENDING = re.compile(r"(?:[eaio][nrts]|[ntdlr]e|es|st|sk|ig|n[ea])$")
_TRIPLE = re.compile(r"(.)\1\1")
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_OPENS = re.compile(r"(?:^|[.!?:–—«“\"(]|[-–—])\s*$")


def misspelt_words(context: Context) -> Iterator[Flag]:
    matches = [match for area in context.ranges for match in _words(context, area)]
    seen = Counter(match[0].lower() for match in matches)
    proper = {match[0] for match in matches if _is_name(context, match)}
    for area in context.ranges:
        for sentence in sentences_in(context.text, area):
            yield from _in_sentence(context, sentence, seen, proper)


def _words(context: Context, area: Span) -> Iterator[re.Match[str]]:
    return _WORD.finditer(context.text, area.start, area.end)


def _is_name(context: Context, match: re.Match[str]) -> bool:
    """Whether a word has a capital that doesn't come from the beginning of a sentence."""
    if not match[0][0].isupper():
        return False
    return not _OPENS.search(context.text, max(0, match.start() - 6), match.start())


def _in_sentence(
    context: Context, sentence: Span, seen: Counter[str], proper: set[str]
) -> Iterator[Flag]:
    unknown = [
        match
        for match in _words(context, sentence)
        if not _is_excepted(match[0], proper) and not _is_known(match[0].lower(), context.language)
    ]
    if len(unknown) > _MOST_UNKNOWN:
        return
    for match in unknown:
        word = match[0].lower()
        near = _nearest(word, context.language) if seen[word] == 1 else None
        if near and not (
            _names_somebody(context, match) or _is_variant(word, near, context.language)
        ):
            yield _flag(match, near)


def _is_excepted(word: str, proper: set[str]) -> bool:
    """Names, words with capitals inside and words with foreign letters."""
    cased = word.islower() or word.istitle()
    return word in proper or not cased or bool(_FOREIGN.search(word.lower()))


def _is_variant(word: str, near: str, language: Language) -> bool:
    """Whether two words are spellings of one, in nynorsk ("byggjing", "frykteleg") or Danish, or
    the one that the text has is English, perhaps with a Norwegian ending."""
    plain, other = (_VARIANTS.sub("", form).replace("æ", "e") for form in (word, near))
    if plain == other or language == "en":
        return plain == other
    forms = (word, word[:-2]) if len(word) >= _SHORTEST_SWAP else (word,)
    return any(speller("en").is_proper(form) for form in forms)


@lru_cache(maxsize=20_000)
def _is_known(word: str, language: Language) -> bool:
    words = speller(language)
    return words.knows(word) or (language == "en" and words.knows(word.capitalize()))


def _names_somebody(context: Context, match: re.Match[str]) -> bool:
    """Whether a capitalised word may be a name."""
    if match[0].islower():
        return False
    if len(match[0]) < _SHORTEST_CAPITALISED:
        return True
    if is_first_name(match[0]) or speller(context.language).is_proper(match[0]):
        return True
    if context.facts.people_of_family(match[0]):
        return True
    if context.doc is None:
        return False
    return any(
        entity.start_char <= match.start() < entity.end_char and len(entity) > 1
        for entity in context.doc.ents
    )


@lru_cache(maxsize=5_000)
def _nearest(word: str, language: Language) -> str | None:
    """The one word that a slip of the kind that fingers make may have been meant for."""
    words = speller(language)
    if words.is_form(word) and not _TRIPLE.search(word):
        common = {slip for slip in _slips_of_one_letter(word) if words.is_common(slip)}
        return common.pop() if len(common) == 1 else None
    for slips in (_slips_of_one_letter(word), _other_slips(word)):
        found = {slip: rank for slip in slips if (rank := words.rank(slip)) is not None}
        if found:
            best, *others = sorted(found, key=lambda slip: found[slip])
            clear = all(found[other] > _COMMONER * (found[best] + 50) for other in others)
            return best if clear else None
    if len(word) > _LONGEST_LOOKUP:
        return None
    looked_up = {slip for slip in _slips_of_one_letter(word) if words.is_simple(slip)}
    return looked_up.pop() if len(looked_up) == 1 else None


def _slips_of_one_letter(word: str) -> set[str]:
    """A letter doubled or not doubled, two letters swapped; swapped at the end, two letters are
    often another form of the word."""
    found = set()
    inner = len(word) - (2 if _ENDING.search(word) else 0)
    for place in range(1, len(word)):
        before, letter = word[place - 1], word[place]
        if before == letter:
            found.add(word[:place] + word[place + 1 :])
            continue
        if place < inner:
            found.add(word[: place - 1] + letter + before + word[place + 1 :])
        if place > 1:
            found.add(word[:place] + word[place - 1 :])
    return found - {word}


def _other_slips(word: str) -> set[str]:
    """A letter too many, too few or, inside a longer word, another one. The last letters are left
    alone: there another letter makes another form of the word."""
    inner = len(word) - 2
    found = {word[:place] + word[place + 1 :] for place in range(1, inner)}
    for letter in _LETTERS:
        found |= {word[:place] + letter + word[place:] for place in range(1, inner + 2)}
        if len(word) >= _SHORTEST_SWAP:
            found |= {word[:place] + letter + word[place + 1 :] for place in range(1, inner)}
    return found - {word}


def _flag(match: re.Match[str], near: str) -> Flag:
    span, words = Span(*match.span()), match[0]
    mend = near.capitalize() if words[0].isupper() else near
    return Flag(
        code="spelling",
        severity="low",
        span=span,
        message=Message(UNKNOWN, {"words": words, "near": mend}),
        suggestions=(Suggestion(span, mend, Message(NEAR)),),
        confidence=0.6,
    )
