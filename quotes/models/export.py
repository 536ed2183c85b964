from django.conf import settings
from django.db import models

from quotes.models.article import Version


class Export(models.Model):
    """A file that left the house: what, in which form, with which content, by whom."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="exports")
    format = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.version}: {self.format}"
