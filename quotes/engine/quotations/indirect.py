"""Reported speech: cue, source and content, by syntax held against the surface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from quotes.engine.quotations.clauses import SUBJECTS, has_dependent, negated, phrase_of, subject_of
from quotes.engine.quotations.contents import CueSite, find_content, trim
from quotes.engine.quotations.lexicon import CueForm
from quotes.engine.quotations.reading import Reading, features
from quotes.engine.quotations.roots import findings_noun, is_document
from quotes.engine.quotations.sources import Phrase, phrase_after
from quotes.engine.quotations.tags import according_at

_IDIOM_REACH = 7


@dataclass(frozen=True, slots=True)
class Report:
    """``content`` are token ranges in text order; ``cue`` and ``source`` token ranges."""

    content: tuple[tuple[int, int], ...]
    cue: Phrase
    source: Phrase
    via: Phrase | None = None
    according: bool = False


def reports_in(reading: Reading, start: int, end: int) -> Iterator[Report]:
    """The reports of one sentence, tokens ``start`` to ``end``, that a verb makes."""
    for i in range(start, end):
        site = _site(reading, i, start, end)
        if site is None:
            continue
        source = _source(reading, site)
        if source is None:
            continue
        content = find_content(reading, site)
        if content is None:
            continue
        pieces = without(content, source, site)
        if pieces:
            yield Report(pieces, Phrase(site.verb.i, site.last + 1), source)


def without(content: tuple[int, int], source: Phrase, site: CueSite) -> tuple[tuple[int, int], ...]:
    """The content without the tokens of source and cue."""
    start, end = content
    if source.start < end and start < source.end:
        start = source.end if source.start <= start else start
        end = min(end, source.start) if source.start > start else end
    return ((start, end),) if end > start else ()


def _site(reading: Reading, at: int, start: int, end: int) -> CueSite | None:
    """The cue at token ``at`` as it stands in its sentence, None if it reports nothing."""
    token = reading.doc[at]
    if token.pos_ not in ("VERB", "AUX", "ADJ", ""):
        return None
    for form in reading.cues.readings(token.text):
        last = _idiom_end(reading, form, at, end)
        if last is not None and form.cue.following and not form.cue.frames:
            return None
        if form.cue.kind == "state" or not form.cue.frames:
            continue
        if last is None or not _is_asserted(reading, form, token, at, start, end):
            continue
        return CueSite(form.cue, token, last, start, end)
    return None


def _idiom_end(reading: Reading, form: CueForm, at: int, end: int) -> int | None:
    """The last token of the idiom that begins at ``at``; None if its other words are not there."""
    here = at
    for variants in form.cue.following:
        if variants & reading.words("negations") and _negated_before(reading, at):
            continue
        stop = min(end, here + _IDIOM_REACH)
        place = next((i for i in range(here + 1, stop) if reading.doc[i].lower_ in variants), None)
        if place is None or any(
            reading.doc[i].text in (",", ":", ";") for i in range(here + 1, place)
        ):
            return None
        here = place
    return here


def _negated_before(reading: Reading, at: int) -> bool:
    """ "som ikke legger skjul på": the idiom's negation stands before its verb."""
    negations = reading.words("negations")
    return any(token.lower_ in negations for token in reading.doc[max(0, at - 3) : at])


def _is_asserted(
    reading: Reading, form: CueForm, token: Token, at: int, start: int, end: int
) -> bool:
    """Whether the verb says that something was said: not negated, hypothetical, asked or wished."""
    words = reading.words
    if not _tense_fits(reading, form, token):
        return False
    idiom_negates = any(part & words("negations") for part in form.cue.following)
    if not idiom_negates and negated(reading, token):
        return False
    head = token.head if token.dep_ in ("aux", "aux:pass", "cop") else token
    for child in (*token.children, *head.children):
        if child.dep_ == "mark" and child.lower_ in words("hypothetical") and child.i < at:
            return False
    if reading.doc[end - 1].text == "?" or _opens_condition(reading, token, start):
        return False
    return not _wished(reading, token)


