"""How far the content of a report reaches.

In news prose what follows "at" belongs to the content, to the end of the clause: only another
report, a contrast ("mens ...") or a clause about the source itself ends it before.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from quotes.engine.quotations.clauses import SUBJECTS, antecedent, predicate, subject_of
from quotes.engine.quotations.lexicon import Cue
from quotes.engine.quotations.reading import GERUND, SENTENCE_END, Reading, features

_PARTING = frozenset((",", ":", "–", "—", "-"))
_TRAILING = SENTENCE_END | _PARTING | {";"}
_EMBEDDED = ("acl:relcl", "acl", "advcl", "ccomp", "csubj", "xcomp", "acl:cleft")


@dataclass(frozen=True, slots=True)
class CueSite:
    """A cue in its sentence: ``verb`` carries it, ``last`` is the idiom's last token, ``start``
    and ``end`` are the sentence's tokens (exclusive end, closing marks left out)."""

    cue: Cue
    verb: Token
    last: int
    start: int
    end: int

    @property
    def head(self) -> Token:
        return predicate(self.verb)


def clause_limit(site: CueSite) -> int:
    """The exclusive end of what may belong to the cue's clause."""
    top = site.head
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    if (top.dep_ in _EMBEDDED and antecedent(top) is not None) or top.dep_ in ("advcl", "csubj"):
        return min(site.end, max(top.right_edge.i + 1, site.last + 1))
    return site.end


def coordinated_after(site: CueSite, start: int) -> int | None:
    """Where a clause begins that is coordinated with the cue's own, after token ``start``."""
    doc = site.verb.doc
    chain = {site.head.i, site.verb.i}
    climbing = site.head
    while climbing.head.i != climbing.i and climbing.dep_ in ("conj", "acl:relcl", "advcl", "aux"):
        climbing = climbing.head
        chain.add(climbing.i)
    for i in range(start + 1, site.end):
        token = doc[i]
        if token.dep_ in ("conj", "parataxis") and token.head.i in chain and _is_verbal(token):
            return max(start + 1, token.left_edge.i)
    return None


def _is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or any(
        child.dep_ in ("cop", *SUBJECTS) for child in token.children
    )


def stretched(reading: Reading, site: CueSite, start: int) -> tuple[int, int]:
    """A clause that begins at ``start``: to the next coordinated clause or the clause's limit."""
    end = clause_limit(site)
    for i in range(start + 1, min(end, site.end)):
        if _ends_content(reading, site, i, end):
            end = i
            break
    return trim(reading, start, end)


def _ends_content(reading: Reading, site: CueSite, at: int, end: int) -> bool:
    """Whether the reporter, or another source, goes on at token ``at``."""
    word = reading.lower[at]
    if word == ";" or _another_report(reading, at, end):
        return True
    if _adds(reading, site, at):
        return True
    if word in reading.words("contrast") and reading.texts[at - 1] == ",":
        return True
    return at == _narration(reading, site, at)


def _adds(reading: Reading, site: CueSite, at: int) -> bool:
    """Whether ", adding that ..." begins at ``at``: more from the same source."""
    if reading.texts[at - 1] != "," or reading.doc[at].tag_ != GERUND:
        return False
    token = reading.doc[at]
    own = token.head.i in (site.verb.i, site.head.i)
    return bool(reading.cues.infinitives(token.lemma_)) and (own or token.lemma_ == "add")


def _narration(reading: Reading, site: CueSite, at: int) -> int | None:
    """``at``, if a clause about the source itself is coordinated with the cue's own there.

    What "og at" adds, or a clause about something else, still belongs to the content.
    """
    doc = reading.doc
    if reading.lower[at] not in reading.words("conjunctions") or at + 1 >= site.end:
        return None
    if reading.lower[at + 1] in reading.words("complementizers"):
        return None
    other = coordinated_after(site, at)
    if other is None or other > at + 1:
        return None
    clause = next(
        (t for t in doc[at + 1 : site.end] if t.dep_ == "conj" and t.left_edge.i <= at + 1), None
    )
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS), None) if clause else None
    if subject is None or subject.lower_ in reading.words("third_person"):
        return at
    own = subject_of(site.verb)
    return at if own is not None and own.lower_ == subject.lower_ else None


def _another_report(reading: Reading, at: int, end: int) -> bool:
    """Whether ", og mener at" or ", men sier" begins at ``at``: the same source says more."""
    doc = reading.doc
    if reading.lower[at] not in ("og", "men", "and", "but") or at + 1 >= end:
        return False
    following = doc[at + 1]
    if _reports(reading, following):
        return True
    for i in range(at + 2, min(end, at + 8)):
        if reading.texts[i] in _PARTING or reading.lower[i] in reading.words("relative"):
            return False
        if _reports(reading, doc[i]):
            return following.dep_ != "mark"
        if "Fin" in features(doc[i], "VerbForm"):
            return False
    return False


def _reports(reading: Reading, token: Token) -> bool:
    """Whether a token is a finite verb of saying."""
    forms = reading.finite_cues(token)
    said = any(f.cue.kind in ("say", "opinion", "act") and not f.cue.following for f in forms)
    return said and ("Fin" in features(token, "VerbForm") or token.pos_ == "VERB")


def trim(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Without conjunctions, commas and stops at the end, and white space and commas in front."""
    texts, lower = reading.texts, reading.lower
    droppable = reading.words("conjunctions")
    while end > start and (
        texts[end - 1] in _TRAILING or texts[end - 1].isspace() or lower[end - 1] in droppable
    ):
        end -= 1
    while start < end and (texts[start].isspace() or texts[start] in (",", ":")):
        start += 1
    return start, end
