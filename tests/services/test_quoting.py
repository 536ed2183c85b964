"""Quotes by hand: what a person says holds, and can be undone."""

from __future__ import annotations

from uuid import uuid4

import pytest

from quotes.engine.results import Analysis, Span
from quotes.engine.results import Quote as Found
from quotes.models import Decision, Person, Quote
from quotes.selectors.reviewed import reviewed_article
from quotes.selectors.speakers import names_for
from quotes.services import history, quoting, reviewing, speaking
from quotes.services.history import Request
from quotes.services.refusals import Refused, Stale
from tests.sample import TEXT, analysed, analysis, span

pytestmark = pytest.mark.django_db

SENTENCE = "– Dette vil merkes, sier Ingrid Solbakken."


@pytest.fixture
def direct(version) -> Quote:
    return version.quotes.get(type="direct")


@pytest.fixture
def indirect(version) -> Quote:
    return version.quotes.get(type="indirect")


def words(quote: Quote) -> list[str]:
    quote.refresh_from_db()
    return [TEXT[start:end] for start, end in quote.content]


def undo(user, version) -> None:
    history.undo(user=user, version=version, request=Request(uuid4()))


def mark(version, user, place: Span, type: str = "direct", name: str = "Kari Nes") -> Decision:
    return quoting.add_quote(
        user=user, version=version, span=place, type=type, name=name, request=Request(uuid4())
    )


class TestMarking:
    def test_words_become_a_quote_without_their_marks(self, version, alice):
        quote = mark(version, alice, span("– Dette vil merkes, sier")).quote
        assert words(quote) == ["Dette vil merkes, sier"]
        assert (quote.mark, quote.speaker.name, quote.state) == ("dash", "Kari Nes", "changed")
        assert (quote.origin, quote.created_by) == ("person", alice)

    def test_it_can_be_undone_and_leaves_the_article(self, version, alice):
        mark(version, alice, span("Ministeren"))
        assert "Ministeren" in [q.text for q in reviewed_article(version).quotes]
        undo(alice, version)
        assert "Ministeren" not in [q.text for q in reviewed_article(version).quotes]

    def test_it_survives_a_re_run(self, version, alice):
        quote = mark(version, alice, span("Ministeren")).quote
        analysed(version, Analysis(language="nb", date=None))
        quote.refresh_from_db()
        assert (quote.superseded, quote.state) == (False, Quote.State.CHANGED)

    @pytest.mark.parametrize(
        ("place", "type"),
        [
            (span("– "), "direct"),
            (span("Hun"), "bogus"),
            (Span(0, len(TEXT)), "direct"),
            (span("– Dette vil merkes"), "direct"),
        ],
    )
    def test_what_is_no_new_quote_is_refused(self, version, alice, place, type):
        before = Quote.objects.count()
        with pytest.raises(Refused):
            mark(version, alice, place, type)
        assert Quote.objects.count() == before


class TestChanging:
    def test_the_type_survives_a_re_run_beside_the_machines(self, version, direct, alice):
        quoting.change_type(user=alice, quote=direct, type="indirect", request=Request(uuid4(), 0))
        analysed(version, analysis())
        direct.refresh_from_db()
        assert (direct.type, direct.machine_type) == ("indirect", "direct")
        undo(alice, version)
        direct.refresh_from_db()
        assert (direct.type, direct.state) == ("direct", Quote.State.PROPOSED)

    def test_a_stale_page_is_told_so(self, direct, alice, bob):
        quoting.change_type(user=alice, quote=direct, type="indirect", request=Request(uuid4(), 0))
        with pytest.raises(Stale):
            quoting.change_type(user=bob, quote=direct, type="mixed", request=Request(uuid4(), 0))

    @pytest.mark.parametrize(
        ("edge", "by", "expected"),
        [
            ("end", 1, "Dette vil merkes, sier"),
            ("end", -1, "Dette vil"),
            ("start", 1, "vil merkes"),
        ],
    )
    def test_an_edge_moves_by_a_word(self, direct, alice, edge, by, expected):
        if edge == "end" and by == 1:
            move(direct, alice, edge, by)  # the comma belongs to the word
        move(direct, alice, edge, by)
        assert words(direct) == [expected]
        assert (direct.start, direct.end) == tuple(direct.content[0])

    @pytest.mark.usefixtures("in_english")
    def test_an_edge_stays_in_its_paragraph_and_leaves_a_word(self, direct, alice):
        with pytest.raises(Refused, match="paragraph"):  # the dash is no word
            move(direct, alice, "start", -1)
        for _time in range(2):
            move(direct, alice, "end", -1)
        assert words(direct) == ["Dette"]
        with pytest.raises(Refused, match="one word"):
            move(direct, alice, "end", -1)

    def test_moved_edges_survive_a_re_run_and_one_that_finds_other_edges(
        self, version, direct, alice
    ):
        move(direct, alice, "start", 1)
        analysed(version, analysis())
        assert words(direct) == ["vil merkes"]
        other = Found("direct", "dash", (span("Dette vil"),), confidence=0.9)
        analysed(version, Analysis(language="nb", date=None, quotes=(other,)))
        shown = version.quotes.filter(superseded=False).exclude(state__in=Quote.GONE)
        assert direct in shown
        assert not shown.filter(state=Quote.State.PROPOSED, type="direct").exists()