def _opens_condition(reading: Reading, token: Token, start: int) -> bool:
    """ "Mener han at laget er svakt, ...": a verb in front makes a condition."""
    block = reading.block_at(token.idx)
    first = token.i == start and block is not None and not block.heading
    return first and any(child.dep_ in SUBJECTS and child.i > token.i for child in token.children)


def _tense_fits(reading: Reading, form: CueForm, token: Token) -> bool:
    verb_form = features(token, "VerbForm")
    if form.tense in ("present", "past"):
        if not ("Fin" in verb_form or not verb_form):
            return form.tense == "past" and "Part" in verb_form and _lone_participle(token)
        return token.pos_ != "ADJ"
    if form.tense == "participle":
        return "Fin" not in verb_form and (
            _is_perfect(reading, token) or _is_passive(reading, token)
        )
    return "Inf" in verb_form and _is_reporting_infinitive(reading, token)


def _lone_participle(token: Token) -> bool:
    """A weak past tense that the tagger took for a participle: it has a subject, no auxiliary."""
    return not _auxiliaries(token) and has_dependent(token, "nsubj")


def _auxiliaries(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ in ("aux", "aux:pass")]


def _is_perfect(reading: Reading, token: Token) -> bool:
    perfect = reading.words("perfect")
    own = any(aux.lower_ in perfect for aux in _auxiliaries(token))
    shared = token.dep_ == "conj" and any(a.lower_ in perfect for a in _auxiliaries(token.head))
    return own or shared or reading.doc[token.i - 1].lower_ in perfect


def _is_passive(reading: Reading, token: Token) -> bool:
    return any(aux.dep_ == "aux:pass" for aux in _auxiliaries(token))


def _is_reporting_infinitive(reading: Reading, token: Token) -> bool:
    """ "kan fortelle at", "måtte innrømme at"; "med å si at": somebody did say it."""
    auxiliaries = [aux.lower_ for aux in _auxiliaries(token)]
    if any(a in ("kan", "kunne", "må", "måtte", "could", "can", "must") for a in auxiliaries):
        return True
    if auxiliaries:
        return False
    marked = token.i > 1 and reading.doc[token.i - 1].lower_ in reading.words("infinitive")
    return marked and reading.doc[token.i - 2].lower_ in ("med", "ved", "by")


def _wished(reading: Reading, token: Token) -> bool:
    """ "ville si", "burde kreve", "skulle hevde"."""
    unreal = reading.words("unreal")
    auxiliaries = [aux.lower_ for aux in _auxiliaries(token)]
    if any(a in reading.words("perfect") for a in auxiliaries):
        return any(a in ("ville", "burde", "would") for a in auxiliaries)
    return any(a in unreal - {"kan", "kunne", "could", "can"} for a in auxiliaries)


def _source(reading: Reading, site: CueSite) -> Phrase | None:
    if _is_passive(reading, site.verb) or _is_s_passive(site.verb):
        return _agent(reading, site)
    if site.cue.kind == "text":
        return _document(reading, site)
    subject = subject_of(site.verb)
    if subject is not None and subject.lower_ in reading.words("generic"):
        subject = _one_of_them(subject)
    if subject is None:
        return _surface_subject(reading, site)
    own = _before_coordinated(reading, site, subject)
    if own is not None:
        return own
    if subject.lower_ in reading.words("first_subject") - {"de", "me"}:
        return None
    if subject.lower_ in reading.words("generic") and has_dependent(
        subject, "acl:relcl", "acl", "acl:cleft"
    ):
        return None
    if subject.lower_ in reading.words("anaphora") or subject.lower_ in ("som", "den", "hva", "it"):
        return None
    if site.cue.kind == "show" and not findings_noun(reading, subject):
        return _leading_finding(reading, site)
    phrase = phrase_of(reading, subject, site.verb)
    if phrase.start <= site.verb.i < phrase.end or phrase.end <= phrase.start:
        return Phrase(subject.i, subject.i + 1)
    return Phrase(phrase.start, _up_to_verb(reading, phrase, site))


