"""Indirect and mixed quotes of a reading, each word reported once and the outer report first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.engine.quotations.according import according_reports
from quotes.engine.quotations.cited import cited_reports
from quotes.engine.quotations.datelines import after_dateline
from quotes.engine.quotations.ellipsis import with_elliptic
from quotes.engine.quotations.extent import trim
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.indirect import Report, reports_in
from quotes.engine.quotations.inverted import inverted_reports, takes_clause_after
from quotes.engine.quotations.marks import Passage
from quotes.engine.quotations.nounreports import noun_reports
from quotes.engine.quotations.passedon import passed_on
from quotes.engine.quotations.pieces import has_finite_verb
from quotes.engine.quotations.reading import Block, Reading, is_that, sentence_end
from quotes.engine.quotations.tags import pointing_tag
from quotes.engine.results import Mark, QuoteType, Span


def reported_quotes(
    reading: Reading, marked: dict[int, list[Passage]], direct: Sequence[FoundQuote]
) -> list[FoundQuote]:
    """Reports outside direct speech. Without a parse there are none."""
    if not reading.parsed:
        return []
    taken = _Taken(reading, direct)
    quotes: list[FoundQuote] = []
    for block in reading.blocks:
        before: tuple[int, int] | None = None
        for start, end in _free_sentences(reading, block, taken):
            found = list(_in_sentence(reading, block, start, end, marked[block.index], taken))
            if not found and before is not None:
                found = list(_pointed_back(reading, block, before, start, end))
            if not found and _adds_clause(reading, block, quotes, start):
                added = reading.span(*trim(reading, start + 1, end))
                quotes[-1] = replace(quotes[-1], content=(*quotes[-1].content, added))
            quotes.extend(found)
            before = None if found else (start, end)
    return quotes


def _adds_clause(reading: Reading, block: Block, quotes: Sequence[FoundQuote], start: int) -> bool:
    """Whether a sentence that opens with "At" goes on with the report before it."""
    if not quotes or quotes[-1].block != block.index or quotes[-1].relation != "clause":
        return False
    return is_that(reading, reading.doc[start]) and reading.doc[start].dep_ == "mark"


def _pointed_back(
    reading: Reading, block: Block, before: tuple[int, int], start: int, end: int
) -> Iterator[FoundQuote]:
    """ "A. Det opplyser politiet.": the sentence before is what was said."""
    tag = pointing_tag(reading, start, end)
    if tag is None or tag.source is None or takes_clause_after(reading, tag):
        return
    content = trim(reading, *before)
    if has_finite_verb(reading, *content):
        yield FoundQuote(
            type="indirect",
            mark="none",
            content=(reading.span(*content),),
            block=block.index,
            relation="pointing",
            cue=reading.span(tag.cue.start, tag.cue.end),
            mention=reading.span(tag.source.start, tag.source.end),
        )


class _Taken:
    """Which tokens belong to direct quotes: their content, cue and source."""

    def __init__(self, reading: Reading, direct: Sequence[FoundQuote]) -> None:
        self.tokens: set[int] = set()
        self.cues: set[int] = set()
        self.tagged: set[int] = set()
        for quote in direct:
            for span in quote.content:
                self.tokens.update(range(*reading.token_range(span)))
            if quote.cue is not None and quote.relation != "lead-in":
                self.cues.update(range(*reading.token_range(quote.cue)))
                for part in (quote.mention, quote.via):
                    if part is not None:
                        self.tagged.update(range(*reading.token_range(part)))


def _free_sentences(reading: Reading, block: Block, taken: _Taken) -> Iterator[tuple[int, int]]:
    """The sentences of a zone by their closing marks, cut where direct speech begins or ends."""
    at, _ = reading.token_range(Span(after_dateline(reading.text, block.span), block.span.end))
    while at < block.end:
        if at in taken.tokens or reading.texts[at].isspace():
            at += 1
            continue
        end = at
        while end < block.end and end not in taken.tokens:
            end += 1
        here = at
        while here < end:
            stop = sentence_end(reading, here, end)
            yield here, stop
            here = stop
        at = end


def _in_sentence(
    reading: Reading,
    block: Block,
    start: int,
    end: int,
    passages: Sequence[Passage],
    taken: _Taken,
) -> Iterator[FoundQuote]:
    reports = _reports(reading, start, end, taken)
    for report in _outermost(reports):
        content = tuple(reading.span(s, e) for s, e in report.content)
        content = tuple(_trimmed_marks(reading.text, span) for span in content)
        content = tuple(s for s in content if any(c.isalnum() for c in s.of(reading.text)))
        if not content:
            continue
        kind, mark = _quoted_inside(reading, content, passages)
        yield FoundQuote(
            type=kind,
            mark=mark,
            content=content,
            block=block.index,
            relation="according-to" if report.according else "clause",
            cue=reading.span(report.cue.start, report.cue.end),
            mention=reading.span(report.source.start, report.source.end),
            via=reading.span(report.via.start, report.via.end) if report.via else None,
            heading=block.heading,
        )


def _reports(reading: Reading, start: int, end: int, taken: _Taken) -> list[Report]:
    found: list[Report] = []
    inverted = list(inverted_reports(reading, start, end, taken.cues))
    cues = {report.cue.start for report in inverted} | taken.cues
    plain = [r for r in reports_in(reading, start, end) if r.cue.start not in cues]
    found.extend(passed_on(reading, inverted, plain))
    found.extend(cited_reports(reading, start, end))
    held = {report.cue.start for report in found}
    found.extend(r for r in plain if r.cue.start not in held)
    found.extend(noun_reports(reading, start, end))
    found = [part for report in found for part in with_elliptic(reading, report)]
    if not found:
        found.extend(
            r
            for r in according_reports(reading, start, end)
            if r.source.start not in taken.tagged and r.cue.start not in taken.cues
        )
    else:
        found = _with_media(reading, start, end, found)
    return [r for r in found if r.content and _is_free(r, taken)]


def _is_free(report: Report, taken: _Taken) -> bool:
    return not any(i in taken.tokens for s, e in report.content for i in range(s, e))


def _with_media(reading: Reading, start: int, end: int, found: list[Report]) -> list[Report]:
    """ "X sier at A, ifølge NTB": NTB passes it on; "Ifølge Y ..., og X sier" is one more."""
    result = list(found)
    for other in according_reports(reading, start, end):
        inside = next(
            (
                n
                for n, r in enumerate(result)
                if any(s <= other.cue.start < e + 2 for s, e in r.content)
            ),
            None,
        )
        if inside is None:
            if not any(_overlap(other, r) for r in result):
                result.append(other)
            continue
        held = result[inside]
        cut = tuple(
            trim(reading, s, min(e, other.cue.start)) if s <= other.cue.start else (s, e)
            for s, e in held.content
        )
        at_end = other.source.end >= max(e for _, e in held.content) - 1
        if at_end:
            kept = tuple((s, e) for s, e in cut if e > s)
            result[inside] = Report(kept, held.cue, held.source, other.source, held.according)
    return result


def _overlap(one: Report, other: Report) -> bool:
    return any(s < e2 and s2 < e for s, e in one.content for s2, e2 in other.content)


def _outermost(reports: Sequence[Report]) -> list[Report]:
    """Drop reports whose cue lies inside another's content, and second readings of one content."""
    kept: list[Report] = []
    for report in reports:
        nested = any(
            other is not report
            and any(s <= report.cue.start < e for s, e in other.content)
            and not any(s <= other.cue.start < e for s, e in report.content)
            for other in reports
        )
        if not nested and not any(_overlap(report, earlier) for earlier in kept):
            kept.append(report)
    return sorted(kept, key=lambda r: r.content[0][0])