def move(quote, user, edge, by) -> None:
    quoting.move_edge(user=user, quote=quote, edge=edge, words=by, request=Request(uuid4()))


class TestSplittingAndMerging:
    def test_a_split_quote_is_two_and_one_again_after_an_undo(self, version, direct, alice):
        at = TEXT.index("merkes")
        quoting.split_quote(user=alice, quote=direct, at=at, request=Request(uuid4(), 0))
        second = version.quotes.get(origin="person")
        assert (words(direct), words(second)) == (["Dette vil"], ["merkes"])
        assert second.speaker == direct.speaker
        undo(alice, version)
        assert words(direct) == ["Dette vil merkes"]
        second.refresh_from_db()
        assert second.state == Quote.State.WITHDRAWN

    @pytest.mark.parametrize("at", [0, 10**9, TEXT.index("Dette"), TEXT.index(", sier")])
    def test_a_split_that_leaves_nothing_is_refused(self, direct, alice, at):
        with pytest.raises(Refused):
            quoting.split_quote(user=alice, quote=direct, at=at, request=Request(uuid4(), 0))
        assert words(direct) == ["Dette vil merkes"]

    def test_merging_takes_the_next_quote_in(self, version, direct, indirect, alice):
        quoting.merge_with_next(user=alice, quote=direct, request=Request(uuid4(), 0))
        assert words(direct) == ["Dette vil merkes", "hjelpen kommer for sent"]
        analysed(version, analysis())
        indirect.refresh_from_db()
        assert indirect.state == Quote.State.WITHDRAWN
        assert len(words(direct)) == 2
        assert len(reviewed_article(version).quotes) == 1
        undo(alice, version)
        assert len(reviewed_article(version).quotes) == 2

    def test_pieces_that_touch_become_one(self, version, direct, alice):
        at = TEXT.index("merkes")
        quoting.split_quote(user=alice, quote=direct, at=at, request=Request(uuid4(), 0))
        quoting.merge_with_next(user=alice, quote=direct, request=Request(uuid4()))
        assert words(direct) == ["Dette vil merkes"]

    def test_the_last_quote_has_none_to_merge_with(self, indirect, alice):
        with pytest.raises(Refused):
            quoting.merge_with_next(user=alice, quote=indirect, request=Request(uuid4(), 0))

    def test_a_rejected_quote_is_taken_back(self, direct, alice):
        reviewing.reject_quote(user=alice, quote=direct, request=Request(uuid4(), 0))
        quoting.take_back_quote(user=alice, quote=direct, request=Request(uuid4()))
        direct.refresh_from_db()
        assert direct.state == Quote.State.PROPOSED


class TestSpeakers:
    def merge(self, version, user, one, other):
        named = version.article.speakers
        return speaking.merge_speakers(
            user=user,
            version=version,
            speaker=named.get(name=one),
            into=named.get(name=other),
            request=Request(uuid4()),
        )

    def test_two_names_become_one_speaker_for_good(self, version, direct, indirect, alice):
        reviewing.change_speaker(
            user=alice, quote=indirect, name="I. Solbakken", request=Request(uuid4(), 0)
        )
        self.merge(version, alice, "Ingrid Solbakken", "I. Solbakken")
        analysed(version, analysis())
        direct.refresh_from_db()
        assert direct.speaker.name == "I. Solbakken"
        assert direct.state == Quote.State.PROPOSED
        undo(alice, version)
        direct.refresh_from_db()
        assert direct.speaker.name == "Ingrid Solbakken"

    def test_the_merged_name_means_the_other_one(self, version, direct, indirect, alice):
        reviewing.change_speaker(user=alice, quote=indirect, name="Kari", request=Request(uuid4()))
        self.merge(version, alice, "Ingrid Solbakken", "Kari")
        reviewing.change_speaker(
            user=alice, quote=direct, name="Ingrid Solbakken", request=Request(uuid4())
        )
        direct.refresh_from_db()
        assert direct.speaker.name == "Kari"

    def test_one_and_the_same_is_refused(self, version, alice):
        with pytest.raises(Refused):
            self.merge(version, alice, "Ingrid Solbakken", "Ingrid Solbakken")

    def test_names_come_from_the_article_the_archive_and_the_facts(self, version, desk, alice):
        Person.objects.create(id="p1", name="Ingrid Nordmann")
        other = version.article.__class__.objects.create(desk=desk, source="x", title="x")
        other.speakers.create(name="Ingrid Aas")
        assert [n.name for n in names_for(version.article, "ingrid")] == [
            "Ingrid Solbakken",
            "Ingrid Aas",
            "Ingrid Nordmann",
        ]
        assert [n.name for n in names_for(version.article, "i")] == ["Ingrid Solbakken"]

    def test_a_name_that_one_person_has_means_that_person(self, version, direct, alice):
        Person.objects.create(id="p1", name="Ingrid Nordmann")
        reviewing.change_speaker(
            user=alice, quote=direct, name="Ingrid Nordmann", request=Request(uuid4())
        )
        direct.refresh_from_db()
        assert direct.speaker.person_id == "p1"
