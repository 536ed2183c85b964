import hashlib

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quotes.models.desk import Desk


class Article(models.Model):
    class State(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("article", "received")
        ANALYSED = "analysed", pgettext_lazy("article", "analysed")
        IN_REVIEW = "in_review", pgettext_lazy("article", "in review")
        READY = "ready", pgettext_lazy("article", "ready")
        EXPORTED = "exported", pgettext_lazy("article", "exported")
        CORRECTING = "correcting", pgettext_lazy("article", "being corrected")
        HOLD = "hold", pgettext_lazy("article", "on hold")
        WITHDRAWN = "withdrawn", pgettext_lazy("article", "withdrawn")

    class Urgency(models.IntegerChoices):
        FLASH = 1, pgettext_lazy("urgency", "flash")
        URGENT = 2, pgettext_lazy("urgency", "urgent")
        NORMAL = 3, pgettext_lazy("urgency", "normal")
        LOW = 4, pgettext_lazy("urgency", "low")
        SPARE = 5, pgettext_lazy("urgency", "when there is time")

    #: ``worst`` of an article without open flags: it sorts behind all severities.
    NOTHING_OPEN = 5

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="articles")
    #: The way in ("paste", "upload", the name of a wire) and that sender's own id, if it has one.
    source = models.CharField(_("source"), max_length=50)
    external_id = models.CharField(max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=300)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.RECEIVED)
    urgency = models.PositiveSmallIntegerField(
        _("urgency"), choices=Urgency, default=Urgency.NORMAL
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    #: The latest version's open flags and the severity of the worst one; ``services.tallies``
    #: keeps them, so that the queue can be sorted by an index.
    open_flags = models.PositiveIntegerField(default=0, editable=False)
    worst = models.PositiveSmallIntegerField(default=NOTHING_OPEN, editable=False)
    #: The title without case, for the search.
    folded_title = models.CharField(max_length=600, editable=False, default="")
    created_at = models.DateTimeField(auto_now_add=True)
    #: When its text, its state or something found or decided in it last changed.
    changed_at = models.DateTimeField(editable=False, default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "source", "external_id"],
                condition=~models.Q(external_id=""),
                name="one_article_per_external_id",
            )
        ]
        # One for each order of the queue, and one from which its counts are read alone.
        indexes = [
            models.Index(fields=["urgency", "worst", "-id"], name="article_urgency"),
            models.Index(fields=["worst", "urgency", "-id"], name="article_worst"),
            models.Index(fields=["state", "urgency", "worst", "-id"], name="article_state"),
            models.Index(fields=["desk", "state", "source"], name="article_counts"),
            models.Index(fields=["created_at"], name="article_created"),
            models.Index(fields=["desk", "changed_at", "id"], name="article_changed"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_open_flags(self) -> bool:
        return self.worst != self.NOTHING_OPEN


class Version(models.Model):
    """One immutable text of an article. Offsets anywhere are code points of ``text``."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    #: [{"kind": "caption", "start": 0, "end": 120}], disjoint and in text order.
    zones = models.JSONField()
    #: "2023-02-23", "2023-02", "2023" or empty where nothing is known.
    dated = models.CharField(_("date"), max_length=10, blank=True)
    #: "nb", "nn", "en", or empty: to be detected.
    language = models.CharField(max_length=2, blank=True)
    #: What the sender says beside the text, as in ``quotes.formats.article.Metadata``.
    metadata = models.JSONField(default=dict, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_version_per_number"),
            models.UniqueConstraint(fields=["article", "sha256"], name="one_version_per_text"),
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.number})"

    @staticmethod
    def digest(text: str, dated: str) -> str:
        """What makes a version the same version: its text and its date."""
        return hashlib.sha256(f"{dated}\n{text}".encode()).hexdigest()
