"""A direct quote told in indirect speech: a proposal, with notes on what an editor must see to.

No parse is needed: the rules go by closed classes of words and by the order of the main clause.
Where that does not tell, the spoken order is left (after verbs of saying it is grammatical), and a
note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from quotes.engine.quotations.retold_order import LEFT_OUT, Clause, subordinate
from quotes.engine.quotations.retold_words import Teller, join, shifted, split, words
from quotes.engine.results import Message, Span, gettext_noop

CUE = gettext_noop("“{old}” became “{new}”.")
NOBODY = gettext_noop("Nobody is named beside this quote: write who says it.")
WITH = gettext_noop("See where “{words}” belongs.")
PLACEHOLDER = "…"

_OPENING = re.compile(r"(?:[–—-]\s*)?[«“„\"‘‹]?\s*$")
_CLOSING = re.compile(r"\s*[.!?…,]?\s*[»”“\"’›]?\s*[,.]?")
_SENTENCE = re.compile(r"(?<=[.!?…])[»”\"]?\s+(?=[«“\"–—-]?\s?[A-ZÆØÅ])")
_TAIL_END = re.compile(r"(?<!\b[A-ZÆØÅ])(?<!\bkl)[.!?](?=\s|$)")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_PLACE = re.compile(r"\s*(?:(?:ved|fra|frå|hos|for|av|of|from)\s|(?:i|in|at)\s(?=[A-ZÆØÅ]))")
#: What goes on with the sentence after the verb of saying; longer things do as well.
_LAST = re.compile(r"(?:og|and|men|but|mens|medan|while|så|når|da|då|when|as|etter at)\b|[–—-]")
_MOST_WORDS = 7
_TAG_BEHIND = re.compile(r",?\s+([a-zæøå][^.!?]*)[.!?]?")
#: Verbs of saying in a form that is no verb by itself.
_PARTICIPLES = frozenset(("sagt", "skrevet", "skrive", "uttalt", "fortalt", "svart", "forklart"))
#: So many sentences are told in one.
_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """A direct quote in a paragraph: all spans are offsets into the paragraph's text.

    ``mention`` names the speaker there, ``cue`` is the verb of saying; None where the paragraph
    has none.
    """

    content: tuple[Span, ...]
    cue: Span | None
    mention: Span | None


@dataclass(frozen=True, slots=True)
class Retold:
    """``text`` is for the place of ``span`` in the paragraph."""

    span: Span
    text: str
    notes: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Who says it, and with what words: "Hansen", "sier", "til NTB"."""

    span: Span
    subject: str
    cue: str
    adjunct: str
    last: str = ""


def retell(text: str, spoken: Spoken, teller: Teller) -> Retold:
    """Tell the quote in a paragraph in indirect speech."""
    frame = _frame(text, spoken, teller)
    notes: list[Message] = [] if frame.subject != PLACEHOLDER else [Message(NOBODY)]
    sentences = list(_said(_sentences(text, spoken), teller, notes))
    clauses = [_clause(sentence, teller) for sentence in sentences]
    told = []
    for number, (kind, group) in enumerate(_groups(clauses)):
        subject = frame.subject if number == 0 else teller.pronoun
        told.append(_told(subject, frame, kind, group, teller, number == 0, notes))
    notes += [note for clause in clauses for note in clause.notes]
    if frame.last:
        told[-1] = f"{told[-1].removesuffix('.')}, {frame.last}."
        notes.append(Message(WITH, {"words": frame.last}))
    return Retold(frame.span, " ".join(_capital(part) for part in told), tuple(_once(notes)))


def _said(sentences: Iterator[str], teller: Teller, notes: list[Message]) -> Iterator[str]:
    """Without a "Ja." or "No." that stands alone among others."""
    listed = list(sentences)
    for sentence in listed:
        if len(listed) > 1 and _bare(sentence).lower() in words(teller.language)["answers"]:
            notes.append(Message(LEFT_OUT, {"word": _bare(sentence)}))
        else:
            yield sentence


def _once(notes: Sequence[Message]) -> Iterator[Message]:
    for place, note in enumerate(notes):
        if note not in notes[:place]:
            yield note


def _clause(sentence: str, teller: Teller) -> Clause:
    question = sentence.rstrip('»”" ').endswith("?")
    spoken = split(_bare(sentence))
    clause = subordinate(spoken, question, teller)
    if clause.kind == "request":
        return clause
    changed, notes = shifted(clause.words, teller)
    return Clause(clause.kind, tuple(changed), (*clause.notes, *notes))


def _bare(sentence: str) -> str:
    """Without the marks around it; one that closes a passage within stays."""
    spoken = sentence.strip(" ,.!?…")
    for opens, closes in ("«»", "“”"):
        if spoken.startswith(opens) and closes not in spoken:
            spoken = spoken[1:]
        if spoken.endswith(closes) and opens not in spoken:
            spoken = spoken[:-1]
    return spoken.strip(' ,.!?…"')


def _sentences(text: str, spoken: Spoken) -> Iterator[str]:
    """The spoken sentences; one that the tag interrupts is put together again."""
    whole, before = "", 0
    for number, piece in enumerate(spoken.content):
        words_, between = piece.of(text), text[before : piece.start]
        if number and re.search(r"[.!?]", between):
            whole = whole.rstrip(",") + ("" if whole.endswith(("?", "!", ".")) else ".")
        elif number and between.rstrip(' –—-«“"').endswith(","):
            whole = whole.rstrip(",") + ","
        whole = f"{whole} {words_}" if whole else words_
        before = piece.end
    after = text[spoken.content[-1].end :].lstrip()[:1]
    yield from _SENTENCE.split(whole + (after if after in "?!" else ""))


