from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quotes.models.article import Article
from quotes.models.desk import Desk
from quotes.models.flag import Flag


class StandingDismissal(models.Model):
    """Flags like the one that was dismissed are dismissed too, those found later as well.

    It holds while it is active; an undo or somebody who takes it back ends it.
    """

    class Scope(models.TextChoices):
        ARTICLE = "article", _("In the whole article")
        FACT = "fact", _("This fact, everywhere on the desk")
        RULE = "rule", _("The check is off for the desk")

    scope = models.CharField(max_length=10, choices=Scope)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="standing_dismissals")
    #: None unless it is for one article only.
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, null=True, related_name="standing_dismissals"
    )
    code = models.CharField(max_length=40)
    #: What flags have in common: their words in the article, or ``Flag.fact``; empty for a rule.
    key = models.CharField(max_length=64, blank=True)
    words = models.TextField()
    reason = models.CharField(max_length=12, choices=Flag.Dismissal)
    note = models.TextField(blank=True)
    active = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    #: Who took it back, and when.
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("standing dismissal")
        verbose_name_plural = _("standing dismissals")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["desk", "code"], condition=models.Q(active=True), name="standing_active"
            )
        ]

    def __str__(self) -> str:
        return f"{self.desk}: {self.code} ({self.scope})"
