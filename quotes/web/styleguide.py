"""Every component on one page, to look at and to compare with."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from quotes.models import Article, Flag
from quotes.selectors.review import TINTS
from quotes.web.access import signed_in


class _SampleForm(forms.Form):
    name = forms.CharField()
    kind = forms.ChoiceField(choices=Flag.Dismissal.choices)
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), required=False)


@signed_in
@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    form = _SampleForm({"name": "", "kind": "other"}, auto_id="sample_%s")
    form.fields["name"].label = _("Speaker")
    form.fields["kind"].label = _("Reason")
    form.fields["note"].label = _("Note")
    context = {
        "severities": Flag.Severity,
        "states": Article.State,
        "flag_states": Flag.State,
        "tints": range(1, TINTS + 1),
        "form": form,
    }
    return render(request, "styleguide.html", context)
