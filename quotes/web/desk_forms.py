"""What a chief fills in about a desk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from quotes.models import Membership


class MemberForm(forms.Form):
    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=150,
        help_text=gettext_lazy("Somebody with an account, or a new name: that makes an account."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Membership.Role.choices)
