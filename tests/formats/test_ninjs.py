"""ninjs in its three shapes."""

from __future__ import annotations

import json

import pytest

from quotes.formats.readers import Unreadable, read
from tests.formats.shown import SCHEMAS, needs_schemas, zones

BODY = "<p>Ferja går ikke.</p><h2>Motor</h2><p>– Vi beklager, sier Per Moe.</p>"
ONE = {
    "uri": "urn:x:1",
    "type": "text",
    "version": "3",
    "versioncreated": "2024-03-05T08:00:00+0000",
    "firstcreated": "2024-03-05T07:00:00+0000",
    "headline": "Ferja er innstilt",
    "byline": "Kari Nes",
    "language": "nb-NO",
    "body_text": "Ferja går ikke.",
    "body_html": BODY,
    "description_text": "Ferja går ikke.",
    "ednote": "Ny tittel.",
    "slugline": "ferje",
    "extra": {"superdesk": True},
    "associations": {
        "featuremedia": {
            "type": "picture",
            "description_text": "Ferja ved kai.",
            "byline": "Ola Lie",
            "headline": "ferje.jpg",
        },
        "related": {"type": "text", "headline": "Annen sak", "description_text": "Nei."},
        "empty": None,
    },
}
TWO = {
    "uri": "urn:x:1",
    "type": "text",
    "version": "3",
    "versioncreated": "2024-03-05T08:00:00Z",
    "firstcreated": "2024-03-05T07:00:00Z",
    "headlines": [{"role": "main", "value": "Ferja er innstilt"}],
    "by": "Kari Nes",
    "language": "nb-NO",
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": "Ferja går ikke."},
        {"role": "main", "contenttype": "text/html", "value": BODY},
    ],
    "descriptions": [{"role": "text", "value": "Ferja går ikke."}],
    "ednote": "Ny tittel.",
    "slugline": "ferje",
    "associations": [
        {
            "name": "featured",
            "type": "picture",
            "uri": "urn:x:2",
            "descriptions": [{"role": "caption", "value": "Ferja ved kai."}],
            "by": "Ola Lie",
        }
    ],
}
CAMEL = {
    "firstcreated": "firstCreated",
    "versioncreated": "versionCreated",
    "contenttype": "contentType",
    "ednote": "edNote",
}


def camel(value):
    if isinstance(value, list):
        return [camel(item) for item in value]
    if isinstance(value, dict):
        return {CAMEL.get(key, key): camel(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize("values", [ONE, TWO, camel(TWO)], ids=["1.x", "2.x", "3.x"])
def test_the_three_shapes_are_one(values):
    article = read(json.dumps(values).encode(), "sak.json")
    assert article.format == "ninjs"
    assert zones(article.document) == [
        ("headline", "Ferja er innstilt"),
        ("byline", "Kari Nes"),
        ("lead", "Ferja går ikke."),
        ("subheading", "Motor"),
        ("paragraph", "– Vi beklager, sier Per Moe."),
        ("caption", "Ferja ved kai."),
        ("credit", "Ola Lie"),
    ]
    found = article.metadata
    assert (found.id, found.version, found.authors) == ("urn:x:1", "3", ("Kari Nes",))
    assert found.published == "2024-03-05T07:00:00+00:00"
    assert (found.note, found.slug, found.language) == ("Ny tittel.", "ferje", "nb-NO")
    assert article.document.language == "nb"


def test_a_description_that_the_body_lacks_is_the_lead():
    values = {"uri": "x", "description_text": "Ingress.", "body_xhtml": "<p>En.</p>"}
    assert zones(read(json.dumps(values).encode()).document) == [
        ("lead", "Ingress."),
        ("paragraph", "En."),
    ]


def test_a_pictures_description_is_its_caption():
    values = {"uri": "x", "type": "picture", "headline": "Kai", "description_text": "<p>Kaia.</p>"}
    assert zones(read(json.dumps(values).encode()).document) == [
        ("headline", "Kai"),
        ("caption", "Kaia."),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"uri": "x", ', "cut off"),
        (b'[{"uri": "x"}, {"uri": "y"}]', "one article"),
        (b'{"uri": 1, "headline": 3, "bodies": {"a": []}, "associations": "x"}', "No words"),
        (b'{"uri": "x"}', "No words"),
        (b'{"@type": "NewsArticle", "headline": "Ferja", "articleBody": "Nei."}', "one article"),
        (b"[" * 100_000, "one article"),
    ],
)
def test_other_json_is_refused(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read(data, "x.json")


@needs_schemas
def test_official_examples_are_read():
    paths = sorted((SCHEMAS / "ninjs" / "examples").glob("*.json"))
    assert paths
    for path in paths:
        found = dict(zones(read(path.read_bytes(), path.name).document))
        assert {"headline", "lead"} <= set(found), path.name
