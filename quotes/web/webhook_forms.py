"""What a chief fills in about an address that is to be told of events."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from quotes.models import Webhook


class WebhookForm(forms.Form):
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=500,
        help_text=gettext_lazy("Where the program listens, such as https://cms.example/newsdesk."),
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    events = forms.MultipleChoiceField(
        label=gettext_lazy("Is told when an article is"),
        choices=Webhook.Event.choices,
        widget=forms.CheckboxSelectMultiple,
    )
