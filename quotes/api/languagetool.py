"""/v2/check and /v2/languages, as LanguageTool's clients ask them.

A worker checks the text, since the web process never loads spaCy; the answer is waited for, and
nothing is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from quotes import queue
from quotes.api.access import Scope, known_token, refuse_without
from quotes.api.problems import Refusal
from quotes.api.rates import count
from quotes.formats.languagetool import (
    AUTO,
    LANGUAGES,
    Misformed,
    Rules,
    Sent,
    annotated,
    answer,
    languages,
    plain,
)
from quotes.models import ApiToken
from quotes.selectors.checks import codes_off, codes_on_request


@dataclass(frozen=True, slots=True)
class Asked:
    sent: Sent
    language: str
    rules: Rules


@csrf_exempt
@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """Errors are said in LanguageTool's way, as a line of text."""
    try:
        asked = _asked(request)
        checked = queue.check_text(asked.sent.text, LANGUAGES.get(asked.language, ("", AUTO))[1])
    except Misformed as error:
        return _error(400, str(error))
    except RequestDataTooBig:
        return _error(413, _("The text is too long."))
    except Refusal as error:
        return _error(error.status, error.detail, **error.headers)
    except queue.NoAnswer:
        return _error(503, _("No worker answered in time. Try again."), Retry_After="5")
    return JsonResponse(answer(asked.sent, asked.language, checked, asked.rules))


@csrf_exempt
def known_languages(request: HttpRequest) -> HttpResponse:
    return JsonResponse(languages(), safe=False)


@csrf_exempt
def nowhere(request: HttpRequest, **path: str) -> HttpResponse:
    return _error(404, _("There are /v2/check and /v2/languages."))


def _asked(request: HttpRequest) -> Asked:
    if request.method not in ("GET", "POST"):
        raise Refusal(405, _("Send GET or POST."), Allow="GET, POST")
    fields = request.POST if request.method == "POST" else request.GET
    token = _token(request, fields)
    sent = _sent(fields)
    language = _language(fields)
    return Asked(sent, language, _rules(fields, token))


def _token(request: HttpRequest, fields: QueryDict) -> ApiToken | None:
    """By "Authorization: Bearer", or by "apiKey" as paying clients of LanguageTool send it, with
    a "username" that says nothing here. None for a client of a network that needs none."""
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    secret = secret if scheme.lower() == "bearer" else ""
    secret = secret or fields.get("apiKey") or request.GET.get("apiKey", "")
    address = client_address(request)
    if not secret and _needs_no_token(address):
        count(settings.CHECK_RATE, "check", address)
        return None
    token = known_token(request, secret) if secret else None
    if token is None:
        raise Refusal(401, _("Send a token as “apiKey”, or in the header “Authorization”."))
    count(settings.CHECK_RATE, "check", token.pk)
    refuse_without(token, Scope.CHECK)
    return token


def client_address(request: HttpRequest) -> str:
    """As the outermost of our own proxies saw it."""
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if settings.PROXIES and len(passed) >= settings.PROXIES:
        return passed[-settings.PROXIES]
    return request.META.get("REMOTE_ADDR", "")


def _needs_no_token(address: str) -> bool:
    try:
        return any(ip_address(address) in ip_network(net) for net in settings.CHECK_OPEN_TO)
    except ValueError:
        return False


def _sent(fields: QueryDict) -> Sent:
    if "text" in fields and "data" in fields:
        raise Misformed("Error: Set only 'text' or 'data' parameter, not both")
    if "data" in fields:
        sent = annotated(fields["data"])
    elif "text" in fields:
        sent = plain(fields["text"])
    else:
        raise Misformed("Error: Missing 'text' or 'data' parameter")
    limit, length = settings.CHECK_MAX_CHARACTERS, len(sent.whole)
    if length > limit:
        raise Refusal(
            413, f"Error: Your text exceeds the limit of {limit} characters (it's {length})"
        )
    return sent


def _language(fields: QueryDict) -> str:
    asked = fields.get("language", "")
    if not asked:
        raise Misformed("Error: Missing 'language' parameter, e.g. 'language=nb' or 'auto'")
    names = {name.lower(): name for name in (AUTO, *LANGUAGES)}
    known = names.get(asked.replace("_", "-").lower())
    if known is None:
        raise Misformed(
            f"Error: '{asked}' is not a language code known here. "
            f"Supported language codes are: {', '.join(names.values())}"
        )
    return known


def _rules(fields: QueryDict, token: ApiToken | None) -> Rules:
    enabled = _listed(fields, "enabledRules") | _listed(fields, "enabledCategories")
    only = fields.get("enabledOnly", "").lower() in ("true", "yes")
    if only and not enabled:
        raise Misformed("Error: You must specify enabled rules when using enabledOnly=true")
    off = codes_off(token.desk) | codes_on_request(token.desk) if token else frozenset()
    disabled = _listed(fields, "disabledRules") | _listed(fields, "disabledCategories")
    return Rules(enabled, disabled, only, frozenset(off))


def _listed(fields: QueryDict, name: str) -> frozenset[str]:
    return frozenset(part.strip() for part in fields.get(name, "").split(",") if part.strip())


def _error(status: int, message: str, **headers: str) -> HttpResponse:
    said = message if message.startswith("Error: ") else f"Error: {message}"
    response = HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response
