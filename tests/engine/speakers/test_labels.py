from __future__ import annotations

import pytest

from quotes.engine.speakers.labels import bearer_of_initials
from quotes.engine.speakers.persons import Person

TRANSCRIPT = (
    "Snart ferdig med ferja\n\n"
    "Havnesjef Kari Nes og ordfører Per Dal møttes i Ålvik mandag for å snakke om ferja.\n\n"
    "Avisa: Er dere klare?\n\nKN: Ja. Vi er klare.\n\nDal: Jeg har ventet lenge.\n\n"
    "Avisa: Hva nå?\n\nKN: Vi begynner.\n\nDal: Endelig."
)


def test_labels_are_initials_surnames_or_who_asks(attributed):
    speakers = [quote.speaker for quote in attributed(TRANSCRIPT)]
    assert speakers == ["REPORTER", "Kari Nes", "Per Dal"] * 2


@pytest.mark.parametrize(("label", "found"), [("KN", True), ("K.N.", True), ("K", False)])
def test_initials(label, found):
    kari = Person("Kari Nes", ("Kari", "Nes"))
    assert bearer_of_initials(label, [kari]) is (kari if found else None)


def test_initials_of_two_people_name_nobody():
    people = [Person("Kari Nes", ("Kari", "Nes")), Person("Knut Nord", ("Knut", "Nord"))]
    assert bearer_of_initials("KN", people) is None
