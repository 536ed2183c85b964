"""The checks ``weekday-date`` and ``event-date``."""

from __future__ import annotations

import pytest

from quotes.engine.checks.chronology import wrong_times
from quotes.engine.checks.context import Context
from quotes.engine.dates import DateSpan
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.results import Quote, Span

#: Text, language, with another weekday, with another date; 12 May 2023 is a Friday.
WRONG_DAYS = [
    ("Møtet er mandag 12. mai.", "nb", "Møtet er fredag 12. mai.", "Møtet er mandag 15. mai."),
    (
        "Mandag den 12. mai 2023 brant det.",
        "nb",
        "Fredag den 12. mai 2023 brant det.",
        "Mandag den 15. mai 2023 brant det.",
    ),
    (
        "Vi ses torsdag 12.5. i Oslo.",
        "nb",
        "Vi ses fredag 12.5. i Oslo.",
        "Vi ses torsdag 11.5. i Oslo.",
    ),
    ("Vi ses torsdag 12/5.", "nb", "Vi ses fredag 12/5.", "Vi ses torsdag 11/5."),
    ("Vi ses torsdag 05.05.2023.", "nb", "Vi ses fredag 05.05.2023.", "Vi ses torsdag 04.05.2023."),
    (
        "Torsdag kveld 12. mai kom regnet.",
        "nb",
        "Fredag kveld 12. mai kom regnet.",
        "Torsdag kveld 11. mai kom regnet.",
    ),
    ("Onsdagen den 1. mai 2023.", "nb", "Mandagen den 1. mai 2023.", "Onsdagen den 3. mai 2023."),
    (
        "Fristen er mandag 30. april 2023.",
        "nb",
        "Fristen er søndag 30. april 2023.",
        "Fristen er mandag 1. mai 2023.",
    ),
    ("Møtet er tysdag 12. mai.", "nn", "Møtet er fredag 12. mai.", "Møtet er tysdag 9. mai."),
    ("Dei kjem laurdag 14. mai.", "nn", "Dei kjem søndag 14. mai.", "Dei kjem laurdag 13. mai."),
    ("Festen er måndag 13. mai.", "nn", "Festen er laurdag 13. mai.", "Festen er måndag 15. mai."),
    (
        "The meeting is on Monday, May 12.",
        "en",
        "The meeting is on Friday, May 12.",
        "The meeting is on Monday, May 15.",
    ),
    (
        "They met on Sunday 12 May 2023.",
        "en",
        "They met on Friday 12 May 2023.",
        "They met on Sunday 14 May 2023.",
    ),
    (
        "The fair opens on Thursday the 12th of May.",
        "en",
        "The fair opens on Friday the 12th of May.",
        "The fair opens on Thursday the 11th of May.",
    ),
]

RIGHT_DAYS = [
    ("Møtet er fredag 12. mai.", "nb"),
    ("Møtet er fredag 12/5, og det neste mandag 15.5.", "nb"),
    ("Fredag og lørdag 12. og 13. mai er det marked.", "nb"),
    ("Torsdag og fredag 11. og 12. mai er det marked.", "nb"),
    ("Torsdag 11. og fredag 12. mai er det marked.", "nb"),
    ("Mandag 12.–14. mai er det marked.", "nb"),
    # Another year.
    ("Torsdag 12. mai i fjor brant det.", "nb"),
    ("I 1945 kom freden. Tirsdag 8. mai feiret folk i gatene.", "nb"),
    ("Søndag 17. mai 2020 gikk det ingen tog.", "nb"),
    # A time of the day.
    ("Mandag klokken 12.10 kom de.", "nb"),
    ("De møtes mandag 12.30 på torget.", "nb"),
    ("Møtet er laurdag 13. mai.", "nn"),
    ("Måndag kveld var det 12. gong dei møttest.", "nn"),
    ("On Friday, May 12, 2023, it rained.", "en"),
    ("On Sunday the 14th of May it may rain.", "en"),
    ("Sunday may be the best of 12 days.", "en"),
]

#: Text, language, the text mended; the article is of 10 May 2023.
WRONG_TIMES = [
    (
        "Etter annekteringen av Krim i 2015 ble tonen en annen.",
        "nb",
        "Etter annekteringen av Krim i 2014 ble tonen en annen.",
    ),
    (
        "Terrorangrepene 22. juli i 2012 rystet landet.",
        "nb",
        "Terrorangrepene 22. juli i 2011 rystet landet.",
    ),
    ("I 2012 kom terrorangrepene 22. juli.", "nb", "I 2011 kom terrorangrepene 22. juli."),
    (
        "Angrepet på Charlie Hebdo for fem år siden husker alle.",
        "nb",
        "Angrepet på Charlie Hebdo for åtte år siden husker alle.",
    ),
    (
        "Leirskredet i Gjerdrum for fem år siden tok ti liv.",
        "nb",
        "Leirskredet i Gjerdrum for to år siden tok ti liv.",
    ),
    (
        "Fukushima-ulykken skjedde i 2013.",
        "nb",
        "Fukushima-ulykken skjedde i 2011.",
    ),
    ("Norge stengte ned i 2021.", "nb", "Norge stengte ned i 2020."),
    (
        "Siden drapet på George Floyd for 6 år siden har mye skjedd.",
        "nb",
        "Siden drapet på George Floyd for 3 år siden har mye skjedd.",
    ),
    (
        "For ti år siden kom leirskredet i Gjerdrum.",
        "nb",
        "For to år siden kom leirskredet i Gjerdrum.",
    ),
    (
        "Annekteringa av Krim for fem år sidan endra alt.",
        "nn",
        "Annekteringa av Krim for ni år sidan endra alt.",
    ),
    ("Noreg stengde ned i 2019.", "nn", "Noreg stengde ned i 2020."),
    (
        "The annexation of Crimea in 2016 changed it all.",
        "en",
        "The annexation of Crimea in 2014 changed it all.",
    ),
    (
        "The murder of George Floyd five years ago changed it all.",
        "en",
        "The murder of George Floyd three years ago changed it all.",
    ),
]

