import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from quotes.models.article import Article
from quotes.models.correction import Correction


class Announcement(models.Model):
    """What readers and receivers are told about corrections of a published article."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", pgettext_lazy("announcement", "correction")
        CLARIFICATION = "clarification", pgettext_lazy("announcement", "clarification")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("announcement", "draft")
        ANNOUNCED = "announced", pgettext_lazy("announcement", "announced")
        WITHDRAWN = "withdrawn", pgettext_lazy("announcement", "withdrawn")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="announcements")
    corrections = models.ManyToManyField(Correction, related_name="announcements")
    #: Names it in feeds and formats for good; sent along by the page, so that a double click
    #: writes one.
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    kind = models.CharField(max_length=15, choices=Kind)
    #: "nb", "nn" or "en".
    language = models.CharField(max_length=2)
    #: For readers ("Rettelse: …"), and for desks that were sent the article ("Til red: …").
    text = models.TextField()
    wire = models.TextField()
    #: Whether the text repeats what stood before; whether the editor said that that was true but
    #: incomplete.
    repeats = models.BooleanField(default=True)
    was_true = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    #: The article's headline as readers see it beside the announcement, and where it is published.
    headline = models.CharField(max_length=300)
    address = models.URLField(max_length=1000, blank=True)
    #: Since when the earlier words had been out, and when they were corrected.
    since = models.DateTimeField()
    corrected_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(auto_now=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "-announced_at"], name="announcement_latest")]

    def __str__(self) -> str:
        return self.text


class AnnouncementChange(models.Model):
    """An announcement as somebody left it, for good: the database refuses to change the row."""

    announcement = models.ForeignKey(Announcement, on_delete=models.PROTECT, related_name="changes")
    state = models.CharField(max_length=10, choices=Announcement.State)
    kind = models.CharField(max_length=15, choices=Announcement.Kind)
    language = models.CharField(max_length=2)
    text = models.TextField()
    wire = models.TextField()
    #: Ids of the corrections that it was about.
    corrections = models.JSONField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.user}: {self.state}"
