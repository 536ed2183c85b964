from django.db import models

from quotes.models.article import Version


class EditedCheck(models.Model):
    """Whether the corrected text of a version has been checked since it was last corrected.

    ``wanted`` counts how often that was asked for, ``done`` is the count that was answered last.
    Where they differ a worker is to come.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="edited_check")
    wanted = models.PositiveBigIntegerField(default=0)
    done = models.PositiveBigIntegerField(default=0)
    queued_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["queued_at"],
                condition=models.Q(wanted__gt=models.F("done")),
                name="edited_check_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.done} of {self.wanted}"
