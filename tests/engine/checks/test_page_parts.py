"""The checks ``leftover-text`` and ``photo-credit``: texts that fire and texts that don't."""

from __future__ import annotations

import pytest

#: Article, language, marked words.
LEFT = [
    ("Det var en gang en brygge i Vik.\n~ Les mer Lukk", "nb", "Les mer Lukk"),
    ("Det var en gang en brygge i Vik. Les mer", "nb", "Les mer"),
    ("Det var en gang en brygge i Vik. Les mer Lukk", "nb", "Les mer Lukk"),
    ("Det var en gang en brygge i Vik.\nHan gikk hjem. Vis mer", "nb", "Vis mer"),
    ("Det var en gang en brygge i Vik.\nLes også: Brygga brant ned", "nb", None),
    ("Det var ei brygge i Vik.\nLes òg: Brygga brann ned", "nn", None),
    ("Det var ei brygge i Vik. Les meir", "nn", "Les meir"),
    ("Det var ei brygge i Vik.\n– Eg gjekk heim, seier ho. ANNONSE", "nn", "ANNONSE"),
    ("There was a pier in Vik. Read more", "en", "Read more"),
    ("There was a pier in Vik.\nHe went home. ADVERTISEMENT", "en", "ADVERTISEMENT"),
    ("There was a pier in Vik.\nSee also: The pier burned down", "en", None),
    ("Det var en brygge i Vik.\nHan gikk hjem. Saken fortsetter under bildet.", "nb", None),
    ("! Brygga i Vik. Klikk for å forstørre\n© Foto: Ida Moe\nDet regner.", "nb", None),
    ("Det var en brygge i Vik.\n~ Annonse", "nb", "Annonse"),
]

WHOLE = [
    ("Han ba elevene om å lese og å les mer om brygga.", "nb"),
    ("– Les mer, sier læreren. Elevene leser mer enn før.", "nb"),
    ("Hun satte inn en annonse. Den kom på trykk i avisa som annonse.", "nb"),
    ("Han ville ha et lukk.", "nb"),
    ("Vis mer respekt, ba hun.", "nb"),
    ("Læraren seier at elevane skal les meir enn før.", "nn"),
    ("Dei las meir enn før. Annonsen var stor.", "nn"),
    ("The teacher told them to read more.", "en"),
    ("It was a close race. The shop is close.", "en"),
    ("He paid for an advertisement in the paper.", "en"),
    ("Bare de som leser mer, lærer mer. Les også mellom linjene, sier hun.", "nb"),
    ("«Les mer!» står det på plakaten.", "nb"),
]


@pytest.mark.parametrize(("lines", "language", "words"), LEFT)
def test_parts_of_a_page_are_flagged(flagged, lines, language, words) -> None:
    ((found, mend),) = flagged("leftover-text", lines, language)

    assert mend == ""
    assert words is None or found == words


@pytest.mark.parametrize(("lines", "language"), WHOLE)
def test_the_same_words_in_a_sentence_are_fine(flagged, lines, language) -> None:
    assert flagged("leftover-text", lines, language) == []


#: Article, language, marked words, mend.
ODD_CREDITS = [
    ("! Brygga.\n© Foto: Ida Moe / Vikaposten\n! Naustet.\nDet regner.", "nb", "Naustet.", None),
    ("! Brygga.\n! Naustet.\n© Foto: Ida Moe\nDet regner.", "nb", "Brygga.", None),
    ("! Brygga.\n© Foto: Ida Moe\nDet regnar.\n! Naustet om natta.", "nn", None, None),
    ("! The pier.\n© Photo: Ida Moe\nIt rains.\n! The boathouse.", "en", "The boathouse.", None),
    ("! Brygga. Foto:\nDet regner i Vik, og det blåser.", "nb", "Foto:", None),
    ("! Brygga. Foto: / NTB\nDet regner i Vik, og det blåser.", "nb", "Foto: / NTB", None),
    ("! Brygga.\n© Foto:\nDet regnar i Vik, og det bles.", "nn", "Foto:", None),
    ("! The pier. Photo:\nIt rains in Vik, and the wind is up.", "en", "Photo:", None),
    ("! Brygga. Fotto: Ida Moe\nDet regner.", "nb", "Fotto", "Foto"),
    ("! Brygga. Fto: Ida Moe / NTB\nDet regner.", "nb", "Fto", "Foto"),
    ("! Brygga. Ilustrasjon: Ida Moe\nDet regnar.", "nn", "Ilustrasjon", "Illustrasjon"),
    ("! The pier. Phoot: Ida Moe\nIt rains.", "en", "Phoot", "Photo"),
]

FINE_CREDITS = [
    ("! Brygga.\n© Foto: Ida Moe\n! Naustet.\n© Foto: Ida Moe\nDet regner.", "nb"),
    ("! Brygga.\n! Naustet.\nDet regner.", "nb"),
    ("! Brygga.\n© Foto: Ida Moe\n! Naustet. (NTB)\nDet regner.", "nb"),
    ("! Brygga.\n© Foto: Ida Moe\n! Naustet. Foto: Per Lid\nDet regner.", "nb"),
    ("! Brygga.\n© Foto: Ida Moe\n! Naustet © Per Lid\nDet regner.", "nb"),
    ("Det regner.\nFoto: Ida Moe", "nb"),
    ("Han tok et foto: Det ble skarpt.", "nb"),
    ("Fot: Bind foten stramt.\nDet regner.", "nb"),
    ("Lotto: Disse tallene ble trukket.\nDet regner.", "nb"),
    ("! Brygga. Foto:\n© Ida Moe\nDet regnar.", "nn"),
    ("! The pier. Photo: Ida Moe / Reuters\nIt rains.", "en"),
    ("Motto: Aldri gi seg.\nDet regner.", "nb"),
    ("Video: Ida Moe\nDet regner.", "nb"),
]


@pytest.mark.parametrize(("lines", "language", "words", "mend"), ODD_CREDITS)
def test_odd_credits_are_flagged(flagged, lines, language, words, mend) -> None:
    ((found, mended),) = flagged("photo-credit", lines, language)

    assert mended == mend
    assert words is None or found == words


@pytest.mark.parametrize(("lines", "language"), FINE_CREDITS)
def test_credits_and_words_like_them_are_fine(flagged, lines, language) -> None:
    assert flagged("photo-credit", lines, language) == []
