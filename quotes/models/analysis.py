from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quotes.models.article import Version


class AnalysisRun(models.Model):
    """One analysis of a version by one version of the engine; the broker only carries its id.

    A change of the facts asks for a further run of the versions that it touches, a source that is
    attached or removed for one of the article's latest version.
    """

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("analysis", "queued")
        RUNNING = "running", pgettext_lazy("analysis", "running")
        DONE = "done", pgettext_lazy("analysis", "done")
        FAILED = "failed", pgettext_lazy("analysis", "failed")

    class Stage(models.TextChoices):
        LANGUAGE = "language", _("detecting the language")
        PARSING = "parsing", _("reading the sentences")
        QUOTES = "quotes", _("finding quotes")
        SPEAKERS = "speakers", _("naming speakers")
        CHECKS = "checks", _("checking what is stated")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="runs")
    engine_version = models.CharField(max_length=40)
    #: The revision of the facts whose change asked for it, 0 for the run that came with the text.
    facts = models.PositiveIntegerField(default=0)
    #: The decision that attached or removed a source and so asked for it, 0 for other runs.
    sources = models.PositiveBigIntegerField(default=0)
    #: The checks that the desk has on request are run as well.
    all_checks = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    stage = models.CharField(max_length=20, choices=Stage, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    #: One line for the editor; the traceback is in the log.
    error = models.CharField(max_length=500, blank=True)
    #: [{"code", "template", "values"}]: what the analysis could not do.
    notices = models.JSONField(default=list)
    #: How many open flags the version has now that it had not before, and the other way round.
    new_flags = models.PositiveIntegerField(default=0)
    gone_flags = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=2, blank=True)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "engine_version", "facts", "sources"],
                name="one_run_per_version_and_engine",
            )
        ]
        indexes = [
            models.Index(fields=["state", "queued_at"], name="run_state"),
            models.Index(fields=["facts"], name="run_facts", condition=models.Q(facts__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.get_state_display()}"
