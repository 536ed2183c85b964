"""Popolo JSON (https://www.popoloproject.com/specs/): persons, posts and memberships.

A membership's office is that of its post: by the post's id, its Wikidata identifier, or, without a
post, by the organisation's id and the role ("no.storting/president").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotes.engine.facts.schema import FactsError
from quotes.formats.facts.stated import StatedTerm, read_json

_GENDERS = {"male": "m", "female": "f", "m": "m", "f": "f"}
_Thing = dict[str, Any]


def read(data: bytes, file: str) -> list[StatedTerm]:
    """The memberships with a start, those inside of persons too. Raises FactsError."""
    found = read_json(data, file)
    persons = _by_id(found, "persons", file)
    posts = _by_id(found, "posts", file)
    organisations = _by_id(found, "organizations", file)
    stated = []
    for number, (membership, person_id) in enumerate(_memberships(found), start=1):
        if person_id not in persons:
            raise FactsError(
                file, number, "person_id", f"no person {person_id!r} in persons", unit="membership"
            )
        if not membership.get("start_date"):
            continue
        offices = _offices(membership, posts, organisations)
        if not offices:
            raise FactsError(
                file, number, "post_id", "neither a post nor a role is given", unit="membership"
            )
        stated.append(_stated(number, membership, persons[person_id], offices))
    return stated


def _by_id(found: _Thing, name: str, file: str) -> dict[str, _Thing]:
    things = found.get(name, [])
    if not isinstance(things, list) or not all(isinstance(thing, dict) for thing in things):
        raise FactsError(file, 1, name, "a list of objects was expected", unit="entry")
    for number, thing in enumerate(things, start=1):
        if not thing.get("id"):
            raise FactsError(file, number, f"{name}.id", "must not be empty", unit="entry")
    return {str(thing["id"]): thing for thing in things}


def _memberships(found: _Thing) -> Iterator[tuple[_Thing, str]]:
    for membership in found.get("memberships") or ():
        yield membership, str(membership.get("person_id", ""))
    for person in found.get("persons") or ():
        for membership in person.get("memberships") or ():
            yield membership, str(person["id"])


def _offices(
    membership: _Thing, posts: dict[str, _Thing], organisations: dict[str, _Thing]
) -> tuple[str, ...]:
    key = str(membership.get("post_id") or "")
    post = posts.get(key, {})
    body = str(membership.get("organization_id") or post.get("organization_id") or "")
    role = str(membership.get("role") or post.get("role") or "")
    keys = [key, _wikidata(post)]
    if role and body:
        keys += [f"{name}/{role}" for name in (body, _wikidata(organisations.get(body, {})))]
    return tuple(dict.fromkeys(k for k in keys if k and not k.startswith("/")))


def _stated(
    number: int, membership: _Thing, person: _Thing, offices: tuple[str, ...]
) -> StatedTerm:
    others = (other.get("name", "") for other in person.get("other_names") or ())
    return StatedTerm(
        place=number,
        name=str(person.get("name") or ""),
        offices=offices,
        start=str(membership["start_date"])[:10],
        end=str(membership.get("end_date") or "")[:10],
        qid=_wikidata(person),
        aliases="|".join(name for name in others if name),
        gender=_GENDERS.get(str(person.get("gender") or "").lower(), ""),
        born=str(person.get("birth_date") or "")[:10],
        died=str(person.get("death_date") or "")[:10],
    )


def _wikidata(thing: _Thing) -> str:
    """The identifier in Wikidata, if the thing has one."""
    for known in thing.get("identifiers") or ():
        if str(known.get("scheme", "")).lower() == "wikidata":
            return str(known.get("identifier", ""))
    return ""
