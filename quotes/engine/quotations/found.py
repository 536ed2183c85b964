"""What the quotation rules hand to the speaker rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from quotes.engine.results import Mark, QuoteType, Span

#: How the source stands to the quote. ``tag``: "..., sier X"; ``lead-in``: "X sier: ...";
#: ``clause``: "X sier at ..."; ``according-to``: "ifølge X"; ``document``: "heter det i X";
#: ``pointing``: "Det sier X"; ``none``: nothing beside the quote names it.
Relation = Literal["tag", "lead-in", "clause", "according-to", "document", "pointing", "none"]


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote with its words and the phrase beside it that names the source, if any.

    ``content`` is in text order and never overlaps ``cue``, ``mention`` or ``via``. ``block`` is
    the number of the readable zone in which it begins. ``turn`` numbers the dash turns of the
    document, -1 for other quotes. ``asks`` is true where the words end in a question mark.
    ``said_by_other`` marks a lead-in that stands in the zone before.
    """

    type: QuoteType
    mark: Mark
    content: tuple[Span, ...]
    block: int
    relation: Relation = "none"
    cue: Span | None = None
    mention: Span | None = None
    via: Span | None = None
    turn: int = -1
    asks: bool = False
    heading: bool = False

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end

    def sourced(
        self, relation: Relation, cue: Span | None, mention: Span | None, via: Span | None = None
    ) -> FoundQuote:
        return replace(self, relation=relation, cue=cue, mention=mention, via=via)
