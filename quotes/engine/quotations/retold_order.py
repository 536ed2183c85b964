"""A spoken sentence as a subordinate clause: which kind it is, and the order of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quotes.engine.quotations.retold_words import Teller, Word, lowered, words
from quotes.engine.results import Language, Message, gettext_noop

ORDER = gettext_noop("See whether the order of the words is right: “{words} …”.")
NO_VERB = gettext_noop("The quote has no verb: see whether “it is” fits.")
REQUEST = gettext_noop("A request: write whom {name} asks to do what.")
LEFT_OUT = gettext_noop("“{word}” is left out.")

Kind = Literal["that", "if", "wh", "request"]
_IT_IS: dict[Language, str] = {"nb": "det er", "nn": "det er", "en": "it is"}
#: A subject that comes after the verb comes within so many words.
_FAR = 7
_SHOWN = 4
#: More English words than these have a verb among them.
_FRAGMENT = 4


@dataclass(frozen=True, slots=True)
class Clause:
    kind: Kind
    words: tuple[Word, ...]
    notes: tuple[Message, ...] = ()


def subordinate(sentence: Sequence[Word], question: bool, teller: Teller) -> Clause:
    """The sentence without its closing mark, in the order of a subordinate clause."""
    language = teller.language
    spoken, notes = _without_openers(sentence, language)
    request = not question and bool(spoken) and _is_request(spoken, language)
    if request or not spoken:
        return Clause("request", tuple(spoken), (Message(REQUEST, {"name": teller.name}),))
    fragment = not question and not _has_verb(spoken, language)
    clause, named = lowered(spoken, teller)
    if question:
        if named and clause[0].key not in words(language)["questions"]:
            first = replace(clause[0], text=clause[0].text.lower())
            clause, named = [first, *clause[1:]], []
        return _question(clause, [*notes, *named], language)
    if fragment:
        opening = [Word("", word, "") for word in _IT_IS[language].split()]
        return Clause("that", (*opening, *clause), (Message(NO_VERB), *named))
    ordered: list[Word] = []
    for part in _coordinated(clause, language):
        ordered += _statement(part, notes, language)
    return Clause("that", tuple(ordered), (*notes, *named))


def _statement(part: list[Word], notes: list[Message], language: Language) -> list[Word]:
    """One main clause in its new order; "og" and "men" before it have "at" behind them."""
    joined = part[:2] if len(part) > 1 and part[1].key == words(language)["that"] else []
    clause = part[len(joined) :]
    if language == "en":
        return [*joined, *clause]
    ordered, sure = _declarative(clause, language)
    if not sure:
        notes.append(_doubt(ordered))
    return [*joined, *ordered]


def _coordinated(clause: list[Word], language: Language) -> Iterator[list[Word]]:
    """The main clauses that a comma and "og" or "men" join, each with a subject of its own."""
    lists, start = words(language), 0
    subjects = {*lists["nominatives"], "det", "it"}
    for place in range(2, len(clause) - 2):
        joins = clause[place].key in (lists["and"], "men", "but")
        verb = language == "en" or _is_verb(clause[place + 2].key, language)
        subject = clause[place + 1].key in subjects and verb
        if joins and clause[place - 1].after == "," and subject:
            yield clause[start:place]
            clause = [*clause[: place + 1], Word("", lists["that"], ""), *clause[place + 1 :]]
            start = place
    yield clause[start:]


def _doubt(clause: Sequence[Word]) -> Message:
    return Message(ORDER, {"words": " ".join(word.text for word in clause[:_SHOWN])})


def _without_openers(
    sentence: Sequence[Word], language: Language
) -> tuple[list[Word], list[Message]]:
    """Without "Men", "Ja," and the like; what answered a question is named."""
    lists, clause = words(language), list(sentence)
    notes: list[Message] = []
    if len(clause) > 2 and clause[0].key == lists["and"] and clause[1].key == lists["that"]:
        return clause[2:], notes
    while len(clause) > 1 and clause[0].key in lists["dropped"]:
        bare = clause[0].key in ("men", "og", "but", "and")
        if not bare and not clause[0].after.startswith((",", ".", "!")):
            break
        if clause[0].key in lists["answers"]:
            notes.append(Message(LEFT_OUT, {"word": clause[0].text}))
        del clause[0]
    return clause, notes


def _is_request(clause: Sequence[Word], language: Language) -> bool:
    """Whether it begins with a verb in the imperative and no subject comes after it."""
    first, second = clause[0].key, clause[1].key if len(clause) > 1 else ""
    if first not in words(language)["imperatives"]:
        return False
    if first in ("ikke", "ikkje"):
        return second in words(language)["imperatives"]
    return second not in words(language)["nominatives"] or language == "en"


def _question(clause: list[Word], notes: list[Message], language: Language) -> Clause:
    lists = words(language)
    asked = clause[0].key in lists["questions"]
    kind: Kind = "wh" if asked else "if"
    start = _question_words(clause, language) if asked else 0
    ordered, sure = _inverted(clause, start, language)
    if not sure:
        notes.append(_doubt(ordered))
    return Clause(kind, tuple(ordered), tuple(notes))


def _question_words(clause: Sequence[Word], language: Language) -> int:
    """How many words ask: "hvor lenge", "how many people" """
    verbs = {
        *words(language).get("finite", ()),
        *words(language).get("auxiliaries", ()),
        *words(language).get("do", ()),
    }
    for place in range(1, min(_FAR, len(clause))):
        if clause[place].key in verbs or (language != "en" and _present(clause[place].key)):
            return place
    return 1


def _inverted(clause: list[Word], at: int, language: Language) -> tuple[list[Word], bool]:
    """The subject before the verb at a place, where it came after it."""
    lists = words(language)
    if at + 1 >= len(clause):
        return clause, False
    verb, subject = clause[at], clause[at + 1]
    if subject.key not in {*lists["nominatives"], *lists.get("subjects", ())}:
        return clause, False
    rest, head = clause[at + 2 :], clause[:at]
    if language == "en" and verb.key in lists["do"]:
        return [*head, subject, *rest], verb.key == "do" and subject.key != "i"
    if language == "en":
        return [*head, subject, verb, *rest], verb.key in lists["auxiliaries"]
    adverbs = _run(rest, 0, lists["adverbs"])
    return [*head, subject, *rest[:adverbs], _bare(verb), *rest[adverbs:]], True


def _declarative(clause: list[Word], language: Language) -> tuple[list[Word], bool]:
    lists, first = words(language), clause[0].key
    if len(clause) < 3:
        return clause, True
    if first in lists["objects"] and clause[2].key in lists["nominatives"]:
        return clause, False
    if first in lists["subjects"]:
        return _adverbs_before(clause, 1, language)
    if first in lists["subordinators"]:
        return clause, not any(word.key in lists["adverbs"] for word in clause[1:])
    return _fronted(clause, language) or _noun_first(clause, language)


def _fronted(clause: list[Word], language: Language) -> tuple[list[Word], bool] | None:
    """Of "Nå må vi handle": the subject first, then the opener; None if it is built otherwise."""
    lists = words(language)
    for length in (3, 2, 1):
        opener = " ".join(word.key for word in clause[:length])
        if opener not in lists["fronted"] or len(clause) < length + 2:
            continue
        verb, subject = clause[length], clause[length + 1]
        if subject.key not in {*lists["nominatives"], "det", "dette", "ingen", "alle"}:
            return clause, False
        rest = clause[length + 2 :]
        adverbs = _run(rest, 0, lists["adverbs"])
        moved = [subject, *clause[:length], *rest[:adverbs], verb, *rest[adverbs:]]
        return moved, not verb.after
    return None


def _noun_first(clause: list[Word], language: Language) -> tuple[list[Word], bool]:
    """A noun first: the verb is right before the first sentence adverb, if there is one."""
    lists, end = words(language), _first_clause(clause, language)
    for place in range(2, end):
        key = clause[place].key
        if key in lists["nominatives"] and _is_verb(clause[place - 1].key, language):
            return clause, False
        if key in lists["adverbs"]:
            if not _is_verb(clause[place - 1].key, language):
                return clause, False
            return _adverbs_before(clause, place - 1, language)
    return clause, True


def _first_clause(clause: Sequence[Word], language: Language) -> int:
    """Where the first clause ends: at a comma or a word that joins another one."""
    borders = {*words(language)["borders"]} - {"og", "å"}
    for place, word in enumerate(clause):
        after = clause[place + 1].key if place + 1 < len(clause) else ""
        if place and word.key in borders and (word.key, after) != ("som", "regel"):
            return place
        if word.after[:1] in (",", ";", ":"):
            return place + 1
    return len(clause)


def _adverbs_before(clause: list[Word], verb: int, language: Language) -> tuple[list[Word], bool]:
    """The sentence adverbs that follow the verb, put before it: "kommer ikke", "liker ham ikke"."""
    lists = words(language)
    if clause[verb].key in lists["adverbs"]:
        return clause, True
    place = verb + 1
    if clause[verb].after:
        return clause, True
    while place < len(clause) and clause[place].key in lists["light"]:
        place += 1
    count = _run(clause, place, lists["adverbs"])
    if not count:
        later = clause[place : _first_clause(clause, language)]
        denies = any(word.key in ("ikke", "ikkje", "aldri") for word in later)
        return clause, not denies
    adverbs, closing = clause[place : place + count], clause[place + count - 1].after
    adverbs[-1] = _bare(adverbs[-1])
    between = clause[verb:place]
    if closing:
        between[-1] = replace(between[-1], after=between[-1].after + closing)
    return [*clause[:verb], *adverbs, *between, *clause[place + count :]], True


def _run(clause: Sequence[Word], start: int, keys: Sequence[str]) -> int:
    count = 0
    while start + count < len(clause) and clause[start + count].key in keys:
        count += 1
        if clause[start + count - 1].after:
            break
    return count


def _bare(word: Word) -> Word:
    return replace(word, after="")


def _is_verb(key: str, language: Language) -> bool:
    lists = words(language)
    return key in lists["finite"] or (
        key not in lists["not_before"] and key.endswith((*lists["present"], *lists["past"]))
    )


def _present(key: str) -> bool:
    return len(key) > 3 and key.endswith(("er", "ar", "år", "ir"))


def _has_verb(clause: Sequence[Word], language: Language) -> bool:
    lists = words(language)
    if clause[0].key in lists["nominatives"]:
        return True
    if language == "en":
        verbs = {*lists["auxiliaries"], *lists["modals"], *lists["past_forms"], *lists["do"]}
        long = len(clause) > _FRAGMENT or any("'" in word.key for word in clause)
        return long or any(w.key in verbs or w.key.endswith("ed") for w in clause)
    return any(w.key in lists["finite"] or _present(w.key) for w in clause) or any(
        _is_verb(w.key, language) for w in clause[1:4] if len(w.key) > 4
    )
