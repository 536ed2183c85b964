import hashlib

from django.conf import settings
from django.db import models
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

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="articles")
    #: The way in ("paste", "upload", the name of a wire) and that sender's own id, if it has one.
    source = models.CharField(_("source"), max_length=50)
    external_id = models.CharField(max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=300)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.RECEIVED)
    created_at = models.DateTimeField(auto_now_add=True)
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
        indexes = [models.Index(fields=["desk", "-created_at", "-id"], name="article_queue")]

    def __str__(self) -> str:
        return self.title


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
