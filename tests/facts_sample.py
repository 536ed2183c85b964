"""A small fact base of our own in the database: two people, one office with a single holder."""

from __future__ import annotations

from quotes.models import Country, Office, Person, Role, Source, Term

SOURCE = {"name": "Øvingsarkivet", "licence": "-"}


def load_small_facts() -> None:
    Source.objects.create(id="arkiv", **SOURCE)
    Country.objects.create(
        id="GB",
        name_nb="Storbritannia",
        name_nn="Storbritannia",
        name_en="United Kingdom",
        sovereign="1",
    )
    titles = {"title_nb": "utenriksminister", "title_nn": "utanriksminister"}
    Role.objects.create(
        id="fm", kind="minister", title_en="foreign minister", exclusive="1", leads="0", **titles
    )
    Office.objects.create(
        id="gb.fm",
        role_id="fm",
        country="GB",
        title_en="foreign secretary",
        multi="0",
        tier="1",
        coverage_from="2000-01-01",
        coverage_to="2026-01-01",
        **titles,
    )
    Person.objects.create(id="Q1", name="Ben Wallace", born="1970-05-15")
    Person.objects.create(id="Q2", name="James Cleverly", aliases="J. Cleverly")
    Term.objects.create(
        id="t1",
        person_id="Q2",
        office_id="gb.fm",
        start="2022-09-06",
        end="2023-11-13",
        status="ordinary",
        source="arkiv",
    )
