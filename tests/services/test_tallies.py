"""The figures that the queue sorts by follow what is found and decided."""

from __future__ import annotations

import pytest

from quotes.models import Article, Flag
from quotes.services import history
from quotes.services.reviewing import confirm_flag, dismiss_flag
from quotes.services.tallies import tally
from tests.sample import TEXT, analysed, analysis

pytestmark = pytest.mark.django_db


def figures() -> tuple[int, int]:
    return Article.objects.values_list("open_flags", "worst").get()


def test_they_follow_the_analysis_and_decisions(version, alice, request_):
    assert figures() == (2, Flag.Severity.HIGH)
    first, second = Flag.objects.order_by("pk")
    dismiss_flag(user=alice, flag=first, dismissal="style", request=request_())
    assert figures() == (1, Flag.Severity.HIGH)
    dismiss_flag(user=alice, flag=second, dismissal="style", request=request_())
    assert figures() == (0, Article.NOTHING_OPEN)
    history.undo(user=alice, version=version, request=request_())
    assert figures() == (1, Flag.Severity.HIGH)


def test_confirmed_flags_are_still_to_be_mended(version, alice, request_):
    confirm_flag(user=alice, flag=Flag.objects.first(), request=request_())
    assert figures() == (2, Flag.Severity.HIGH)


def test_only_the_latest_version_counts(version):
    later = version.article.versions.create(number=2, text=TEXT, zones=version.zones, sha256="x")
    tally(Article.objects.all())
    assert figures() == (0, Article.NOTHING_OPEN)
    analysed(later, analysis())
    assert figures() == (2, Flag.Severity.HIGH)