RIGHT_TIMES = [
    ("Etter annekteringen av Krim i 2014 ble tonen en annen.", "nb"),
    ("Angrepet på Charlie Hebdo for åtte år siden husker alle.", "nb"),
    ("For tolv år siden kom terrorangrepene 22. juli.", "nb"),
    ("For ti år siden kom terrorangrepene 22. juli.", "nb"),
    ("Leirskredet i Gjerdrum for to år siden tok ti liv.", "nb"),
    # The time is that of something else.
    ("Rettssaken etter drapet på George Floyd i 2021 fikk stor dekning.", "nb"),
    ("Markeringen i 2022 av terrorangrepene 22. juli var stille.", "nb"),
    ("I 2015, etter annekteringen av Krim, ble det verre.", "nb"),
    ("Hun skrev boka om terrorangrepene 22. juli for fem år siden.", "nb"),
    # Names that fit more than one event.
    ("Krigen i Gaza i 2014 varte i 50 dager.", "nb"),
    ("Terrorangrepet i London i 2017 tok åtte liv.", "nb"),
    ("Presidentvalget i USA i 2020 ble jevnt.", "nb"),
    ("Annekteringa av Krim for ni år sidan endra alt.", "nn"),
    ("The annexation of Crimea in 2014 changed it all.", "en"),
]


def _flags(check, code, text, language, date="2023-05-10"):
    _, flags = check(text, date, language)
    return [flag for flag in flags if flag.code == code]


@pytest.mark.parametrize(("text", "language", "day", "date"), WRONG_DAYS)
def test_a_weekday_that_is_not_that_of_the_date(check, mended, text, language, day, date):
    (flag,) = _flags(check, "weekday-date", text, language)

    assert (mended(text, flag, 0), mended(text, flag, 1)) == (day, date)


@pytest.mark.parametrize(("text", "language"), RIGHT_DAYS)
def test_a_weekday_that_may_be_right(check, text, language):
    assert not _flags(check, "weekday-date", text, language)


def test_a_day_that_is_in_no_calendar(check):
    (flag,) = _flags(check, "weekday-date", "Møtet er mandag 31. april 2023.", "nb")

    assert not flag.suggestions


@pytest.mark.parametrize("date", [None, "2023"])
def test_a_date_without_a_year_needs_the_articles_day(check, date):
    assert not _flags(check, "weekday-date", "Møtet er mandag 12. mai.", "nb", date)


@pytest.mark.parametrize(("text", "language", "mend"), WRONG_TIMES)
def test_an_event_at_another_time(check, mended, text, language, mend):
    (flag,) = _flags(check, "event-date", text, language)

    assert mended(text, flag) == mend


@pytest.mark.parametrize(("text", "language"), RIGHT_TIMES)
def test_an_event_at_its_time(check, text, language):
    assert not _flags(check, "event-date", text, language)


def _quoted(text, cue, name, date):
    person = load_facts().people_named(name)[0]
    at, who = text.index(cue), text.index(name)
    quote = Quote(
        type="direct",
        mark="dash",
        content=(Span(2, 8),),
        cue=Span(at, at + len(cue)),
        mention=Span(who, who + len(name)),
        speaker=name,
        speaker_id=person.id,
    )
    document = document_from_text(text, date=DateSpan.parse(date))
    context = Context(document, None, "nb", document.date, (quote,), load_facts())
    return list(wrong_times(context))


@pytest.mark.parametrize(
    ("text", "cue", "date", "fires"),
    [
        ("– Vi må stå sammen, sier Shinzo Abe.", "sier", "2023-05-10", True),
        ("– Vi må stå sammen, forteller Shinzo Abe.", "forteller", "2024-01-01", True),
        ("– Vi må stå sammen, sa Shinzo Abe.", "sa", "2023-05-10", False),
        ("– Vi må stå sammen, sier Shinzo Abe.", "sier", "2022-07-01", False),
        ("– Vi må stå sammen, sier Shinzo Abe.", "sier", "2022-07-20", False),
        ("– Vi må stå sammen, sier Shinzo Abe i filmen.", "sier", "2023-05-10", False),
        ("– Vi må stå sammen, sier Shinzo Abe i en tale i 2019.", "sier", "2023-05-10", False),
        ("– Vi må stå sammen, sier Jens Stoltenberg.", "sier", "2023-05-10", False),
    ],
)
def test_the_dead_do_not_speak_now(text, cue, date, fires):
    name = "Jens Stoltenberg" if "Jens" in text else "Shinzo Abe"

    assert bool(_quoted(text, cue, name, date)) is fires
