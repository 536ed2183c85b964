"""Names to choose a speaker from while one is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quotes.models import Article, Person, Quote, Speaker

#: As many names as a list to choose from can hold at a glance.
MOST = 12
#: With fewer letters nearly every name in the archive and the facts would fit.
_FEWEST_LETTERS = 2
#: So many of the next likely speakers are shown.
MOST_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Name:
    """``origin`` says where it comes from, in words."""

    name: str
    origin: str | Promise


def names_for(article: Article, typed: str) -> list[Name]:
    """At most MOST names that hold what is typed: the article's, the archive's, the facts'."""
    typed = " ".join(typed.split())
    names: dict[str, Name] = {}
    for name in _candidates(article, typed):
        names.setdefault(name.name, name)
        if len(names) == MOST:
            break
    return list(names.values())


def speakers_of(article: Article) -> QuerySet[Speaker]:
    """Those that were merged into another one, too."""
    return article.speakers.select_related("same_as")


def speakers_by_name(article: Article) -> dict[str, Speaker]:
    """A name that a person merged into another speaker stands for that one."""
    return by_name(speakers_of(article))


def by_name(speakers: Iterable[Speaker]) -> dict[str, Speaker]:
    return {speaker.name: speaker.same_as or speaker for speaker in speakers}


def names_by_id(speakers: Iterable[Speaker]) -> dict[int, str]:
    return {speaker.pk: speaker.name for speaker in speakers}


def known_as(name: str, speakers: dict[str, Speaker]) -> Speaker | None:
    """Whom the name stands for in ``speakers_by_name``, capital letters or not."""
    folded = {known.casefold(): speaker for known, speaker in speakers.items()}
    return speakers.get(name) or folded.get(name.casefold())


def only_bearer(surname: str, speakers: dict[str, Speaker]) -> Speaker | None:
    """The one speaker whose name ends in the word; None for several, and for more words."""
    last = [s for name, s in speakers.items() if name.casefold().endswith(f" {surname.casefold()}")]
    return last[0] if " " not in surname and len(set(last)) == 1 else None


def next_likely(quote: Quote, speakers: dict[str, Speaker]) -> list[str]:
    """At most MOST_ALTERNATIVES names of whom the machine thinks of next, never the present
    speaker's; ``speakers`` are those of ``speakers_by_name``, and called as they are there."""
    found = ((name, known_as(name, speakers)) for name in quote.alternatives)
    names = (speaker.name if speaker else name for name, speaker in found)
    present = quote.speaker.name if quote.speaker else ""
    return [name for name in dict.fromkeys(names) if name != present][:MOST_ALTERNATIVES]


def person_named(name: str) -> str:
    """The id in the facts of the only person with that name; empty for none or several."""
    found = Person.objects.filter(Q(name=name) | Q(name_nb=name)).values_list("pk", flat=True)[:2]
    return found[0] if len(found) == 1 else ""


def _candidates(article: Article, typed: str) -> Iterator[Name]:
    spoken = article.speakers.filter(same_as=None)
    for name in _names(spoken.filter(name__icontains=typed)):
        yield Name(name, _("in this article"))
    if len(typed) < _FEWEST_LETTERS:
        return
    archive = Speaker.objects.filter(article__desk=article.desk_id, name__icontains=typed)
    for name in _names(archive):
        yield Name(name, _("in the desk's other articles"))
    people = Person.objects.filter(Q(name__icontains=typed) | Q(name_nb__icontains=typed))
    for name, name_nb in people.order_by("name").values_list("name", "name_nb")[:MOST]:
        yield Name(name_nb or name, _("in the facts"))


def _names(speakers) -> Iterator[str]:
    yield from speakers.order_by("name").values_list("name", flat=True).distinct()[:MOST]