def _before_coordinated(reading: Reading, site: CueSite, subject: Token) -> Phrase | None:
    """A subject of its own that the parser missed: "..., men X sa"; None if there is none."""
    doc = reading.doc
    verb = min([site.verb.i, *(aux.i for aux in _auxiliaries(site.verb))])
    if site.head.dep_ != "conj" or subject.i >= verb:
        return None
    joint = next(
        (i for i in range(verb - 1, subject.i, -1) if doc[i].dep_ == "cc" or doc[i].text == ","),
        None,
    )
    if joint is None or not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in doc[joint + 1 : verb]):
        return None
    phrase = phrase_after(reading, joint + 1, verb)
    return phrase if phrase is not None and phrase.end >= verb - 1 else None


def _up_to_verb(reading: Reading, phrase: Phrase, site: CueSite) -> int:
    """The phrase's end, moved over words that the parser left between subject and verb."""
    first = min([site.verb.i, *(aux.i for aux in _auxiliaries(site.verb))])
    between = reading.doc[phrase.end : first]
    if not 0 < len(between) <= 5:
        return phrase.end
    nominal = all(t.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM") for t in between)
    return first if nominal and between[-1].pos_ in ("NOUN", "PROPN") else phrase.end


def _one_of_them(subject: Token) -> Token:
    """ "X er blant dem som krever": X for "dem"; else the pronoun itself."""
    if any(child.lower_ in ("blant", "av", "among", "of") for child in subject.children):
        head = subject if has_dependent(subject, "cop") else subject.head
        return next((c for c in head.children if c.dep_ in SUBJECTS and c.i < subject.i), subject)
    return subject


def _leading_finding(reading: Reading, site: CueSite) -> Phrase | None:
    """ "En måling X har gjort viser at": the sentence opens with what shows it."""
    for i in range(site.start, site.verb.i):
        if reading.doc[i].pos_ == "NOUN":
            opens = all(
                t.pos_ in ("DET", "ADJ", "NUM", "PROPN") for t in reading.doc[site.start : i]
            )
            found = opens and findings_noun(reading, reading.doc[i])
            return Phrase(site.start, site.verb.i) if found else None
    return None


def _is_s_passive(verb: Token) -> bool:
    return "Pass" in features(verb, "Voice")


def _surface_subject(reading: Reading, site: CueSite) -> Phrase | None:
    """A subject right after the verb that the parser missed."""
    finite = "Fin" in features(site.verb, "VerbForm")
    auxiliary = next((a for a in _auxiliaries(site.verb) if a.i < site.verb.i), None)
    if not finite:
        between = phrase_after(reading, auxiliary.i + 1, site.verb.i) if auxiliary else None
        return between if between and site.verb.i - between.end <= 3 else None
    phrase = phrase_after(reading, site.verb.i + 1, site.end)
    if phrase is None:
        return None
    first = reading.doc[phrase.start]
    if phrase.end < site.end and reading.doc[phrase.end].lower_ in ("at", "that"):
        return phrase
    return phrase if first.pos_ in ("PROPN", "PRON") or first.ent_type_ else None


def _agent(reading: Reading, site: CueSite) -> Phrase | None:
    """ "av X" of a passive."""
    for token in (site.verb, *_auxiliaries(site.verb)):
        for child in token.children:
            if child.dep_ in ("obl", "obl:agent", "nmod") and any(
                case.lower_ in ("av", "by") and case.dep_ == "case" for case in child.children
            ):
                phrase = phrase_of(reading, child, site.verb)
                start = phrase.start
                while start < child.i and reading.doc[start].lower_ in ("av", "by"):
                    start += 1
                return Phrase(start, phrase.end)
    return None


def _document(reading: Reading, site: CueSite) -> Phrase | None:
    """ "I rapporten står det at ...", "det går fram av X at ..."."""
    if not any(
        token.lower_ == "det" for token in reading.doc[site.start : min(site.end, site.last + 3)]
    ):
        return None
    for i in range(site.start, site.end):
        if reading.doc[i].dep_ != "case" or reading.doc[i].lower_ not in ("i", "av", "fra", "frå"):
            continue
        noun = reading.doc[i].head
        if is_document(reading, noun):
            phrase = phrase_of(reading, noun, site.verb)
            start = max(phrase.start, i + 1)
            return Phrase(start, phrase.end) if phrase.end > start else None
    return None


def according_reports(reading: Reading, start: int, end: int) -> Iterator[Report]:
    """ "Ifølge X ...", "..., ifølge X", "etter X' mening": the rest of the clause is reported."""
    at = start
    while at < end:
        cue = according_at(reading, at, end)
        source = _complement(reading, cue, end) if cue else None
        if cue is None:
            cue, source = _in_opinion(reading, at, end)
        if cue is None or source is None:
            at += 1
            continue
        stop = max(source.end, cue.end)
        pieces = _rest_of_clause(reading, start, end, cue.start, stop)
        if pieces:
            word = Phrase(source.end, cue.end) if cue.end > source.end else cue
            yield Report(pieces, word, source, according=True)
        at = stop


def _complement(reading: Reading, cue: Phrase, end: int) -> Phrase | None:
    """The phrase after "ifølge": by the surface, or by the parse where that reaches further."""
    surface = phrase_after(reading, cue.end, end)
    head = reading.doc[cue.end - 1].head
    if not cue.end <= head.i < end:
        return surface
    parsed = phrase_of(reading, head, reading.doc[cue.end - 1])
    parsed = Phrase(max(parsed.start, cue.end), min(parsed.end, end))
    if surface is None or parsed.start != surface.start:
        return surface if surface is not None else parsed
    has_verb = any(t.pos_ in ("VERB", "AUX") for t in reading.doc[parsed.start : parsed.end])
    return surface if has_verb or parsed.end <= surface.end else parsed


def _in_opinion(reading: Reading, at: int, end: int) -> tuple[Phrase | None, Phrase | None]:
    """ "etter X' mening": cue is the noun, source what stands before it."""
    doc = reading.doc
    if doc[at].lower_ not in reading.words("opinion_prepositions"):
        return None, None
    for i in range(at + 2, min(end, at + 7)):
        if doc[i].lower_ in reading.words("opinion_nouns"):
            owner = doc[i - 1]
            if owner.lower_ in ("min", "vår", "sin", "my", "our"):
                return None, None
            genitive = "Gen" in features(owner, "Case") or owner.pos_ in ("PRON", "DET")
            return (Phrase(at, i + 1), Phrase(at + 1, i)) if genitive else (None, None)
    return None, None


def _rest_of_clause(
    reading: Reading, start: int, end: int, cut: int, resume: int
) -> tuple[tuple[int, int], ...]:
    """The clause around the phrase in tokens ``cut`` to ``resume``, without it."""
    first, last = _clause_bounds(reading, start, end, cut, resume)
    pieces = (trim(reading, first, cut), trim(reading, resume, last))
    kept = tuple((s, e) for s, e in pieces if e > s)
    words = sum(e - s for s, e in kept)
    return kept if words >= 2 else ()


def _clause_bounds(
    reading: Reading, start: int, end: int, cut: int, resume: int
) -> tuple[int, int]:
    """The clause that "ifølge X" belongs to: from its conjunction or comma to the next."""
    doc = reading.doc
    verb = _governor(reading, cut, resume)
    if verb is None:
        return start, end
    top = verb
    while top.dep_ in ("aux", "cop", "aux:pass", "xcomp") and top.head.i != top.i:
        top = top.head
    first, last = start, end
    if top.dep_ == "conj":
        first = max(start, top.left_edge.i)
        if doc[first].lower_ in reading.words("conjunctions"):
            first += 1
    if top.dep_ in ("acl:relcl", "acl", "ccomp", "advcl") and top.left_edge.i > start:
        first, last = max(start, top.left_edge.i), min(end, top.right_edge.i + 1)
        if doc[first].lower_ in reading.words("relative") | reading.words("complementizers"):
            first += 1
    for child in top.children:
        if child.dep_ in ("conj", "parataxis") and child.left_edge.i > resume and _clausal(child):
            last = min(last, child.left_edge.i)
        if child.dep_ == "conj" and child.right_edge.i < cut:
            first = max(first, child.right_edge.i + 1)
    return min(first, cut), max(last, resume)


def _clausal(token: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in token.children)


def _governor(reading: Reading, cut: int, resume: int) -> Token | None:
    """The verb that the phrase is attached to."""
    for i in range(cut, resume):
        token = reading.doc[i]
        if not cut <= token.head.i < resume:
            return token.head
    return None
