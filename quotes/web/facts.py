"""The fact base: people, offices and who held them when."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from quotes.models import Office, Person, Term
from quotes.permissions import may_keep_facts
from quotes.selectors import fact_pages
from quotes.selectors.touched import became_wrong
from quotes.services.fact_changes import (
    Overlapping,
    Unfit,
    remove_term,
    save_person,
    save_term,
)
from quotes.services.refusals import Refused
from quotes.web.access import keeps_facts, reads_facts
from quotes.web.fact_forms import GroundsForm, PersonForm, TermForm, suggested

_LISTED = 40
_CHANGES = 15


@reads_facts
@require_GET
def facts(request: HttpRequest) -> HttpResponse:
    """Search; without words, what was changed last and which articles that made wrong."""
    search = request.GET.get("search", "").replace("\x00", "").strip()
    found = {
        "people": fact_pages.find_people(search, limit=_LISTED),
        "offices": fact_pages.find_offices(search, limit=_LISTED),
    }
    context = {
        "search": search,
        "most": _LISTED,
        **(found if search else {}),
        "changes": fact_pages.latest_changes(limit=_CHANGES),
        "wrong": became_wrong(request.user),
        "may_keep": may_keep_facts(request.user),
    }
    return render(request, "facts/facts.html", context)


@reads_facts
@require_GET
def suggest(request: HttpRequest, what: str) -> HttpResponse:
    """The options of a field in which a person or an office is typed."""
    text = request.GET.get(what, "").replace("\x00", "").strip()
    options = suggested(what, text) if len(text) > 1 else []
    return render(request, "facts/_options.html", {"what": what, "options": options})


@reads_facts
@require_GET
def person(request: HttpRequest, pk: str) -> HttpResponse:
    shown = get_object_or_404(Person, pk=pk)
    context = {
        "person": shown,
        "terms": fact_pages.terms_of_person(shown),
        "changes": fact_pages.history_of_person(shown),
        "may_keep": may_keep_facts(request.user),
    }
    return render(request, "facts/person.html", context)


@reads_facts
@require_GET
def office(request: HttpRequest, pk: str) -> HttpResponse:
    shown = get_object_or_404(fact_pages.offices(), pk=pk)
    context = {
        "office": shown,
        "terms": fact_pages.holders_of(shown),
        "changes": fact_pages.history_of_office(shown),
        "may_keep": may_keep_facts(request.user),
    }
    return render(request, "facts/office.html", context)


@keeps_facts
@require_http_methods(["GET", "POST"])
def edit_person(request: HttpRequest, pk: str = "") -> HttpResponse:
    """Change a person, or add one."""
    known = get_object_or_404(Person, pk=pk) if pk else None
    form = PersonForm.of(known) if known else PersonForm()
    if request.method == "POST":
        form = PersonForm(request.POST)
        saved = _try(form, lambda: save_person(user=request.user, person=known, **_sent(form)))
        if saved:
            return _done(request, "fact_person", saved)
    return _form(request, "facts/person_form.html", form, person=known)


@keeps_facts
@require_http_methods(["GET", "POST"])
def new_term(request: HttpRequest) -> HttpResponse:
    """A term of ?person= or of ?office=, or of neither."""
    about = {
        name: model._default_manager.filter(pk=request.GET.get(name, "")).first()
        for name, model in (("person", Person), ("office", Office))
    }
    if request.method == "GET":
        return _form(request, "facts/term_form.html", TermForm(**about), **about)
    form = TermForm(request.POST, **about)
    saved = _try(form, lambda: _save_term(request, form, None))
    if saved:
        back = ("fact_office", saved.office) if about["office"] else ("fact_person", saved.person)
        return _done(request, *back)
    return _form(request, "facts/term_form.html", form, **about)


@keeps_facts
@require_http_methods(["GET", "POST"])
def term(request: HttpRequest, pk: str) -> HttpResponse:
    """Change, end or take out a term."""
    known = get_object_or_404(Term.objects.select_related("person", "office"), pk=pk)
    about = {"person": known.person, "office": known.office, "term": known}
    if request.method == "GET":
        return _form(request, "facts/term_form.html", TermForm.of(known), **about)
    if request.POST.get("act") == "remove":
        return _remove(request, known, about)
    form = TermForm(request.POST, person=known.person, office=known.office)
    if _try(form, lambda: _save_term(request, form, known)):
        return _done(request, "fact_person", known.person)
    return _form(request, "facts/term_form.html", form, **about)


def _remove(request: HttpRequest, known: Term, about: dict[str, Any]) -> HttpResponse:
    form = GroundsForm(request.POST)
    if form.is_valid():
        remove_term(user=request.user, term=known, grounds=form.grounds)
        return _done(request, "fact_person", known.person)
    again = TermForm.of(known)
    again.initial |= {name: request.POST.get(name, "") for name in ("source", "note")}
    problem = _("To take the term out, give a source and a note.")
    return _form(request, "facts/term_form.html", again, problem=problem, **about)


def _save_term(request: HttpRequest, form: TermForm, known: Term | None) -> Term:
    overlap = form.cleaned_data["overlap"]
    return save_term(user=request.user, term=known, overlap=overlap, **_sent(form))


def _sent(form: PersonForm | TermForm) -> dict[str, Any]:
    return {"cells": form.cells, "grounds": form.grounds}


def _try(form: PersonForm | TermForm, save: Callable[[], Any]) -> Any:
    """What was saved; None where the form says why not."""
    if not form.is_valid():
        return None
    try:
        return save()
    except Unfit as unfit:
        form.add_error(unfit.column if unfit.column in form.fields else None, unfit.message)
    except Overlapping as overlapping:
        form.add_error("overlap", overlapping.message)
    except Refused as refusal:
        form.add_error(None, refusal.message)
    return None


def _done(request: HttpRequest, page: str, row: Model) -> HttpResponse:
    messages.success(
        request, _("Saved. The articles that it touches are checked again; see the list of facts.")
    )
    return redirect(page, row.pk)


def _form(request: HttpRequest, template: str, form: GroundsForm, **about: Any) -> HttpResponse:
    wrong = form.is_bound or "problem" in about
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, template, {"form": form, **about}, status=status)
