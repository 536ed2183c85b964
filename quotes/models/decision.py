from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quotes.models.article import Article, Version
from quotes.models.comment import Comment
from quotes.models.correction import Correction
from quotes.models.flag import Flag
from quotes.models.quote import Quote


class Decision(models.Model):
    """What somebody did, for good: the database refuses to change or delete it.

    ``changes`` lists the fields that it moved, [{"model", "id", "field", "from", "to"}], so that
    it can be undone and done again by further decisions.
    """

    class Action(models.TextChoices):
        ACCEPT = "accept", _("corrected")
        EDIT = "edit", _("edited")
        CONFIRM = "confirm", _("confirmed")
        DISMISS = "dismiss", _("dismissed")
        WAIT = "wait", _("put on wait")
        REOPEN = "reopen", _("reopened")
        FLAG = "flag", _("flagged")
        SPEAKER = "speaker", _("changed the speaker")
        MERGE_SPEAKERS = "unite", _("merged two speakers")
        QUOTE = "quote", _("marked as a quote")
        TYPE = "type", _("changed the type")
        EXTENT = "extent", _("moved an edge")
        SPLIT = "split", _("split")
        MERGE = "merge", _("merged with the next")
        REJECT = "reject", _("rejected")
        COMMENT = "comment", _("commented")
        SETTLE = "settle", _("settled the comment")
        STATE = "state", _("changed the article's state")
        ASSIGN = "assign", _("assigned")
        URGENCY = "urgency", _("changed the urgency")
        SEEN = "seen", _("saw what the new version changed")
        ATTACH = "attach", _("attached the source")
        DETACH = "detach", _("removed the source")
        UNDO = "undo", _("undid")
        REDO = "redo", _("did again")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="decisions")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="decisions")
    #: The index of the zone that it touched, None for the whole article.
    zone = models.PositiveIntegerField(null=True)
    action = models.CharField(max_length=10, choices=Action)
    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, null=True, related_name="decisions")
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, null=True, related_name="decisions")
    correction = models.ForeignKey(
        Correction, on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    comment = models.ForeignKey(
        Comment, on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    #: The decision that an undo takes back or a redo brings back.
    target = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    changes = models.JSONField(default=list)
    #: Sent along by the page, so that a double click decides once.
    key = models.UUIDField(unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["article", "-id"], name="decision_history")]

    def __str__(self) -> str:
        return f"{self.user}: {self.action}"
