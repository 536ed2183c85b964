"""What a cue's complement holds: clauses, infinitives, noun phrases, as runs of tokens.

The beginning is read from the surface ("at", "å", a preposition), since subordinators are what
parsers get right; the end from the parse, stretched to the end of the clause: in news prose what
follows "at" belongs to the content.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from quotes.engine.quotations.clauses import SUBJECTS, antecedent, predicate
from quotes.engine.quotations.lexicon import Cue
from quotes.engine.quotations.reading import Reading, ends_sentence, features
from quotes.engine.quotations.sources import Phrase

_EMBEDDED = ("acl:relcl", "acl", "advcl", "ccomp", "csubj", "xcomp", "acl:cleft")
_QUESTION_WORDS = frozenset(
    "hva kva hvem kven hvor kor kvar hvorfor kvifor hvordan korleis hvilken hvilket hvilke kva "
    "what who where why how which whether".split()
)
_REACH = 14


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
    if top.dep_ in _EMBEDDED and antecedent(top) is not None or top.dep_ in ("advcl", "csubj"):
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
    other = coordinated_after(site, start)
    if other is not None:
        end = min(end, other)
    for i in range(start + 1, min(end, site.end)):
        if reading.doc[i].text in (";",) or _another_report(reading, i, start, end):
            end = i
            break
    return trim(reading, start, end)


def _another_report(reading: Reading, at: int, start: int, end: int) -> bool:
    """Whether ", og mener at" or ", men sier" begins at ``at``: the same source says more."""
    doc = reading.doc
    if doc[at].lower_ not in ("og", "men", "and", "but") or at + 1 >= end:
        return False
    following = doc[at + 1]
    forms = reading.cues.finite(following.text)
    return any(
        form.cue.kind in ("say", "opinion", "act") and not form.cue.following for form in forms
    ) and ("Fin" in features(following, "VerbForm") or following.pos_ == "VERB")


def trim(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Without conjunctions, commas and stops at the end, and white space and commas in front."""
    doc = reading.doc
    droppable = reading.words("conjunctions")
    while end > start and (
        doc[end - 1].text in (",", ".", ":", ";", "–", "-", "—", "…")
        or doc[end - 1].text.isspace()
        or doc[end - 1].lower_ in droppable
        or (ends_sentence(doc[end - 1]))
    ):
        end -= 1
    while start < end and (doc[start].text.isspace() or doc[start].text in (",", ":")):
        start += 1
    return start, end


