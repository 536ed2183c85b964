"""Announcing corrections of what was published."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from quotes.engine.document import document_from_text
from quotes.models import Announcement, AnnouncementChange, Article, Flag
from quotes.selectors.announcements import about, to_announce, told
from quotes.selectors.published import published_changes
from quotes.selectors.reviewed import reviewed_article
from quotes.services import announcing, correcting, exporting, history
from quotes.services.announcing import Wording
from quotes.services.desks import set_rules
from quotes.services.history import Request, zone_revision
from quotes.services.importing import import_article
from quotes.services.refusals import Refused
from tests.sample import TEXT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
WORDS = Wording("Rettelse: Ja.", "Til red: RETTELSE. Ja.", "correction", "nb")


@pytest.fixture
def published(version, alice):
    exporting.export(user=alice, version=version, format="text")
    return version


def accept(version, user, code="role", choice=0):
    flag = version.flags.get(code=code)
    return correcting.accept_suggestion(
        user=user, flag=flag, choice=choice, request=Request(uuid4())
    )


def edit(version, user, zone, text):
    act = Request(uuid4(), zone_revision(version.article, zone))
    return correcting.edit_zone(user=user, version=version, zone=zone, text=text, request=act)


@pytest.fixture
def corrected(published, alice):
    accept(published, alice)
    return published


def keys(version):
    return [change.key for change in published_changes(version)]


def write(version, user, wording=WORDS, chosen=None, key=None):
    return announcing.write(
        user=user,
        version=version,
        keys=keys(version) if chosen is None else chosen,
        wording=wording,
        key=key or uuid4(),
    )


def words(version):
    return [(change.old, change.new) for change in published_changes(version)]


class TestPublishedChanges:
    def test_nothing_was_published(self, version, alice):
        accept(version, alice)
        assert published_changes(version) == []

    def test_what_was_corrected_before_it_was_published_is_no_news(self, version, alice):
        accept(version, alice)
        exporting.export(user=alice, version=version, format="text")
        assert published_changes(version) == []

    def test_a_correction_after_it(self, corrected):
        (change,) = published_changes(corrected)
        assert (change.old, change.new) == ("utenriksminister", "forsvarsminister")
        assert (change.kind, change.codes) == ("lead", ("role",))
        assert change.since == corrected.exports.get().at
        assert change.at > change.since

    def test_it_stays_news_when_the_corrected_text_goes_out(self, corrected, alice):
        exporting.export(user=alice, version=corrected, format="html")
        assert words(corrected) == [("utenriksminister", "forsvarsminister")]
        first = corrected.exports.last()
        assert published_changes(corrected)[0].since == first.at

    def test_words_that_never_were_out_are_not_said_to_have_been(self, version, alice):
        """Corrected, published, corrected once more: readers saw the first correction."""
        accept(version, alice)
        exporting.export(user=alice, version=version, format="text")
        text = "Ministeren møtte Storbritannias statsminister Ben Wallace i Brussel."
        edit(version, alice, 3, text)
        assert words(version) == [("forsvarsminister", "statsminister")]

    def test_a_correction_that_was_taken_back_after_it_was_published(self, version, alice):
        accept(version, alice)
        exporting.export(user=alice, version=version, format="text")
        history.undo(user=alice, version=version, request=Request(uuid4()))
        assert words(version) == [("forsvarsminister", "utenriksminister")]

    def test_undone_before_anybody_saw_it(self, corrected, alice):
        history.undo(user=alice, version=corrected, request=Request(uuid4()))
        assert published_changes(corrected) == []

    def test_the_words_stood_in_an_earlier_version(self, desk, alice):
        first = import_article(
            user=alice, desk=desk, document=document_from_text(TEXT), source="x", external_id="1"
        ).version
        exporting.export(user=alice, version=first, format="text")
        text = TEXT.replace("for sent.", "altfor sent.")
        second = import_article(
            user=alice, desk=desk, document=document_from_text(text), source="x", external_id="1"
        ).version
        edit(second, alice, 0, "Ukraina venter på luftvern")
        edit(second, alice, len(second.zones) - 1, "Hun mener hjelpen kommer tidsnok.")
        (change,) = published_changes(second)  # the last paragraph is new in the second version
        assert (change.kind, change.since) == ("headline", first.exports.get().at)

    def test_what_readers_never_see_is_no_news(self, desk, alice):
        document = document_from_text("Dato: 2026-11-25\n\nEn tittel\n\nEn sak om noe.")
        version = import_article(user=alice, desk=desk, document=document, source="x").version
        assert version.zones[0]["kind"] == "metadata"
        exporting.export(user=alice, version=version, format="html")
        edit(version, alice, 0, "Dato: 2026-11-26")
        assert published_changes(version) == []

    def test_signs_and_capitals_are_trivial(self, published, alice):
        edit(published, alice, 0, "Ukraina, får luftvern")
        (change,) = published_changes(published)
        assert change.is_trivial

    def test_accepted_spelling_is_trivial(self, corrected):
        assert not published_changes(corrected)[0].is_trivial
        Flag.objects.filter(code="role").update(code="spelling")
        assert published_changes(corrected)[0].is_trivial


def test_the_texts_are_written_from_what_was_corrected(corrected):
    changes = published_changes(corrected)
    found = told(corrected, changes, kind="correction", language="nb", repeats=True)
    assert (
        "sto det «Ministeren møtte Storbritannias utenriksminister Ben Wallace i Brussel». Det "
        "riktige er «Ministeren møtte Storbritannias forsvarsminister Ben Wallace i Brussel»."
    ) in found.text


def test_an_announcement_is_kept_with_its_history(corrected, alice, bob):
    announcement = write(corrected, alice)
    assert (announcement.state, announcement.created_by) == ("draft", alice)
    announcing.reword(
        user=bob,
        version=corrected,
        announcement=announcement,
        wording=Wording("Retting: Nei.", "Til red: RETTING.", "correction", "nn", repeats=False),
    )
    announcing.announce(user=bob, version=corrected, announcement=announcement)
    announcing.withdraw(user=alice, version=corrected, announcement=announcement)
    kept = announcement.changes.order_by("id").values_list("state", "language", "user__username")
    assert list(kept) == [
        ("draft", "nb", "alice"),
        ("draft", "nn", "bob"),
        ("announced", "nn", "bob"),
        ("withdrawn", "nn", "alice"),
    ]
    assert announcement.changes.last().corrections == [corrected.corrections.get().pk]


def test_the_history_can_not_be_changed(corrected, alice):
    write(corrected, alice)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AnnouncementChange.objects.update(text="x")


def test_a_double_click_writes_one(corrected, alice):
    key = uuid4()
    assert write(corrected, alice, key=key) == write(corrected, alice, key=key)
    assert Announcement.objects.count() == 1


def test_saving_the_same_again_is_no_change(corrected, alice):
    announcement = write(corrected, alice)
    announcing.reword(user=alice, version=corrected, announcement=announcement, wording=WORDS)
    assert announcement.changes.count() == 1


def test_what_is_announced_is_not_to_be_announced(corrected, alice):
    announcement = write(corrected, alice)
    assert to_announce(corrected, published_changes(corrected)) == []
    assert [c.new for c in about(corrected, announcement)] == ["forsvarsminister"]
    announcing.withdraw(user=alice, version=corrected, announcement=announcement)
    assert len(to_announce(corrected, published_changes(corrected))) == 1


def test_the_same_correction_of_a_later_version_is_announced_again_only_if_that_was_out(
    desk, alice
):
    def sent(text):
        document = document_from_text(text)
        return import_article(
            user=alice, desk=desk, document=document, source="x", external_id="1"
        ).version

    first = sent(TEXT)
    exporting.export(user=alice, version=first, format="text")
    edit(first, alice, len(first.zones) - 1, "Hun mener hjelpen kommer tidsnok.")
    announcement = write(first, alice)
    second = sent(TEXT.replace("Ukraina får luftvern", "Ukraina venter på luftvern"))
    edit(second, alice, len(second.zones) - 1, "Hun mener hjelpen kommer tidsnok.")
    (change,) = published_changes(second)
    assert to_announce(second, [change]) == []
    announcing.withdraw(user=alice, version=second, announcement=announcement)
    assert to_announce(second, [change]) == [change]


def test_a_version_that_repeats_the_error_is_corrected_anew(desk, alice):
    versions = []
    for text in (TEXT, TEXT.replace("Ukraina får luftvern", "Ukraina venter på luftvern")):
        versions.append(
            import_article(
                user=alice,
                desk=desk,
                document=document_from_text(text),
                source="x",
                external_id="1",
            ).version
        )
        exporting.export(user=alice, version=versions[-1], format="text")
        last = len(versions[-1].zones) - 1
        edit(versions[-1], alice, last, "Hun mener hjelpen kommer tidsnok.")
        changes = published_changes(versions[-1])
        assert to_announce(versions[-1], changes) == changes
        write(versions[-1], alice)


def test_only_what_is_announced_goes_along_with_exports(corrected, alice):
    announcement = write(corrected, alice)
    assert reviewed_article(corrected).announcements == ()
    announcing.announce(user=alice, version=corrected, announcement=announcement)
    (found,) = reviewed_article(corrected).announcements
    assert (found.text, found.wire) == (WORDS.text, WORDS.wire)
    announcing.withdraw(user=alice, version=corrected, announcement=announcement)
    assert reviewed_article(corrected).announcements == ()


def test_a_clarification_is_for_what_was_true(published, alice):
    edit(published, alice, 0, "Ukraina får luftvern i vår")
    wording = Wording("Presisering: Ja.", "Til red: Ja.", "clarification", "nb")
    with pytest.raises(Refused, match="true but"):
        write(published, alice, wording)
    wording = Wording("Presisering: Ja.", "Til red: Ja.", "clarification", "nb", was_true=True)
    assert write(published, alice, wording).was_true


def test_a_factual_flag_that_was_accepted_makes_no_clarification(corrected, alice):
    wording = Wording("Presisering: Ja.", "Til red: Ja.", "clarification", "nb", was_true=True)
    with pytest.raises(Refused) as refusal:
        write(corrected, alice, wording)
    assert "Wrong title or office" in refusal.value.message
    announcement = write(corrected, alice)
    with pytest.raises(Refused):
        announcing.reword(user=alice, version=corrected, announcement=announcement, wording=wording)


@pytest.mark.parametrize(
    "wording",
    [
        Wording(" ", "x", "correction", "nb"),
        Wording("x", "", "correction", "nb"),
        Wording("x" * 5_001, "x", "correction", "nb"),
        Wording("x", "x", "apology", "nb"),
        Wording("x", "x", "correction", "se"),
    ],
)
def test_what_can_not_be_kept_is_refused(corrected, alice, wording):
    with pytest.raises(Refused):
        write(corrected, alice, wording)
    assert not Announcement.objects.exists()


def test_nothing_chosen_is_refused(corrected, alice):
    with pytest.raises(Refused):
        write(corrected, alice, chosen=["0-1"])


@pytest.mark.parametrize("who", ["rita", "charlie"])
def test_others_announce_nothing(corrected, alice, who, request):
    announcement = write(corrected, alice)
    user = request.getfixturevalue(who)
    for act in (announcing.announce, announcing.withdraw):
        with pytest.raises(Refused):
            act(user=user, version=corrected, announcement=announcement)
    with pytest.raises(Refused):
        write(corrected, user)


@pytest.mark.parametrize("state", [Article.State.HOLD, Article.State.WITHDRAWN])
def test_what_is_held_back_is_not_announced(corrected, alice, state):
    announcement = write(corrected, alice)
    corrected.article.state = state
    with pytest.raises(Refused):
        announcing.announce(user=alice, version=corrected, announcement=announcement)


def test_four_eyes_hold_for_announcements(corrected, alice, chief, desk):
    set_rules(user=chief, desk=desk, four_eyes=True)
    corrected.article.desk = desk
    announcement = write(corrected, alice)
    with pytest.raises(Refused):
        announcing.announce(user=alice, version=corrected, announcement=announcement)


def test_the_address_is_the_senders(desk, alice, corrected):
    corrected.metadata = {"url": "https://avis.example/ferja"}
    assert write(corrected, alice).address == "https://avis.example/ferja"
    corrected.metadata = {"url": "javascript:alert(1)"}
    assert write(corrected, alice).address == ""
