from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quotes.models.article import Version
from quotes.models.findings import Finding, MessageField


class Claim(models.Model):
    """A statement held against the facts; a supported one is shown as a quiet tick."""

    class Verdict(models.TextChoices):
        SUPPORTED = "supported", _("supported")
        CONTRADICTED = "contradicted", _("contradicted")
        OUTDATED = "outdated", _("outdated")
        UNKNOWN = "unknown", _("unknown")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=20)
    person = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=200, blank=True)
    #: Ids in the facts, empty where the claim rests on none.
    person_id = models.CharField(max_length=120, blank=True)
    office_id = models.CharField(max_length=120, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    verdict = models.CharField(max_length=12, choices=Verdict)
    evidence = models.JSONField(default=list)

    class Meta:
        ordering = ["start", "id"]
        indexes = [
            models.Index(fields=["person_id"], name="claim_person"),
            models.Index(fields=["office_id"], name="claim_office"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}: {self.verdict}"


class Flag(Finding):
    class Severity(models.IntegerChoices):
        CRITICAL = 1, pgettext_lazy("severity", "critical")
        HIGH = 2, pgettext_lazy("severity", "high")
        MEDIUM = 3, pgettext_lazy("severity", "medium")
        LOW = 4, pgettext_lazy("severity", "low")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("flag", "open")
        CONFIRMED = "confirmed", pgettext_lazy("flag", "confirmed")
        DISMISSED = "dismissed", pgettext_lazy("flag", "dismissed")
        WAITING = "waiting", pgettext_lazy("flag", "waiting")
        FIXED = "fixed", pgettext_lazy("flag", "fixed")
        OUTDATED = "outdated", pgettext_lazy("flag", "outdated")
        WITHDRAWN = "withdrawn", pgettext_lazy("flag", "withdrawn")

    class Dismissal(models.TextChoices):
        CORRECT = "correct", _("The text is right")
        SOURCE = "source", _("That is what the source says")
        STYLE = "style", _("House style")
        IRRELEVANT = "irrelevant", _("Doesn't matter here")
        OTHER = "other", _("Other reason")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="flags")
    #: The check's public code, or a code of the taxonomy for a flag that an editor set.
    code = models.CharField(max_length=40)
    severity = models.PositiveSmallIntegerField(choices=Severity)
    message = MessageField()
    #: An editor's own words on a flag of their own.
    comment = models.TextField(blank=True)
    #: [{"start", "end", "text", "why": message}]
    suggestions = models.JSONField(default=list)
    #: [{"text": message, "source", "start", "end", "span"}]
    evidence = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    dismissal = models.CharField(max_length=12, choices=Dismissal, blank=True)
    #: The standing dismissal by which it is dismissed.
    standing = models.ForeignKey(
        "StandingDismissal", on_delete=models.PROTECT, null=True, related_name="flags"
    )
    #: Code, words and evidence: the same for the same fact in whatever article.
    fact = models.CharField(max_length=64, blank=True)
    #: Found in the corrected text, when that was checked anew after an edit; ``start`` and ``end``
    #: cover the corrections under it, ``words`` are those of the corrected text.
    after_edit = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    #: Outdated because the corrected text no longer has it, not by a decision.
    cleared = models.BooleanField(default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        ordering = ["severity", "start", "id"]
        indexes = [
            models.Index(fields=["version", "severity", "start"], name="flag_worst_first"),
            models.Index(fields=["code", "fact"], name="flag_same_fact"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.start}-{self.end}: {self.state}"
