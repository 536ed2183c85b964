"""The corrected text of a version, and where its places stand in the original.

The corrected text is the original with pieces put in for others. A place in a piece that was left
alone has exactly one place in the original; one in a piece that was put in stands for all of the
range that it replaced. So a range of the corrected text becomes the smallest range of the
original that covers it and cuts through no correction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotes.engine.document import Document, Zone
from quotes.engine.results import Evidence, Flag, Quote, Span, Suggestion
from quotes.models import Correction, Version
from quotes.selectors.zones import document_of, zones_of


@dataclass(frozen=True, slots=True)
class _Piece:
    """A range of the original and the range of the corrected text that stands for it."""

    original: Span
    edited: Span
    changed: bool


class EditedText:
    def __init__(self, version: Version) -> None:
        self._version = version
        self._corrections = list(version.corrections.filter(active=True))
        self._pieces = list(_pieces(version.text, self._corrections))
        self.text = "".join(self._words())

    @property
    def changed(self) -> bool:
        return bool(self._corrections)

    def document(self) -> Document:
        """The corrected text in the zones of the original."""
        return replace(document_of(self._version), text=self.text, zones=tuple(self._zones()))

    def touches_correction(self, span: Span) -> bool:
        return any(p.changed and _meet(p.edited, span) for p in self._pieces)

    def original(self, span: Span) -> Span:
        """The range of the original that the range of the corrected text stands for."""
        met = [p for p in self._pieces if _meet(p.edited, span)]
        if not met:
            return Span(0, 0)
        first, last = met[0], met[-1]
        start, end = first.original.start, last.original.end
        if not first.changed:
            start += span.start - first.edited.start
        if not last.changed:
            end -= last.edited.end - span.end
        return self._visible(Span(start, end))

    def edited(self, span: Span) -> str:
        """The corrected words of a range of the original that cuts through no correction."""
        words = []
        for piece in self._pieces:
            if piece.changed:
                inside = span.start <= piece.original.start and piece.original.end <= span.end
                words.append(piece.edited.of(self.text) if inside else "")
            else:
                start = max(span.start, piece.original.start)
                end = min(span.end, piece.original.end)
                words.append(self._version.text[start : max(start, end)])
        return "".join(words)

    def flag(self, flag: Flag) -> Flag:
        """A flag that was found in the corrected text, with its ranges in the original."""
        return replace(
            flag,
            span=self.original(flag.span),
            suggestions=tuple(map(self._suggestion, flag.suggestions)),
            evidence=tuple(map(self._evidence, flag.evidence)),
        )

    def quote(self, quote: Quote) -> Quote:
        """A quote that was found in the corrected text, with its ranges in the original."""
        return replace(
            quote,
            content=tuple(dict.fromkeys(map(self.original, quote.content))),
            cue=quote.cue and self.original(quote.cue),
            mention=quote.mention and self.original(quote.mention),
        )

    def _suggestion(self, suggestion: Suggestion) -> Suggestion:
        """What else the covering range holds is put in with the suggestion, as it reads now."""
        span = suggestion.span
        covering = self.original(span)
        met = [p for p in self._pieces if _meet(p.edited, span)]
        if not met:
            return replace(suggestion, span=covering)
        before = self.text[met[0].edited.start : span.start] if met[0].changed else ""
        after = self.text[span.end : met[-1].edited.end] if met[-1].changed else ""
        return replace(suggestion, span=covering, text=f"{before}{suggestion.text}{after}")

    def _evidence(self, evidence: Evidence) -> Evidence:
        return replace(evidence, span=evidence.span and self.original(evidence.span))

    def _visible(self, span: Span) -> Span:
        """Words that were put in between two others are shown on the word before them."""
        if span.start < span.end:
            return span
        before = self._version.text[: span.start].rstrip()
        word = before.split()[-1] if before else ""
        return Span(len(before) - len(word), max(span.end, len(before)))

    def _words(self) -> Iterator[str]:
        replacements = iter(self._corrections)
        for piece in self._pieces:
            if piece.changed:
                yield next(replacements).replacement
            else:
                yield piece.original.of(self._version.text)

    def _zones(self) -> Iterator[Zone]:
        """Words put in at the edge of a zone belong to it, to the first of two that touch."""
        kept, at = [p for p in self._pieces if not p.changed], 0
        for zone in zones_of(self._version):
            first = next(p for p in kept if zone.span.start <= p.original.end)
            last = next(p for p in reversed(kept) if p.original.start <= zone.span.end)
            start = max(at, first.edited.start + max(0, zone.span.start - first.original.start))
            at = max(start, last.edited.start + zone.span.end - last.original.start)
            yield Zone(zone.kind, Span(start, at))


def _pieces(text: str, corrections: list[Correction]) -> Iterator[_Piece]:
    at, shift = 0, 0

    def kept(end: int) -> _Piece:
        return _Piece(Span(at, end), Span(at + shift, end + shift), changed=False)

    for correction in corrections:
        yield kept(correction.start)
        start = correction.start + shift
        length = len(correction.replacement)
        replaced = Span(correction.start, correction.end)
        yield _Piece(replaced, Span(start, start + length), changed=True)
        at = correction.end
        shift += length - (correction.end - correction.start)
    yield kept(len(text))


def _meet(one: Span, other: Span) -> bool:
    """They share a character."""
    return max(one.start, other.start) < min(one.end, other.end)
