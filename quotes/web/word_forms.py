"""Forms about words of a paragraph: a flag, a quote, a comment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quotes.engine.results import Span
from quotes.models import Flag, Quote, Speaker
from quotes.models.error_kinds import ErrorKind, grouped_kinds
from quotes.selectors.review import ZoneView
from quotes.services.quoting import MARKS
from quotes.web.forms import ActForm


class WordsForm(ActForm):
    """About ``words`` of a zone; ``start`` tells which, if they stand in it more than once."""

    words = forms.CharField(
        label=gettext_lazy("The words that it is about"),
        strip=True,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write the words as they stand in the text.")},
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, zone: ZoneView, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.text = zone, text

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if words := data.get("words"):
            data["span"] = self._span(words, data.get("start"))
        return data

    def _span(self, words: str, start: int | None) -> Span | None:
        """Where the words stand, as code points of the whole text."""
        words = words.replace("\r\n", " ").replace("\n", " ")
        inside = self.text[self.zone.start : self.zone.end]
        if start is not None and self.text[start : start + len(words)] == words:
            return Span(start, start + len(words))
        if inside.count(words) == 1:
            first = self.zone.start + inside.index(words)
            return Span(first, first + len(words))
        if words in inside:
            self.add_error(
                "words", _("These words stand there more than once. Write more of them.")
            )
        else:
            self.add_error(
                "words",
                _("These words don't stand in this paragraph. Write them exactly as in the text."),
            )
        return None


class FlagForm(WordsForm):
    code = forms.ChoiceField(
        label=gettext_lazy("Kind of error"), choices=grouped_kinds, initial=ErrorKind.OTHER
    )
    severity = forms.TypedChoiceField(
        label=gettext_lazy("Severity"),
        choices=Flag.Severity.choices,
        coerce=int,
        initial=Flag.Severity.MEDIUM,
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=gettext_lazy("What is wrong"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    replacement = forms.CharField(
        label=gettext_lazy("What should stand there instead"), required=False, max_length=2000
    )


class CommentForm(WordsForm):
    text = forms.CharField(
        label=gettext_lazy("Comment"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
    )


class QuoteForm(WordsForm):
    type = forms.ChoiceField(
        label=gettext_lazy("Type"),
        choices=Quote.Type.choices,
        initial=Quote.Type.DIRECT,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=gettext_lazy("Speaker"),
        required=False,
        empty_value="",
        max_length=Speaker._meta.get_field("name").max_length,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words, start = self.initial.get("words", ""), str(self.initial.get("start", ""))
        before = self.text[: int(start)].rstrip()[-1:] if start.isdecimal() else ""
        if words and before not in MARKS and words[:1] not in MARKS:
            self.initial.setdefault("type", Quote.Type.INDIRECT)
