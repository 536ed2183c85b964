"""The check ``quote-marks``: texts that fire and texts that don't."""

from __future__ import annotations

import pytest

from quotes.engine.checks.mark_scan import scan_zones
from quotes.engine.results import Span

#: Text, language, marked words, mend.
FIRES = [
    (
        "«Vi har ventet lenge på denne brua, sier Torunn Vik.",
        "nb",
        "«Vi har ventet lenge på denne brua",
        "brua»",
    ),
    (
        "Kommunen vil vente. «Det haster ikke, sa rådmannen i møtet. Vedtaket kommer i mai.",
        "nb",
        "«Det haster ikke",
        "ikke»",
    ),
    (
        "Vi har ventet lenge på denne brua», sier Torunn Vik.",
        "nb",
        "Vi har ventet lenge på denne brua»",
        "«Vi",
    ),
    (
        "– Vi har ventet lenge på denne brua», sier Torunn Vik.",
        "nb",
        "– Vi har ventet lenge på denne brua»",
        "brua",
    ),
    ('Ho las «Garman & Worse" om att i sommar.', "nn", '«Garman & Worse"', "»"),
    ('Hun kaller det "et feilgrep» av styret.', "nb", '"et feilgrep»', "«"),
    ("Laget blir kalt «kysten sitt stolte lag av fansen.", "nn", None, None),
    ("Han viste til boka «Havet og gikk hjem. Neste dag leste han videre.", "nb", None, None),
    ("Dei kallar det for ein «siger for bygda» og «ei ny tid.", "nn", "«ei ny tid.", None),
    ("Rektor svarte: Dette er ikke elevenes feil».", "nb", None, "«Dette"),
    ('"We waited for a decade, said Ann Holt, who runs the inn.', "en", None, 'decade,"'),
    ('“We waited for a decade", said Ann Holt, who runs the inn.', "en", None, "”"),
    ("She called it “a mistake and left the room. Nobody followed.", "en", None, None),
    ("«Me har venta i ti år på vegen, seier ordføraren i Strandvik.", "nn", None, "vegen»"),
    ("Avisa siterte brevet: «Vi angrer. Så la hun på. «Det var alt», sier hun.", "nb", None, None),
]

SILENT = [
    ("«Vi har ventet lenge på denne brua», sier Torunn Vik.", "nb"),
    ("– Vi har ventet lenge på denne brua, sier Torunn Vik. Hun smiler.", "nb"),
    ("– Eg las «Garman & Worse» i sommar, seier ho.", "nn"),
    ("Han sa: «Jeg så at de holdt ‘Havet’ høyt, og gikk.»", "nb"),
    ('Skjermen er på 27" og kostar 3.000 kroner. Den gamle var 24".', "nn"),
    ("Hans' sykkel ble stjålet på '90-tallet, og Lars’ ble funnet.", "nb"),
    ("«Dette er første avsnitt av brevet.\n«Dette er andre avsnitt, og her slutter det.»", "nb"),
    ("«Dette er første avsnitt av brevet.\nDette er andre avsnitt, og her slutter det.»", "nb"),
    (
        "«Brevet begynner her.\n«Så kommer «Havet» inn i det.\n«Her tar det slutt», skrev han.",
        "nb",
    ),
    ("\"It's the dogs' home,\" she said. \"We don't sell 'em.\"", "en"),
    ("“Paragraph one of the letter.\n“Paragraph two ends it,” he wrote.", "en"),
    ("»Vi venter«, sagde han. »Det er alt«, svarede hun.", "nb"),
    ("”Vi väntar”, sa hon. ”Det är allt”, svarade han.", "nb"),
    ("„Wir warten“, sagte sie auf der Bühne i Bergen.", "nb"),
    ("Ordboka gir både «å» og “aa”, begge i bruk.", "nb"),
    ("a) Først. b) Så «nei». Prisen er 5' 11\" på engelsk.", "nb"),
    ("«– Vi venter», sier hun.", "nb"),
]


@pytest.mark.parametrize(("text", "language", "words", "mend"), FIRES)
def test_a_mark_without_its_fellow_is_flagged(flagged, text, language, words, mend) -> None:
    ((found, mended),) = flagged("quote-marks", text, language)

    assert mended == mend
    assert words is None or found == words


@pytest.mark.parametrize(("text", "language"), SILENT)
def test_marks_in_pairs_are_no_errors(flagged, text, language) -> None:
    assert flagged("quote-marks", text, language) == []


def test_a_scan_is_made_for_each_zone() -> None:
    text = "«a» «b\n\nc»"

    first, second = scan_zones(text, [Span(0, 6), Span(8, 10)])

    assert [(pair.opening, pair.closing) for pair in first.pairs] == [(0, 2)]
    assert first.unclosed == [4]
    assert second.unopened == [9]
