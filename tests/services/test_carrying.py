"""A new version: what people made themselves goes where its words stand now."""

from __future__ import annotations

from uuid import uuid4

import pytest

from quotes.engine.document import document_from_text
from quotes.engine.results import Analysis
from quotes.models import Comment, Correction, Flag, Quote
from quotes.selectors.review import review
from quotes.selectors.set_aside import set_aside
from quotes.selectors.version_changes import changes_to_see
from quotes.services import commenting, correcting, quoting, reviewing, states
from quotes.services.history import Request
from quotes.services.importing import import_article
from quotes.services.refusals import Refused
from quotes.services.versions import correct_again, see_changes
from tests.sample import TEXT, analysed, analysis, span

pytestmark = pytest.mark.django_db

LONGER = TEXT.replace("Tyskland sender", "Møtet var kort.\n\nTyskland sender")


def fresh() -> Request:
    return Request(uuid4())


@pytest.fixture
def send(version, desk, alice):
    """Send a text as the next version of the article."""
    version.article.external_id = "wire-1"
    version.article.save()

    def sent(text: str, findings: Analysis | None = None):
        document = document_from_text(text)
        imported = import_article(
            user=alice, desk=desk, document=document, source="paste", external_id="wire-1"
        )
        if findings:
            analysed(imported.version, findings)
        return imported.version

    return sent


def own_flag(version, user, words: str, replacement: str = "") -> Flag:
    fields = {"code": "SIT-PRON", "severity": 3, "comment": "Hvem?", "replacement": replacement}
    return reviewing.add_flag(
        user=user, version=version, span=span(words), request=fresh(), **fields
    ).flag


def words_of(finding: Flag | Quote) -> str:
    return finding.version.text[finding.start : finding.end]


def test_an_own_flag_goes_along_with_its_words(version, send, alice):
    own_flag(version, alice, "Hun mener", "Han mener")
    carried = send(LONGER).flags.get()
    assert (words_of(carried), carried.comment, carried.created_by) == ("Hun mener", "Hvem?", alice)
    assert carried.suggestions[0]["start"] == carried.start
    assert carried.state == Flag.State.OPEN


def test_what_was_decided_on_an_own_flag_holds_and_a_corrected_one_is_open(version, send, alice):
    dismissed, fixed = own_flag(version, alice, "Hun"), own_flag(version, alice, "sent", "seint")
    reviewing.dismiss_flag(user=alice, flag=dismissed, dismissal="style", request=fresh())
    correcting.accept_suggestion(user=alice, flag=fixed, choice=0, request=fresh())
    states_ = {words_of(f): f.state for f in send(LONGER).flags.all()}
    assert states_ == {"Hun": Flag.State.DISMISSED, "sent": Flag.State.OPEN}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hun mener hjelpen", "Solbakken mener hjelpen"),
        ("\n\nHun mener hjelpen kommer for sent.", ""),
    ],
)
def test_a_flag_whose_words_are_gone_is_set_aside(version, send, alice, old, new):
    own_flag(version, alice, "Hun mener")
    newer = send(TEXT.replace(old, new))
    assert not newer.flags.exists()
    assert [words_of(f) for f in set_aside(newer).flags] == ["Hun mener"]


def test_words_that_moved_to_another_paragraph_are_found(version, send, alice):
    own_flag(version, alice, "hjelpen kommer for sent")
    text = TEXT.replace("\n\nHun mener hjelpen kommer for sent.", "").replace(
        "i Brussel.", "i Brussel. Ifølge forskeren er saken at hjelpen kommer for sent."
    )
    assert words_of(send(text).flags.get()) == "hjelpen kommer for sent"


def test_own_quotes_and_comments_go_along(version, send, alice):
    quoting.add_quote(
        user=alice,
        version=version,
        span=span("sender luftvern"),
        type="indirect",
        name="Kari Nes",
        request=fresh(),
    )
    commenting.comment_on_words(
        user=alice, version=version, span=span("Brussel"), text="Sikkert?", request=fresh()
    )
    newer = send(LONGER)
    assert words_of(newer.quotes.get()) == "sender luftvern"
    assert newer.quotes.get().speaker.name == "Kari Nes"
    comment = Comment.objects.get()
    assert (comment.version, newer.text[comment.start : comment.end]) == (newer, "Brussel")
    assert len(set_aside(newer)) == 0


