from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quotes.models.desk import Desk


class Webhook(models.Model):
    """An address that is told what happens to a desk's articles."""

    class Event(models.TextChoices):
        ANALYSED = "article.analysed", _("analysed")
        REVIEWED = "article.reviewed", _("reviewed: marked as ready")
        CORRECTED = "article.corrected", _("corrected")

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="webhooks")
    url = models.CharField(_("address"), max_length=500)
    events = models.JSONField()
    #: Signing needs it as it is; it is shown once.
    secret = models.CharField(max_length=80)
    #: A webhook that was removed, or that answered that it is gone, is sent nothing any more.
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.url

    @property
    def labels(self) -> list[str]:
        """What it is told, in words."""
        return [str(self.Event(event).label) for event in self.events]


class Delivery(models.Model):
    """One event for one webhook, and how the attempts to deliver it went."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("delivery", "waiting")
        DELIVERED = "delivered", pgettext_lazy("delivery", "delivered")
        FAILED = "failed", pgettext_lazy("delivery", "failed")

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    #: The same for all attempts, so that a receiver can tell what it has had.
    message = models.CharField(max_length=40, unique=True)
    event = models.CharField(max_length=40)
    #: The very text that is signed and sent.
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    #: When it is tried, or tried again; while it waits.
    next_at = models.DateTimeField()
    #: What the last attempt brought: the answer's status, or what was in the way.
    status = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["next_at"], condition=models.Q(state="waiting"), name="delivery_waiting"
            ),
            models.Index(fields=["created_at"], name="delivery_created"),
        ]

    def __str__(self) -> str:
        return f"{self.message}: {self.state}"
