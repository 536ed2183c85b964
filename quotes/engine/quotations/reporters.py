"""The source of a report: the subject of its cue, a passive's agent, a document."""

from __future__ import annotations

from spacy.tokens import Token

from quotes.engine.quotations.assertion import auxiliaries, is_passive
from quotes.engine.quotations.clauses import SUBJECTS, has_dependent, phrase_of, subject_of
from quotes.engine.quotations.extent import CueSite
from quotes.engine.quotations.reading import Reading, features, is_that
from quotes.engine.quotations.roots import findings_noun, is_document
from quotes.engine.quotations.sources import Phrase, phrase_after


def source_of(reading: Reading, site: CueSite) -> Phrase | None:
    if is_passive(reading, site.verb) or _is_s_passive(site.verb):
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
    if subject.lower_ in reading.words("first_subject") - {"de"}:
        return None
    if subject.lower_ in reading.words("generic") and has_dependent(
        subject, "acl:relcl", "acl", "acl:cleft"
    ):
        return None
    if any(subject.lower_ in reading.words(name) for name in ("anaphora", "voiceless")):
        return None
    if site.cue.allows("willed") and _is_thing(reading, subject):
        return None
    neuter = subject.lower_ == "it" and reading.language == "en"
    if site.cue.kind == "show" and not (neuter or findings_noun(reading, subject)):
        return _leading_finding(reading, site)
    phrase = _after_label(reading, site, subject) or phrase_of(reading, subject, site.verb)
    if phrase.start <= site.verb.i < phrase.end or phrase.end <= phrase.start:
        return Phrase(subject.i, subject.i + 1)
    return Phrase(_past_cleft(reading, phrase), _up_to_verb(reading, phrase, site))


def _is_thing(reading: Reading, noun: Token) -> bool:
    """Whether a noun names what cannot want anything: "jobben krever tid"."""
    if noun.pos_ != "NOUN" or noun.ent_type_:
        return False
    lemma = noun.lemma_.lower()
    if lemma.endswith(tuple(reading.words("acting_endings"))):
        return False
    abstract = lemma.endswith(tuple(reading.words("abstract_endings")))
    return abstract or lemma in reading.words("things")


def _past_cleft(reading: Reading, phrase: Phrase) -> int:
    """Where the source begins in "Det var X som sa"."""
    opening = [token.lower_ for token in reading.doc[phrase.start : phrase.start + 2]]
    cleft = opening[0] in reading.words("pointers") and opening[-1] in reading.words(
        "plain_copulas"
    )
    return phrase.start + 2 if cleft and phrase.end - phrase.start > 2 else phrase.start


def _after_label(reading: Reading, site: CueSite, subject: Token) -> Phrase | None:
    """The source after a label that the parser took for the subject: "A – B 1–2: X mener"."""
    for i in range(site.verb.i - 1, subject.i, -1):
        if reading.doc[i].text == ":":
            return phrase_after(reading, i + 1, site.verb.i)
    return None


def _before_coordinated(reading: Reading, site: CueSite, subject: Token) -> Phrase | None:
    """A subject of its own that the parser missed: "..., men X sa"; None if there is none."""
    doc = reading.doc
    verb = min([site.verb.i, *(aux.i for aux in auxiliaries(site.verb))])
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
    first = min([site.verb.i, *(aux.i for aux in auxiliaries(site.verb))])
    between = reading.doc[phrase.end : first]
    if not 0 < len(between) <= 5 or any(t.ent_type_ in ("DATE", "TIME") for t in between):
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
    auxiliary = next((a for a in auxiliaries(site.verb) if a.i < site.verb.i), None)
    if not finite:
        between = phrase_after(reading, auxiliary.i + 1, site.verb.i) if auxiliary else None
        return between if between and site.verb.i - between.end <= 3 else None
    phrase = phrase_after(reading, site.verb.i + 1, site.end)
    if phrase is None:
        return None
    first = reading.doc[phrase.start]
    if phrase.end < site.end and is_that(reading, reading.doc[phrase.end]):
        return phrase
    return phrase if first.pos_ in ("PROPN", "PRON") or first.ent_type_ else None


def _agent(reading: Reading, site: CueSite) -> Phrase | None:
    """ "av X" of a passive."""
    for token in (site.verb, *auxiliaries(site.verb)):
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
