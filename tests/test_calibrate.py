"""How the shares behind an attribution's confidence are counted."""

import pytest

from bench.calibrate import Case, left_out, share, shares
from quotes.engine.results import tier
from quotes.engine.speakers import reasons
from quotes.engine.speakers.discourse import Candidate
from quotes.engine.speakers.entities import Entity

RULES = [value for value in vars(reasons).values() if isinstance(value, reasons.Rule)]


def case(document, rule, is_right):
    return Case("part", document, rule, is_right)


def test_a_share_is_drawn_towards_what_was_expected():
    seen = [case("a", "name", True)] * 3 + [case("a", "name", False)]
    assert share(seen) == 0.75
    assert share(seen, weight=4, prior=0.5) == (3 + 2) / 8
    assert share([], weight=4, prior=0.5) == 0.5


def test_close_cases_are_drawn_towards_other_close_cases():
    seen = [case("a", "name", True)] * 8 + [case("a", "pronoun-close", False)] * 2
    known = shares(seen, weight=2)
    assert known["all"] == 0.8
    assert known["close"] == 2 * 0.8 / 4
    assert known["pronoun-close"] == 2 * known["close"] / 4


def test_a_document_does_not_rate_itself():
    seen = [case("a", "topic", True), case("b", "topic", False), case("b", "name", True)]
    rated = {(c.document, c.rule): c.confidence for c in left_out(seen, weight=1)}
    assert rated["a", "topic"] == pytest.approx((0 + 0.5) / 2)  # from b: 0 of 1, all 1 of 2
    assert rated["b", "topic"] == pytest.approx((1 + 1) / 2)  # from a
    assert rated["b", "name"] == 1.0  # unknown there: the share of all


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_a_confidence_and_a_close_case(rule):
    assert 0 < rule.confidence < 1
    assert 0 < rule.close.confidence < 1
    assert rule.close.template == rule.template


def test_a_close_runner_up_makes_a_close_case():
    first, far, near = (Candidate(Entity("a"), score) for score in (2.0, 1.0, 1.7))
    assert reasons.weighed(reasons.PRONOUN, [first]) is reasons.PRONOUN
    assert reasons.weighed(reasons.PRONOUN, [first, far]) is reasons.PRONOUN
    close = reasons.weighed(reasons.PRONOUN, [first, near])
    assert close.id == "pronoun-close"
    assert close.confidence < reasons.PRONOUN.confidence


def test_nobody_is_named_without_confidence():
    assert reasons.answer(None, reasons.OPEN).confidence == 0
    assert reasons.answer(Entity("Kari Nes"), reasons.NAME).confidence == reasons.NAME.confidence


@pytest.mark.parametrize(
    ("confidence", "name"),
    [
        (0, "guess"),
        (0.79, "guess"),
        (0.8, "likely"),
        (0.949, "likely"),
        (0.95, "sure"),
        (1, "sure"),
    ],
)
def test_tiers(confidence, name):
    assert tier(confidence) == name
