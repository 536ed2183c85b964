"""The corrected text is checked anew; the engine itself is a stand-in here."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from quotes.engine import analysis as engine
from quotes.engine.results import Analysis, Message, Notice, Suggestion
from quotes.engine.results import Flag as Found
from quotes.engine.results import Quote as FoundQuote
from quotes.models import AnalysisRun, EditedCheck, Flag, Quote
from quotes.selectors.reviewed import reviewed_article
from quotes.services import correcting, edited, history, reviewing
from quotes.services.history import Request
from tests.sample import TEXT, analysis, span

pytestmark = pytest.mark.django_db

ZONE = 3
PARAGRAPH = "Ministeren møtte Storbritannias utenriksminister Ben Wallace i Brussel."


@pytest.fixture
def version(version):
    version.runs.update(state=AnalysisRun.State.DONE)
    return version


def engine_finds(monkeypatch, *flags, **more) -> list:
    """What the engine finds in the corrected text; returns the documents that it was given."""
    given = []

    def analyse(document, facts, sources):
        given.append(document)
        return Analysis(language="nb", date=None, flags=flags, **more)

    monkeypatch.setattr(engine, "analyse", analyse)
    return given


def edit(version, user, old: str, new: str):
    now = reviewed_article(version).zones[ZONE].text
    return correcting.edit_zone(
        user=user,
        version=version,
        zone=ZONE,
        text=now.replace(old, new),
        request=Request(uuid4()),
    )


def finance(version) -> Found:
    """A flag on words that only the corrected text has."""
    text = reviewed_article(version).corrected
    place = span("finansminister", text)
    return Found(
        "role",
        "high",
        place,
        Message("x"),
        suggestions=(Suggestion(place, "forsvarsminister", Message("y")),),
    )


def test_an_edit_asks_for_a_check_and_the_engine_gets_the_corrected_text(
    version, alice, monkeypatch
):
    given = engine_finds(monkeypatch)
    edit(version, alice, "Brussel", "Oslo")
    check = EditedCheck.objects.get()
    assert check.wanted == 1
    edited.check_edited(version_id=version.pk)
    edited.check_edited(version_id=version.pk)
    assert [d.text for d in given] == [TEXT.replace("Brussel", "Oslo")]
    check.refresh_from_db()
    assert check.done == check.wanted


def test_a_flag_that_the_text_no_longer_has_is_outdated_until_an_undo(version, alice, monkeypatch):
    kept = analysis().flags[0]
    engine_finds(monkeypatch, kept)
    edit(version, alice, "Brussel", "Oslo")
    edited.check_edited(version_id=version.pk)
    states = dict(version.flags.values_list("code", "state"))
    assert states == {"role": "open", "self-relation": "outdated"}
    history.undo(user=alice, version=version, request=Request(uuid4()))
    engine_finds(monkeypatch, *analysis().flags)
    edited.check_edited(version_id=version.pk)
    assert set(version.flags.values_list("state", "cleared")) == {("open", False)}


def test_what_a_person_decided_is_left_alone(version, alice, monkeypatch):
    flag = version.flags.get(code="self-relation")
    reviewing.confirm_flag(user=alice, flag=flag, request=Request(uuid4()))
    engine_finds(monkeypatch)
    edit(version, alice, "Brussel", "Oslo")
    edited.check_edited(version_id=version.pk)
    flag.refresh_from_db()
    assert flag.state == Flag.State.CONFIRMED


def test_a_new_error_comes_up_on_the_new_words_and_is_corrected_there(version, alice, monkeypatch):
    edit(version, alice, "utenriksminister", "finansminister")
    engine_finds(monkeypatch, finance(version))
    edited.check_edited(version_id=version.pk)
    flag = version.flags.get(after_edit=True)
    assert (flag.words, TEXT[flag.start : flag.end]) == ("finansminister", "utenriksminister")
    correcting.accept_suggestion(user=alice, flag=flag, choice=0, request=Request(uuid4()))
    assert reviewed_article(version).corrected == TEXT.replace(
        "utenriksminister", "forsvarsminister"
    )
    engine_finds(monkeypatch)
    edited.check_edited(version_id=version.pk)
    flag.refresh_from_db()
    assert flag.state == Flag.State.FIXED
    history.undo(user=alice, version=version, request=Request(uuid4()))
    assert "finansminister" in reviewed_article(version).corrected


def test_a_new_error_is_hidden_when_it_is_gone_and_comes_back_as_the_same(
    version, alice, monkeypatch
):
    edit(version, alice, "utenriksminister", "finansminister")
    engine_finds(monkeypatch, finance(version))
    edited.check_edited(version_id=version.pk)
    flag = version.flags.get(after_edit=True)
    found = finance(version)
    edit(version, alice, "finansminister", "forsvarsminister")
    engine_finds(monkeypatch)
    edited.check_edited(version_id=version.pk)
    flag.refresh_from_db()
    assert flag.superseded or flag.state == Flag.State.OUTDATED
    edit(version, alice, "forsvarsminister", "finansminister")
    engine_finds(monkeypatch, replace(found))
    edited.check_edited(version_id=version.pk)
    assert version.flags.filter(after_edit=True).count() == 1


def test_where_a_check_failed_nothing_is_cleared(version, alice, monkeypatch):
    engine_finds(monkeypatch, notices=(Notice("check-failed", Message("x")),))
    edit(version, alice, "Brussel", "Oslo")
    edited.check_edited(version_id=version.pk)
    assert version.flags.get(code="self-relation").state == Flag.State.OPEN


def test_an_answer_that_comes_too_late_is_not_kept(version, alice, monkeypatch):
    edit(version, alice, "Brussel", "Oslo")

    def analyse(document, facts, sources):
        edit(version, alice, "Oslo", "Roma")
        return Analysis(language="nb", date=None)

    monkeypatch.setattr(engine, "analyse", analyse)
    edited.check_edited(version_id=version.pk)
    assert version.flags.get(code="self-relation").state == Flag.State.OPEN
    check = EditedCheck.objects.get()
    assert (check.wanted, check.done) == (2, 0)


def test_what_is_forgotten_is_queued_anew(version, alice, monkeypatch):
    sent = []
    monkeypatch.setattr("quotes.queue.check_edited_when_committed", sent.append)
    edit(version, alice, "Brussel", "Oslo")
    edited.requeue_forgotten()
    assert sent == [version.pk]
    long_ago = EditedCheck.objects.get().queued_at - 2 * edited.QUEUED_TOO_LONG
    EditedCheck.objects.update(queued_at=long_ago)
    edited.requeue_forgotten()
    assert sent == [version.pk, version.pk]


SAID = 4


def edit_said(version, user, text: str):
    return correcting.edit_zone(
        user=user, version=version, zone=SAID, text=text, request=Request(uuid4())
    )


def quote_in(version, words: str, speaker: str = "Ingrid Solbakken") -> FoundQuote:
    text = reviewed_article(version).corrected
    return FoundQuote("direct", "dash", (span(words, text),), speaker=speaker, confidence=0.9)


def recheck(version, monkeypatch, *quotes) -> None:
    engine_finds(monkeypatch, quotes=quotes)
    edited.check_edited(version_id=version.pk)


def shown_quotes(version) -> list[str]:
    return [q.text for q in reviewed_article(version).quotes]


def test_a_quote_is_shown_with_its_new_words_and_speaker(version, alice, monkeypatch):
    edit_said(version, alice, "– Dette vil virkelig merkes, sier Kari Nes.")
    recheck(version, monkeypatch, quote_in(version, "Dette vil virkelig merkes", "Kari Nes"))
    quote = version.quotes.get(superseded=False)
    assert shown_quotes(version) == ["Dette vil virkelig merkes"]
    assert (quote.speaker.name, quote.after_edit) == ("Kari Nes", False)
    history.undo(user=alice, version=version, request=Request(uuid4()))
    recheck(version, monkeypatch, *analysis().quotes)
    assert shown_quotes(version) == ["Dette vil merkes", "hjelpen kommer for sent"]
    assert version.quotes.first().speaker.name == "Ingrid Solbakken"


def test_a_correction_over_the_edge_of_a_quote(version, alice, monkeypatch):
    edit_said(version, alice, "– Dette vil aldri, mener Ingrid Solbakken.")
    recheck(version, monkeypatch, quote_in(version, "Dette vil aldri"))
    assert shown_quotes(version) == ["Dette vil aldri"]


def test_a_new_quote_in_an_edited_paragraph_appears_and_goes(version, alice, monkeypatch):
    text = "– Dette vil merkes, sier Ingrid Solbakken. – Men det er for lite, sier hun."
    edit_said(version, alice, text)
    new = quote_in(version, "Men det er for lite")
    recheck(version, monkeypatch, *analysis().quotes[:1], new)
    row = version.quotes.get(after_edit=True)
    assert row.words == "Men det er for lite"
    assert "Men det er for lite" in shown_quotes(version)
    recheck(version, monkeypatch, *analysis().quotes[:1], new)
    history.undo(user=alice, version=version, request=Request(uuid4()))
    recheck(version, monkeypatch, *analysis().quotes)
    assert "Men det er for lite" not in shown_quotes(version)
    history.redo(user=alice, version=version, request=Request(uuid4()))
    recheck(version, monkeypatch, *analysis().quotes[:1], new)
    assert version.quotes.filter(after_edit=True).count() == 1


def test_a_quote_that_is_edited_away_is_gone_until_an_undo(version, alice, monkeypatch):
    edit_said(version, alice, "Møtet varte lenge.")
    recheck(version, monkeypatch, quote_in(version, "hjelpen kommer for sent"))
    assert shown_quotes(version) == ["hjelpen kommer for sent"]
    history.undo(user=alice, version=version, request=Request(uuid4()))
    assert "Dette vil merkes" in shown_quotes(version)


def test_quotes_that_a_person_decided_on_are_left_alone(version, alice, monkeypatch):
    kept, rejected = version.quotes.all()
    reviewing.confirm_quote(user=alice, quote=kept, request=Request(uuid4()))
    reviewing.reject_quote(user=alice, quote=rejected, request=Request(uuid4()))
    edit_said(version, alice, "– Dette vil virkelig merkes, sier Kari Nes.")
    again = quote_in(version, "hjelpen kommer for sent")
    recheck(version, monkeypatch, quote_in(version, "Dette vil virkelig merkes", "Kari Nes"), again)
    kept.refresh_from_db()
    assert (kept.state, kept.speaker.name) == (Quote.State.CONFIRMED, "Ingrid Solbakken")
    assert shown_quotes(version) == ["Dette vil virkelig merkes"]
    assert version.quotes.count() == 2
