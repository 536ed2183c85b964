from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from quotes.api import languagetool
from quotes.api.problems import problem
from quotes.api.site import api


@csrf_exempt
def nowhere(request: HttpRequest, **path: str) -> HttpResponse:
    return problem(404)


urlpatterns = [
    path("api/v1/", api.urls),
    re_path(r"^api/", nowhere),
    path("v2/check", languagetool.check),
    path("v2/languages", languagetool.known_languages),
    re_path(r"^v2/", languagetool.nowhere),
]