def test_a_confirmed_quote_stays_though_the_machine_no_longer_finds_it(version, send, alice):
    quote = version.quotes.get(type="direct")
    reviewing.confirm_quote(user=alice, quote=quote, request=fresh())
    newer = send(LONGER, Analysis(language="nb", date=None))
    carried = newer.quotes.get()
    assert (words_of(carried), carried.state) == ("Dette vil merkes", Quote.State.CONFIRMED)
    analysed(newer, Analysis(language="nb", date=None))
    assert newer.quotes.count() == 1
    reviewing.confirm_quote(user=alice, quote=carried, request=fresh())


def test_it_is_joined_with_the_machines_when_that_finds_it_again(version, send, alice):
    quote = version.quotes.get(type="direct")
    reviewing.confirm_quote(user=alice, quote=quote, request=fresh())
    send(LONGER, Analysis(language="nb", date=None))
    text = LONGER.replace("i Brussel", "i Oslo")
    carried = send(text, analysis(text)).quotes.get(type="direct")
    assert (words_of(carried), carried.state) == ("Dette vil merkes", Quote.State.CONFIRMED)


def test_the_comments_on_a_finding_go_along_with_it(version, send, alice):
    flag = version.flags.get(code="role")
    commenting.comment_on_finding(user=alice, finding=flag, text="Spør UD.", request=fresh())
    newer = send(LONGER)
    assert len(set_aside(newer)) == 0
    analysed(newer, analysis(LONGER))
    thread = review(newer).threads_on(newer.flags.get(code="role"))
    assert [t.opening.text for t in thread] == ["Spør UD."]


def test_what_is_to_see_is_told_against_the_version_that_was_reviewed(version, send, alice):
    assert changes_to_see(send(LONGER)) is None
    own_flag(version, alice, "Hun")
    third = send(LONGER.replace("i Brussel", "i Oslo"))
    changes = changes_to_see(third)
    assert changes.base == version
    assert changes.counts == {"changed": 1, "new": 1, "gone": 0}
    assert not changes.seen
    see_changes(user=alice, version=third, request=fresh())
    assert changes_to_see(third).seen
    assert changes_to_see(send(TEXT + " Slutt.")).base == third


def test_marking_as_ready_says_that_the_changes_were_seen(version, send, alice):
    own_flag(version, alice, "Hun")
    newer = send(LONGER, analysis(LONGER))
    states.analysis_is_done(newer.article)
    states.move(user=alice, article=newer.article, state="ready")
    assert changes_to_see(newer).seen


def test_a_correction_is_missed_until_it_is_made_again(version, send, alice):
    role = version.flags.get(code="role")
    correcting.accept_suggestion(user=alice, flag=role, choice=0, request=fresh())
    newer = send(LONGER, analysis(LONGER))
    ((correction, place),) = set_aside(newer).corrections
    assert newer.text[place.start : place.end] == "utenriksminister"
    correct_again(user=alice, version=newer, correction=correction, request=fresh())
    assert Correction.objects.get(version=newer).replacement == "forsvarsminister"
    assert not set_aside(newer).corrections
    with pytest.raises(Refused):
        correct_again(user=alice, version=newer, correction=correction, request=fresh())


def test_words_put_in_at_the_end_are_missed_too(version, send, alice):
    zone = len(version.zones) - 1
    text = "Hun mener hjelpen kommer for sent. Slutt."
    correcting.edit_zone(user=alice, version=version, zone=zone, text=text, request=fresh())
    newer = send(LONGER)
    ((correction, _place),) = set_aside(newer).corrections
    correct_again(user=alice, version=newer, correction=correction, request=fresh())
    assert review(newer).zones[-1].corrected_text == text


def test_a_correction_that_the_sender_made_as_well_is_not_missed(version, send, alice):
    role = version.flags.get(code="role")
    correcting.accept_suggestion(user=alice, flag=role, choice=0, request=fresh())
    newer = send(TEXT.replace("utenriksminister", "forsvarsminister"))
    assert len(set_aside(newer)) == 0
    correction = Correction.objects.get()
    with pytest.raises(Refused):
        correct_again(user=alice, version=newer, correction=correction, request=fresh())
