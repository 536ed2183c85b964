"""The fact base as the desk keeps it: one table for each of the engine's data files.

Columns are named and written as in those files (lists joined by "|", dates of any precision as
"2023", "2023-02", "2023-02-23"), so that a row here and a row there are the same row; the engine's
schema is the one that validates both.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FactRow(models.Model):
    """A row of the fact base, known by its id in the data files."""

    id = models.CharField(primary_key=True, max_length=120)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.pk


def _text(length: int = 300) -> models.CharField:
    return models.CharField(max_length=length, blank=True)


class Source(FactRow):
    name = models.TextField(blank=True)
    url = models.TextField(blank=True)
    licence = models.TextField(blank=True)
    as_of = _text(10)

    class Meta:
        verbose_name = _("source of facts")
        verbose_name_plural = _("sources of facts")


class Role(FactRow):
    kind = _text()
    title_nb = _text()
    title_nn = _text()
    title_en = _text()
    alt_titles_nb = models.TextField(blank=True)
    alt_titles_nn = models.TextField(blank=True)
    alt_titles_en = models.TextField(blank=True)
    exclusive = _text(1)
    leads = _text(1)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")


class Country(FactRow):
    iso3 = _text(3)
    name_nb = _text()
    name_nn = _text()
    name_en = _text()
    adjective_nb = _text()
    adjective_nn = _text()
    adjective_en = _text()
    demonym_nb = _text()
    capital_nb = _text()
    capital_en = _text()
    metonyms = models.TextField(blank=True)
    aliases = models.TextField(blank=True)
    aliases_en = models.TextField(blank=True)
    preposition_nb = _text(10)
    sovereign = _text(1)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")


class Organisation(FactRow):
    type = _text()
    name_nb = _text()
    name_nn = _text()
    name_en = _text()
    abbreviations = _text()
    aliases = models.TextField(blank=True)
    country = _text()
    parent = _text()
    wikidata = _text(40)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class Event(FactRow):
    start = _text(10)
    end = _text(10)
    name_nb = _text()
    name_nn = _text()
    name_en = _text()
    aliases_nb = models.TextField(blank=True)
    countries = _text()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")


class Person(FactRow):
    name = models.CharField(_("name"), max_length=300)
    name_nb = models.CharField(_("name in Norwegian"), max_length=300, blank=True)
    aliases = models.TextField(_("other names"), blank=True)
    gender = _text(1)
    born = models.CharField(_("born"), max_length=10, blank=True)
    died = models.CharField(_("died"), max_length=10, blank=True)
    wikidata = _text(40)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name


class Office(FactRow):
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    country = _text()
    organisation = _text()
    wikidata = _text(40)
    title_nb = models.CharField(_("title in bokmål"), max_length=300)
    title_nn = models.CharField(_("title in nynorsk"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300)
    alt_titles_nb = models.TextField(blank=True)
    alt_titles_nn = models.TextField(blank=True)
    alt_titles_en = models.TextField(blank=True)
    multi = _text(1)
    tier = _text(1)
    coverage_from = _text(10)
    coverage_to = _text(10)

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    def __str__(self) -> str:
        return f"{self.title_nb} ({self.country or self.organisation})"


class Term(FactRow):
    """A person in an office, from ``start`` to ``end``.

    An open term is confirmed only up to ``as_of``; after that nobody knows.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="terms")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="terms")
    start = models.CharField(_("from"), max_length=10, blank=True)
    end = models.CharField(_("to"), max_length=10, blank=True)
    as_of = models.CharField(_("confirmed until"), max_length=10, blank=True)
    status = _text(20)
    #: Ids of sources; several may bear the same term out.
    source = models.TextField(_("source"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")

    def __str__(self) -> str:
        return f"{self.person}: {self.office}, {self.start}-{self.end}"


class FactsRevision(models.Model):
    """One change of the fact base; workers freeze it anew when there is a later one."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField()
    #: When the articles that it touches were queued for a re-check; None: that is still to do.
    rechecked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.note


class FactChange(models.Model):
    """What a person changed in one row, for good: the database refuses to change or delete it.

    A row with a change is the desk's own: loading data files leaves it alone.
    """

    revision = models.ForeignKey(FactsRevision, on_delete=models.PROTECT, related_name="changes")
    #: The data file's name: "persons", "terms".
    table = models.CharField(max_length=20)
    row = models.CharField(max_length=120)
    #: Column to text as in the data file; None before the row was there, and after it went.
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    source = models.TextField(_("source"))
    note = models.TextField(_("note"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["table", "row"], name="fact_history")]

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.note}"
