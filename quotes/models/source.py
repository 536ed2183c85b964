from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quotes.models.article import Article


class SourceText(models.Model):
    """A text that somebody attached to an article to hold its quotes against.

    One that was removed is inactive and stays on record.
    """

    class Kind(models.TextChoices):
        TRANSCRIPT = "transcript", pgettext_lazy("source", "transcript")
        RELEASE = "release", pgettext_lazy("source", "press release")
        WIRE = "wire", pgettext_lazy("source", "wire story")
        OTHER = "other", pgettext_lazy("source", "other text")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="sources")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    text = models.TextField()
    active = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
