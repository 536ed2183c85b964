from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quotes.models.article import Article, Version
from quotes.models.findings import Finding, MessageField


class Speaker(models.Model):
    """A source in one article: a person, an organisation, a document, a medium."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="speakers")
    name = models.CharField(_("name"), max_length=200)
    #: The person's id in the facts, empty if unknown.
    person_id = models.CharField(max_length=40, blank=True)
    #: Merged into this one: the same source under another name. Never a chain.
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        constraints = [
            models.UniqueConstraint(fields=["article", "name"], name="one_speaker_per_name")
        ]

    def __str__(self) -> str:
        return self.name


class Quote(Finding):
    class Type(models.TextChoices):
        DIRECT = "direct", _("direct quote")
        INDIRECT = "indirect", _("indirect quote")
        MIXED = "mixed", _("indirect quote with words in quotation marks")

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("quote", "proposed")
        CONFIRMED = "confirmed", pgettext_lazy("quote", "confirmed")
        CHANGED = "changed", pgettext_lazy("quote", "changed")
        REJECTED = "rejected", pgettext_lazy("quote", "rejected")
        WITHDRAWN = "withdrawn", pgettext_lazy("quote", "withdrawn")

    #: A person stands behind what it says; a re-run leaves it alone.
    HELD = (State.CONFIRMED, State.CHANGED)
    #: No quotes of the article.
    GONE = (State.REJECTED, State.WITHDRAWN)

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="quotes")
    #: Type, content and speaker are those that count: a person's if the quote is decided, the
    #: machine's otherwise. The machine's own are kept beside them, empty for a quote that a
    #: person marked.
    type = models.CharField(max_length=10, choices=Type)
    machine_type = models.CharField(max_length=10, choices=Type, blank=True)
    mark = models.CharField(max_length=12)
    #: [[start, end], ...] in text order; cue and mention [start, end] or null.
    content = models.JSONField()
    machine_content = models.JSONField(default=list)
    cue = models.JSONField(null=True)
    mention = models.JSONField(null=True)
    via = models.CharField(max_length=200, blank=True)
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, null=True, related_name="quotes")
    machine_speaker = models.ForeignKey(
        Speaker, on_delete=models.PROTECT, null=True, related_name="+"
    )
    #: Found in the corrected text only; ``content`` covers the corrections under it.
    after_edit = models.BooleanField(default=False)
    #: Its words in the corrected text, where a correction reaches over its edges.
    words = models.TextField(blank=True)
    #: Hidden ("superseded") because the corrected text no longer has it.
    cleared = models.BooleanField(default=False)
    rule = models.CharField(max_length=60, blank=True)
    reason = MessageField()
    #: Names of the next likely speakers, as the machine found them, the likeliest first.
    alternatives = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["start", "id"]
        indexes = [models.Index(fields=["version", "start"], name="quote_text_order")]

    def __str__(self) -> str:
        return f"{self.speaker or '?'}: {self.start}-{self.end}"
