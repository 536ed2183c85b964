"""What a chief writes about people and their terms of office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from quotes.models import Office, Person, Term
from quotes.selectors.fact_pages import find_offices, find_people, offices
from quotes.services.fact_changes import Cells, Grounds
from quotes.web.forms import DateField

_SHOWN = 12


def office_label(office: Office) -> str:
    """ "utenriksminister (Norge) · no.fm": the id tells offices of one name apart."""
    language = get_language() or "nb"
    title = getattr(office, f"title_{language}", office.title_nb)
    owner = getattr(office, f"owner_{language}", "")
    return f"{title} ({owner}) · {office.pk}" if owner else f"{title} · {office.pk}"


def person_label(person: Person) -> str:
    born = f" ({person.born[:4]})" if person.born else ""
    return f"{person.name}{born} · {person.pk}"


def suggested(what: str, text: str) -> list[str]:
    """The labels of what a few typed words may mean."""
    if what == "office":
        return [office_label(office) for office in find_offices(text, limit=_SHOWN)]
    return [person_label(person) for person in find_people(text, limit=_SHOWN)]


class PickField(forms.CharField):
    """A row of the facts, by its label or by words that only one row has."""

    def __init__(self, what: str, **kwargs: Any) -> None:
        self.what = what
        self.options = f"{what}-options"
        attrs = {
            "list": self.options,
            "autocomplete": "off",
            "hx-get": reverse_lazy("suggest_facts", args=[what]),
            "hx-trigger": "input changed delay:200ms",
            "hx-target": f"#{self.options}",
            "hx-swap": "outerHTML",
        }
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found: list[Any] = self._by_id(text.rpartition("·")[2].strip())
        if not found:
            find: Callable[..., list[Any]] = find_offices if self.what == "office" else find_people
            found = find(text, limit=_SHOWN)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("Nothing in the facts is called that."))
        label: Callable[[Any], str] = office_label if self.what == "office" else person_label
        several = "; ".join(label(row) for row in found[:5])
        raise forms.ValidationError(_("Several fit: {rows}.").format(rows=several))

    def _by_id(self, pk: str) -> list[Any]:
        rows = offices() if self.what == "office" else Person.objects.all()
        return list(rows.filter(pk=pk)[:1])


class GroundsForm(forms.Form):
    """What every change of the facts says about itself."""

    source = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=500,
        help_text=gettext_lazy("Where it is written: an address, or a name and a date."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=500,
        help_text=gettext_lazy("What is changed and why, in a line; it is kept in the history."),
    )

    @property
    def grounds(self) -> Grounds:
        return Grounds(self.cleaned_data["source"], self.cleaned_data["note"])

    @property
    def ground_fields(self) -> list[forms.BoundField]:
        return [self["source"], self["note"]]


class PersonForm(GroundsForm):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    name_nb = forms.CharField(
        label=gettext_lazy("Name in Norwegian, if it is another"), max_length=300, required=False
    )
    aliases = forms.CharField(
        label=gettext_lazy("Other names, one on each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    gender = forms.ChoiceField(
        label=gettext_lazy("Gender"),
        required=False,
        choices=[
            ("", pgettext_lazy("gender", "not known")),
            ("f", pgettext_lazy("gender", "woman")),
            ("m", pgettext_lazy("gender", "man")),
        ],
    )
    born = DateField(label=gettext_lazy("Born"), required=False)
    died = DateField(label=gettext_lazy("Died"), required=False)
    field_order = ("name", "name_nb", "aliases", "born", "died", "gender", "source", "note")

    @classmethod
    def of(cls, person: Person) -> PersonForm:
        names = "\n".join(person.aliases.split("|"))
        columns = ("name", "name_nb", "gender", "born", "died")
        initial = {column: getattr(person, column) for column in columns}
        return cls(initial=initial | {"aliases": names})

    @property
    def cells(self) -> Cells:
        data = self.cleaned_data
        lines = (line.strip().replace("|", " ") for line in data["aliases"].splitlines())
        return {
            **{column: data[column] for column in ("name", "name_nb", "gender")},
            **{column: str(data[column] or "") for column in ("born", "died")},
            "aliases": "|".join(filter(None, lines)),
        }


class TermForm(GroundsForm):
    """A term; a new one is asked for the person or the office that the page doesn't give."""

    person = PickField("person", label=gettext_lazy("Person"))
    office = PickField("office", label=gettext_lazy("Office"))
    start = DateField(label=gettext_lazy("From"))
    end = DateField(
        label=gettext_lazy("To"),
        required=False,
        help_text=gettext_lazy("Empty as long as it lasts. The month or the year alone will do."),
    )
    as_of = DateField(
        label=gettext_lazy("Confirmed until"),
        required=False,
        help_text=gettext_lazy("For a term that lasts: today, if you leave it empty."),
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Kind of term"),
        choices=[
            ("ordinary", pgettext_lazy("term", "ordinary")),
            ("acting", pgettext_lazy("term", "acting")),
        ],
    )
    remark = forms.CharField(
        label=gettext_lazy("Remark on the term"), max_length=500, required=False
    )
    overlap = forms.BooleanField(
        label=gettext_lazy("It is so: save it all the same"), required=False
    )

    def __init__(
        self,
        *args: Any,
        person: Person | None = None,
        office: Office | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {"person": person, "office": office}
        for name, row in self.known.items():
            if row:
                del self.fields[name]

    @classmethod
    def of(cls, term: Term) -> TermForm:
        columns = ("start", "end", "as_of", "status")
        initial = {column: getattr(term, column) for column in columns} | {"remark": term.note}
        return cls(initial=initial, person=term.person, office=term.office)

    @property
    def cells(self) -> Cells:
        data = self.cleaned_data
        picked = {name: row or data[name] for name, row in self.known.items()}
        return {
            **{name: row.pk for name, row in picked.items()},
            **{column: str(data[column] or "") for column in ("start", "end", "as_of")},
            "status": data["status"],
            "note": data["remark"],
        }
