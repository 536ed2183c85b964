"""What is filled in to attach a source to an article."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from quotes.models import SourceText
from quotes.web.forms import ActForm, TextOrFileForm


class SourceForm(ActForm, TextOrFileForm):
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=SourceText._meta.get_field("title").max_length,
        required=False,
        help_text=gettext_lazy("Left empty, the name of the file or the first line is taken."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=SourceText.Kind.choices,
        initial=SourceText.Kind.TRANSCRIPT,
    )

    field_order = ("title", "kind", "text", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = gettext_lazy("The source's text")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("title") and data.get("file"):
            data["title"] = data["file"].name.rpartition(".")[0] or data["file"].name
        return data
