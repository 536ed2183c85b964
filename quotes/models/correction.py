from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quotes.models.article import Version
from quotes.models.flag import Flag


class Correction(models.Model):
    """Puts ``replacement`` in place of a range of the version's text.

    The corrected text is computed, never stored over the original. Active corrections of a
    version never overlap; an undone one is inactive and stays on record.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="corrections")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    original = models.TextField()
    replacement = models.TextField(blank=True)
    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, null=True, related_name="corrections")
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["start", "end", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__lte=models.F("end")), name="correction_is_a_range"
            )
        ]

    def __str__(self) -> str:
        return f"{self.original} -> {self.replacement}"
