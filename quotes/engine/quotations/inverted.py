"""Reports with their content before the attribution: "..., opplyser politiet"."""

from __future__ import annotations

from collections.abc import Iterator, Set

from quotes.engine.quotations.attributions import Tag
from quotes.engine.quotations.clauses import subject_of
from quotes.engine.quotations.extent import trim
from quotes.engine.quotations.indirect import Report
from quotes.engine.quotations.pieces import has_finite_verb, resumes
from quotes.engine.quotations.reading import CLOSING_MARKS, Reading, features, is_that
from quotes.engine.quotations.tags import find_tags, fronted

#: What may stand before the words of a sentence that goes on after direct speech.
_OPENING = CLOSING_MARKS | {",", "–", "-", "—"}


def inverted_reports(reading: Reading, start: int, end: int, cues: Set[int]) -> Iterator[Report]:
    """ "..., opplyser politiet": what stands before the attribution is the content."""
    first = start
    while first < end and reading.texts[first] in _OPENING:
        first += 1
    for tag in find_tags(reading, first, end):
        if tag.relation == "document" and tag.source is None:
            continue
        if tag.source is None or tag.kind == "state" or tag.relation == "according-to":
            continue
        if reading.language == "en" and tag.kind == "manner":
            continue  # "Asked about it, she laughed"
        if any(i in cues for i in range(tag.cue.start, tag.cue.end)):
            continue
        if takes_clause_after(reading, tag) or fronted(reading, first, tag):
            continue
        if _is_subject(reading, first, tag, end):
            continue
        if _subject_before(reading, first, tag) or _opens_report(reading, first, tag):
            continue
        content = [trim(reading, _past_opening(reading, first, tag.start), tag.start)]
        after = tag.end
        inserted = reading.doc[tag.start].lower_ in reading.words("inserting")
        if (
            after < end
            and reading.doc[after].text == ","
            and (inserted or resumes(reading, after + 1, end))
        ):
            content.append(trim(reading, after + 1, end))
        if _goes_on(reading, tag, end):
            content.append(trim(reading, tag.source.end, end))
        pieces = tuple((s, e) for s, e in content if e > s)
        if pieces and pieces[0][1] - pieces[0][0] >= 2:
            yield Report(pieces, tag.cue, tag.source, tag.via)
            return


def _is_subject(reading: Reading, start: int, tag: Tag, end: int) -> bool:
    """Whether the words before are the reporter: "Lederen i Y, X, sier han kommer"."""
    assert tag.source is not None
    at = tag.source.end
    clause_after = at < end and "Fin" in features(reading.doc[at], "VerbForm")
    return clause_after and not has_finite_verb(reading, start, tag.start)


def _past_opening(reading: Reading, start: int, end: int) -> int:
    """ "Men at X ..., mener han": the content begins after "at", and after a caption's label."""
    doc = reading.doc
    label = next((i for i in range(start, min(end, start + 4)) if doc[i].text == ":"), None)
    start = start if label is None else label + 1
    at = start + 1 if doc[start].lower_ in reading.words("conjunctions") else start
    opened = at < end and is_that(reading, doc[at])
    return at + 1 if opened else start


def _subject_before(reading: Reading, start: int, tag: Tag) -> bool:
    """Whether the cue's subject stands before it: "X, leder i Y, sier han kommer".

    Never where what stands before it is a clause already, whatever the parser makes of it.
    """
    if has_finite_verb(reading, start, tag.start) and not _relative_before(reading, start, tag):
        return False
    verb = reading.doc[tag.cue.start]
    subject = subject_of(verb)
    relative = reading.doc[tag.start].lower_ in reading.words("inserting")
    return subject is not None and subject.i < tag.start and not relative and verb.dep_ != "conj"


def _opens_report(reading: Reading, start: int, tag: Tag) -> bool:
    """English "On Monday, X said the school ...": the content follows the source and its verb."""
    assert tag.source is not None
    if tag.source.start > tag.cue.start:
        return False
    return not has_finite_verb(reading, start, tag.start) or has_finite_verb(
        reading, tag.cue.end, tag.end
    )


def _goes_on(reading: Reading, tag: Tag, end: int) -> bool:
    """Whether the content's own verb comes after the source: "Ordningen mener X er dårlig"."""
    assert tag.source is not None
    at = tag.source.end
    return (
        at < end
        and reading.doc[tag.start - 1].text != ","
        and "Fin" in features(reading.doc[at], "VerbForm")
        and reading.doc[at].dep_ not in ("acl:relcl", "conj")
    )


def _relative_before(reading: Reading, start: int, tag: Tag) -> bool:
    """Whether the verbs before belong to a relative clause after a name: "X, som ledet Y, sier"."""
    words = reading.words("relative")
    comma = next((i for i in range(start, tag.start) if reading.doc[i].text == ","), None)
    return (
        comma is not None
        and comma + 1 < tag.start
        and reading.doc[comma + 1].lower_ in words
        and not has_finite_verb(reading, start, comma)
    )


def takes_clause_after(reading: Reading, tag: Tag) -> bool:
    """Whether the content follows after all: "I går, sa X at ..."."""
    assert tag.source is not None
    return any(
        token.lower_ == "å" or is_that(reading, token)
        for token in reading.doc[tag.source.end : tag.end]
    )
