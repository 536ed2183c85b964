"""What a cue's complement holds: clauses, infinitives, noun phrases, as runs of tokens.

The beginning is read from the surface ("at", "å", a preposition), since subordinators are what
parsers get right; the end by ``extent``.
"""

from __future__ import annotations

from spacy.tokens import Token

from quotes.engine.quotations.bareclauses import after_subject, bare_clause, gerund
from quotes.engine.quotations.clauses import has_dependent
from quotes.engine.quotations.extent import (
    CueSite,
    clause_limit,
    coordinated_after,
    stretched,
    trim,
)
from quotes.engine.quotations.reading import Reading, features, is_that

_REACH = 14
#: "forteller om" with a noun phrase of so many words tells something, not only its topic.
_TOLD = 6


def find_content(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """The tokens of the content after the cue, None if the complement is none of its frames."""
    for find in _FINDERS:
        found = find(reading, site)
        if found is not None and found[0] < found[1]:
            joined = reading.doc[found[0]].lower_ in reading.words("conjunctions")
            return None if joined else found
    return None


def _marked_clause(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """ "... at X", "... om X", "... hvorfor X"."""
    doc = reading.doc
    cue = site.cue
    limit = clause_limit(site)
    for i in range(site.last + 1, min(limit, site.last + 1 + _REACH)):
        word = doc[i].lower_
        if _blocks(reading, site, i):
            return None
        that = is_that(reading, doc[i])
        if that and _other_preposition(reading, site, i):
            continue
        if that and (cue.allows("clause") or _governed(reading, site, i)):
            if not _belongs(site, i):
                continue
            if reading.doc[i - 1].lower_ in reading.words("conjunctions"):
                return None
            start, end = stretched(reading, site, i + 1)
            return start, end
        if cue.allows("question") and _asks(reading, doc[i]) and not _has_finite(site, i):
            start = i + 1 if word in ("om", "whether", "if") else i
            return stretched(reading, site, start)
    return None


def _other_preposition(reading: Reading, site: CueSite, at: int) -> bool:
    """Whether "at" belongs to a preposition that is none of the cue's: "etter at"."""
    before = reading.doc[at - 1].lower_
    inside = at - 1 > site.last and before in reading.words("prepositions")
    return inside and not (site.cue.allows(before) or site.cue.allows(before + "+"))


def _asks(reading: Reading, token: Token) -> bool:
    if token.lower_ in ("om", "whether", "if"):
        return (
            token.dep_ == "mark"
            and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
            and ("Inf" not in features(token.head, "VerbForm") or has_dependent(token.head, "aux"))
        )
    return token.lower_ in reading.words("question_words")


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
    return not _has_finite(site, at)


def _has_finite(site: CueSite, at: int) -> bool:
    """Whether a clause of its own stands between the cue and token ``at``."""
    between = site.verb.doc[site.last + 1 : at]
    return any("Fin" in features(token, "VerbForm") for token in between)


def _blocks(reading: Reading, site: CueSite, at: int) -> bool:
    """Whether the search for a complement stops at a token: another clause has begun."""
    token = reading.doc[at]
    if token.text in (":", ";", "«", '"', "“"):
        return token.text in (":", ";")
    if token.text == ",":
        return not _parenthesis(reading, site, at)
    return False


def _parenthesis(reading: Reading, site: CueSite, at: int) -> bool:
    """Whether a comma at ``at`` opens or closes an insertion before the complement."""
    doc = site.verb.doc
    return any(is_that(reading, token) for token in doc[at : min(site.end, at + 16)])


def _preposition(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """ "advarer mot X", "ber om X", "beskylder X for å ...", "oppfordrer X til å ..."."""
    doc = reading.doc
    cue = site.cue
    wanted = {frame for frame in cue.frames if frame.rstrip("+") in reading.words("prepositions")}
    if cue.allows("obj-for"):
        wanted |= {"for", "of"} if reading.language == "en" else {"for"}
    if cue.allows("obj-inf"):
        wanted |= {"om+", "til+", "å"}
    for i in range(site.last + 1, min(clause_limit(site), site.last + 1 + _REACH)):
        word = doc[i].lower_
        if doc[i].text in (",", ":", ";"):
            return None
        if not (word in wanted or word + "+" in wanted) or i + 1 >= site.end:
            continue
        following = doc[i + 1].lower_
        if word in reading.words("infinitive"):
            return None if _has_finite(site, i) else stretched(reading, site, i + 1)
        if following in reading.words("that") | {"å"}:
            return stretched(reading, site, i + 2)
        if word + "+" in wanted and word not in wanted:
            if _asks(reading, doc[i]) and cue.allows("om+") and word == "om":
                return stretched(reading, site, i + 1)
            continue
        head = _complement_of(doc[i])
        if head is not None and i < head.i < site.end:
            found = _noun_phrase(reading, site, head, i + 1)
            return found if found and _says_enough(reading, site, word, found) else None
    return None


def _complement_of(preposition: Token) -> Token | None:
    """What a preposition governs, in Universal Dependencies and in the English scheme."""
    if preposition.dep_ == "case" or preposition.head.i > preposition.i:
        return preposition.head
    return next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), None)


def _says_enough(
    reading: Reading, site: CueSite, preposition: str, content: tuple[int, int]
) -> bool:
    """ "forteller om X" names a topic unless X is told at some length."""
    if site.cue.kind != "say" or preposition != "om":
        return True
    start, end = content
    return end - start >= _TOLD or any(
        "Fin" in features(token, "VerbForm") for token in reading.doc[start:end]
    )


def _noun_phrase(
    reading: Reading, site: CueSite, head: Token, start: int
) -> tuple[int, int] | None:
    limit = clause_limit(site)
    end = min(head.right_edge.i + 1, limit)
    other = coordinated_after(site, start)
    if other is not None:
        end = min(end, other)
    if end < limit and reading.doc[end].lower_ in reading.words("noun_complements"):
        end = stretched(reading, site, start)[1]
    end = _before_aside(reading, start, end)
    end = _with_added_clause(reading, site, end)
    return trim(reading, start, end) if end > start else None


def _before_aside(reading: Reading, start: int, end: int) -> int:
    """The end before a relative clause that only adds something: "planene, som ..."."""
    doc = reading.doc
    for i in range(start + 1, end - 1):
        if doc[i].text == "," and doc[i + 1].lower_ in reading.words("relative"):
            return i
    return end


def _with_added_clause(reading: Reading, site: CueSite, end: int) -> int:
    """The end after ", og at ..." or ", og om ..." that follows a noun phrase."""
    doc = reading.doc
    at = end
    while at < site.end and doc[at].text in (",", "–", "-"):
        at += 1
    joined = at < site.end and doc[at].lower_ in reading.words("conjunctions")
    if joined and at + 1 < site.end and doc[at + 1].lower_ in reading.words("complementizers"):
        return stretched(reading, site, at + 2)[1]
    return end


def _infinitive(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """ "lover å ...", "krever å ...", "ba FN godkjenne ..."."""
    doc = reading.doc
    marker = reading.words("infinitive")
    if site.cue.allows("inf"):
        for i in range(site.last + 1, min(clause_limit(site), site.last + 8)):
            if doc[i].text in (",", ":"):
                return None
            if doc[i].lower_ in marker and doc[i].dep_ == "mark":
                start, end = stretched(reading, site, i + 1)
                return start, _before_aside(reading, start, end)
            if "Fin" in features(doc[i], "VerbForm"):
                return None
    if site.cue.allows("obj-inf"):
        for i in range(site.last + 2, min(clause_limit(site), site.last + 8)):
            if doc[i].text in (",", ":"):
                return None
            if "Inf" in features(doc[i], "VerbForm") and not _has_finite(site, i):
                start, end = stretched(reading, site, i)
                return start, _before_aside(reading, start, end)
    return None


def _predicative(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """ "kaller X Y", "omtaler X som Y": the object and what is said of it."""
    if not (site.cue.allows("obj-som") or site.cue.allows("obj-obj")):
        return None
    doc = reading.doc
    start = after_subject(reading, site)
    if start is None or start >= clause_limit(site):
        return None
    if not any(
        doc[i].pos_ in ("NOUN", "PROPN", "PRON", "ADJ") for i in range(start, clause_limit(site))
    ):
        return None
    first, last = stretched(reading, site, start)
    link = reading.words("predicative")
    if not site.cue.allows("obj-obj") and link.isdisjoint(reading.lower[start + 1 : last]):
        return None
    return (first, last) if last - first >= 2 else None


def _object(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """ "krever X", "avviser X", "svarte nei"."""
    doc = reading.doc
    if site.cue.allows("answer"):
        for i in range(site.last + 1, min(site.end, site.last + 6)):
            if doc[i].lower_ in ("ja", "nei", "yes", "no"):
                return stretched(reading, site, i)
    if site.cue.allows("seg") and site.last + 1 < site.end and doc[site.last + 1].lower_ == "seg":
        return stretched(reading, site, site.last + 1)
    noun = site.cue.allows("noun") or site.cue.allows("event")
    if not noun or "Inf" in features(site.verb, "VerbForm"):
        return None
    if site.last != site.verb.i:
        head = _complement_of(doc[site.last])
        after = head is not None and site.last < head.i < site.end
        return _noun_phrase(reading, site, head, site.last + 1) if head and after else None
    for child in (*site.verb.children, *site.head.children):
        passive = child.dep_ == "nsubj:pass"
        if passive or (child.dep_ == "obj" and child.i > site.last):
            if child.ent_type_ in ("PER", "PERSON") or child.lower_ in ("seg", "seg selv"):
                continue
            if child.lemma_.lower() in reading.words("whereabouts"):
                continue  # "har sagt andre steder"
            if site.cue.allows("event") and _is_known(reading, child):
                continue
            found = _noun_phrase(reading, site, child, child.left_edge.i)
            if found is not None:
                return found
    return None


def _is_known(reading: Reading, noun: Token) -> bool:
    """Whether a noun phrase names somebody or something known already, who may be told."""
    return (
        noun.pos_ in ("PROPN", "PRON")
        or "Def" in features(noun, "Definite")
        or any(
            child.dep_ == "det" and child.lower_ in reading.words("quantifiers")
            for child in noun.children
        )
    )


_FINDERS = (
    gerund,
    _marked_clause,
    _preposition,
    _infinitive,
    _predicative,
    bare_clause,
    _object,
)
