from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quotes.models.desk import Desk


class ApiToken(models.Model):
    """Lets a client act as ``user`` on the articles of one desk; the user's role there decides
    what the scopes are worth.

    The secret is shown once and never stored: only its SHA-256, and its beginning to tell tokens
    apart by.
    """

    class Scope(models.TextChoices):
        ARTICLES_READ = "articles:read", _("read articles and findings")
        ARTICLES_WRITE = "articles:write", _("bring articles in")
        REVIEW_WRITE = "review:write", _("decide and correct")
        EXPORTS_READ = "exports:read", _("export articles")
        CHECK = "check", _("check texts as LanguageTool does")

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="tokens")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=60)
    scopes = models.JSONField()
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    #: To the minute.
    last_used_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = pgettext_lazy("client", "token")
        verbose_name_plural = pgettext_lazy("client", "tokens")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def labels(self) -> list[str]:
        """What it may do, in words."""
        return [str(self.Scope(scope).label) for scope in self.scopes]


class KeptAnswer(models.Model):
    """What a client got for a write that it sent with an Idempotency-Key, for a day."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=255)
    #: SHA-256 of the method, the address and the body.
    request = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(default=bytes)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="one_answer_per_key")]

    def __str__(self) -> str:
        return f"{self.token}: {self.key}"
