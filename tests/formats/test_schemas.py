"""Exports against the official schemas; skipped where those are not beside the project."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from quotes.formats.article import Metadata
from quotes.formats.writers import WRITERS
from tests.formats.sample import ANNOUNCED, plain, reviewed
from tests.formats.shown import SCHEMAS, needs_schemas
from tests.formats.test_round_trips import articles

pytestmark = needs_schemas

ARTICLES = {
    "corrected": reviewed(),
    "announced": reviewed(announcements=ANNOUNCED),
    "without metadata": reviewed(metadata=Metadata(), id="article-7"),
    "announced without a correction": reviewed(corrections=(), announcements=ANNOUNCED[:1]),
    "captions only": plain(("caption", "Kaia."), ("credit", "Ola Lie")),
    "odd metadata": reviewed(
        id="sak 1 æ%zz#a#b",
        metadata=Metadata(version="1.2 b", published="2024-03", language="norsk (bokmål)"),
    ),
    "times without zone": reviewed(
        metadata=Metadata(published="2024-03-05T07:00:00", modified="2024-03-05T08:00:00")
    ),
}


def errors(code: str, data: bytes) -> list[str]:
    return {"nitf": nitf, "newsml-g2": newsml_g2}.get(code, ninjs)(code, data)


def ninjs(code: str, data: bytes) -> list[str]:
    from jsonschema import Draft202012Validator, validators

    number = "2.2" if code == "ninjs-2.2" else "3.1"
    schema = json.loads((SCHEMAS / "ninjs" / f"ninjs-schema_{number}.json").read_text())
    validator = validators.validator_for(schema, Draft202012Validator)
    checked = validator(schema, format_checker=validator.FORMAT_CHECKER)
    return [f"{list(e.path)}: {e.message}" for e in checked.iter_errors(json.loads(data))]


def xml(path: str, data: bytes) -> list[str]:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / path)))
    return [] if schema.validate(etree.fromstring(data)) else [str(e) for e in schema.error_log]


def nitf(_code: str, data: bytes) -> list[str]:
    return xml("nitf/nitf-3-6.xsd", data)


def newsml_g2(_code: str, data: bytes) -> list[str]:
    return xml("newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd", data)


@pytest.mark.parametrize("code", ["nitf", "ninjs", "ninjs-2.2", "newsml-g2"])
@pytest.mark.parametrize("name", ARTICLES)
def test_exports_are_valid(code, name):
    assert errors(code, WRITERS[code].write(ARTICLES[name])) == []


@pytest.mark.parametrize("code", ["nitf", "ninjs", "newsml-g2"])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(shapes=articles())
def test_any_article_is_valid(code, shapes):
    assert errors(code, WRITERS[code].write(plain(*shapes))) == []