def _groups(clauses: Sequence[Clause]) -> Iterator[tuple[str, list[Clause]]]:
    """Clauses of one kind on end, statements two at a time."""
    for kind, same in groupby(clauses, key=lambda clause: clause.kind):
        run = list(same)
        step = _TOGETHER if kind == "that" else 1
        for start in range(0, len(run), step):
            yield kind, run[start : start + step]


def _told(
    subject: str,
    frame: _Frame,
    kind: str,
    group: Sequence[Clause],
    teller: Teller,
    first: bool,
    notes: list[Message],
) -> str:
    lists = words(teller.language)
    if kind == "request":
        return f"{subject} {frame.cue}: {join(group[0].words)}."
    verb = (
        frame.cue if kind == "that" else lists["asks"].get(frame.cue, lists["asks"][lists["says"]])
    )
    if kind == "that" and verb not in lists["takes_that"]:
        verb = lists["says"]
    if verb != frame.cue and first:
        notes.append(Message(CUE, {"old": frame.cue, "new": verb}))
    adjunct = f" {frame.adjunct}" if frame.adjunct and first else ""
    joint = {"that": f"{lists['that']} ", "if": f"{lists['if']} "}.get(kind, "")
    parts = [joint + join(clause.words) for clause in group]
    link = f", {lists['and']} " if any("," in part for part in parts) or len(parts) > 1 else ""
    return f"{subject} {verb}{adjunct} {link.join(parts)}."


def _frame(text: str, spoken: Spoken, teller: Teller) -> _Frame:
    first, last = spoken.content[0], spoken.content[-1]
    opening = _OPENING.search(text, 0, first.start)
    start = opening.start() if opening else first.start
    closing = _CLOSING.match(text, last.end)
    end = closing.end() if closing else last.end
    says = words(teller.language)["says"]
    cue = spoken.cue
    if cue is None:
        return _Frame(_to_mark(text, start, last.end), teller.name or PLACEHOLDER, says, "")
    if cue.end <= start:
        return _led_in(text, spoken, teller, cue, start, end)
    begins, ends = _tail(text, spoken, cue)
    subject, adjunct = _subject(text, spoken, teller, cue, begins, ends)
    attribute, adjunct, extra = _attribute(adjunct)
    if cue.of(text).lower() in _PARTICIPLES:
        # "skal Hansen ha sagt": the one word is not all of the verb.
        subject = spoken.mention.of(text) if spoken.mention else teller.name
    if "," in subject and not attribute.endswith(","):
        attribute += ","
    closes = max(ends, _to_mark(text, start, last.end).end)
    if over := _TAG_BEHIND.match(text, closes):
        # A second tag, behind the last piece.
        closes, extra = over.end(), extra or over[1]
    return _Frame(
        Span(start, closes),
        (subject + attribute) or PLACEHOLDER,
        cue.of(text).lower(),
        adjunct,
        extra,
    )


def _led_in(text: str, spoken: Spoken, teller: Teller, cue: Span, start: int, end: int) -> _Frame:
    """ "Hansen sier: – Jeg kommer." """
    sentence = max((m.end() for m in _SENTENCE.finditer(text, 0, cue.start)), default=0)
    subject = text[sentence : cue.start].strip()
    adjunct = text[cue.end : start].strip(" :,")
    if not subject and spoken.mention and spoken.mention.start >= cue.end:
        subject = spoken.mention.of(text)
        adjunct = text[spoken.mention.end : start].strip(" :,")
    closes = _to_mark(text, start, spoken.content[-1].end).end
    named = subject or teller.name or PLACEHOLDER
    return _Frame(Span(sentence, closes), named, cue.of(text).lower(), adjunct)


def _to_mark(text: str, start: int, end: int) -> Span:
    closing = _CLOSING.match(text, end)
    return Span(start, end + len(closing[0].rstrip()) if closing else end)


def _tail(text: str, spoken: Spoken, cue: Span) -> tuple[int, int]:
    """What stands between the pieces, or behind the last: where it begins and ends."""
    before = max((p.end for p in spoken.content if p.end <= cue.start), default=0)
    after = min((p.start for p in spoken.content if p.start >= cue.end), default=len(text))
    closing = _CLOSING.match(text, before)
    begins = min(closing.end() if closing else before, cue.start)
    period = _TAIL_END.search(text, cue.end, after)
    return begins, period.end() if period else after


def _subject(
    text: str, spoken: Spoken, teller: Teller, cue: Span, begins: int, ends: int
) -> tuple[str, str]:
    mention = spoken.mention
    if mention and cue.end <= mention.start < ends:
        subject = text[cue.end : mention.end].strip()
        return subject, text[mention.end : ends]
    before = text[begins : cue.start].strip(' ,–—-»”"')
    return before or teller.name, text[cue.end : ends]


def _attribute(rest: str) -> tuple[str, str, str]:
    """What goes with the name (" (Ap)", " ved Institutt for hav"), what goes with the verb ("til
    NTB"), and what comes last ("og smiler")."""
    rest = re.sub(r"[.!?,\s–—«“\"-]+$", "", rest)
    brackets = _BRACKETS.match(rest)
    attribute = brackets[0] if brackets else ""
    rest = rest[len(attribute) :]
    if rest.startswith(","):
        return f"{attribute}{rest},", "", ""
    if _PLACE.match(rest):
        return attribute + rest, "", ""
    rest = rest.strip()
    if re.match(r"(?:som|who)\b", rest):
        return f"{attribute}, {rest},", "", ""
    if _LAST.match(rest) or len(rest.split()) > _MOST_WORDS:
        return attribute, "", rest.lstrip("–—- ")
    rest, _comma, extra = rest.partition(", ")
    return attribute, rest, extra


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
