"""Re-runs and new versions: what people decided stays."""

from __future__ import annotations

from uuid import uuid4

import pytest

from quotes.engine.document import document_from_text
from quotes.engine.results import Analysis
from quotes.models import Flag, Quote
from quotes.services import correcting, reviewing
from quotes.services.history import Request
from quotes.services.importing import import_article
from tests.sample import TEXT, analysed, analysis, span

pytestmark = pytest.mark.django_db


def dismiss(flag, user):
    reviewing.dismiss_flag(user=user, flag=flag, dismissal="correct", request=Request(uuid4()))


def test_a_re_run_finds_the_same_rows(version):
    before = set(version.flags.values_list("pk")), set(version.quotes.values_list("pk"))
    analysed(version, analysis())
    assert before == (set(version.flags.values_list("pk")), set(version.quotes.values_list("pk")))


def test_a_dismissed_flag_stays_dismissed_until_its_evidence_changes(version, alice):
    dismiss(version.flags.get(code="role"), alice)
    analysed(version, analysis())
    assert version.flags.get(code="role").state == Flag.State.DISMISSED
    analysed(version, analysis(evidence_until=2022))
    states = version.flags.filter(code="role").order_by("id").values_list("state", flat=True)
    assert list(states) == [Flag.State.DISMISSED, Flag.State.OPEN]


def test_findings_that_a_re_run_no_longer_makes_are_set_aside_unless_decided(version, alice):
    dismiss(version.flags.get(code="role"), alice)
    analysed(version, Analysis(language="nb", date=None))
    assert version.flags.get(code="role").superseded is False
    assert version.flags.get(code="self-relation").superseded is True
    assert not version.quotes.filter(superseded=False).exists()
    analysed(version, analysis())
    assert not version.flags.filter(superseded=True).exists()


def test_an_editors_own_flag_survives_a_re_run(version, alice, request_):
    reviewing.add_flag(
        user=alice,
        version=version,
        span=span("Hun"),
        code="SIT-PRON",
        severity=3,
        comment="Hvem?",
        replacement="",
        request=request_(),
    )
    analysed(version, Analysis(language="nb", date=None))
    assert version.flags.get(origin="person").superseded is False


@pytest.fixture
def second(version, desk, alice):
    """The next version of the same article, one paragraph longer at the top."""
    version.article.external_id = "wire-1"
    version.article.save()
    text = TEXT.replace("Tyskland sender", "Møtet var kort.\n\nTyskland sender")

    def make():
        document = document_from_text(text)
        imported = import_article(
            user=alice, desk=desk, document=document, source="paste", external_id="wire-1"
        )
        assert imported.version.number == 2
        return analysed(imported.version, analysis(text))

    return make


def test_decisions_are_carried_over_to_the_next_version_by_fingerprint(version, second, alice):
    dismiss(version.flags.get(code="self-relation"), alice)
    quote = version.quotes.get(type="direct")
    reviewing.change_speaker(user=alice, quote=quote, name="Kari Nes", request=Request(uuid4()))
    newer = second()
    assert newer.flags.get(code="self-relation").state == Flag.State.DISMISSED
    assert newer.flags.get(code="role").state == Flag.State.OPEN
    carried = newer.quotes.get(type="direct")
    assert (carried.speaker.name, carried.state) == ("Kari Nes", Quote.State.CHANGED)


def test_an_error_corrected_in_one_version_is_open_where_the_next_has_it_again(
    version, second, alice
):
    flag = version.flags.get(code="role")
    correcting.accept_suggestion(user=alice, flag=flag, choice=0, request=Request(uuid4()))
    assert second().flags.get(code="role").state == Flag.State.OPEN


def test_the_same_text_again_is_no_new_version(version, desk, alice):
    version.article.external_id = "wire-1"
    version.article.save()
    again = import_article(
        user=alice,
        desk=desk,
        document=document_from_text(TEXT),
        source="paste",
        external_id="wire-1",
    )
    assert (again.new, again.version) == (False, version)
