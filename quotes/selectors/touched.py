"""The articles that a fact touches."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from quotes.models import AnalysisRun, Claim, Person, Speaker, Version
from quotes.selectors.desks import desks_of

#: A name that no claim knows yet is looked for in texts this new.
RECENT = timedelta(days=365)


def touched_versions(people: Collection[str], offices: Collection[str]) -> QuerySet[Version]:
    """The latest versions with a claim about one of the people or offices, with one of the people
    among the speakers, or with their name in a text of the last year."""
    claims = Claim.objects.filter(Q(person_id__in=people) | Q(office_id__in=offices))
    speakers = Speaker.objects.filter(person_id__in=people)
    about = Q(pk__in=claims.values("version")) | Q(article__in=speakers.values("article"))
    since = timezone.now() - RECENT
    for name in _names(people):
        about |= Q(text__contains=name, created_at__gte=since)
    later = Version.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    return Version.objects.filter(~Exists(later), about).order_by("pk")


def _names(people: Collection[str]) -> set[str]:
    named = Person.objects.filter(pk__in=people).values_list("name", "name_nb", "aliases")
    return {
        name.strip()
        for person in named
        for cell in person
        for name in cell.split("|")
        if name.strip()
    }


def became_wrong(user: AbstractBaseUser, *, limit: int = 20) -> QuerySet[AnalysisRun]:
    """Re-checks after a change of the facts that found new flags in the user's articles, newest
    first; each carries its version with the article."""
    return (
        AnalysisRun.objects.filter(
            facts__gt=0, new_flags__gt=0, version__article__desk__in=desks_of(user)
        )
        .select_related("version__article__desk")
        .order_by("-id")[:limit]
    )
