from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quotes.models.desk import Desk


class Feed(models.Model):
    """An RSS or Atom feed that a desk takes its articles from, asked for at intervals."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="feeds")
    #: The source of its articles: within it an entry's id tells versions of one article.
    name = models.CharField(_("name"), max_length=50)
    address = models.URLField(_("address"), max_length=1000)
    #: In minutes.
    interval = models.PositiveSmallIntegerField(_("interval"), default=10)
    active = models.BooleanField(default=True)
    next_at = models.DateTimeField()
    #: What the server said of the last content, sent back so that it need not send it again.
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    #: Of the last attempt: when, how many articles were new, and what was wrong.
    asked_at = models.DateTimeField(null=True)
    found = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["desk", "address"], name="one_feed_per_address"),
            models.UniqueConstraint(fields=["desk", "name"], name="one_feed_per_name"),
        ]
        indexes = [models.Index(fields=["active", "next_at"], name="feed_due")]

    def __str__(self) -> str:
        return self.name
