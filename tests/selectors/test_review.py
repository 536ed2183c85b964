"""The review page's stretches: marks cut so that they nest, every character shown once."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quotes.models import Correction, Flag
from quotes.selectors.review import review
from quotes.services import correcting
from quotes.services.history import Request
from tests.sample import TEXT, span

pytestmark = pytest.mark.django_db


def add_flag(version, words, **fields) -> Flag:
    place = span(words)
    return Flag.objects.create(
        version=version,
        code="x",
        severity=3,
        start=place.start,
        end=place.end,
        fingerprint=str(uuid4()),
        **fields,
    )


def stretches(version):
    return [s for zone in review(version).zones for s in zone.stretches]


def test_every_character_of_every_zone_is_shown_once(version):
    shown = review(version)
    for zone in shown.zones:
        assert "".join(s.text for s in zone.stretches) == TEXT[zone.start : zone.end]


def test_overlapping_flags_share_the_stretch_that_they_share(version):
    one, two = add_flag(version, "Dette vil"), add_flag(version, "vil merkes")
    by_text = {s.text: {f.pk for f in s.flags} & {one.pk, two.pk} for s in stretches(version)}
    assert by_text["Dette "] == {one.pk}
    assert by_text["vil"] == {one.pk, two.pk}
    assert by_text[" merkes"] == {two.pk}


def test_a_mark_is_anchored_where_it_begins_and_nowhere_else(version):
    flag = add_flag(version, "Dette vil")
    add_flag(version, "vil merkes")
    anchors = [name for s in stretches(version) for name in s.first_of]
    assert anchors.count(f"flag-{flag.pk}") == 1
    assert len(anchors) == len(set(anchors))


def test_a_correction_is_one_stretch_and_an_insertion_has_its_place(version, alice):
    flag = version.flags.get(code="role")
    correcting.accept_suggestion(user=alice, flag=flag, choice=0, request=Request(uuid4()))
    place = span("merkes")
    Correction.objects.create(
        version=version, start=place.end, end=place.end, original="", replacement=" godt"
    )
    corrected = [s for s in stretches(version) if s.correction]
    assert [(s.text, s.correction.replacement) for s in corrected] == [
        ("utenriksminister", "forsvarsminister"),
        ("", " godt"),
    ]
    texts = [zone.corrected_text for zone in review(version).zones]
    assert "– Dette vil merkes godt, sier Ingrid Solbakken." in texts


def test_only_the_bodys_paragraphs_are_numbered(version):
    numbers = [(zone.kind, zone.paragraph) for zone in review(version).zones]
    assert numbers == [
        ("headline", None),
        ("caption", None),
        ("credit", None),
        ("lead", 1),
        ("paragraph", 2),
        ("paragraph", 3),
    ]


def test_pending_flags_come_worst_first_then_in_text_order(version):
    low = add_flag(version, "Hun", state=Flag.State.OPEN)
    shown = review(version)
    assert [flag.code for flag in shown.pending] == ["self-relation", "role", "x"]
    assert shown.pending[-1] == low
    assert shown.pending_by_severity == [(Flag.Severity.HIGH, 2), (Flag.Severity.MEDIUM, 1)]


def test_the_number_of_queries_does_not_grow_with_the_findings(version):
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            review(version)
        return len(queries)

    few = count()
    for _ in range(10):
        add_flag(version, "Hun")
    assert count() == few


def test_an_analysis_that_ends_meanwhile_is_shown_as_going_on(version):
    """Its state is read before what it found: never done and without its findings."""
    with CaptureQueriesContext(
        connection,
    ) as read:
        review(version)
    tables = [
        query["sql"].split('FROM "')[1].split('"')[0] for query in read if "FROM" in query["sql"]
    ]
    findings = min(map(tables.index, ("quotes_quote", "quotes_flag", "quotes_claim")))
    assert tables.index("quotes_analysisrun") < findings
    assert tables.index("quotes_editedcheck") < findings