def _trimmed_marks(text: str, span: Span) -> Span:
    """A content without a closing mark whose opening one lies outside, or the other way round."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in "»”" and _unpaired(text[start:end], text[end - 1]):
        end -= 1
    return Span(start, end)


def _reads_as_title(reading: Reading, passage: Passage, words: list[str]) -> bool:
    """A few words after a capital that is not a proper noun's: «Min kamp», «Skal vi danse»."""
    start, end = reading.token_range(passage.inner)
    named = start < end and reading.doc[start].pos_ == "PROPN" and len(words) > 2
    return words[0][:1].isupper() and len(words) <= 4 and not named


def _unpaired(words: str, closing: str) -> bool:
    opening = {"»": "«", "”": "“"}[closing]
    return words.count(opening) < words.count(closing) and closing != "”"


def _quoted_inside(
    reading: Reading, content: Sequence[Span], passages: Sequence[Passage]
) -> tuple[QuoteType, Mark]:
    """Mixed where words of the content stand in marks that are no name or title."""
    for passage in passages:
        if passage.depth or not any(span.overlaps(passage.span) for span in content):
            continue
        words = passage.inner.of(reading.text).split()
        if words and not _reads_as_title(reading, passage, words):
            return "mixed", passage.mark
    return "indirect", "none"
