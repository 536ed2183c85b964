"""What a chief fills in about a desk."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from quotes.models import Feed, Membership
from quotes.services.desks import SHARES
from quotes.services.feeds import LONGEST, SHORTEST


def _share(label: str | Promise, help_text: str | Promise) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=SHARES.start,
        max_value=SHARES.stop - 1,
    )


class RulesForm(forms.Form):
    four_eyes = forms.BooleanField(required=False)
    public_corrections = forms.BooleanField(required=False)
    headline_limit = forms.IntegerField(
        label=gettext_lazy("Characters of a headline, at most"),
        required=False,
        min_value=0,
        max_value=300,
        help_text=gettext_lazy("A corrected headline that is longer gets a notice. 0: no limit."),
    )

    wording_in_marks = _share(
        gettext_lazy("Words in quotation marks that agree with the source, in per cent"),
        gettext_lazy("100: word for word, but for what is left out openly."),
    )
    wording_after_dash = _share(
        gettext_lazy("Words after a dash that agree with the source, in per cent"),
        gettext_lazy("Numbers, negations and names must always agree."),
    )

    def clean_headline_limit(self) -> int:
        return self.cleaned_data["headline_limit"] or 0


class FeedForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=Feed._meta.get_field("name").max_length,
        help_text=gettext_lazy("The source of its articles."),
    )
    address = forms.URLField(
        label=gettext_lazy("Address"),
        max_length=Feed._meta.get_field("address").max_length,
        assume_scheme="https",
        help_text=gettext_lazy("Of an RSS or Atom feed."),
    )
    interval = forms.IntegerField(
        label=gettext_lazy("Every so many minutes"),
        initial=10,
        min_value=SHORTEST,
        max_value=LONGEST,
    )


class MemberForm(forms.Form):
    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=150,
        help_text=gettext_lazy("Somebody with an account, or a new name: that makes an account."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Membership.Role.choices)
