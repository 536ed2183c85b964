from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quotes.engine.document import document_from_text

BODY = "Kommunestyret i Vik møttes mandag for å drøfte saken om den nye skolen ved fjorden."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(zone.kind, zone.span.of(text)) for zone in document_from_text(text).zones]


def test_the_empty_text_has_no_zones():
    assert document_from_text("").zones == ()
    assert document_from_text(" \n\n\t ").zones == ()


def test_headline_lead_subheading_and_paragraphs():
    text = f"Ny skole i Vik\n\n{BODY}\n\n{BODY}\n\nUenige om prisen\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "lead",
        "paragraph",
        "subheading",
        "paragraph",
    ]


def test_short_lines_under_the_headline_are_subheadings():
    text = f"Ny skole i Vik\n– Gleder meg\nUenige om prisen\n{BODY}\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "subheading",
        "subheading",
        "lead",
        "paragraph",
    ]


def test_a_caption_is_cut_at_its_credit():
    text = f"Ny skole i Vik\n\nSlik blir skolen. Foto: Kari Holm / NTB\n\n{BODY}\n\n{BODY}"
    assert kinds(text)[1:3] == [
        ("caption", "Slik blir skolen."),
        ("credit", "Foto: Kari Holm / NTB"),
    ]


def test_bylines_and_leftovers_are_kept_apart():
    text = f"Ny skole i Vik\n\nAv Kari Holm\n\n{BODY}\n\nLes mer\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "byline",
        "lead",
        "leftover",
        "paragraph",
    ]


def test_speech_is_no_heading():
    for speech in ("– Hva nå?", "«Kom hit!»", "– Ja. Nå går vi"):
        text = f"Ny skole i Vik\n\n{BODY}\n\n{BODY}\n\n{speech}\n\n{BODY}"
        assert ("paragraph", speech) in kinds(text)


def test_items_of_a_list_are_no_headings():
    text = (
        f"Ny skole i Vik\n\n{BODY}\n\nPartiet lover:\n\n– billig buss\n\n– gratis ferje\n\n{BODY}"
    )
    assert ("paragraph", "– billig buss") in kinds(text)
    assert ("paragraph", "– gratis ferje") in kinds(text)


def test_a_date_in_the_header():
    document = document_from_text("Dato: 2023-02-23 Ny skole i Vik")
    assert str(document.date) == "2023-02-23"
    assert document.zones[0].kind == "metadata"


def test_a_zone_at_an_offset():
    document = document_from_text(f"Ny skole i Vik\n\n{BODY}\n\n{BODY}")
    first = document.zone_at(0)
    assert first is not None
    assert first.kind == "headline"
    assert document.zone_at(14) is None


@given(
    st.text(alphabet=st.sampled_from('aÆ1 .?!:–-«»"\n\r\t\u2028\u00a0Foto: Les mer'), max_size=300)
)
def test_zones_are_in_order_disjoint_and_leave_only_white_space(text):
    zones = document_from_text(text).zones
    assert all(a.span.end <= b.span.start for a, b in pairwise(zones))
    covered = {i for zone in zones for i in range(zone.span.start, zone.span.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)
