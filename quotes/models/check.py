from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quotes.models.desk import Desk


class DeclaredCheck(models.Model):
    """A check as the engine's registry declares it, written down by the workers: the web process
    must not load the engine's checks, which bring spaCy along."""

    code = models.CharField(primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField()
    #: Gettext ids, translated when they are shown.
    name = models.CharField(max_length=200)
    description = models.TextField()
    severity = models.CharField(max_length=10)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.code


class CheckRule(models.Model):
    """How a desk wants a check that it has not turned off; without a row it is on.

    A check that is off has a standing dismissal of its whole rule (``StandingDismissal``).
    """

    class Mode(models.TextChoices):
        ON = "on", pgettext_lazy("check", "on")
        ON_REQUEST = "on_request", pgettext_lazy("check", "on request")

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="check_rules")
    code = models.CharField(max_length=40)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode)
    #: Who set it; None: the check demoted itself, when so many per cent of its last flags were
    #: accepted.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    accepted = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "code"], name="one_rule_per_desk_and_check")
        ]

    def __str__(self) -> str:
        return f"{self.desk}, {self.code}: {self.get_mode_display()}"
