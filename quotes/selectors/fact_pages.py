"""What the pages of the fact base show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from quotes.models import Country, FactChange, Office, Organisation, Person, Source, Term

_PERSON_COLUMNS = ("name", "name_nb", "aliases")
_OFFICE_COLUMNS = (
    "title_nb",
    "title_nn",
    "title_en",
    "alt_titles_nb",
    "owner_nb",
    "owner_nn",
    "owner_en",
)


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with the names of its sources."""

    term: Term
    office: Office
    sources: tuple[Source, ...]


def offices() -> QuerySet[Office]:
    """Each with ``owner``: the name of its country or organisation in bokmål, and ``owner_nn``
    and ``owner_en``."""
    return Office.objects.annotate(
        **{f"owner_{language}": _owner(language) for language in ("nb", "nn", "en")}
    )


def _owner(language: str) -> Coalesce:
    # A country and an organisation are plain columns of the data files, so no join names them.
    name = f"name_{language}"
    organisation = Organisation.objects.filter(pk=OuterRef("organisation")).values(name)
    country = Country.objects.filter(pk=OuterRef("country")).values(name)
    return Coalesce(Subquery(organisation[:1]), Subquery(country[:1]), Value(""))


def find_people(search: str, *, limit: int) -> list[Person]:
    """The people whose names hold each word of the search, by name."""
    return list(
        Person.objects.filter(_each_word(search, _PERSON_COLUMNS)).order_by("name", "pk")[:limit]
    )


def find_offices(search: str, *, limit: int) -> list[Office]:
    """The offices whose title and country or organisation hold each word of the search."""
    found = offices().filter(_each_word(search, _OFFICE_COLUMNS))
    return list(found.order_by("tier", "title_nb", "pk")[:limit])


def terms_of_person(person: Person) -> tuple[TermView, ...]:
    """Newest first."""
    return _views(person.terms.all())


def holders_of(office: Office) -> tuple[TermView, ...]:
    """Everybody who held the office, newest first."""
    return _views(office.terms.all())


def history_of_person(person: Person) -> QuerySet[FactChange]:
    """What people changed about the person and their terms, removed ones as well."""
    mine = Q(table="persons", row=person.pk)
    terms = Q(table="terms") & (Q(after__person=person.pk) | Q(before__person=person.pk))
    return FactChange.objects.filter(mine | terms).select_related("user")


def history_of_office(office: Office) -> QuerySet[FactChange]:
    terms = Q(after__office=office.pk) | Q(before__office=office.pk)
    return FactChange.objects.filter(terms, table="terms").select_related("user")


def latest_changes(*, limit: int) -> list[tuple[FactChange, str, str]]:
    """What was changed last, with the id and the name of the person that it is about."""
    changes = list(FactChange.objects.select_related("user")[:limit])
    ids = [_person_of(change) for change in changes]
    people = Person.objects.in_bulk(ids)
    return [
        (change, pk, people[pk].name if pk in people else pk)
        for change, pk in zip(changes, ids, strict=True)
    ]


def _person_of(change: FactChange) -> str:
    return change.row if change.table == "persons" else (change.after or change.before)["person"]


def _each_word(search: str, columns: Iterable[str]) -> Q:
    fits = Q()
    for word in search.split():
        fits &= Q(*((f"{column}__icontains", word) for column in columns), _connector=Q.OR)
    return fits


def _views(terms: QuerySet[Term]) -> tuple[TermView, ...]:
    listed = list(terms.select_related("person").order_by("-start", "-pk"))
    by_id = {office.pk: office for office in offices().filter(pk__in={t.office_id for t in listed})}
    ids = {key for term in listed for key in term.source.split("|")}
    sources = Source.objects.in_bulk(list(ids))
    return tuple(
        TermView(
            term,
            by_id[term.office_id],
            tuple(sources[key] for key in term.source.split("|") if key in sources),
        )
        for term in listed
    )
