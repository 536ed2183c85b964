"""Whether a verb of saying reports that something was said.

It does not where it is negated, asked, wished, only possible, or stands in a condition.
"""

from __future__ import annotations

from spacy.tokens import Token

from quotes.engine.quotations.clauses import SUBJECTS, has_dependent, negated
from quotes.engine.quotations.extent import CueSite
from quotes.engine.quotations.lexicon import CueForm
from quotes.engine.quotations.reading import GERUND, Reading, features

_IDIOM_REACH = 7


def cue_site(reading: Reading, at: int, start: int, end: int) -> CueSite | None:
    """The cue at token ``at`` as it stands in its sentence, None if it reports nothing."""
    token = reading.doc[at]
    if token.pos_ not in ("VERB", "AUX", "ADJ", ""):
        return None
    gerund = token.tag_ == GERUND
    forms = reading.cues.infinitives(token.lemma_) if gerund else reading.cues.readings(token.text)
    for form in forms:
        last = idiom_end(reading, form, at, end)
        if last is not None and form.cue.following and not form.cue.frames:
            return None
        if form.cue.kind == "state" or not form.cue.frames:
            continue
        if last is None or not _is_asserted(reading, form, token, at, start, end):
            continue
        return CueSite(form.cue, token, last, start, end)
    return None


def idiom_end(reading: Reading, form: CueForm, at: int, end: int) -> int | None:
    """The last token of the idiom that begins at ``at``; None if its other words are not there."""
    here = at
    for variants in form.cue.following:
        if variants & reading.words("negations") and _negated_before(reading, at):
            continue
        stop = min(end, here + _IDIOM_REACH)
        place = next((i for i in range(here + 1, stop) if reading.lower[i] in variants), None)
        if place is None or {",", ":", ";"}.intersection(reading.texts[here + 1 : place]):
            return None
        if reading.language == "en" and place > here + 1 and not _hangs_on(reading.doc[place], at):
            return None
        here = place
    return here


def _hangs_on(particle: Token, verb: int) -> bool:
    """Whether "for" or "out" belongs to the verb: "called on Monday for calm"."""
    return particle.head.i == verb or (particle.dep_ == "case" and particle.head.head.i == verb)


def _negated_before(reading: Reading, at: int) -> bool:
    """ "som ikke legger skjul på": the idiom's negation stands before its verb."""
    negations = reading.words("negations")
    return any(word in negations for word in reading.lower[max(0, at - 3) : at])


def _is_asserted(
    reading: Reading, form: CueForm, token: Token, at: int, start: int, end: int
) -> bool:
    """Whether the verb says that something was said: not negated, hypothetical, asked or wished."""
    words = reading.words
    if not _tense_fits(reading, form, token):
        return False
    if reading.language == "en" and at == start:
        return False  # "Asked what she thought, ..."
    idiom_negates = any(part & words("negations") for part in form.cue.following)
    if not idiom_negates and negated(reading, token):
        return False
    head = token.head if token.dep_ in ("aux", "aux:pass", "cop") else token
    for child in (*token.children, *head.children):
        if child.dep_ == "mark" and child.lower_ in words("hypothetical") and child.i < at:
            return False
    if reading.texts[end - 1] == "?" or _opens_condition(reading, token, start):
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
            _is_perfect(reading, token) or is_passive(reading, token)
        )
    if token.tag_ == GERUND:
        return _is_reporting_gerund(reading, token)
    return "Inf" in verb_form and _is_reporting_infinitive(reading, token)


def _is_reporting_gerund(reading: Reading, token: Token) -> bool:
    """ "is calling for X", "..., adding that X", "by saying that X"; not "without saying"."""
    helpers = auxiliaries(token)
    if helpers:
        return any(aux.lower_ in reading.words("passive") for aux in helpers)
    marks = [child.lower_ for child in token.children if child.dep_ == "mark"]
    if token.dep_ not in ("advcl", "acl", "conj", "xcomp"):
        return False
    return all(mark in ("by", "while", "after") for mark in marks)


def _lone_participle(token: Token) -> bool:
    """A weak past tense that the tagger took for a participle: it has a subject, no auxiliary."""
    return not auxiliaries(token) and has_dependent(token, "nsubj")


def auxiliaries(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ in ("aux", "aux:pass")]


def _is_perfect(reading: Reading, token: Token) -> bool:
    perfect = reading.words("perfect")
    own = any(aux.lower_ in perfect for aux in auxiliaries(token))
    shared = token.dep_ == "conj" and any(a.lower_ in perfect for a in auxiliaries(token.head))
    return own or shared or reading.lower[token.i - 1] in perfect


def is_passive(reading: Reading, token: Token) -> bool:
    return any(aux.dep_ == "aux:pass" for aux in auxiliaries(token))


def _is_reporting_infinitive(reading: Reading, token: Token) -> bool:
    """ "kan fortelle at", "måtte innrømme at"; "med å si at": somebody did say it."""
    modals = reading.words("reporting_modals") if reading.language == "en" else frozenset()
    helpers = [aux.lower_ for aux in auxiliaries(token)]
    if any(a in ("kan", "kunne", "må", "måtte") or a in modals for a in helpers):
        return True
    if helpers:
        return False
    marked = token.i > 1 and reading.doc[token.i - 1].lower_ in reading.words("infinitive")
    if marked and token.dep_ == "xcomp" and token.head.lower_ in reading.words("leading_on"):
        return True
    return marked and reading.doc[token.i - 2].lower_ in ("med", "ved", "by")


def _wished(reading: Reading, token: Token) -> bool:
    """ "ville si", "burde kreve", "skulle hevde"."""
    unreal = reading.words("unreal")
    helpers = [aux.lower_ for aux in auxiliaries(token)]
    if any(a in reading.words("perfect") for a in helpers):
        return any(a in ("ville", "burde", "would") for a in helpers)
    return any(a in unreal - {"kan", "kunne", "could", "can"} for a in helpers)
