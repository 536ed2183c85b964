"""Conversations in which each turn opens with who speaks."""

from __future__ import annotations

from quotes.engine.document import document_from_text
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.reading import Reading, bare_doc
from quotes.engine.quotations.transcripts import transcript_turns

DEBATE = """Møte om ferja

Ordføreren og havnesjefen møttes i går kveld.

Moderator: Er vi klare?

Kari Nes (Ap): Ja. Vi er klare.

Jeg har ventet i to år.

Havnesjefen: Det har vi alle.

Kari Nes: Da begynner vi.

Havnesjefen:

Først må vi telle båtene.

Moderator: Takk for det."""


def turns(text: str) -> list[tuple[str, str]]:
    """Label and words of each turn."""
    reading = Reading(document_from_text(text), bare_doc(text, "nb"), "nb")
    return [_shown(text, quote) for quote in transcript_turns(reading, [])]


def _shown(text: str, quote: FoundQuote) -> tuple[str, str]:
    assert (quote.type, quote.mark, quote.relation) == ("direct", "none", "lead-in")
    assert quote.mention is not None
    return quote.mention.of(text), " ".join(span.of(text) for span in quote.content)


def test_each_turn_is_a_direct_quote_of_its_label():
    assert turns(DEBATE) == [
        ("Moderator", "Er vi klare?"),
        ("Kari Nes", "Ja. Vi er klare."),
        ("Kari Nes", "Jeg har ventet i to år."),
        ("Havnesjefen", "Det har vi alle."),
        ("Kari Nes", "Da begynner vi."),
        ("Havnesjefen", "Først må vi telle båtene."),
        ("Moderator", "Takk for det."),
    ]


def test_labels_that_do_not_come_back_make_no_transcript():
    assert turns("Tid: Mandag kveld.\n\nSted: Kaia i Ålvik.\n\nPris: 100 kroner.") == []


def test_one_label_that_comes_back_makes_no_transcript():
    assert turns("Fakta: Ferja er ny.\n\nFakta: Den er grønn.\n\nKilde: Rederiet.") == []


def test_boxes_of_facts_are_no_transcript():
    box = "Navn: Kari Nes\n\nAlder: 52 år\n\nNavn: Ola Lie\n\nAlder: 47 år\n\nBosted: Ålvik."
    assert turns(box) == []


def test_verbs_of_saying_before_a_colon_are_no_labels():
    text = "Nes sier: Ja.\n\nLie svarer: Nei.\n\nNes sier: Jo.\n\nLie svarer: Aldri."
    assert turns(text) == []


def test_clock_times_and_addresses_are_no_labels():
    text = "Kl. 10:30 begynte det.\n\nSe https://a.no\n\nKl. 10:30 sluttet det."
    assert turns(text) == []
