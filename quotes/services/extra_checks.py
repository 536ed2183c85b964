"""Checks that a desk has on request are left out of an analysis, unless that is asked for."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_noop

from quotes.engine.results import Analysis, Message, Notice
from quotes.models import AnalysisRun, DeclaredCheck
from quotes.selectors.checks import codes_on_request

_ON_REQUEST = gettext_noop("The check “{name_}” runs on request only.")


def without_extra_checks(run: AnalysisRun, analysis: Analysis) -> tuple[Analysis, list[Notice]]:
    """What is left of the analysis, and a notice for each check that is left out."""
    left_out = codes_on_request(run.version.article.desk)
    if run.all_checks or not left_out:
        return analysis, []
    flags = tuple(flag for flag in analysis.flags if flag.code not in left_out)
    names = DeclaredCheck.objects.filter(code__in=left_out).values_list("name", flat=True)
    notices = [Notice("on-request", Message(_ON_REQUEST, {"name_": name})) for name in names]
    return replace(analysis, flags=flags), notices
