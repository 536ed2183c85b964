"""What a chief fills in about a program that is to use the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy

from quotes.models import ApiToken, Desk
from quotes.selectors.tokens import client_accounts

_OWN_ACCOUNT = gettext_lazy("an account of its own")


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Client"),
        max_length=60,
        help_text=gettext_lazy("What the program is called here, such as “cms”."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    acts_as = forms.ChoiceField(
        label=gettext_lazy("Acts as"),
        required=False,
        help_text=gettext_lazy("What it decides is on record under this name."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        choices=ApiToken.Scope.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    expires = forms.DateField(
        label=gettext_lazy("Ends on"),
        required=False,
        help_text=gettext_lazy("The last day. Leave it empty for a token without an end."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, desk: Desk, user: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._accounts = {str(user.pk): user, **{str(a.pk): a for a in client_accounts(desk)}}
        self.fields["acts_as"].choices = [
            ("", _OWN_ACCOUNT),
            *((pk, account.get_username()) for pk, account in self._accounts.items()),
        ]

    def clean_acts_as(self) -> AbstractBaseUser | None:
        return self._accounts.get(self.cleaned_data["acts_as"])
