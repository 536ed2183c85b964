"""Terms of office from files of others: people and terms are added or made more exact.

What a chief changed by hand stays. A row that was imported is marked by a change without a user,
so that loading data files leaves it alone and its articles are checked again.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from quotes import queue
from quotes.engine.dates import DateSpan
from quotes.engine.facts.schema import TABLES as COLUMNS
from quotes.engine.facts.schema import FactsError, read_row
from quotes.formats.facts import StatedTerm
from quotes.models import FactChange, FactsRevision, Office
from quotes.selectors.facts import TABLES, rows_of
from quotes.services.fact_changes import Grounds, source_named, sure_days
from quotes.services.facts import instances

Row = dict[str, str]

#: Two terms of one person in one office are the same if they begin within so many days.
_SAME_START = 92
_PERSON = ("name_nb", "aliases", "gender", "born", "died")


@dataclass(slots=True)
class Imported:
    """What an import did: rows by table, what it left as a chief has it, what it refused with the
    reason, and the offices that the facts don't have with how often they were named."""

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    same: int = 0
    kept: int = 0
    refused: list[str] = field(default_factory=list)
    unknown_offices: Counter[str] = field(default_factory=Counter)


@transaction.atomic
def import_terms(
    *,
    stated: Iterable[StatedTerm],
    file: str,
    source: str,
    offices: Mapping[str, str] | None = None,
    dry_run: bool = False,
) -> Imported:
    """Add what a file states to the facts; the same again changes nothing.

    ``offices`` says which office of ours one of the file's is. ``dry_run`` tells what would be
    done. Raises FactsError, which says row and field, before anything is written.
    """
    place = transaction.savepoint()
    importing = _Import(file, source_named(source).pk, offices or {})
    for term in stated:
        importing.take(term)
    importing.write(Grounds(source, f"import: {file}"))
    if dry_run or not importing.pending:
        transaction.savepoint_rollback(place)
    return importing.done


