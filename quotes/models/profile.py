from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Profile(models.Model):
    """What a person has chosen for themselves; without a row nothing is."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile"
    )
    #: One of the interface's languages, empty: the newsroom's.
    language = models.CharField(_("language"), max_length=10, blank=True)
    keys = models.BooleanField(_("keys"), default=True)

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return str(self.user)
