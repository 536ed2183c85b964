from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Desk(models.Model):
    """A newsroom's desk: it owns its articles, and its members see them."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(unique=True)
    #: Who corrected an article can't mark it as ready, and only what is ready is exported.
    four_eyes = models.BooleanField(_("four eyes"), default=False)
    #: How much of a quote's wording must agree with an attached source, in per cent.
    wording_in_marks = models.PositiveSmallIntegerField(default=100)
    wording_after_dash = models.PositiveSmallIntegerField(default=80)
    #: A corrected headline with more characters gets a notice; 0: none.
    headline_limit = models.PositiveSmallIntegerField(_("longest headline"), default=64)
    #: Announced corrections are on a page and in a feed that need no login.
    public_corrections = models.BooleanField(_("public corrections"), default=False)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership")

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    class Role(models.TextChoices):
        READER = "reader", _("reader")
        EDITOR = "editor", _("editor")
        CHIEF = "chief", _("desk chief")

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    role = models.CharField(_("role"), max_length=10, choices=Role)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["desk", "user"], name="one_role_per_desk_and_user")
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()}, {self.desk})"