class _Import:
    def __init__(self, file: str, source: str, offices: Mapping[str, str]) -> None:
        self.file, self.source, self.mapped = file, source, offices
        self.done = Imported()
        self.people = {row["id"]: row for row in rows_of(TABLES["persons"])}
        self.terms = {row["id"]: row for row in rows_of(TABLES["terms"])}
        self.before: dict[tuple[str, str], Row | None] = {}
        self.pending: dict[tuple[str, str], Row] = {}
        by_hand = FactChange.objects.exclude(user=None)
        self.by_hand = set(by_hand.values_list("table", "row"))
        self.offices = {office.pk: office for office in Office.objects.all()}
        self.by_qid = {o.wikidata: o for o in self.offices.values() if o.wikidata}
        self.named: defaultdict[str, set[str]] = defaultdict(set)
        self.qids: dict[str, str] = {}
        for row in self.people.values():
            self._learn(row)
        self.terms_in: defaultdict[str, set[str]] = defaultdict(set)
        for row in self.terms.values():
            self.terms_in[row["office"]].add(row["id"])

    def take(self, stated: StatedTerm) -> None:
        office = self._office(stated)
        if office is None:
            self.done.unknown_offices[stated.offices[0]] += 1
            return
        person = self._person(stated)
        if person is not None:
            self._term(stated, person, office)

    def write(self, grounds: Grounds) -> None:
        """All that changed, as one revision."""
        if not self.pending:
            return
        revision = FactsRevision.objects.create(note=grounds.note)
        for name in ("persons", "terms"):
            rows = {pk: row for (table, pk), row in self.pending.items() if table == name}
            table = TABLES[name]
            new = [row for pk, row in rows.items() if self.before[name, pk] is None]
            old = [row for pk, row in rows.items() if self.before[name, pk] is not None]
            table._default_manager.bulk_create(instances(table, new), batch_size=500)
            fields = [f.name for f in table._meta.concrete_fields if not f.primary_key]
            table._default_manager.bulk_update(instances(table, old), fields, batch_size=500)
            self.done.added[name], self.done.changed[name] = len(new), len(old)
        FactChange.objects.bulk_create(
            [
                FactChange(
                    revision=revision,
                    table=table,
                    row=pk,
                    before=self.before[table, pk],
                    after=row,
                    source=grounds.source,
                    note=grounds.note,
                )
                for (table, pk), row in self.pending.items()
            ],
            batch_size=500,
        )
        queue.recheck_when_committed(revision.pk)

    def _office(self, stated: StatedTerm) -> Office | None:
        for key in stated.offices:
            key = self.mapped.get(key, key)
            office = self.offices.get(key) or self.by_qid.get(key)
            if office:
                return office
        return None

    def _person(self, stated: StatedTerm) -> str | None:
        known = self._known_person(stated)
        if known is None:
            return None
        row = self.people.get(known)
        new = {name: getattr(stated, name) for name in _PERSON}
        if row is None:
            base = dict.fromkeys(COLUMNS["persons"], "")
            row = {**base, **new, "id": known, "name": stated.name, "wikidata": stated.qid}
        else:
            row = {**row, **{k: v for k, v in new.items() if v and not row[k]}}
        self._put("persons", row, stated, self.people)
        self._learn(self.people.get(known, row))
        return known

    def _known_person(self, stated: StatedTerm) -> str | None:
        """The id of the person, a new one for somebody new; None if several may be meant."""
        if stated.qid:
            return self.qids.get(stated.qid, stated.qid)
        found = self.named.get(stated.name.casefold(), set())
        if stated.born:
            found = {pk for pk in found if self.people[pk]["born"][:4] in {"", stated.born[:4]}}
        if len(found) > 1:
            self._refuse(stated, f"several people are called {stated.name}: say wikidata or born")
            return None
        key = hashlib.sha256(f"{stated.name.casefold()} {stated.born}".encode()).hexdigest()
        return next(iter(found), f"p-{key[:12]}")

    def _learn(self, row: Row) -> None:
        self.qids[row["id"]] = row["id"]
        if row["wikidata"]:
            self.qids[row["wikidata"]] = row["id"]
        for name in (row["name"], row["name_nb"], *row["aliases"].split("|")):
            if name:
                self.named[name.casefold()].add(row["id"])

    def _term(self, stated: StatedTerm, person: str, office: Office) -> None:
        known = self._known_term(stated, person, office.pk)
        today = timezone.localdate().isoformat()
        as_of = stated.as_of or ("" if stated.end else today)
        if known:
            row = {**known, "start": _finer(known["start"], stated.start)}
            row["end"] = _finer(known["end"], stated.end)
            row["as_of"] = "" if row["end"] and not known["as_of"] else max(known["as_of"], as_of)
        else:
            key = hashlib.sha256(f"{person} {office.pk} {stated.start[:7]}".encode()).hexdigest()
            row = {
                "id": f"i-{key[:12]}",
                "person": person,
                "office": office.pk,
                "start": stated.start,
                "end": stated.end,
                "as_of": as_of,
                "status": stated.status,
                "source": self.source,
                "note": stated.note,
            }
        self._check("terms", row, stated.place)
        holder = self._overlapping(row, office) if known is None else None
        if holder:
            name = self.people[holder["person"]]["name"]
            until = holder["end"] or "…"
            self._refuse(stated, f"{name} has {office.pk} from {holder['start']} to {until}")
            return
        self._put("terms", row, stated, self.terms)
        self.terms_in[office.pk].add(row["id"])

    def _known_term(self, stated: StatedTerm, person: str, office: str) -> Row | None:
        start = self._span(stated, "start", stated.start)
        for row in (self.terms[pk] for pk in sorted(self.terms_in[office])):
            if row["person"] == person:
                own = DateSpan.parse(row["start"])
                apart = max((own.first - start.last).days, (start.first - own.last).days)
                if apart <= _SAME_START:
                    return row
        return None

    def _overlapping(self, row: Row, office: Office) -> Row | None:
        """Somebody else's term at the same time, where only one can hold the office."""
        if office.multi == "1" or row["status"] == "acting":
            return None
        first, last = sure_days(row["start"], row["end"])
        for other in (self.terms[pk] for pk in sorted(self.terms_in[office.pk])):
            if other["status"] == "ordinary":
                begun, ended = sure_days(other["start"], other["end"] or other["as_of"])
                if other["person"] != row["person"] and max(first, begun) < min(last, ended):
                    return other
        return None

    def _put(self, table: str, row: Row, stated: StatedTerm, rows: dict[str, Row]) -> None:
        before = rows.get(row["id"])
        if row == before:
            self.done.same += table == "terms"
            return
        if before and (table, row["id"]) in self.by_hand:
            self.done.kept += 1
            return
        self._check(table, row, stated.place)
        self.before.setdefault((table, row["id"]), before)
        self.pending[table, row["id"]] = rows[row["id"]] = row

    def _check(self, table: str, row: Row, place: int) -> None:
        read_row(table, row, self.file, place)

    def _span(self, stated: StatedTerm, column: str, value: str) -> DateSpan:
        try:
            return DateSpan.parse(value)
        except ValueError as error:
            raise FactsError(self.file, stated.place, column, str(error)) from None

    def _refuse(self, stated: StatedTerm, reason: str) -> None:
        self.done.refused.append(f"{stated.place}: {stated.name}: {reason}")


def _finer(known: str, stated: str) -> str:
    """The stated date, unless it is the known one less exactly, or there is none."""
    return known if not stated or known.startswith(stated) else stated