def find_content(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """The tokens of the content after the cue, None if the complement is none of its frames."""
    for find in (_marked_clause, _preposition, _infinitive, _predicative, _bare_clause, _object):
        found = find(reading, site)
        if found is not None and found[0] < found[1]:
            return found
    return None


def _marked_clause(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """"... at X", "... om X", "... hvorfor X"."""
    doc = reading.doc
    cue = site.cue
    limit = clause_limit(site)
    for i in range(site.last + 1, min(limit, site.last + 1 + _REACH)):
        word = doc[i].lower_
        if _blocks(reading, site, i):
            return None
        that = word in ("at", "that") and doc[i].pos_ != "DET"
        if that and (cue.allows("clause") or _governed(reading, site, i)):
            if not _belongs(site, i):
                continue
            start, end = stretched(reading, site, i + 1)
            return start, end
        if cue.allows("question") and _asks(doc[i]):
            start = i + 1 if word in ("om", "whether", "if") else i
            return stretched(reading, site, start)
    return None


def _asks(token: Token) -> bool:
    if token.lower_ in ("om", "whether", "if"):
        return token.dep_ == "mark" and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and (
            "Inf" not in features(token.head, "VerbForm")
        )
    return token.lower_ in _QUESTION_WORDS


def _governed(reading: Reading, site: CueSite, at: int) -> bool:
    before = reading.doc[at - 1].lower_
    return site.cue.allows(before) or site.cue.allows(before + "+")


def _belongs(site: CueSite, at: int) -> bool:
    """Whether the clause that "at" opens hangs on the cue and not on a noun between."""
    doc = site.verb.doc
    clause = doc[at].head
    if doc[at].dep_ != "mark":
        return True
    owner = clause.head
    if owner.i in (site.verb.i, site.head.i) or owner.i == clause.i:
        return True
    between = doc[site.last + 1 : at]
    return not any("Fin" in features(token, "VerbForm") for token in between)


def _blocks(reading: Reading, site: CueSite, at: int) -> bool:
    """Whether the search for a complement stops at a token: another clause has begun."""
    token = reading.doc[at]
    if token.text in (":", ";", "«", '"', "“"):
        return token.text in (":", ";")
    if token.text == ",":
        return not _parenthesis(site, at)
    return False


def _parenthesis(site: CueSite, at: int) -> bool:
    """Whether a comma at ``at`` opens or closes an insertion before the complement."""
    doc = site.verb.doc
    return any(token.lower_ in ("at", "that") for token in doc[at : min(site.end, at + 10)])


def _preposition(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """"advarer mot X", "ber om X", "beskylder X for å ...", "oppfordrer X til å ..."."""
    doc = reading.doc
    cue = site.cue
    wanted = {frame for frame in cue.frames if frame.rstrip("+") in reading.words("prepositions")}
    if cue.allows("obj-for"):
        wanted.add("for")
    if cue.allows("obj-inf"):
        wanted |= {"om+", "til+", "å"}
    if cue.allows("obj-med"):
        wanted.add("med")
    for i in range(site.last + 1, min(clause_limit(site), site.last + 1 + _REACH)):
        word = doc[i].lower_
        if doc[i].text in (",", ":", ";"):
            return None
        if not (word in wanted or word + "+" in wanted) or i + 1 >= site.end:
            continue
        following = doc[i + 1].lower_
        if word == "å" or (word == "to" and reading.language == "en"):
            return stretched(reading, site, i + 1)
        if following in ("å", "at"):
            return stretched(reading, site, i + 2)
        if word + "+" in wanted and word not in wanted:
            if _asks(doc[i]) and cue.allows("om+") and word == "om":
                return stretched(reading, site, i + 1)
            continue
        head = doc[i].head
        if head.i > i and head.i < site.end:
            return _noun_phrase(reading, site, head, i + 1)
    return None


def _noun_phrase(
    reading: Reading, site: CueSite, head: Token, start: int
) -> tuple[int, int] | None:
    end = min(head.right_edge.i + 1, clause_limit(site))
    other = coordinated_after(site, start)
    if other is not None:
        end = min(end, other)
    return trim(reading, start, end) if end > start else None


def _infinitive(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """"lover å ...", "krever å ...", "ba FN godkjenne ..."."""
    doc = reading.doc
    marker = reading.words("infinitive")
    if site.cue.allows("inf"):
        for i in range(site.last + 1, min(clause_limit(site), site.last + 8)):
            if doc[i].text in (",", ":"):
                return None
            if doc[i].lower_ in marker and doc[i].dep_ == "mark":
                return stretched(reading, site, i + 1)
            if "Fin" in features(doc[i], "VerbForm"):
                return None
    if site.cue.allows("obj-inf"):
        for i in range(site.last + 2, min(clause_limit(site), site.last + 8)):
            if doc[i].text in (",", ":"):
                return None
            if "Inf" in features(doc[i], "VerbForm"):
                return stretched(reading, site, i)
    return None


def _predicative(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """"kaller X Y", "omtaler X som Y": the object and what is said of it."""
    if not site.cue.allows("obj-som"):
        return None
    doc = reading.doc
    start = after_subject(reading, site)
    if start is None or start >= clause_limit(site):
        return None
    if not any(
        doc[i].pos_ in ("NOUN", "PROPN", "PRON", "ADJ") for i in range(start, clause_limit(site))
    ):
        return None
    content = stretched(reading, site, start)
    return content if content[1] - content[0] >= 2 else None


def after_subject(reading: Reading, site: CueSite) -> int | None:
    """The first token after the cue and a subject or adverbs that follow it."""
    doc = reading.doc
    at = site.last + 1
    for child in (*site.head.children, *site.verb.children):
        if child.dep_ in SUBJECTS and child.i > site.last:
            at = max(at, child.right_edge.i + 1)
    adverbs = reading.words("adverbs") | reading.words("negations")
    while at < site.end and doc[at].lower_ in adverbs:
        at += 1
    return at if at < site.end else None


def _bare_clause(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """"mener X er Y": a finite clause without a subordinator."""
    if not site.cue.allows("clause") or site.cue.kind in ("text", "show"):
        return None
    doc = reading.doc
    for child in (*site.head.children, *site.verb.children):
        if child.dep_ not in ("ccomp", "xcomp", "advcl", "parataxis") or child.i <= site.last:
            continue
        start = child.left_edge.i
        if start <= site.last:
            start = after_subject(reading, site) or site.last + 1
        if _finite_inside(child) and not doc[start].text == ":":
            start = _past_adverbs(reading, site, start)
            return stretched(reading, site, start)
    return _surface_clause(reading, site)


def _past_adverbs(reading: Reading, site: CueSite, start: int) -> int:
    """Skip a sentence adverb that the parser put into the content ("mener imidlertid X er")."""
    doc = reading.doc
    while start < site.end and doc[start].lower_ in (
        "imidlertid", "likevel", "derimot", "også", "òg", "dessuten", "videre", "vidare", "samtidig"
    ):
        start += 1
    return start


def _finite_inside(clause: Token) -> bool:
    if "Fin" in features(clause, "VerbForm"):
        return True
    return any(
        child.dep_ in ("aux", "aux:pass", "cop") and "Fin" in features(child, "VerbForm")
        for child in clause.children
    )


def _surface_clause(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """Where the parser found no complement: a subject and a finite verb right after the cue."""
    if site.cue.kind not in ("say", "opinion") or site.cue.following:
        return None
    start = after_subject(reading, site)
    if start is None or reading.doc[start].text in (",", ":", ".", "–", "-"):
        return None
    if reading.doc[start].pos_ not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"):
        return None
    for i in range(start + 1, min(site.end, start + 10)):
        token = reading.doc[i]
        if token.text in (",", ":"):
            return None
        if "Fin" in features(token, "VerbForm"):
            relative = reading.doc[i - 1].lower_ in reading.words("relative")
            return None if relative else stretched(reading, site, start)
    return None


def _object(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """"krever X", "avviser X", "svarte nei"."""
    doc = reading.doc
    if site.cue.allows("answer"):
        for i in range(site.last + 1, min(site.end, site.last + 6)):
            if doc[i].lower_ in ("ja", "nei", "yes", "no"):
                return stretched(reading, site, i)
    if not site.cue.allows("noun"):
        return None
    for child in (*site.verb.children, *site.head.children):
        if child.dep_ in ("obj", "nsubj:pass") and child.i > site.last:
            if child.ent_type_ in ("PER", "PERSON") or child.lower_ in ("seg", "seg selv"):
                continue
            found = _noun_phrase(reading, site, child, child.left_edge.i)
            if found is not None:
                return found
    return None
