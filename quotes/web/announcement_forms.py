"""What an editor chooses and writes to announce corrections."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quotes.models import Announcement
from quotes.services.announcing import Wording
from quotes.web.forms import LANGUAGES


class AnnouncementForm(forms.Form):
    """``keys`` are those of published changes; of an announcement that is there they stay."""

    keys = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Announcement.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_("A clarification is for what was true, but incomplete."),
    )
    was_true = forms.BooleanField(
        label=_("The earlier text was true, but incomplete"), required=False
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES[1:])
    unrepeated = forms.BooleanField(label=_("Don't repeat the earlier words"), required=False)
    text = forms.CharField(
        label=_("For readers"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    wire = forms.CharField(
        label=_("For desks that were sent the article"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, keys: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keys"].choices = [(key, key) for key in keys]

    @property
    def wording(self) -> Wording:
        data = self.cleaned_data
        return Wording(
            text=data["text"],
            wire=data["wire"],
            kind=data["kind"],
            language=data["language"],
            repeats=not data["unrepeated"],
            was_true=data["was_true"],
        )
