from django.conf import settings
from django.db import models

from quotes.models.article import Article


class Presence(models.Model):
    """Somebody has the article open, and was heard of last at ``at``."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    #: The index of the zone that they look at, None if unknown.
    zone = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="one_presence_per_user")
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.article}"


class Editing(models.Model):
    """Somebody has a paragraph's editor open: a claim that others may take over, never a lock.

    Their page renews it while the editor is open; without that it lapses.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    #: The index of the zone.
    zone = models.PositiveIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "zone"], name="one_editing_per_zone")
        ]

    def __str__(self) -> str:
        return f"{self.user} edits {self.zone} in {self.article}"
