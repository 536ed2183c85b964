"""What people type and choose; every text is checked here, every rule of the house in services."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from quotes.engine.dates import DateSpan
from quotes.engine.document import Document
from quotes.formats.article import ReadArticle
from quotes.models import Speaker
from quotes.selectors.desks import desks_edited_by
from quotes.services.history import Request
from quotes.services.importing import read_file, read_paste
from quotes.services.refusals import Refused

_DAY_FIRST = re.compile(r"(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})")
LANGUAGES = [
    ("", pgettext_lazy("language of the article", "Detect")),
    ("nb", gettext_lazy("Norwegian Bokmål")),
    ("nn", gettext_lazy("Norwegian Nynorsk")),
    ("en", gettext_lazy("English")),
]


class DateField(forms.CharField):
    """A date of any precision: 2023-02-23, 2023-02, 2023, 23.02.2023 or 02.2023."""

    def clean(self, value: Any) -> DateSpan | None:
        text = super().clean(value)
        if not text:
            return None
        if match := _DAY_FIRST.fullmatch(text):
            day, month, year = match.groups()
            text = "-".join([year, month.zfill(2)] + ([day.zfill(2)] if day else []))
        try:
            return DateSpan.parse(text)
        except ValueError as error:
            raise forms.ValidationError(
                _("This is not a date. Write it as 2023-02-23, 2023-02, 2023 or 23.02.2023.")
            ) from error


class TextOrFileForm(forms.Form):
    """``cleaned_data["read"]`` is what was pasted or uploaded, as a ``ReadArticle``."""

    text = forms.CharField(
        label=gettext_lazy("The article's text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("Text, Word, PDF, HTML, e-mail, or what an agency sends."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        text, file = data.get("text", ""), data.get("file")
        if text.strip() and file:
            self.add_error("file", _("Choose one: the pasted text, or the file."))
        elif not file and not {"text", "file"} & self.errors.keys():
            self._read("text", data, lambda: read_paste(text))
        elif file:
            self._read("file", data, lambda: read_file(file))
        return data

    def _read(self, field: str, data: dict[str, Any], read: Callable[[], ReadArticle]) -> None:
        try:
            data["read"] = read()
        except Refused as refusal:
            self.add_error(field, refusal.message)


class NewArticleForm(TextOrFileForm):
    """``document`` and ``metadata`` are what was read, with the date and language chosen here."""

    date = DateField(
        label=gettext_lazy("Date"),
        required=False,
        help_text=gettext_lazy(
            "What people were and held is checked as of this date. "
            "The month or the year alone will do."
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, choices=LANGUAGES)
    desk = forms.ModelChoiceField(label=gettext_lazy("Desk"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, user: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desks = list(desks_edited_by(user))
        self.only_desk = desks[0] if len(desks) == 1 else None
        if self.only_desk:
            del self.fields["desk"]
        else:
            self.fields["desk"].queryset = desks_edited_by(user)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data.setdefault("desk", self.only_desk)
        if article := data.get("read"):
            document = article.document
            data["metadata"] = article.metadata
            data["document"] = Document(
                document.text,
                document.zones,
                data.get("date") or document.date,
                data.get("language") or document.language,
            )
        return data


class ActForm(forms.Form):
    """What every act on a zone carries along: see ``services.history.Request``."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def request(self) -> Request:
        """For acts that are recorded; a form without a valid key counts as a new request."""
        data = getattr(self, "cleaned_data", {})
        return Request(data.get("key") or uuid.uuid4(), data.get("seen"))


class DecisionForm(ActForm):
    """``act`` names what to do, with the choice after a colon: "accept:0", "dismiss:source"."""

    act = forms.CharField(max_length=40)
    note = forms.CharField(required=False, max_length=2000)
    #: How far a dismissal reaches: "here", or a scope of StandingDismissal.
    scope = forms.CharField(required=False, max_length=10)
    opening = forms.CharField(required=False, max_length=2000)
    name = forms.CharField(
        required=False, max_length=Speaker._meta.get_field("name").max_length, empty_value=""
    )

    @property
    def verb(self) -> str:
        return self.cleaned_data["act"].partition(":")[0]

    @property
    def choice(self) -> str:
        return self.cleaned_data["act"].partition(":")[2]

    @property
    def number(self) -> int:
        """The choice as a number, -1 where it is none."""
        return int(self.choice) if self.choice.isdecimal() and len(self.choice) < 4 else -1


class BulkForm(ActForm):
    """Several flags; ``act`` is "confirm", "wait" or "dismiss", the last with its ``reason``."""

    act = forms.CharField(max_length=10)
    reason = forms.CharField(required=False, max_length=12)
    flag = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, ids: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["flag"].choices = [(pk, pk) for pk in ids]


class AnswerForm(ActForm):
    """``act`` is "say", "settle" or "reopen"."""

    act = forms.CharField(max_length=10)
    text = forms.CharField(required=False, max_length=4000)


class MergeForm(ActForm):
    """Two speakers' ids, and the quote whose card it was asked on."""

    speaker = forms.IntegerField()
    into = forms.IntegerField()
    quote = forms.IntegerField(required=False)


class ZoneForm(ActForm):
    """``base`` is what the paragraph read when the editor was opened: what a merge goes by.

    ``use`` says what to do after a conflict: "both" puts both people's changes together, "mine"
    saves although somebody else has taken the paragraph over; "take" takes it over oneself.
    """

    text = forms.CharField(
        required=False, strip=False, widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "true"})
    )
    base = forms.CharField(
        required=False, strip=False, widget=forms.Textarea(attrs={"hidden": True})
    )
    use = forms.CharField(required=False, max_length=10)
    #: The quote that was told in indirect speech.
    indirect = forms.IntegerField(required=False, widget=forms.HiddenInput)
