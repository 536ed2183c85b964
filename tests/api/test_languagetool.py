"""/v2/check: who may ask, what, and how errors are said."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from quotes import queue
from quotes.models import ApiToken, CheckRule
from tests.api.conftest import token_for
from tests.formats.test_languagetool import ROLE, TEXT, checked

CHECK = "/v2/check"
ASKED = {"text": TEXT, "language": "nb"}


@pytest.fixture
def sent(monkeypatch) -> list[tuple[str, str]]:
    """What reaches the worker, which finds one wrong title and one misspelt word."""
    texts: list[tuple[str, str]] = []

    def check_text(text: str, language: str):
        texts.append((text, language))
        typo = {**ROLE, "code": "spelling", "family": "SPR"}
        return checked(ROLE, typo) if text == TEXT else checked()

    monkeypatch.setattr(queue, "check_text", check_text)
    return texts


@pytest.fixture
def key(alice, desk) -> dict[str, str]:
    secret = token_for(alice, desk, ["check"]).secret
    return {"apiKey": secret, "username": "alice@example.org"}


def codes(response) -> set[str]:
    assert response.status_code == 200, response.content
    return {match["rule"]["id"] for match in response.json()["matches"]}


def error_of(response) -> str:
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.startswith("Error: ")
    return response.text


def test_flags_are_matches(client, sent, key):
    response = client.post(CHECK, ASKED | key)
    assert codes(response) == {"role", "spelling"}
    assert sent == [(TEXT, "nb")]
    assert response["Cache-Control"].startswith("max-age=0")
    assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("auto", "auto"),
        ("nb", "nb"),
        ("nb-NO", "nb"),
        ("NN", "nn"),
        ("no", "no"),
        ("en_GB", "en"),
    ],
)
def test_languages_as_clients_name_them(client, sent, key, named, meant):
    client.post(CHECK, ASKED | key | {"language": named})
    assert sent == [(TEXT, meant)]


def test_annotated_text(client, sent, key):
    data = json.dumps({"annotation": [{"markup": "<b>"}, {"text": TEXT}]})
    response = client.post(CHECK, {"data": data, "language": "nb"} | key)
    assert response.json()["matches"][0]["offset"] == TEXT.index("utenriks") + 1 + len("<b>")


def test_the_token_may_come_as_a_header_or_in_the_address(client, sent, key):
    bearer = {"Authorization": f"Bearer {key['apiKey']}"}
    assert codes(client.post(CHECK, ASKED, headers=bearer))
    assert codes(client.get(CHECK, ASKED | key))
    assert codes(client.post(f"{CHECK}?apiKey={key['apiKey']}", ASKED))


def test_who_has_no_token_or_a_wrong_one(client, sent, key, alice, desk):
    assert client.post(CHECK, ASKED).status_code == 401
    wrong = client.post(CHECK, ASKED | {"apiKey": "wrong"})
    assert wrong.status_code == 401
    assert "apiKey" in error_of(wrong)
    reading = token_for(alice, desk, ["articles:read"]).secret
    assert client.post(CHECK, ASKED | {"apiKey": reading}).status_code == 403
    ApiToken.objects.update(revoked_at="2026-01-01T00:00Z")
    assert client.post(CHECK, ASKED | key).status_code == 401
    assert sent == []


@pytest.mark.parametrize(
    ("address", "through", "proxies", "status"),
    [
        ("10.1.2.3", "", 0, 200),
        ("192.0.2.1", "", 0, 401),
        ("192.0.2.1", "10.1.2.3", 0, 401),
        ("192.0.2.1", "10.1.2.3", 1, 200),
        ("192.0.2.1", "10.1.2.3, 198.51.100.7", 1, 401),
        ("192.0.2.1", "nonsense", 1, 401),
    ],
)
def test_a_house_network_needs_no_token(
    client, db, sent, settings, address, through, proxies, status
):
    settings.CHECK_OPEN_TO, settings.PROXIES = ["10.0.0.0/8", "fd00::/8"], proxies
    headers = {"X-Forwarded-For": through} if through else {}
    response = client.post(CHECK, ASKED, REMOTE_ADDR=address, headers=headers)
    assert response.status_code == status


def test_what_the_desk_has_turned_off_is_left_out(client, sent, key, desk):
    CheckRule.objects.create(desk=desk, code="spelling", mode=CheckRule.Mode.ON_REQUEST)
    assert codes(client.post(CHECK, ASKED | key)) == {"role"}
    asked = client.post(CHECK, ASKED | key | {"enabledRules": "spelling"})
    assert codes(asked) == {"role", "spelling"}


def test_rules_are_chosen(client, sent, key):
    def with_rules(**fields):
        return codes(client.post(CHECK, ASKED | key | fields))

    assert with_rules(disabledRules="role,other") == {"spelling"}
    assert with_rules(disabledCategories="ENT", level="picky") == {"spelling"}
    assert with_rules(enabledRules="role", enabledOnly="true") == {"role"}
    only = client.post(CHECK, ASKED | key | {"enabledOnly": "true"})
    assert only.status_code == 400


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"language": "nb"}, 400, "'text' or 'data'"),
        ({"text": "Hei"}, 400, "'language'"),
        ({"text": "Hei", "data": "{}", "language": "nb"}, 400, "not both"),
        ({"text": "Hei", "language": "tlh"}, 400, "'tlh'"),
        ({"data": "{}", "language": "nb"}, 400, "annotation"),
        ({"text": "x" * 40_001, "language": "nb"}, 413, "40000 characters (it's 40001)"),
    ],
)
def test_errors_are_said_as_languagetool_says_them(client, sent, key, fields, status, said):
    response = client.post(CHECK, fields | key)
    assert response.status_code == status
    assert said in error_of(response)
    assert sent == []


def test_a_body_too_large(client, key, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert (
        client.post(CHECK, f"text={'x' * 200}", "application/x-www-form-urlencoded").status_code
        == 413
    )


def test_too_often(client, sent, key, settings):
    settings.CHECK_RATE = "2/minute"
    statuses = [client.post(CHECK, ASKED | key).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert int(client.post(CHECK, ASKED | key)["Retry-After"]) >= 1


def test_where_no_worker_answers(client, key):
    response = client.post(CHECK, ASKED | key, headers={"Accept-Language": "en"})
    assert response.status_code == 503
    assert "No worker" in error_of(response)
    assert response["Retry-After"]


def test_other_methods_and_addresses(client, db):
    assert client.delete(CHECK)["Allow"] == "GET, POST"
    assert client.get("/v2/words").status_code == 404


def test_the_languages(client, db):
    assert {"name": "Norwegian (Bokmål)", "code": "nb", "longCode": "nb"} in client.get(
        "/v2/languages"
    ).json()


def test_pages_of_other_origins_where_they_are_named(sent, key, settings):
    settings.CORS_ALLOWED_ORIGINS = ["https://docs.example"]
    client = Client(headers={"Origin": "https://docs.example"})
    assert client.post(CHECK, ASKED | key)["Access-Control-Allow-Origin"] == "https://docs.example"
    other = Client(headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in other.post(CHECK, ASKED | key)
    assert "Access-Control-Allow-Origin" not in client.get("/api/v1/openapi.json")
