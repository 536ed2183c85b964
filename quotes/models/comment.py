from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quotes.models.article import Article, Version
from quotes.models.flag import Flag
from quotes.models.quote import Quote


class Comment(models.Model):
    """What the desk's people say to each other about words, a flag or a quote.

    A comment without a parent opens a thread; the answers to it are one level deep.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="comments")
    #: The version in which ``start`` and ``end`` stand; ``words`` tells where it was in others.
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="answers")
    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, null=True, related_name="comments")
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, null=True, related_name="comments")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    text = models.TextField()
    #: Members of the desk whom the text calls by @name.
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    #: Nothing is left to say; of threads only.
    settled = models.BooleanField(default=False)
    #: Taken back by an undo, or not yet made.
    withdrawn = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["start", "id"]

    def __str__(self) -> str:
        return f"{self.created_by}: {self.text[:40]}"
