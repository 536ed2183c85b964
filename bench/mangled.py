"""Texts that nobody wrote: made of pieces of real articles, marks and odd signs, then mangled.

Hypothesis strategies, and what an analysis promises of any text. Used by bench/fuzz.py and the
engine's tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import get_args

from hypothesis import strategies as st

from bench.quoted import read_all
from quotes.engine.document import Document, Zone, ZoneKind, document_from_text
from quotes.engine.results import Analysis, Flag, Language, Quote, Span

MARKS = (*"«»„“”‹›‘’'\"‚`´″", "''", "``", "<<", ">>")
DASHES = ("– ", "- ", "— ", "–", "—", "-", "\n– ", "\n- ", "\n\n— ", "―", "−", "…", "...")
BLANKS = (" ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\u3000", "\u200b", "\ufeff")
ODD = (
    *("\x00", "\x07", "\x1b", "\x7f", "\u00ad", "\u2060", "\ud800", "\ufffd", "e\u0301\u0327"),
    *(
        "😀",
        "👩‍👩‍👧",
        "🇳🇴",
        "𝔾𝕠",
        "𐍈",
        "\u202e",
        "\u202d",
        "\u200f",
        "שלום",
        "مرحبا",
        "سعيد",
        "中文",
        "Ω",
    ),
)
WORDS = (
    *("sier ", "seier ", "said ", "mener ", "ifølge ", "according to ", "at ", "that ", "ikke "),
    *("han ", "hun ", "ho ", "she ", "they ", "Kari Holm ", "O’Brien ", "Jean-Luc ", "statsråden "),
    *("Foto: ", "Q: ", "A: ", "Holm: ", "(NTB) ", ", sier han", ": ", ". ", ", ", "?", "! "),
    *("(", ")", "10.", "3,5 prosent ", "25. mars 2019 ", "{", "}", "%s ", "{0} ", "<b>", "&amp; "),
    *("\\", "http://a.no/?b "),
)
SIGNS = st.sampled_from([*MARKS, *DASHES, *BLANKS, *ODD, *WORDS])
KINDS: st.SearchStrategy[ZoneKind] = st.sampled_from(get_args(ZoneKind))


@cache
def articles() -> tuple[str, ...]:
    return tuple(item["text"] for item in read_all())


@cache
def fragments() -> tuple[str, ...]:
    """Paragraphs and clauses of the articles of bench/quoted, in all three languages."""
    paragraphs = [line for text in articles() for line in text.splitlines() if line]
    clauses = [part for line in paragraphs for part in re.split(r"(?<=[,.:»”\"]) ", line)]
    return tuple(dict.fromkeys([*paragraphs, *clauses]))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """An article or up to sixteen pieces, cut, doubled, turned and sprinkled with signs."""
    fragment = st.sampled_from(fragments())
    signs = st.lists(SIGNS, max_size=8).map("".join)
    pieces = st.lists(st.one_of(fragment, fragment, SIGNS, signs), min_size=3, max_size=16)
    if draw(st.booleans()):
        text = draw(st.sampled_from(articles()))
    else:
        text = "".join(piece + draw(st.sampled_from(BLANKS)) for piece in draw(pieces))
    for change in draw(st.lists(st.sampled_from(CHANGES), max_size=8)):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        text = text[:start] + change(text[start:end], draw(SIGNS)) + text[end:]
    return text[:4000]


CHANGES = (
    lambda words, sign: sign + words,
    lambda words, sign: words + sign,
    lambda words, sign: words.replace(" ", sign),
    lambda words, sign: re.sub('[«»“”"‘’]', lambda _match: sign, words),
    lambda words, sign: re.sub("[–—-]", lambda _match: sign, words),
    lambda words, sign: sign * min(len(words), 300),
    lambda words, sign: words.replace("\n", sign),
    lambda words, _sign: "",
    lambda words, _sign: words * 2,
    lambda words, _sign: words[::-1],
    lambda words, _sign: words.upper(),
    lambda words, _sign: words.lower(),
    lambda words, _sign: words.replace(" ", ""),
    lambda words, _sign: words.replace(" ", "\n"),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A mangled text with its zones as they are told, or renamed, in any language."""
    language: Language | None = draw(st.sampled_from([None, "nb", "nn", "en"]))
    document = document_from_text(draw(texts()), language=language)
    if draw(st.booleans()):
        return document
    kinds = draw(st.lists(KINDS, min_size=len(document.zones), max_size=len(document.zones)))
    zones = (Zone(kind, z.span) for kind, z in zip(kinds, document.zones, strict=True))
    return replace(document, zones=tuple(zones))


def broken_promises(text: str, analysis: Analysis) -> list[str]:
    """What an analysis of ``text`` promises and does not keep: empty where all is well."""
    problems = [problem for quote in analysis.quotes for problem in _of_quote(text, quote)]
    problems += [problem for flag in analysis.flags for problem in _of_flag(text, flag)]
    problems += [f"claim {c.kind} outside" for c in analysis.claims if not _lies_in(text, c.span)]
    pieces = sorted((span, quote.type) for quote in analysis.quotes for span in quote.content)
    for (first, one), (second, other) in pairwise(pieces):
        if first.end > second.start:
            problems.append(f"{one} {first} overlaps {other} {second}")
    problems += [n.message.render() for n in analysis.notices if n.code == "check-failed"]
    if list(analysis.quotes) != sorted(analysis.quotes, key=lambda quote: quote.span):
        problems.append("quotes out of order")
    return problems


def _of_quote(text: str, quote: Quote) -> Iterator[str]:
    if not quote.content:
        yield "a quote without content"
    for span in quote.content:
        if not _lies_in(text, span) or not any(sign.isalnum() for sign in span.of(text)):
            yield f"content {span} is empty or outside"
        for name, other in (("cue", quote.cue), ("mention", quote.mention)):
            if other is not None and other.overlaps(span):
                yield f"content {span} overlaps its {name} {other}"
    if any(a.end > b.start for a, b in pairwise(quote.content)):
        yield f"pieces out of order: {quote.content}"
    for other in (quote.cue, quote.mention):
        if other is not None and not _lies_in(text, other):
            yield f"attribution {other} outside"
    if not 0 <= quote.confidence <= 1:
        yield f"confidence {quote.confidence}"
    if quote.speaker is not None and not quote.speaker.strip():
        yield "a blank speaker"
    if quote.reason is not None:
        quote.reason.render()


def _of_flag(text: str, flag: Flag) -> Iterator[str]:
    spans = [flag.span, *(e.span for e in flag.evidence if e.span is not None)]
    insertions = (s.span for s in flag.suggestions)
    if not all(_lies_in(text, span) for span in spans) or any(
        s.end > len(text) for s in insertions
    ):
        yield f"flag {flag.code} points outside"
    for message in (flag.message, *(s.why for s in flag.suggestions)):
        message.render()


def _lies_in(text: str, span: Span) -> bool:
    return 0 <= span.start < span.end <= len(text)
